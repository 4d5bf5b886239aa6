//! Names without case, accents and marks, so that only the letters are compared.

use compact_str::CompactString;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether two names have a word in common.
pub fn share_a_word(left: &str, right: &str) -> bool {
    left.split(' ').map(fold).any(|word| right.split(' ').any(|other| fold(other) == word))
}

/// `word` in lower case, accents removed, letters of other Latin alphabets in their usual English spelling.
///
/// Apostrophes and anything else that is no letter or digit are left out: `O’Brien` is `obrien`.
pub fn fold(word: &str) -> CompactString {
    if word.is_ascii() {
        // Most words are changed in the case of a letter at most, so they are copied at once and not letter by letter.
        let mut out = CompactString::from(word);
        out.make_ascii_lowercase();
        if !out.bytes().all(|b| b.is_ascii_alphanumeric()) {
            out.retain(|c| c.is_ascii_alphanumeric());
        }
        return out;
    }
    let mut out = CompactString::with_capacity(word.len());
    for letter in word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match special(letter) {
            Some(spelling) => out.push_str(spelling),
            None if letter.is_alphanumeric() => out.push(letter),
            None => {}
        }
    }
    out
}

/// Letters that no decomposition turns into plain ones.
fn special(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ı' => "i",
        'ə' => "a",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn only_letters_are_left() {
        assert_eq!(fold("O’Brien"), "obrien");
        assert_eq!(fold("Łukasz"), "lukasz");
        assert_eq!(fold("Bjørn"), "bjorn");
        assert_eq!(fold("MÜLLER"), "muller");
        assert_eq!(fold("e\u{301}lan"), "elan");
    }
}
