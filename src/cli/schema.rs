//! `schema`: the JSON Schema of a record.

use super::check::to_stdout;
use super::failure::Ended;
use crate::model::Error;
use crate::model::record::ScanRecord;
use crate::report::manifest::Manifest;
use crate::report::tables::KINDS;
use schemars::{Schema, schema_for};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// scan, article, claim, group, finding, name, coverage, copy, manifest; or pattern, for editors of pattern files
    name: String,
}

/// The schema of the record `name`, or of the table: `finding` and `findings`.
fn named(name: &str) -> Option<Schema> {
    match name {
        "scan" | "scans" => Some(schema_for!(ScanRecord)),
        "manifest" => Some(schema_for!(Manifest)),
        "pattern" => Some(crate::patterns::schema::schema()),
        _ => KINDS.iter().find(|k| k.record == name || k.name == name).map(|k| (k.schema)()),
    }
}

pub(super) fn run(args: &Args) -> Ended {
    let Some(schema) = named(&args.name) else {
        let names: Vec<&str> = KINDS.iter().map(|k| k.record).chain(["scan", "manifest", "pattern"]).collect();
        return Err(Error::Usage(format!("no record is called {:?}; there are {}", args.name, names.join(", "))).into());
    };
    to_stdout(|out| {
        serde_json::to_writer_pretty(&mut *out, &schema)?;
        out.write_all(b"\n")?;
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
