//! Pages as they are made: what a story has, and then what is known of the whole run.

use super::card::Card;
use super::facts::Facts;
use super::head::Head;
use super::part::{Part, Portion};
use super::stories::StoryLine;
use super::{INDEX, READING, SCRIPT, STYLE, TEMPLATE, coverage, extras, kinds, place, policy, value, verdict};
use crate::lexicon::quantifiers::Quantifiers;
use crate::model::Finding;
use crate::report::counts::Counts;
use crate::report::review::Status;
use crate::report::rows::View;
use crate::report::{RunInfo, privacy};
use minijinja::Environment;
use rayon::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::HashMap;
use std::io;

/// Notes shown at most: the rest stands in `findings.csv`.
const NOTES: usize = 200;

/// What makes pages.
pub(super) struct Pages {
    templates: Environment<'static>,
    quantifiers: Quantifiers,
    patterns_hash: String,
    no_text: bool,
}

impl Pages {
    pub(super) fn new(run: &RunInfo) -> io::Result<Pages> {
        let mut templates = Environment::new();
        for (name, template) in [("report.html", TEMPLATE), ("reading.html", READING), ("index.html", INDEX)] {
            templates.add_template(name, template).map_err(io::Error::other)?;
        }
        let quantifiers = Quantifiers::built_in().map_err(io::Error::other)?;
        Ok(Pages { templates, quantifiers, patterns_hash: run.patterns_hash.clone(), no_text: run.no_text })
    }

    /// What `keep` makes, on any thread, of the place and the page of each of `portions` that has one, and the lines of
    /// these stories on the index.
    pub(super) fn stories<'v, T: Send>(
        &self,
        view: &View<'v>,
        portions: &[Portion<'v>],
        keep: impl Fn(String, Json) -> io::Result<T> + Sync,
    ) -> io::Result<(Vec<StoryLine>, Vec<T>)> {
        let made = |portion: &Portion<'v>| {
            let (part, place) = (portion.part(view), place(&portion.story.id));
            let kept = keep(place.clone(), self.page(view, &part, Some("../report.html"))?)?;
            Ok((StoryLine::of(view, &part, place), kept))
        };
        portions.par_iter().with_max_len(1).filter(|portion| portion.has_page()).map(made).collect()
    }

    /// What a page shows, but for what is known of the whole run.
    pub(super) fn page(&self, view: &View<'_>, part: &Part<'_>, up: Option<&str>) -> io::Result<Json> {
        let groups: HashMap<&str, usize> = part
            .groups
            .iter()
            .filter_map(|at| Some((view.outcome.resolved.groups.get(*at)?.id.as_str(), *at)))
            .collect();
        let rung = |words: &str| self.quantifiers.rung(words);
        let cards = |wanted: &dyn Fn(&Finding) -> bool, most: usize| -> Vec<Card> {
            let findings = part.findings.iter().filter(|f| wanted(f)).take(most);
            let group = |f: &Finding| view.outcome.resolved.groups.get(*groups.get(f.group.as_str())?);
            findings.map(|f| Card::of(view, f, group(f), &rung, part.stories.len() > 1)).collect()
        };
        let open = |f: &Finding| view.status(&f.id) == Status::Open;
        let title = match part.stories.as_slice() {
            [only] if !only.label.is_empty() => Some(only.label.as_str()),
            _ => None,
        };
        let counted = Counts::of(view, part.stories.iter().copied());
        let findings = part.findings.iter().copied();
        Ok(json!({
            "up": up,
            "policy": policy::of(SCRIPT),
            "head": value(&self.head(&counted, title, part.groups.len(), findings, &|f| view.status(&f.id)))?,
            "verdict": verdict::words(part.findings.iter().copied().filter(|f| open(f))),
            "loud": value(&cards(&|f| open(f) && f.is_loud(), usize::MAX))?,
            "notes": value(&cards(&|f| open(f) && !f.is_loud(), NOTES))?,
            "dismissed": value(&cards(&|f| !open(f), NOTES))?,
            "matrices": value(&coverage::matrices(view, part))?,
            "names": value(&extras::names(&part.names))?,
            "roles": value(&extras::roles(&part.names))?,
            "copies": value(&extras::copies(view, part))?,
            "articles": value(&extras::articles(view, part))?,
            "kinds": kinds(part.findings.iter().copied()),
        }))
    }

    /// The head of a page.
    pub(super) fn head<'f>(
        &self,
        counted: &Counts,
        title: Option<&str>,
        groups: usize,
        findings: impl Iterator<Item = &'f Finding> + Clone,
        status: &dyn Fn(&Finding) -> Status,
    ) -> Head {
        Head::of(counted, title, groups, findings, status, &self.patterns_hash)
    }

    /// A page with what is known of the whole run, as the file that a person opens; what is `hidden` is not in it.
    pub(super) fn rendered(
        &self,
        template: &str,
        mut page: Json,
        facts: &Facts<'_>,
        hidden: Option<&privacy::Redactor>,
    ) -> io::Result<String> {
        facts.complete(&mut page)?;
        if self.no_text {
            privacy::page_without_text(&mut page);
        }
        if let Some(redactor) = hidden {
            redactor.value(&mut page);
        }
        page["style"] = json!(STYLE);
        page["script"] = json!(SCRIPT);
        let template = self.templates.get_template(template).map_err(io::Error::other)?;
        template.render(page).map_err(io::Error::other)
    }
}
