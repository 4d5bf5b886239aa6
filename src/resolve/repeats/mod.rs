//! Boilerplate that an outlet's own articles give away: lines that it prints under one story after another.
//!
//! A line that stands under unlike stories is none of them. What an outlet says again of one event ("Twelve people
//! died in the fire.") is told from that by the rest of the article, which has the same names and words; and what
//! reporters write of many events ("No one was in custody.") by its length: only a short line that stands under
//! most stories counts.

use super::copies::align::Text;
use super::words::{self, Word, mix};
use crate::lexicon::Lexicon;
use crate::model::{Corpus, Scan, Span, Story, WordKey, Zone, ZoneKind};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// A line of fewer words is left alone.
const WORDS: usize = 4;
/// A line of so many words is hardly written twice by chance.
const LONG: usize = 12;
/// Stories of one outlet that a line must stand under.
pub(super) const STORIES: usize = 4;
/// The share of the outlet's stories that a long line must stand under, and a short one.
pub(super) const SHARES: [(usize, usize); 2] = [(1, 10), (1, 2)];

/// A line of an article that may be printed under any other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// Of its words.
    pub key: u64,
    /// Whether it is hardly written twice by chance.
    pub long: bool,
    /// Where it stands, without white space at its ends.
    pub span: Span,
}

/// The lines of an article, which has the words `all`, that have nothing to do with the rest of it.
pub(super) fn lines(scan: &Scan, all: &[Word], lexicon: &Lexicon) -> Vec<Line> {
    if scan.article.outlet.is_empty() {
        return Vec::new();
    }
    let text = scan.article.text.as_str();
    let lines: Vec<(u64, &[Word])> = by_line(text, all).map(|own| (key(own), own)).collect();
    let rest = Rest::of(scan, &lines);
    let story = |own: &[Word]| {
        let zone = own.first().map(|w| scan.zone_at(w.span.start()));
        matches!(zone, Some(ZoneKind::Body | ZoneKind::Standfirst | ZoneKind::Caption))
    };
    let apart = lines.iter().filter(|(_, own)| own.len() >= WORDS && story(own) && !rest.is_kin(own, text, lexicon));
    apart.filter_map(|(key, own)| Some(Line { key: *key, long: own.len() >= LONG, span: line(text, own)? })).collect()
}

/// The words of each line.
fn by_line<'w>(text: &'w str, words: &'w [Word]) -> impl Iterator<Item = &'w [Word]> {
    words.chunk_by(|a, b| {
        let between = text.as_bytes().get(a.span.end()..b.span.start()).unwrap_or_default();
        memchr::memchr2(b'\n', b'\r', between).is_none()
    })
}

fn key(words: &[Word]) -> u64 {
    words.iter().fold(words.len() as u64, |sum, word| mix(sum, word.key))
}

/// The line that `words` stand in.
fn line(text: &str, words: &[Word]) -> Option<Span> {
    let (first, last) = (words.first()?.span.start(), words.last()?.span.end());
    let start = text.get(..first)?.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = text.get(last..)?.find(['\n', '\r']).map_or(text.len(), |at| last + at);
    Some(Span::new(text, start, end)?.trimmed(text))
}

/// The words of an article, each line counted once, and its title.
struct Rest {
    times: FxHashMap<u64, u32>,
    /// How often a word has a capital letter inside of a sentence.
    named: FxHashMap<u64, u32>,
    /// Those of the outlet's name.
    outlet: FxHashSet<u64>,
}

impl Rest {
    fn of(scan: &Scan, lines: &[(u64, &[Word])]) -> Rest {
        let outlet = words::of_text(&scan.article.outlet).iter().map(|w| w.key).collect();
        let mut out = Rest { times: FxHashMap::default(), named: FxHashMap::default(), outlet };
        let mut seen = FxHashSet::default();
        for (_, own) in lines.iter().filter(|(key, _)| seen.insert(*key)) {
            own.iter().for_each(|word| out.add(word));
        }
        let title = scan.article.title.as_deref().unwrap_or_default();
        words::of_text(title).iter().for_each(|word| out.add(word));
        out
    }

    fn add(&mut self, word: &Word) {
        *self.times.entry(word.key).or_default() += 1;
        if word.capital && !word.opens {
            *self.named.entry(word.key).or_default() += 1;
        }
    }

    /// Whether a name in the line, or half of its rarer words, stand elsewhere in the article.
    fn is_kin(&self, line: &[Word], text: &str, lexicon: &Lexicon) -> bool {
        let mut own: FxHashMap<u64, (u32, u32, bool)> = FxHashMap::default();
        for word in line {
            let is_rare = word.span.slice(text).len() > 2 && !lexicon.frequent.has(WordKey(word.key));
            if is_rare && !self.outlet.contains(&word.key) {
                let (times, named, capital) = own.entry(word.key).or_default();
                *times += 1;
                *named += u32::from(word.capital && !word.opens);
                *capital |= word.capital;
            }
        }
        let of = |counts: &FxHashMap<u64, u32>, key: &u64| counts.get(key).copied().unwrap_or_default();
        let is_named = own.iter().any(|(key, (_, named, capital))| *capital && of(&self.named, key) > *named);
        let again = own.iter().filter(|(key, (times, ..))| of(&self.times, key) > *times).count();
        is_named || again > 0 && again * 2 >= own.len()
    }
}

/// What one outlet prints, by the numbers of stories.
#[derive(Default)]
struct Printed {
    stories: FxHashSet<usize>,
    /// The stories that a line stands under, by its key and whether it is long.
    under: FxHashMap<(u64, bool), FxHashSet<usize>>,
}

impl Printed {
    /// The keys of lines that belong to none of the stories.
    fn repeated(self) -> FxHashSet<u64> {
        let all = self.stories.len();
        let often = self.under.into_iter().filter(|((_, long), under)| is_repeated(under.len(), all, *long));
        often.map(|((key, _), _)| key).collect()
    }
}

/// Marks the lines that each outlet prints under its stories as boilerplate.
pub(super) fn mark(corpus: &mut Corpus, texts: &[Text], stories: &[Story], lexicon: &Lexicon) {
    let cut = corpus.scans.par_iter().zip(texts);
    let lines: Vec<Vec<Line>> = cut.map(|(scan, text)| lines(scan, &text.words, lexicon)).collect();
    let mut outlets: FxHashMap<&str, Printed> = FxHashMap::default();
    for (number, story) in stories.iter().enumerate() {
        for ix in story.articles.iter().map(|ix| ix.0 as usize) {
            let (Some(scan), Some(lines)) = (corpus.scans.get(ix), lines.get(ix)) else { continue };
            let printed = outlets.entry(scan.article.outlet.as_str()).or_default();
            printed.stories.insert(number);
            for line in lines {
                printed.under.entry((line.key, line.long)).or_default().insert(number);
            }
        }
    }
    let repeated: FxHashMap<&str, FxHashSet<u64>> =
        outlets.into_iter().map(|(outlet, printed)| (outlet, printed.repeated())).collect();
    let spans = |(scan, lines): (&Scan, &Vec<Line>)| -> Vec<Span> {
        let known = repeated.get(scan.article.outlet.as_str());
        lines.iter().filter(|l| known.is_some_and(|k| k.contains(&l.key))).map(|l| l.span).collect()
    };
    let spans: Vec<Vec<Span>> = corpus.scans.iter().zip(&lines).map(spans).collect();
    corpus.scans.iter_mut().zip(spans).for_each(|(scan, spans)| mark_spans(scan, &spans));
}

/// Whether a line that stands `under` so many of the `all` stories of its outlet belongs to none of them.
fn is_repeated(under: usize, all: usize, long: bool) -> bool {
    let (part, of) = SHARES[usize::from(!long)];
    under >= STORIES && under * of >= all * part
}

/// Marks the lines of `scan`, which has the words `all`, whose keys are among `repeated`.
pub(super) fn mark_known(scan: &mut Scan, all: &[Word], repeated: &[u64], lexicon: &Lexicon) {
    if !repeated.is_empty() {
        let known = lines(scan, all, lexicon).into_iter().filter(|l| repeated.contains(&l.key));
        let spans: Vec<Span> = known.map(|l| l.span).collect();
        mark_spans(scan, &spans);
    }
}

/// Makes each of `spans`, which are in order, a boilerplate zone, and takes out the claims in them.
fn mark_spans(scan: &mut Scan, spans: &[Span]) {
    if spans.is_empty() {
        return;
    }
    let text = scan.article.text.as_str();
    let mut zones: Vec<Zone> = Vec::with_capacity(scan.zones.len() + 2 * spans.len());
    for zone in &scan.zones {
        let mut from = zone.span.start();
        for cut in spans.iter().filter(|s| s.overlaps(zone.span)) {
            zones.extend(left(text, from, cut.start(), zone.kind));
            from = cut.end();
        }
        zones.extend(left(text, from, zone.span.end(), zone.kind));
    }
    zones.extend(spans.iter().map(|span| Zone { span: *span, kind: ZoneKind::Boilerplate }));
    zones.sort_by_key(|z| z.span.start());
    scan.zones.clear();
    for zone in zones {
        match scan.zones.last_mut() {
            Some(last) if last.kind == zone.kind => last.span = last.span.cover(zone.span),
            _ => scan.zones.push(zone),
        }
    }
    scan.claims.retain(|claim| !spans.iter().any(|s| s.overlaps(claim.span)));
}

/// What is left of a zone.
fn left(text: &str, start: usize, end: usize, kind: ZoneKind) -> Option<Zone> {
    let span = Span::new(text, start, end)?.trimmed(text);
    (!span.is_empty()).then_some(Zone { span, kind })
}

#[cfg(test)]
mod tests;
