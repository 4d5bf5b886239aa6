//! Names that a person has set right: a table like `names.csv`, of which only `form` and `canonical` are read.
//!
//! Forms with one canonical form are one bearer; forms with different ones are two. A form that stands under several
//! canonical forms (a family name, say) decides nothing, and neither does one that is not in the table.

use super::fold;
use crate::model::Error;
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Which forms are one bearer's, by hand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Corrections {
    bearers: BTreeMap<CompactString, BTreeSet<CompactString>>,
}

impl Corrections {
    /// From a CSV file with the columns `form` and `canonical`.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where it cannot be read, or lacks a column; it names the file and the line.
    pub fn open(path: &Path) -> Result<Corrections, Error> {
        let named = path.display().to_string();
        let unreadable = |e: std::io::Error| Error::Lexicon { path: named.clone(), reason: e.to_string() };
        Corrections::read(std::fs::File::open(path).map_err(unreadable)?, &named)
    }

    /// The same, from the bytes of a file called `path`.
    ///
    /// # Errors
    /// As of [`Corrections::open`].
    pub fn read(bytes: impl std::io::Read, path: &str) -> Result<Corrections, Error> {
        let wrong = |reason: String| Error::Lexicon { path: path.to_owned(), reason };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let head = reader.headers().map_err(|e| wrong(e.to_string()))?.clone();
        let column = |name: &str| {
            let at = head.iter().position(|h| h.trim_start_matches('\u{feff}').trim() == name);
            at.ok_or_else(|| wrong(format!("there is no column {name}; names.csv of a run has it")))
        };
        let (form, canonical) = (column("form")?, column("canonical")?);
        let mut out = Corrections::default();
        for record in reader.records() {
            let record = record.map_err(|e| wrong(e.to_string()))?;
            let cell = |at: usize| fold(record.get(at).unwrap_or_default().trim().trim_start_matches('\''));
            let (form, canonical) = (cell(form), cell(canonical));
            if !form.is_empty() && !canonical.is_empty() {
                out.bearers.entry(form).or_default().insert(canonical);
            }
        }
        Ok(out)
    }

    /// Whether nothing was set right.
    pub fn is_empty(&self) -> bool {
        self.bearers.is_empty()
    }

    /// The one bearer of a form, where the table knows one.
    pub fn bearer(&self, form: &str) -> Option<&str> {
        if self.is_empty() {
            return None;
        }
        let mut known = self.bearers.get(&fold(form))?.iter();
        known.next().filter(|_| known.next().is_none()).map(CompactString::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_under_two_names_decides_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("names.csv");
        let rows = "canonical,form,class\nAna Moss,Ana Moss,full\nAna Moss,Anna Moss,variant\nAna Moss,Moss,short\nTim Moss,Moss,short\n";
        std::fs::write(&path, rows).unwrap();
        let known = Corrections::open(&path).unwrap();
        assert_eq!(known.bearer("ANNA MOSS"), known.bearer("Ana Moss"));
        assert_eq!(known.bearer("Moss"), None);
        std::fs::write(&path, "name\nAna Moss\n").unwrap();
        assert!(Corrections::open(&path).unwrap_err().to_string().contains("no column form"));
    }
}
