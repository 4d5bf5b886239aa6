//! `discover`: values that recur in somebody's articles and that no pattern covers; with `--draft`, first
//! pattern files for them, with examples from those articles.

use super::check::{scan, to_stdout};
use super::failure::{Ended, Failure};
use super::options::{Engines, Inputs, Stories};
use super::patterns::new::{create, drafted};
use super::terminal::fit;
use crate::model::{Corpus, Error};
use crate::patterns::Set;
use crate::patterns::draft::Marked;
use crate::pipeline::Engine;
use crate::resolve::{Frame, Place};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The topic of drafted patterns.
const TOPIC: &str = "found";
/// Places that are shown of a frame, and examples of a draft.
const SHOWN: usize = 2;
const EXAMPLES: usize = 3;
/// Characters that are shown before a value.
const BEFORE: usize = 40;
const WIDTH: usize = 100;

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    engine: Engines,
    /// How stories are found
    #[arg(long, value_enum, default_value_t)]
    stories: Stories,
    /// Only what so many independent origins say
    #[arg(long, value_name = "N", default_value_t = 3)]
    origins: usize,
    /// How many are shown
    #[arg(short, long, default_value_t = 30)]
    n: usize,
    /// Write a first pattern file for each into DIR; they hold sentences of your articles, so keep them to yourself
    #[arg(long, value_name = "DIR", num_args = 0..=1, require_equals = true, default_missing_value = "my-patterns")]
    draft: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Ended {
    let engine = args.engine.load()?;
    let (scans, unreadable) = scan(&engine, &args.inputs, args.engine.quiet)?;
    let (corpus, frames) = engine.discover(scans, args.stories.into(), args.origins);
    let shown = frames.get(..args.n.min(frames.len())).unwrap_or_default();
    to_stdout(|out| {
        table(shown, frames.len(), &corpus, out)?;
        match &args.draft {
            Some(folder) => write_drafts(&engine, shown, &corpus, folder, out),
            None => Ok(()),
        }
    })?;
    if args.inputs.strict && unreadable > 0 {
        return Err(Failure::Unreadable(unreadable));
    }
    Ok(ExitCode::SUCCESS)
}

fn table(shown: &[Frame], all: usize, corpus: &Corpus, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{:>7} {:>7} {:>7} {:>7}  frame", "origins", "outlets", "stories", "differ")?;
    for frame in shown {
        let Frame { phrase, outlets, origins, stories, varying, .. } = frame;
        writeln!(out, "{origins:>7} {outlets:>7} {stories:>7} {varying:>7}  {phrase}")?;
        for place in of_different_outlets(frame, corpus).take(SHOWN) {
            let outlet = &corpus.scan(place.article).article.outlet;
            let (before, value, after) = around(place, corpus);
            let skipped = before.chars().count().saturating_sub(BEFORE);
            let before: String = before.chars().skip(skipped).collect();
            writeln!(out, "{:34}{}", "", fit(&format!("{outlet}: {before}⟦{value}⟧{after}"), WIDTH))?;
        }
    }
    let few = if all == 0 { "; --origins 2 asks for less" } else { "" };
    writeln!(out, "{} of {all} frames{few}", shown.len())?;
    Ok(())
}

/// The places of a frame, one an outlet.
fn of_different_outlets<'f>(frame: &'f Frame, corpus: &'f Corpus) -> impl Iterator<Item = Place> + 'f {
    let mut seen = BTreeSet::new();
    frame.places.iter().copied().filter(move |p| seen.insert(corpus.scan(p.article).article.outlet.clone()))
}

/// The sentence of a place in one line: what stands before the value, the value, and what follows.
fn around(place: Place, corpus: &Corpus) -> (String, String, String) {
    let scan = corpus.scan(place.article);
    let Some(mention) = scan.mention(place.mention) else { return Default::default() };
    let text = scan.article.text.as_str();
    let sentence = scan.sentence_at(mention.span.start()).unwrap_or(mention.span);
    let line = |from: usize, to: usize| {
        let words = text.get(from..to).unwrap_or_default();
        let plain: String = words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        plain.replace(['{', '}'], " ")
    };
    let (start, end) = (mention.span.start(), mention.span.end());
    let before = line(sentence.start(), start);
    (before.trim_start().to_owned(), line(start, end), line(end, sentence.end().max(end)).trim_end().to_owned())
}

/// Writes a file for each frame that makes a sound pattern, and says how to try them.
fn write_drafts(
    engine: &Engine,
    frames: &[Frame],
    corpus: &Corpus,
    folder: &Path,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut written = BTreeSet::new();
    for frame in frames.iter().filter(|f| !f.name.is_empty()) {
        let id = format!("{TOPIC}.{}", frame.name);
        let path = folder.join(TOPIC).join(format!("{}.toml", frame.name));
        if path.exists() || !written.insert(id.clone()) {
            continue;
        }
        let Some(text) = sound(engine, &id, frame, corpus) else {
            written.remove(&id);
            continue;
        };
        create(&path, &text)?;
        writeln!(out, "wrote {}", path.display())?;
    }
    let (count, of) = (written.len(), frames.len());
    writeln!(
        out,
        "{count} drafts of {of} frames; try them: claimdiff patterns test {TOPIC} --patterns {}",
        folder.display()
    )?;
    Ok(())
}

/// The text of a draft that can be read again; none where the sentences make no pattern.
fn sound(engine: &Engine, id: &str, frame: &Frame, corpus: &Corpus) -> Option<String> {
    let sentences = of_different_outlets(frame, corpus).take(EXAMPLES).map(|p| around(p, corpus));
    let marked = sentences.map(|(before, value, after)| Marked::parse(&format!("{before}{{{value}}}{after}")));
    let marked: Vec<Marked> = marked.filter_map(Result::ok).collect();
    let text = drafted(engine, id, &marked).map_err(|_: Error| ()).ok()?;
    let is_sound = Set::of_texts([("draft.toml", id, text.as_str())], &engine.lexicon).is_ok();
    is_sound.then_some(text)
}
