//! Whom an article credits for its words.

use crate::lexicon::Lexicon;
use crate::model::{Corpus, Scan, ZoneKind};

/// A line of more words is no credit line.
const LINE_WORDS: usize = 12;
/// A dateline stands in the first bytes.
const DATELINE: usize = 240;

/// The agency each article credits, by its number.
pub(super) fn credits(corpus: &Corpus, lexicon: &Lexicon) -> Vec<Option<String>> {
    corpus.scans.iter().map(|scan| credit(scan, lexicon)).collect()
}

fn credit(scan: &Scan, lexicon: &Lexicon) -> Option<String> {
    let fields = [scan.article.credit.as_deref(), scan.article.author.as_deref()];
    let known = fields.iter().flatten().find_map(|f| lexicon.agencies.named_in(f, true));
    let bylines = || scan.zones.iter().filter(|z| z.kind == ZoneKind::Byline).map(|z| scan.words(z.span));
    let found = known
        .or_else(|| bylines().find_map(|line| lexicon.agencies.named_in(line, true)))
        .or_else(|| dateline(&scan.article.text, lexicon))
        .or_else(|| credit_line(&scan.article.text, lexicon));
    found.map(str::to_owned).or_else(|| scan.article.credit.clone())
}

/// `VELSUND (AP) –`
fn dateline<'l>(text: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
    let mut rest = text;
    while let Some(open) = rest.find('(').filter(|at| *at + text.len() - rest.len() < DATELINE) {
        rest = rest.get(open + 1..)?;
        let inside = rest.split(')').next().unwrap_or_default();
        if let Some(agency) = lexicon.agencies.is_named(inside) {
            return Some(agency);
        }
    }
    None
}

/// A short line that names an agency, near either end of the text: `By The Associated Press`, `© Reuters 2024`.
fn credit_line<'l>(text: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let near_an_end = lines.iter().take(4).chain(lines.iter().rev().take(5));
    near_an_end
        .filter(|line| line.len() < 160 && line.split_whitespace().count() <= LINE_WORDS)
        .find_map(|line| lexicon.agencies.named_in(line, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;

    fn credited(text: &str) -> Option<String> {
        let scan = Scan { article: Article { text: text.into(), ..Article::default() }, ..Scan::default() };
        credit(&scan, &Lexicon::built_in().unwrap())
    }

    #[test]
    fn agencies_are_read_from_datelines_and_credit_lines() {
        assert_eq!(credited("VELSUND (AP) — A ferry ran aground.").as_deref(), Some("Associated Press"));
        assert_eq!(
            credited("Ferry aground\nBy The Associated Press\nA ferry ran.").as_deref(),
            Some("Associated Press")
        );
        assert_eq!(credited("A ferry ran.\n© Reuters 2024").as_deref(), Some("Reuters"));
    }

    #[test]
    fn a_source_is_no_credit() {
        let said =
            "The owner of the ferry told the Associated Press on Tuesday evening that the rudder had failed again.";
        assert_eq!(credited(said), None);
        assert_eq!(credited("The PA system failed, passengers said."), None);
    }
}
