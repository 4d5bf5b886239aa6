//! Zip archives: their list of files, and one file after another.
//!
//! The list stands at the end of the archive, so one that comes through a pipe or lies in another
//! archive is first written to a file that vanishes by itself.

use super::super::sidecar;
use super::super::source::{Source, damaged};
use super::{Entries, Entry, shown};
use crate::model::Skip;
use flate2::Crc;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use zip::ZipArchive;

/// The words of a Word document.
const DOCUMENT: &str = "word/document.xml";
/// What other documents are by a file that only they hold.
const OTHERS: [(&str, &str); 4] = [
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
];

/// What a zip archive turns out to be.
pub(super) enum Opened {
    /// An archive of files.
    Entries(Entries),
    /// The words of a Word document.
    Document(Source),
}

/// Opens the archive that `source` is.
pub(super) fn open(mut source: Source) -> Result<Opened, Skip> {
    let file = source.seekable().map_err(|e| damaged(&e))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    if let Some((_, kind)) = OTHERS.iter().find(|(name, _)| archive.index_for_name(name).is_some()) {
        let detail = format!("the file is {kind}, which is not read; give an export of its text");
        return Err(Skip { reason: "format".into(), detail });
    }
    let document = archive.index_for_name(DOCUMENT);
    let files = (0..archive.len()).map(|at| member(&mut archive, at)).collect::<Vec<_>>();
    let file = Arc::new(Mutex::new(archive.into_inner().into_inner()));
    if let Some(at) = document {
        let member = files
            .into_iter()
            .nth(at)
            .unwrap_or_else(|| Err(Skip { reason: "damaged".into(), detail: String::new() }))?;
        return opened(&source, source.shown.clone(), &member, &file).map(Opened::Document).map_err(|(_, skip)| skip);
    }
    // What tells about the others comes first.
    let mut files = files;
    files.sort_by_key(|f| f.as_ref().is_ok_and(|m| !sidecar::is_sidecar(Path::new(&m.name))));
    let mut files = files.into_iter();
    let mut ended = false;
    Ok(Opened::Entries(Box::new(std::iter::from_fn(move || {
        while !ended {
            let member = files.next()?;
            if let Err(skip) = source.budget.entry() {
                ended = true;
                return Some(Err((source.shown.clone(), skip)));
            }
            if let Some(entry) = entry(&source, member, &file) {
                return Some(entry);
            }
        }
        None
    }))))
}

fn entry(archive: &Source, member: Result<Member, Skip>, file: &Arc<Mutex<File>>) -> Option<Entry> {
    match member {
        Ok(member) if member.name.ends_with('/') => None,
        Ok(member) => {
            let shown = shown(&archive.shown, &member.name)?;
            Some(opened(archive, shown, &member, file))
        }
        Err(skip) => Some(Err((archive.shown.clone(), skip))),
    }
}

/// One file of an archive.
struct Member {
    name: String,
    start: u64,
    packed: u64,
    sum: u32,
    method: u16,
    locked: bool,
}

/// What the list says of file number `at`.
fn member(archive: &mut ZipArchive<BufReader<File>>, at: usize) -> Result<Member, Skip> {
    let file = archive.by_index_raw(at).map_err(broken)?;
    let of = file.entry();
    let name = of.name().map_or_else(|_| String::from_utf8_lossy(of.name_raw()).into_owned(), |n| n.into_owned());
    #[allow(deprecated)]
    let method = of.compression().to_u16();
    let start = file.data_start().unwrap_or_default();
    Ok(Member { name, start, packed: of.compressed_size(), sum: of.crc32(), method, locked: of.encrypted() })
}

/// The unpacked bytes of `member`, called `shown`.
fn opened(archive: &Source, shown: String, member: &Member, file: &Arc<Mutex<File>>) -> Entry {
    let failed = |reason: &str, detail: String| Err((shown.clone(), Skip { reason: reason.into(), detail }));
    if member.locked {
        return failed("encrypted", "it is locked with a password; unlock it and pack it again".into());
    }
    let window = Window { file: file.clone(), at: member.start, left: member.packed };
    let raw = BufReader::new(window);
    let unpacked: io::Result<Box<dyn Read + Send>> = match member.method {
        0 => Ok(Box::new(raw)),
        8 => Ok(Box::new(flate2::bufread::DeflateDecoder::new(raw))),
        12 => Ok(Box::new(super::bzip2::Decoder::new(raw))),
        93 => Ok(Box::new(super::zstd::Decoder::new(raw))),
        95 => Ok(Box::new(lzma_rust2::XzReader::new_mem_limit(raw, true, super::XZ_MEMORY))),
        other => return failed("format", format!("it is packed by method {other}, which is not read; pack it again")),
    };
    let checked = unpacked.map(|inner| Checked { inner, sum: Crc::new(), want: member.sum });
    checked.and_then(|c| archive.inner(shown.clone(), c)).map_err(|e| (shown, damaged(&e)))
}

fn broken(error: zip::result::ZipError) -> Skip {
    Skip { reason: "damaged".into(), detail: format!("the archive cannot be read ({error}); save it again") }
}

/// A stretch of a file that others read from too.
struct Window {
    file: Arc<Mutex<File>>,
    at: u64,
    left: u64,
}

impl Read for Window {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let want = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let got = file.read(buffer.get_mut(..want).unwrap_or_default())?;
        self.at += got as u64;
        self.left -= got as u64;
        Ok(got)
    }
}

/// Compares the checksum at the end.
struct Checked {
    inner: Box<dyn Read + Send>,
    sum: Crc,
    want: u32,
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.sum.update(buffer.get(..got).unwrap_or_default());
        if got == 0 && !buffer.is_empty() && self.sum.sum() != self.want {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum is wrong"));
        }
        Ok(got)
    }
}
