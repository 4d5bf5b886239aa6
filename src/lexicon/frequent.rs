//! Words that say nothing of what an article is about.

use super::files;
use crate::model::WordKey;
use rustc_hash::FxHashSet;

/// Grammar words and the words of reporting itself.
#[derive(Debug, Default)]
pub struct Frequent(FxHashSet<WordKey>);

impl Frequent {
    /// The list built into the program.
    pub fn built_in() -> Frequent {
        let lines = files::text("en/lexicon/frequent.txt").unwrap_or_default().lines();
        let words = lines.filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace);
        Frequent(words.map(WordKey::of).collect())
    }

    /// Whether `word` is one of them.
    pub fn has(&self, word: WordKey) -> bool {
        self.0.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammar_words_are_frequent_and_things_are_not() {
        let list = Frequent::built_in();
        assert!(list.has(WordKey::of("which")) && list.has(WordKey::of("Said")));
        assert!(!list.has(WordKey::of("ferry")));
    }
}
