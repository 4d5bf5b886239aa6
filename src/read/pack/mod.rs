//! Archives and compressed files, unfolded as they are read: what lies in them is read as if it lay beside them.

mod bits;
mod bzip2;
mod tar;
mod zip;
mod zstd;

use super::sidecar::{self, Sidecars};
use super::sniff::{self, Kind};
use super::source::{Source, damaged};
use super::{Context, Record, Records, Shape};
use crate::model::Skip;
use flate2::bufread::MultiGzDecoder;
use lzma_rust2::XzReader;
use std::path::Path;

pub(super) use tar::is_tar;

/// What an archive gives: its files in their order, and what of it cannot be read.
type Entries = Box<dyn Iterator<Item = Entry> + Send>;
type Entry = Result<Source, (String, Skip)>;

/// Most memory for the dictionary of an xz file, in kB.
const XZ_MEMORY: u32 = 72 << 10;

/// The records of `source`, taken out of whatever it is packed in.
pub(super) fn records(mut source: Source, context: &Context) -> Records {
    let shown = source.shown.clone();
    loop {
        let kind = sniff::kind(&source);
        if kind.is_packed() && source.depth >= context.limits.nesting {
            return once(&shown, too_deep(context.limits.nesting));
        }
        let unpacked = match kind {
            Kind::Foreign(kind) => {
                let detail = format!("the file is {kind}, which is not read; give an export of its text");
                return once(&shown, Skip { reason: "format".into(), detail });
            }
            Kind::Shape(shape) => return readable(source, shape, context),
            Kind::Zip => {
                return match zip::open(source) {
                    Ok(zip::Opened::Entries(entries)) => each(entries, shown, context),
                    Ok(zip::Opened::Document(words)) => super::leaf(words, Shape::Docx, context),
                    Err(skip) => once(&shown, skip),
                };
            }
            Kind::Tar => return each(tar::entries(source), shown, context),
            Kind::Gzip => source.unpacked(|bytes| Ok(MultiGzDecoder::new(bytes))),
            Kind::Zstd => source.unpacked(|bytes| Ok(zstd::Decoder::new(bytes))),
            Kind::Xz => source.unpacked(|bytes| Ok(XzReader::new_mem_limit(bytes, true, XZ_MEMORY))),
            Kind::Bzip2 => source.unpacked(|bytes| Ok(bzip2::Decoder::new(bytes))),
        };
        source = match unpacked {
            Ok(inner) => inner,
            Err(e) => return once(&shown, damaged(&e)),
        }
    }
}

/// The records of a file that is packed no more, unless its name and content say that it is nothing to read.
fn readable(source: Source, shape: Shape, context: &Context) -> Records {
    if source.head.is_empty() {
        return once(&source.shown, Skip { reason: "empty".into(), detail: "the file is empty; save it again".into() });
    }
    match context.input {
        Some(shape) => super::leaf(source, shape, context),
        None => match sniff::unwanted(&source, shape) {
            Some(skip) => once(&source.shown, skip),
            None => super::leaf(source, shape, context),
        },
    }
}

/// The records of every file of an archive.
fn each(entries: Entries, archive: String, context: &Context) -> Records {
    let context = context.clone();
    let none = Skip { reason: "empty".into(), detail: "the archive holds no file to read; pack it again".into() };
    let mut none = Some(Record::failed(&archive, 0, none));
    let (mut sidecars, mut notes) = (Sidecars::default(), Vec::new());
    let mut inside = entries.flat_map(move |entry| {
        let source = match entry {
            Ok(source) => source,
            Err((shown, skip)) => return once(&shown, skip),
        };
        let path = Path::new(&source.shown).to_owned();
        if sidecar::is_sidecar(&path) {
            let bytes = source.whole(context.limits.line).ok().flatten().unwrap_or_default();
            notes.extend(sidecars.learn(&path, &bytes, &context.mapping));
            return Box::new(std::iter::empty());
        }
        let (row, mut notes) = (sidecars.learnt(&path), std::mem::take(&mut notes));
        Box::new(records(source, &context).map(move |mut record| {
            record.sidecar = record.sidecar.take().or_else(|| row.clone());
            record.notes.splice(0..0, std::mem::take(&mut notes));
            record
        }))
    });
    Box::new(std::iter::from_fn(move || {
        let next = inside.next().or_else(|| none.take());
        none = None;
        next
    }))
}

fn once(shown: &str, skip: Skip) -> Records {
    Box::new(std::iter::once(Record::failed(shown, 0, skip)))
}

fn too_deep(cap: usize) -> Skip {
    let said = format!("archives lie in one another more than {cap} deep; unpack it, or raise the limit");
    Skip { reason: "nesting".into(), detail: format!("{said} (--limit nesting=N)") }
}

/// The path of an archive's file as shown; none for what is hidden or tells about its folder.
fn shown(archive: &str, name: &str) -> Option<String> {
    let name = name.replace('\\', "/");
    let name = name.trim_start_matches("./").trim_matches('/');
    let hidden = name.split('/').any(|part| part.starts_with('.') && part != ".." || part == "__MACOSX");
    if name.is_empty() || hidden || super::paths::is_description(Path::new(name)) {
        return None;
    }
    Some(format!("{archive}!/{name}"))
}
