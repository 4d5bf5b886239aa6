//! The word lists and pattern files that are built into the program.

use crate::model::Error;
use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

/// `patterns/` of the repository, as it was when the program was built.
static PATTERNS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/patterns");

/// The text of a built-in file, by its path below `patterns/`.
pub fn text(path: &str) -> Option<&'static str> {
    PATTERNS.get_file(path)?.contents_utf8()
}

/// The bytes of a built-in file, by its path below `patterns/`.
pub fn bytes(path: &str) -> Option<&'static [u8]> {
    Some(PATTERNS.get_file(path)?.contents())
}

/// Every built-in file below `folder` whose name ends in `.ending`, sorted by path.
pub fn below(folder: &str, ending: &str) -> Vec<(&'static str, &'static str)> {
    fn walk(dir: &'static Dir<'static>, ending: &str, out: &mut Vec<(&'static str, &'static str)>) {
        for file in dir.files() {
            let path = file.path().to_str().unwrap_or_default();
            if let (true, Some(text)) = (path.ends_with(ending), file.contents_utf8()) {
                out.push((path, text));
            }
        }
        dir.dirs().for_each(|d| walk(d, ending, out));
    }
    let mut out = Vec::new();
    if let Some(dir) = PATTERNS.get_dir(folder) {
        walk(dir, ending, &mut out);
    }
    out.sort_unstable();
    out
}

/// A built-in list, read from TOML.
///
/// # Errors
/// [`Error::Lexicon`] where it is missing or says what it may not.
pub fn toml<T: DeserializeOwned>(path: &str) -> Result<T, Error> {
    let wrong = |reason: String| Error::Lexicon { path: path.to_owned(), reason };
    let words = text(path).ok_or_else(|| wrong("no such list".to_owned()))?;
    ::toml::from_str(words).map_err(|e| wrong(e.to_string()))
}
