//! From files to articles: one file a format; what cannot be read becomes a skip record.

use crate::model::{Article, Error, Provenance, Reliability, Skip, Source, Stamp};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// What came of one record of an input.
#[derive(Clone, PartialEq, Debug)]
pub struct Read {
    /// The article, or what is known of it.
    pub article: Article,
    /// Why it is not used.
    pub skip: Option<Skip>,
}

/// Reads every article of `inputs` (files, folders, globs, `-`), in order.
///
/// # Errors
/// [`Error::Input`] for an input that does not exist. What is wrong inside a file is a [`Skip`].
pub fn articles(inputs: &[PathBuf]) -> Result<Vec<Read>, Error> {
    let mut out = Vec::new();
    for path in inputs {
        let text = std::fs::read_to_string(path).map_err(|e| Error::Input {
            path: path.display().to_string(),
            reason: e.to_string(),
            cure: "check the path".into(),
        })?;
        let shown = path.to_string_lossy().replace('\\', "/");
        if shown.ends_with(".jsonl") {
            for (record, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
                let source = Source { path: shown.clone(), record: record as u64 };
                out.push(json(line, source));
            }
        } else {
            out.push(Read {
                article: finish(Article { text, source: Source { path: shown, record: 0 }, ..Article::default() }),
                skip: None,
            });
        }
    }
    Ok(out)
}

fn json(line: &str, source: Source) -> Read {
    let value: serde_json::Value = match serde_json::from_str(line) {
        Ok(value) => value,
        Err(e) => {
            let skip = Skip { reason: "syntax".into(), detail: e.to_string() };
            return Read { article: Article { source, ..Article::default() }, skip: Some(skip) };
        }
    };
    let get = |k: &str| value.get(k).and_then(|v| v.as_str()).map(str::to_owned);
    let published = get("published");
    let stamp = Stamp {
        date: published.as_deref().and_then(|p| p.get(..10)?.parse().ok()),
        from: if published.is_some() { Provenance::Field } else { Provenance::None },
        reliability: if published.is_some() { Reliability::High } else { Reliability::None },
        iso: published,
    };
    let article = Article {
        id: get("id").unwrap_or_default(),
        outlet: get("outlet").unwrap_or_default(),
        url: get("url"),
        title: get("title"),
        text: get("text").unwrap_or_default(),
        published: stamp,
        language: get("language"),
        story: get("story"),
        source,
        ..Article::default()
    };
    Read { article: finish(article), skip: None }
}

/// Fills in the hash, and the id where none was given.
fn finish(mut article: Article) -> Article {
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
    article.sha256 = hex(&Sha256::digest(article.text.as_bytes()));
    if article.id.is_empty() {
        let whole = format!("{}\n{}\n{}", article.outlet, article.title.as_deref().unwrap_or_default(), article.sha256);
        article.id = format!("a{}", &hex(&Sha256::digest(whole.as_bytes()))[..10]);
    }
    article
}
