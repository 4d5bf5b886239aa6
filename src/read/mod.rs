//! From files to articles: one file a format; what cannot be read becomes a skip record.
//!
//! [`open`] finds the files and yields [`Record`]s one by one, unparsed, so that memory does not grow
//! with the size of an input; [`Record::read`] does the costly part and may run on any thread. What is
//! known of an article is trusted in this order: a field of its row, `sources.csv` beside the file, the path.

mod cells;
mod clipping;
mod clippings;
mod docx;
mod encoding;
mod feed;
mod feed_item;
mod fields;
mod html;
mod http;
mod json;
mod language;
mod limits;
mod lines;
mod mail;
mod markdown;
mod metadata;
mod object;
mod pack;
#[cfg(feature = "parquet")]
mod parquet;
mod path_facts;
mod paths;
mod preset;
mod record;
mod row;
mod scans;
mod shape;
mod sidecar;
mod sniff;
mod source;
mod stamps;
mod table;
mod text;
mod transfer;
mod warc;
mod wide;
mod xml;

pub use cells::{Cell, rows};
pub use fields::Field;
pub use limits::{Limits, size};
pub use preset::Preset;
pub use record::{Read, Record};
pub use scans::{scans, scans_in, scans_into};
pub use shape::{InputKind, Shape};

use crate::model::{Error, Skip};
use clipping::Press;
use encoding::Decoded;
use fields::Mapping;
use metadata::Outlets;
use paths::Found;
use record::Place;
use sidecar::Sidecars;
use source::Source;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use wide::Widths;

/// How inputs are read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadOptions {
    /// What every input is; found out from name and content where none is given.
    pub input: Option<InputKind>,
    /// Pairs of an input field and the column or key that holds it.
    pub map: Vec<(String, String)>,
    /// What is too much.
    pub limits: Limits,
    /// A list of outlets of one's own, as `patterns/outlets.toml` is written.
    pub outlets: Option<PathBuf>,
}

/// Finds the files behind `inputs` (files, folders, globs, `-` for standard input), sorted within each.
///
/// # Errors
/// [`Error::Usage`] for a map to a field that does not exist, or a wrong list of outlets. [`Error::Input`] where not one of the inputs
/// leads to a file; where some do, the others become skip records, as does what is wrong inside a file.
pub fn open(inputs: &[PathBuf], options: &ReadOptions) -> Result<Inputs, Error> {
    let mut found = paths::find(inputs)?;
    found.retain(|f| !matches!(f, Found::File { named: false, path } if sidecar::is_sidecar(path)));
    inputs_of(found, options)
}

/// The records in `bytes`, read as a file called `name` would be.
///
/// # Errors
/// [`Error::Usage`] for a map to a field that does not exist.
pub fn open_bytes(name: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Inputs, Error> {
    inputs_of(vec![Found::Bytes { shown: name.to_owned(), bytes }], options)
}

fn inputs_of(found: Vec<Found>, options: &ReadOptions) -> Result<Inputs, Error> {
    Ok(Inputs {
        found: found.into(),
        current: None,
        shown: String::new(),
        context: Inputs::context(options)?,
        sidecars: Sidecars::default(),
    })
}

/// What every reader needs to know.
#[derive(Clone, Debug)]
struct Context {
    mapping: Arc<Mapping>,
    limits: Limits,
    /// Outlets by domain and name.
    outlets: Arc<Outlets>,
    input: Option<Shape>,
    /// Where letters stood in the source, where it was UTF-16 and is read as UTF-8.
    wide: Option<Widths>,
}

impl Context {
    /// The text of a record of many, whose `bytes` stand at `place`; see [`encoding::decode`].
    ///
    /// # Errors
    /// Why they are no text.
    fn decode(&self, bytes: Vec<u8>, place: &Place, said: Option<&str>) -> Result<Decoded, Skip> {
        let mut out = encoding::decode(bytes, place, said)?;
        if self.wide.is_some() {
            out.map = wide::way_back(&out.text, place.offset);
        }
        Ok(out)
    }
}

/// The records of one file, in order.
type Records = Box<dyn Iterator<Item = Record> + Send>;

/// The records of all inputs, in order; files are opened one after another.
pub struct Inputs {
    found: VecDeque<Found>,
    current: Option<Records>,
    /// The path of the current file, as shown.
    shown: String,
    context: Context,
    sidecars: Sidecars,
}

impl Inputs {
    /// How many files are still to be opened.
    pub fn files_left(&self) -> usize {
        self.found.len()
    }

    /// The share of worker `part` of `parts`, which each read other files.
    pub fn share(mut self, part: usize, parts: usize) -> Inputs {
        let found = self.found.into_iter().skip(part).step_by(parts.max(1));
        self.found = found.collect();
        self
    }

    fn context(options: &ReadOptions) -> Result<Context, Error> {
        let mut mapping = Mapping::new(&options.map)?;
        let input = match options.input {
            None => None,
            Some(InputKind::Shape(shape)) => Some(shape),
            Some(InputKind::Preset(preset)) => {
                mapping = mapping.with(preset);
                None
            }
        };
        let known = Outlets::built_in()?;
        let outlets = match &options.outlets {
            Some(path) => known.with(path)?,
            None => known,
        };
        Ok(Context {
            mapping: Arc::new(mapping),
            limits: options.limits,
            input,
            wide: None,
            outlets: Arc::new(outlets),
        })
    }

    fn start(&mut self, found: Found) -> Records {
        let (path, shown, named) = match found {
            Found::Nothing { shown, skip } => return Box::new(std::iter::once(Record::failed(&shown, 0, skip))),
            Found::Bytes { shown, bytes } => {
                return self.records(Source::of_bytes(bytes, &shown, &self.context.limits), &shown);
            }
            Found::Stdin => (None, "-".to_owned(), true),
            Found::File { path, named } => (Some(path.clone()), paths::shown(&path), named),
        };
        let beside = path.as_deref().map(|p| self.sidecars.beside(p, &self.context.mapping)).unwrap_or_default();
        let records = self.records(Source::open(path.as_deref(), &shown, named, &self.context.limits), &shown);
        let mut notes = beside.notes;
        Box::new(records.map(move |mut record| {
            record.sidecar = record.sidecar.take().or_else(|| beside.row.clone());
            record.notes.splice(0..0, std::mem::take(&mut notes));
            record
        }))
    }

    /// What stands for a file on whose bytes a reader failed: what came before it was read.
    fn failed(&mut self) -> Record {
        self.current = None;
        let detail = "claimdiff failed on this file and went on with the others; please report it".to_owned();
        Record::failed(&self.shown, 0, Skip { reason: "internal".to_owned(), detail })
    }

    fn records(&self, source: Result<Source, Skip>, shown: &str) -> Records {
        match source {
            Ok(source) => pack::records(source, &self.context),
            Err(skip) => Box::new(std::iter::once(Record::failed(shown, 0, skip))),
        }
    }
}

/// The records of a file that is packed no more and laid out as `shape`.
fn leaf(source: Source, shape: Shape, context: &Context) -> Records {
    let context = context.clone();
    match shape {
        Shape::Text => text::records(source, context, Field::Text),
        Shape::Html => text::records(source, context, Field::Html),
        Shape::Markdown => markdown::records(source, context),
        #[cfg(feature = "parquet")]
        Shape::Parquet => parquet::records(source, context),
        #[cfg(not(feature = "parquet"))]
        Shape::Parquet => {
            let detail = "Parquet is not built into this program; build it with --features parquet".to_owned();
            let skip = Skip { reason: "format".into(), detail };
            Box::new(std::iter::once(Record::failed(&source.shown, 0, skip)))
        }
        Shape::Warc => warc::records(source, context),
        Shape::Mail => mail::records(source, context),
        Shape::Docx => docx::records(source, context),
        _ => of_many(source, shape, context),
    }
}

/// The records of a file of many, read as UTF-8.
fn of_many(source: Source, shape: Shape, mut context: Context) -> Records {
    let shown = source.shown.clone();
    let source = match source.into_utf8(context.limits.line) {
        Ok((source, wide)) => {
            context.wide = wide;
            source
        }
        Err(e) => return Box::new(std::iter::once(Record::failed(&shown, 0, source::damaged(&e)))),
    };
    match shape {
        Shape::Json => json::values(source, context),
        Shape::JsonFeed => {
            context.mapping = Arc::new(context.mapping.with(Preset::JsonFeed));
            json::values(source, context)
        }
        Shape::Csv => table::records(source, context, false),
        Shape::Tsv => table::records(source, context, true),
        Shape::Feed => feed::records(source, context),
        Shape::Nexis => clippings::records(source, context, Press::Nexis),
        Shape::Factiva => clippings::records(source, context, Press::Factiva),
        _ => json::lines(source, context),
    }
}

impl Iterator for Inputs {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            if let Some(current) = self.current.as_mut() {
                match catch_unwind(AssertUnwindSafe(|| current.next())) {
                    Ok(Some(record)) => return Some(record),
                    Ok(None) => self.current = None,
                    Err(_) => return Some(self.failed()),
                }
            }
            let found = self.found.pop_front()?;
            self.shown = found.shown();
            match catch_unwind(AssertUnwindSafe(|| self.start(found))) {
                Ok(records) => self.current = Some(records),
                Err(_) => return Some(self.failed()),
            }
        }
    }
}
