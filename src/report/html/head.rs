//! The head of a page: what it is about, how much was read, and what might be missing.

use super::extras::PatternLine;
use super::part::Part;
use crate::model::{ArticleIx, Reliability, Severity};
use crate::report::review::{Status, Told};
use crate::report::rows::View;
use serde::Serialize;
use std::collections::BTreeSet;

/// What stands at the top.
#[derive(Serialize)]
pub(super) struct Head {
    title: String,
    articles: usize,
    outlets: usize,
    origins: usize,
    stories: usize,
    since: Option<String>,
    until: Option<String>,
    run: String,
    version: &'static str,
    claims: usize,
    groups: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    dismissed: usize,
    health: Vec<Health>,
}

/// One point of the health strip: what a reader might be missing.
#[derive(Serialize)]
struct Health {
    good: bool,
    words: String,
    /// Where on the page more is told.
    link: Option<&'static str>,
}

impl Head {
    pub(super) fn of(
        view: &View<'_>,
        part: &Part<'_>,
        patterns: &[PatternLine],
        told: &Told,
        patterns_hash: &str,
    ) -> Head {
        let outcome = view.outcome;
        let used = || part.stories.iter().flat_map(|s| s.articles.iter().copied());
        let outlets: BTreeSet<&str> = used().map(|ix| view.outlet(ix)).collect();
        let articles: BTreeSet<ArticleIx> = used().collect();
        let origins = outcome.resolved.independent(&outcome.corpus, &articles);
        let days: BTreeSet<String> =
            used().filter_map(|ix| view.scan(ix).article.published.date).map(|d| d.to_string()).collect();
        let title = match part.stories.as_slice() {
            [only] if !only.label.is_empty() => only.label.clone(),
            many => format!("{} stories", many.len()),
        };
        let open = |f: &&&crate::model::Finding| view.status(&f.id) == Status::Open;
        let of = |severity| part.findings.iter().filter(open).filter(|f| f.severity == severity).count();
        Head {
            title,
            articles: articles.len(),
            outlets: outlets.len(),
            origins,
            stories: part.stories.len(),
            since: days.first().cloned(),
            until: days.last().filter(|d| days.first() != Some(d)).cloned(),
            run: patterns_hash.get(..8).unwrap_or_default().to_owned(),
            version: env!("CARGO_PKG_VERSION"),
            claims: used().map(|ix| view.scan(ix).claims.len()).sum(),
            groups: part.groups.len(),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Note),
            dismissed: part.findings.len() - part.findings.iter().filter(open).count(),
            health: health(view, part, patterns, told),
        }
    }
}

fn health(view: &View<'_>, part: &Part<'_>, patterns: &[PatternLine], told: &Told) -> Vec<Health> {
    let outcome = view.outcome;
    let all = part.stories.iter().flat_map(|s| s.articles.iter());
    let articles: Vec<&crate::model::Article> = all.map(|ix| &view.scan(*ix).article).collect();
    let total = articles.len();
    let articles = || articles.iter();
    let undated = articles().filter(|a| a.published.reliability < Reliability::Medium).count();
    let nameless = articles().filter(|a| a.outlet.is_empty()).count();
    let credited = articles().filter(|a| a.credit.is_some()).count();
    let skipped: u64 = outcome.funnel.skipped.values().sum();
    let reasons: Vec<String> = outcome.funnel.skipped.iter().map(|(why, n)| format!("{n} {why}")).collect();
    let idle = patterns.iter().filter(|p| p.claims == 0).count();
    let say = |good: bool, words: String| Health { good, words, link: None };
    vec![
        match skipped {
            0 => say(true, "every input was read".into()),
            n => Health {
                link: Some("#articles"),
                ..say(false, format!("{n} of {} inputs not used ({})", outcome.funnel.records, reasons.join(", ")))
            },
        },
        match undated {
            0 => say(true, "every article has a date".into()),
            n => say(false, format!("{n} of {total} articles without a date that can be relied on")),
        },
        match nameless {
            0 => say(true, "every outlet is known".into()),
            n => say(false, format!("{n} of {total} articles whose outlet is not known")),
        },
        say(true, format!("{credited} of {total} articles credit an agency or another paper")),
        say(true, format!("{idle} of {} patterns found nothing", outcome.patterns.len())),
    ]
    .into_iter()
    .chain(decisions(told))
    .collect()
}

/// What has become of earlier decisions.
fn decisions(told: &Told) -> Vec<Health> {
    let kinds = [
        (&told.reopened, "dismissed before with other values, open again"),
        (&told.expired, "whose dismissal is over, open again"),
        (&told.stale, "dismissed before, not found any more"),
    ];
    let said = kinds.iter().filter(|(list, _)| !list.is_empty());
    said.map(|(list, words)| Health { good: false, words: format!("{} {words}", list.len()), link: None }).collect()
}
