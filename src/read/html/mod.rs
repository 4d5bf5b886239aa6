//! Web pages: the article in the page, and what the page says of it.

use super::fields::Fields;
use super::limits::Limits;
use crate::model::{Genre, Skip, SourceMap, Zone};

/// What a page gives.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Page {
    /// The article's text, paragraphs parted by blank lines.
    pub text: String,
    /// Which bytes of the page each stretch of the text was made from.
    pub map: SourceMap,
    /// What each paragraph of the text is, where the page tells.
    pub zones: Vec<Zone>,
    /// What the page says of the article.
    pub facts: Fields,
    /// What kind of text it is.
    pub genre: Genre,
}

/// Finds the article in `html`.
///
/// # Errors
/// `empty` where the page has no words.
pub(super) fn page(html: &str, _limits: &Limits) -> Result<Page, Skip> {
    let mut page = Page::default();
    let (mut at, mut raw) = (0, None::<&str>);
    while let Some(rest) = html.get(at..).filter(|r| !r.is_empty()) {
        if let Some(inside) = rest.strip_prefix('<') {
            let tag = inside.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or_default();
            if let Some(name) = raw {
                raw = Some(name).filter(|n| tag.strip_prefix('/') != Some(n));
            } else {
                raw = ["script", "style", "title"].into_iter().find(|n| tag.eq_ignore_ascii_case(n));
                if !page.text.ends_with('\n') && !page.text.is_empty() {
                    page.text.push('\n');
                }
            }
            at += rest.find('>').map_or(rest.len(), |end| end + 1);
            continue;
        }
        let end = rest.find('<').unwrap_or(rest.len());
        let words = rest.get(..end).unwrap_or_default();
        if raw.is_none() && !words.trim().is_empty() {
            let start = page.text.len();
            page.text.push_str(words);
            page.map.push(start..page.text.len(), at as u64..(at + end) as u64);
        }
        at += end;
    }
    if page.text.trim().is_empty() {
        let detail = "the page has no words; save it once more when it has loaded".to_owned();
        return Err(Skip { reason: "empty".into(), detail });
    }
    Ok(page)
}
