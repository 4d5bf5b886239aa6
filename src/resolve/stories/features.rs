//! What an article is about, as weighted words: rare ones weigh, names and figures more.

use super::super::copies::align::Text;
use super::super::words::{Word, mix, of_text, without_possessive};
use crate::lexicon::Lexicon;
use crate::model::{Corpus, Scan, WordKey};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// A word that so many articles use has no weight. Fixed, so that one more article changes no other.
pub(in super::super) const EVERYWHERE: f32 = 2000.0;
/// What a name or a figure weighs against another word.
const NAMED: f32 = 2.0;
/// What two capitalised words in a row weigh: mostly a full name, whose words weigh already.
const FULL_NAME: f32 = 1.6;
/// An outlet of at least so many articles is asked for words that it prints under most of them.
pub(in super::super) const TEMPLATE_ARTICLES: usize = 6;
/// So many of so many of its articles are most.
pub(in super::super) const TEMPLATE_SHARE: (usize, usize) = (4, 5);

/// The words of one article and their weights, sorted by word; the squares sum to one.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Features {
    words: Vec<(u64, f32)>,
    /// The highest bits of each word's key: pairs are looked at in great number, and these take an eighth of the room.
    marks: Vec<u16>,
}

impl Features {
    /// Of words and their weights, sorted by word.
    pub fn new(words: Vec<(u64, f32)>) -> Features {
        Features { marks: words.iter().map(|(key, _)| mark(*key)).collect(), words }
    }

    /// The words and their weights, sorted by word.
    pub fn words(&self) -> &[(u64, f32)] {
        &self.words
    }

    /// Cosine: 1 for the same words, 0 for no word in common.
    pub fn likeness(&self, other: &Features) -> f32 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some(a), Some(b)) = (self.words.get(i), other.words.get(j)) {
            match a.0.cmp(&b.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += a.1 * b.1;
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        sum
    }
}

fn mark(key: u64) -> u16 {
    (key >> 48) as u16
}

/// The features of one article, laid out to be likened to those of many: most of their words it does not have, and
/// that is told by one bit of a table that stays close at hand (8 KB).
pub(super) struct Probe {
    /// A bit for each mark that a word of the article has.
    bits: Box<[u64; 1 << 10]>,
    /// Words by the lowest bits of their keys, or behind that place; free places weigh nothing.
    slots: Vec<(u64, f32)>,
}

impl Probe {
    pub(super) fn of(features: &Features) -> Probe {
        let mut slots = vec![(0, 0.0); (features.words.len() * 2).next_power_of_two().max(2)];
        let mut bits = Box::new([0; 1 << 10]);
        for (key, weight) in features.words.iter().filter(|(_, weight)| *weight != 0.0) {
            let mark = mark(*key);
            bits[usize::from(mark >> 6)] |= 1 << (mark & 63);
            let mut at = *key as usize & (slots.len() - 1);
            while slots[at].1 != 0.0 {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = (*key, *weight);
        }
        Probe { bits, slots }
    }

    fn weight(&self, key: u64) -> f32 {
        let mut at = key as usize & (self.slots.len() - 1);
        while self.slots[at].1 != 0.0 {
            if self.slots[at].0 == key {
                return self.slots[at].1;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        0.0
    }

    /// As [`Features::likeness`], to the last bit: words in common come in the same order.
    pub(super) fn likeness(&self, other: &Features) -> f32 {
        let mut sum = 0.0;
        for (marks, words) in other.marks.chunks(64).zip(other.words.chunks(64)) {
            // Which of them may be in common, without a branch that cannot be foretold.
            let mut common = 0u64;
            for (at, mark) in marks.iter().enumerate() {
                common |= (self.bits[usize::from(mark >> 6)] >> (mark & 63) & 1) << at;
            }
            while common != 0 {
                let (key, weight) = words[common.trailing_zeros() as usize];
                sum += self.weight(key) * weight;
                common &= common - 1;
            }
        }
        sum
    }
}

/// How often a word stands in an article, and what it weighs, more for a name or figure.
pub(in super::super) type Counts = FxHashMap<u64, (f32, f32)>;

/// A word, how often it stands in an article, and what it weighs.
pub(in super::super) type Counted = (u64, f32, f32);

/// The words of an article in the order of their keys.
pub(in super::super) fn list(counts: Counts) -> Vec<Counted> {
    let mut out: Vec<Counted> = counts.into_iter().map(|(key, (times, weight))| (key, times, weight)).collect();
    out.sort_unstable_by_key(|(key, ..)| *key);
    out
}

/// The features of every article, by number, and in how many articles each word stands.
pub(super) fn features(corpus: &Corpus, texts: &[Text], lexicon: &Lexicon) -> (Vec<Features>, FxHashMap<u64, u32>) {
    let listed = |(scan, text): (&Scan, &Text)| list(count(scan, &text.words, lexicon));
    let mut counts: Vec<Vec<Counted>> = corpus.scans.par_iter().zip(texts).map(listed).collect();
    drop_templates(corpus, &mut counts);
    let mut articles: FxHashMap<u64, u32> = FxHashMap::default();
    for (key, ..) in counts.iter().flatten() {
        *articles.entry(*key).or_default() += 1;
    }
    let weighed = |own: Vec<Counted>| {
        weigh(own.iter().filter_map(|(key, times, weight)| Some((*key, *times, *weight, *articles.get(key)?))))
    };
    let features = counts.into_par_iter().map(weighed).collect();
    (features, articles)
}

/// The words of one article; none for an input that was skipped.
pub(in super::super) fn count(scan: &Scan, words: &[Word], lexicon: &Lexicon) -> Counts {
    let mut out = Counts::default();
    if scan.skipped.is_some() {
        return out;
    }
    let text = scan.article.text.as_str();
    let mut before: Option<u64> = None;
    for word in words {
        let (key, letters) = bare(word, text);
        let named = word.number || (word.capital && !word.opens);
        if let (Some(last), true) = (before, word.capital && !word.opens) {
            add(&mut out, mix(last, key), FULL_NAME);
        }
        before = word.capital.then_some(key);
        if letters > 2 && !lexicon.frequent.has(WordKey(key)) {
            add(&mut out, key, if named { NAMED } else { 1.0 });
        }
    }
    let title = scan.article.title.as_deref().unwrap_or_default();
    for word in of_text(title) {
        let (key, letters) = bare(&word, title);
        if letters > 2 && !lexicon.frequent.has(WordKey(key)) {
            add(&mut out, key, 1.0);
        }
    }
    out
}

fn add(counts: &mut Counts, key: u64, weight: f32) {
    let entry = counts.entry(key).or_insert((0.0, weight));
    *entry = (entry.0 + 1.0, entry.1.max(weight));
}

/// The key of a word without a possessive ending, and its length in bytes.
fn bare(word: &Word, text: &str) -> (u64, usize) {
    let words = word.span.slice(text);
    match without_possessive(words) {
        owner if owner.len() < words.len() => (WordKey::of(owner).0, owner.len()),
        _ => (word.key, words.len()),
    }
}

/// Takes out the words that an outlet prints under most of its articles.
fn drop_templates(corpus: &Corpus, counts: &mut [Vec<Counted>]) {
    let (most, of) = TEMPLATE_SHARE;
    let mut by_outlet: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (ix, scan) in corpus.articles() {
        by_outlet.entry(scan.article.outlet.as_str()).or_default().push(ix.0 as usize);
    }
    for articles in by_outlet.values().filter(|a| a.len() >= TEMPLATE_ARTICLES) {
        let mut printed: FxHashMap<u64, usize> = FxHashMap::default();
        for at in articles {
            counts[*at].iter().for_each(|(key, ..)| *printed.entry(*key).or_default() += 1);
        }
        for at in articles {
            counts[*at].retain(|(key, ..)| printed.get(key).is_none_or(|n| n * of < articles.len() * most));
        }
    }
}

/// From words, how often they stand in an article, what they weigh, and in how many articles they stand.
pub(in super::super) fn weigh(counts: impl Iterator<Item = (u64, f32, f32, u32)>) -> Features {
    let mut out: Vec<(u64, f32)> = counts
        .filter_map(|(key, times, weight, articles)| {
            let rare = (EVERYWHERE / articles as f32).ln();
            (rare > 0.0).then_some((key, (1.0 + times.ln()) * rare * weight))
        })
        .collect();
    out.sort_unstable_by_key(|(key, _)| *key);
    let length = out.iter().map(|(_, w)| w * w).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    out.iter_mut().for_each(|(_, w)| *w /= length);
    Features::new(out)
}
