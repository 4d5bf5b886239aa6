//! Who has a role, by what stands beside it.

use super::Found;
use crate::model::{NameKind, NameSpan, Span, Token, TokenKind};
use crate::names::{fold, title_sex};

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
        let lead = self.word(self.role.first.checked_sub(1)?);
        let is_the_one = lead.is_some_and(|w| w.eq_ignore_ascii_case("the"))
            && closes.is_some_and(|t| t.text(self.text) == ",")
            && !self.is_listed(closes);
        let is_tied = is_the_one
            || lead.is_some_and(is_possessive)
            || self.tokens.get(self.role.first.checked_sub(1)?).is_some_and(|t| t.kind == TokenKind::Possessive);
        (is_closed && is_tied).then_some(name)
    }

    /// Whether the name that `comma` ends is one of a list: "the mayor, Alan Marsh, Rosa Dunmore and".
    fn is_listed(&self, comma: Option<&Token>) -> bool {
        let Some(end) = comma.map(|t| t.span.end()) else { return false };
        let next = self.tokens.iter().find(|t| t.span.start() >= end);
        let is_named = next.is_some_and(|t| self.named.iter().any(|n| n.span.start() == t.span.start()));
        is_named || next.is_some_and(|t| matches!(t.text(self.text), "and" | "or" | "the" | "a" | "an"))
    }

    /// "Alan Marsh, 34, the chair", "Alan Marsh is a nurse", "Alan Marsh (lodger)".
    fn before(&self) -> Option<&NameSpan> {
        let mut at = self.role.first;
        let (mut words, mut leading) = (0, None);
        while let Some(token) = at.checked_sub(1).and_then(|b| self.tokens.get(b)) {
            let said = token.text(self.text);
            at -= 1;
            match token.kind {
                TokenKind::Word if is_copula(said) => return self.people_ending(self.without_who(at)),
                TokenKind::Possessive if leading.is_none() => {
                    at = self.whose(at)?;
                    let is_said = at.checked_sub(1).and_then(|b| self.word(b)).is_some_and(is_copula);
                    return self.people_ending(self.without_who(at - 1)).filter(|_| is_said);
                }
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

    /// Back over ", who" before the verb at `at`.
    fn without_who(&self, at: usize) -> usize {
        let said = |back: usize| at.checked_sub(back).and_then(|b| self.word(b));
        if said(1) == Some("who") && said(2) == Some(",") { at - 2 } else { at }
    }

    /// Where the person starts, courtesy title included, of whom the possessive at `at` tells: "Ms Dunmore's".
    fn whose(&self, at: usize) -> Option<usize> {
        let mark = self.tokens.get(at)?.span;
        let name = self.people().find(|n| n.span.end() == mark.start() || n.span.end() == mark.end())?;
        let first = self.tokens.iter().position(|t| t.span.start() == name.span.start())?;
        let title = first.checked_sub(1).filter(|b| self.word(*b).is_some_and(|w| title_sex(&fold(w)).is_some()));
        title.or(Some(first)).filter(|start| *start > 0)
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
