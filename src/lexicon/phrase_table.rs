//! Phrases of a few words, each with what it means, found by their first word.

use crate::model::WordKey;
use rustc_hash::FxHashMap;

/// The words of a phrase after the first, and what it means.
type Rest<T> = (Box<[WordKey]>, T);

/// Phrases looked up by the keys of their words.
#[derive(Debug, Default)]
pub struct PhraseTable<T> {
    first: FxHashMap<WordKey, Vec<Rest<T>>>,
}

impl<T: Copy> PhraseTable<T> {
    /// A table of `phrases`; their words are parted by spaces or hyphens, a possessive `'s` is left out.
    pub fn new(phrases: impl IntoIterator<Item = (String, T)>) -> PhraseTable<T> {
        let mut first: FxHashMap<WordKey, Vec<Rest<T>>> = FxHashMap::default();
        for (phrase, value) in phrases {
            let mut keys = phrase.split([' ', '-']).filter(|w| !w.is_empty()).map(|w| {
                let bare = w.strip_suffix("'s").or_else(|| w.strip_suffix('\'')).unwrap_or(w);
                WordKey::of(bare)
            });
            let Some(head) = keys.next() else { continue };
            first.entry(head).or_default().push((keys.collect(), value));
        }
        for entries in first.values_mut() {
            entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        PhraseTable { first }
    }

    /// Whether a phrase starts with this word.
    pub fn starts(&self, key: WordKey) -> bool {
        self.first.contains_key(&key)
    }

    /// Every first word.
    pub fn heads(&self) -> impl Iterator<Item = WordKey> {
        self.first.keys().copied()
    }

    /// The phrases that start with `head`, the longest first: their other words, and what they mean.
    pub fn with_head(&self, head: WordKey) -> &[Rest<T>] {
        self.first.get(&head).map_or(&[], Vec::as_slice)
    }
}
