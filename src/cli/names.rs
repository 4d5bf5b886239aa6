//! `names`: how two names relate.

use super::check::to_stdout;
use super::failure::Ended;
use crate::model::Error;
use crate::names::Names;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// A file with a line {"a": …, "b": …} for each pair
    #[arg(long, value_name = "FILE")]
    pairs: PathBuf,
}

pub(super) fn run(args: &Args) -> Ended {
    let names = Names::built_in()?;
    let text = std::fs::read_to_string(&args.pairs).map_err(|e| Error::Input {
        path: args.pairs.display().to_string(),
        reason: e.to_string(),
        cure: "check the path".into(),
    })?;
    to_stdout(|out| {
        for line in text.lines() {
            let pair: std::collections::BTreeMap<String, String> = serde_json::from_str(line)?;
            let get = |k: &str| pair.get(k).map(String::as_str).unwrap_or_default();
            serde_json::to_writer(&mut *out, &names.relate(get("a"), get("b")))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
