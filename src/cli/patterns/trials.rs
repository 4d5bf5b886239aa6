//! `patterns test` and `patterns try`: what examples and single sentences give, and where a phrase stopped.

use super::{article, reaches, scanned};
use crate::cli::failure::{Ended, FINDINGS};
use crate::cli::terminal::{counted, fit};
use crate::extract::Reach;
use crate::model::{Error, Span, Value};
use crate::patterns::Expected;
use crate::patterns::trial::{self, Trial, Verdict};
use crate::pipeline::Engine;
use crate::segment;
use std::io::{self, Write};
use std::process::ExitCode;

const WIDTH: usize = 100;
/// Where the lines of one trial begin.
const INDENT: &str = "       ";

/// Runs every example and counterexample of the patterns.
pub(super) fn test(engine: &Engine, out: &mut dyn Write) -> io::Result<ExitCode> {
    let scan = |text: &str| scanned(engine, text);
    let trials: Vec<Trial> = engine.patterns.patterns().iter().flat_map(|p| trial::run(p, &scan)).collect();
    let bad: Vec<&Trial> = trials.iter().filter(|t| t.verdict != Verdict::Hit).collect();
    for trial in &bad {
        writeln!(out, "{:<6} {}  {}:{}", trial.verdict.name(), trial.pattern, trial.path, trial.line)?;
        let nearest = if trial.verdict == Verdict::Miss { nearest(engine, trial) } else { None };
        match nearest {
            Some(reach) => point(&trial.text, &reach, out)?,
            None => writeln!(out, "{INDENT}{}", fit(&trial.text, WIDTH))?,
        }
        writeln!(out, "{INDENT}{}", trial.detail)?;
    }
    let patterns = counted(engine.patterns.patterns().len(), "pattern");
    let (sentences, good) = (counted(trials.len(), "sentence"), trials.len() - bad.len());
    writeln!(out, "{patterns}, {sentences}: {good} as they should be, {} not", bad.len())?;
    Ok(if bad.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}

/// The phrase that came farthest in a sentence in which none was found.
fn nearest(engine: &Engine, trial: &Trial) -> Option<Reach> {
    let segments = segment::segment(&article(&trial.text), &engine.lexicon);
    let all = reaches(engine, &scanned(engine, &trial.text), &segments, &trial.pattern);
    // Of two that came equally far the first stands: it is the more usual one.
    all.into_iter().filter(|r| r.passed.0 > 0).reduce(|best, r| if share(&r) > share(&best) { r } else { best })
}

fn share(reach: &Reach) -> f64 {
    reach.passed.0 as f64 / reach.passed.1.max(1) as f64
}

/// The sentence, a caret under the word at which the phrase stopped, and what it wanted there.
fn point(text: &str, reach: &Reach, out: &mut dyn Write) -> io::Result<()> {
    let at = reach.stopped_at.map_or(text.len(), Span::start);
    // The caret must stay in sight: of a long sentence only the end before the word is shown.
    let before: Vec<char> = text.get(..at).unwrap_or(text).chars().collect();
    let cut = before.len().saturating_sub(WIDTH / 2);
    let ahead: String = before.iter().skip(cut).collect();
    let ahead = if cut > 0 { format!("…{ahead}") } else { ahead };
    let rest = fit(text.get(at..).unwrap_or_default(), WIDTH / 2);
    let ahead: String = ahead.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).collect();
    writeln!(out, "{INDENT}{ahead}{rest}")?;
    let caret = " ".repeat(ahead.chars().count());
    writeln!(out, "{INDENT}{caret}^ `{}` wants {}", reach.phrase, or_end(&reach.wanted))
}

fn or_end(wanted: &str) -> &str {
    if wanted.is_empty() { "no more words" } else { wanted }
}

/// Shows the words, mentions and claims of one sentence, and how far each phrase of pattern `id` came.
pub(super) fn attempt(engine: &Engine, id: &str, text: &str, out: &mut dyn Write) -> Ended {
    if engine.patterns.pattern(id).is_none() {
        let cure = "`claimdiff patterns list` shows them all";
        return Err(Error::Usage(format!("there is no pattern `{id}`; {cure}")).into());
    }
    let segments = segment::segment(&article(text), &engine.lexicon);
    let scan = scanned(engine, text);
    let tokens: Vec<&str> = segments.tokens.iter().map(|t| t.text(text)).collect();
    writeln!(out, "tokens    {}", tokens.join(" · "))?;
    for mention in &scan.mentions {
        let kind = format!("{:?}", mention.kind()).to_lowercase();
        let hedge = mention.hedge.map(|h| format!("  (“{}”)", h.slice(text))).unwrap_or_default();
        let value = match &mention.value {
            Value::Text(_) => String::new(),
            _ => format!(" = {}", Expected::of(mention, text)),
        };
        writeln!(out, "mention   {kind:<13} “{}”{value}{hedge}", mention.span.slice(text))?;
    }
    for reach in reaches(engine, &scan, &segments, id) {
        describe(&reach, text, out)?;
    }
    let own: Vec<_> = scan.claims.iter().filter(|c| c.pattern_id() == id).collect();
    for claim in &own {
        let value = |(name, at): (_, &_)| Some(format!("{name} = '{}'", Expected::of(scan.mention(*at)?, text)));
        let slots: Vec<String> = claim.slots.iter().filter_map(value).collect();
        let stance = format!("{:?}", claim.stance).to_lowercase();
        writeln!(out, "claim     {}  {stance}  “{}”", slots.join(", "), scan.words(claim.span))?;
    }
    if own.is_empty() {
        writeln!(out, "no claim")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn describe(reach: &Reach, text: &str, out: &mut dyn Write) -> io::Result<()> {
    if let Some(words) = &reach.found {
        return writeln!(out, "found     {}\n          in “{words}”", reach.phrase);
    }
    writeln!(out, "not found {}", reach.phrase)?;
    if reach.passed.0 == 0 {
        return writeln!(out, "          nothing in the sentence begins it");
    }
    let at = reach.stopped_at.map_or("the end".to_owned(), |at| format!("“{}”", at.slice(text)));
    writeln!(out, "          stopped at {at}, where it wants {}", or_end(&reach.wanted))
}
