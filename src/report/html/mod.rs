//! `report.html`: one file for a person. It opens with no network and no script; a small script, where scripts may
//! run, only filters, sorts and jumps. Above [`ONE_PAGE`] articles it is an index, and each story has a page.

mod brief;
mod card;
mod coverage;
mod extras;
mod head;
mod known;
mod overview;
mod part;
mod policy;
mod quoted;
mod reuse;
mod scale;
mod snippet;
mod stories;
mod strip;
mod verdict;
mod when;

use super::folder::Folder;
use super::rows::View;
use super::{RunInfo, privacy};
use crate::lexicon::quantifiers::Quantifiers;
use crate::model::{Finding, RuleKind, Severity, Story};
use crate::report::review::{Status, Told};
use card::Card;
use head::Head;
use minijinja::Environment;
use part::{Part, Portion};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use stories::StoryLine;

const TEMPLATE: &str = include_str!("report.html.j2");
const INDEX: &str = include_str!("index.html.j2");
const READING: &str = include_str!("reading.html.j2");
const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("script.js");

/// Articles up to which everything stands on one page.
pub const ONE_PAGE: usize = 500;
/// Notes shown at most: the rest stands in `findings.csv`.
const NOTES: usize = 200;

/// Writes the report: `report.html`, and `report/STORY.html` for each story where there are many articles.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(
    view: &View<'_>,
    run: &RunInfo,
    hidden: Option<&privacy::Redactor>,
    folder: &mut Folder,
) -> io::Result<()> {
    let mut templates = Environment::new();
    templates.add_template("report.html", TEMPLATE).map_err(io::Error::other)?;
    templates.add_template("reading.html", READING).map_err(io::Error::other)?;
    templates.add_template("index.html", INDEX).map_err(io::Error::other)?;
    let quantifiers = Quantifiers::built_in().map_err(io::Error::other)?;
    let pages =
        Pages { view, run, hidden, templates, quantifiers, patterns: extras::patterns(view), told: view.told() };
    if view.outcome.corpus.articles().count() <= ONE_PAGE {
        let page = pages.page(&Part::whole(view), None)?;
        return folder.write("report.html", |out| out.write_all(page.as_bytes()));
    }
    let portions = Portion::by_story(view);
    let lines = pages.stories(&portions, folder)?;
    let index = pages.index(&portions, lines)?;
    folder.write("report.html", |out| out.write_all(index.as_bytes()))
}

/// The place of a story's page.
fn place(story: &Story) -> String {
    format!("report/{}", file_name(&story.id))
}

/// The story's id as a file name.
fn file_name(id: &str) -> String {
    let plain: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).take(60).collect();
    // Ids that differ in other letters only stay apart.
    if plain == id { format!("{plain}.html") } else { format!("{plain}-{}.html", policy::short_hash(id)) }
}

/// Pages that are made at once and wait to be written.
const PAGES: usize = 64;

struct Pages<'p, 'v> {
    view: &'p View<'v>,
    run: &'p RunInfo,
    hidden: Option<&'p privacy::Redactor>,
    templates: Environment<'static>,
    quantifiers: Quantifiers,
    /// The patterns that ran, and how many claims each found.
    patterns: Vec<extras::PatternLine>,
    /// What has become of earlier decisions.
    told: Told,
}

impl<'v> Pages<'_, 'v> {
    /// Writes a page for each story that has one; the lines of these stories on the index.
    fn stories(&self, portions: &BTreeMap<&str, Portion<'v>>, folder: &mut Folder) -> io::Result<Vec<StoryLine>> {
        let paged: Vec<&Portion<'v>> = portions.values().filter(|portion| portion.has_page()).collect();
        let made = |portion: &&Portion<'v>| {
            let (part, place) = (portion.part(self.view), place(portion.story));
            let page = self.page(&part, Some("../report.html"))?;
            Ok((StoryLine::of(self.view, &part, place.clone()), place, page))
        };
        let mut lines = Vec::with_capacity(paged.len());
        for some in paged.chunks(PAGES) {
            let pages: Vec<(StoryLine, String, String)> =
                some.par_iter().with_max_len(1).map(made).collect::<io::Result<_>>()?;
            for (line, place, page) in pages {
                folder.write(&place, |out| out.write_all(page.as_bytes()))?;
                lines.push(line);
            }
        }
        Ok(lines)
    }

    fn page(&self, part: &Part<'_>, up: Option<&str>) -> io::Result<String> {
        let view = self.view;
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
        let context = json!({
            "up": up,
            "policy": policy::of(SCRIPT),
            "head": value(&self.head(part))?,
            "verdict": verdict::words(part.findings.iter().copied().filter(|f| open(f))),
            "loud": value(&cards(&|f| open(f) && f.severity > Severity::Note, usize::MAX))?,
            "notes": value(&cards(&|f| open(f) && f.severity == Severity::Note, NOTES))?,
            "dismissed": value(&cards(&|f| !open(f), NOTES))?,
            "matrices": value(&coverage::matrices(view, part))?,
            "names": value(&extras::names(&part.names))?,
            "roles": value(&extras::roles(&part.names))?,
            "copies": value(&extras::copies(view, part))?,
            "articles": value(&extras::articles(view, part))?,
            "patterns": value(&self.patterns)?,
            "kinds": kinds(part.findings.iter().copied()),
        });
        self.render("report.html", context)
    }

    fn head(&self, part: &Part<'_>) -> Head {
        Head::of(self.view, part, &self.patterns, &self.told, &self.run.patterns_hash)
    }

    fn index(&self, portions: &BTreeMap<&str, Portion<'_>>, mut lines: Vec<StoryLine>) -> io::Result<String> {
        let view = self.view;
        let page = |story: &str| portions.get(story).map(|portion| place(portion.story)).unwrap_or_default();
        let alone = portions.len() - lines.len();
        lines.sort_by(StoryLine::weightier);
        let (loud, quiet): (Vec<_>, Vec<_>) = lines.into_iter().partition(StoryLine::is_loud);
        let open = || view.outcome.findings.iter().filter(|f| view.status(&f.id) == Status::Open);
        let context = json!({
            "policy": policy::of(SCRIPT),
            "head": value(&self.head(&Part::counted(view)))?,
            "verdict": verdict::words(open()),
            "loud": value(&loud)?,
            "quiet": value(&quiet)?,
            "alone": alone,
            "kinds": value(&overview::kinds(view, &page))?,
            "sharing": value(&overview::sharing(view, portions.values(), &page))?,
            "skipped": value(&extras::skipped(view))?,
            "patterns": value(&self.patterns)?,
        });
        self.render("index.html", context)
    }

    fn render(&self, template: &str, mut context: Json) -> io::Result<String> {
        if self.run.no_text {
            privacy::page_without_text(&mut context);
        }
        if let Some(redactor) = self.hidden {
            redactor.value(&mut context);
        }
        context["style"] = json!(STYLE);
        context["script"] = json!(SCRIPT);
        let template = self.templates.get_template(template).map_err(io::Error::other)?;
        template.render(context).map_err(io::Error::other)
    }
}

/// What the findings are about, for a reader to choose from.
fn kinds<'f>(findings: impl Iterator<Item = &'f Finding>) -> Json {
    let kinds: BTreeSet<RuleKind> = findings.map(|f| f.kind).collect();
    kinds.into_iter().map(|kind| json!({"name": kind.name(), "heading": overview::heading(kind)})).collect()
}

fn value<T: Serialize>(part: &T) -> io::Result<Json> {
    Ok(serde_json::to_value(part)?)
}

/// Whether the question of a finding is what somebody said.
fn is_quoted(finding: &Finding) -> bool {
    finding.kind == RuleKind::Quote
}
