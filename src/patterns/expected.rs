//! The notation in which examples say what must fill a slot.
//!
//! | written | means |
//! |---|---|
//! | `12 person`, `7 week`, `2500000 GBP`, `12%` | the number, and where a word follows, that noun or unit |
//! | `>12` `>=12` `<12` `<=12` `~12` `~<12` | more than, at least, less than, at most, about, nearly |
//! | `10..12`, `?24..99`, `?200..` | a range; a vague word ("dozens") and what it spans |
//! | `2007-08`, `2007-08-03` | a date, in EDTF |
//! | `Quetta`, `mother` | a name (as written or its fullest form), a role, words |
//! | `*` | whatever it is |

use super::pattern::SlotKind;
use crate::model::{Amount, Bound, Comparator, Figure, Mention, Value};
use rust_decimal::Decimal;
use std::str::FromStr;

/// What must fill a slot.
#[derive(Clone, PartialEq, Debug)]
pub enum Expected {
    /// Whatever it is.
    Anything,
    /// A figure, and its noun or unit where one is named.
    Figure(Amount, Option<String>),
    /// A date, in EDTF.
    Date(String),
    /// A name, a role or words, without case.
    Words(String),
}

impl Expected {
    /// Reads the notation for a slot of `kind`.
    ///
    /// # Errors
    /// What cannot be read, in words.
    pub fn parse(kind: SlotKind, text: &str) -> Result<Expected, String> {
        use SlotKind::*;
        let text = text.trim();
        match kind {
            _ if text == "*" => Ok(Expected::Anything),
            Count | Ordinal | Percent | Money | Duration | Age | Quantity => figure(text),
            Date => Ok(Expected::Date(text.to_owned())),
            Person | Organisation | Place | Role | Quote | Text => Ok(Expected::Words(folded(text))),
        }
    }

    /// Reads the notation for a slot of any of `kinds`, the first that can be read.
    ///
    /// # Errors
    /// What cannot be read as the first of them, in words.
    pub fn parse_any(kinds: impl IntoIterator<Item = SlotKind>, text: &str) -> Result<Expected, String> {
        let mut first = Ok(Expected::Anything);
        for (at, kind) in kinds.into_iter().enumerate() {
            let read = Expected::parse(kind, text);
            if read.is_ok() {
                return read;
            }
            if at == 0 {
                first = read;
            }
        }
        first
    }

    /// Whether `mention`, found in `text`, is what was expected.
    pub fn is_met_by(&self, mention: &Mention, text: &str) -> bool {
        match (self, &mention.value) {
            (Expected::Anything, _) => true,
            (Expected::Figure(amount, word), Value::Figure(figure)) => {
                *amount == figure.amount && word.as_ref().is_none_or(|w| has_word(figure, w))
            }
            (Expected::Date(edtf), Value::When(when)) => when.edtf.as_deref() == Some(edtf),
            (Expected::Words(words), value) => {
                let other = match value {
                    Value::Name(name) => folded(&name.canonical),
                    Value::Role(role) => folded(&role.role),
                    Value::Text(normal) => folded(normal),
                    _ => String::new(),
                };
                *words == other || *words == folded(mention.span.slice(text))
            }
            _ => false,
        }
    }

    /// `mention` in the notation.
    pub fn of(mention: &Mention, text: &str) -> String {
        match &mention.value {
            Value::Figure(figure) => {
                let word = figure.unit.as_ref().or(figure.noun.as_ref());
                let word = word.map(|w| format!(" {w}")).unwrap_or_default();
                format!("{}{word}", shown(figure.amount))
            }
            Value::When(when) => when.edtf.as_ref().map_or_else(|| "*".to_owned(), ToString::to_string),
            Value::Role(role) => role.role.to_string(),
            _ => mention.span.slice(text).to_owned(),
        }
    }
}

fn has_word(figure: &Figure, word: &str) -> bool {
    let is = |w: &Option<compact_str::CompactString>| w.as_deref().is_some_and(|w| w.eq_ignore_ascii_case(word));
    is(&figure.noun) || is(&figure.unit) || (word == "%" && figure.unit.as_deref() == Some("percent"))
}

fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").replace('’', "'").replace('-', " ")
}

fn figure(text: &str) -> Result<Expected, String> {
    let signs = [
        ("~<", Comparator::Nearly),
        (">=", Comparator::AtLeast),
        ("<=", Comparator::AtMost),
        (">", Comparator::MoreThan),
        ("<", Comparator::LessThan),
        ("~", Comparator::About),
        ("?", Comparator::Vague),
    ];
    let sign = signs.iter().find_map(|(sign, c)| Some((*c, text.strip_prefix(sign)?)));
    let (comparator, rest) = sign.unwrap_or((Comparator::Exact, text));
    let rest = rest.trim();
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-'))).unwrap_or(rest.len());
    let (number, word) = rest.split_at(end);
    let word = Some(word.trim()).filter(|w| !w.is_empty()).map(str::to_owned);
    let decimal = |t: &str| Decimal::from_str(t).map_err(|_| format!("`{t}` in `{text}` is no number"));
    let maybe = |t: &str| if t.is_empty() { Ok(None) } else { decimal(t).map(Some) };
    let (comparator, value, low, high) = match number.split_once("..") {
        Some((low, high)) if comparator == Comparator::Vague => (comparator, None, maybe(low)?, maybe(high)?),
        Some((low, high)) => (Comparator::Range, None, maybe(low)?, maybe(high)?),
        None => (comparator, Some(decimal(number)?), None, None),
    };
    let amount = Amount::from_fields(comparator, value, low, high);
    amount.map(|a| Expected::Figure(a, word)).ok_or_else(|| format!("`{text}` is no figure"))
}

fn shown(amount: Amount) -> String {
    let end = |v: Option<Decimal>| v.map(|v| v.normalize().to_string()).unwrap_or_default();
    let sign = match amount {
        Amount::Range(low, high) => return format!("{}..{}", end(Some(low)), end(Some(high))),
        Amount::Vague(low, high) => return format!("?{}..{}", end(low), end(high)),
        Amount::Exact(_) => "",
        Amount::About(_) => "~",
        Amount::Nearly(_) => "~<",
        Amount::Bound(Bound::MoreThan, _) => ">",
        Amount::Bound(Bound::AtLeast, _) => ">=",
        Amount::Bound(Bound::LessThan, _) => "<",
        Amount::Bound(Bound::AtMost, _) => "<=",
    };
    format!("{sign}{}", end(amount.value()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_reads_back_as_it_was_written() {
        for text in ["12", ">=12", ">50", "<5", "<=5", "~60", "~<100", "50..60", "?24..99", "?200..", "2.5"] {
            let Ok(Expected::Figure(amount, None)) = Expected::parse(SlotKind::Count, text) else { panic!("{text}") };
            assert_eq!(shown(amount), text);
        }
        let read = Expected::parse(SlotKind::Duration, "7 week").unwrap();
        assert_eq!(read, Expected::Figure(Amount::Exact(Decimal::from(7)), Some("week".into())));
        assert!(Expected::parse(SlotKind::Count, "many").is_err());
    }
}
