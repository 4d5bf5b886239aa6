//! Articles whose own date is contradicted: by the text, which tells the event as of yesterday, and by
//! the days on which other outlets tell it.

use super::identity;
use super::sides::{origins, outlet, outlets};
use super::verdict::days_between;
use crate::model::{
    ArticleIx, Confidence, Corpus, Evidence, Finding, Relation, Resolved, RuleKind, Severity, Shape, Side, Span, Step,
    Story, When,
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Outlets that must agree on the time of an event before another is doubted.
const LEAST_OTHERS: usize = 3;
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
        story.articles.iter().filter_map(|ix| Some((*ix, corpus.scan(*ix).article.published.date?))).collect();
    let mut out = Vec::new();
    for (ix, given) in &dated {
        let others: Vec<(ArticleIx, Date)> =
            dated.iter().filter(|(o, _)| outlet(corpus, *o) != outlet(corpus, *ix)).copied().collect();
        let names: BTreeSet<&str> = others.iter().map(|(o, _)| outlet(corpus, *o)).collect();
        let (Some(first), Some(last)) = (others.iter().map(|o| o.1).min(), others.iter().map(|o| o.1).max()) else {
            continue;
        };
        let away = days_between(*given, first).max(days_between(last, *given));
        let together = names.len() >= LEAST_OTHERS && days_between(first, last) <= TOGETHER;
        if together && away > FAR && tells_it_as_news(corpus, *ix) {
            let by = others.iter().map(|o| o.0).collect();
            out.push(Doubt { article: *ix, given: *given, others: (first, last), by });
        }
    }
    out
}

/// Whether the article reckons days from its own: "yesterday", "on Tuesday".
fn tells_it_as_news(corpus: &Corpus, ix: ArticleIx) -> bool {
    let is_day = |when: &When| when.earliest.is_some() && when.earliest == when.latest;
    corpus.scan(ix).mentions.iter().filter_map(|m| m.when()).any(|when| when.relative && is_day(when))
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
            origins: origins(resolved, &set).len(),
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
