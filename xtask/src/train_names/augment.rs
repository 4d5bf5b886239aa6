//! Copies of documents in which people, places and organisations bear other names, some stand behind
//! other titles, and some first lines are in capitals or title case: what one newsroom's prose lacks.

use super::data::{Document, Gold};
use crate::random::Random;
use miette::{IntoDiagnostic, Result};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// Words that copies are made with.
pub struct Lists {
    given: Vec<String>,
    surnames: Vec<String>,
    /// Surnames that are also words.
    ambiguous: Vec<String>,
    world: Vec<String>,
    places: Vec<String>,
    common: HashSet<String>,
}

impl Lists {
    /// From the folder of word lists.
    pub fn read(folder: &Path) -> Result<Lists> {
        let words = |file: &str| -> Result<Vec<String>> {
            let text = std::fs::read_to_string(folder.join(file)).into_diagnostic()?;
            Ok(text.lines().filter_map(|l| l.split('\t').next()).map(|w| w.trim().to_owned()).collect())
        };
        let plain = |words: Vec<String>| -> Vec<String> {
            words.into_iter().filter(|w| w.len() > 2 && w.bytes().all(|b| b.is_ascii_lowercase())).collect()
        };
        let common: HashSet<String> = words("common.txt")?.into_iter().collect();
        let surnames = plain(words("surnames.txt")?);
        let ambiguous = surnames.iter().take(FREQUENT_SURNAMES).filter(|w| common.contains(*w)).cloned().collect();
        let world = plain(words("wd_names.txt")?).into_iter().filter(|w| !common.contains(w)).collect();
        Ok(Lists {
            given: plain(words("given.txt")?),
            surnames,
            ambiguous,
            world,
            places: words("places.txt")?,
            common,
        })
    }
}

const FREQUENT_GIVEN: usize = 4_000;
const FREQUENT_SURNAMES: usize = 15_000;

/// Titles put where another stood.
const TITLES: &str = "Mr|Ms|Mrs|Dr|Gen|Lt Gen|Col|Capt|Sgt|Prof|Professor|Foreign Minister|Finance Minister|\
Crown Prince|Prince|Princess|King|Sheikh|Senator|Sen|Sen.|Rep.|Gov.|Gov|Justice|Judge|Chief Justice|Ambassador|\
Director|Deputy Director|Chairman|MP|PC|Det Insp|Inspector|Detective|Officer|Pastor|Bishop|Rev|Sir|Dame|Lord|Lady|\
Councillor|Cllr|Coach|Attorney General|Police Chief|Supt|Deputy Minister|Ayatollah|Sgt.|Lt.|Capt.|Mayor|Madam|\
Brig Gen|Maj Gen|Mr.|Ms.|Mrs.|Dr.|President|Prime Minister|Minister|Secretary|Secretary General|Vice President|\
Superintendent|Commissioner|Spokesman|Detective Chief Inspector|Detective Sergeant|Councillor|Barrister|Solicitor";

/// What a title may look like that another can replace.
const REPLACED: [&str; 16] = [
    "Mr.",
    "Ms.",
    "Mrs.",
    "Dr.",
    "Mr",
    "Ms",
    "Mrs",
    "Dr",
    "President",
    "General",
    "Minister",
    "Senator",
    "Secretary",
    "King",
    "Governor",
    "Judge",
];

/// Parts of names that stay.
const KEPT: &str = " bin al de da del della der den van von du la le el ibn abu dos das wa jr jr. sr sr. ii iii iv st ";

/// Copies of a share of the documents that have names.
pub fn copies(documents: &[Document], lists: &Lists, share: f64, seed: u64) -> Vec<Document> {
    let mut random = Random(seed);
    let titles: Vec<String> = TITLES.split('|').map(str::to_owned).collect();
    let mut out = Vec::new();
    for document in documents {
        if random.chance(share) && !document.names.is_empty() {
            out.push(Copier { lists, titles: &titles, random: &mut random, names: BTreeMap::new() }.copy(document));
        }
    }
    out
}

struct Copier<'l> {
    lists: &'l Lists,
    titles: &'l [String],
    random: &'l mut Random,
    /// What each word or name became, so that it becomes that everywhere.
    names: BTreeMap<String, String>,
}

impl Copier<'_> {
    fn copy(mut self, document: &Document) -> Document {
        let (mut text, mut names, mut at) = (String::new(), Vec::new(), 0);
        let fixed: HashSet<&str> = document
            .names
            .iter()
            .filter(|n| n.kind != 0)
            .flat_map(|n| document.text[n.start..n.end].split_whitespace())
            .collect();
        for name in document.names.iter().filter(|n| n.end > n.start) {
            if name.start < at {
                continue;
            }
            text.push_str(&document.text[at..name.start]);
            at = name.end;
            let old = &document.text[name.start..name.end];
            if name.kind == 0 {
                self.retitle(&mut text);
            }
            let new = self.rename(old, name.kind, &fixed);
            names.push(Gold { start: text.len(), end: text.len() + new.len(), kind: name.kind });
            text.push_str(&new);
            if name.kind == 0 && new.contains(' ') && self.random.chance(0.06) && goes_on(&document.text[at..]) {
                text.push_str(&format!(", {},", 2 + self.random.below(88)));
            }
        }
        text.push_str(&document.text[at..]);
        if self.random.chance(0.4) {
            self.change_capitals(&mut text);
        }
        Document { id: format!("{}#copy", document.id), text, names }
    }

    /// Puts another title where `text` ends in one.
    fn retitle(&mut self, text: &mut String) {
        let Some(title) = REPLACED.iter().find(|t| text.strip_suffix(' ').is_some_and(|x| x.ends_with(**t))) else {
            return;
        };
        let kept = text.len() - title.len() - 1;
        if !text[..kept].ends_with(char::is_alphanumeric) && self.random.chance(0.6) {
            text.truncate(kept);
            text.push_str(self.random.pick(self.titles));
            text.push(' ');
        }
    }

    fn rename(&mut self, old: &str, kind: u8, fixed: &HashSet<&str>) -> String {
        match kind {
            0 => {
                let last = old.split(' ').count() - 1;
                let parts: Vec<String> =
                    old.split(' ').enumerate().map(|(i, w)| self.person_word(w, i == last, fixed)).collect();
                parts.join(" ")
            }
            1 if old.contains(' ') => {
                let parts: Vec<String> = old.split(' ').map(|w| self.organisation_word(w)).collect();
                parts.join(" ")
            }
            1 | 2 if old.chars().all(char::is_alphabetic) && is_title(old) => self.single(old, kind),
            _ => old.to_owned(),
        }
    }

    fn person_word(&mut self, word: &str, family: bool, fixed: &HashSet<&str>) -> String {
        let lower = word.to_lowercase();
        let keep = KEPT.contains(&format!(" {lower} ")) || word.trim_end_matches('.').chars().count() <= 1;
        if keep || fixed.contains(word) || word.contains('"') || !word.starts_with(char::is_alphabetic) {
            return word.to_owned();
        }
        if let Some(known) = self.names.get(word) {
            return known.clone();
        }
        let mut new = if family { self.surname() } else { self.given() };
        if word.len() > 2 && word.chars().all(|c| !c.is_lowercase()) {
            new = new.to_uppercase();
        }
        if lower.starts_with("al-") || lower.starts_with("el-") {
            new = format!("{}{new}", &word[..3]);
        } else if word.contains('-') && self.random.chance(0.6) {
            let second = self.surname();
            new = if self.random.chance(0.5) {
                format!("{new}-{second}")
            } else {
                format!("{new}-{}", second.to_lowercase())
            };
        }
        self.names.insert(word.to_owned(), new.clone());
        new
    }

    fn organisation_word(&mut self, word: &str) -> String {
        let plain = is_title(word) && word.chars().all(char::is_alphabetic);
        if plain && !self.lists.common.contains(&word.to_lowercase()) && self.random.chance(0.6) {
            return if self.random.chance(0.5) { self.invented() } else { self.surname() };
        }
        word.to_owned()
    }

    /// Another name for an organisation or place of one word.
    fn single(&mut self, old: &str, kind: u8) -> String {
        if let Some(known) = self.names.get(old) {
            return known.clone();
        }
        let new = match (kind, self.random.below(100)) {
            (2, 0..35) => title_case(self.random.pick(&self.lists.places)),
            (2, 35..60) | (1, 0..25) => self.invented(),
            (2, 60..70) | (1, 25..35) => self.surname(),
            _ => old.to_owned(),
        };
        self.names.insert(old.to_owned(), new.clone());
        new
    }

    fn given(&mut self) -> String {
        let given = &self.lists.given;
        let word = match self.random.below(100) {
            0..45 => self.random.pick(&given[..FREQUENT_GIVEN.min(given.len())]),
            45..60 => self.random.pick(given),
            60..80 => self.random.pick(&self.lists.world),
            _ => return self.invented(),
        };
        title_case(word)
    }

    fn surname(&mut self) -> String {
        let surnames = &self.lists.surnames;
        let word = match self.random.below(100) {
            0..12 => self.random.pick(&self.lists.ambiguous),
            12..43 => self.random.pick(&surnames[..FREQUENT_SURNAMES.min(surnames.len())]),
            43..56 => self.random.pick(surnames),
            56..78 => self.random.pick(&self.lists.world),
            _ => return self.invented(),
        };
        title_case(word)
    }

    /// A word no list has, of the head of one name and the end of another.
    fn invented(&mut self) -> String {
        let (head, end) = (self.random.pick(&self.lists.world), self.random.pick(&self.lists.world));
        let (from, to) = (2 + self.random.below(3), 2 + self.random.below(3));
        title_case(&format!("{}{}", &head[..from.min(head.len())], &end[end.len().saturating_sub(to)..]))
    }

    /// Writes the first line in capitals or title case, where that keeps every offset.
    fn change_capitals(&mut self, text: &mut String) {
        let end = text.find('\n').unwrap_or(text.len());
        let line = &text[..end];
        let changed = if self.random.chance(0.4) { line.to_uppercase() } else { headline(line) };
        if changed.len() == line.len() {
            text.replace_range(..end, &changed);
        }
    }
}

/// Whether words follow before which an age can be put.
fn goes_on(rest: &str) -> bool {
    [" said ", " says ", " was ", " is ", " told ", " has ", " had ", " of ", " from ", " who ", " and "]
        .iter()
        .any(|w| rest.starts_with(w))
}

fn is_title(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

fn title_case(words: &str) -> String {
    let capital = |w: &str| {
        let mut letters = w.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    };
    words.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

/// `line` with every word of four letters or more capitalised.
fn headline(line: &str) -> String {
    let long = |w: &str| w.chars().take_while(|c| c.is_alphabetic()).count() >= 4;
    line.split(' ').map(|w| if long(w) { title_case(w) } else { w.to_owned() }).collect::<Vec<_>>().join(" ")
}
