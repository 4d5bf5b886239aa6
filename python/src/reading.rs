//! What is read, and how.

use crate::errors::{UsageError, raised};
use crate::rows::{Failed, Rows, header};
use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_pyarrow::PyArrowType;
use claimdiff::read::{InputKind, ReadOptions, Record, open, rows};
use pyo3::prelude::*;
use std::path::PathBuf;

/// A table in memory, or files.
#[derive(FromPyObject)]
pub enum Data {
    /// Files, folders and globs.
    Paths(Vec<PathBuf>),
    /// Anything that gives Arrow data.
    Rows(PyArrowType<RecordBatchStreamReader>),
}

/// How it is read.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Reading {
    /// The name of a shape or of another program's export.
    pub input: Option<String>,
    /// Pairs of a field and its column.
    pub map: Vec<(String, String)>,
    /// Whether all cores work.
    pub parallel: bool,
    /// The number of this worker and how many there are, where files are shared out among several.
    pub share: Option<(usize, usize)>,
}

impl Reading {
    /// The records of `data`; an error of a table's source is left in `failed`.
    pub fn records(&self, data: Data, failed: Failed) -> PyResult<Box<dyn Iterator<Item = Record> + Send>> {
        let known = || InputKind::names().join(", ");
        let kind = |name: &String| {
            InputKind::named(name)
                .ok_or_else(|| UsageError::new_err(format!("input={name:?}: known shapes are {}", known())))
        };
        let input = self.input.as_ref().map(kind).transpose()?;
        let options = ReadOptions { input, map: self.map.clone(), ..ReadOptions::default() };
        match data {
            Data::Paths(paths) => {
                let inputs = open(&paths, &options).map_err(raised)?;
                let (part, parts) = self.share.unwrap_or((0, 1));
                Ok(Box::new(inputs.share(part, parts)))
            }
            Data::Rows(data) => {
                let header = header(&data.0);
                Ok(Box::new(rows(&header, Rows::new(Box::new(data.0), failed), &options).map_err(raised)?))
            }
        }
    }

    /// The options that change results, as the manifest tells them.
    pub fn told(&self) -> impl Iterator<Item = (String, String)> + use<> {
        let map: Vec<String> = self.map.iter().map(|(field, column)| format!("{field}={column}")).collect();
        let options = [("input", self.input.clone().unwrap_or_default()), ("map", map.join(","))];
        options.into_iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| (k.to_owned(), v))
    }
}
