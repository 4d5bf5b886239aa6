//! The words that a sentence turns on around a value: the nearest on either side that carries meaning.

use super::is_common;
use crate::lexicon::Lexicon;
use crate::model::{Mention, Scan, WordKey};

/// How many words off it may stand.
const REACH: usize = 5;
/// Shortest stem.
const STEM: usize = 3;
const PASSIVE: [&str; 7] = ["was", "were", "is", "are", "be", "been", "being"];

/// A word beside a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Turn {
    /// As written, in lower case.
    pub word: String,
    /// Without its ending: `kill` of "killed" and "killing".
    pub stem: String,
    /// Whether it follows the value.
    pub is_after: bool,
    /// Whether "by" stands between it and the value.
    pub is_by: bool,
    /// Whether it looks like a verb.
    pub is_verb: bool,
    /// Whether "was" or the like stands between: what is said was done to the value.
    pub is_passive: bool,
}

/// At most one before the mention and one after it, within its clause.
pub(super) fn turns(scan: &Scan, mention: &Mention, lexicon: &Lexicon) -> Vec<Turn> {
    let text = scan.article.text.as_str();
    let Some(sentence) = scan.sentence_at(mention.span.start()) else { return Vec::new() };
    let whole = mention.whole();
    let before = text.get(sentence.start()..whole.start()).unwrap_or_default();
    let after = text.get(whole.end()..sentence.end()).unwrap_or_default();
    let clause_before = before.rsplit(ends_clause).next().unwrap_or_default();
    let clause_after = after.split(ends_clause).next().unwrap_or_default();
    let back = nearest(clause_before.rsplit(is_between), false, lexicon);
    let on = nearest(clause_after.split(is_between), true, lexicon);
    back.into_iter().chain(on).collect()
}

fn ends_clause(letter: char) -> bool {
    matches!(letter, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '"' | '“' | '”' | '—' | '–' | '…')
}

fn is_between(letter: char) -> bool {
    !(letter.is_alphanumeric() || matches!(letter, '\'' | '’'))
}

/// The first of `words` that carries meaning. A name or another number ends the search.
fn nearest<'t>(words: impl Iterator<Item = &'t str>, is_after: bool, lexicon: &Lexicon) -> Option<Turn> {
    let (mut is_by, mut is_passive) = (false, false);
    for word in words.filter(|w| !w.is_empty()).take(REACH) {
        if word.chars().any(|c| c.is_numeric() || c.is_uppercase()) {
            return None;
        }
        is_by |= word == "by";
        is_passive |= PASSIVE.contains(&word);
        let says = lexicon.saying.verbs.contains(&WordKey::of(word));
        if says {
            return None;
        }
        if word.chars().count() > STEM - 1 && word.chars().all(char::is_alphabetic) && !is_common(word, lexicon) {
            let is_verb = word.ends_with("ed") || lexicon.lemmas.is_irregular(word) && !word.ends_with("ing");
            return Some(Turn {
                stem: stem(word, lexicon),
                word: word.to_owned(),
                is_after,
                is_by,
                is_verb,
                is_passive,
            });
        }
    }
    None
}

/// What the forms of a word share.
fn stem(word: &str, lexicon: &Lexicon) -> String {
    if let Some(base) = lexicon.lemmas.base_of(word) {
        return base.to_owned();
    }
    let cut = ["ing", "ied", "ies", "ed", "es", "s", "e"].iter().find_map(|end| word.strip_suffix(end));
    cut.filter(|stem| stem.chars().count() >= STEM).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        let lexicon = Lexicon::built_in().unwrap();
        for (a, b) in [("injured", "injuring"), ("flooded", "floods"), ("broke", "broken"), ("closed", "closing")] {
            assert_eq!(stem(a, &lexicon), stem(b, &lexicon), "{a} {b}");
        }
    }

    #[test]
    fn a_turn_is_the_first_of_five_words_that_carries_meaning() {
        let lexicon = Lexicon::built_in().unwrap();
        let turn = |words: &str| nearest(words.split(' '), true, &lexicon);
        let word = |words: &str| turn(words).map(|t| t.word);
        assert_eq!(word("of the in of flattened").as_deref(), Some("flattened"), "the fifth");
        assert_eq!(word("of the in of on flattened"), None, "the sixth");
        assert_eq!(word("of Marlow flattened"), None, "a name ends the search");
        assert_eq!(word("of 12 flattened"), None);
        assert_eq!(word("said flattened"), None, "so does a verb of saying");
        assert_eq!(word("ox flattened").as_deref(), Some("flattened"), "two letters are too few");
        assert_eq!(word("oxb's flattened").as_deref(), Some("flattened"), "letters alone");
        let by = turn("was poisoned by").unwrap();
        assert!(by.is_verb && by.is_passive && !by.is_by && by.is_after);
        assert!(turn("by flattened").unwrap().is_by);
        assert!(!turn("barns").unwrap().is_verb);
        assert_eq!(word("already flattened").as_deref(), Some("flattened"), "a word that says little");
        assert!(turn("broke").unwrap().is_verb, "without -ed");
        assert!(!turn("breaking").unwrap().is_verb);
    }
}
