//! Web pages: the article in the page, and what the page says of it.
//!
//! A page is cut into tags and words (`scanner`), which make elements (`tree`) and paragraphs (`blocks`). What
//! an element is called tells what it may be (`marks`); where the prose stands tells which element is the
//! story (`body`). Every visible word is kept, what is not the story as a boilerplate zone, and every
//! stretch of the text knows its bytes of the page.

mod blocks;
mod body;
mod cards;
mod entities;
mod facts;
mod json_ld;
mod marks;
mod scanner;
mod tag;
mod tree;

pub(super) use facts::Facts;

use super::limits::Limits;
use crate::lexicon::page_cues::PageCues;
use crate::model::{Skip, SourceMap, Span, Zone};
use tree::{Beyond, Tree};

/// What a page gives.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Page {
    /// Its visible words, paragraphs parted by blank lines.
    pub text: String,
    /// Which bytes of the page each stretch of the text was made from.
    pub map: SourceMap,
    /// What each paragraph is; together they cover every word.
    pub zones: Vec<Zone>,
    /// What the page says of the article.
    pub facts: Facts,
}

/// Finds the article in `html`.
///
/// # Errors
/// `empty` where the page has no words, `nodes` or `depth` where it has more elements, or more of them inside one
/// another, than `limits` allow.
pub(super) fn page(html: &str, limits: &Limits) -> Result<Page, Skip> {
    let skip = |reason: &str, detail: String| Skip { reason: reason.into(), detail };
    let tree = Tree::of(html, limits).map_err(|beyond| match beyond {
        Beyond::Nodes => {
            let said = "cut it into pages, or raise the limit (--limit nodes=N)";
            skip("nodes", format!("the page has more than {} elements; {said}", limits.nodes))
        }
        Beyond::Depth => {
            let said = "save the article itself, or raise the limit (--limit depth=N)";
            skip("depth", format!("more than {} elements of the page lie in one another; {said}", limits.depth))
        }
    })?;
    let cues = PageCues::built_in().map_err(|why| skip("internal", why.to_string()))?;
    let marks = marks::marks(html, &tree, cues);
    let words = blocks::Words::of(html, &tree, &marks);
    if words.blocks.is_empty() {
        let detail = "the page has no words; save it once more when it has loaded".to_owned();
        return Err(skip("empty", detail));
    }
    let mut facts = Facts::of(html, &tree);
    let titles: Vec<&str> = facts.title.iter().map(|t| t.words.as_str()).collect();
    let kinds = body::kinds(&body::Parts::of(&tree, &marks, &words), &titles);
    facts.shown(&words, &kinds);
    let mut page = Page { facts, ..Page::default() };
    for (block, kind) in words.blocks.iter().zip(kinds) {
        page.zones.extend(Span::new(&words.text, block.text.start, block.text.end).map(|span| Zone { span, kind }));
    }
    for (text, source) in words.pieces {
        page.map.push(text, source.start as u64..source.end as u64);
    }
    page.text = words.text;
    Ok(page)
}
