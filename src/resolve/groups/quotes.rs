//! Wordings of one quotation in different articles, paired by what they say, not by who is named.
//!
//! Two statements of one speaker share a topic and many small words; only a long overlap of the
//! words that carry meaning, in one order, makes them wordings of one.

use super::super::copies::align::common;
use super::super::links::Links;
use super::super::words::Word;
use super::Scene;
use super::context::{self, entry, stem};
use super::gather::{Gather, Question};
use crate::model::{ArticleIx, Class, Datum, Evidence, MentionId, NameKind, Span, Story, Value, placed};
use crate::names::share_a_word;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// A quotation of fewer words is a phrase that anybody may use.
const LEAST_WORDS: usize = 4;
/// A wording holds at least so many words that carry meaning.
const LEAST_STEMS: usize = 2;
/// With fewer, all its words tell what it says.
const FEW_STEMS: usize = 4;
/// So many hundredths of the shorter wording's meaning, and of its words, stand in the other.
const SHARED: (usize, usize) = (60, 62);
/// So many hundredths of the shorter wording's words are nearly all of them.
const NEARLY_ALL: usize = 80;
/// A word that more quotations of a story hold brings none together.
const COMMON: usize = 40;
/// Longer quotations are aligned by their first words.
const LONGEST: usize = 400;

/// A quotation and what it says.
struct Wording<'a> {
    article: ArticleIx,
    span: Span,
    words: &'a [Word],
    stems: Vec<String>,
    /// Who says it, where that is told beside it.
    speaker: Option<Speaker<'a>>,
}

/// Who says a quotation.
#[derive(Clone, Copy)]
struct Speaker<'a> {
    /// The name, in full.
    name: &'a str,
    /// Whether a name is told, and not a pronoun that stands for it.
    is_named: bool,
}

/// Puts wordings of one quotation into one group.
pub(super) fn gather(scene: &Scene<'_>, story: &Story, gather: &mut Gather) {
    if story.articles.len() < 2 {
        return;
    }
    let wordings = wordings(scene, story);
    let mut links = Links::new(wordings.len());
    for (a, b) in candidates(&wordings) {
        if links.root(a) != links.root(b) && is_one(&wordings[a], &wordings[b]) {
            links.join(a, b);
        }
    }
    for set in links.sets().into_iter().filter(|s| s.len() > 1) {
        add(scene, story, set.iter().filter_map(|at| wordings.get(*at)).collect(), gather);
    }
}

fn wordings<'a>(scene: &Scene<'a>, story: &Story) -> Vec<Wording<'a>> {
    let mut out = Vec::new();
    for article in &story.articles {
        let scan = scene.corpus.scan(*article);
        let Some(text) = scene.texts.get(article.0 as usize) else { continue };
        for quote in scan.quotes.iter().filter(|q| scan.zone_at(q.span.start()).has_claims()) {
            let words = placed::touching(&text.words, quote.span);
            let words = words.get(..LONGEST.min(words.len())).unwrap_or(words);
            let mut stems: Vec<String> = words.iter().filter_map(|w| stem(scene, w, &scan.article.text)).collect();
            if stems.len() < FEW_STEMS {
                stems =
                    words.iter().map(|w| w.span.slice(&scan.article.text).to_lowercase().replace('’', "'")).collect();
            }
            let mut seen = rustc_hash::FxHashSet::default();
            stems.retain(|s| seen.insert(s.clone()));
            if words.len() >= LEAST_WORDS && stems.len() >= LEAST_STEMS {
                let speaker = quote.speaker.filter(|_| quote.cue.is_some());
                let speaker = speaker.and_then(|id| in_full(scene, *article, id));
                out.push(Wording { article: *article, span: quote.span, words, stems, speaker });
            }
        }
    }
    out
}

/// The person whom a mention names in full, or for whom its pronoun stands.
fn in_full<'a>(scene: &Scene<'a>, article: ArticleIx, id: MentionId) -> Option<Speaker<'a>> {
    let speaker = match &scene.corpus.scan(article).mention(id)?.value {
        Value::Name(name) if name.kind == NameKind::Person => {
            Speaker { name: scene.bearers.canonical(article, id)?, is_named: true }
        }
        // a noun that speaks ("the crowd") is in small letters
        Value::Text(name) if name.starts_with(char::is_uppercase) => Speaker { name, is_named: false },
        _ => return None,
    };
    Some(speaker).filter(|s| s.name.contains(' '))
}

/// Pairs of different articles that share enough stems, in order.
fn candidates(wordings: &[Wording<'_>]) -> Vec<(usize, usize)> {
    let mut index: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, wording) in wordings.iter().enumerate() {
        wording.stems.iter().for_each(|stem| index.entry(stem).or_default().push(at));
    }
    let mut shared: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    for sharers in index.values().filter(|s| s.len() <= COMMON) {
        for (at, left) in sharers.iter().enumerate() {
            sharers.iter().skip(at + 1).for_each(|right| *shared.entry((*left, *right)).or_default() += 1);
        }
    }
    let enough = |(a, b): (usize, usize), n: usize| {
        let (Some(left), Some(right)) = (wordings.get(a), wordings.get(b)) else { return false };
        let shorter = left.stems.len().min(right.stems.len());
        left.article != right.article && n >= LEAST_STEMS && n * 100 >= shorter * SHARED.0
    };
    let mut out: Vec<(usize, usize)> = shared.into_iter().filter(|(p, n)| enough(*p, *n)).map(|(p, _)| p).collect();
    out.sort_unstable();
    out
}

/// Whether the shorter wording's words stand in the other, in order and not far apart.
fn is_one(left: &Wording<'_>, right: &Wording<'_>) -> bool {
    let (short, long) = if left.words.len() <= right.words.len() { (left, right) } else { (right, left) };
    let path = common(short.words, long.words);
    let (Some(first), Some(last)) = (path.first(), path.last()) else { return false };
    let reach = last.1 + 1 - first.1;
    let is_by_two = match said_by_others(left, right) {
        Some(true) => path.len() < short.words.len(),
        // whom a pronoun stands for is a guess, which nearly the same words outweigh
        Some(false) => path.len() * 100 < short.words.len() * NEARLY_ALL,
        None => false,
    };
    if is_by_two {
        return false;
    }
    path.len() * 100 >= short.words.len() * SHARED.1 && reach <= short.words.len() * 2 + 6
}

/// Where two people whose names share no word say them, whether both are named there: what differs is then no change
/// of wording.
fn said_by_others(left: &Wording<'_>, right: &Wording<'_>) -> Option<bool> {
    let (l, r) = left.speaker.zip(right.speaker)?;
    (!share_a_word(l.name, r.name)).then_some(l.is_named && r.is_named)
}

fn add(scene: &Scene<'_>, story: &Story, wordings: Vec<&Wording<'_>>, gather: &mut Gather) {
    let stems: Vec<Vec<String>> = wordings.iter().map(|w| w.stems.clone()).collect();
    let about = context::key(&stems, 6);
    let speaker = speaker(scene, &wordings);
    let asked =
        speaker.as_ref().map_or_else(|| "What exactly was said?".to_owned(), |s| format!("What exactly did {s} say?"));
    for wording in &wordings {
        let words = scene.corpus.scan(wording.article).words(wording.span);
        let question = Question {
            story: story.id.clone(),
            key: "quote".into(),
            about: about.clone(),
            words: asked.clone(),
            subject: speaker.clone(),
            class: Class::Quote,
            same_key: 0.95,
        };
        gather.add(question, entry_of(scene, wording, words), |_| ());
    }
}

fn entry_of(scene: &Scene<'_>, wording: &Wording<'_>, words: &str) -> crate::model::Entry {
    entry(scene, wording.article, wording.span, Datum::Quote(words.into()))
}

/// The speaker, where all articles that name one name the same.
fn speaker(scene: &Scene<'_>, wordings: &[&Wording<'_>]) -> Option<String> {
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for wording in wordings {
        let quotes = &scene.corpus.scan(wording.article).quotes;
        let place = Evidence { article: wording.article, span: wording.span };
        let quote = quotes.iter().find(|q| q.span == place.span);
        if let Some(name) = quote.and_then(|q| q.speaker).and_then(|id| scene.bearers.canonical(wording.article, id)) {
            named.insert(name);
        }
    }
    named.first().filter(|_| named.len() == 1).map(|name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words by their stems and numbers, as in "s0 s1".
    fn run(stem: &str, many: usize) -> String {
        (0..many).map(|n| format!("{stem}{n} ")).collect()
    }

    fn one(left: &str, right: &str, (l_name, r_name): (Option<&str>, Option<&str>)) -> bool {
        is_one_by(left, right, [l_name, r_name].map(|name| name.map(|name| Speaker { name, is_named: true })))
    }

    fn is_one_by(left: &str, right: &str, [l_speaker, r_speaker]: [Option<Speaker<'_>>; 2]) -> bool {
        let (l, r) = (super::super::super::words::of_text(left), super::super::super::words::of_text(right));
        let wording = |words, speaker| {
            let (article, span) = (ArticleIx(0), Span::whole(""));
            Wording { article, span, words, stems: Vec::new(), speaker }
        };
        let (l, r) = (wording(&l, l_speaker), wording(&r, r_speaker));
        assert_eq!(is_one(&l, &r), is_one(&r, &l), "{left} / {right}");
        is_one(&l, &r)
    }

    #[test]
    fn the_shorter_wording_stands_in_the_longer_and_not_far_apart() {
        let nobody = (None, None);
        let shared = |many: usize, own: usize| run("s", many) + &run("l", own);
        // 62 hundredths of the shorter
        assert!(one(&shared(62, 38), &(run("s", 62) + &run("r", 60)), nobody));
        assert!(!one(&shared(61, 38), &(run("s", 61) + &run("r", 60)), nobody));
        // twice as far apart as they are many, and six words
        let apart = |gap: usize| run("s", 5) + &run("r", gap) + "t0 t1 t2 t3 t4";
        let close = run("s", 5) + "t0 t1 t2 t3 t4";
        assert!(one(&close, &apart(16), nobody));
        assert!(!one(&close, &apart(17), nobody));
    }

    #[test]
    fn two_speakers_share_a_wording_only_word_for_word() {
        let (ann, bo) = (Some("Ann Reed"), Some("Bo Marsh"));
        assert!(one(&run("s", 9), &run("s", 9), (ann, bo)));
        assert!(!one(&(run("s", 8) + "l0"), &(run("s", 8) + "r0"), (ann, bo)));
        assert!(one(&(run("s", 8) + "l0"), &(run("s", 8) + "r0"), (ann, Some("Mayor Reed"))), "one surname");
        assert!(one(&(run("s", 8) + "l0"), &(run("s", 8) + "r0"), (ann, None)));
    }

    #[test]
    fn nearly_the_same_words_outweigh_a_pronoun() {
        let said = |name, is_named| Some(Speaker { name, is_named });
        let (ann, he) = (said("Ann Reed", true), said("Bo Marsh", false));
        let shared = |many: usize| (run("s", many) + &run("l", 100 - many), run("s", many) + &run("r", 100 - many));
        for (many, is_one) in [(80, true), (79, false)] {
            let (l, r) = shared(many);
            assert_eq!(is_one_by(&l, &r, [ann, he]), is_one, "{many}");
        }
        let (l, r) = shared(79);
        assert!(is_one_by(&l, &r, [ann, said("Mayor Reed", false)]), "one surname");
    }
}
