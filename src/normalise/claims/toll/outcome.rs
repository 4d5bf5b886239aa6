//! "All four are expected to survive", "they were taken to hospital": an article that tells of no death at all, and of
//! victims who live, says that nobody was killed.

use super::{INJURED, KILLED, SHOT, View};
use crate::lexicon::tolls;
use crate::model::{Match, Sentence, SlotFill, Span, Token, WordKey};

/// How far before words of survival their negation may stand, in tokens.
const REACH: usize = 3;

impl View<'_> {
    /// Adds a count of nobody killed where the article says so without a number.
    pub(super) fn add_nobody_killed(&self, matches: &mut Vec<Match>) {
        // Few articles tell of harm, and only those are read for a word of death.
        let is_harmed = self.has(matches, INJURED) || self.has(matches, SHOT) || self.leads_with_harm();
        if !is_harmed || !self.is_without_deaths(matches) {
            return;
        }
        let Some((sentence, words)) = self.alive().filter(|_| self.told().any(|(_, s)| self.is_violent(s))) else {
            return;
        };
        matches.extend(self.implied(KILLED, sentence, words, SlotFill::Counted(words, 0), words));
        matches.sort_by_key(|m| (m.span.start(), m.span.end(), m.pattern));
    }

    /// Whether the lead tells of an event in which people are hurt, and of somebody who was.
    fn leads_with_harm(&self) -> bool {
        self.lead().any(|s| self.is_violent(s)) && self.lead().any(|s| self.tells_of_harm(self.segments.tokens_of(s)))
    }

    /// Whether a sentence tells of an event in which people are hurt.
    pub(super) fn is_violent(&self, sentence: &Sentence) -> bool {
        let violence = &self.lexicon.tolls.violence;
        self.segments.tokens_of(sentence).iter().any(|t| violence.contains(&t.key))
    }

    /// The first words that say that the victims live, or else that somebody treats them; none where some say that one
    /// may not live.
    fn alive(&self) -> Option<(usize, Span)> {
        let (mut lives, mut treated) = (None, None);
        for (at, sentence) in self.told() {
            let tokens: Vec<Token> =
                self.segments.tokens_of(sentence).iter().filter(|t| !self.is_hyphen(t)).copied().collect();
            let is_hopeless = tolls::find(&self.lexicon.tolls.hopeless, &tokens).is_some();
            match self.says_alive(&tokens).or_else(|| self.no_threat(&tokens)) {
                Some((_, false)) => return None,
                _ if is_hopeless => return None,
                Some((words, true)) => lives = lives.or(Some((at, words))),
                None => {}
            }
            treated = treated.or_else(|| Some((at, cover(&tokens, &self.lexicon.tolls.treated)?)));
        }
        lives.or(treated)
    }

    fn is_hyphen(&self, token: &Token) -> bool {
        token.is_hyphen(self.text) || token.text(self.text) == "–"
    }

    /// "Is expected to survive", and whether it is not denied.
    fn says_alive(&self, tokens: &[Token]) -> Option<(Span, bool)> {
        let tolls = &self.lexicon.tolls;
        let found = tolls::find(&tolls.survival, tokens)?;
        let before = tokens.get(found.start.saturating_sub(REACH)..found.start).unwrap_or(&[]);
        let is_denied = before.iter().any(|t| self.lexicon.cues.negation.contains(&t.key));
        Some((covered(tokens.get(found)?)?, !is_denied))
    }

    /// "Non-life-threatening", "none of the wounds is life-threatening".
    fn no_threat(&self, tokens: &[Token]) -> Option<(Span, bool)> {
        let is = |at: usize, word: &str| tokens.get(at).is_some_and(|t| t.text(self.text).eq_ignore_ascii_case(word));
        let at = (1..tokens.len()).find(|at| is(at - 1, "life") && is(*at, "threatening"))?;
        let denies = |t: &Token| {
            self.lexicon.cues.negation.contains(&t.key)
                || ["non", "none", "no"].iter().any(|w| t.text(self.text).eq_ignore_ascii_case(w))
        };
        let from = tokens.get(..at - 1)?.iter().rposition(denies)?;
        Some((tokens.get(from)?.span.cover(tokens.get(at)?.span), true))
    }
}

/// The words of the first of `phrases` in `tokens`.
fn cover(tokens: &[Token], phrases: &[Vec<WordKey>]) -> Option<Span> {
    covered(tokens.get(tolls::find(phrases, tokens)?)?)
}

fn covered(words: &[Token]) -> Option<Span> {
    Some(words.first()?.span.cover(words.last()?.span))
}
