//! Figures in sentences: what is found, what it means, and what is left alone.

#![allow(clippy::unwrap_used)]

mod ages;
mod comparators;
mod left_alone;
mod numerals;
mod properties;
mod rates;
mod units;

use claimdiff::model::{Amount, Article, Comparator, Mention, MentionKind, decimal};
use claimdiff::pipeline::Engine;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().expect("the built-in lists load"));

fn mentions(text: &str) -> Vec<Mention> {
    ENGINE.scan(Article { text: text.to_owned(), ..Article::default() }).mentions
}

/// Each figure of a text but ordinals, as `kind comparator number unit|noun/per [words]`.
fn figures(text: &str) -> Vec<String> {
    shown(&mentions(text), text)
}

/// What [`figures`] writes of `found`.
fn shown(found: &[Mention], text: &str) -> Vec<String> {
    let number = |v| decimal::to_json(v).to_string();
    let shown = |m: &Mention| {
        let figure = m.figure().filter(|_| m.kind() != MentionKind::Ordinal)?;
        let amount = match (figure.amount, figure.amount.bounds()) {
            (Amount::Range(..) | Amount::Vague(..), (low, high)) => {
                format!("{}..{}", low.map(number).unwrap_or_default(), high.map(number).unwrap_or_default())
            }
            (amount, _) => amount.value().map(number).unwrap_or_default(),
        };
        let comparator = match figure.amount.comparator() {
            Comparator::Exact => String::new(),
            other => format!("{} ", serde_json::to_string(&other).unwrap_or_default().trim_matches('"')),
        };
        let what = figure.unit.as_deref().or(figure.noun.as_deref()).unwrap_or("-");
        let per = figure.per.as_deref().map(|p| format!("/{p}")).unwrap_or_default();
        let kind = serde_json::to_string(&m.kind()).unwrap_or_default();
        Some(format!("{} {comparator}{amount} {what}{per} [{}]", kind.trim_matches('"'), m.span.slice(text)))
    };
    found.iter().filter_map(shown).collect()
}

#[track_caller]
fn golden(cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        assert_eq!(figures(text), *want, "{text}");
    }
}
