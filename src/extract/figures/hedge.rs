//! Words of comparison before and after a figure. They bind to the number they touch and to no other.

use super::scene::Scene;
use crate::model::{Comparator, Span};

/// Words of comparison and where they stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hedge {
    pub(super) span: Span,
    pub(super) says: Comparator,
}

/// After these, "over" before a time still says "more than": "for over two years".
const MEASURES_TIME: &[&str] = &[
    "for", "in", "after", "took", "takes", "take", "taking", "lasted", "lasting", "lasts", "last", "waited", "spent",
    "is", "was", "been", "be", "of", "to", "well", "just", "than", "by", "are", "were", "served", "within", "at", "a",
    "slightly", "little",
];

/// After these, "about" tells what is spoken of.
const TOLD_ABOUT: &[&str] = &[
    "story",
    "stories",
    "news",
    "report",
    "reports",
    "information",
    "details",
    "questions",
    "concern",
    "concerns",
    "call",
    "calls",
    "article",
    "post",
    "video",
    "film",
    "documentary",
    "book",
    "song",
    "talk",
    "talked",
    "talking",
    "tip",
    "tips",
    "complaint",
    "complaints",
    "rumour",
    "rumours",
    "worried",
    "something",
    "nothing",
];

/// The hedge that ends right before token `start`; nothing before `floor` is taken in.
pub(super) fn before(scene: &Scene<'_>, start: usize, floor: usize, lasts: bool) -> Option<Hedge> {
    let mut end = start;
    if end > floor && scene.is_hyphen(end - 1) {
        end -= 1;
    }
    loop {
        let tokens = scene.tokens.get(floor..end)?;
        let Some((says, used)) = scene.lexicon.hedges.before(scene.text, tokens) else {
            // an article or an adjective of size may stand between: "more than a record 50", "as many as the 50"
            return None;
        };
        let first = end - used;
        if says == Comparator::Exact {
            end = first;
            continue;
        }
        // "a story about two brothers": what it is about, no word of comparison
        if used == 1 && scene.is(first, &["about"]) && scene.follows(first, TOLD_ABOUT) {
            return None;
        }
        if lasts && used == 1 && scene.is(first, &["over"]) && !may_exceed(scene, first) {
            return None;
        }
        if scene.is(first, &["above", "below", "under", "near", "short", "beyond"])
            && used == 1
            && scene.follows(first, &["metres", "meters", "feet", "miles", "points", "percent", "per"])
        {
            return None;
        }
        return Some(Hedge { span: scene.span(first, end)?, says });
    }
}

/// Whether "over" at `at`, before a span of time, can say "more than" and not "during".
fn may_exceed(scene: &Scene<'_>, at: usize) -> bool {
    at == 0 || scene.follows(at, MEASURES_TIME)
}

/// The hedge that starts right at token `end`, and the token after it.
pub(super) fn after(scene: &Scene<'_>, end: usize) -> Option<(Hedge, usize)> {
    let at = scene.past_hyphen(end);
    let (says, used) = scene.lexicon.hedges.after(scene.text, scene.rest(at))?;
    let word = scene.word(at);
    let touches = end > 0 && scene.touches(end - 1);
    let fits = match word {
        "+" => touches,
        _ if word.eq_ignore_ascii_case("odd") || word.eq_ignore_ascii_case("ish") => {
            at > end || !scene.is_hyphen(end) && word.eq_ignore_ascii_case("odd")
        }
        _ if word.eq_ignore_ascii_case("plus") => at > end || !scene.is_word(at + 1) && scene.word(at + 1) != "$",
        _ if word.eq_ignore_ascii_case("at") || used == 1 => !starts_number(scene, at + used),
        _ => true,
    };
    // "2 boats and up to 3 vans": the words belong to what follows
    let next = at + used;
    if !fits || word != "+" && (starts_number(scene, next) || scene.is(next, &["to", "than", "of"])) {
        return None;
    }
    Some((Hedge { span: scene.span(at, at + used)?, says }, at + used))
}

/// Whether a number follows, to which the words rather belong.
fn starts_number(scene: &Scene<'_>, at: usize) -> bool {
    scene.tokens.get(at).is_some_and(|t| scene.lexicon.numerals.starts(scene.text, *t))
        || matches!(scene.word(at), "$" | "£" | "€")
}
