//! Numbers with their units and words of comparison: which words belong together.
//!
//! Located by digits and by words of [`crate::lexicon::triggers`]; everything is decided there, looking left for
//! currency, sign and comparison, and right for scale, unit, noun and the other end of a range.

mod ages;
mod articles;
mod build;
mod exclude;
mod glued;
mod hedge;
mod labels;
mod measure;
mod multiples;
mod noun;
mod ordinals;
mod range;
mod rates;
mod scene;
mod shared;
mod shares;
mod spoken;
mod sum;
mod term;
mod vague;

use crate::lexicon::Lexicon;
use crate::lexicon::triggers::Trigger;
use crate::model::{Case, FigureParts, Segments, TokenKind};
use scene::Scene;

/// What became of a place where a figure may start.
enum Outcome {
    /// A figure, and the token after it.
    Figure(FigureParts, usize),
    /// No figure; go on at this token.
    Skip(usize),
}

/// Every figure of a text, in order.
pub(super) fn find(text: &str, segments: &Segments, lexicon: &Lexicon) -> Vec<FigureParts> {
    let mut out = Vec::new();
    for sentence in &segments.sentences {
        let scene = Scene { text, tokens: segments.tokens_of(sentence), lexicon };
        let first = out.len();
        find_in(&scene, &mut out);
        if let Some(found) = out.get_mut(first..) {
            shared::settle(&scene, found);
        }
    }
    out
}

fn find_in(scene: &Scene<'_>, out: &mut Vec<FigureParts>) {
    let (mut at, mut floor) = (0, 0);
    while at < scene.tokens.len() {
        match read(scene, at, floor) {
            Some(Outcome::Figure(parts, end)) => {
                out.push(parts);
                (at, floor) = (end.max(at + 1), end.max(at + 1));
            }
            Some(Outcome::Skip(next)) => {
                at = next.max(at + 1);
                floor = at;
            }
            None => at += 1,
        }
    }
}

/// The figure that starts at `at`, if one does.
fn read(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Outcome> {
    let token = scene.tokens.get(at)?;
    let figure = |found: Option<(FigureParts, usize)>| found.map(|(parts, end)| Outcome::Figure(parts, end));
    match token.kind {
        TokenKind::Number => build::number(scene, at, floor),
        TokenKind::Mark => {
            let share = scene.text.as_bytes().get(token.span.start()).is_some_and(|b| *b >= 0xC2);
            if share && scene.lexicon.numerals.starts(scene.text, *token) {
                build::number(scene, at, floor)
            } else {
                None
            }
        }
        TokenKind::Possessive => None,
        TokenKind::Word => {
            let Some(trigger) = scene.lexicon.triggers.of(token.key) else {
                return match token.case {
                    Case::Lower => None,
                    Case::Title => figure(glued::glued_money(scene, at, floor)),
                    _ => figure(glued::glued_money(scene, at, floor).or_else(|| ordinals::roman(scene, at))),
                };
            };
            match trigger {
                Trigger::Number => build::number(scene, at, floor),
                Trigger::Article if !scene.key(at + 1).is_some_and(|k| scene.lexicon.triggers.follows_article(k)) => {
                    None
                }
                Trigger::Article => figure(vague::read(scene, at, true))
                    .or_else(|| build::number(scene, at, floor))
                    .or_else(|| figure(articles::article(scene, at, floor))),
                Trigger::Vague => figure(vague::read(scene, at, false)),
                Trigger::Whole => figure(articles::whole(scene, at, floor)),
                Trigger::AgeCue => figure(ages::announced(scene, at)),
                Trigger::Teenager => figure(ages::teenager(scene, at)),
                Trigger::Decade(tens) => figure(ages::decade_of_life(scene, at, Some(tens))),
                Trigger::Fold(_) if scene.is(at + 1, &["down", "up", "over", "back"]) => None,
                Trigger::Fold(n) => figure(multiples::word(scene, at, floor, n)),
                Trigger::Times(n) => {
                    figure(multiples::word(scene, at, floor, n)).filter(|_| multiples::compares(scene, at + 1))
                }
                Trigger::Span => figure(vague::span_of_time(scene, at)),
                Trigger::Minus => None,
            }
        }
    }
}
