//! Groups as they grow: entries come in any order, groups leave sorted.

use crate::model::{ArticleIx, Class, Entry, Evidence, Group, Span};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What names a group and how it is compared, before it has entries.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The story.
    pub story: String,
    /// What is asked, as a key: `visits.total`, `age`, `quote`.
    pub key: String,
    /// Whom or what it is about, folded; empty for the story itself.
    pub about: String,
    /// The question, in words.
    pub words: String,
    /// Whom or what it is about, in words.
    pub subject: Option<String>,
    /// How values are compared.
    pub class: Class,
    /// How sure it is that claims with this key answer one question.
    pub same_key: f64,
}

impl Question {
    /// `story/key/subject`.
    pub fn id(&self) -> String {
        format!("{}/{}/{}", self.story, self.key, slug(&self.about))
    }

    fn group(self) -> Group {
        Group {
            id: self.id(),
            story: self.story,
            question: self.words,
            subject: self.subject,
            pattern: None,
            class: self.class,
            monotone: false,
            same_key: self.same_key,
            severity: Vec::new(),
            entries: Vec::new(),
        }
    }
}

/// The groups so far, by id.
#[derive(Debug, Default)]
pub(super) struct Gather {
    groups: BTreeMap<String, Group>,
    /// Places that some group holds, by article.
    held: FxHashMap<ArticleIx, Vec<(Span, String)>>,
}

impl Gather {
    /// Puts `entry` into the group of `question`; `shape` completes the group where it is new.
    pub fn add(&mut self, question: Question, entry: Entry, shape: impl FnOnce(&mut Group)) {
        let id = question.id();
        self.held.entry(entry.place.article).or_default().push((entry.place.span, id.clone()));
        let group = self.groups.entry(id).or_insert_with(|| {
            let mut group = question.group();
            shape(&mut group);
            group
        });
        if !group.entries.contains(&entry) {
            group.entries.push(entry);
        }
    }

    /// Whether some group already holds words that overlap this place.
    pub fn holds(&self, place: Evidence) -> bool {
        self.groups_at(place).next().is_some()
    }

    /// Whether one group holds both places and neither article says anything else there, so that the two
    /// values are compared.
    pub fn compares(&self, left: Evidence, right: Evidence) -> bool {
        let plain = |id: &str| {
            let Some(group) = self.groups.get(id) else { return false };
            let says_one_thing = |article: ArticleIx| {
                let mut own = group.entries.iter().filter(|e| e.place.article == article).map(|e| &e.datum);
                own.next().is_some_and(|first| own.all(|other| other == first))
            };
            says_one_thing(left.article) && says_one_thing(right.article)
        };
        self.groups_at(left).any(|id| self.groups_at(right).any(|other| other == id) && plain(id))
    }

    fn groups_at(&self, place: Evidence) -> impl Iterator<Item = &str> {
        let held = self.held.get(&place.article).map_or(&[][..], Vec::as_slice);
        held.iter().filter(move |(span, _)| span.overlaps(place.span)).map(|(_, id)| id.as_str())
    }

    /// The groups, sorted by id, their entries by place.
    pub fn finish(self) -> Vec<Group> {
        let mut out: Vec<Group> = self.groups.into_values().collect();
        for group in &mut out {
            group.entries.sort_by_key(|e| e.place);
            group.same_key *= if says_more_than_one_thing(group) { 0.8 } else { 1.0 };
        }
        out
    }
}

/// Whether one article gives two values: then they may be about two things.
fn says_more_than_one_thing(group: &Group) -> bool {
    let compared_once = matches!(group.class, Class::Quote | Class::Role | Class::Name | Class::Place);
    !compared_once
        && group.entries.windows(2).any(|pair| match pair {
            [a, b] => a.place.article == b.place.article && a.datum != b.datum,
            _ => false,
        })
}

/// Lower case, every run of other characters one dash.
pub(super) fn slug(words: &str) -> CompactString {
    let mut out = CompactString::default();
    for letter in words.chars().flat_map(char::to_lowercase).filter(|c| !matches!(c, '\'' | '’')) {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    if out.is_empty() { "-".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_hold_letters_and_digits_alone() {
        assert_eq!(slug("Ingrid  O’Halvorsen, 41"), "ingrid-ohalvorsen-41");
        assert_eq!(slug("…"), "-");
    }
}
