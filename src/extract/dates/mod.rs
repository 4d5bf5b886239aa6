//! Finds dates, times of day, periods and frequencies.
//!
//! A date can only start at a number or at one of a few hundred words; everywhere else a token costs one
//! look into a small bit table. Where one can start, the grammar in the files beside this one decides.

/// The keys of words, hashed when the program is built.
macro_rules! words {
    ($($word:literal),+ $(,)?) => { &const { [$(crate::model::WordKey::ascii($word)),+] } };
}

mod clock;
mod combine;
mod cursor;
mod fields;
mod hours;
mod numeric;
mod offsets;
mod parts;
mod pieces;
mod ranges;
mod relative;
mod sets;
mod tense;
mod years;

use crate::lexicon::Lexicon;
use crate::lexicon::calendar::kinds;
use crate::model::{DateExpr, DateParts, Segments, TokenKind};
use cursor::Cursor;

/// Whether a period in capitals after an opening quotation mark is the name of a programme: “This Week”.
fn is_title(c: &Cursor, expr: &DateExpr, at: usize, end: usize) -> bool {
    let unit = matches!(expr, DateExpr::Unit(..)) && end > at + 1;
    unit && c.is_capitalised(at) && c.is_capitalised(end - 1) && matches!(c.before(at), "\"" | "“" | "‘" | "'")
}

/// Every one of them, in order.
pub(super) fn find(text: &str, segments: &Segments, lexicon: &Lexicon) -> Vec<DateParts> {
    let mut out = Vec::new();
    for sentence in &segments.sentences {
        let tokens = segments.tokens_of(sentence);
        let (calendar, holidays, numerals) = (&lexicon.calendar, &lexicon.holidays, &lexicon.numerals);
        let c = Cursor { text, tokens, calendar, holidays, numerals };
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let may_start = match token.kind {
                TokenKind::Word => calendar.kinds(token.key) & kinds::START != 0,
                TokenKind::Number => true,
                TokenKind::Mark => matches!(token.text(text), "'" | "’" | "‘"),
                TokenKind::Possessive => false,
            };
            let found = if may_start { combine::date(&c, at) } else { None };
            let Some((expr, end)) = found.filter(|(expr, end)| *end > at && !is_title(&c, expr, at, *end)) else {
                at += 1;
                continue;
            };
            if let Some(last) = tokens.get(end - 1) {
                let span = token.span.cover(last.span);
                out.push(DateParts { span, expr, tense: tense::around(&c, at, end) });
            }
            at = end;
        }
    }
    out
}
