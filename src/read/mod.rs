//! From files to articles: one file a format; what cannot be read becomes a skip record.
//!
//! [`open`] finds the files and yields [`Record`]s one by one, unparsed, so that memory does not grow
//! with the size of an input; [`Record::read`] does the costly part and may run on any thread. What is
//! known of an article is trusted in this order: a field of its row, `sources.csv` beside the file, the path.

mod fields;
mod html;
mod json;
mod limits;
mod metadata;
mod path_facts;
mod paths;
mod record;
mod scans;
mod sidecar;
mod stamps;
mod stream;
mod table;
mod text;

pub use fields::Field;
pub use limits::Limits;
pub use record::{Read, Record};
pub use scans::scans;

use crate::lexicon::page_cues::PageCues;
use crate::model::Error;
use fields::Mapping;
use metadata::Outlets;
use paths::Found;
use record::Body;
use sidecar::Sidecars;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

/// How an input is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// One article, nothing but its words.
    Text,
    /// One web page, as saved.
    Html,
    /// One JSON object a line.
    Jsonl,
    /// A JSON array of objects, or objects one after another.
    Json,
    /// A table parted by commas (or semicolons, where its first line is), with a line of column names.
    Csv,
    /// The same, parted by tabs.
    Tsv,
}

impl Shape {
    /// Every name that `--input` takes.
    pub const NAMES: [&str; 6] = ["text", "html", "jsonl", "json", "csv", "tsv"];

    /// The shape called `name`.
    pub fn named(name: &str) -> Option<Shape> {
        Some(match name {
            "text" => Shape::Text,
            "html" => Shape::Html,
            "jsonl" => Shape::Jsonl,
            "json" => Shape::Json,
            "csv" => Shape::Csv,
            "tsv" => Shape::Tsv,
            _ => return None,
        })
    }
}

/// How inputs are read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadOptions {
    /// The shape of every input; found out from name and content where none is given.
    pub input: Option<Shape>,
    /// Pairs of an input field and the column or key that holds it.
    pub map: Vec<(String, String)>,
    /// What is too much.
    pub limits: Limits,
}

/// Finds the files behind `inputs` (files, folders, globs, `-` for standard input), sorted within each.
///
/// # Errors
/// [`Error::Usage`] for a map to a field that does not exist. [`Error::Input`] where not one of the inputs
/// leads to a file; where some do, the others become skip records, as does what is wrong inside a file.
pub fn open(inputs: &[PathBuf], options: &ReadOptions) -> Result<Inputs, Error> {
    let mapping = Arc::new(Mapping::new(&options.map)?);
    let mut found = paths::find(inputs)?;
    found.retain(|f| !matches!(f, Found::File { named: false, path } if sidecar::is_sidecar(path)));
    Ok(Inputs {
        found: found.into(),
        current: None,
        context: Context {
            mapping,
            limits: options.limits,
            cues: Arc::new(PageCues::built_in()?),
            outlets: Arc::new(Outlets::built_in()?),
        },
        options: options.clone(),
        sidecars: Sidecars::default(),
    })
}

/// What every reader needs to know.
#[derive(Clone, Debug)]
struct Context {
    mapping: Arc<Mapping>,
    limits: Limits,
    /// What the names of a page's parts tell.
    cues: Arc<PageCues>,
    /// Outlets by domain and name.
    outlets: Arc<Outlets>,
}

/// The records of one file, in order.
type Records = Box<dyn Iterator<Item = Record> + Send>;

/// The records of all inputs, in order; files are opened one after another.
pub struct Inputs {
    found: VecDeque<Found>,
    current: Option<Records>,
    context: Context,
    options: ReadOptions,
    sidecars: Sidecars,
}

impl Inputs {
    /// How many files are still to be opened.
    pub fn files_left(&self) -> usize {
        self.found.len()
    }

    fn start(&mut self, found: Found) -> Records {
        let (path, shown) = match found {
            Found::Nothing { shown, skip } => return Box::new(std::iter::once(Record::failed(&shown, 0, skip))),
            Found::Stdin => (None, "-".to_owned()),
            Found::File { path, named } => {
                let shown = paths::shown(&path);
                if let Some(skip) = stream::unwanted(&shown).filter(|_| !named && self.options.input.is_none()) {
                    return Box::new(std::iter::once(Record::failed(&shown, 0, skip)));
                }
                (Some(path), shown)
            }
        };
        let beside = path.as_deref().map(|p| self.sidecars.beside(p, &self.context.mapping)).unwrap_or_default();
        let records = match stream::Source::open(path.as_deref(), &shown, &self.context.limits) {
            Ok(source) => self.records(source),
            Err(skip) => Box::new(std::iter::once(Record::failed(&shown, 0, skip))),
        };
        let mut notes = beside.notes;
        Box::new(records.map(move |mut record| {
            record.sidecar.clone_from(&beside.row);
            record.notes.splice(0..0, std::mem::take(&mut notes));
            record
        }))
    }

    fn records(&self, mut source: stream::Source) -> Records {
        let context = self.context.clone();
        match self.options.input.unwrap_or_else(|| source.shape()) {
            Shape::Text => text::records(source, context, Body::Text),
            Shape::Html => text::records(source, context, Body::Html),
            Shape::Jsonl => json::lines(source, context),
            Shape::Json => json::values(source, context),
            Shape::Csv => table::records(source, context, false),
            Shape::Tsv => table::records(source, context, true),
        }
    }
}

impl Iterator for Inputs {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            if let Some(record) = self.current.as_mut().and_then(Iterator::next) {
                return Some(record);
            }
            let found = self.found.pop_front()?;
            self.current = Some(self.start(found));
        }
    }
}
