//! Names that must never reach an output (`protected.toml`): a run that would write one fails, and writes nothing.
//!
//! Names are compared by their letters and digits alone, word for word, so that neither case, accents, hyphens of an
//! id nor the marks of a format hide one. Each form that must not appear is listed: `Ana Moss` does not cover `Moss`.

use super::folder::Folder;
use super::tables::{KINDS, Source, batches};
use crate::model::{Error, is_hidden};
use crate::names::fold;
use aho_corasick::AhoCorasick;
use serde::Deserialize;
use serde_json::Value as Json;
use std::io;
use std::path::Path;

/// The names of one file, ready to be looked for.
#[derive(Clone, Debug)]
pub struct Protected {
    path: String,
    finder: AhoCorasick,
}

/// What the file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtectedFile {
    names: Vec<String>,
}

impl Protected {
    /// The names of the file at `path`: TOML with one list, `names = ["Ana Moss", "Moss"]`.
    ///
    /// # Errors
    /// [`Error::Usage`] where it cannot be read, or a name in it has no letter.
    pub fn open(path: &Path) -> Result<Protected, Error> {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|e| Error::Usage(format!("{shown}: {e}")))?;
        Protected::read(&text, &shown)
    }

    fn read(text: &str, path: &str) -> Result<Protected, Error> {
        let wrong = |reason: String| Error::Usage(format!("{path}: {reason}; write names = [\"Ana Moss\", \"Moss\"]"));
        // The parser's own message would quote the line, and with it a name.
        let file: ProtectedFile = toml::from_str(text).map_err(|e| wrong(e.message().to_owned()))?;
        let names: Vec<String> = file.names.iter().map(|name| letters(name)).collect();
        if let Some(at) = names.iter().position(|name| name.trim().is_empty()) {
            return Err(wrong(format!("name {} has no letter", at + 1)));
        }
        let finder = AhoCorasick::new(&names).map_err(|e| wrong(e.to_string()))?;
        Ok(Protected { path: path.to_owned(), finder })
    }

    /// Refuses tables and files that hold a protected name.
    ///
    /// # Errors
    /// Where one does; the error tells which name by its number alone.
    pub fn check(&self, source: &dyn Source, folder: &Folder) -> io::Result<()> {
        self.check_tables(source)?;
        for (path, now) in folder.waiting() {
            let text = String::from_utf8_lossy(&std::fs::read(now)?).into_owned();
            let shown = path.file_name().unwrap_or_default().to_string_lossy();
            self.check_words(&shown, &text).map_err(io::Error::other)?;
            self.check_words(&shown, &unmarked(&text)).map_err(io::Error::other)?;
        }
        Ok(())
    }

    /// Refuses tables that hold a protected name.
    ///
    /// # Errors
    /// As of [`Protected::check`].
    pub fn check_tables(&self, source: &dyn Source) -> io::Result<()> {
        for kind in &KINDS {
            for record in batches(source.count(kind)).flat_map(|range| source.records(kind, range)) {
                self.check_value(kind.name, &record.value()).map_err(io::Error::other)?;
            }
        }
        Ok(())
    }

    /// Refuses a record that holds a protected name.
    ///
    /// # Errors
    /// [`Error::Usage`], as of [`Protected::check`].
    pub fn check_value(&self, place: &str, value: &Json) -> Result<(), Error> {
        match value {
            Json::String(words) => self.check_words(place, words),
            Json::Array(items) => items.iter().try_for_each(|item| self.check_value(place, item)),
            Json::Object(fields) => fields.values().try_for_each(|item| self.check_value(place, item)),
            _ => Ok(()),
        }
    }

    /// Refuses words that hold a protected name.
    ///
    /// # Errors
    /// [`Error::Usage`], as of [`Protected::check`].
    pub fn check_words(&self, place: &str, words: &str) -> Result<(), Error> {
        let Some(found) = self.finder.find(&letters(words)) else { return Ok(()) };
        let which = found.pattern().as_usize() + 1;
        let cure = "give --redact names, or leave the article out";
        Err(Error::Usage(format!("name {which} of {} would stand in {place}; nothing was written; {cure}", self.path)))
    }
}

/// The words of a text by their letters and digits, each between two spaces.
fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    // An apostrophe lies within a name, whichever way it is written.
    for word in text.split(|c: char| !(c.is_alphanumeric() || is_mark(c) || matches!(c, '\'' | '’' | 'ʼ'))) {
        let plain = ["'s", "’s", "ʼs"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        let folded = fold(plain);
        if !folded.is_empty() {
            out.push_str(&folded);
            out.push(' ');
        }
    }
    out
}

/// Marks that lie on a letter, and letters that show nothing: neither ends a word.
fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
        || is_hidden(letter)
        || matches!(letter, '\u{200c}' | '\u{200d}')
}

/// A text without the marks of HTML and the escapes of JSON.
fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let is_tag = rest[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let end = rest[at..].find('>').filter(|_| is_tag).map_or(at + 1, |end| at + end + 1);
        rest = &rest[end..];
    }
    out.push_str(rest);
    for (written, meant) in
        [("&#x27;", "'"), ("&#39;", "'"), ("&quot;", " "), ("&amp;", " "), ("\\n", " "), ("\\t", " "), ("\\r", " ")]
    {
        out = out.replace(written, meant);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_written_and_no_other_is() {
        let protected = Protected::read("names = ['Ana Moss', \"Zoë O'Dell\"]", "protected.toml").unwrap();
        let holds = |words: &str| protected.check_words("a", words).is_err();
        for words in [
            "ANA MOSS",
            "s1/age/ana-moss",
            "Ana  Moss's boat",
            "an\u{ad}a moss",
            "Ana\u{feff} Moss",
            "(zoe o’dell)",
            "Zoe\u{308} O'Dell",
        ] {
            assert!(holds(words), "{words}");
        }
        for words in ["Ana Mossley", "Diana Moss", "Ana and Tim Moss", ""] {
            assert!(!holds(words), "{words}");
        }
        assert!(holds(&unmarked("<b title=\"x\">Ana</b> <mark>Moss</mark>")));
        assert!(holds(&unmarked("Zoë O&#x27;Dell")) && holds(&unmarked("{\"a\": \"by\\nAna Moss\"}")));
    }

    #[test]
    fn no_message_tells_the_name() {
        let protected = Protected::read("names = ['Ana Moss']", "p.toml").unwrap();
        let told = protected.check_words("claims.csv", "Ana Moss").unwrap_err().to_string();
        assert!(told.contains("name 1 of p.toml") && told.contains("claims.csv") && !told.contains("by Ana"), "{told}");
        assert!(Protected::read("names = ['--']", "p").is_err());
        let told = Protected::read("names = ['Tim Vale'", "p").unwrap_err().to_string();
        assert!(!told.contains("Tim"), "{told}");
    }
}
