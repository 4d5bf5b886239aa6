//! `cargo xtask docs`: the pages that are made of the program itself.
//!
//! The JSON Schema of pattern files, the reference page made of it, and the page of the library. A test
//! keeps the committed ones true.

mod library;
mod reference;

use crate::shell::root;
use claimdiff::patterns::{Set, schema};
use miette::{IntoDiagnostic, Result};

/// Writes every page.
///
/// # Errors
/// Where the patterns are wrong or a page cannot be written.
pub fn run() -> Result<()> {
    for (name, text) in pages()? {
        std::fs::write(root().join("docs").join(name), text).into_diagnostic()?;
        println!("docs/{name}");
    }
    Ok(())
}

/// Every page: its name under `docs/`, and its text.
fn pages() -> Result<Vec<(&'static str, String)>> {
    let lexicon = claimdiff::lexicon::Lexicon::built_in().into_diagnostic()?;
    let patterns = Set::built_in(&lexicon).into_diagnostic()?;
    let (file, codes) = (schema::schema(), schema::codes());
    let json = serde_json::to_string_pretty(&file).into_diagnostic()?;
    Ok(vec![
        ("pattern.schema.json", format!("{json}\n")),
        ("pattern-files.md", reference::page(file.as_value(), codes.as_value())),
        ("patterns.md", library::page(&patterns)),
    ])
}

#[cfg(test)]
mod tests {
    use super::{pages, root};

    #[test]
    fn the_committed_pages_are_what_the_program_says() {
        for (name, text) in pages().unwrap() {
            let kept = std::fs::read_to_string(root().join("docs").join(name)).unwrap_or_default();
            assert!(kept == text, "docs/{name} is out of date: cargo xtask docs");
        }
    }
}
