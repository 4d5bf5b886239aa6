//! A name taken apart once, so that it can be compared many times.

use super::blocking::edges;
use super::fold::fold;
use super::organisations::Core;
use super::sound::{skeleton, sound};
use super::tables::{Sex, Tables};
use crate::model::WordKey;
use compact_str::CompactString;
use std::sync::OnceLock;

/// One word of a name, with everything that comparing needs.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: CompactString,
    pub(super) key: WordKey,
    /// How it sounds, and the consonants of that: most words are told apart before anybody asks.
    heard: OnceLock<(CompactString, CompactString)>,
    /// Of a common given name: who bears it.
    pub(super) sex: Option<Sex>,
    pub(super) is_particle: bool,
}

impl Word {
    fn of(text: CompactString, tables: &Tables) -> Word {
        let key = WordKey::of(&text);
        Word { sex: tables.sex(key), is_particle: tables.is_particle(key), heard: OnceLock::new(), key, text }
    }

    fn heard(&self) -> &(CompactString, CompactString) {
        self.heard.get_or_init(|| {
            let sound = sound(&self.text);
            let skeleton = skeleton(&sound);
            (sound, skeleton)
        })
    }

    /// See [`sound`].
    pub(super) fn sound(&self) -> &str {
        &self.heard().0
    }

    /// See [`skeleton`].
    pub(super) fn skeleton(&self) -> &str {
        &self.heard().1
    }

    /// Whether it is a letter that stands for a name.
    pub(super) fn is_initial(&self) -> bool {
        self.text.chars().count() == 1
    }

    pub(super) fn first(&self) -> Option<char> {
        self.text.chars().next()
    }
}

/// A name, taken apart.
#[derive(Clone, Debug)]
pub struct NameParts {
    /// Without titles and generation, in the order given name, family name.
    pub(super) words: Vec<Word>,
    /// `Jr`, `III`.
    pub(super) generation: Option<u8>,
    /// The words as one.
    pub(super) joined: CompactString,
    /// All words in their order, titles too, letters of an abbreviation as one.
    pub(super) whole: Vec<CompactString>,
    pub(super) looks_like_organisation: bool,
    /// How its words start and end.
    pub(super) edges: Vec<u32>,
    /// What is left of an organisation's name, made when it is first compared as one.
    core: OnceLock<Core>,
}

impl NameParts {
    /// Without titles: how many words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether nothing of it can be read.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Its words as one, folded.
    pub fn key(&self) -> &str {
        &self.joined
    }

    /// Its words, folded, in their order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|w| w.text.as_str())
    }

    /// The first word of a name of two or more.
    pub fn given(&self) -> Option<&str> {
        self.words.first().filter(|_| self.words.len() > 1).map(|w| w.text.as_str())
    }

    /// Which of several bearers in one family: `Jr`, `III`; the same number for words of one meaning.
    pub fn generation(&self) -> Option<u8> {
        self.generation
    }

    /// The last word.
    pub fn family(&self) -> Option<&str> {
        self.words.last().map(|w| w.text.as_str())
    }

    /// Whether only a letter is left of the name, as in `Child B`.
    pub fn is_pseudonym(&self) -> bool {
        matches!(self.words.as_slice(), [word] if word.is_initial())
    }

    /// Whether a given name is cut to its letter.
    pub fn has_initial(&self) -> bool {
        self.words.len() > 1 && self.words.iter().any(Word::is_initial)
    }

    /// Who bears the name, as far as the title or the given name tells.
    pub fn sex(&self) -> Option<Sex> {
        let title = self.whole.first().and_then(|w| title_sex(w));
        title.or_else(|| self.words.first().filter(|_| self.words.len() > 1).and_then(|w| w.sex))
    }

    pub(super) fn of(name: &str, tables: &Tables) -> NameParts {
        let name = in_reading_order(name);
        let mut texts: Vec<CompactString> = Vec::with_capacity(4);
        let shouted = !name.chars().any(char::is_lowercase);
        for piece in name.split(parts_words) {
            let word = fold(without_possessive(piece));
            if word.is_empty() {
                continue;
            }
            if !shouted && is_run_of_initials(piece) && texts.is_empty() {
                texts.extend(word.chars().map(|c| CompactString::from(c.encode_utf8(&mut [0; 4]) as &str)));
            } else {
                texts.push(word);
            }
        }
        let whole = abbreviations_joined(&texts);
        let looks_like_organisation = whole.iter().any(|w| tables.is_organisation_word(WordKey::of(w)));
        let mut start = texts.iter().take_while(|w| w.len() > 1 && tables.is_title(WordKey::of(w))).count();
        let mut end = texts.len();
        let generation = texts.last().filter(|_| end > 1).and_then(|w| tables.generation(WordKey::of(w)));
        if generation.is_some() {
            end -= 1;
        }
        if start >= end {
            (start, end) = (start.min(texts.len().saturating_sub(1)), texts.len());
        }
        let words: Vec<Word> =
            texts.get(start..end).unwrap_or(&[]).iter().map(|w| Word::of(w.clone(), tables)).collect();
        let joined = words.iter().map(|w| w.text.as_str()).collect();
        let edges = words.iter().flat_map(|w| edges(&w.text)).collect();
        NameParts { words, generation, joined, whole, looks_like_organisation, edges, core: OnceLock::new() }
    }

    /// The name as that of an organisation or a place.
    pub(super) fn core(&self, tables: &Tables) -> &Core {
        self.core.get_or_init(|| Core::of(&self.whole, tables))
    }

    /// The last word: the family name, where there is one.
    pub(super) fn last(&self) -> Option<&Word> {
        self.words.last()
    }

    /// The words between the first and the last, without particles.
    pub(super) fn between(&self) -> impl Iterator<Item = &Word> + Clone {
        let words = self.words.get(1..self.words.len().saturating_sub(1)).unwrap_or(&[]);
        words.iter().filter(|w| !w.is_particle)
    }

    /// The family name with its particles (`van den Berg`), as one word, and how many words it has.
    pub(super) fn family_start(&self) -> usize {
        let mut at = self.words.len().saturating_sub(1);
        while at > 1 && self.words.get(at - 1).is_some_and(|w| w.is_particle) {
            at -= 1;
        }
        at
    }
}

/// Whether it stands between the words of a name.
fn parts_words(letter: char) -> bool {
    matches!(letter, ' ' | '-' | '‐' | '–' | '.' | ',' | '/' | '(' | ')' | '"' | '“' | '”' | '&' | '+')
        || letter.is_whitespace()
}

/// `Marsh, Alan` as `Alan Marsh`.
fn in_reading_order(name: &str) -> std::borrow::Cow<'_, str> {
    match name.split_once(',') {
        Some((family, given))
            if !given.contains(',')
                && (1..=3).contains(&given.split_whitespace().count())
                && family.split_whitespace().count() <= 2
                && !matches!(fold(given).as_str(), "jr" | "sr" | "inc" | "ltd" | "llc" | "plc" | "ii" | "iii") =>
        {
            format!("{} {}", given.trim(), family.trim()).into()
        }
        _ => name.into(),
    }
}

/// `Marsh's` as `Marsh`.
fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

/// `JF`: two capitals and no vowel between them that would make a word.
fn is_run_of_initials(piece: &str) -> bool {
    piece.len() == 2 && piece.bytes().all(|b| b.is_ascii_uppercase())
}

/// `G.m.b.H.` as `gmbh`, `A. B. C.` as `abc`; `and` is left out, so that `&` is the same.
fn abbreviations_joined(texts: &[CompactString]) -> Vec<CompactString> {
    let mut out: Vec<CompactString> = Vec::with_capacity(texts.len());
    let mut run = false;
    for text in texts {
        let single = text.chars().count() == 1;
        match out.last_mut() {
            Some(last) if single && run => last.push_str(text),
            _ => out.push(text.clone()),
        }
        run = single;
    }
    out.retain(|w| w != "and" && w != "und");
    out
}

/// Who bears a title.
pub fn title_sex(title: &str) -> Option<Sex> {
    Some(match title {
        "mr" | "sir" | "lord" | "mister" => Sex::Male,
        "mrs" | "ms" | "miss" | "lady" | "dame" | "madam" | "madame" => Sex::Female,
        _ => return None,
    })
}
