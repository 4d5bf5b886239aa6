//! `claims`: what each article says.

use super::View;
use crate::model::record::MentionRecord;
use crate::model::{ArticleIx, Claim, Evidence, MentionId, Outcome, Scan, Stance, ZoneKind};
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// One claim.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ClaimRow {
    /// Name and version of this record.
    pub schema: String,
    /// The article's id, and the number of the claim in it.
    pub id: String,
    /// The article (id).
    pub article: String,
    /// The story (id).
    pub story: Option<String>,
    /// The group it stands in, where one was made of it.
    pub group: Option<String>,
    /// `id@revision`.
    pub pattern: String,
    /// First code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// Letter for letter what stands there.
    pub exact: String,
    /// What fills each slot, with its value.
    pub slots: BTreeMap<String, MentionRecord>,
    /// Whether it is asserted, denied, hypothetical or attributed.
    pub stance: Stance,
    /// Who is said to have said it.
    pub attributed_to: Option<String>,
    /// The part of the article it stands in.
    pub zone: Option<ZoneKind>,
}

impl ClaimRow {
    /// How many claims there are.
    pub fn count(view: &View<'_>) -> usize {
        view.claims().places.len()
    }

    /// The one at `at`, by article and place.
    pub fn at(view: &View<'_>, at: usize) -> ClaimRow {
        let claims = view.claims();
        let found = claims.places.get(at).and_then(|(ix, number)| {
            let claim = view.scan(*ix).claims.get(*number as usize)?;
            Some(ClaimRow::of(view, *ix, *number, claim, &claims.groups))
        });
        found.unwrap_or_default()
    }

    fn of(
        view: &View<'_>,
        ix: ArticleIx,
        number: u32,
        claim: &Claim,
        groups: &FxHashMap<(Evidence, &str), &str>,
    ) -> ClaimRow {
        let scan = view.scan(ix);
        let points = view.code_points(ix);
        let (start, end) = points.of_span(claim.span);
        let slots = claim.slots.iter().filter_map(|(name, id)| {
            let mention = scan.mention(*id)?;
            Some((name.to_string(), MentionRecord::of(mention, &scan.article.text, points)))
        });
        let fills = claim.slots.values().filter_map(|id| scan.mention(*id)).map(|m| m.span);
        let places = std::iter::once(claim.span).chain(fills).map(|span| Evidence { article: ix, span });
        let group = places.filter_map(|p| groups.get(&(p, claim.pattern_id()))).next();
        let named = |id: MentionId| scan.mention(id).map(|m| scan.words(m.span).to_owned());
        ClaimRow {
            schema: "claimdiff/claim/1".into(),
            id: format!("{}#{number}", scan.article.id),
            article: scan.article.id.clone(),
            story: view.story(ix).map(str::to_owned),
            group: group.map(|g| (*g).to_owned()),
            pattern: claim.pattern.to_string(),
            start,
            end,
            exact: scan.words(claim.span).to_owned(),
            slots: slots.collect(),
            stance: claim.stance,
            attributed_to: claim.attributed_to.and_then(named),
            zone: Some(claim.zone),
        }
    }
}

/// Every claim by its number, and what group each place is in.
pub(super) struct Claims<'o> {
    /// The article, and which of its claims.
    places: Vec<(ArticleIx, u32)>,
    groups: FxHashMap<(Evidence, &'o str), &'o str>,
}

impl<'o> Claims<'o> {
    /// Of `outcome`.
    pub(super) fn of(outcome: &'o Outcome) -> Claims<'o> {
        let of_scan = |(ix, scan): (ArticleIx, &Scan)| (0..scan.claims.len() as u32).map(move |number| (ix, number));
        Claims { places: outcome.corpus.articles().flat_map(of_scan).collect(), groups: groups_by_place(outcome) }
    }
}

/// The group of each place at which a pattern's claim stands.
fn groups_by_place(outcome: &Outcome) -> FxHashMap<(Evidence, &str), &str> {
    let mut out = FxHashMap::default();
    for group in &outcome.resolved.groups {
        let Some(pattern) = &group.pattern else { continue };
        let pattern = pattern.split('@').next().unwrap_or_default();
        for entry in &group.entries {
            out.entry((entry.place, pattern)).or_insert(group.id.as_str());
        }
    }
    out
}
