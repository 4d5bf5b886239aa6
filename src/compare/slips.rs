//! Slips of spelling inside an article: outlets do not differ by them, so they are said softly.

use crate::model::{ArticleIx, Finding, Relation, RuleKind, Severity, Side, Step};
use std::collections::BTreeSet;

/// Makes a note of every spelling that no article has without the other.
pub(super) fn softened(mut finding: Finding) -> Finding {
    if finding.kind == RuleKind::Name && finding.relation == Relation::Variant && !parts_articles(&finding.sides) {
        finding.severity = Severity::Note;
        finding.trace.push(Step::new("outlets", "whoever has the one spelling has the other too"));
    }
    finding
}

/// Whether one article has the one value only, and another the other only.
fn parts_articles(sides: &[Side]) -> bool {
    let articles = |side: &Side| -> BTreeSet<ArticleIx> { side.places.iter().map(|p| p.article).collect() };
    let alone = |one: &Side, other: &Side| articles(one).difference(&articles(other)).next().is_some();
    sides
        .iter()
        .enumerate()
        .any(|(at, one)| sides.iter().skip(at + 1).any(|other| alone(one, other) && alone(other, one)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Span};

    #[test]
    fn a_spelling_that_parts_articles_is_no_slip() {
        let side = |articles: &[u32]| Side {
            display: String::new(),
            outlets: articles.len(),
            origins: articles.len(),
            places: articles.iter().map(|a| Evidence { article: ArticleIx(*a), span: Span::whole("x") }).collect(),
        };
        assert!(parts_articles(&[side(&[0, 1]), side(&[2])]));
        assert!(!parts_articles(&[side(&[0, 1]), side(&[1])]), "one article has both");
        assert!(!parts_articles(&[side(&[0, 1]), side(&[0, 1])]));
    }
}
