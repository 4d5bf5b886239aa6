//! `patterns fmt`: pattern files in the usual layout.

use crate::cli::failure::{FINDINGS, Failure};
use crate::model::Error;
use crate::patterns::format::formatted;
use crate::report::folder::Folder;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Pattern files, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Change nothing; name the files that are laid out otherwise, and end with 1 where there are any
    #[arg(long)]
    check: bool,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let (mut changed, mut files) = (0, 0);
    for path in &args.paths {
        for file in below(path)? {
            files += 1;
            let text = std::fs::read_to_string(&file).map_err(|e| unreadable(&file, &e.to_string()))?;
            let laid_out = formatted(&text).ok_or_else(|| unreadable(&file, "it is no TOML"))?;
            if laid_out != text {
                changed += 1;
                writeln!(out, "{}", file.display())?;
                if !args.check {
                    replace(&file, &laid_out)?;
                }
            }
        }
    }
    let what = if args.check { "laid out otherwise" } else { "written anew" };
    writeln!(out, "{changed} of {files} files {what}")?;
    Ok(if args.check && changed > 0 { ExitCode::from(FINDINGS) } else { ExitCode::SUCCESS })
}

fn unreadable(path: &Path, reason: &str) -> Error {
    let cure = "`claimdiff patterns test --patterns` says where a file is wrong".into();
    Error::Input { path: path.display().to_string(), reason: reason.to_owned(), cure }
}

/// The pattern files at or below `path`, sorted.
fn below(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut out = Vec::new();
    for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
        let entry = entry.map_err(|e| unreadable(path, &e.to_string()))?;
        let is_pattern = entry.path().extension().is_some_and(|e| e == "toml");
        let is_list = entry.path().iter().any(|part| part == "lexicon");
        if entry.file_type().is_file() && is_pattern && !is_list {
            out.push(entry.into_path());
        }
    }
    Ok(out)
}

/// Whole or not at all.
fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let written = || {
        let name =
            path.file_name().and_then(|n| n.to_str()).ok_or_else(|| std::io::Error::other("its name is no Unicode"))?;
        let folder = Folder::open(path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
        folder.write(name, |out| out.write_all(text.as_bytes()))?;
        folder.finish()
    };
    written().map_err(|e: std::io::Error| Error::Output { path: path.display().to_string(), reason: e.to_string() })
}
