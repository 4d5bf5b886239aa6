//! `dismiss` and `baseline`: findings that are not to be shown again, with the reason; and the state that is accepted.

use super::explain::{list, records, text};
use super::failure::{Ended, Failure};
use crate::model::Error;
use crate::report::review::{Dismissal, Known};
use serde::Serialize;
use serde_json::Value as Json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where dismissals stand unless another file is named.
pub(super) const DISMISSALS: &str = "claimdiff.dismissed.jsonl";

#[derive(clap::Args)]
pub(super) struct Args {
    /// The finding, as the summary names it: F-7q3kd2
    #[arg(value_name = "ID")]
    id: String,
    /// Why it is no problem
    #[arg(long, value_name = "WORDS")]
    reason: String,
    /// The last day on which this holds: 2025-01-31
    #[arg(long, value_name = "DAY")]
    until: Option<jiff::civil::Date>,
    /// Who says so
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The folder of the run
    #[arg(long, value_name = "DIR", default_value = "output")]
    dir: PathBuf,
    /// The file of dismissals, to which a line is added
    #[arg(long, value_name = "FILE", default_value = DISMISSALS)]
    dismissed: PathBuf,
}

#[derive(clap::Args)]
pub(super) struct BaselineArgs {
    /// The folder of the run whose findings are accepted as known
    #[arg(long, value_name = "DIR", default_value = "output")]
    from: PathBuf,
    /// The file to write
    #[arg(short, long, value_name = "FILE", default_value = "claimdiff.baseline.jsonl")]
    output: PathBuf,
}

pub(super) fn run(args: &Args) -> Ended {
    if args.reason.trim().is_empty() {
        return Err(Error::Usage("--reason is empty; say why it is no problem".to_owned()).into());
    }
    let finding = named(&args.dir, &args.id)?;
    let record = Dismissal {
        schema: "claimdiff/dismissal/1".into(),
        id: text(&finding, "id").to_owned(),
        rule: text(&finding, "rule").to_owned(),
        group: text(&finding, "group").to_owned(),
        values: list(&finding, "values").map(|v| text(v, "display").to_owned()).collect(),
        reason: args.reason.trim().to_owned(),
        until: args.until.map(|day| day.to_string()),
        by: args.by.clone(),
    };
    let mut lines = std::fs::read_to_string(&args.dismissed).unwrap_or_default();
    if !lines.is_empty() && !lines.ends_with('\n') {
        lines.push('\n');
    }
    lines.push_str(&serde_json::to_string(&record)?);
    lines.push('\n');
    whole(&args.dismissed, lines.as_bytes())?;
    writeln!(std::io::stderr(), "{} is dismissed in {}", record.id, args.dismissed.display())?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn baseline(args: &BaselineArgs) -> Ended {
    let findings = records(&args.from, "findings.jsonl")?;
    let known = |finding: &Json| Known {
        schema: "claimdiff/baseline/1".into(),
        id: text(finding, "id").to_owned(),
        rule: text(finding, "rule").to_owned(),
        group: text(finding, "group").to_owned(),
    };
    let mut known: Vec<Known> = findings.iter().map(known).collect();
    known.sort_by(|a, b| a.id.cmp(&b.id));
    let count = known.len();
    whole(&args.output, &jsonl(&known)?)?;
    writeln!(std::io::stderr(), "{count} findings are accepted as known in {}", args.output.display())?;
    Ok(ExitCode::SUCCESS)
}

fn jsonl<R: Serialize>(rows: &[R]) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    crate::report::jsonl::write(rows, &mut out)?;
    Ok(out)
}

/// The finding `id` of the run in `dir`; its letters' case and the `F-` may be left out.
pub(super) fn named(dir: &Path, id: &str) -> Result<Json, Failure> {
    let findings = records(dir, "findings.jsonl")?;
    let wanted = id.trim().to_lowercase();
    let count = findings.len();
    let fits = |f: &Json| {
        let id = text(f, "id").to_lowercase();
        id == wanted || id.strip_prefix("f-") == Some(wanted.as_str())
    };
    let missing = || {
        let dir = dir.display();
        Error::Usage(format!("no finding {id} among the {count} in {dir}; `claimdiff check` prints their ids"))
    };
    Ok(findings.into_iter().find(fits).ok_or_else(missing)?)
}

/// Writes a file whole or not at all.
pub(super) fn whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |e: std::io::Error| Error::Output { path: path.display().to_string(), reason: e.to_string() };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let out = crate::report::folder::Folder::open(folder).map_err(failed)?;
    out.write(&name, |to| to.write_all(bytes)).and_then(|()| out.finish()).map_err(failed)?;
    Ok(())
}
