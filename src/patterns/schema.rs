//! The JSON Schema of pattern files, for editors: made of the structs that they are read into.

use super::check::{CLASSES, RELATIONS, SEVERITIES, STANCES, STATUSES};
use super::error::Code;
use super::file::PatternFile;
use super::pattern::SlotKind;
use crate::lexicon::units::Units;
use schemars::{Schema, SchemaGenerator, json_schema, schema_for};

/// What a pattern file may say.
pub fn schema() -> Schema {
    schema_for!(PatternFile)
}

/// Every code of a mistake and what it means.
pub fn codes() -> Schema {
    schema_for!(Code)
}

fn one_of(names: &[&str]) -> Schema {
    json_schema!({ "type": "string", "enum": names })
}

fn one_or_more(item: &Schema) -> Schema {
    json_schema!({ "anyOf": [item, { "type": "array", "items": item }] })
}

pub(super) fn status(_: &mut SchemaGenerator) -> Schema {
    one_of(&STATUSES)
}

pub(super) fn class(_: &mut SchemaGenerator) -> Schema {
    one_of(&CLASSES)
}

pub(super) fn stance(_: &mut SchemaGenerator) -> Schema {
    one_of(&STANCES)
}

pub(super) fn kinds(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&one_of(&SlotKind::ALL.map(|(name, _)| name)))
}

pub(super) fn dimensions(_: &mut SchemaGenerator) -> Schema {
    one_of(&Units::shared().dimensions())
}

pub(super) fn words(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&json_schema!({ "type": "string" }))
}

pub(super) fn severity(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": { "enum": RELATIONS },
        "additionalProperties": { "enum": SEVERITIES },
    })
}
