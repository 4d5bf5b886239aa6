//! Columns of a batch by name, as the type that is asked for.

use crate::errors::{RecordError, of_arrow};
use arrow_array::types::{Float32Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_array::{BinaryArray, PrimitiveArray, StringArray, cast::AsArray};
use arrow_cast::cast;
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use std::sync::Arc;

/// The columns of one batch.
pub struct Columns<'b>(pub &'b RecordBatch);

impl Columns<'_> {
    /// Whole numbers.
    pub fn longs(&self, name: &str) -> PyResult<PrimitiveArray<Int64Type>> {
        Ok(self.typed(name, &DataType::Int64)?.as_primitive::<Int64Type>().clone())
    }

    /// Days and other small whole numbers.
    pub fn ints(&self, name: &str) -> PyResult<PrimitiveArray<Int32Type>> {
        Ok(self.typed(name, &DataType::Int32)?.as_primitive::<Int32Type>().clone())
    }

    /// Weights and scores.
    pub fn floats(&self, name: &str) -> PyResult<PrimitiveArray<Float32Type>> {
        Ok(self.typed(name, &DataType::Float32)?.as_primitive::<Float32Type>().clone())
    }

    /// Words.
    pub fn words(&self, name: &str) -> PyResult<StringArray> {
        Ok(self.typed(name, &DataType::Utf8)?.as_string::<i32>().clone())
    }

    /// Bytes.
    pub fn bytes(&self, name: &str) -> PyResult<BinaryArray> {
        Ok(self.typed(name, &DataType::Binary)?.as_binary::<i32>().clone())
    }

    /// Lists of whole numbers; none of them for a list that is null.
    pub fn lists_of_longs(&self, name: &str) -> PyResult<Vec<Vec<i64>>> {
        self.lists(name, DataType::Int64, |array| array.as_primitive::<Int64Type>().values().to_vec())
    }

    /// Lists of weights; none of them for a list that is null.
    pub fn lists_of_floats(&self, name: &str) -> PyResult<Vec<Vec<f32>>> {
        self.lists(name, DataType::Float32, |array| array.as_primitive::<Float32Type>().values().to_vec())
    }

    fn lists<T>(&self, name: &str, item: DataType, values: impl Fn(&ArrayRef) -> Vec<T>) -> PyResult<Vec<Vec<T>>> {
        let wanted = DataType::List(Arc::new(Field::new_list_field(item, true)));
        let column = self.typed(name, &wanted)?;
        let lists = column.as_list::<i32>();
        Ok(lists.iter().map(|list| list.map_or_else(Vec::new, |list| values(&list))).collect())
    }

    fn typed(&self, name: &str, wanted: &DataType) -> PyResult<ArrayRef> {
        let column = self.0.column_by_name(name);
        let column = column.ok_or_else(|| RecordError::new_err(format!("there is no column {name}")))?;
        if column.data_type() == wanted { Ok(column.clone()) } else { cast(column, wanted).map_err(of_arrow) }
    }
}

/// What stands in row `at`; none for null.
pub fn at<T: arrow_array::ArrowPrimitiveType>(column: &PrimitiveArray<T>, at: usize) -> Option<T::Native> {
    column.is_valid(at).then(|| column.value(at))
}

/// The words in row `at`; none for null.
pub fn words_at(column: &StringArray, at: usize) -> Option<&str> {
    column.is_valid(at).then(|| column.value(at))
}
