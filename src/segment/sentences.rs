//! Where sentences end: at a full stop that is no abbreviation's, with the marks that close after it.

use crate::lexicon::Lexicon;
use crate::lexicon::abbreviations::Abbreviation;
use crate::lexicon::calendar::Sense;
use crate::model::{Case, Token, TokenKind, WordKey};

/// The most tokens of a sentence. No writer comes near it; a list without stops, or a text built to take for ever,
/// is cut here, since later stages look from each word of a sentence to every other.
const LONGEST: usize = 512;

/// The index after the last token of each sentence of `tokens` (the tokens of one paragraph).
pub(super) fn ends(text: &str, tokens: &[Token], lexicon: &Lexicon, mut at_end: impl FnMut(usize)) {
    let (mut at, mut first) = (0, 0);
    while at < tokens.len() {
        if at - first >= LONGEST {
            at_end(at);
            first = at;
        }
        let after = stop_end(text, tokens, at);
        if after == at {
            at += 1;
            continue;
        }
        if after < tokens.len() && is_end(text, tokens, at, after, lexicon) {
            at_end(after);
            first = after;
        }
        at = after;
    }
    if !tokens.is_empty() {
        at_end(tokens.len());
    }
}

/// The index after the stop that starts at `at`, with what closes after it; `at` where none does.
fn stop_end(text: &str, tokens: &[Token], at: usize) -> usize {
    let Some(token) = tokens.get(at) else { return at };
    // Nearly every token ends in something else; the last of these bytes is that of "…".
    let last = token.span.end().checked_sub(1).and_then(|last| text.as_bytes().get(last));
    if !matches!(last, Some(b'.' | b'!' | b'?' | 0xa6)) {
        return at;
    }
    let dotted = token.kind == TokenKind::Word && token.span.slice(text).ends_with('.');
    if !(dotted || token.kind == TokenKind::Mark && is_stop(token.span.slice(text))) {
        return at;
    }
    let mut end = at + 1;
    while let (Some(last), Some(next)) = (tokens.get(end - 1), tokens.get(end)) {
        let words = next.span.slice(text);
        let closes = last.touches(*next) && (is_closer(words) || is_stop(words));
        // ". . ." with spaces is one ellipsis.
        let spaced = words == "." && last.span.slice(text) == ".";
        if !(next.kind != TokenKind::Word && (closes || spaced)) {
            break;
        }
        end += 1;
    }
    end
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…")
}

fn is_closer(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "”" | "’" | ")" | "]" | "»" | "›")
}

/// Whether the stop at `at`, with its closing marks up to `after`, ends a sentence.
fn is_end(text: &str, tokens: &[Token], at: usize, after: usize, lexicon: &Lexicon) -> bool {
    let (Some(stop), Some(first)) = (tokens.get(at), tokens.get(after)) else { return true };
    let closed = after > at + 1;
    let mut next = after;
    while tokens.get(next).is_some_and(|t| t.kind == TokenKind::Mark && is_opener(t.span.slice(text))) {
        next += 1;
    }
    let Some(word) = tokens.get(next) else { return false };
    let capital = word.kind == TokenKind::Word && !matches!(word.case, Case::Lower) && word.is_capitalised(text);
    let opened = next > after;
    if matches!(word.kind, TokenKind::Mark | TokenKind::Possessive) {
        // A dash, comma or colon goes on; a bullet, a currency sign or a hash starts.
        return matches!(word.span.slice(text), "$" | "£" | "€" | "#" | "@" | "•" | "·")
            && !closed_abbreviation(text, tokens, at, lexicon);
    }
    if word.kind == TokenKind::Word && !capital {
        // "iPhone" may start a sentence; plain lower case does not.
        return word.case == Case::Mixed && !closed_abbreviation(text, tokens, at, lexicon);
    }
    let starts = lexicon.abbreviations.starts_sentence(word.key);
    if stop.kind == TokenKind::Word {
        return dotted_ends(text, *stop, word, starts, opened || closed);
    }
    let mark = stop.span.slice(text);
    if mark == "." {
        let before = at.checked_sub(1).and_then(|i| tokens.get(i)).filter(|t| t.touches(*stop));
        match before.and_then(|t| lexicon.abbreviations.kind(t.key).map(|kind| (t, kind))) {
            Some((_, Abbreviation::BeforeNumber)) if word.kind == TokenKind::Number => return false,
            Some((t, Abbreviation::Title)) if t.is_capitalised(text) && !closed => return false,
            Some((t, Abbreviation::Other)) if t.is_capitalised(text) => {
                return closed || opened || starts;
            }
            // "due dec. 12"
            Some((t, Abbreviation::Other)) if word.kind == TokenKind::Number && is_month(t.key, lexicon) => {
                return false;
            }
            _ => {}
        }
        // "example.Com", "v2.Final": a stop inside a word.
        let inside = first.span.start() == stop.span.end() && after == at + 1;
        if inside && !before.is_some_and(|t| t.kind == TokenKind::Word && word.case == Case::Title && t.span.len() > 2)
        {
            return false;
        }
    }
    // “Stop!” Marsh shouted: the verb belongs to the words before it.
    !(closed && mark != "." && says_soon(tokens, next, lexicon))
}

fn is_month(key: WordKey, lexicon: &Lexicon) -> bool {
    lexicon.calendar.senses(key).iter().any(|s| matches!(s, Sense::Month(_)))
}

/// Whether the stop at `at` is an abbreviation's.
fn closed_abbreviation(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let Some(stop) = tokens.get(at) else { return false };
    if stop.kind == TokenKind::Word {
        return true;
    }
    let before = at.checked_sub(1).and_then(|i| tokens.get(i)).filter(|t| t.touches(*stop));
    before.is_some_and(|t| t.is_capitalised(text) && lexicon.abbreviations.kind(t.key).is_some())
}

/// Whether a word with its dots inside (`U.S.`, `p.m.`, `J.`) ends the sentence before `next`.
fn dotted_ends(text: &str, stop: Token, next: &Token, starts: bool, marked: bool) -> bool {
    let word = stop.span.slice(text);
    let letters = word.chars().filter(|c| *c != '.').count();
    if letters == 1 {
        return marked && starts;
    }
    let clock = word.eq_ignore_ascii_case("p.m.") || word.eq_ignore_ascii_case("a.m.");
    next.kind == TokenKind::Word && (starts || marked || clock && !is_calendar(next.span.slice(text)))
}

fn is_calendar(word: &str) -> bool {
    const STARTS: [&str; 19] = [
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
        "Oct", "Nov", "Dec",
    ];
    let zone = word.len() <= 4 && word.chars().all(char::is_uppercase)
        || matches!(word, "Eastern" | "Pacific" | "Central" | "Mountain");
    zone || word.get(..3).is_some_and(|s| STARTS.contains(&s))
}

fn is_opener(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "“" | "‘" | "(" | "[" | "«" | "‹")
}

/// Whether a verb of saying follows within a few words, before anything that ends or opens a clause.
fn says_soon(tokens: &[Token], from: usize, lexicon: &Lexicon) -> bool {
    let near = tokens.iter().skip(from).take(5).take_while(|t| t.kind != TokenKind::Mark);
    near.skip(1).any(|t| t.case == Case::Lower && lexicon.saying.verbs.contains(&t.key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn cut(text: &str) -> Vec<&str> {
        let lexicon = Lexicon::built_in().unwrap();
        let mut tokens = Vec::new();
        super::super::tokens::tokenise(text, Span::whole(text), &mut tokens);
        let mut out = Vec::new();
        let mut first = 0;
        ends(text, &tokens, &lexicon, |end| {
            out.push(tokens[first].span.cover(tokens[end - 1].span).slice(text));
            first = end;
        });
        out
    }

    #[test]
    fn what_has_no_stop_is_cut() {
        let text = "word ".repeat(LONGEST * 2 + 1);
        let lengths: Vec<usize> = cut(&text).iter().map(|part| part.split_whitespace().count()).collect();
        assert_eq!(lengths, [LONGEST, LONGEST, 1]);
    }

    #[test]
    fn sentences_end_where_readers_end_them() {
        for (text, want) in [
            ("Mr. Marsh came. He left.", 2),
            ("She lives on High St. The van stopped there.", 2),
            ("St. Brannock's is shut. No. 10 is open.", 2),
            ("Was it shut? No. He said so.", 3),
            ("He moved to the U.S. He stayed.", 2),
            ("The U.S. Senate voted.", 1),
            ("It began at 5 p.m. Police came at 6 p.m. Tuesday.", 2),
            ("J. K. Marsh and Ann B. Reed met.", 1),
            ("It rose 3.5 per cent to £2.40. Shares fell.", 2),
            ("“It fell. We ran,” she said. “Then it burnt.” Nobody spoke.", 4),
            ("\"Stop!\" Marsh shouted. \"Why?\" asked Reed.", 2),
            ("It was over… or so they thought. But no.", 2),
            ("He paused ... Then he left.", 2),
            ("The firm, Quay Inc. of Lorne, shut. Quay Inc. The name went.", 3),
            ("It was seen off the coast.At noon it was gone.", 2),
            ("See quay.example.com for more (it is free). Go there.", 2),
            ("On Jan. 5 it rained. It stopped in Feb. After that, snow.", 3),
            ("He asked for “a chance.” Reed refused.", 2),
            ("They paid in full. $40 was left.", 2),
        ] {
            assert_eq!(cut(text).len(), want, "{:?}", cut(text));
        }
        assert_eq!(cut("He said: “No.” Then (quietly.) He left.")[0], "He said: “No.”");
    }
}
