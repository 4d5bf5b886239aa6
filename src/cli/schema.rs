//! `schema`: the JSON Schema of a record.

use super::check::to_stdout;
use super::failure::Ended;
use crate::model::Error;
use crate::model::record::ScanRecord;
use crate::report::manifest::Manifest;
use crate::report::rows::{ArticleRow, ClaimRow, CopyRow, CoverageRow, FindingRow, GroupRow, NameRow};
use schemars::{Schema, schema_for};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// scan, article, claim, group, finding, name, coverage, copy or manifest
    name: String,
}

type Named = (&'static str, fn() -> Schema);

const SCHEMAS: [Named; 9] = [
    ("scan", || schema_for!(ScanRecord)),
    ("article", || schema_for!(ArticleRow)),
    ("claim", || schema_for!(ClaimRow)),
    ("group", || schema_for!(GroupRow)),
    ("finding", || schema_for!(FindingRow)),
    ("name", || schema_for!(NameRow)),
    ("coverage", || schema_for!(CoverageRow)),
    ("copy", || schema_for!(CopyRow)),
    ("manifest", || schema_for!(Manifest)),
];

pub(super) fn run(args: &Args) -> Ended {
    // `articles` and `copies` name the files; they are taken too.
    let singular = args.name.strip_suffix("ies").map(|s| format!("{s}y"));
    let asked = singular.as_deref().unwrap_or(args.name.trim_end_matches('s'));
    let Some((_, make)) = SCHEMAS.iter().find(|(name, _)| *name == asked || *name == args.name) else {
        let names: Vec<&str> = SCHEMAS.iter().map(|(name, _)| *name).collect();
        return Err(Error::Usage(format!("no record is called {:?}; there are {}", args.name, names.join(", "))).into());
    };
    to_stdout(|out| {
        serde_json::to_writer_pretty(&mut *out, &make())?;
        out.write_all(b"\n")?;
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
