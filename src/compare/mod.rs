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
mod events;
mod figures;
mod guard;
mod identity;
mod judge;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod limits;
mod meta;
mod names;
mod normal;
mod own;
mod part;
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
#[cfg(test)]
mod told;
mod verdict;
mod weight;
mod wording;

use crate::lexicon::Lexicon;
use crate::model::{Corpus, Coverage, Finding, Group, Relation, Resolved, Side, Story};
use crate::names::Names;
pub use distinct::{Standing, distinct};
use guard::Guard;
use judge::{World, judge};
pub use part::Part;
use rayon::prelude::*;
use relate::Tools;
use std::collections::BTreeSet;
pub use weight::Weight;

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
pub fn compare(corpus: &Corpus, resolved: &Resolved, lexicon: &Lexicon, names: &Names) -> Compared {
    let (mut out, open) = compare_part(corpus, resolved, lexicon, names, Part::WHOLE);
    let mut keeps = distinct(&open).into_iter();
    out.findings.retain(|_| keeps.next().unwrap_or(true));
    out.findings.sort_by_cached_key(Weight::of);
    out
}

/// Compares the groups that belong to `part`: the others have no sides and no cells. The first findings, as many as
/// there are standings, are still to be told apart from those of other parts; those after them are not.
pub fn compare_part(
    corpus: &Corpus,
    resolved: &Resolved,
    lexicon: &Lexicon,
    names: &Names,
    part: Part,
) -> (Compared, Vec<Standing>) {
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
    let coverage = coverage::coverage(corpus, resolved, lexicon, guard, part);
    let mut out = Compared { coverage, ..Compared::default() };
    let judge =
        |group: &Group| part.has(&group.id).then(|| guard.run(&group.id, || Some(compared(group, world)))).flatten();
    let judged: Vec<_> = resolved.groups.par_iter().map(judge).collect();
    for (relation, sides, finding) in judged.into_iter().map(|judged| judged.unwrap_or((Relation::Scope, vec![], None)))
    {
        out.relations.push(relation);
        out.sides.push(sides);
        out.findings.extend(finding);
    }
    out.findings.extend(own::findings(corpus, resolved, guard, part));
    let of_doubt =
        |(story, doubt): &(&Story, _)| guard.run(&story.id, || Some(meta::finding(story, doubt, corpus, resolved)));
    if part.is_first() {
        out.findings.extend(doubts.iter().filter_map(of_doubt));
    }
    let by_pattern: BTreeSet<&str> =
        resolved.groups.iter().filter(|g| g.pattern.is_some()).map(|g| g.id.as_str()).collect();
    let standing = |f: &Finding| Standing::of(f, by_pattern.contains(f.group.as_str()), |ix| i64::from(ix.0));
    let open = out.findings.iter().map(standing).collect();
    out.findings.extend(names::findings(corpus, resolved, names, guard, part).into_iter().map(slips::softened));
    out.failed = guard.failed();
    (out, open)
}

/// What a group came to.
fn compared(group: &Group, world: World<'_>) -> (Relation, Vec<Side>, Option<Finding>) {
    guard::fail_where_wanted(group);
    let judged = judge(group, world);
    (judged.relation, judged.sides, judged.finding.or_else(|| speakers::finding(group, world)))
}
