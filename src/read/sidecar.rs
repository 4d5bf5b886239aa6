//! `sources.csv`: what a person knows of the files beside it.

use super::fields::{Field, Fields, Mapping};
use super::record::Place;
use super::{encoding, paths, table};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const NAME: &str = "sources.csv";
/// Columns that are known and not about the article.
const OTHER_COLUMNS: [&str; 5] = ["path", "file", "note", "notes", "comment"];

/// Whether `path` is a sidecar and no input.
pub(super) fn is_sidecar(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n.eq_ignore_ascii_case(NAME))
}

/// What a sidecar says of one file.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// Its row.
    pub row: Option<Arc<Fields>>,
    /// What is wrong with the sidecar; given once, with the first file it is asked for.
    pub notes: Vec<String>,
}

/// The sidecars read so far, by folder.
#[derive(Debug, Default)]
pub(super) struct Sidecars {
    read: FxHashMap<PathBuf, Rows>,
}

impl Sidecars {
    /// What the sidecar in the folder of `path` says of it.
    pub fn beside(&mut self, path: &Path, mapping: &Mapping) -> Beside {
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut notes = Vec::new();
        let rows = self.read.entry(folder.to_owned()).or_insert_with(|| {
            let (rows, said) = load(folder, mapping);
            notes = said;
            rows
        });
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Beside { row: rows.get(name.as_ref()).cloned(), notes }
    }

    /// Takes in the sidecar `bytes` of an archive, called `path`; what is wrong with it.
    pub fn learn(&mut self, path: &Path, bytes: &[u8], mapping: &Mapping) -> Vec<String> {
        let (rows, notes) = parse(bytes, &paths::shown(path), |_| true, mapping);
        self.read.insert(path.parent().unwrap_or(Path::new("")).to_owned(), rows);
        notes
    }

    /// What a sidecar that was learnt says of `path`.
    pub fn learnt(&self, path: &Path) -> Option<Arc<Fields>> {
        let name = path.file_name()?.to_string_lossy();
        self.read.get(path.parent()?)?.get(name.as_ref()).cloned()
    }
}

/// The rows of a folder's sidecar by file name, and what is wrong with it.
fn load(folder: &Path, mapping: &Mapping) -> (Rows, Vec<String>) {
    let path = folder.join(NAME);
    let shown = paths::shown(&path);
    match std::fs::read(&path) {
        Ok(bytes) => parse(&bytes, &shown, |name| folder.join(name).exists(), mapping),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => (Rows::default(), Vec::new()),
        Err(e) => (Rows::default(), vec![format!("{shown}: {e}; check that it is readable")]),
    }
}

/// What a sidecar says of each file by name.
type Rows = FxHashMap<String, Arc<Fields>>;

fn parse(bytes: &[u8], shown: &str, exists: impl Fn(&str) -> bool, mapping: &Mapping) -> (Rows, Vec<String>) {
    let mut rows = Rows::default();
    let place = Place { path: shown.to_owned(), line: 0, offset: 0 };
    let decoded = match encoding::decode(bytes.to_vec(), &place, None) {
        Ok(decoded) => decoded,
        Err(skip) => return (rows, vec![format!("{shown}: {}", skip.detail)]),
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(decoded.text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect::<Vec<_>>(),
        Err(e) => return (rows, vec![format!("{shown}: {e}; correct its first line")]),
    };
    let plain = Mapping::default();
    let mut notes = table::notes_on(&header, &plain, shown, &OTHER_COLUMNS);
    notes.extend(decoded.note.map(|said| format!("{shown}: {said}")));
    let is_path = |c: &String| matches!(c.trim().to_ascii_lowercase().as_str(), "path" | "file");
    let Some(at) = header.iter().position(is_path) else {
        notes.push(format!("{shown}, line 1: no column is called path; it names the file that a row is about"));
        return (rows, notes);
    };
    let columns: Vec<Option<Field>> = header.iter().map(|c| plain.field(c).or(mapping.field(c))).collect();
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(e) => {
                notes.push(format!("{shown}: {e}; the row is left out; save it as UTF-8"));
                continue;
            }
        };
        let Some(name) = row.get(at).map(|n| n.trim().trim_start_matches("./")).filter(|n| !n.is_empty()) else {
            continue;
        };
        if !exists(name) {
            let line = row.position().map_or(0, csv::Position::line);
            notes.push(format!("{shown}, line {line}: there is no file {name:?} beside it; correct the name"));
        }
        let mut fields = Fields::default();
        for (cell, field) in row.iter().zip(&columns) {
            if let Some(field) = field.filter(|f| *f != Field::Text && *f != Field::Html) {
                fields.set(field, cell.to_owned());
            }
        }
        rows.insert(name.to_owned(), Arc::new(fields));
    }
    (rows, notes)
}
