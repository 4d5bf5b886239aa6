//! `report.html`: one file for a person. It opens with no network and no script.

mod card;
mod coverage;
mod extras;
mod snippet;
mod verdict;

use super::rows::View;
use crate::model::{ArticleIx, Reliability, Severity};
use minijinja::{Environment, context};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};

const TEMPLATE: &str = include_str!("report.html.j2");
const STYLE: &str = include_str!("report.css");

/// Notes shown at most: the rest stands in `findings.csv`.
const NOTES: usize = 200;

/// Writes the report.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(view: &View<'_>, patterns_hash: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut templates = Environment::new();
    templates.add_template("report.html", TEMPLATE).map_err(io::Error::other)?;
    let template = templates.get_template("report.html").map_err(io::Error::other)?;
    let of = |wanted: fn(Severity) -> bool, most: usize| -> Vec<card::Card> {
        let findings = view.outcome.findings.iter().filter(|f| wanted(f.severity));
        findings.take(most).map(|f| card::Card::of(view, f)).collect()
    };
    let page = context! {
        style => STYLE,
        head => Head::of(view, patterns_hash),
        verdict => verdict::words(&view.outcome.findings),
        loud => of(|s| s > Severity::Note, usize::MAX),
        notes => of(|s| s == Severity::Note, NOTES),
        matrices => coverage::matrices(view),
        names => extras::names(view),
        copies => extras::copies(view),
        articles => extras::articles(view),
        patterns => extras::patterns(view),
    };
    template.render_captured_to(page, out).map(|_| ()).map_err(io::Error::other)
}

/// What stands at the top.
#[derive(Serialize)]
struct Head {
    title: String,
    articles: u64,
    outlets: usize,
    origins: usize,
    stories: usize,
    from: Option<String>,
    to: Option<String>,
    run: String,
    version: &'static str,
    claims: u64,
    groups: u64,
    errors: usize,
    warnings: usize,
    notes: usize,
    health: Vec<Health>,
}

/// One point of the health strip: what a reader might be missing.
#[derive(Serialize)]
struct Health {
    good: bool,
    words: String,
}

impl Head {
    fn of(view: &View<'_>, patterns_hash: &str) -> Head {
        let outcome = view.outcome;
        let outlets: BTreeSet<&str> = outcome.corpus.articles().map(|(ix, _)| view.outlet(ix)).collect();
        let articles: BTreeSet<ArticleIx> = outcome.corpus.articles().map(|(ix, _)| ix).collect();
        let origins = outcome.resolved.independent(&outcome.corpus, &articles);
        let days = outcome.corpus.articles().filter_map(|(_, s)| s.article.published.date);
        let days: BTreeSet<String> = days.map(|d| d.to_string()).collect();
        let title = match outcome.resolved.stories.as_slice() {
            [only] if !only.label.is_empty() => only.label.clone(),
            many => format!("{} stories", many.len()),
        };
        let of = |severity| outcome.findings.iter().filter(|f| f.severity == severity).count();
        Head {
            title,
            articles: outcome.funnel.articles,
            outlets: outlets.len(),
            origins,
            stories: outcome.resolved.stories.len(),
            from: days.first().cloned(),
            to: days.last().filter(|d| days.first() != Some(d)).cloned(),
            run: patterns_hash.get(..8).unwrap_or_default().to_owned(),
            version: env!("CARGO_PKG_VERSION"),
            claims: outcome.funnel.claims,
            groups: outcome.funnel.groups,
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Note),
            health: health(view),
        }
    }
}

fn health(view: &View<'_>) -> Vec<Health> {
    let outcome = view.outcome;
    let total = outcome.funnel.articles;
    let articles = || outcome.corpus.articles().map(|(_, scan)| &scan.article);
    let undated = articles().filter(|a| a.published.reliability < Reliability::Medium).count();
    let nameless = articles().filter(|a| a.outlet.is_empty()).count();
    let credited = articles().filter(|a| a.credit.is_some()).count();
    let skipped: u64 = outcome.funnel.skipped.values().sum();
    let reasons: Vec<String> = outcome.funnel.skipped.iter().map(|(why, n)| format!("{n} {why}")).collect();
    let say = |good: bool, words: String| Health { good, words };
    vec![
        match skipped {
            0 => say(true, "every input was read".into()),
            n => say(false, format!("{n} of {} inputs not used ({})", outcome.funnel.records, reasons.join(", "))),
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
    ]
}
