//! What articles say together: stories, copies and origins, people, groups.

use crate::lexicon::Lexicon;
use crate::model::{Corpus, Resolved};
use crate::names::Names;
use crate::patterns::Set;

/// How stories are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum StoryMode {
    /// As the input says; an article without a story is one of its own.
    Given,
    /// As the input says, else found.
    #[default]
    Auto,
    /// Every article is about one event.
    One,
}

/// Resolves `corpus`.
pub fn resolve(_corpus: &Corpus, _mode: StoryMode, _patterns: &Set, _lexicon: &Lexicon, _names: &Names) -> Resolved {
    Resolved::default()
}
