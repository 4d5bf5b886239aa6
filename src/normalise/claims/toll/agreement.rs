//! Counts that the words beside them do not agree with: "… and Martin Hale were killed", "no guests were hurt".

use super::View;
use crate::model::{Match, SlotFill, Token, TokenKind};

impl View<'_> {
    /// "And Martin Hale were killed", "one of the four was killed", "a 9 year old": the words that are counted are
    /// the end of a list, or no count.
    pub(super) fn is_out_of_step(
        &self,
        found: &Match,
        count: SlotFill,
        tokens: &[Token],
        first: usize,
        after: usize,
    ) -> bool {
        let Some(number) = self.number(count) else { return false };
        let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| t.text(self.text));
        let is_you = word(Some(first)).eq_ignore_ascii_case("you");
        // "Martin Hale, 16, were killed": past a remark.
        let rest = tokens.get(after..).unwrap_or(&[]).iter().take_while(|t| t.span.start() < found.span.end());
        let is_plural = |t: &Token| matches!(t.text(self.text), "were" | "are" | "have");
        let verb = word(Some(after));
        let before = word(first.checked_sub(1));
        let is_digits = tokens.get(first).is_some_and(|t| t.kind == TokenKind::Number);
        match number {
            1 => !is_you && rest.into_iter().any(is_plural),
            0 => false,
            _ => {
                matches!(verb, "was" | "is" | "has") && matches!(count, SlotFill::Mention(_))
                    || is_digits && matches!(before, "a" | "an" | "A" | "An")
            }
        }
    }

    /// "No guests were hurt", "nobody inside was hurt": somebody else may have been.
    pub(super) fn is_nobody_of_some(&self, count: SlotFill, tokens: &[Token], after: usize) -> bool {
        let SlotFill::Counted(span, 0) = count else { return false };
        let noun = span.slice(self.text).split_whitespace().last().unwrap_or_default().to_ascii_lowercase();
        let anybody =
            ["nobody", "none", "one", "else", "people", "person", "victims", "deaths", "fatalities", "casualties"];
        let limits = ["inside", "from", "in", "at", "of", "aboard", "near", "outside", "on"];
        !anybody.contains(&noun.as_str()) || tokens.get(after).is_some_and(|t| limits.contains(&t.text(self.text)))
    }
}
