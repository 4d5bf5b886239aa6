//! How many of one kind: "the majority of" in one report, "almost all" in another.

use super::super::links::Links;
use super::super::words::Word;
use super::context::{entry, shared, words_in};
use super::gather::{Gather, Question};
use super::{Scene, context};
use crate::model::{ArticleIx, Class, Datum, FAR_DAYS, Relation, Severity, Span, Story, WordKey};

/// Words on either side of a quantifier that tell what is said of whom.
const NEAR: usize = 10;
/// Words after a quantifier that may stand before its noun.
const REACH: usize = 4;
/// Quantifiers of one noun with so many stems in common near them are about one thing.
const CONTEXT: usize = 2;
/// Where so many hundredths of the stems of the one with fewer stand near the other, hardly two things are meant. It is
/// asked for where no noun is told ("everybody", "most of us"), and for more than a note: sentences of one story share a
/// few words though they speak of many things.
const SHARED: usize = 50;

/// A quantifier and what stands near it.
struct Quantified {
    article: ArticleIx,
    /// The day of publication, where it may be reckoned with.
    day: Option<i32>,
    span: Span,
    of: Of,
    noun: Option<String>,
    stems: Vec<String>,
}

/// What is quantified.
#[derive(PartialEq)]
enum Of {
    Unknown,
    /// "Everybody", "of us": anybody at all.
    Anybody,
    People,
    /// Its stem.
    Thing(String),
}

impl Of {
    fn is_told(&self) -> bool {
        matches!(self, Of::People | Of::Thing(_))
    }
}

/// Puts quantifiers of one thing into one group.
pub(super) fn gather(scene: &Scene<'_>, story: &Story, gather: &mut Gather) {
    if story.articles.len() < 2 {
        return;
    }
    let found: Vec<Quantified> = story.articles.iter().flat_map(|a| quantified(scene, *a)).collect();
    let mut links = Links::new(found.len());
    for (at, left) in found.iter().enumerate() {
        for (with, right) in found.iter().enumerate().skip(at + 1) {
            if left.article != right.article && is_one(left, right) {
                links.join(at, with);
            }
        }
    }
    for set in links.sets().into_iter().filter(|s| s.len() > 1) {
        let set: Vec<&Quantified> = set.iter().filter_map(|at| found.get(*at)).collect();
        add(scene, story, one_an_article(&set), gather);
    }
}

fn quantified(scene: &Scene<'_>, article: ArticleIx) -> Vec<Quantified> {
    let scan = scene.corpus.scan(article);
    let Some(text) = scene.texts.get(article.0 as usize) else { return Vec::new() };
    let source = scan.article.text.as_str();
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(word) = text.words.get(at) {
        let rest = text.words.get(at..).unwrap_or(&[]);
        let Some((taken, _)) = scene.lexicon.quantifiers.at(rest.iter().map(|w| WordKey(w.key))) else {
            at += 1;
            continue;
        };
        let last = text.words.get(at + taken - 1).unwrap_or(word);
        let phrase = word.span.cover(last.span);
        let sentence = scan.sentence_at(word.span.start()).unwrap_or(phrase);
        let whole = words_in(text, sentence);
        let near = whole.start.max(at.saturating_sub(NEAR))..whole.end.min(at + taken + NEAR);
        at += taken;
        if !scan.zone_at(phrase.start()).has_claims() || !sentence.contains(phrase) {
            continue;
        }
        let around = text.words.get(near).unwrap_or(&[]);
        let around = around.iter().filter(|w| !phrase.overlaps(w.span));
        let mut stems: Vec<String> = around.filter_map(|w| context::stem(scene, w, source)).collect();
        let mut seen = rustc_hash::FxHashSet::default();
        stems.retain(|stem| seen.insert(stem.clone()));
        let following = at..whole.end.min(at + REACH).max(at);
        let following = text.words.get(following).unwrap_or(&[]);
        let of = what(scene, phrase.slice(source), following, source);
        out.push(Quantified {
            article,
            day: super::super::steps::day(&scan.article),
            span: without_of(source, phrase),
            of,
            noun: noun(scene, following, source),
            stems,
        });
    }
    out
}

/// "the majority of" is named by "the majority".
fn without_of(source: &str, phrase: Span) -> Span {
    let words = phrase.slice(source);
    let kept = words.strip_suffix(" of").map_or(words.len(), str::len);
    Span::new(source, phrase.start(), phrase.start() + kept).unwrap_or(phrase)
}

/// Whether the two count one thing, as far as their nouns, the words near them and their days tell.
fn is_one(left: &Quantified, right: &Quantified) -> bool {
    let is_far = left.day.zip(right.day).is_some_and(|(l, r)| i64::from(l.abs_diff(r)) > FAR_DAYS);
    let one_noun = left.of == right.of && left.of.is_told();
    let may_be = left.of == right.of || !left.of.is_told() || !right.of.is_told();
    let common = shared(&left.stems, &right.stems);
    !is_far && common >= CONTEXT && (one_noun || may_be && is_alike(left, right))
}

/// Whether so much is the same near the two that they hardly count two things.
fn is_alike(left: &Quantified, right: &Quantified) -> bool {
    let most = left.stems.len().min(right.stems.len());
    shared(&left.stems, &right.stems) * 100 >= most * SHARED
}

/// People, where the phrase or a word close after it says so; else the first word that carries meaning.
fn what(scene: &Scene<'_>, phrase: &str, after: &[Word], source: &str) -> Of {
    let words = || after.iter().map(|w| w.span.slice(source).to_lowercase());
    let nouns = &scene.lexicon.people_nouns;
    let is_people = |w: &String| {
        let singular = w.strip_suffix('s').unwrap_or(w);
        nouns.is_anybody(w) || nouns.is_part(w) || nouns.is_anybody(singular) || nouns.is_part(singular)
    };
    let is_we = |w: &String| matches!(w.as_str(), "us" | "you" | "them");
    let next = words().next();
    // "everybody who saw him" are people told of, "everybody" is not
    let is_told = next.as_deref() == Some("who");
    if nouns.is_pronoun(phrase) && !is_told || next.as_ref().is_some_and(is_we) {
        return Of::Anybody;
    }
    if is_told || words().any(|w| is_people(&w) || nouns.is_pronoun(&w)) {
        return Of::People;
    }
    after.iter().find_map(|w| context::stem(scene, w, source)).map_or(Of::Unknown, Of::Thing)
}

/// The words for what is quantified: from the first that carries meaning to the first plural close after it.
fn noun(scene: &Scene<'_>, after: &[Word], source: &str) -> Option<String> {
    let carries = |w: &Word| context::stem(scene, w, source).is_some();
    let first = after.iter().position(carries)?;
    let run: Vec<String> =
        after.get(first..)?.iter().take_while(|w| carries(w)).map(|w| w.span.slice(source).to_lowercase()).collect();
    let plural = run.iter().position(|w| w.ends_with('s')).map_or(1, |at| at + 1);
    Some(run.get(..plural)?.join(" "))
}

/// What most of them call it; the first in the alphabet of several.
fn usual_noun(found: &[&Quantified]) -> Option<String> {
    let mut uses: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for noun in found.iter().filter_map(|q| q.noun.as_deref()) {
        *uses.entry(noun).or_default() += 1;
    }
    uses.into_iter().min_by_key(|(noun, n)| (std::cmp::Reverse(*n), *noun)).map(|(noun, _)| noun.to_owned())
}

/// Of several in one article, the one nearest to what the others say.
fn one_an_article<'q>(set: &[&'q Quantified]) -> Vec<&'q Quantified> {
    let nearness = |one: &Quantified| -> usize {
        set.iter().filter(|other| other.article != one.article).map(|other| shared(&one.stems, &other.stems)).sum()
    };
    let mut best: std::collections::BTreeMap<ArticleIx, (usize, &'q Quantified)> = std::collections::BTreeMap::new();
    for one in set {
        let near = nearness(one);
        let kept = best.entry(one.article).or_insert((near, one));
        if near > kept.0 {
            *kept = (near, one);
        }
    }
    best.into_values().map(|(_, one)| one).collect()
}

fn add(scene: &Scene<'_>, story: &Story, found: Vec<&Quantified>, gather: &mut Gather) {
    let stems: Vec<Vec<String>> = found.iter().map(|q| q.stems.clone()).collect();
    let about = context::key(&stems, 4);
    let subject = usual_noun(&found);
    let words = |q: &Quantified| scene.corpus.scan(q.article).words(q.span).to_lowercase();
    // One noun and a few words in common are a hint for a reader, no more; so are like words without a noun.
    let agrees = |left: &Quantified, right: &Quantified| {
        words(left) != words(right) && left.of == right.of && left.of.is_told() && is_alike(left, right)
    };
    let is_hint = !found.iter().any(|left| found.iter().any(|right| agrees(left, right)));
    for one in found {
        let question = Question {
            story: story.id.clone(),
            key: "share".into(),
            about: about.clone(),
            words: "How many of them?".into(),
            subject: subject.clone(),
            class: Class::Quantifier,
            same_key: 0.75,
        };
        let datum = Datum::Quantifier(words(one).into());
        gather.add(question, entry(scene, one.article, one.span, datum), |group| {
            if is_hint {
                group.severity = vec![(Relation::Drift, Severity::Note)];
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One with so many stems of its own beside so many that all share.
    fn quantified(shared: usize, own: usize, mark: &str, of: Of) -> Quantified {
        let stems = (0..shared).map(|n| format!("s{n}")).chain((0..own).map(|n| format!("{mark}{n}"))).collect();
        Quantified { article: ArticleIx(0), day: None, span: Span::whole(""), of, noun: None, stems }
    }

    #[test]
    fn two_are_alike_with_half_of_the_stems_of_the_one_with_fewer() {
        let alike = |shared: usize, own: usize| {
            let of = |mark, more| quantified(shared, own + more, mark, Of::Unknown);
            is_alike(&of("l", 0), &of("r", 70))
        };
        assert!(alike(2, 2) && !alike(2, 3));
        assert!(alike(50, 50) && !alike(50, 51));
    }

    #[test]
    fn two_are_of_one_thing_by_noun_stems_and_day() {
        let thing = |noun: &str| Of::Thing(noun.to_owned());
        let one = |left: (Of, usize), right: (Of, usize), shared: usize| {
            is_one(&quantified(shared, left.1, "l", left.0), &quantified(shared, right.1, "r", right.0))
        };
        assert!(one((thing("boats"), 9), (thing("boats"), 9), 2), "one noun, two words in common");
        assert!(!one((thing("boats"), 9), (thing("boats"), 9), 1));
        assert!(!one((thing("boats"), 0), (thing("homes"), 0), 5), "two nouns");
        assert!(!one((thing("boats"), 0), (Of::People, 0), 5));
        assert!(one((thing("boats"), 3), (Of::Anybody, 3), 3), "no noun on one side, half of the words");
        assert!(!one((thing("boats"), 4), (Of::Anybody, 4), 3));
        assert!(one((Of::Unknown, 3), (Of::Unknown, 3), 3));
        let told = |day: i32| Quantified { day: Some(day), ..quantified(2, 0, "l", thing("boats")) };
        let far = FAR_DAYS as i32;
        assert!(is_one(&told(0), &told(far)) && !is_one(&told(0), &told(far + 1)));
        assert!(is_one(&told(0), &quantified(2, 0, "r", thing("boats"))), "no day, no distance");
    }
}
