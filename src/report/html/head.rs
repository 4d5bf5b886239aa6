//! The head of a page: what it is about and how much was read.

use super::facts::{self, Health};
use crate::model::{Finding, Severity};
use crate::report::counts::Counts;
use crate::report::review::Status;
use serde::Serialize;

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
    /// What a reader might be missing of these articles; what is known of the whole run goes around it.
    health: Vec<Health>,
}

impl Head {
    /// Of what is `counted`, whose stories are called `title` where they are one.
    pub(super) fn of<'f>(
        counted: &Counts,
        title: Option<&str>,
        groups: usize,
        findings: impl Iterator<Item = &'f Finding> + Clone,
        status: &dyn Fn(&Finding) -> Status,
        patterns_hash: &str,
    ) -> Head {
        let open = |f: &&Finding| status(f) == Status::Open;
        let of = |severity| findings.clone().filter(open).filter(|f| f.severity == severity).count();
        let (since, until) = counted.days.clone().map_or((None, None), |(first, last)| (Some(first), Some(last)));
        Head {
            title: title.map_or_else(|| format!("{} stories", counted.stories), str::to_owned),
            articles: counted.articles,
            outlets: counted.outlets.len(),
            origins: counted.origins(),
            stories: counted.stories,
            until: until.filter(|last| since.as_ref() != Some(last)),
            since,
            run: patterns_hash.get(..8).unwrap_or_default().to_owned(),
            version: env!("CARGO_PKG_VERSION"),
            claims: counted.claims,
            groups,
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Note),
            dismissed: findings.clone().count() - findings.clone().filter(open).count(),
            health: facts::of_articles(counted),
        }
    }
}
