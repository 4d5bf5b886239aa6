//! The subject of a verb of saying: names, pronouns and nouns that may speak, and which of them does.

use crate::lexicon::Lexicon;
use crate::model::{Case, NameKind, NameSpan, Segments, Span, Token, TokenKind, placed};
use std::ops::Range;

/// Words that stand between a subject and its verb.
const AUXILIARIES: [&str; 14] =
    ["also", "then", "later", "has", "had", "have", "was", "is", "were", "are", "once", "again", "even", "just"];

/// Words that are no noun.
const SMALL: [&str; 34] = [
    "of", "in", "on", "at", "as", "by", "for", "to", "from", "with", "and", "but", "or", "that", "this", "who",
    "which", "when", "while", "after", "before", "during", "about", "not", "would", "will", "could", "can", "did",
    "does", "do", "be", "been", "being",
];

/// So many small words may stand between a preposition and what it governs.
const FEW: usize = 3;

/// The words around quotations.
pub(super) struct Reader<'t> {
    pub text: &'t str,
    pub segments: &'t Segments,
    pub names: &'t [NameSpan],
    pub lexicon: &'t Lexicon,
}

impl Reader<'_> {
    /// The subject of the verb at `verb`, in a clause that begins at `from` at the earliest.
    pub fn subject_of(&self, verb: usize, from: usize) -> Option<Span> {
        let last = (from..verb).rev().find(|i| !self.is_aside(*i));
        match last.filter(|i| matches!(self.word(*i), "and" | "but")) {
            // "Ann Reed thanked Bo Marsh and said": the verb shares its subject with the one before it.
            Some(joint) => {
                let earlier = || (from..joint).rev().find(|i| self.is_cue(*i) && !self.is_passive(*i));
                let shared = || self.subject_of(earlier()?, from);
                self.clause_subject(from..joint).or_else(shared).or_else(|| self.first_subject(from..joint))
            }
            None => self.subject_before(from..verb),
        }
    }

    /// The subject of the last clause of a sentence that has one: "When Ann Reed came, Bo Marsh rose, bowed (and said)".
    fn clause_subject(&self, gap: Range<usize>) -> Option<Span> {
        let mut clauses = vec![gap.clone()];
        for comma in gap.clone().filter(|i| self.mark(*i) == Some(",")) {
            let last = clauses.pop().map_or(gap.start, |c| c.start);
            clauses.extend([last..comma, comma + 1..gap.end]);
        }
        let leads = |clause: Range<usize>| {
            let party = self.parties(clause.clone()).first().copied()?;
            let after = self.segments.tokens.partition_point(|t| t.span.start() < party.end());
            let next = self.token(after).filter(|t| after < clause.end && t.kind == TokenKind::Word)?;
            // "Ann Reed, the mayor of Quay, rose": what only names her has no verb.
            let is_apposed = self.lexicon.saying.prepositions.contains(&next.key);
            let begins = self.token(clause.start + FEW).is_none_or(|t| party.start() < t.span.start());
            (!is_apposed && begins && !self.hangs_on_preposition(party, clause.start)).then_some(party)
        };
        clauses.into_iter().rev().find_map(leads)
    }

    /// The first party of a clause that hangs on no preposition; a person's name beside a role is that of its holder.
    fn first_subject(&self, gap: Range<usize>) -> Option<Span> {
        let parties = self.parties_but_owners(gap.clone());
        let free = parties.iter().position(|p| !self.hangs_on_preposition(*p, gap.start)).unwrap_or(0);
        let first = parties.get(free).copied()?;
        let named = parties.get(free + 1).copied().filter(|p| self.is_person(*p) && !self.is_person(first));
        let beside = |p: &Span| self.text.get(first.end()..p.start()).is_some_and(|between| between.trim() == ",");
        Some(named.filter(beside).unwrap_or(first))
    }

    /// "Ann Reed's classmate, Bo Marsh, said": who is something to somebody speaks, not that person.
    fn parties_but_owners(&self, gap: Range<usize>) -> Vec<Span> {
        let mut parties = self.parties(gap);
        let owners = parties.iter().take_while(|p| self.segments.is_owner(**p)).count();
        parties.drain(..owners.min(parties.len().saturating_sub(1)));
        parties
    }

    fn hangs_on_preposition(&self, party: Span, from: usize) -> bool {
        self.preposition_of(party, from).is_some()
    }

    /// "in a statement", "to Ann Reed": a preposition right before, but for small words.
    fn preposition_of(&self, party: Span, from: usize) -> Option<&str> {
        let at = self.segments.tokens_in(party).start;
        let before = (from.max(at.saturating_sub(FEW))..at).rev().filter_map(|i| self.token(i));
        let mut low = before.take_while(|t| {
            t.kind == TokenKind::Word && t.case == Case::Lower && !matches!(t.text(self.text), "which" | "whom")
        });
        low.find(|t| self.lexicon.saying.prepositions.contains(&t.key)).map(|t| t.text(self.text))
    }

    /// "was asked", "were told": the subject listens.
    pub fn is_passive(&self, cue: usize) -> bool {
        let asked = matches!(self.word(cue), "asked" | "told");
        let before = cue.checked_sub(1).map(|i| self.word(i)).unwrap_or_default();
        asked && matches!(before, "was" | "were" | "is" | "are" | "been" | "being" | "be")
    }

    /// An adverb or auxiliary, which may stand between a subject and its verb.
    fn is_aside(&self, at: usize) -> bool {
        let word = self.word(at);
        self.mark(at).is_none() && (word.ends_with("ly") || AUXILIARIES.contains(&word))
    }

    /// The subject of a verb that the gap leads to.
    pub fn subject_before(&self, gap: Range<usize>) -> Option<Span> {
        let apposed = gap.end.checked_sub(1).is_some_and(|i| self.mark(i) == Some(","));
        if apposed {
            return self.first_subject(gap);
        }
        let parties: Vec<Span> = self.parties(gap.clone());
        let beside = self.noun_before(gap.clone());
        let Some(last) = parties.last().copied() else { return beside };
        // "After Ann Reed spoke": a clause may begin so too, and its subject stands right before the verb.
        // "with Ann Reed saying": what hangs on the preposition is the clause.
        let absolute = self.word(gap.end).ends_with("ing");
        let begins = |w: &str| absolute || matches!(w, "after" | "before" | "as");
        let hangs = |p: Span| self.preposition_of(p, gap.start).is_some_and(|w| !begins(w));
        let free = parties.iter().rev().copied().find(|p| !hangs(*p));
        if let Some(beside) = beside.filter(|b| last.is_before(*b)) {
            return free.filter(|_| hangs(beside)).or(Some(beside));
        }
        // "Ann Reed, who said": the person; "a crowd in the streets of Quay Council said": the crowd.
        let relative = last.slice(self.text).eq_ignore_ascii_case("who");
        let people = || parties.iter().rev().copied().find(|p| self.is_person(*p) && *p != last);
        let person = if relative || self.is_of_somebody(last) { people() } else { None };
        person.or_else(|| free.filter(|_| hangs(last))).or(Some(last))
    }

    /// Whether a body is named as that of somebody: "of Quay Council".
    fn is_of_somebody(&self, span: Span) -> bool {
        let at = self.segments.tokens_in(span).start;
        let before = at.checked_sub(1).and_then(|i| self.token(i)).map(|t| t.span.slice(self.text)).unwrap_or_default();
        !self.is_person(span)
            && self.name_at(span).is_some()
            && matches!(before, "of" | "from" | "at" | "with" | "for" | "in")
    }

    /// The noun right before a verb: "one employee (told)", "the crowd (shouted)".
    fn noun_before(&self, gap: Range<usize>) -> Option<Span> {
        let last = gap.clone().rev().find(|i| !self.is_aside(*i))?;
        self.noun(last).filter(|_| self.mark(last).is_none())
    }

    /// The words from a verb to the end of the noun that follows: "(said) one New Quay resident".
    fn noun_after(&self, gap: Range<usize>) -> Option<Span> {
        let ends = |i: &usize| self.mark(*i).is_some() || SMALL.contains(&self.word(*i));
        let skip =
            |i: &usize| matches!(self.word(*i), "a" | "an" | "the" | "one" | "another" | "his" | "her" | "their");
        let first = gap.clone().find(|i| !skip(i))?;
        let last = (first..gap.end.min(first + 6)).take_while(|i| !ends(i)).last()?;
        Some(self.span(first)?.cover(self.span(last)?))
    }

    fn noun(&self, at: usize) -> Option<Span> {
        let token = self.token(at).filter(|t| t.kind == TokenKind::Word)?;
        let known = SMALL.contains(&self.word(at)) || self.lexicon.saying.verbs.contains(&token.key);
        (!known && token.span.len() > 2).then_some(token.span)
    }

    pub fn word(&self, at: usize) -> &str {
        self.token(at).map(|t| t.span.slice(self.text)).unwrap_or_default()
    }

    /// The subject that follows its verb.
    pub fn subject_after(&self, gap: Range<usize>) -> Option<Span> {
        let parties = self.parties_but_owners(gap.clone());
        let Some(first) = parties.first().copied() else { return self.noun_after(gap) };
        let person = parties.iter().find(|p| self.is_person(**p)).copied();
        // "said Ann Reed spokesman Bo Marsh": the last of the three, since nothing parts them.
        if let [whose, head, name, ..] = parties[..] {
            let joined = |l: Span, r: Span| self.text.get(l.end()..r.start()).is_some_and(|b| b.trim().is_empty());
            if joined(whose, head) && joined(head, name) && !self.is_person(head) && self.is_person(name) {
                return Some(name);
            }
        }
        // "said the mayor, Ann Reed": the name, where it stands close by.
        person.filter(|p| p.start() < first.end() + 60).or(Some(first))
    }

    fn is_person(&self, span: Span) -> bool {
        placed::touching(self.names, span).iter().any(|n| n.kind == NameKind::Person)
    }

    /// Names, pronouns and nouns of speakers in the gap, in order.
    pub fn parties(&self, gap: Range<usize>) -> Vec<Span> {
        let saying = &self.lexicon.saying;
        let mut out: Vec<Span> = Vec::new();
        for at in gap {
            let Some(token) = self.token(at) else { break };
            if out.last().is_some_and(|o| o.overlaps(token.span)) {
                continue;
            }
            let name = self.name_at(token.span);
            if let Some(name) = name.filter(|n| n.kind != NameKind::Place) {
                out.push(name.span);
            } else if token.kind != TokenKind::Word || name.is_some() {
            } else if saying.pronouns.contains(&token.key) && self.is_subject(at)
                || saying.speakers.contains(&token.key)
            {
                out.push(token.span);
            }
        }
        out
    }

    /// "it" and "you" are hardly ever speakers unless the verb comes next.
    fn is_subject(&self, at: usize) -> bool {
        let word = self.token(at).map(|t| t.span.slice(self.text).to_ascii_lowercase()).unwrap_or_default();
        match word.as_str() {
            "it" | "you" | "who" => self.is_cue(at + 1),
            _ => true,
        }
    }

    pub fn name_at(&self, span: Span) -> Option<&NameSpan> {
        placed::touching(self.names, span).first()
    }

    pub fn token(&self, at: usize) -> Option<&Token> {
        self.segments.tokens.get(at)
    }

    pub fn span(&self, at: usize) -> Option<Span> {
        Some(self.token(at)?.span)
    }

    pub fn mark(&self, at: usize) -> Option<&str> {
        self.token(at).filter(|t| t.kind == TokenKind::Mark).map(|t| t.span.slice(self.text))
    }

    /// Whether a verb of saying stands at `at`, not as a noun or part of a name.
    pub fn is_cue(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.case == Case::Lower || t.case == Case::Title) else {
            return false;
        };
        // "as Marsh put it".
        let puts_it = matches!(self.word(at), "put" | "puts") && self.word(at + 1) == "it";
        if token.kind != TokenKind::Word
            || !(self.lexicon.saying.verbs.contains(&token.key) || puts_it)
            || self.name_at(token.span).is_some()
        {
            return false;
        }
        let before = at.checked_sub(1).and_then(|i| self.token(i)).map(|t| t.span.slice(self.text)).unwrap_or_default();
        !matches!(before, "the" | "a" | "an" | "to" | "his" | "her" | "their" | "its" | "this" | "that" | "when")
    }
}
