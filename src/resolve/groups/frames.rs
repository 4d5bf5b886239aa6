//! Counts that no pattern covers: "number + noun" with the same words around, as notes.

use super::super::links::Links;
use super::context::{entry, shared, stems};
use super::gather::{Gather, Question, slug};
use super::{Scene, context};
use crate::model::{ArticleIx, Class, Datum, Evidence, Figure, FigureKind, Relation, Severity, Span, Story};
use std::collections::BTreeMap;

/// Sentences that share so many stems, the noun's among them, may count the same things.
const CONTEXT: usize = 4;

/// A count that stands alone.
struct Frame {
    article: ArticleIx,
    span: Span,
    figure: Figure,
    stems: Vec<String>,
}

/// Puts counts of one noun in like sentences into one group.
pub(super) fn gather(scene: &Scene<'_>, story: &Story, gather: &mut Gather) {
    if story.articles.len() < 2 {
        return;
    }
    for (noun, frames) in frames(scene, story, gather) {
        let mut links = Links::new(frames.len());
        for (at, left) in frames.iter().enumerate() {
            for (with, right) in frames.iter().enumerate().skip(at + 1).take(60) {
                if left.article != right.article && shared(&left.stems, &right.stems) >= CONTEXT {
                    links.join(at, with);
                }
            }
        }
        for set in links.sets().into_iter().filter(|s| s.len() > 1) {
            add(scene, story, &noun, set.iter().filter_map(|at| frames.get(*at)).collect(), gather);
        }
    }
}

/// The counts of a story that no group holds, by noun.
fn frames(scene: &Scene<'_>, story: &Story, gather: &Gather) -> BTreeMap<String, Vec<Frame>> {
    let mut out: BTreeMap<String, Vec<Frame>> = BTreeMap::new();
    for article in &story.articles {
        let scan = scene.corpus.scan(*article);
        for mention in scan.mentions.iter().filter(|m| scan.zone_at(m.span.start()).has_claims()) {
            let Some(figure) = mention.figure().filter(|f| f.kind == FigureKind::Quantity) else { continue };
            let (Some(noun), None) = (&figure.noun, &figure.unit) else { continue };
            if gather.holds(Evidence { article: *article, span: mention.span }) {
                continue;
            }
            let sentence = scan.sentence_at(mention.span.start()).unwrap_or(mention.span);
            out.entry(noun.to_lowercase().into()).or_default().push(Frame {
                article: *article,
                span: mention.span,
                figure: figure.clone(),
                stems: stems(scene, *article, sentence),
            });
        }
    }
    out
}

fn add(scene: &Scene<'_>, story: &Story, noun: &str, frames: Vec<&Frame>, gather: &mut Gather) {
    let stems: Vec<Vec<String>> = frames.iter().map(|f| f.stems.clone()).collect();
    let about = context::key(&stems, context::MOST_IN_KEY);
    for frame in frames {
        let question = Question {
            story: story.id.clone(),
            key: format!("frame:{}", slug(noun)),
            about: about.clone(),
            words: format!("How many {}?", scene.lexicon.lemmas.plural(noun).unwrap_or_else(|| noun.to_owned())),
            subject: None,
            class: Class::ExactCount,
            same_key: 0.5,
        };
        gather.add(question, entry(scene, frame.article, frame.span, Datum::Figure(frame.figure.clone())), |group| {
            group.severity = [Relation::Conflict, Relation::Drift].map(|r| (r, Severity::Note)).into();
        });
    }
}
