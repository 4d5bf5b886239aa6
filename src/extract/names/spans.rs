//! From the tag of each word to names of several words.

use crate::model::{NameKind, NameSpan};
use crate::names::tagger::{Words, kind_of};

/// A name as a range of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Named {
    /// Its first word.
    pub first: usize,
    /// The word after its last.
    pub end: usize,
    /// What bears it.
    pub kind: NameKind,
}

impl Named {
    /// How many words it has.
    pub fn len(&self) -> usize {
        self.end - self.first
    }

    /// Where it stands in the text.
    pub fn placed(&self, text: &str, words: &Words) -> Option<NameSpan> {
        Some(NameSpan { span: super::placed(text, words, self.first, self.end)?, kind: self.kind })
    }
}

/// The names that `tags` say, in order; those of no kind we report are left out.
pub(super) fn of(words: &Words, tags: &[u8]) -> Vec<Named> {
    let mut out = Vec::new();
    for run in &words.runs {
        let mut first = run.start;
        while first < run.end {
            let tag = tags.get(first).copied().unwrap_or_default();
            let mut end = first + 1;
            let more = tag + tag % 2;
            while tag != 0 && end < run.end && tags.get(end) == Some(&more) {
                end += 1;
            }
            if let Some(kind) = reported(tag) {
                out.push(Named { first, end, kind });
            }
            first = end;
        }
    }
    out
}

fn reported(tag: u8) -> Option<NameKind> {
    match kind_of(tag)? {
        0 => Some(NameKind::Person),
        1 => Some(NameKind::Organisation),
        2 => Some(NameKind::Place),
        _ => None,
    }
}
