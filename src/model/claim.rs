//! What an article says: claims found by patterns, quotations, and all of it as one scan.

use super::{Article, Mention, Skip, Span, Zone, ZoneKind, placed};
use compact_str::CompactString;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The number of a mention in its article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, schemars::JsonSchema)]
pub struct MentionId(pub u32);

/// How the article stands behind a claim.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Said to be so.
    #[default]
    Asserted,
    /// Said not to be so.
    Denied,
    /// Could, would, is forecast, is a target.
    Hypothetical,
    /// Somebody is said to have said so.
    Attributed,
}

/// A pattern found in a sentence: slots as places, nothing understood yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Match {
    /// The index of the pattern in its compiled set.
    pub pattern: u32,
    /// The index of the phrase in the pattern.
    pub phrase: u32,
    /// The words matched.
    pub span: Span,
    /// The index of the sentence.
    pub sentence: usize,
    /// What fills each slot.
    pub slots: Vec<(CompactString, SlotFill)>,
}

/// What fills a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SlotFill {
    /// A mention.
    Mention(MentionId),
    /// Words, for a text slot.
    Words(Span),
    /// People or things that are named, not numbered ("a man", "Ann Marsh and her brother"): how many.
    Counted(Span, u32),
}

impl SlotFill {
    /// Where the words stand that fill the slot, those of comparison with them; none for a mention that is not there.
    pub fn place(self, mentions: &[Mention]) -> Option<Span> {
        match self {
            SlotFill::Mention(id) => mentions.get(id.0 as usize).map(Mention::whole),
            SlotFill::Words(span) | SlotFill::Counted(span, _) => Some(span),
        }
    }
}

/// A claim: what a pattern found, normalised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// `id@revision` of the pattern.
    pub pattern: CompactString,
    /// The words it stands in.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: Span,
    /// The mention that fills each slot; [`Claim::FOLLOWS_FROM`] where the value is not written but follows.
    pub slots: BTreeMap<CompactString, MentionId>,
    /// How the article stands behind it.
    pub stance: Stance,
    /// Who is said to have said it.
    pub attributed_to: Option<MentionId>,
    /// The zone it stands in.
    pub zone: ZoneKind,
}

impl Claim {
    /// The slot, beside those of the pattern, that holds the words from which an unwritten count follows.
    pub const FOLLOWS_FROM: &str = "follows_from";

    /// The pattern's id, without its revision.
    pub fn pattern_id(&self) -> &str {
        self.pattern.split('@').next().unwrap_or_default()
    }
}

/// How much of an utterance stands between two marks.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it: from its first word to its last, in one place.
    #[default]
    Whole,
    /// One of several pieces, parted by their attribution: "“It fell,” she said. “We ran.”"
    Part,
    /// Words woven into a sentence of the outlet's own, displayed in a headline, or without a speaker.
    Fragment,
}

/// Words between quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote {
    /// The words between the outer quotation marks.
    pub span: Span,
    /// Who says it.
    pub speaker: Option<MentionId>,
    /// The verb of saying.
    pub cue: Option<Span>,
    /// Whether it is all that was said.
    pub kind: QuoteKind,
}

/// All that was found in one article: what stage one yields and stage two works on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scan {
    /// The article.
    pub article: Article,
    /// Its zones, in order.
    pub zones: Vec<Zone>,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Mentions; `mentions[i].id` is `i`. Those that were found stand in order of their start; behind them stand those
    /// that claims have added.
    pub mentions: Vec<Mention>,
    /// How many of the mentions, from the first, are known to stand in that order.
    pub ordered: usize,
    /// Quotations, in order.
    pub quotes: Vec<Quote>,
    /// Claims, in order of their start.
    pub claims: Vec<Claim>,
    /// Why it was not used.
    pub skipped: Option<Skip>,
}

impl Scan {
    /// A record of an input that could not be used.
    pub fn skipped(article: Article, skip: Skip) -> Scan {
        Scan { article, skipped: Some(skip), ..Scan::default() }
    }

    /// The mention with this id.
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id.0 as usize)
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.slice(&self.article.text)
    }

    /// How many of `mentions`, from the first, stand in order of their start.
    pub fn ordered(mentions: &[Mention]) -> usize {
        let in_order = mentions.windows(2).take_while(|pair| pair.is_sorted_by_key(|m| m.span.start())).count();
        mentions.len().min(in_order + 1)
    }

    /// The mentions within `span`.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let (found, added) = self.mentions.split_at(self.ordered.min(self.mentions.len()));
        placed::within(found, span).chain(added.iter().filter(move |mention| span.contains(mention.span)))
    }

    /// The claims within `span`.
    pub fn claims_in(&self, span: Span) -> impl Iterator<Item = &Claim> {
        placed::within(&self.claims, span)
    }

    /// The zone kind at `at` (bytes); body where no zone covers it.
    pub fn zone_at(&self, at: usize) -> ZoneKind {
        let index = self.zones.partition_point(|z| z.span.end() <= at);
        match self.zones.get(index) {
            Some(zone) if zone.span.start() <= at => zone.kind,
            _ => ZoneKind::Body,
        }
    }

    /// The sentence that covers `at` (bytes).
    pub fn sentence_at(&self, at: usize) -> Option<Span> {
        let index = self.sentences.partition_point(|s| s.end() <= at);
        self.sentences.get(index).copied().filter(|s| s.start() <= at)
    }
}
