//! One disagreement, one finding: two groups may hold the same words of the same articles.

use crate::model::{ArticleIx, Finding, Relation, RuleKind, Severity};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Where a finding stands and how good it is: enough to tell whether two are about one thing, and which is better,
/// also where they were made by several workers.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Standing {
    /// Of the finding.
    pub id: String,
    /// What it is about.
    pub kind: RuleKind,
    /// Whether it is not left open.
    pub clear: bool,
    /// Whether a pattern made its group.
    pub by_pattern: bool,
    /// How grave it is.
    pub severity: Severity,
    /// For each value where it stands: the number of the article, and from which to which byte.
    pub sides: Vec<Vec<(i64, u32, u32)>>,
}

impl Standing {
    /// Of `finding`, its articles by the numbers that `number` gives them.
    pub fn of(finding: &Finding, by_pattern: bool, number: impl Fn(ArticleIx) -> i64) -> Standing {
        let place = |p: &crate::model::Evidence| (number(p.article), p.span.start() as u32, p.span.end() as u32);
        Standing {
            id: finding.id.clone(),
            kind: finding.kind,
            clear: finding.relation != Relation::Unresolved,
            by_pattern,
            severity: finding.severity,
            sides: finding.sides.iter().map(|side| side.places.iter().map(place).collect()).collect(),
        }
    }

    /// The better of two findings on one thing ranks higher: a clear one, more than a note, of a pattern, grave, of
    /// many places.
    fn rank(&self) -> (bool, bool, bool, Severity, usize, Reverse<&str>) {
        let places = self.sides.iter().map(Vec::len).sum();
        (self.clear, self.severity.is_loud(), self.by_pattern, self.severity, places, Reverse(&self.id))
    }

    /// Whether two sides of `other` stand where two of its own stand.
    fn is_one(&self, other: &Standing) -> bool {
        let stands = |side: &[(i64, u32, u32)], of: &[(i64, u32, u32)]| {
            side.iter().any(|p| of.iter().any(|q| q.0 == p.0 && q.1 < p.2 && p.1 < q.2))
        };
        let matched = |own: &Vec<_>| other.sides.iter().position(|s| stands(s, own));
        let mut sides: Vec<usize> = self.sides.iter().filter_map(matched).collect();
        sides.sort_unstable();
        sides.dedup();
        sides.len() >= 2
    }
}

/// Which of several findings are kept: those on places that a better one is about are left out.
pub fn distinct(standings: &[Standing]) -> Vec<bool> {
    let mut best_first: Vec<(usize, &Standing)> = standings.iter().enumerate().collect();
    best_first.sort_by_cached_key(|(_, one)| Reverse(one.rank()));
    let mut keeps = vec![false; standings.len()];
    let mut kept: Vec<&Standing> = Vec::new();
    let mut about: BTreeMap<(RuleKind, i64), Vec<usize>> = BTreeMap::new();
    for (at, one) in best_first {
        let articles = one.sides.iter().flatten().map(|p| p.0);
        let near = articles.clone().filter_map(|ix| about.get(&(one.kind, ix))).flatten();
        if near.copied().any(|at| kept[at].is_one(one)) {
            continue;
        }
        for ix in articles {
            let list = about.entry((one.kind, ix)).or_default();
            if list.last() != Some(&kept.len()) {
                list.push(kept.len());
            }
        }
        kept.push(one);
        keeps[at] = true;
    }
    keeps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(id: &str, kind: RuleKind, by_pattern: bool, sides: &[(i64, u32, u32)]) -> Standing {
        let sides = sides.iter().map(|place| vec![*place]).collect();
        Standing { id: id.to_owned(), kind, clear: true, by_pattern, severity: Severity::Warning, sides }
    }

    #[test]
    fn of_two_findings_on_one_thing_the_better_is_kept_whoever_made_them() {
        let by_pattern = standing("a", RuleKind::Figure, true, &[(1, 10, 20), (2, 30, 40)]);
        let by_words = standing("b", RuleKind::Figure, false, &[(2, 35, 36), (1, 5, 11)]);
        let beside_it = standing("c", RuleKind::Figure, false, &[(2, 40, 44), (1, 5, 11)]);
        let of_a_quote = standing("d", RuleKind::Quote, false, &[(1, 10, 20), (2, 30, 40)]);
        let softly = Standing { severity: Severity::Note, ..by_pattern.clone() };
        assert_eq!(distinct(&[by_words.clone(), softly]), [true, false]);
        let all = [by_words, by_pattern, beside_it, of_a_quote];
        assert_eq!(distinct(&all), [false, true, true, true]);
        let line = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Standing>>(&line).unwrap(), all);
    }

    #[test]
    fn two_findings_are_about_one_thing_where_two_sides_of_each_overlap() {
        let kept = |one: &[(i64, u32, u32)], other: &[(i64, u32, u32)]| {
            distinct(&[standing("a", RuleKind::Figure, true, one), standing("b", RuleKind::Figure, false, other)])
        };
        let first = [(1, 10, 20), (2, 30, 40)];
        assert_eq!(kept(&first, &[(1, 19, 25), (2, 39, 45)]), [true, false]);
        assert_eq!(kept(&first, &[(1, 20, 25), (2, 39, 45)]), [true, true], "it ends where the other begins");
        assert_eq!(kept(&first, &[(1, 5, 10), (2, 39, 45)]), [true, true]);
        assert_eq!(kept(&first, &[(1, 5, 11), (2, 20, 31)]), [true, false]);
        assert_eq!(kept(&first, &[(1, 12, 15), (3, 30, 40)]), [true, true], "another article");
        assert_eq!(kept(&first, &[(1, 12, 15), (1, 16, 18)]), [true, true], "both where one side stands");
        // the clear one stays, then the loud one, then that of a pattern, then the one of more places
        let open = Standing { clear: false, ..standing("a", RuleKind::Figure, true, &first) };
        let clear = standing("b", RuleKind::Figure, false, &first);
        assert_eq!(distinct(&[open, clear.clone()]), [false, true]);
        let more = Standing { sides: vec![vec![(1, 10, 20), (4, 1, 2)], vec![(2, 30, 40)]], ..clear.clone() };
        let more = Standing { id: "z".to_owned(), ..more };
        assert_eq!(distinct(&[clear.clone(), more]), [false, true]);
        let twin = Standing { id: "c".to_owned(), ..clear.clone() };
        assert_eq!(distinct(&[twin, clear]), [false, true], "else the first id");
    }
}
