//! Reads a pattern file into [`PatternFile`], collecting every mistake instead of stopping at the first.
//!
//! Works on TOML values that know their place, not through serde: so that a misspelt key is found
//! beside a wrong type, and both have their line and column.

use super::error::{Code, Problem};
use super::file::{At, ExampleTable, NoteTable, PatternFile, PhraseTable, SlotTable, Source};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Value<'t> = Spanned<DeValue<'t>>;

const TOP: [&str; 17] = [
    "format",
    "id",
    "revision",
    "status",
    "title",
    "question",
    "class",
    "monotone",
    "same",
    "severity",
    "unless",
    "lists",
    "slots",
    "phrase",
    "example",
    "counterexample",
    "gap",
];
const SLOT: [&str; 10] = ["kind", "noun", "unit", "dimension", "bare", "single", "optional", "regex", "min", "max"];
const EXAMPLE: [&str; 4] = ["text", "slots", "stance", "why"];

/// The file, as far as it can be read, and what is wrong with it.
pub(super) fn read(source: Source) -> (PatternFile, Vec<Problem>) {
    let text = source.text.clone();
    let (table, errors) = DeTable::parse_recoverable(&text);
    let mut reader = Reader { source: &source, problems: Vec::new() };
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        let message = format!("this is not TOML: {}", error.message().trim().lines().next().unwrap_or_default());
        reader.problem(Code::Syntax, at, message, "here", syntax_cure(&text));
    }
    let mut file = PatternFile::empty(source.clone());
    if reader.problems.is_empty() {
        reader.top(table.get_ref(), &mut file);
    }
    let problems = std::mem::take(&mut reader.problems);
    (file, problems)
}

fn syntax_cure(text: &str) -> &'static str {
    if text.contains(['“', '”', '‘', '’']) {
        "write straight quotes: 'like this'; curly ones only inside them"
    } else if text.contains('\t') {
        "write phrases in 'single quotes' on one line, and spaces in place of tabs"
    } else {
        "write phrases in 'single quotes', on one line; close every [ and quote"
    }
}

impl PatternFile {
    fn empty(source: Source) -> PatternFile {
        PatternFile {
            source,
            format: None,
            id: None,
            revision: None,
            status: None,
            title: None,
            question: None,
            class: None,
            monotone: None,
            same: Vec::new(),
            severity: Vec::new(),
            unless: Vec::new(),
            lists: Vec::new(),
            slots: Vec::new(),
            phrases: Vec::new(),
            examples: Vec::new(),
            counterexamples: Vec::new(),
            gaps: Vec::new(),
        }
    }
}

struct Reader<'s> {
    source: &'s Source,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, code: Code, at: Range<usize>, message: String, label: &str, cure: impl Into<String>) {
        let (label, cure) = (label.to_owned(), cure.into());
        self.problems.push(Problem { code, source: self.source.clone(), at, message, label, cure });
    }

    fn wrong_type(&mut self, key: &str, wanted: &str, example: &str, value: &Value<'_>) {
        let found = value.get_ref().type_str();
        let message = format!("`{key}` is {wanted}, not {}", article(found));
        self.problem(Code::Type, value.span(), message, "wrong type", format!("write it like this: {example}"));
    }

    /// The entries in the order of the file; says which keys are not among `known`.
    fn entries<'t>(
        &mut self,
        table: &'t DeTable<'t>,
        known: &[&str],
        place: &str,
    ) -> Vec<(&'t str, Range<usize>, &'t Value<'t>)> {
        let mut out: Vec<_> = table.iter().map(|(k, v)| (k.get_ref().as_ref(), k.span(), v)).collect();
        out.sort_by_key(|(_, at, _)| at.start);
        for (key, at, _) in &out {
            if !known.is_empty() && !known.contains(key) {
                let message = format!("`{key}` is not a key of {place}");
                self.problem(Code::Key, at.clone(), message, "unknown key", nearest(key, known));
            }
        }
        out
    }

    fn top(&mut self, table: &DeTable<'_>, file: &mut PatternFile) {
        for (key, _, value) in self.entries(table, &TOP, "a pattern file") {
            match key {
                "format" => file.format = self.integer(key, value),
                "id" => file.id = self.string(key, value),
                "revision" => file.revision = self.integer(key, value),
                "status" => file.status = self.string(key, value),
                "title" => file.title = self.string(key, value),
                "question" => file.question = self.string(key, value),
                "class" => file.class = self.string(key, value),
                "monotone" => file.monotone = self.boolean(key, value),
                "same" => file.same = self.strings(key, value),
                "unless" => file.unless = self.strings(key, value),
                "severity" => file.severity = self.pairs(key, value),
                "lists" => file.lists = self.lists(value),
                "slots" => file.slots = self.slots(value),
                "phrase" => file.phrases = self.phrases(key, value),
                "example" => file.examples = self.examples(key, value),
                "gap" => file.gaps = self.examples(key, value),
                "counterexample" => file.counterexamples = self.notes(value),
                _ => {}
            }
        }
    }

    fn phrases(&mut self, key: &str, value: &Value<'_>) -> Vec<PhraseTable> {
        let mut out = Vec::new();
        for (table, at) in self.tables(key, value) {
            let mut phrase = PhraseTable::default();
            for (key, _, value) in self.entries(table, &["text", "unless", "outlets"], "[[phrase]]") {
                match key {
                    "text" => phrase.text = self.string(key, value).unwrap_or_default(),
                    "unless" => phrase.unless = self.strings(key, value),
                    "outlets" => phrase.outlets = self.strings(key, value),
                    _ => {}
                }
            }
            if phrase.text.value.is_empty() {
                self.missing("text", "[[phrase]]", at, "text = '{count} were killed'");
                continue;
            }
            out.push(phrase);
        }
        out
    }

    fn missing(&mut self, key: &str, place: &str, at: Range<usize>, example: &str) {
        let message = format!("{place} needs `{key}`");
        self.problem(Code::Missing, at, message, "it is missing here", format!("add: {example}"));
    }

    fn string(&mut self, key: &str, value: &Value<'_>) -> Option<At<String>> {
        match value.get_ref() {
            DeValue::String(text) => Some(At { value: text.to_string(), at: value.span() }),
            _ => {
                self.wrong_type(key, "text", &format!("{key} = '…'"), value);
                None
            }
        }
    }

    fn integer(&mut self, key: &str, value: &Value<'_>) -> Option<At<i64>> {
        match value.get_ref() {
            DeValue::Integer(number) => {
                number.as_str().parse().ok().map(|value_| At { value: value_, at: value.span() })
            }
            _ => {
                self.wrong_type(key, "a whole number", &format!("{key} = 1"), value);
                None
            }
        }
    }

    fn boolean(&mut self, key: &str, value: &Value<'_>) -> Option<At<bool>> {
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(At { value: *flag, at: value.span() }),
            _ => {
                self.wrong_type(key, "true or false", &format!("{key} = true"), value);
                None
            }
        }
    }

    /// One text or an array of them.
    fn strings(&mut self, key: &str, value: &Value<'_>) -> Vec<At<String>> {
        match value.get_ref() {
            DeValue::String(_) => self.string(key, value).into_iter().collect(),
            DeValue::Array(items) => items.iter().filter_map(|item| self.string(key, item)).collect(),
            _ => {
                self.wrong_type(key, "text or a list of texts", &format!("{key} = ['…', '…']"), value);
                Vec::new()
            }
        }
    }

    fn table<'t>(&mut self, key: &str, value: &'t Value<'t>, example: &str) -> Option<&'t DeTable<'t>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => {
                self.wrong_type(key, "a table", example, value);
                None
            }
        }
    }

    fn tables<'t>(&mut self, key: &str, value: &'t Value<'t>) -> Vec<(&'t DeTable<'t>, Range<usize>)> {
        let example = format!("[[{key}]] on a line of its own, then text = '…'");
        match value.get_ref() {
            DeValue::Array(items) => {
                items.iter().filter_map(|item| Some((self.table(key, item, &example)?, item.span()))).collect()
            }
            _ => {
                self.wrong_type(key, "a list of tables", &example, value);
                Vec::new()
            }
        }
    }

    fn pairs(&mut self, key: &str, value: &Value<'_>) -> Vec<(At<String>, At<String>)> {
        let Some(table) = self.table(key, value, &format!("{key} = {{ name = 'value' }}")) else { return Vec::new() };
        let entries = self.entries(table, &[], key);
        let pair = |(name, at, value): (&str, Range<usize>, &Value<'_>)| {
            Some((At { value: name.to_owned(), at }, self.string(name, value)?))
        };
        entries.into_iter().filter_map(pair).collect()
    }

    fn lists(&mut self, value: &Value<'_>) -> Vec<(At<String>, Vec<At<String>>)> {
        let Some(table) = self.table("lists", value, "lists = { staff = ['~doctor', '~nurse'] }") else {
            return Vec::new();
        };
        let entries = self.entries(table, &[], "lists");
        entries.into_iter().map(|(n, at, v)| (At { value: n.to_owned(), at }, self.strings(n, v))).collect()
    }

    fn slots(&mut self, value: &Value<'_>) -> Vec<SlotTable> {
        let Some(table) = self.table("slots", value, "[slots.count]") else { return Vec::new() };
        let mut out = Vec::new();
        for (name, at, value) in self.entries(table, &[], "slots") {
            let mut slot = SlotTable { name: At { value: name.to_owned(), at: at.clone() }, ..SlotTable::default() };
            let Some(table) = self.table(name, value, "[slots.count] on a line of its own, then kind = 'count'") else {
                continue;
            };
            for (key, _, value) in self.entries(table, &SLOT, "a slot") {
                match key {
                    "kind" => slot.kind = self.strings(key, value),
                    "noun" => slot.noun = self.strings(key, value),
                    "unit" => slot.unit = self.strings(key, value),
                    "dimension" => slot.dimension = self.string(key, value),
                    "bare" => slot.bare = self.boolean(key, value),
                    "single" => slot.single = self.boolean(key, value),
                    "optional" => slot.optional = self.boolean(key, value),
                    "regex" => slot.regex = self.string(key, value),
                    "min" => slot.min = self.integer(key, value),
                    "max" => slot.max = self.integer(key, value),
                    _ => {}
                }
            }
            if !table.keys().any(|k| k.get_ref() == "kind") {
                self.missing("kind", &format!("[slots.{name}]"), at, "kind = 'count'");
            }
            out.push(slot);
        }
        out
    }

    fn examples(&mut self, key: &str, value: &Value<'_>) -> Vec<ExampleTable> {
        let mut out = Vec::new();
        for (table, at) in self.tables(key, value) {
            let mut example = ExampleTable::default();
            for (name, _, value) in self.entries(table, &EXAMPLE, &format!("[[{key}]]")) {
                match name {
                    "text" => example.text = self.string(name, value).unwrap_or_default(),
                    "slots" => example.slots = self.pairs(name, value),
                    "stance" => example.stance = self.string(name, value),
                    "why" => example.why = self.string(name, value),
                    _ => {}
                }
            }
            if example.text.value.is_empty() {
                self.missing("text", &format!("[[{key}]]"), at, "text = 'A sentence as a newspaper writes it.'");
                continue;
            }
            out.push(example);
        }
        out
    }

    fn notes(&mut self, value: &Value<'_>) -> Vec<NoteTable> {
        let mut out = Vec::new();
        for (table, at) in self.tables("counterexample", value) {
            let mut note = NoteTable::default();
            for (name, _, value) in self.entries(table, &["text", "why"], "[[counterexample]]") {
                match name {
                    "text" => note.text = self.string(name, value).unwrap_or_default(),
                    "why" => note.why = self.string(name, value).unwrap_or_default(),
                    _ => {}
                }
            }
            for (key, field) in [("text", &note.text), ("why", &note.why)] {
                if field.value.is_empty() {
                    self.missing(key, "[[counterexample]]", at.clone(), &format!("{key} = '…'"));
                }
            }
            out.push(note);
        }
        out
    }
}

fn article(kind: &str) -> String {
    let a = if kind.starts_with(['a', 'i']) { "an" } else { "a" };
    format!("{a} {kind}")
}

/// "did you mean", or what there is to choose from.
pub fn nearest(word: &str, known: &[&str]) -> String {
    let near = known.iter().map(|k| (strsim::osa_distance(word, k), *k)).min();
    match near {
        Some((distance, near)) if distance <= 2.max(word.chars().count() / 3) => format!("did you mean `{near}`?"),
        _ => format!("use one of: {}", known.join(", ")),
    }
}
