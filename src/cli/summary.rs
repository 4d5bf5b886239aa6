//! What a run prints for a person: the findings, worst first, on one screen of 80 by 24.

use super::failure::Failure;
use super::terminal::fit;
use crate::compare::Weight;
use crate::model::{Finding, Funnel, Severity, Side};
use crate::pipeline::Scanned;
use crate::report::counts::Counts;
use crate::report::privacy::Redactor;
use crate::report::review::{Review, Status, Told};
use crate::report::rows::View;
use std::io::{self, Write};
use std::path::Path;

const WIDTH: usize = 80;
/// Lines for findings: a screen of 24, less the first and last lines, the funnel and the prompt.
const ROOM: usize = 17;
/// Sides shown of one finding.
const SIDES: usize = 3;
/// Letters of an outlet and the place in its file, and of an outlet however long its place is.
const LAST: usize = WIDTH - 2 - 24 - 1 - 22 - 1;
const LEAST: usize = 8;

/// Says on standard error what a person should know of one input.
pub(super) fn notes(scanned: &Scanned, quiet: bool) -> io::Result<()> {
    let mut err = io::stderr().lock();
    if let Some(skip) = &scanned.scan.skipped {
        let path = fit(&scanned.scan.article.source.path, 4 * WIDTH);
        writeln!(err, "skipped {path}: {}: {}", fit(&skip.reason, WIDTH), fit(&skip.detail, 4 * WIDTH))?;
    }
    for note in scanned.notes.iter().filter(|_| !quiet) {
        writeln!(err, "note: {}", fit(note, 4 * WIDTH))?;
    }
    Ok(())
}

/// Prints the summary on standard output.
pub(super) fn print(lines: &[String]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Says on standard error which earlier decisions do not hold any more.
pub(super) fn decisions(told: &Told) -> io::Result<()> {
    let mut err = io::stderr().lock();
    let kinds = [
        (&told.reopened, "is open again: its question has other values now"),
        (&told.expired, "is open again: the dismissal is over"),
        (&told.stale, "was dismissed and is not found any more; its line can go"),
    ];
    for (list, words) in kinds {
        for dismissal in list {
            writeln!(
                err,
                "note: {} [{}] {words} ({})",
                dismissal.id,
                fit(&dismissal.rule, WIDTH),
                fit(&dismissal.reason, WIDTH)
            )?;
        }
    }
    Ok(())
}

/// Says on standard error which `files` in `folder` an earlier run left, which wrote other formats.
pub(super) fn left_over(files: &[&str], folder: &Path) -> io::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let (files, folder) = (files.join(", "), folder.display());
    writeln!(
        io::stderr(),
        "note: {folder} still holds what an earlier run wrote in other formats ({files}): take it away, or write it anew"
    )
}

/// Says on standard error how much was left after each step.
pub(super) fn funnel(funnel: &Funnel) -> Result<(), Failure> {
    let mut err = io::stderr().lock();
    let skipped: Vec<String> = funnel.skipped.iter().map(|(why, n)| format!("{n} {why}")).collect();
    let skipped = if skipped.is_empty() { String::new() } else { format!(" ({} skipped)", skipped.join(", ")) };
    writeln!(
        err,
        "{} → {}{skipped} → {} → {} → {} → {} → {}",
        count(funnel.files, "file"),
        count(funnel.articles, "article"),
        count(funnel.sentences, "sentence"),
        count(funnel.claims, "claim"),
        count(funnel.groups, "group"),
        format_args!("{} told by two outlets", funnel.comparable),
        count(funnel.findings, "finding"),
    )?;
    if funnel.failed > 0 {
        let failed = count(funnel.failed, "question");
        writeln!(err, "claimdiff failed on {failed} and went on without; please report it")?;
    }
    if let Some(why) = why_nothing(funnel) {
        writeln!(err, "nothing differs, since {why}")?;
    }
    Ok(())
}

/// The first step at which nothing was left, in words.
fn why_nothing(funnel: &Funnel) -> Option<&'static str> {
    let steps = [
        (funnel.articles, "no input could be used; the reasons are above and in articles.jsonl"),
        (funnel.sentences, "the articles hold no sentences outside of navigation and notices"),
        (funnel.mentions, "no figures, dates or names were found; is the text English?"),
        (funnel.groups, "no claim was found that could be compared"),
        (
            funnel.comparable,
            "no two outlets answer the same question; are the articles about one story (--stories one)?",
        ),
        (funnel.findings, "outlets agree wherever two of them answer the same question"),
    ];
    steps.iter().find(|(left, _)| *left == 0).map(|(_, why)| *why)
}

/// What the summary tells of a whole run.
pub(super) struct Run<'r> {
    pub counted: &'r Counts,
    pub funnel: &'r Funnel,
    /// The weightiest first.
    pub findings: &'r [Finding],
    pub review: &'r Review,
    /// Its report, or the folder of its outputs where it has none.
    pub written: &'r Path,
}

/// The findings that are shown. Those of a part of a run can be added after those of another.
#[derive(Default)]
pub(super) struct Shown {
    blocks: Vec<(Weight, Vec<String>)>,
    color: bool,
}

impl Shown {
    pub(super) fn new(color: bool) -> Shown {
        Shown { color, ..Shown::default() }
    }

    /// Takes the first findings of `view`, of a run of one story or of `several`.
    pub(super) fn add(&mut self, view: &View<'_>, several: bool) {
        let loud = view.outcome.findings.iter().filter(|f| is_loud(f, view.status(&f.id))).take(ROOM);
        self.blocks.extend(loud.map(|f| (Weight::of(f), block(f, view, several, self.color))));
        self.blocks.sort_by(|a, b| a.0.cmp(&b.0));
        self.blocks.truncate(ROOM);
    }

    /// The lines of the summary; people's names are hidden by `redactor`, where one is given.
    pub(super) fn lines(self, run: &Run<'_>, redactor: Option<&Redactor>) -> Vec<String> {
        let lines = self.plain(run);
        match redactor {
            Some(redactor) => lines.iter().map(|line| redactor.words(line)).collect(),
            None => lines,
        }
    }

    fn plain(self, run: &Run<'_>) -> Vec<String> {
        let mut out = vec![first_line(run), String::new()];
        let mut left = ROOM;
        let mut shown = 0;
        for (_, block) in self.blocks {
            if block.len() > left {
                break;
            }
            left -= block.len();
            shown += 1;
            out.extend(block);
        }
        let loud = run.findings.iter().filter(|f| is_loud(f, run.review.status(&f.id))).count();
        if loud > shown {
            out.push(format!("… and {} more", loud - shown));
        }
        if loud > 0 {
            out.push(String::new());
        }
        out.push(last_line(run));
        out
    }
}

fn is_loud(finding: &Finding, status: Status) -> bool {
    status == Status::Open && finding.is_loud()
}

fn first_line(run: &Run<'_>) -> String {
    let told = [
        count(run.funnel.articles, "article"),
        count(run.counted.outlets.len() as u64, "outlet"),
        count(run.counted.origins() as u64, "origin"),
        count(run.counted.stories as u64, "story"),
        count(run.funnel.claims, "claim"),
    ];
    told.join(" · ")
}

fn last_line(run: &Run<'_>) -> String {
    let is_open = |f: &&Finding| run.review.status(&f.id) == Status::Open;
    let of = |severity| run.findings.iter().filter(is_open).filter(|f| f.severity == severity).count() as u64;
    let settled = run.findings.len() - run.findings.iter().filter(is_open).count();
    let settled = if settled > 0 { format!(" · {settled} settled before") } else { String::new() };
    format!(
        "{} · {} · {}{settled} → {}",
        count(of(Severity::Error), "error"),
        count(of(Severity::Warning), "warning"),
        count(of(Severity::Note), "note"),
        run.written.display()
    )
}

/// A finding: one line for what it is, one for its story where there are several, one for each side.
fn block(finding: &Finding, view: &View<'_>, several: bool, color: bool) -> Vec<String> {
    let head = format!("{}[{}]", severity(finding.severity), finding.rule());
    let tail = format!(" {}", finding.id);
    let room = WIDTH.saturating_sub(head.chars().count() + 2 + tail.chars().count());
    let question = fit(&finding.question, room);
    let pad = room.saturating_sub(question.chars().count());
    let mut out = vec![format!("{}  {question}{:pad$}{tail}", painted(&head, finding.severity, color), "")];
    let story = view.label(&finding.story).filter(|label| !label.is_empty() && several);
    out.extend(story.map(|label| format!("  in: {}", fit(label, WIDTH - 6))));
    out.extend(finding.sides.iter().take(SIDES).map(|s| side(s, view)));
    if finding.sides.len() > SIDES {
        out.push(format!("  … and {}", count((finding.sides.len() - SIDES) as u64, "other value")));
    }
    out
}

fn side(side: &Side, view: &View<'_>) -> String {
    let outlets = format!("{} / {}", count(side.outlets as u64, "outlet"), count(side.origins as u64, "origin"));
    let place = side.places.first().map(|p| {
        let article = &view.scan(p.article).article;
        let line = article.text.get(..p.span.start()).map_or(0, |t| t.matches('\n').count()) + 1;
        let file = article.source.path.rsplit('/').next().unwrap_or_default();
        // Many articles may stand in one file: then the record says which.
        let at = if file.ends_with(".txt") { line as u64 } else { article.source.record + 1 };
        (view.outlet(p.article), format!("{}:{at}", fit(file, 14)))
    });
    let (outlet, place) = place.unwrap_or_default();
    // The outlet is what a reader looks for, but a place without its number leads nowhere.
    let outlet = fit(outlet, LAST.saturating_sub(place.chars().count() + 1).max(LEAST));
    format!("  {:<24} {:<22} {outlet} {place}", fit(&side.display, 24), outlets)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn painted(words: &str, severity: Severity, color: bool) -> String {
    let code = match severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Note => "1;36",
    };
    if color { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
}

/// `1 story`, `2 stories`.
fn count(number: u64, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {noun}s"),
    }
}
