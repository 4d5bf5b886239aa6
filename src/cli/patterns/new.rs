//! `patterns new`: a first pattern file from sentences with the value in braces.

use super::scanned;
use crate::cli::failure::Failure;
use crate::model::{Error, Mention, Scan, Span};
use crate::patterns::Expected;
use crate::patterns::draft::{Marked, Sample, draft};
use crate::pipeline::Engine;
use crate::segment;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The id of the new pattern: a topic and a name, such as damage.barns
    id: String,
    /// A sentence with the value in braces: 'Some {400 homes} lost power.' (give two or more)
    #[arg(long = "example", value_name = "SENTENCE", required = true)]
    examples: Vec<String>,
    /// The folder of your pattern files; DIR/TOPIC/NAME.toml is written [default: stdout]
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
}

pub(super) fn run(engine: &Engine, args: &Args, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let (topic, name) = id_parts(engine, &args.id)?;
    let marked = args.examples.iter().map(|e| Marked::parse(e).map_err(Error::Usage));
    let text = drafted(engine, &args.id, &marked.collect::<Result<Vec<_>, _>>()?)?;
    match &args.to {
        None => write!(out, "{text}")?,
        Some(folder) => {
            let path = folder.join(topic).join(format!("{name}.toml"));
            create(&path, &text)?;
            writeln!(out, "{}", path.display())?;
            writeln!(out, "test it: claimdiff patterns test {} --patterns {}", args.id, folder.display())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The text of a first pattern file with the id `id`.
pub(in crate::cli) fn drafted(engine: &Engine, id: &str, marked: &[Marked]) -> Result<String, Error> {
    let mut read = Vec::new();
    for sentence in marked {
        let scan = scanned(engine, &sentence.text);
        let mention = at_value(&scan, sentence.value).cloned().ok_or_else(|| {
            let value = sentence.value.slice(&sentence.text);
            Error::Usage(format!("no figure, date, name or role is recognised in `{value}`: mark more or fewer words"))
        })?;
        let expected = Expected::of(&mention, &sentence.text);
        let segments = segment::segment(&super::article(&sentence.text), &engine.lexicon);
        read.push((sentence, segments, mention, expected));
    }
    let samples: Vec<Sample<'_>> = read
        .iter()
        .map(|(marked, segments, mention, expected)| Sample { marked, tokens: &segments.tokens, mention, expected })
        .collect();
    Ok(draft(id, &samples, &engine.lexicon))
}

/// The topic and the name of a new id.
fn id_parts<'i>(engine: &Engine, id: &'i str) -> Result<(&'i str, &'i str), Error> {
    let is_word = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let parts = id.split_once('.').filter(|(topic, name)| is_word(topic) && is_word(name));
    let parts =
        parts.ok_or_else(|| Error::Usage(format!("`{id}` is no id: write a topic and a name, damage.barns")))?;
    if engine.patterns.pattern(id).is_some() {
        return Err(Error::Usage(format!("there is a pattern `{id}` already: choose another name")));
    }
    Ok(parts)
}

/// The mention that shares most with what was marked.
fn at_value(scan: &Scan, value: Span) -> Option<&Mention> {
    let shared = |m: &Mention| m.span.end().min(value.end()).saturating_sub(m.span.start().max(value.start()));
    scan.mentions.iter().rev().filter(|m| shared(m) > 0).max_by_key(|m| shared(m))
}

/// Writes a file that must not be there yet.
pub(in crate::cli) fn create(path: &Path, text: &str) -> Result<(), Error> {
    let failed = |e: std::io::Error| {
        let why = if e.kind() == ErrorKind::AlreadyExists { "it is there already".to_owned() } else { e.to_string() };
        Error::Usage(format!("cannot write {}: {why}", path.display()))
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}
