//! Looks for contradictions in one pattern file: everything that reading alone cannot see.

use super::error::{Code, Problem};
use super::expected::Expected;
use super::file::{At, ExampleTable, PatternFile, SlotTable, Source};
use super::pattern::SlotKind;
use super::phrase::{self, Part};
use super::reader::nearest;
use super::terms::kinds_of;
use super::wording::Wording;
use crate::lexicon::Lexicon;
use crate::lexicon::units::Units;
use std::collections::BTreeSet;
use std::ops::Range;

/// The format that this program reads.
pub(super) const FORMAT: i64 = 1;
pub(super) const STATUSES: [&str; 3] = ["draft", "stable", "retired"];
pub(super) const STANCES: [&str; 4] = ["asserted", "denied", "hypothetical", "attributed"];
pub(super) const CLASSES: [&str; 15] = [
    "exact_count",
    "measure",
    "money",
    "percent",
    "duration",
    "date",
    "age",
    "sentence",
    "name",
    "role",
    "agent",
    "place",
    "quote",
    "quantifier",
    "text",
];
pub(super) const RELATIONS: [&str; 11] = [
    "conflict",
    "altered",
    "drift",
    "divergence",
    "variant",
    "update",
    "rounding",
    "refinement",
    "alias",
    "adjacent",
    "unresolved",
];
pub(super) const SEVERITIES: [&str; 3] = ["note", "warning", "error"];

/// Every mistake of `file`, and its phrases read.
pub(super) fn check(file: &PatternFile, lexicon: &Lexicon) -> (Vec<Vec<Part>>, Vec<Problem>) {
    let mut check = Check { file, lexicon, problems: Vec::new() };
    check.head();
    check.scope();
    for slot in &file.slots {
        check.slot(slot);
    }
    let phrases = check.phrases();
    check.examples();
    (phrases, check.problems)
}

struct Check<'f> {
    file: &'f PatternFile,
    lexicon: &'f Lexicon,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn problem(&mut self, code: Code, at: Range<usize>, message: String, label: &str, cure: impl Into<String>) {
        let source: Source = self.file.source.clone();
        self.problems.push(Problem { code, source, at, message, label: label.to_owned(), cure: cure.into() });
    }

    fn missing(&mut self, key: &str, example: &str) {
        let end = self.file.source.text.find('\n').unwrap_or(self.file.source.text.len());
        let message = format!("the file has no `{key}`");
        self.problem(Code::Missing, 0..end, message, "at the head of the file", format!("add a line: {example}"));
    }

    fn one_of(&mut self, key: &str, value: &At<String>, known: &[&str]) {
        if !known.contains(&value.value.as_str()) {
            let message = format!("`{}` is no {key}", value.value);
            self.problem(Code::Value, value.at.clone(), message, "unknown value", nearest(&value.value, known));
        }
    }

    fn head(&mut self) {
        let file = self.file;
        match &file.format {
            None => self.missing("format", "format = 1"),
            Some(format) if format.value > FORMAT || format.value < 1 => {
                let message = format!("format {} is not known; this program reads format {FORMAT}", format.value);
                self.problem(
                    Code::Value,
                    format.at.clone(),
                    message,
                    "unknown format",
                    "write format = 1, or update claimdiff",
                );
            }
            Some(_) => {}
        }
        match &file.id {
            None => self.missing("id", &format!("id = '{}'", file.source.expected_id)),
            Some(id) if id.value != file.source.expected_id => {
                let message = format!("the id `{}` does not fit the path of the file", id.value);
                let cure = format!("write id = '{}', or move the file", file.source.expected_id);
                self.problem(Code::Id, id.at.clone(), message, "not this file's id", cure);
            }
            Some(_) => {}
        }
        match &file.revision {
            None => self.missing("revision", "revision = 1"),
            Some(n) if n.value < 1 || n.value > i64::from(u32::MAX) => {
                let message = format!("revision {} makes no sense", n.value);
                self.problem(Code::Value, n.at.clone(), message, "out of range", "count revisions from 1");
            }
            Some(_) => {}
        }
        match &file.class {
            None => self.missing("class", "class = 'exact_count'"),
            Some(class) => self.one_of("class", class, &CLASSES),
        }
        if file.title.is_none() {
            self.missing("title", "title = 'Homes without power'");
        }
        match &file.question {
            None => self.missing("question", "question = 'How many homes lost power?'"),
            Some(q) if !q.value.trim_end().ends_with('?') => {
                let message = "the question does not end in a question mark".to_owned();
                self.problem(
                    Code::Value,
                    q.at.clone(),
                    message,
                    "no question",
                    "ask what its claims answer: 'How many …?'",
                );
            }
            Some(_) => {}
        }
        if let Some(status) = &file.status {
            self.one_of("status", status, &STATUSES);
        }
        if file.phrases.is_empty() {
            self.missing("phrase", "[[phrase]] and under it text = '{count} were killed'");
        }
    }

    fn scope(&mut self) {
        let file = self.file;
        let mut facets: Vec<&str> = file.slots.iter().map(|s| s.name.value.as_str()).collect();
        facets.extend(["story", "sentence"]);
        for same in file.same.iter().filter(|s| !facets.contains(&s.value.as_str())) {
            let message = format!("`{}` in `same` is neither `story`, `sentence` nor a slot of this file", same.value);
            self.problem(Code::Value, same.at.clone(), message, "unknown", nearest(&same.value, &facets));
        }
        for (relation, severity) in &file.severity {
            self.one_of("relation", relation, &RELATIONS);
            self.one_of("severity", severity, &SEVERITIES);
        }
    }

    fn slot(&mut self, slot: &SlotTable) {
        let names: Vec<&str> = SlotKind::ALL.iter().map(|(name, _)| *name).collect();
        for kind in &slot.kind {
            self.one_of("kind of slot", kind, &names);
        }
        for noun in slot.noun.iter().chain(&slot.unit) {
            if let Some(list) = noun.value.strip_prefix('@') {
                self.list(list, noun.at.clone());
            }
        }
        use SlotKind::{Age, Count, Duration, Money, Percent, Quantity, Text};
        let may_be = |wanted: &[SlotKind]| kinds_of(slot).any(|k| wanted.contains(&k));
        let only = |fits: bool, at: Option<Range<usize>>| at.filter(|_| !fits);
        let misfits = [
            ("noun", "count", only(may_be(&[Count]), slot.noun.first().map(|n| n.at.clone()))),
            ("single", "count", only(may_be(&[Count]), slot.single.as_ref().map(|s| s.at.clone()))),
            ("bare", "count", only(may_be(&[Count, Quantity]), slot.bare.as_ref().map(|s| s.at.clone()))),
            ("dimension", "quantity", only(may_be(&[Quantity]), slot.dimension.as_ref().map(|d| d.at.clone()))),
            ("regex", "text", only(may_be(&[Text]), slot.regex.as_ref().map(|r| r.at.clone()))),
            (
                "unit",
                "quantity, percent, duration, age or money",
                only(may_be(&[Quantity, Percent, Duration, Age, Money]), slot.unit.first().map(|u| u.at.clone())),
            ),
        ];
        for (key, kinds, at) in misfits {
            if let Some(at) = at {
                let message = format!("`{key}` makes sense only for a slot of kind {kinds}");
                let cure = format!("remove it, or make the slot's kind {kinds}");
                self.problem(Code::Slot, at, message, "does not fit the kind", cure);
            }
        }
        if let Some(dimension) = &slot.dimension {
            self.one_of("dimension", dimension, &Units::shared().dimensions());
        }
        if let Some((written, Err(reason))) = slot.regex.as_ref().map(|r| (r, Wording::new(&r.value).check())) {
            let message = format!("this regular expression cannot be used: {}", reason.trim());
            let cure = "write it as in ripgrep, for the words of the slot only; keep repeats like {1,9} small";
            self.problem(Code::Regex, written.at.clone(), message, "here", cure);
        }
    }

    fn list(&mut self, name: &str, at: Range<usize>) {
        let own = |n: &str| self.file.lists.iter().any(|(list, _)| list.value == n);
        if own(name) || self.lexicon.lists.words(name).is_some() {
            return;
        }
        let mut known: Vec<&str> = self.lexicon.lists.names().collect();
        known.extend(self.file.lists.iter().map(|(list, _)| list.value.as_str()));
        let cure = nearest(name, &known);
        self.problem(Code::List, at, format!("there is no word list @{name}"), "no such list", cure);
    }

    fn phrases(&mut self) -> Vec<Vec<Part>> {
        let mut out = Vec::new();
        let mut used = BTreeSet::new();
        let mut seen: Vec<&str> = Vec::new();
        for written in self.file.phrases.iter().map(|p| &p.text) {
            if seen.contains(&written.value.as_str()) {
                let message = "this phrase stands twice in the file".to_owned();
                self.problem(Code::Phrase, written.at.clone(), message, "again", "remove one of them");
            }
            seen.push(&written.value);
            if written.value.contains('\t') {
                let message = "there is a tab in this phrase".to_owned();
                self.problem(Code::Phrase, written.at.clone(), message, "in here", "write a space in its place");
            }
            match phrase::parse(&written.value) {
                Err(misread) => {
                    let at = self.place(written, misread.at);
                    self.problem(Code::Phrase, at, misread.message, "here", misread.cure);
                }
                Ok(parts) => {
                    self.names(&parts, written, &mut used);
                    self.fixed(&parts, written);
                    out.push(parts);
                }
            }
        }
        for slot in &self.file.slots {
            if !self.file.phrases.is_empty() && !used.contains(slot.name.value.as_str()) {
                let message = format!("no phrase has the slot `{}`", slot.name.value);
                let cure = format!("write {{{}}} in a phrase, or remove the slot", slot.name.value);
                self.problem(Code::Slot, slot.name.at.clone(), message, "never filled", cure);
            }
        }
        out
    }

    /// The place of `inside` (bytes of the value) in the file: true where the text is written without escapes.
    fn place(&self, written: &At<String>, inside: Range<usize>) -> Range<usize> {
        let raw = self.file.source.text.get(written.at.clone()).unwrap_or("");
        match raw.find(&written.value) {
            Some(offset) => written.at.start + offset + inside.start..written.at.start + offset + inside.end,
            None => written.at.clone(),
        }
    }

    /// Slots and lists that a phrase names.
    fn names(&mut self, parts: &[Part], written: &At<String>, used: &mut BTreeSet<String>) {
        for part in parts {
            match part {
                Part::Slot(name, inside) => {
                    used.insert(name.clone());
                    if !self.file.slots.iter().any(|s| s.name.value == *name) {
                        let known: Vec<&str> = self.file.slots.iter().map(|s| s.name.value.as_str()).collect();
                        let near = nearest(name, &known);
                        let near = if known.is_empty() { String::new() } else { format!(" ({near})") };
                        let cure = format!("add [slots.{name}] with its kind{near}");
                        let at = self.place(written, inside.clone());
                        let message = format!("the slot `{name}` is not declared");
                        self.problem(Code::Slot, at, message, "no such slot", cure);
                    }
                }
                Part::List(name, inside) => {
                    let at = self.place(written, inside.clone());
                    self.list(name, at);
                }
                Part::Either(options) => options.iter().for_each(|o| self.names(o, written, used)),
                Part::Maybe(inner) => self.names(inner, written, used),
                Part::Word(_) | Part::Lemma(_) | Part::Gap(_) => {}
            }
        }
    }

    /// A phrase must have words to be found by, and every slot that is not optional.
    fn fixed(&mut self, parts: &[Part], written: &At<String>) {
        if matches!(parts.first(), None | Some(Part::Gap(_))) || matches!(parts.last(), Some(Part::Gap(_))) {
            let message = "a phrase must begin and end with a word or a slot".to_owned();
            self.problem(Code::Phrase, written.at.clone(), message, "here", "remove the gap at its end");
        }
        let common = |word: &str| self.lexicon.cues.common.contains(&crate::model::WordKey::of(word));
        let narrow = |name: &str| self.file.slots.iter().any(|s| s.name.value == name && is_narrow(s));
        if !is_fixed(parts, &common, &narrow) {
            let message = "this phrase would be found nearly anywhere".to_owned();
            let cure = "add a word that is said only of this: {count} were ~evacuate";
            self.problem(Code::Broad, written.at.clone(), message, "too common", cure);
        }
        for slot in &self.file.slots {
            let needed = !slot.optional.as_ref().is_some_and(|o| o.value);
            if needed && !always_has(parts, &slot.name.value) {
                let name = &slot.name.value;
                let message = format!("this phrase can be found without the slot `{name}`, which is not optional");
                let cure = format!("add {{{name}}} to the phrase, or optional = true to [slots.{name}]");
                self.problem(Code::Slot, written.at.clone(), message, "lacks a slot", cure);
            }
        }
    }

    fn examples(&mut self) {
        let examples = self.file.examples.iter().chain(&self.file.gaps);
        for example in examples {
            self.example(example);
        }
    }

    fn example(&mut self, example: &ExampleTable) {
        for (name, value) in &example.slots {
            let Some(slot) = self.file.slots.iter().find(|s| s.name.value == name.value) else {
                let known: Vec<&str> = self.file.slots.iter().map(|s| s.name.value.as_str()).collect();
                let message = format!("the slot `{}` is not declared", name.value);
                let cure = nearest(&name.value, &known);
                self.problem(Code::Example, name.at.clone(), message, "no such slot", cure);
                continue;
            };
            if let Err(reason) = Expected::parse_any(kinds_of(slot), &value.value) {
                let cure = "write '12 person', '>50 injury', '7 week', '2007-08' or '*'";
                self.problem(Code::Example, value.at.clone(), reason, "cannot be read", cure);
            }
        }
        if let Some(stance) = &example.stance {
            self.one_of("stance", stance, &STANCES);
        }
    }
}

/// Whether every match fills the slot.
fn always_has(parts: &[Part], slot: &str) -> bool {
    parts.iter().any(|part| match part {
        Part::Slot(name, _) => name == slot,
        Part::Either(options) => options.iter().all(|o| always_has(o, slot)),
        _ => false,
    })
}

/// Whether a match must hold a word that is not common, a slot that few mentions fill, or two slots.
fn is_fixed(parts: &[Part], common: &dyn Fn(&str) -> bool, narrow: &dyn Fn(&str) -> bool) -> bool {
    let slots = parts.iter().filter(|p| matches!(p, Part::Slot(..))).count();
    let alone = parts.len() == 1;
    slots > 1
        || parts.iter().any(|part| match part {
            Part::Word(word) => word.starts_with(char::is_alphanumeric) && !common(word),
            Part::Lemma(word) => !common(word),
            Part::Slot(name, _) => !alone && narrow(name),
            Part::List(..) => true,
            Part::Either(options) => options.iter().all(|o| is_fixed(o, common, narrow)),
            Part::Gap(_) | Part::Maybe(_) => false,
        })
}

/// Whether few mentions fill a slot: it is of a rare kind, or its noun, unit or wording is given.
fn is_narrow(slot: &SlotTable) -> bool {
    use SlotKind::{Age, Count, Duration, Money, Percent, Quantity, Text};
    kinds_of(slot).all(|kind| match kind {
        Age | Duration | Money | Percent | Quantity => true,
        Count => !slot.noun.is_empty() && slot.bare.as_ref().is_some_and(|b| !b.value),
        Text => slot.regex.is_some(),
        _ => false,
    })
}
