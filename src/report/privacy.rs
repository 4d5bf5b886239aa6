//! Outputs that may be passed on: without the words of the articles (`--no-text`), or without people's names
//! (`--redact names`). Both work on records that are made already, so that no format can leak what another hides.

use super::tables::{Kind, Source, batches, kind, list, text};
use aho_corasick::{AhoCorasick, MatchKind};
use hmac::{Hmac, Mac};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Fields that hold words of an article.
const WORDS: [&str; 9] = ["exact", "prefix", "suffix", "surface", "title", "story_title", "before", "after", "normal"];
/// Fields that hold words only where the question is what somebody said.
const QUOTED: [&str; 6] = ["display", "message", "value", "outcome", "words", "label"];
/// Fields that stay as they are: they name things, and a name in them is part of an address.
const KEPT: [&str; 5] = ["schema", "sha256", "rule", "pattern", "run"];

/// Takes the words of articles out of a record; offsets and the hash of each text stay, so that whoever has the
/// articles can put the words back.
pub fn without_text(kind: &Kind, record: &mut Json) {
    let quotes = is_of_quotation(record);
    blank(record, quotes, kind.name == "copies");
}

/// Takes the words of its article out of a scan record; what is left cannot be compared, only counted and put back.
pub fn scan_without_text(record: &mut Json) {
    if let Some(article) = record.get_mut("article").and_then(Json::as_object_mut) {
        article.remove("text");
    }
    blank(record, false, false);
}

/// Takes the words of articles out of what a page of the report shows.
pub fn page_without_text(page: &mut Json) {
    blank(page, false, true);
}

/// Whether a record is about the wording of a quotation.
fn is_of_quotation(row: &Json) -> bool {
    ["id", "group"].iter().any(|field| text(row, field).contains("/quote/")) || text(row, "rule").starts_with("quote.")
}

fn blank(value: &mut Json, quotes: bool, copies: bool) {
    // Parts of a page say themselves that they are about the wording of a quotation.
    let quotes = quotes || value.get("quoted") == Some(&Json::Bool(true));
    match value {
        Json::Object(fields) => {
            for (name, value) in fields {
                let words = WORDS.contains(&name.as_str()) || (copies && matches!(name.as_str(), "from" | "to"));
                match value {
                    Json::String(said) if words => said.clear(),
                    Json::String(said) if quotes && QUOTED.contains(&name.as_str()) => *said = stand_in(said),
                    Json::String(said) if name == "question" => *said = without_quotation(said),
                    Json::String(said) if matches!(name.as_str(), "id" | "group") => *said = without_words(said),
                    other => blank(other, quotes, copies),
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| blank(item, quotes, copies)),
        _ => {}
    }
}

/// What stands in place of words: the same for the same words.
fn stand_in(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("wording {}", short(&Sha256::digest(words))) }
}

/// A question may quote the sentence that it is about.
fn without_quotation(question: &str) -> String {
    match question.split_once('“').and_then(|(before, rest)| Some((before, rest.rsplit_once('”')?))) {
        Some((before, (words, after))) => format!("{before}{}{after}", stand_in(words)),
        None => question.to_owned(),
    }
}

/// The id of a quotation's group is made of its words.
fn without_words(id: &str) -> String {
    match id.split_once("/quote/") {
        Some((story, words)) => format!("{story}/quote/{}", short(&Sha256::digest(words))),
        None => id.to_owned(),
    }
}

fn short(bytes: &[u8]) -> String {
    bytes.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Puts a pseudonym in place of every person's name, made with a key: the same name has the same pseudonym in every
/// run with that key, and nobody without the key can try names against it.
pub struct Redactor {
    finder: AhoCorasick,
    pseudonyms: Vec<String>,
}

impl Redactor {
    /// For the people in the records of `source`, and the parts of their names.
    ///
    /// # Errors
    /// Where there are more names than can be searched for; then nothing may be written.
    pub fn of(source: &dyn Source, key: &[u8]) -> io::Result<Redactor> {
        let mut forms: BTreeMap<String, String> = BTreeMap::new();
        for name in each(source, "names").filter(|n| text(n, "kind") == "person") {
            let base = pseudonym(key, text(&name, "canonical"));
            for form in list(&name, "forms") {
                let form = text(form, "form");
                let shown =
                    if form == text(&name, "canonical") { base.clone() } else { format!("{base}·{}", tag(key, form)) };
                add(&mut forms, form, &shown, key);
            }
            add(&mut forms, text(&name, "canonical"), &base, key);
        }
        for claim in each(source, "claims") {
            for slot in claim.get("slots").and_then(Json::as_object).into_iter().flat_map(|s| s.values()) {
                if text(slot, "kind") == "person" {
                    for words in [text(slot, "surface"), text(slot, "canonical")] {
                        add(&mut forms, words, &pseudonym(key, words), key);
                    }
                }
            }
            let said_by = text(&claim, "attributed_to");
            add(&mut forms, said_by, &pseudonym(key, said_by), key);
        }
        for article in each(source, "articles") {
            let author = text(&article, "author");
            add(&mut forms, author, &pseudonym(key, author), key);
        }
        let (words, pseudonyms): (Vec<String>, Vec<String>) = forms.into_iter().unzip();
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words);
        Ok(Redactor { finder: finder.map_err(io::Error::other)?, pseudonyms })
    }

    /// Changes every word of `value`.
    pub fn value(&self, value: &mut Json) {
        match value {
            Json::String(words) => *words = self.words(words),
            Json::Array(items) => items.iter_mut().for_each(|item| self.value(item)),
            Json::Object(fields) => {
                for (name, value) in fields {
                    match name.as_str() {
                        // An address leads to the page that has the name.
                        "url" | "link" => *value = Json::Null,
                        kept if KEPT.contains(&kept) => {}
                        _ => self.value(value),
                    }
                }
            }
            _ => {}
        }
    }

    /// `words` with every name in it changed.
    pub fn words(&self, words: &str) -> String {
        let mut out = String::with_capacity(words.len());
        let mut done = 0;
        for found in self.finder.find_iter(words) {
            let before = words.get(..found.start()).and_then(|w| w.chars().next_back());
            let after = words.get(found.end()..).and_then(|w| w.chars().next());
            let is_whole = !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric);
            if let (true, Some(shown)) = (is_whole, self.pseudonyms.get(found.pattern().as_usize())) {
                out.push_str(words.get(done..found.start()).unwrap_or_default());
                out.push_str(shown);
                done = found.end();
            }
        }
        out.push_str(words.get(done..).unwrap_or_default());
        out
    }
}

/// Every record of the table `name`.
fn each<'s>(source: &'s dyn Source, name: &str) -> impl Iterator<Item = Json> + 's {
    let of = move |kind| batches(source.count(kind)).flat_map(move |range| source.records(kind, range));
    kind(name).into_iter().flat_map(of).map(|record| record.value())
}

/// A form of a name, its parts, and how ids spell them.
fn add(forms: &mut BTreeMap<String, String>, form: &str, shown: &str, key: &[u8]) {
    if form.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return;
    }
    let slug = |words: &str| {
        let folded: Vec<String> = words.split_whitespace().map(|w| crate::names::fold(w).to_string()).collect();
        folded.join("-")
    };
    let hidden = |shown: &str| shown.to_lowercase().replace([' ', '·'], "-");
    forms.entry(form.to_owned()).or_insert_with(|| shown.to_owned());
    forms.entry(slug(form)).or_insert_with(|| hidden(shown));
    forms.entry(crate::names::fold(form).to_string()).or_insert_with(|| hidden(shown));
    let parts: BTreeSet<&str> = form.split([' ', '-']).filter(|part| is_part(part)).collect();
    for part in parts {
        let own = pseudonym(key, part);
        forms.entry(part.to_owned()).or_insert_with(|| own.clone());
    }
}

/// A word of a name that could give its bearer away: titles and particles could not.
fn is_part(word: &str) -> bool {
    let starts_large = word.chars().next().is_some_and(char::is_uppercase);
    starts_large && word.chars().count() > 2 && crate::names::title_sex(&crate::names::fold(word)).is_none()
}

fn pseudonym(key: &[u8], name: &str) -> String {
    format!("Person {}", letters(&mac(key, name), 7))
}

fn tag(key: &[u8], form: &str) -> String {
    letters(&mac(key, form), 2)
}

fn mac(key: &[u8], words: &str) -> Vec<u8> {
    // A key of any length serves, so the second way is never gone.
    let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(key) else {
        return Sha256::digest([key, words.as_bytes()].concat()).to_vec();
    };
    mac.update(crate::names::fold(words).as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// Letters that are not taken for one another.
fn letters(bytes: &[u8], count: usize) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnopqrstuvwxyz2345678";
    bytes.iter().take(count).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tables::Tables;
    use serde_json::json;

    fn tables() -> Tables {
        let dir = tempfile::tempdir().unwrap();
        for kind in &crate::report::tables::KINDS {
            let row = match kind.name {
                "names" => json!({"id": "s1/ana-moss", "canonical": "Ana Moss", "kind": "person",
                    "forms": [{"form": "Ana Moss"}, {"form": "Ms Moss"}]}),
                "findings" => json!({"id": "F-a", "rule": "age.conflict", "group": "s1/age/ana-moss",
                    "message": "Ana Moss is 40; Mosses grow", "values": [{"display": "40", "mentions": [
                        {"article": "a1", "start": 3, "end": 5, "exact": "40", "prefix": "Ms Moss, "}]}]}),
                "groups" => json!({"id": "s1/quote/we-saw-nothing", "values": [{"display": "We saw nothing"}]}),
                _ => json!({}),
            };
            std::fs::write(dir.path().join(format!("{}.jsonl", kind.name)), row.to_string()).unwrap();
        }
        Tables::open(dir.path()).unwrap()
    }

    #[test]
    fn names_are_hidden_and_other_words_are_not() {
        let mut tables = tables();
        let redactor = Redactor::of(&tables, b"key").unwrap();
        tables.each_mut().flat_map(|(_, rows)| rows).for_each(|row| redactor.value(row));
        let all: String = tables.each().flat_map(|(_, rows)| rows).map(Json::to_string).collect();
        assert!(!all.contains("Moss\"") && !all.contains("Ana") && !all.contains("ana-moss"), "{all}");
        assert!(all.contains("Mosses grow"), "{all}");
        assert_ne!(pseudonym(b"key", "Ana Moss"), pseudonym(b"other", "Ana Moss"));
    }

    #[test]
    fn without_text_only_offsets_and_figures_stay() {
        let mut tables = tables();
        tables.each_mut().for_each(|(kind, rows)| rows.iter_mut().for_each(|row| without_text(kind, row)));
        let all: String = tables.each().flat_map(|(_, rows)| rows).map(Json::to_string).collect();
        assert!(!all.contains("nothing") && !all.contains("Ms Moss, "), "{all}");
        assert_eq!(
            without_quotation("Who said “We saw nothing”?"),
            format!("Who said {}?", stand_in("We saw nothing"))
        );
        assert!(all.contains("\"start\":3") && all.contains("\"display\":\"40\""), "{all}");
    }
}
