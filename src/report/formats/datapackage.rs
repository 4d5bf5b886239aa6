//! `datapackage.json`: what the CSV files hold, as a Frictionless data package (version 1 of the specification).

use crate::report::columns::Holds;
use crate::report::csv::lines_columns;
use crate::report::tables::{KINDS, Kind};
use serde_json::{Value as Json, json};

/// The package of the CSV files of a run.
pub fn package() -> Json {
    json!({
        "profile": "tabular-data-package",
        "name": "claimdiff-run",
        "title": "What outlets reported, and where they differ",
        "resources": KINDS.iter().map(resource).collect::<Vec<_>>(),
    })
}

fn resource(kind: &Kind) -> Json {
    let columns = lines_columns(kind);
    let field = |column: &crate::report::columns::Column| {
        let kind = match column.holds {
            Holds::Integer => "integer",
            Holds::Number => "number",
            Holds::Text | Holds::Json => "string",
        };
        let mut out = json!({"name": column.name, "type": kind});
        if !column.about.is_empty() {
            out["description"] = json!(column.about);
        }
        out
    };
    let mut schema = json!({"fields": columns.iter().map(field).collect::<Vec<_>>(), "missingValues": [""]});
    // Of names a line is a form, which has no key of its own.
    if kind.name != "names" {
        schema["primaryKey"] = json!(kind.key);
    }
    let refers = kind.refers.iter();
    let refers =
        refers.map(|(own, table, column)| json!({"fields": own, "reference": {"resource": table, "fields": column}}));
    if !kind.refers.is_empty() {
        schema["foreignKeys"] = json!(refers.collect::<Vec<_>>());
    }
    json!({
        "profile": "tabular-data-resource",
        "name": kind.name,
        "description": kind.about,
        "path": format!("{}.csv", kind.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}
