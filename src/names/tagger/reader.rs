//! From tokens to words: joins compounds, keeps the full stop of abbreviations, notes line breaks.

use super::evidence::Form;
use super::words::{Mark, Word, WordKind, Words, shape};
use crate::model::{Case, Span, Token, TokenKind, WordKey};
use crate::names::gazetteer::{Flags, Gazetteer, joined};
use rustc_hash::FxHashMap;

/// Makes words of tokens.
pub(super) struct Reader<'t> {
    text: &'t str,
    gazetteer: &'t Gazetteer,
    words: Words,
    /// Forms by key.
    known: FxHashMap<WordKey, u32>,
    /// Where the last token ended.
    end: usize,
}

impl<'t> Reader<'t> {
    /// Before the first token of `text`.
    pub(super) fn new(text: &'t str, gazetteer: &'t Gazetteer) -> Reader<'t> {
        Reader { text, gazetteer, words: Words::default(), known: FxHashMap::default(), end: 0 }
    }

    /// The words, and the forms by key.
    pub(super) fn finish(self) -> (Words, FxHashMap<WordKey, u32>) {
        (self.words, self.known)
    }

    /// Adds the words of `tokens`.
    pub(super) fn read(&mut self, tokens: &[Token]) {
        let mut rest = tokens;
        while let Some((token, tail)) = rest.split_first() {
            let gap = self.text.as_bytes().get(self.end..token.span.start()).unwrap_or(&[]);
            if gap.len() != 1 && gap.contains(&b'\n') || gap == b"\n" {
                self.words.list.push(Word::EDGE);
            }
            let used = match token.kind {
                TokenKind::Word => self.word(*token, tail),
                TokenKind::Number => {
                    let key = WordKey(77 + token.span.len() as u64);
                    self.push(Word { span: token.span, key, kind: WordKind::Number, shape: 1, ..Word::EDGE });
                    0
                }
                TokenKind::Possessive => self.mark(*token, Mark::Possessive),
                TokenKind::Mark => self.mark(*token, mark_of(token.text(self.text))),
            };
            rest = tail.get(used..).unwrap_or(&[]);
            self.end = self.words.list.last().map_or(self.end, |w| w.span.end());
        }
    }

    fn push(&mut self, word: Word) {
        self.words.list.push(word);
    }

    fn mark(&mut self, token: Token, mark: Mark) -> usize {
        let key = if mark == Mark::Possessive { WordKey(5) } else { token.key };
        self.push(Word { span: token.span, key, kind: WordKind::Mark, shape: mark as u8, ..Word::EDGE });
        0
    }

    /// Adds a word or compound; returns how many of the tokens after it belong to it.
    fn word(&mut self, token: Token, tail: &[Token]) -> usize {
        let capital = self.is_capital(token);
        if let [hyphen, next, ..] = tail
            && next.kind == TokenKind::Word
            && self.is_hyphen(token, *hyphen, *next)
            && (capital || self.is_capital(*next) && self.gazetteer.get(token.key).any(Flags::ARTICLE))
        {
            let used = self.compound(token, tail);
            if used > 0 {
                return used;
            }
        }
        if !capital {
            self.push(Word {
                span: token.span,
                key: token.key,
                kind: WordKind::Lower,
                shape: shape::SMALL,
                ..Word::EDGE
            });
            return 0;
        }
        let flags = self.flags(token);
        let dot = tail.first().filter(|dot| flags.any(Flags::DOTTED) && self.is_dot(token, **dot));
        let span = dot.map_or(token.span, |dot| token.span.cover(dot.span));
        self.capital(span, token.key, flags, self.shape(token));
        usize::from(dot.is_some())
    }

    /// Adds the longest compound that starts with `token`: `Jean-Luc`, `al-Amin`, `Kim Il-sung`,
    /// but not the `-led` of `Saudi-led`, nor the second land of `Norway-Sweden`.
    fn compound(&mut self, token: Token, tail: &[Token]) -> usize {
        let (mut span, mut key, mut last, mut used) = (token.span, token.key, token, 0);
        while let Some([hyphen, next]) = tail.get(used..used + 2) {
            let ends = next.case == Case::Lower && self.is_tail(*next) || self.are_two(last, *next);
            if next.kind != TokenKind::Word || !self.is_hyphen(last, *hyphen, *next) || ends {
                break;
            }
            (span, key, last, used) = (span.cover(next.span), joined(key, next.key), *next, used + 2);
        }
        if used > 0 {
            let whole = self.gazetteer.get(key);
            let parts = self.flags(token).with(self.flags(last)).without(Flags::COMMON.with(Flags::CONNECTOR));
            let flags = if whole == Flags(0) { parts } else { whole };
            self.capital(span, key, flags, shape::COMPOUND);
        }
        used
    }

    /// `led`, `issued`: what makes a word of a name and a hyphen.
    fn is_tail(&self, word: Token) -> bool {
        let flags = self.gazetteer.get(word.key);
        flags.any(Flags::TAIL) || flags.any(Flags::COMMON) && word.text(self.text).ends_with("ed")
    }

    /// `Norway-Sweden`, `London-Paris`: two places or peoples, not the halves of one name.
    fn are_two(&self, left: Token, right: Token) -> bool {
        let land = Flags::COUNTRY.with(Flags::DEMONYM);
        let borne = Flags::GIVEN.with(Flags::SURNAME).with(Flags::LANDSCAPE);
        let place = |flags: Flags| flags.any(land) || flags.any(Flags::PLACE) && !flags.any(borne);
        let is_one_name = self.gazetteer.get(joined(left.key, right.key)) != Flags(0);
        place(self.flags(left)) && place(self.flags(right)) && !is_one_name
    }

    fn capital(&mut self, span: Span, key: WordKey, flags: Flags, shape: u8) {
        let forms = &mut self.words.forms;
        let text = self.text;
        let form = *self.known.entry(key).or_insert_with(|| {
            forms.push(Form::of(span.slice(text)));
            forms.len() as u32 - 1
        });
        self.push(Word { span, key, flags, kind: WordKind::Capital, shape, form, line: 0 });
    }

    /// What is known of a word; with its accents left out where it has any.
    fn flags(&self, token: Token) -> Flags {
        let found = self.gazetteer.get(token.key);
        let words = token.text(self.text);
        if found != Flags(0) || words.is_ascii() { found } else { self.gazetteer.get(WordKey::of(&unaccented(words))) }
    }

    fn is_capital(&self, token: Token) -> bool {
        match token.case {
            Case::Title | Case::Upper => true,
            Case::Lower => false,
            Case::Mixed => {
                let words = token.text(self.text);
                let elided = words.split_once(['\'', '’']).is_some_and(|(article, rest)| {
                    rest.starts_with(char::is_uppercase) && self.gazetteer.get(WordKey::of(article)).any(Flags::ARTICLE)
                });
                words.starts_with(char::is_uppercase) || elided
            }
        }
    }

    fn is_hyphen(&self, left: Token, hyphen: Token, right: Token) -> bool {
        left.touches(hyphen) && hyphen.touches(right) && hyphen.is_hyphen(self.text)
    }

    fn is_dot(&self, left: Token, dot: Token) -> bool {
        left.touches(dot) && dot.text(self.text) == "."
    }

    fn shape(&self, token: Token) -> u8 {
        let words = token.text(self.text);
        match token.case {
            _ if words.bytes().any(|b| b.is_ascii_digit()) => shape::DIGITS,
            _ if words.contains(['\'', '’']) => shape::APOSTROPHE,
            Case::Upper if words.trim_end_matches('.').chars().nth(1).is_none() => shape::LETTER,
            Case::Upper if words.len() <= 4 => shape::SHORT_CAPITALS,
            Case::Upper => shape::CAPITALS,
            Case::Mixed => shape::MIXED,
            Case::Title | Case::Lower => shape::TITLE,
        }
    }
}

fn mark_of(words: &str) -> Mark {
    match words {
        "." | "!" | "?" | "…" => Mark::Stop,
        "," => Mark::Comma,
        ":" => Mark::Colon,
        "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" => Mark::Quote,
        "-" => Mark::Hyphen,
        "&" => Mark::Ampersand,
        _ => Mark::Other,
    }
}

/// `words` without accents.
fn unaccented(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = |c: char| match c {
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'ı' => 'i',
        other => other,
    };
    words.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).map(plain).collect()
}
