//! `patterns coverage`: what each pattern finds in somebody's own articles; for one pattern, which of
//! its phrases find nothing, and which sentences count the same thing and are not found.

use super::reaches;
use crate::cli::failure::Failure;
use crate::cli::options::Inputs;
use crate::cli::terminal::{counted, fit};
use crate::model::{Error, Scan, Span, Value, WordKey};
use crate::patterns::Pattern;
use crate::pipeline::{Engine, Scanned};
use crate::{read, segment};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::ExitCode;

/// Sentences without a hit that are shown.
const SHOWN: usize = 20;
const WIDTH: usize = 100;

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// Look at this pattern alone: its phrases, and the sentences that it may have missed
    #[arg(long, value_name = "ID")]
    id: Option<String>,
}

pub(super) fn run(engine: &Engine, args: &Args, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let inputs = read::open(&args.inputs.inputs, &args.inputs.options()?)?;
    let mut unreadable = 0;
    match &args.id {
        None => {
            let mut table = Table::default();
            engine.scan_each(inputs, |scanned: Scanned| -> Result<(), Failure> {
                unreadable += u64::from(scanned.scan.skipped.is_some());
                table.add(&scanned.scan);
                Ok(())
            })?;
            table.write(engine, out)?;
        }
        Some(id) => {
            let unknown = || Error::Usage(format!("there is no pattern `{id}`; `claimdiff patterns list` shows all"));
            let pattern = engine.patterns.pattern(id).ok_or_else(unknown)?;
            let mut one = One { phrases: vec![0; pattern.phrases.len()], ..One::default() };
            engine.scan_each(inputs, |scanned: Scanned| -> Result<(), Failure> {
                unreadable += u64::from(scanned.scan.skipped.is_some());
                one.add(engine, pattern, &scanned.scan);
                Ok(())
            })?;
            one.write(pattern, out)?;
        }
    }
    if args.inputs.strict && unreadable > 0 {
        return Err(Failure::Unreadable(unreadable));
    }
    Ok(ExitCode::SUCCESS)
}

/// What every pattern found.
#[derive(Default)]
struct Table {
    articles: u64,
    found: BTreeMap<String, Row>,
}

#[derive(Default)]
struct Row {
    hits: u64,
    articles: u64,
    outlets: BTreeSet<String>,
}

impl Table {
    fn add(&mut self, scan: &Scan) {
        self.articles += u64::from(scan.skipped.is_none());
        let mut here: BTreeSet<&str> = BTreeSet::new();
        for claim in &scan.claims {
            let row = self.found.entry(claim.pattern_id().to_owned()).or_default();
            row.hits += 1;
            row.articles += u64::from(here.insert(claim.pattern_id()));
            row.outlets.insert(scan.article.outlet.to_string());
        }
    }

    fn write(&self, engine: &Engine, out: &mut dyn Write) -> std::io::Result<()> {
        writeln!(out, "{:<28} {:>8} {:>8} {:>8}", "pattern", "hits", "articles", "outlets")?;
        let nothing = Row::default();
        let row = |p: &Pattern| self.found.get(p.id.as_str()).unwrap_or(&nothing);
        let mut patterns: Vec<&Pattern> = engine.patterns.patterns().iter().collect();
        patterns.sort_by(|a, b| row(b).hits.cmp(&row(a).hits).then_with(|| a.id.cmp(&b.id)));
        for pattern in &patterns {
            let Row { hits, articles, outlets } = row(pattern);
            writeln!(out, "{:<28} {hits:>8} {articles:>8} {:>8}", pattern.id, outlets.len())?;
        }
        let silent = patterns.iter().filter(|p| row(p).hits == 0).count();
        writeln!(
            out,
            "{}, {}, {silent} of them found nothing",
            counted(self.articles as usize, "article"),
            counted(patterns.len(), "pattern")
        )
    }
}

/// What one pattern found, and what it may have missed.
#[derive(Default)]
struct One {
    articles: usize,
    hits: usize,
    phrases: Vec<u64>,
    near: Vec<String>,
    nears: usize,
}

impl One {
    fn add(&mut self, engine: &Engine, pattern: &Pattern, scan: &Scan) {
        self.articles += usize::from(scan.skipped.is_none());
        let own: Vec<Span> = scan.claims.iter().filter(|c| c.pattern_id() == pattern.id).map(|c| c.sentence).collect();
        self.hits += own.len();
        if !own.is_empty() {
            self.count_phrases(engine, pattern, scan);
        }
        let mut last = None;
        for mention in scan.mentions.iter().filter(|m| fills(&m.value, pattern)) {
            let sentence = scan.sentence_at(mention.span.start());
            let Some(sentence) = sentence.filter(|s| !own.contains(s) && last != Some(*s)) else { continue };
            last = Some(sentence);
            self.nears += 1;
            if self.near.len() < SHOWN {
                self.near.push(scan.words(sentence).split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }

    fn count_phrases(&mut self, engine: &Engine, pattern: &Pattern, scan: &Scan) {
        let segments = segment::segment(&scan.article, &engine.lexicon);
        for reach in reaches(engine, scan, &segments, &pattern.id).iter().filter(|r| r.found.is_some()) {
            let numbers = pattern.phrases.iter().zip(&mut self.phrases);
            numbers.filter(|(phrase, _)| **phrase == reach.phrase).for_each(|(_, count)| *count += 1);
        }
    }

    fn write(&self, pattern: &Pattern, out: &mut dyn Write) -> std::io::Result<()> {
        writeln!(out, "{}: {} in {}", pattern.id, counted(self.hits, "hit"), counted(self.articles, "article"))?;
        for (phrase, count) in pattern.phrases.iter().zip(&self.phrases) {
            writeln!(out, "{count:>8}  {phrase}")?;
        }
        let silent = self.phrases.iter().filter(|c| **c == 0).count();
        writeln!(out, "{silent} of {} found nothing", counted(self.phrases.len(), "phrase"))?;
        if self.nears > 0 {
            let have = if self.nears == 1 { "has" } else { "have" };
            writeln!(out, "\n{} {have} such a value and no hit:", counted(self.nears, "sentence"))?;
        }
        for sentence in &self.near {
            writeln!(out, "  {}", fit(sentence, WIDTH))?;
        }
        Ok(())
    }
}

/// Whether a value counts or measures what a slot of the pattern asks for by name.
fn fills(value: &Value, pattern: &Pattern) -> bool {
    let Value::Figure(figure) = value else { return false };
    let words = [figure.noun.as_ref(), figure.unit.as_ref()];
    pattern.slots.iter().any(|slot| words.iter().flatten().any(|w| slot.nouns.contains(&WordKey::of(w))))
}
