//! The whole record of one article.

use super::{ArticleRecord, MentionRecord};
use crate::model::{
    Claim, CodePoints, MentionId, Quote, QuoteKind, Scan, Skip, SourceMap, Span, Stance, Stretch, Zone, ZoneKind,
};
use compact_str::CompactString;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name and version of the record.
pub const SCAN_SCHEMA: &str = "claimdiff/scan/1";

/// One line of `claimdiff scan`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ScanRecord {
    pub schema: String,
    pub article: ArticleRecord,
    /// Where the text came from: `[start, end, first byte, byte after the last]`, the first two in code points
    /// of the text, the others in bytes of the file (unpacked). A stretch whose UTF-8 is as long as
    /// its bytes was copied byte for byte.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source_map: Vec<(u32, u32, u64, u64)>,
    #[serde(default)]
    pub zones: Vec<ZoneRecord>,
    /// Where sentences stand.
    #[serde(default)]
    pub sentences: Vec<(u32, u32)>,
    #[serde(default)]
    pub mentions: Vec<MentionRecord>,
    #[serde(default)]
    pub quotes: Vec<QuoteRecord>,
    /// Words in quotation marks that are a part of what was said.
    #[serde(default)]
    pub fragments: Vec<FragmentRecord>,
    #[serde(default)]
    pub claims: Vec<ClaimRecord>,
    pub skipped: Option<Skip>,
}

/// One zone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ZoneRecord {
    pub start: u32,
    pub end: u32,
    pub kind: ZoneKind,
}

/// One quotation, all of it in one place.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct QuoteRecord {
    pub start: u32,
    pub end: u32,
    pub surface: String,
    pub speaker: Option<u32>,
    pub cue: Option<(u32, u32)>,
}

/// Words in quotation marks that are not all that was said.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct FragmentRecord {
    pub kind: QuoteKind,
    pub start: u32,
    pub end: u32,
    pub surface: String,
    pub speaker: Option<u32>,
    pub cue: Option<(u32, u32)>,
}

/// One claim.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ClaimRecord {
    #[schemars(with = "String")]
    pub pattern: CompactString,
    pub start: u32,
    pub end: u32,
    pub sentence: (u32, u32),
    #[schemars(with = "BTreeMap<String, u32>")]
    pub slots: BTreeMap<CompactString, u32>,
    pub stance: Stance,
    pub attributed_to: Option<u32>,
    pub zone: ZoneKind,
}

impl ScanRecord {
    /// The record of `scan`.
    pub fn of(scan: &Scan) -> ScanRecord {
        let text = scan.article.text.as_str();
        let points = CodePoints::of(text);
        ScanRecord {
            schema: SCAN_SCHEMA.to_owned(),
            article: ArticleRecord::of(&scan.article),
            source_map: scan.article.map.pieces().iter().map(|p| stretch_record(p, &points)).collect(),
            zones: scan.zones.iter().map(|z| zone_record(z, &points)).collect(),
            sentences: scan.sentences.iter().map(|s| points.of_span(*s)).collect(),
            mentions: scan.mentions.iter().map(|m| MentionRecord::of(m, text, &points)).collect(),
            quotes: scan.quotes.iter().filter(|q| is_whole(q)).map(|q| quote_record(q, text, &points)).collect(),
            fragments: scan.quotes.iter().filter(|q| !is_whole(q)).map(|q| fragment_record(q, text, &points)).collect(),
            claims: scan.claims.iter().map(|c| claim_record(c, &points)).collect(),
            skipped: scan.skipped.clone(),
        }
    }

    /// The scan it describes, or what of it contradicts itself.
    ///
    /// # Errors
    /// A sentence that names the first part that cannot be: a span outside the text, a mention
    /// whose fields do not fit its kind, an id that names no mention.
    pub fn into_scan(self) -> Result<Scan, String> {
        if self.schema != SCAN_SCHEMA {
            return Err(format!(
                "schema is {:?}, not {SCAN_SCHEMA:?}; scan the articles again with this version",
                self.schema
            ));
        }
        if self.article.text.is_none() && self.skipped.is_none() {
            return Err("it has no text; scan the articles again without --no-text".to_owned());
        }
        let mut article = self.article.into_article();
        article.map = source_map(&self.source_map, &article.text).ok_or("source_map contradicts itself or the text")?;
        let points = CodePoints::of(&article.text);
        let count = self.mentions.len() as u32;
        let span = |what: &str, pair: (u32, u32)| {
            points.to_span(pair).ok_or_else(|| format!("{what} {pair:?} does not lie in the text"))
        };
        let known = |id: u32| if id < count { Ok(MentionId(id)) } else { Err(format!("no mention has the id {id}")) };

        let zones = self.zones.iter().map(|z| Ok(Zone { span: span("zone", (z.start, z.end))?, kind: z.kind }));
        let zones = zones.collect::<Result<Vec<_>, String>>()?;
        let sentences = self.sentences.iter().map(|s| span("sentence", *s)).collect::<Result<Vec<Span>, String>>()?;
        let mut mentions = Vec::with_capacity(self.mentions.len());
        for (at, record) in self.mentions.iter().enumerate() {
            let mention = record.to_mention(&points).filter(|m| m.id.0 as usize == at);
            mentions.push(mention.ok_or_else(|| format!("mention {at} contradicts itself or the text"))?);
        }
        let whole = self.quotes.iter().map(|q| (QuoteKind::Whole, (q.start, q.end), q.speaker, q.cue));
        let fragments = self.fragments.iter().map(|q| (q.kind, (q.start, q.end), q.speaker, q.cue));
        let mut quotes = Vec::with_capacity(self.quotes.len() + self.fragments.len());
        for (kind, place, speaker, cue) in whole.chain(fragments) {
            quotes.push(Quote {
                span: span("quote", place)?,
                speaker: speaker.map(known).transpose()?,
                cue: cue.map(|c| span("cue", c)).transpose()?,
                kind,
            });
        }
        quotes.sort_by_key(|q| (q.span.start(), q.span.end()));
        let mut claims = Vec::with_capacity(self.claims.len());
        for claim in self.claims {
            claims.push(Claim {
                span: span("claim", (claim.start, claim.end))?,
                sentence: span("sentence", claim.sentence)?,
                slots: claim.slots.into_iter().map(|(k, v)| Ok((k, known(v)?))).collect::<Result<_, String>>()?,
                attributed_to: claim.attributed_to.map(known).transpose()?,
                pattern: claim.pattern,
                stance: claim.stance,
                zone: claim.zone,
            });
        }
        let ordered = Scan::ordered(&mentions);
        Ok(Scan { zones, sentences, mentions, ordered, quotes, claims, skipped: self.skipped, article })
    }
}

fn stretch_record(piece: &Stretch, points: &CodePoints<'_>) -> (u32, u32, u64, u64) {
    let (start, end) = (piece.text as usize, (piece.text + piece.text_len) as usize);
    (points.of_byte(start), points.of_byte(end), piece.source, piece.source + u64::from(piece.source_len))
}

fn source_map(pieces: &[(u32, u32, u64, u64)], text: &str) -> Option<SourceMap> {
    let points = CodePoints::of(text);
    let piece = |&(start, end, source, source_end): &(u32, u32, u64, u64)| {
        let span = points.to_span((start, end))?;
        let source_len = u32::try_from(source_end.checked_sub(source)?).ok()?;
        Some(Stretch { text: span.start() as u32, text_len: span.len() as u32, source, source_len })
    };
    SourceMap::new(pieces.iter().map(piece).collect::<Option<Vec<_>>>()?)
}

fn zone_record(zone: &Zone, points: &CodePoints<'_>) -> ZoneRecord {
    let (start, end) = points.of_span(zone.span);
    ZoneRecord { start, end, kind: zone.kind }
}

fn quote_record(quote: &Quote, text: &str, points: &CodePoints<'_>) -> QuoteRecord {
    let (start, end) = points.of_span(quote.span);
    QuoteRecord {
        start,
        end,
        surface: quote.span.slice(text).to_owned(),
        speaker: quote.speaker.map(|s| s.0),
        cue: quote.cue.map(|c| points.of_span(c)),
    }
}

fn is_whole(quote: &Quote) -> bool {
    quote.kind == QuoteKind::Whole
}

fn fragment_record(quote: &Quote, text: &str, points: &CodePoints<'_>) -> FragmentRecord {
    let QuoteRecord { start, end, surface, speaker, cue } = quote_record(quote, text, points);
    FragmentRecord { kind: quote.kind, start, end, surface, speaker, cue }
}

fn claim_record(claim: &Claim, points: &CodePoints<'_>) -> ClaimRecord {
    let (start, end) = points.of_span(claim.span);
    ClaimRecord {
        pattern: claim.pattern.clone(),
        start,
        end,
        sentence: points.of_span(claim.sentence),
        slots: claim.slots.iter().map(|(k, v)| (k.clone(), v.0)).collect(),
        stance: claim.stance,
        attributed_to: claim.attributed_to.map(|m| m.0),
        zone: claim.zone,
    }
}
