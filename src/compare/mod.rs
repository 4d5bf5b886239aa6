//! Compares the values of each group and says what they are to each other, and why.

mod agents;
mod ages;
mod around;
#[cfg(test)]
mod cases;
mod confidence;
mod coverage;
mod dates;
mod display;
mod distinct;
mod durations;
mod figures;
mod guard;
mod identity;
mod judge;
#[cfg(test)]
mod laws;
mod meta;
mod names;
mod normal;
mod own;
mod places;
mod quantifiers;
mod quotes;
mod relate;
mod roles;
mod scale;
mod sentences;
mod shape;
mod sides;
mod slips;
mod speakers;
#[cfg(test)]
mod stories;
mod sums;
#[cfg(test)]
mod table;
mod text;
mod verdict;
mod wording;

use crate::lexicon::Lexicon;
use crate::model::{Corpus, Coverage, Finding, Group, Relation, Resolved, Side, Story};
use crate::names::Names;
use crate::patterns::Set;
use guard::Guard;
use judge::{World, judge};
use rayon::prelude::*;
use relate::Tools;
use std::collections::BTreeSet;

/// What comparing came to.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Compared {
    /// The strongest relation of each group, in their order.
    pub relations: Vec<Relation>,
    /// The sides of each group, in their order.
    pub sides: Vec<Vec<Side>>,
    /// Sorted by weight, then id.
    pub findings: Vec<Finding>,
    /// Sorted by story, group, outlet.
    pub coverage: Vec<Coverage>,
    /// Groups, stories and names on which claimdiff itself failed.
    pub failed: u64,
}

/// Compares every group of `resolved`. A group on which claimdiff itself fails has no sides and no finding.
pub fn compare(corpus: &Corpus, resolved: &Resolved, _patterns: &Set, lexicon: &Lexicon, names: &Names) -> Compared {
    let guard = &Guard::default();
    let doubts: Vec<(&Story, meta::Doubt)> = resolved
        .stories
        .iter()
        .flat_map(|story| {
            guard.run(&story.id, || meta::doubts(corpus, story)).into_iter().map(move |doubt| (story, doubt))
        })
        .collect();
    let doubtful = doubts.iter().map(|(_, doubt)| doubt.article).collect();
    let world = World { corpus, resolved, tools: Tools { lexicon, names }, doubtful: &doubtful };
    let mut out = Compared { coverage: coverage::coverage(corpus, resolved, lexicon, guard), ..Compared::default() };
    let judged: Vec<_> =
        resolved.groups.par_iter().map(|group| guard.run(&group.id, || Some(compared(group, world)))).collect();
    for (relation, sides, finding) in judged.into_iter().map(|judged| judged.unwrap_or((Relation::Scope, vec![], None)))
    {
        out.relations.push(relation);
        out.sides.push(sides);
        out.findings.extend(finding);
    }
    out.findings.extend(own::findings(corpus, resolved, guard));
    let of_doubt =
        |(story, doubt): &(&Story, _)| guard.run(&story.id, || Some(meta::finding(story, doubt, corpus, resolved)));
    out.findings.extend(doubts.iter().filter_map(of_doubt));
    let by_pattern: BTreeSet<&str> =
        resolved.groups.iter().filter(|g| g.pattern.is_some()).map(|g| g.id.as_str()).collect();
    out.findings = distinct::distinct(out.findings, |group| by_pattern.contains(group));
    out.findings.extend(names::findings(corpus, resolved, names, guard).into_iter().map(slips::softened));
    by_weight(&mut out.findings);
    out.failed = guard.failed();
    out
}

/// What a group came to.
fn compared(group: &Group, world: World<'_>) -> (Relation, Vec<Side>, Option<Finding>) {
    guard::fail_where_wanted(group);
    let judged = judge(group, world);
    (judged.relation, judged.sides, judged.finding.or_else(|| speakers::finding(group, world)))
}

/// Severity, then origins on the smaller side, then confidence, then id.
fn by_weight(findings: &mut [Finding]) {
    let smaller = |f: &Finding| f.sides.iter().map(|s| s.origins).min().unwrap_or(0);
    findings.sort_by(|a, b| {
        let severity = b.severity.cmp(&a.severity).then_with(|| smaller(b).cmp(&smaller(a)));
        let confidence = b.confidence.total.total_cmp(&a.confidence.total);
        severity.then(confidence).then_with(|| a.id.cmp(&b.id))
    });
}
