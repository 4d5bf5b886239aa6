//! Scan records of earlier runs, read back.

use crate::model::record::ScanRecord;
use crate::model::{Error, Scan};
use std::fs::File;
use std::io::{BufRead, BufReader, stdin};
use std::path::{Path, PathBuf};

/// Every scan record of `files`; `-` is standard input.
///
/// # Errors
/// [`Error::Input`] for a file that cannot be read; [`Error::Record`] for a line that is no scan record.
/// A comparison without some of its articles would mislead, so the first mistake ends it.
pub fn scans(files: &[PathBuf]) -> Result<Vec<Scan>, Error> {
    let mut out = Vec::new();
    for path in files {
        if path.as_os_str() == "-" {
            lines(stdin().lock(), Path::new("-"), &mut out)?;
        } else {
            let file = File::open(path).map_err(|e| unreadable(path, &e))?;
            lines(BufReader::new(file), path, &mut out)?;
        }
    }
    Ok(out)
}

/// Every scan record in `bytes`, a file called `name`.
///
/// # Errors
/// As of [`scans`].
pub fn scans_in(bytes: &[u8], name: &str) -> Result<Vec<Scan>, Error> {
    let mut out = Vec::new();
    lines(bytes, Path::new(name), &mut out)?;
    Ok(out)
}

fn lines(reader: impl BufRead, path: &Path, out: &mut Vec<Scan>) -> Result<(), Error> {
    for (at, line) in reader.lines().enumerate() {
        let line = line.map_err(|e| unreadable(path, &e))?;
        if line.trim().is_empty() {
            continue;
        }
        let wrong = |reason: String| Error::Record { path: path.display().to_string(), line: at + 1, reason };
        let record: ScanRecord = serde_json::from_str(&line)
            .map_err(|e| wrong(format!("not a scan record ({e}); give the output of `claimdiff scan`")))?;
        out.push(record.into_scan().map_err(wrong)?);
    }
    Ok(())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    let cure = "give a file that `claimdiff scan` wrote".into();
    Error::Input { path: path.display().to_string(), reason: error.to_string(), cure }
}
