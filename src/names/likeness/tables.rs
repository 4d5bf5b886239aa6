//! What is known of given names, spellings, nicknames, titles and legal forms.
//!
//! The lists lie under `patterns/names/likeness/`; `SOURCES.md` beside them says where each is from.

use super::spellings::Spellings;
use crate::lexicon::files;
use crate::model::{Error, WordKey};
use rustc_hash::{FxHashMap, FxHashSet};

/// Who bears a given name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Sex {
    Female,
    Male,
    /// Both do, or it is not known.
    Either,
}

impl Sex {
    /// Whether the two cannot be of one person.
    pub fn excludes(self, other: Sex) -> bool {
        matches!((self, other), (Sex::Male, Sex::Female) | (Sex::Female, Sex::Male))
    }
}

/// All lists, by the key of the folded word.
#[derive(Debug, Default)]
pub(super) struct Tables {
    established: FxHashMap<WordKey, Sex>,
    nicknames: FxHashSet<(WordKey, WordKey)>,
    spellings: Spellings,
    titles: FxHashSet<WordKey>,
    particles: FxHashSet<WordKey>,
    generations: FxHashMap<WordKey, u8>,
    organisation_words: FxHashSet<WordKey>,
    fillers: FxHashSet<WordKey>,
    legal: FxHashMap<String, String>,
}

/// About how many given names are listed, so that tables need not grow.
const LISTED: usize = 10_000;

const FOLDER: &str = "names/likeness";

impl Tables {
    /// The lists built into the program.
    pub(super) fn built_in() -> Result<Tables, Error> {
        let mut out = Tables::default();
        out.established.reserve(LISTED);
        for line in lines("established.txt")? {
            let (name, sex) = line.split_once(' ').unwrap_or((line, "-"));
            let sex = match sex {
                "f" => Sex::Female,
                "m" => Sex::Male,
                _ => Sex::Either,
            };
            out.established.insert(WordKey::of(name), sex);
        }
        for line in lines("nicknames.txt")? {
            let mut words = line.split(' ').map(WordKey::of);
            let Some(full) = words.next() else { continue };
            out.nicknames.extend(words.flat_map(|nick| [(full, nick), (nick, full)]));
        }
        out.spellings = Spellings::from_bytes(files::bytes(&format!("{FOLDER}/spellings.bin")).unwrap_or_default())?;
        out.titles = words("titles.txt")?;
        out.particles = words("particles.txt")?;
        out.organisation_words = words("organisation_words.txt")?;
        out.fillers = words("organisation_fillers.txt")?;
        for (number, line) in lines("generations.txt")?.enumerate() {
            out.generations.extend(line.split(' ').map(|word| (WordKey::of(word), number as u8)));
        }
        for line in lines("legal_forms.txt")? {
            let mut forms = line.split(',').map(str::trim);
            let Some(class) = forms.next() else { continue };
            out.legal.insert(class.to_owned(), class.to_owned());
            out.legal.extend(forms.map(|form| (form.to_owned(), class.to_owned())));
        }
        Ok(out)
    }

    /// Who bears the given name; none where it is not a common one.
    pub(super) fn sex(&self, given: WordKey) -> Option<Sex> {
        self.established.get(&given).copied()
    }

    /// Whether one is a nickname of the other.
    pub(super) fn is_nickname(&self, left: WordKey, right: WordKey) -> bool {
        self.nicknames.contains(&(left, right))
    }

    /// Whether some list has both as spellings of one name.
    pub(super) fn is_one_name(&self, left: WordKey, right: WordKey) -> bool {
        self.spellings.join(left, right)
    }

    /// `mr`, `sir`, `detective`.
    pub(super) fn is_title(&self, word: WordKey) -> bool {
        self.titles.contains(&word)
    }

    /// `van`, `de`, `al`.
    pub(super) fn is_particle(&self, word: WordKey) -> bool {
        self.particles.contains(&word)
    }

    /// `jr`, `ii`: the number of the generation's line.
    pub(super) fn generation(&self, word: WordKey) -> Option<u8> {
        self.generations.get(&word).copied()
    }

    /// `council`, `bank`.
    pub(super) fn is_organisation_word(&self, word: WordKey) -> bool {
        self.organisation_words.contains(&word)
    }

    /// `of`, `the`, `and`.
    pub(super) fn is_filler(&self, word: WordKey) -> bool {
        self.fillers.contains(&word)
    }

    /// The legal form that these words, folded and joined by blanks, stand for.
    pub(super) fn legal_form(&self, words: &str) -> Option<&str> {
        self.legal.get(words).map(String::as_str)
    }
}

/// The lines of a list, without comments and empty ones.
fn lines(name: &str) -> Result<impl Iterator<Item = &'static str>, Error> {
    let path = format!("{FOLDER}/{name}");
    let text = files::text(&path)
        .ok_or_else(|| Error::Lexicon { path, reason: "the list is missing or not UTF-8".to_owned() })?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')))
}

fn words(name: &str) -> Result<FxHashSet<WordKey>, Error> {
    Ok(lines(name)?.flat_map(|line| line.split(' ')).map(WordKey::of).collect())
}
