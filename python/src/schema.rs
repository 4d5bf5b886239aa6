//! From the JSON Schema of a record, which is made from its Rust type, to the Arrow schema of its table: what a
//! record holds is said once.

use arrow_schema::{DataType, Field, Fields, Schema};
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// The Arrow schema of records that `root` describes.
///
/// Every column may be null: a record leaves out what its kind does not have.
pub fn arrow_schema(root: &Json) -> Schema {
    match of(root, root) {
        DataType::Struct(fields) => Schema::new(fields),
        _ => Schema::empty(),
    }
}

fn of(schema: &Json, root: &Json) -> DataType {
    if let Some(name) = schema.get("$ref").and_then(Json::as_str) {
        return named(name, root).map_or(DataType::Utf8, |schema| of(schema, root));
    }
    for choice in ["anyOf", "oneOf"] {
        let options = schema.get(choice).and_then(Json::as_array);
        if let Some(first) = options.and_then(|o| o.iter().find(|s| kind(s) != Some("null"))) {
            return of(first, root);
        }
    }
    match kind(schema) {
        Some("object") => object(schema, root),
        Some("array") => list(schema, root),
        Some("boolean") => DataType::Boolean,
        Some("number") => DataType::Float64,
        // Offsets, ids and counts within an article; Spark has no unsigned numbers.
        Some("integer") if schema.get("format").and_then(Json::as_str) == Some("uint32") => DataType::Int32,
        Some("integer") => DataType::Int64,
        _ => DataType::Utf8,
    }
}

fn object(schema: &Json, root: &Json) -> DataType {
    if let Some(properties) = schema.get("properties").and_then(Json::as_object) {
        return DataType::Struct(fields(properties, root));
    }
    let value = schema.get("additionalProperties").map_or(DataType::Utf8, |values| of(values, root));
    let entry = [Field::new("key", DataType::Utf8, false), Field::new("value", value, true)];
    DataType::Map(Arc::new(Field::new("entries", DataType::Struct(Fields::from(entry.to_vec())), false)), false)
}

fn fields(properties: &Map<String, Json>, root: &Json) -> Fields {
    properties.iter().map(|(name, schema)| Field::new(name, of(schema, root), true)).collect()
}

/// A list, or a tuple of numbers, whose widest member says how wide its members are.
fn list(schema: &Json, root: &Json) -> DataType {
    let members = schema.get("prefixItems").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    let mut types = members.iter().chain(schema.get("items")).map(|s| of(s, root));
    let first = types.next().unwrap_or(DataType::Utf8);
    let item = if types.any(|t| t == DataType::Int64) { DataType::Int64 } else { first };
    DataType::List(Arc::new(Field::new("item", item, true)))
}

/// The type that a schema names, `null` beside another one left out.
fn kind(schema: &Json) -> Option<&str> {
    match schema.get("type")? {
        Json::String(one) => Some(one),
        Json::Array(several) => several.iter().filter_map(Json::as_str).find(|t| *t != "null"),
        _ => None,
    }
}

/// What `#/$defs/Name` stands for.
fn named<'s>(name: &str, root: &'s Json) -> Option<&'s Json> {
    root.pointer(name.strip_prefix('#')?)
}
