//! How a text stands behind a claim: denied, not yet so, said by somebody else.

use crate::lexicon::Lexicon;
use crate::model::WordKey;
use crate::model::{
    Case, Match, Mention, MentionId, Quote, Segments, Sentence, SlotFill, Span, Stance, Token, TokenKind, Value, placed,
};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How far before a match its negation or modal verb may stand (tokens).
const REACH: usize = 4;

/// What a stance is read from.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub text: &'a str,
    pub segments: &'a Segments,
    pub sentence: &'a Sentence,
    pub mentions: &'a [Mention],
    pub quotes: &'a [Quote],
    pub lexicon: &'a Lexicon,
}

impl View<'_> {
    /// The stance, and the mention of who is said to have said it.
    pub(super) fn stance(&self, found: &Match) -> (Stance, Option<MentionId>) {
        let cues = &self.lexicon.cues;
        let quote = self.quotes.iter().find(|q| q.span.contains(found.span));
        let (speaker, distant) = match quote {
            Some(quote) => (quote.speaker, true),
            None => self.source(found.span),
        };
        let near = self.near(found);
        let earlier = self.earlier(found.span);
        let has = |tokens: &[Token], list: &FxHashSet<WordKey>| {
            tokens.iter().any(|t| list.contains(&t.key) && !self.is_month(*t) && !self.is_outlook(*t))
        };
        let stance = if has(&near, &cues.negation) || has(&earlier, &cues.denial) || self.is_superseded(&earlier) {
            Stance::Denied
        } else if has(&near, &cues.modal) || has(&near, &cues.forecast) || has(&earlier, &cues.condition) {
            Stance::Hypothetical
        } else if distant {
            Stance::Attributed
        } else {
            Stance::Asserted
        };
        (stance, speaker)
    }

    fn tokens(&self) -> &[Token] {
        self.segments.tokens_of(self.sentence)
    }

    /// The tokens of the match outside of its slots and of remarks between commas, and those just before it in its
    /// clause.
    fn near(&self, found: &Match) -> Vec<Token> {
        let tokens = self.tokens();
        let Range { start: first, end: after } = placed::touching_range(tokens, found.span);
        let before = tokens.get(first.saturating_sub(REACH)..first).unwrap_or(&[]);
        let clause = before.iter().rev().take_while(|t| !self.parts(**t)).copied();
        let within = tokens.get(first..after).unwrap_or(&[]);
        let mut commas = within.iter().filter(|t| t.text(self.text) == ",").map(|t| t.span);
        let remark = commas.next().zip(commas.next()).map(|(open, close)| open.cover(close));
        let is_aside = |t: &Token| {
            let in_slot = |(_, fill): &(_, SlotFill)| fill.place(self.mentions).is_some_and(|s| s.overlaps(t.span));
            found.slots.iter().any(in_slot) || remark.is_some_and(|remark| remark.overlaps(t.span))
        };
        clause.chain(within.iter().filter(|t| !is_aside(t)).copied()).collect()
    }

    /// The tokens of the sentence before the match.
    fn earlier(&self, match_: Span) -> Vec<Token> {
        self.tokens().iter().take_while(|t| t.span.end() <= match_.start()).copied().collect()
    }

    /// "We first reported that …", with nothing after it that takes it back.
    fn is_superseded(&self, earlier: &[Token]) -> bool {
        let cues = &self.lexicon.cues;
        let holds = |t: &Token| cues.revised.contains(&t.key) || matches!(t.text(self.text), ";" | ":" | "—" | "–");
        let from = earlier.iter().rposition(holds).map_or(0, |at| at + 1);
        let words: Vec<WordKey> = earlier.get(from..).unwrap_or(&[]).iter().map(|t| t.key).collect();
        cues.superseded.iter().any(|cue| words.windows(cue.len().max(1)).any(|w| w == cue.as_slice()))
    }

    fn parts(&self, token: Token) -> bool {
        token.kind == TokenKind::Mark && matches!(token.text(self.text), "," | ";" | ":" | "—" | "–" | "\"" | "“" | "”")
    }

    /// "Not life-threatening" and "expected to survive" tell how somebody is now.
    fn is_outlook(&self, token: Token) -> bool {
        let tokens = self.tokens();
        let at = tokens.partition_point(|t| t.span.start() < token.span.start());
        let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| t.text(self.text));
        let before = |back: usize| word(at.checked_sub(back));
        let verb = word(Some(at + 2));
        let is_threat = before(1) == "life" || before(2) == "life" && matches!(before(1), "-" | "‐" | "‑");
        let is_no_threat = word(Some(at + 1)) == "life" && [2, 3].iter().any(|n| word(Some(at + n)) == "threatening");
        let lives = matches!(verb, "survive" | "recover" | "live")
            || verb == "make" && (4..6).any(|n| word(Some(at + n)) == "recovery")
            || verb == "be" && matches!(word(Some(at + 3)), "ok" | "OK" | "okay" | "fine");
        is_threat || is_no_threat || word(Some(at + 1)) == "to" && lives
    }

    /// `May` the month is no modal verb.
    fn is_month(&self, token: Token) -> bool {
        token.case == Case::Title && token.span.start() > self.sentence.span.start()
    }

    /// Who is said to have said it outside of quotation marks, and whether the text keeps its distance.
    fn source(&self, claim: Span) -> (Option<MentionId>, bool) {
        let cues = &self.lexicon.cues;
        let tokens = self.tokens();
        for (at, token) in tokens.iter().enumerate() {
            let inside = claim.contains(token.span);
            let distant = cues.distance.contains(&token.key);
            if inside || !(distant || cues.saying.contains(&token.key)) {
                continue;
            }
            // A verb inside somebody's quotation is that person's.
            if self.quotes.iter().any(|q| q.span.contains(token.span)) {
                continue;
            }
            let speaker = self.beside(at);
            let has_source = speaker.is_some() || self.has_common_source(at);
            if has_source {
                return (speaker, distant && token.span.end() <= claim.start());
            }
        }
        (None, false)
    }

    /// The name or role beside the verb of saying.
    fn beside(&self, verb: usize) -> Option<MentionId> {
        let tokens = self.tokens();
        let near = tokens.get(verb.saturating_sub(REACH)..(verb + REACH + 1).min(tokens.len()))?;
        let window = near.first()?.span.cover(near.last()?.span);
        let verb = tokens.get(verb)?.span;
        let named = |m: &&Mention| match &m.value {
            Value::Name(name) => name.kind != crate::model::NameKind::Place,
            Value::Role(_) => true,
            _ => false,
        };
        let beside = placed::within(self.mentions, window).filter(named);
        beside.min_by_key(|m| (distance(m.span, verb), m.id)).map(|m| m.id)
    }

    fn has_common_source(&self, verb: usize) -> bool {
        let tokens = self.tokens();
        let near = tokens.get(verb.saturating_sub(REACH)..(verb + REACH + 1).min(tokens.len())).unwrap_or(&[]);
        near.iter().any(|t| self.lexicon.cues.source.contains(&t.key))
    }
}

/// Bytes between two spans.
fn distance(a: Span, b: Span) -> usize {
    if a.is_before(b) { b.start() - a.end() } else { a.start().saturating_sub(b.end()) }
}
