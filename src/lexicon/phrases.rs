//! Phrases of a list, found at a place in a row of tokens by the keys of their words.

use crate::model::{Token, WordKey};
use rustc_hash::FxHashMap;

/// By one end of a phrase: its other words, and what it means.
type Table<T> = FxHashMap<WordKey, Vec<(Box<[WordKey]>, T)>>;

/// Phrases and what each means. The longest one wins.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    by_first: Table<T>,
    by_last: Table<T>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: FxHashMap::default(), by_last: FxHashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds `phrase`, whose words single spaces part; hyphens inside are left out; in a text they may stand, and so may dots.
    pub fn add(&mut self, phrase: &str, says: T) {
        let keys: Vec<WordKey> = phrase.split([' ', '-']).filter(|w| !w.is_empty()).map(WordKey::of).collect();
        let [first, rest @ ..] = keys.as_slice() else { return };
        self.by_first.entry(*first).or_default().push((rest.into(), says));
        if let Some((last, before)) = keys.split_last() {
            self.by_last.entry(*last).or_default().push((before.iter().rev().copied().collect(), says));
        }
    }

    /// Puts the longest first; to be called after the last [`Phrases::add`].
    pub fn sort(&mut self) {
        for list in self.by_first.values_mut().chain(self.by_last.values_mut()) {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    /// Keys of all first words.
    pub fn first_keys(&self) -> impl Iterator<Item = WordKey> + '_ {
        self.by_first.keys().copied()
    }

    /// The longest phrase that `tokens` start with, and how many tokens it covers.
    pub fn at_start(&self, text: &str, tokens: &[Token]) -> Option<(T, usize)> {
        let list = self.by_first.get(&tokens.first()?.key)?;
        list.iter().find_map(|(rest, says)| {
            let mut at = 1;
            for key in rest {
                let joint = is_hyphen(text, tokens, at) || is_dot(text, tokens, at);
                if tokens.get(at).is_some_and(|t| t.key != *key) && joint {
                    at += 1;
                }
                if tokens.get(at)?.key != *key {
                    return None;
                }
                at += 1;
            }
            Some((*says, at))
        })
    }

    /// The longest phrase that `tokens` end with, and how many tokens it covers.
    pub fn at_end(&self, text: &str, tokens: &[Token]) -> Option<(T, usize)> {
        let list = self.by_last.get(&tokens.last()?.key)?;
        list.iter().find_map(|(before, says)| {
            let mut at = tokens.len() - 1;
            for key in before {
                at = at.checked_sub(1)?;
                if tokens.get(at)?.key != *key && is_hyphen(text, tokens, at) {
                    at = at.checked_sub(1)?;
                }
                if tokens.get(at)?.key != *key {
                    return None;
                }
            }
            Some((*says, tokens.len() - at))
        })
    }
}

/// The dot of an abbreviation: "sq. miles".
fn is_dot(text: &str, tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    before.zip(tokens.get(at)).is_some_and(|(word, dot)| dot.text(text) == "." && word.touches(*dot))
}

fn is_hyphen(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.is_hyphen(text))
}
