//! Scan records of earlier runs, read back.

use crate::model::record::ScanRecord;
use crate::model::{Error, Scan};
use rayon::prelude::*;
use std::fs::File;
use std::io::{self, BufRead, BufReader, stdin};
use std::path::{Path, PathBuf};

/// Lines of so many bytes are read at once, to be parsed on all threads.
const AT_ONCE: usize = 1 << 22;

/// Every scan record of `files`; `-` is standard input.
///
/// # Errors
/// [`Error::Input`] for a file that cannot be read; [`Error::Record`] for a line that is no scan record.
/// A comparison without some of its articles would mislead, so the first mistake ends it.
pub fn scans(files: &[PathBuf]) -> Result<Vec<Scan>, Error> {
    let mut out = Vec::new();
    let take = |scan| {
        out.push(scan);
        Ok(())
    };
    scans_into(files, |scan| scan, take)?;
    Ok(out)
}

/// The same, each made into something else on the thread that read it, and handed to `take` in its order.
///
/// # Errors
/// As of [`scans`], and the first one of `take`.
pub fn scans_into<T: Send>(
    files: &[PathBuf],
    make: impl Fn(Scan) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    for path in files {
        if path.as_os_str() == "-" {
            read(stdin().lock(), Path::new("-"), &make, &mut take)?;
        } else {
            let file = File::open(path).map_err(|e| unreadable(path, &e))?;
            read(BufReader::new(file), path, &make, &mut take)?;
        }
    }
    Ok(())
}

/// Every scan record in `bytes`, a file called `name`.
///
/// # Errors
/// As of [`scans`].
pub fn scans_in(bytes: &[u8], name: &str) -> Result<Vec<Scan>, Error> {
    let mut out = Vec::new();
    let mut take = |scan| {
        out.push(scan);
        Ok(())
    };
    read(bytes, Path::new(name), &|scan| scan, &mut take)?;
    Ok(out)
}

fn read<T: Send>(
    reader: impl BufRead,
    path: &Path,
    make: &(impl Fn(Scan) -> T + Sync),
    take: &mut impl FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut lines = (1..).zip(reader.lines());
    loop {
        let (some, broken) = batch(&mut lines);
        let full = some.par_iter().filter(|(_, line)| !line.trim().is_empty());
        let made: Vec<Result<T, Error>> = full.map(|(at, line)| Ok(make(record(path, *at, line)?))).collect();
        // What stands before a line that cannot be read counts first: it may be a mistake too.
        made.into_iter().try_for_each(|one| take(one?))?;
        match broken {
            Some(error) => return Err(unreadable(path, &error)),
            None if some.is_empty() => return Ok(()),
            None => {}
        }
    }
}

/// The next lines with their numbers, none at the end; and why the one after them cannot be read.
fn batch(lines: &mut impl Iterator<Item = (usize, io::Result<String>)>) -> (Vec<(usize, String)>, Option<io::Error>) {
    let (mut out, mut bytes) = (Vec::new(), 0);
    while bytes < AT_ONCE {
        match lines.next() {
            Some((at, Ok(line))) => {
                bytes += line.len();
                out.push((at, line));
            }
            Some((_, Err(error))) => return (out, Some(error)),
            None => break,
        }
    }
    (out, None)
}

fn record(path: &Path, at: usize, line: &str) -> Result<Scan, Error> {
    let wrong = |reason: String| Error::Record { path: path.display().to_string(), line: at, reason };
    let record: ScanRecord = serde_json::from_str(line)
        .map_err(|e| wrong(format!("not a scan record ({e}); give the output of `claimdiff scan`")))?;
    record.into_scan().map_err(wrong)
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    let cure = "give a file that `claimdiff scan` wrote".into();
    Error::Input { path: path.display().to_string(), reason: error.to_string(), cure }
}
