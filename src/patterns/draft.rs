//! A first pattern file from sentences in which somebody marked the value with braces.

use super::pattern::SlotKind;
use crate::lexicon::Lexicon;
use crate::model::{Mention, Span, Token, TokenKind, Value};
use std::fmt::Write;

/// Words of the sentence that a phrase takes in before and after its value.
const BEFORE: usize = 1;
const AFTER: usize = 2;
/// Most words after its noun that a question takes in.
const ASKED: usize = 4;

/// A sentence, and the value that was marked in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marked {
    /// The sentence without the braces.
    pub text: String,
    /// What stood between them (bytes of `text`).
    pub value: Span,
}

impl Marked {
    /// Reads `Some {400 homes} lost power.`
    ///
    /// # Errors
    /// What is wrong with the braces, and the cure.
    pub fn parse(example: &str) -> Result<Marked, String> {
        let cure = "mark one value in each sentence: 'Some {400 homes} lost power.'";
        let mut parts = example.split(['{', '}']);
        let (Some(before), Some(value), Some(after), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(format!("`{example}` does not have one pair of braces; {cure}"));
        };
        if value.trim().is_empty() || example.find('{') > example.find('}') {
            return Err(format!("`{example}` has nothing between its braces; {cure}"));
        }
        let text = format!("{before}{value}{after}");
        let value = Span::new(&text, before.len(), before.len() + value.len());
        value.map(|value| Marked { text, value }).ok_or_else(|| format!("`{example}` cannot be read; {cure}"))
    }
}

/// One sentence with what was recognised at its value.
#[derive(Clone, Copy, Debug)]
pub struct Sample<'s> {
    /// The sentence.
    pub marked: &'s Marked,
    /// Its words.
    pub tokens: &'s [Token],
    /// The mention at the value.
    pub mention: &'s Mention,
    /// What an example would say of it: `12 person`.
    pub expected: &'s str,
}

/// The text of a pattern file with the id `id`, its phrases taken from `samples`.
pub fn draft(id: &str, samples: &[Sample<'_>], lexicon: &Lexicon) -> String {
    let kind_of = |s: &Sample<'_>| SlotKind::of(&s.mention.value).unwrap_or(SlotKind::Text);
    let kind = samples.first().map_or(SlotKind::Count, kind_of).name();
    let slot = if kind == "count" { "count" } else { "value" };
    let name = id.rsplit('.').next().unwrap_or(id).replace('_', " ");
    let asked = samples.iter().find_map(|s| asked(s, lexicon)).unwrap_or_else(|| question(kind, &name));
    let mut out = String::new();
    let _ = write!(
        out,
        "format   = 1\nid       = '{id}'\nrevision = 1\nstatus   = 'draft'\ntitle    = '{title}'\n\
         question = {question}  # heads the group of its claims: make it one that a reader would ask\n\
         class    = '{class}'\nsame     = ['story']  # what must agree before two values are compared\n\n\
         [slots.{slot}]\nkind = '{kind}'\n",
        title = capital(&name),
        question = quoted(&asked),
        class = class(kind),
    );
    let nouns = nouns(samples);
    if kind == "count" && !nouns.is_empty() {
        let _ = writeln!(out, "noun = [{}]\nbare = false", nouns.join(", "));
    }
    let mut phrases: Vec<String> = samples.iter().map(|s| phrase(s, slot, lexicon)).collect();
    let mut seen = std::collections::BTreeSet::new();
    phrases.retain(|phrase| seen.insert(phrase.clone()));
    for phrase in phrases {
        let _ = write!(out, "\n[[phrase]]\ntext = {}\n", quoted(&phrase));
    }
    for sample in samples {
        let (text, expected) = (quoted(&sample.marked.text), quoted(sample.expected));
        let _ = write!(out, "\n[[example]]\ntext  = {text}\nslots = {{ {slot} = {expected} }}\n");
    }
    out.push_str(
        "\n# Sentences that look alike and mean something else:\n# [[counterexample]]\n# text = ''\n# why  = ''\n",
    );
    out
}

/// The question that a sentence answers which begins with a count: `How many homes lost power?`
fn asked(sample: &Sample<'_>, lexicon: &Lexicon) -> Option<String> {
    let Value::Figure(figure) = &sample.mention.value else { return None };
    let noun = figure.noun.as_deref()?;
    let nouns = lexicon.lemmas.plural(noun).unwrap_or_else(|| noun.to_owned());
    let (text, value) = (&sample.marked.text, sample.marked.value.cover(sample.mention.span));
    let after = sample.tokens.iter().skip_while(|t| t.span.start() < value.end());
    // A preposition opens what is said beside the question: when, where, of whom.
    let said = after.take_while(|t| t.kind == TokenKind::Word && !lexicon.cues.common.contains(&t.key));
    let said: Vec<String> = said.take(ASKED).map(|t| t.text(text).to_lowercase()).collect();
    (said.len() > 1).then(|| format!("How many {nouns} {}?", said.join(" ")))
}

/// The words around the value, without what is common at the outer ends: `left {count} without power`.
fn phrase(sample: &Sample<'_>, slot: &str, lexicon: &Lexicon) -> String {
    let text = &sample.marked.text;
    let whole = sample.marked.value.cover(sample.mention.span);
    let before: Vec<&Token> = sample.tokens.iter().take_while(|t| t.span.start() < whole.start()).collect();
    let after: Vec<&Token> = sample.tokens.iter().skip_while(|t| t.span.start() < whole.end()).collect();
    let words = |tokens: &mut dyn Iterator<Item = &&Token>, most: usize| -> Vec<String> {
        let taken = tokens.take_while(|t| t.kind == TokenKind::Word).take(most);
        let mut kept: Vec<&Token> = taken.copied().collect();
        while kept.last().is_some_and(|t| lexicon.cues.common.contains(&t.key)) {
            kept.pop();
        }
        kept.iter().map(|t| t.text(text).to_lowercase()).collect()
    };
    let mut left = words(&mut before.iter().rev(), BEFORE);
    left.reverse();
    let right = words(&mut after.iter(), AFTER);
    let slot = format!("{{{slot}}}");
    left.into_iter().chain([slot]).chain(right).collect::<Vec<_>>().join(" ")
}

/// The counted nouns of the samples, as a pattern file writes them.
fn nouns(samples: &[Sample<'_>]) -> Vec<String> {
    let noun = |s: &Sample<'_>| match &s.mention.value {
        Value::Figure(figure) => figure.noun.as_ref().map(|noun| format!("'~{noun}'")),
        _ => None,
    };
    let mut nouns: Vec<String> = samples.iter().filter_map(noun).collect();
    nouns.sort();
    nouns.dedup();
    nouns
}

fn class(kind: &str) -> &str {
    match kind {
        "count" | "ordinal" => "exact_count",
        "quantity" => "measure",
        "person" | "organisation" | "place" => "name",
        "quote" => "text",
        kind => kind,
    }
}

fn question(kind: &str, name: &str) -> String {
    match kind {
        "count" => format!("How many: {name}?"),
        "money" => format!("How much money: {name}?"),
        "duration" => format!("How long: {name}?"),
        "date" => format!("When: {name}?"),
        "person" => format!("Who: {name}?"),
        "place" => format!("Where: {name}?"),
        _ => format!("What: {name}?"),
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A string of a TOML file; with its own marks where it has an apostrophe.
fn quoted(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("'{text}'")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn reads_one_marked_value() {
        let marked = Marked::parse("Some {400 homes} lost power.").unwrap();
        assert_eq!(marked.text, "Some 400 homes lost power.");
        assert_eq!(marked.value.slice(&marked.text), "400 homes");
    }

    #[test]
    fn says_what_is_wrong_with_the_braces() {
        for wrong in ["no braces", "{} nothing", "{a} {b} two", "}a{ turned", "{open"] {
            assert!(Marked::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn writes_apostrophes_so_that_they_can_be_read() {
        assert_eq!(quoted("the mayor's 40 homes"), "\"the mayor's 40 homes\"");
        assert_eq!(quoted("40 homes"), "'40 homes'");
    }
}
