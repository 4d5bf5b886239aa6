//! The patterns of a run, and where each of their phrases can be found by.

use super::compile::compile;
use super::error::{Code, Problem, Problems};
use super::file::Source;
use super::pattern::{Pattern, SlotKind, Status};
use super::program::{Anchor, Program};
use crate::lexicon::{Lexicon, files};
use crate::model::{Error, Sieve, WordKey};
use compact_str::CompactString;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where the built-in patterns stand below `patterns/`.
const BUILT_IN: &str = "en";

/// The patterns of a run, compiled; loaded once and shared by all threads.
#[derive(Debug, Default)]
pub struct Set {
    patterns: Vec<Pattern>,
    programs: Vec<Program>,
    /// The programs that a word calls for, by index.
    by_word: FxHashMap<WordKey, Vec<u32>>,
    words: Sieve,
    /// The programs that a kind of mention calls for.
    by_mention: BTreeMap<SlotKind, Vec<u32>>,
    hash: String,
}

impl Set {
    /// The patterns built into the program.
    ///
    /// # Errors
    /// [`Error::Patterns`] where a file is wrong.
    pub fn built_in(lexicon: &Lexicon) -> Result<Set, Error> {
        Set::load(&[], &[], &[], lexicon)
    }

    /// The built-in patterns and those of every `.toml` file below `folders` (a user's file replaces a
    /// built-in one of the same id), narrowed to the ids in `only` (all where it is empty) and without
    /// those in `without`. `harm` or `harm.*` names a whole topic.
    ///
    /// # Errors
    /// [`Error::Patterns`] with every mistake of every file; [`Error::Usage`] for an id that no file has.
    pub fn load(folders: &[PathBuf], only: &[String], without: &[String], lexicon: &Lexicon) -> Result<Set, Error> {
        let mut problems = Vec::new();
        let mut sources = BTreeMap::new();
        for (path, text) in files::below(BUILT_IN, ".toml") {
            if let Some(id) = id_of(Path::new(path.trim_start_matches("en/"))).filter(|id| !id.starts_with("lexicon."))
            {
                let source = Source { path: format!("patterns/{path}"), expected_id: id.clone(), text: text.into() };
                sources.insert(id, source);
            }
        }
        let mut own = BTreeMap::new();
        for folder in folders {
            for source in below(folder)? {
                let (id, path) = (source.expected_id.clone(), source.path.clone());
                if let Some(earlier) = own.insert(id.clone(), source.clone()) {
                    problems.push(twice(source, &earlier.path, &id));
                }
                let _ = path;
            }
        }
        sources.extend(own);
        choose(&mut sources, only, without)?;
        Set::compile(sources.into_values(), problems, lexicon)
    }

    /// The patterns in `texts`: (path, id that the path calls for, text).
    ///
    /// # Errors
    /// Every mistake of every text.
    pub fn of_texts<'t>(
        texts: impl IntoIterator<Item = (&'t str, &'t str, &'t str)>,
        lexicon: &Lexicon,
    ) -> Result<Set, Problems> {
        let source = |(path, id, text): (&str, &str, &str)| Source {
            path: path.into(),
            expected_id: id.into(),
            text: text.into(),
        };
        Set::checked(texts.into_iter().map(source), Vec::new(), lexicon)
    }

    fn compile(
        sources: impl IntoIterator<Item = Source>,
        problems: Vec<Problem>,
        lexicon: &Lexicon,
    ) -> Result<Set, Error> {
        Ok(Set::checked(sources, problems, lexicon)?)
    }

    fn checked(
        sources: impl IntoIterator<Item = Source>,
        mut problems: Vec<Problem>,
        lexicon: &Lexicon,
    ) -> Result<Set, Problems> {
        let (mut compiled, mut hash) = (Vec::new(), Sha256::new());
        let sources: Vec<Source> = sources.into_iter().collect();
        for source in &sources {
            for piece in [source.expected_id.as_bytes(), b"\n", source.text.as_bytes(), b"\n"] {
                hash.update(piece);
            }
        }
        // Most of what is done before the first article is read.
        let all: Vec<_> = sources.into_par_iter().map(|source| compile(source, lexicon)).collect();
        for one in all {
            match one {
                Ok(one) => compiled.push(one),
                Err(more) => problems.extend(more),
            }
        }
        if !problems.is_empty() {
            return Err(Problems::new(problems));
        }
        compiled.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        let mut set = Set { hash: hash.finalize().iter().map(|b| format!("{b:02x}")).collect(), ..Set::default() };
        for (pattern, programs) in compiled {
            set.add(pattern, programs);
        }
        Ok(set)
    }

    fn add(&mut self, pattern: Pattern, programs: Vec<Program>) {
        let number = self.patterns.len() as u32;
        let retired = pattern.status == Status::Retired;
        self.patterns.push(pattern);
        for program in programs.into_iter().filter(|_| !retired) {
            let at = self.programs.len() as u32;
            for anchor in &program.anchors {
                let list = match anchor {
                    Anchor::Word(key) => {
                        self.words.add(*key);
                        self.by_word.entry(*key).or_default()
                    }
                    Anchor::Mention(kind) => self.by_mention.entry(*kind).or_default(),
                };
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
            self.programs.push(Program { pattern: number, ..program });
        }
    }

    /// The pattern with this id (without revision).
    pub fn pattern(&self, id: &str) -> Option<&Pattern> {
        self.patterns.get(self.number(id)?)
    }

    /// Where the pattern with this id (without revision) stands in [`Set::patterns`].
    pub fn number(&self, id: &str) -> Option<usize> {
        self.patterns.binary_search_by(|p| p.id.as_str().cmp(id)).ok()
    }

    /// Every pattern, sorted by id.
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// Every compiled phrase.
    pub fn programs(&self) -> &[Program] {
        &self.programs
    }

    /// The phrases (indices of [`Set::programs`]) that cannot be found without this word, or another of theirs.
    pub fn called_by(&self, word: WordKey) -> &[u32] {
        if !self.words.may_have(word) {
            return &[];
        }
        self.by_word.get(&word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The phrases that have no rare word and are found by a mention of some kind.
    pub fn called_by_mentions(&self) -> &BTreeMap<SlotKind, Vec<u32>> {
        &self.by_mention
    }

    /// `id@revision` of every pattern, in order.
    pub fn ids(&self) -> Vec<CompactString> {
        self.patterns.iter().map(Pattern::provenance).collect()
    }

    /// The SHA-256 over the sorted sources, in hexadecimal: what ran, for the manifest.
    pub fn hash(&self) -> String {
        self.hash.clone()
    }
}

/// `harm/killed.toml` is `harm.killed`.
fn id_of(path: &Path) -> Option<String> {
    let bare = path.with_extension("");
    let parts: Option<Vec<&str>> = bare.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("."))
}

/// The pattern files of a user's folder, or of one file.
fn below(folder: &Path) -> Result<Vec<Source>, Error> {
    let unreadable = |path: &Path, reason: String| Error::Input {
        path: path.display().to_string(),
        reason,
        cure: "name a folder of pattern files, or one of them".into(),
    };
    let mut out = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|e| unreadable(folder, e.to_string()))?;
        let path = entry.path();
        if !entry.file_type().is_file() || path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(path).map_err(|e| unreadable(path, e.to_string()))?;
        if path.iter().any(|part| part == "lexicon") {
            continue;
        }
        let below = path.strip_prefix(folder).ok().filter(|p| !p.as_os_str().is_empty());
        let id = match below {
            Some(below) => id_of(below),
            None => lone_id(path, &text),
        };
        let expected_id = id.unwrap_or_default();
        out.push(Source { path: path.to_string_lossy().replace('\\', "/"), expected_id, text: text.into() });
    }
    Ok(out)
}

/// The id of a file that was named by itself: its folder may be the topic or not.
fn lone_id(path: &Path, text: &str) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let topic = path.parent().and_then(Path::file_name).and_then(|t| t.to_str());
    let with_topic = topic.map(|topic| format!("{topic}.{stem}"));
    with_topic
        .filter(|id| text.contains(&format!("'{id}'")) || text.contains(&format!("\"{id}\"")))
        .or(Some(stem.into()))
}

fn twice(source: Source, earlier: &str, id: &str) -> Problem {
    let at = source.text.find(id).unwrap_or(0);
    Problem {
        code: Code::Id,
        at: at..at + id.len(),
        message: format!("the id `{id}` stands in two files"),
        label: "second use".into(),
        cure: format!("give one of them another name; the other is {earlier}"),
        source,
    }
}

/// Narrows `sources` to what was asked for.
fn choose(sources: &mut BTreeMap<String, Source>, only: &[String], without: &[String]) -> Result<(), Error> {
    let meets = |id: &str, wanted: &str| {
        let topic = wanted.trim_end_matches('*').trim_end_matches('.');
        id == wanted || id.strip_prefix(topic).is_some_and(|rest| rest.starts_with('.'))
    };
    for wanted in only.iter().chain(without) {
        if !sources.keys().any(|id| meets(id, wanted)) {
            let ids: Vec<&str> = sources.keys().map(String::as_str).collect();
            let cure = super::reader::nearest(wanted, &ids);
            return Err(Error::Usage(format!("there is no pattern `{wanted}`; {cure}")));
        }
    }
    sources.retain(|id, _| only.is_empty() || only.iter().any(|w| meets(id, w)));
    sources.retain(|id, _| !without.iter().any(|w| meets(id, w)));
    Ok(())
}
