//! Who has a role, by what stands beside it.

use super::Found;
use crate::model::{NameKind, NameSpan, Span, Token, TokenKind};

/// A role in its sentence.
pub(super) struct Beside<'s> {
    pub text: &'s str,
    pub tokens: &'s [Token],
    /// The names of the sentence.
    pub named: &'s [NameSpan],
    pub role: &'s Found,
}

/// Words between a name and its role that tell more of the role: "a former", "the then deputy".
const MOST_WORDS_BETWEEN: usize = 4;

impl Beside<'_> {
    /// The person who has the role.
    pub fn holder(&self) -> Option<Span> {
        self.inside().or_else(|| self.after()).or_else(|| self.before()).map(|n| n.span)
    }

    /// "Alan Marsh" where the tagger took the title into the name.
    fn inside(&self) -> Option<&NameSpan> {
        self.people().find(|n| n.span.contains(self.role.span) && n.span.start() == self.role.span.start())
    }

    /// "director Alan Marsh", "his brother, Alan Marsh,".
    fn after(&self) -> Option<&NameSpan> {
        let (comma, start) = self.past_comma(self.role.end);
        let name = self.people().find(|n| self.starts_at(n, start))?;
        if !comma {
            return Some(name);
        }
        let closes = self.tokens.iter().find(|t| t.span.start() >= name.span.end());
        let is_closed = closes.is_none_or(|t| matches!(t.text(self.text), "," | "." | ";" | "’s" | "'s" | "and"));
        let is_tied = self.word(self.role.first.checked_sub(1)?).is_some_and(is_possessive)
            || self.tokens.get(self.role.first.checked_sub(1)?).is_some_and(|t| t.kind == TokenKind::Possessive);
        (is_closed && is_tied).then_some(name)
    }

    /// "Alan Marsh, 34, the chair", "Alan Marsh is a nurse", "Alan Marsh (lodger)".
    fn before(&self) -> Option<&NameSpan> {
        let mut at = self.role.first;
        let (mut words, mut leading) = (0, None);
        while let Some(token) = at.checked_sub(1).and_then(|b| self.tokens.get(b)) {
            let said = token.text(self.text);
            at -= 1;
            match token.kind {
                TokenKind::Word if is_copula(said) => return self.people_ending(at),
                TokenKind::Word if words < MOST_WORDS_BETWEEN && is_modifier(said) => {
                    words += 1;
                    leading = Some(said);
                }
                TokenKind::Mark if said == "," || said == "(" => {
                    let opens = leading.is_none_or(opens_apposition);
                    return self.people_ending(self.without_age(at)).filter(|_| opens);
                }
                TokenKind::Mark if said == "-" => {}
                _ => return None,
            }
        }
        None
    }

    /// Back over ", 34" before the comma at `at`.
    fn without_age(&self, at: usize) -> usize {
        let is_number = at.checked_sub(1).and_then(|b| self.tokens.get(b)).is_some_and(|t| t.kind == TokenKind::Number);
        let is_comma = at.checked_sub(2).and_then(|b| self.word(b)) == Some(",");
        if is_number && is_comma { at - 2 } else { at }
    }

    /// The person whose name ends right before token `at`.
    fn people_ending(&self, at: usize) -> Option<&NameSpan> {
        let end = self.tokens.get(at.checked_sub(1)?)?.span.end();
        self.people().find(|n| n.span.end() == end)
    }

    /// The person or body the role is towards: "mother of Rosa Dunmore", "Rosa Dunmore's mother".
    pub fn towards(&self) -> Option<Span> {
        let of = self.word(self.role.end).is_some_and(|w| matches!(w, "of" | "at" | "for" | "to"));
        if of {
            let start = self.role.end + 1;
            let skip = usize::from(self.word(start) == Some("the"));
            let name = self.named.iter().find(|n| self.starts_at(n, start + skip));
            return name.map(|n| n.span);
        }
        let before = self.role.first.checked_sub(1)?;
        if self.tokens.get(before)?.kind != TokenKind::Possessive {
            return None;
        }
        let end = self.tokens.get(before)?.span;
        let name = self.named.iter().find(|n| n.span.end() == end.start() || n.span.end() == end.end());
        name.map(|n| n.span)
    }

    fn people(&self) -> impl Iterator<Item = &NameSpan> {
        self.named.iter().filter(|n| n.kind == NameKind::Person)
    }

    fn starts_at(&self, name: &NameSpan, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| t.span.start() == name.span.start())
    }

    fn past_comma(&self, at: usize) -> (bool, usize) {
        if self.word(at) == Some(",") { (true, at + 1) } else { (false, at) }
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(|t| t.text(self.text))
    }
}

fn is_possessive(word: &str) -> bool {
    ["his", "her", "their", "its", "my", "our"].iter().any(|w| w.eq_ignore_ascii_case(word))
}

fn is_copula(word: &str) -> bool {
    matches!(word, "is" | "was" | "became" | "remains")
}

/// The first word after the comma in "Alan Marsh, a former nurse".
fn opens_apposition(word: &str) -> bool {
    const OPENERS: [&str; 14] =
        ["a", "an", "the", "his", "her", "their", "its", "then", "former", "now", "chief", "senior", "deputy", "one"];
    OPENERS.contains(&word)
}

/// Words that may stand between a name and its role.
fn is_modifier(word: &str) -> bool {
    const NEVER: [&str; 16] = [
        "and", "or", "but", "by", "with", "from", "to", "of", "for", "said", "who", "whose", "that", "not", "my", "our",
    ];
    !NEVER.contains(&word)
}
