//! What each element is, by its tag, the names it is given, and what stands around it.

use super::scanner::Attributes;
use super::tag::Tag;
use super::tree::{Element, Tree};
use crate::lexicon::page_cues::{PageCue, PageCues, words_of};

/// What an element alone tells; [`Mark::hidden`], [`Mark::link`] and [`Mark::heading`] hold for all in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Mark {
    /// Never shown.
    pub hidden: bool,
    /// Part of a link.
    pub link: bool,
    /// Named as the story, and nothing else.
    pub story: bool,
    /// Named as the story, or as what holds it.
    pub body: bool,
    /// Named as what belongs to the site.
    pub boilerplate: bool,
    /// Named as what is never the story.
    pub elsewhere: bool,
    /// The words under a picture.
    pub caption: bool,
    /// Named as a film.
    pub video: bool,
    /// A heading, and of which level; 0 for none.
    pub heading: u8,
    /// Named as the title.
    pub headline: bool,
    /// Named as the summary.
    pub standfirst: bool,
    /// Named as who wrote it.
    pub byline: bool,
    /// Named as when it was published.
    pub dateline: bool,
    /// Named as a correction.
    pub correction: bool,
}

/// The attributes whose values name a part of a page.
const NAMES: [&str; 7] = ["class", "id", "role", "itemprop", "data-component", "data-testid", "data-type"];

/// The marks of every element of `tree`.
pub(super) fn marks(html: &str, tree: &Tree, cues: &PageCues) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::with_capacity(tree.elements.len());
    let mut names = String::new();
    for element in &tree.elements {
        let around = out.get(element.parent as usize).copied().unwrap_or_default();
        let mut mark = own(html, element, cues, &mut names);
        mark.hidden |= around.hidden;
        mark.link |= around.link;
        mark.heading = mark.heading.max(around.heading);
        out.push(mark);
    }
    out
}

/// What the element alone tells.
fn own(html: &str, element: &Element, cues: &PageCues, names: &mut String) -> Mark {
    let tag = element.tag;
    let mut mark = Mark {
        hidden: tag.is_silent(),
        link: tag == Tag::A,
        boilerplate: matches!(tag, Tag::Aside | Tag::Form),
        elsewhere: matches!(tag, Tag::Nav | Tag::Footer | Tag::Menu),
        caption: tag == Tag::Figcaption,
        heading: match tag {
            Tag::H1 => 1,
            Tag::H2 => 2,
            Tag::H3 => 3,
            Tag::H4 => 4,
            Tag::H5 | Tag::H6 => 5,
            _ => 0,
        },
        byline: tag == Tag::Address,
        dateline: tag == Tag::Time,
        ..Mark::default()
    };
    if mark.hidden || element.attributes.is_empty() {
        return mark;
    }
    names.clear();
    for (name, value) in Attributes::new(html, &element.attributes) {
        if NAMES.iter().any(|n| name.eq_ignore_ascii_case(n)) {
            words_of(value, names);
        } else if name.eq_ignore_ascii_case("hidden") || name.eq_ignore_ascii_case("style") && hides(value) {
            mark.hidden = true;
        }
    }
    let mut named_boilerplate = false;
    for cue in cues.find(names) {
        match cue {
            PageCue::Story => mark.story = true,
            PageCue::Body => mark.body = true,
            PageCue::Boilerplate => named_boilerplate = true,
            PageCue::Elsewhere => mark.elsewhere = true,
            PageCue::Caption => mark.caption = true,
            PageCue::Video => mark.video = true,
            PageCue::Headline => mark.headline = true,
            PageCue::Standfirst => mark.standfirst = true,
            PageCue::Byline => mark.byline = true,
            PageCue::Dateline => mark.dateline = true,
            PageCue::Correction => mark.correction = true,
        }
    }
    let whole = matches!(tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article);
    mark.body |= mark.story;
    mark.boilerplate |= named_boilerplate && !mark.body && !whole;
    mark.elsewhere &= !mark.body && !whole;
    mark
}

/// Whether a style takes the element out of sight.
fn hides(style: &str) -> bool {
    let bare: String =
        style.bytes().take(400).filter(|b| !b.is_ascii_whitespace()).map(|b| b.to_ascii_lowercase() as char).collect();
    bare.contains("display:none") || bare.contains("visibility:hidden")
}
