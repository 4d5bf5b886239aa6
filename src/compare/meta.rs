//! Articles whose own date is contradicted: by the text, which tells the event as of yesterday, and by
//! the days on which other outlets tell it.

use super::identity;
use super::sides::{outlet, outlets};
use super::verdict::days_between;
use crate::model::{
    ArticleIx, Confidence, Corpus, Evidence, Finding, Relation, Reliability, Resolved, RuleKind, Severity, Shape, Side,
    Span, Step, Story,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Outlets that must agree on the time of an event before another is doubted.
const LEAST_OTHERS: usize = 3;
/// Days beyond which one outlet is enough, where the doubted date was not given but read off the page.
const YEARS: i64 = 730;
/// Bytes at the start of an article in which a page states its own date.
const HEAD: usize = 400;
/// Days within which those outlets report.
const TOGETHER: i64 = 45;
/// Days beyond which another report is no follow-up.
const FAR: i64 = 180;

/// An article whose date is contradicted, and by what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Doubt {
    pub article: ArticleIx,
    /// The date it is given.
    pub given: Date,
    /// First and last day of the other outlets' reports.
    pub others: (Date, Date),
    /// Articles of other outlets, in order.
    pub by: Vec<ArticleIx>,
}

/// The articles of `story` whose date is contradicted.
pub(super) fn doubts(corpus: &Corpus, story: &Story) -> Vec<Doubt> {
    let dated: Vec<(ArticleIx, Date)> =
        story.articles.iter().filter_map(|ix| Some((*ix, stated(corpus, *ix)?))).collect();
    let days = Days::of(corpus, &dated);
    let mut out = Vec::new();
    for (ix, given) in &dated {
        let Some((outlets, first, last)) = days.beside(outlet(corpus, *ix)) else { continue };
        let away = days_between(*given, first).max(days_between(last, *given));
        let guessed = corpus.scan(*ix).article.published.reliability < Reliability::High;
        let enough = outlets >= LEAST_OTHERS || away > YEARS && guessed;
        let together = enough && days_between(first, last) <= TOGETHER;
        if together && away > FAR && tells_it_as_news(corpus, *ix) {
            let by = dated.iter().filter(|(other, _)| is_other(corpus, *ix, *other)).map(|(other, _)| *other).collect();
            out.push(Doubt { article: *ix, given: *given, others: (first, last), by });
        }
    }
    out
}

/// The first and the last day on which each outlet of a story tells it in articles whose dates can be relied on.
struct Days<'c>(BTreeMap<&'c str, (Date, Date)>);

impl<'c> Days<'c> {
    fn of(corpus: &'c Corpus, dated: &[(ArticleIx, Date)]) -> Days<'c> {
        let mut days: BTreeMap<&str, (Date, Date)> = BTreeMap::new();
        for (ix, day) in dated.iter().filter(|(ix, _)| corpus.scan(*ix).article.published.reliable().is_some()) {
            let own = days.entry(outlet(corpus, *ix)).or_insert((*day, *day));
            *own = (own.0.min(*day), own.1.max(*day));
        }
        Days(days)
    }

    /// How many outlets beside `own` there are, and the first and the last of their days.
    fn beside(&self, own: &str) -> Option<(usize, Date, Date)> {
        let others = || self.0.iter().filter(|(outlet, _)| **outlet != own).map(|(_, days)| *days);
        Some((others().count(), others().map(|days| days.0).min()?, others().map(|days| days.1).max()?))
    }
}

/// Whether `other` is another outlet's article with a date that can be relied on.
fn is_other(corpus: &Corpus, ix: ArticleIx, other: ArticleIx) -> bool {
    outlet(corpus, ix) != outlet(corpus, other) && corpus.scan(other).article.published.reliable().is_some()
}

/// The date an article is given; where it is given none, the day that the page states at its head.
fn stated(corpus: &Corpus, ix: ArticleIx) -> Option<Date> {
    let scan = corpus.scan(ix);
    let at_head = || {
        let head = scan.mentions.iter().take_while(|m| m.span.start() < HEAD);
        let mut days = head.filter_map(|m| m.when()).filter(|w| !w.relative && w.earliest == w.latest);
        days.find_map(|w| w.earliest)
    };
    scan.article.published.date.or_else(at_head)
}

/// Whether the article tells of days as seen from its own: "yesterday", "on Tuesday".
fn tells_it_as_news(corpus: &Corpus, ix: ArticleIx) -> bool {
    let scan = corpus.scan(ix);
    let near = |words: &str| {
        let words = words.to_lowercase();
        words.ends_with("day") || words.contains("yesterday") || words.contains("tonight") || words == "last night"
    };
    scan.mentions.iter().any(|m| m.when().is_some_and(|w| w.relative) && near(scan.words(m.span)))
}

/// The finding that `doubt` makes.
pub(super) fn finding(story: &Story, doubt: &Doubt, corpus: &Corpus, resolved: &Resolved) -> Finding {
    let (first, last) = doubt.others;
    let days = if first == last { first.to_string() } else { format!("{first} to {last}") };
    let side = |display: String, articles: &[ArticleIx]| {
        let set: BTreeSet<ArticleIx> = articles.iter().copied().collect();
        Side {
            display,
            outlets: outlets(corpus, &set).len(),
            origins: resolved.independent(corpus, &set),
            places: articles.iter().map(|ix| told(corpus, *ix)).collect(),
        }
    };
    let article = &corpus.scan(doubt.article).article;
    let group = format!("{}/published/{}", story.id, article.id);
    Finding {
        id: identity::id("meta.date-unreliable", &group, &[doubt.given.to_string()]),
        kind: RuleKind::Meta,
        relation: Relation::Unreliable,
        severity: Severity::Note,
        shape: Shape::Split,
        confidence: Confidence::of(0.95, 0.95, 0.8),
        story: story.id.clone(),
        group,
        question: "When was the article published?".to_owned(),
        message: format!("One article is dated {}, the other outlets’ reports {days}", doubt.given),
        change: None,
        sides: vec![side(days.clone(), &doubt.by), side(doubt.given.to_string(), &[doubt.article])],
        trace: vec![
            Step::new("other outlets", format!("report from {days}")),
            Step::new("given date", format!("{}: more than {FAR} days away", doubt.given)),
            Step::new("text", "tells the event by days reckoned from its own"),
        ],
    }
}

/// Where an article reckons from its own day; its first words where it does not.
fn told(corpus: &Corpus, article: ArticleIx) -> Evidence {
    let scan = corpus.scan(article);
    let relative = scan.mentions.iter().find(|m| m.when().is_some_and(|w| w.relative));
    let first = scan.sentences.first().copied();
    let span = relative.map(|m| m.span).or(first).or_else(|| Span::new(&scan.article.text, 0, 0));
    Evidence { article, span: span.unwrap_or_else(|| Span::whole("")) }
}
