//! What a figure is for each of: "$5 a share", "120 people per night", "$15 an hour".

use super::scene::Scene;
use crate::model::{FigureKind, FigureParts};
use compact_str::CompactString;

/// What a rate is for each of: "a share", "per night", "an hour".
pub(super) fn rate(scene: &Scene<'_>, at: usize, parts: &FigureParts) -> Option<(CompactString, usize)> {
    let at = scene.past_hyphen(at);
    let slash = scene.word(at) == "/" && at > 0 && scene.touches(at - 1);
    let per = scene.is(at, &["per"]) || slash;
    let article = scene.is(at, &["a", "an", "each", "every"]);
    if !per && !article {
        return None;
    }
    let next = scene.past_hyphen(at + 1);
    let unit = scene.lexicon.units.worded(scene.text, scene.rest(next));
    let time = unit.filter(|(u, _)| u.is_time());
    let dated = |end: usize| scene.is(end, &["ago", "later", "earlier", "before", "after"]);
    if let Some((unit, used)) = if per || parts.kind == FigureKind::Money { unit } else { time } {
        let lasts = parts.kind == FigureKind::Duration && !per;
        return (!dated(next + used) && !lasts).then(|| (unit.name.clone(), next + used));
    }
    let counted = [
        "share",
        "dozen",
        "head",
        "person",
        "night",
        "ticket",
        "barrel",
        "bottle",
        "pop",
        "piece",
        "vote",
        "pack",
        "unit",
        "student",
        "pupil",
        "household",
        "dose",
        "litre",
        "game",
        "capita",
        "child",
        "passenger",
        "visit",
        "family",
        "worker",
        "season",
        "episode",
        "page",
        "song",
    ];
    let known = scene.is(next, &counted);
    let noun = per
        && scene.is_word(next)
        && !scene.key(next).is_some_and(|k| scene.lexicon.nouns.stops(k))
        && !scene.is(next, &["cent"]);
    let rated = parts.unit.is_some() || parts.noun.is_some();
    ((known && (per || parts.kind == FigureKind::Money) || noun) && rated)
        .then(|| (scene.lexicon.nouns.singular(scene.word(next)), next + 1))
}
