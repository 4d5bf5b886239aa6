//! Cuts text into tokens.
//!
//! Hyphens, dashes and slashes always part words (`17-month-old` is five tokens that touch), since
//! figures and phrases need the parts; recognisers of names join them again where they touch.

use super::plain;
use crate::model::{Case, KeyHash, Span, Token, TokenKind, WordKey};

/// Appends the tokens of `text[within]` to `out`.
pub(super) fn tokenise(text: &str, within: Span, out: &mut Vec<Token>) {
    let end = within.end();
    let mut at = within.start();
    let bytes = text.as_bytes();
    while at < end {
        let known = match bytes[at] {
            b' ' => {
                at += 1;
                continue;
            }
            b'a'..=b'z' | b'A'..=b'Z' => plain::word(bytes, at, end).map(|word| (word, TokenKind::Word)),
            mark if mark.is_ascii_punctuation() && mark != b'\'' => {
                let mut key = KeyHash::default();
                // A full stop is looked up without its dot, as initials are.
                if mark != b'.' {
                    key.push(mark);
                }
                Some(((at + 1, Case::Lower, key.key()), TokenKind::Mark))
            }
            _ => None,
        };
        if let Some(((stop, case, key), kind)) = known {
            let Some(span) = Span::new(text, at, stop) else { break };
            out.push(Token { span, kind, case, key });
            at = stop;
            continue;
        }
        let Some(first) = text[at..end].chars().next() else { break };
        if first.is_whitespace() || is_invisible(first) {
            at += first.len_utf8();
            continue;
        }
        let (stop, kind) = if first.is_alphabetic() {
            let stop = word_end(text, at, end);
            (before_amount(text, at, stop, end), TokenKind::Word)
        } else if first.is_ascii_digit() {
            (number_end(text.as_bytes(), at, end), TokenKind::Number)
        } else if is_apostrophe(first) && possessive(text, at, end) {
            let rest = at + first.len_utf8();
            (if text[rest..end].starts_with(['s', 'S']) { rest + 1 } else { rest }, TokenKind::Possessive)
        } else {
            (at + first.len_utf8(), TokenKind::Mark)
        };
        let Some(span) = Span::new(text, at, stop) else { break };
        let words = span.slice(text);
        out.push(Token { span, kind, case: case_of(words, kind), key: WordKey::of(keyed(words)) });
        at = stop;
    }
}

/// Soft hyphens, joiners and marks of direction are part of no word.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

/// Part of a word beyond its first letter: letters, combining marks, and digits as in `G7`.
fn continues(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}')
}

fn word_end(text: &str, start: usize, end: usize) -> usize {
    let mut at = start;
    loop {
        at += text[at..end].chars().take_while(|c| continues(*c)).map(char::len_utf8).sum::<usize>();
        let mut rest = text[at..end].chars();
        let Some(mark) = rest.next() else { return at };
        let next = rest.next();
        if is_apostrophe(mark) && next.is_some_and(char::is_alphabetic) && !possessive(text, at, end) {
            at += mark.len_utf8();
        } else if mark == '.' && is_dotted(&text[start..at], next) {
            at += 1;
            if !next.is_some_and(char::is_alphabetic) {
                return at;
            }
        } else {
            return at;
        }
    }
}

/// Where the letters end in `USD3.14` and `$US160`, whose digits are a number of their own; else `stop`.
fn before_amount(text: &str, start: usize, stop: usize, end: usize) -> usize {
    let Some(word) = text.get(start..stop) else { return stop };
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    if letters == 0
        || letters == word.len()
        || !word.bytes().skip(letters).all(|b| b.is_ascii_digit() || b.is_ascii_lowercase())
    {
        return stop;
    }
    let digits = word.as_bytes().get(letters).is_some_and(u8::is_ascii_digit);
    let mut rest = text.as_bytes().get(stop..end).unwrap_or_default().iter();
    let decimal =
        letters > 1 && matches!(rest.next(), Some(b'.' | b',')) && rest.next().is_some_and(u8::is_ascii_digit);
    let after_sign = text.as_bytes().get(..start).and_then(<[u8]>::last) == Some(&b'$');
    if digits && (decimal || after_sign) { start + letters } else { stop }
}

/// Whether a dot after `word` belongs to it: an initial (`J.`), or letters parted by dots (`U.S.`, `p.m.`).
fn is_dotted(word: &str, next: Option<char>) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let mut letters = last.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
    let parted = word.contains('.');
    parted || letter.is_uppercase() || (letter.is_alphabetic() && next.is_some_and(char::is_lowercase))
}

/// Whether an apostrophe at `at` starts a possessive: `'s` at the end of a word, or a bare one after a letter.
fn possessive(text: &str, at: usize, end: usize) -> bool {
    let after_word = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let mut rest = text[at..end].chars().skip(1);
    let next = rest.next();
    let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    after_word
        && (matches!(next, Some('s' | 'S')) && ends(rest.next())
            || ends(next) && text[..at].ends_with(['s', 'S', 'z', 'x']))
}

/// Digits with `,` or `.` between digits.
fn number_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        let inner = matches!(bytes[at], b',' | b'.') && at + 1 < end && bytes[at + 1].is_ascii_digit();
        if !(bytes[at].is_ascii_digit() || inner) {
            break;
        }
        at += 1;
    }
    at
}

/// What a word is looked up by: without the dot of an initial; `U.S.` keeps its dots.
fn keyed(word: &str) -> &str {
    match word.strip_suffix('.') {
        Some(bare) if !bare.contains('.') => bare,
        _ => word,
    }
}

fn case_of(word: &str, kind: TokenKind) -> Case {
    if kind != TokenKind::Word {
        return Case::Lower;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first, upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, 1..) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenise(text, Span::whole(text), &mut out);
        out.into_iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn tokens_are_cut_where_readers_cut_them() {
        for (text, want) in [
            ("A 17-month-old boy.", vec!["A", "17", "-", "month", "-", "old", "boy", "."]),
            ("O’Brien’s 1,234.5 don't", vec!["O’Brien", "’s", "1,234.5", "don't"]),
            ("J. Marsh of the U.S. said", vec!["J.", "Marsh", "of", "the", "U.S.", "said"]),
            ("at 11.30am, £2.5m (50+)", vec!["at", "11.30", "am", ",", "£", "2.5", "m", "(", "50", "+", ")"]),
            ("workers’ pay", vec!["workers", "’", "pay"]),
            ("at 5 p.m. on", vec!["at", "5", "p.m.", "on"]),
            ("the end.", vec!["the", "end", "."]),
            ("AUD1.5m, $US160 G20", vec!["AUD", "1.5", "m", ",", "$", "US", "160", "G20"]),
        ] {
            assert_eq!(words(text), want);
        }
    }

    proptest! {
        #[test]
        fn the_short_way_and_the_long_one_agree(text in "([A-Za-z]{1,4}[ .,'’“”é0-9-]{0,2}){0,12}") {
            let mut out = Vec::new();
            tokenise(&text, Span::whole(&text), &mut out);
            for token in out.into_iter().filter(|t| t.kind != TokenKind::Number) {
                let words = token.text(&text);
                prop_assert_eq!(token.key, WordKey::of(keyed(words)));
                prop_assert_eq!(token.case, case_of(words, token.kind));
                if token.kind == TokenKind::Word {
                    let end = word_end(&text, token.span.start(), text.len());
                    prop_assert_eq!(token.span.end(), before_amount(&text, token.span.start(), end, text.len()));
                }
            }
        }

        #[test]
        fn tokens_come_in_order_and_leave_out_nothing_visible(text in "\\PC{0,120}") {
            let mut out = Vec::new();
            tokenise(&text, Span::whole(&text), &mut out);
            let mut at = 0;
            for token in &out {
                let gap = &text[at..token.span.start()];
                prop_assert!(gap.chars().all(|c| c.is_whitespace() || is_invisible(c)));
                prop_assert!(!token.span.is_empty());
                at = token.span.end();
            }
            prop_assert!(text[at..].chars().all(|c| c.is_whitespace() || is_invisible(c)));
        }
    }
}
