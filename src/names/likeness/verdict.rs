//! How two names relate, and why: put into words only where somebody reads them, since most verdicts are never shown.

use super::{Likeness, NameRelation};

/// One reason, in parts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Reason<'a> {
    /// As it stands.
    Said(&'static str),
    /// Two words of the names, which part of them they are, and what they are to each other.
    Words { part: &'static str, left: &'a str, right: &'a str, why: &'static str },
    /// One word is part of the other name.
    IsPart(&'a str),
}

impl std::fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reason::Said(why) => f.write_str(why),
            Reason::Words { part, left, right, why } => write!(f, "{part}{left}/{right}: {why}"),
            Reason::IsPart(word) => write!(f, "{word} is part of the other name"),
        }
    }
}

/// How two names relate, how sure that is, and why: one reason or two.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Verdict<'a> {
    pub relation: NameRelation,
    /// 0 to 1.
    pub confidence: f64,
    pub why: (Reason<'a>, Option<Reason<'a>>),
}

impl<'a> Verdict<'a> {
    pub(super) fn new(relation: NameRelation, confidence: f64, why: Reason<'a>) -> Verdict<'a> {
        Verdict { relation, confidence, why: (why, None) }
    }

    /// For a reason that names no word.
    pub(super) fn said(relation: NameRelation, confidence: f64, why: &'static str) -> Verdict<'a> {
        Verdict::new(relation, confidence, Reason::Said(why))
    }

    pub(super) fn different(why: &'static str) -> Verdict<'a> {
        Verdict::said(NameRelation::Different, 0.9, why)
    }

    /// The confidence as it is told: in hundredths.
    pub(super) fn told(&self) -> f64 {
        (self.confidence * 100.0).round() / 100.0
    }

    /// With its reasons in words.
    pub(super) fn in_words(&self) -> Likeness {
        let why = std::iter::once(self.why.0).chain(self.why.1).map(|reason| reason.to_string()).collect();
        Likeness { relation: self.relation, confidence: self.told(), why }
    }
}
