//! Whom an article credits for its words.

use crate::lexicon::Lexicon;
use crate::model::{Corpus, Scan, ZoneKind};
use rayon::prelude::*;

/// A line of more words is no credit line.
const LINE_WORDS: usize = 12;
/// A dateline stands in the first bytes.
const DATELINE: usize = 240;
/// Words before the name of whoever had the article first.
const FIRST: [&str; 7] = [
    "first published by ",
    "first published in ",
    "first appeared in ",
    "first appeared on ",
    "originally published by ",
    "originally published in ",
    "originally published on ",
];

/// The agency each article credits, by its number.
pub(super) fn credits(corpus: &Corpus, lexicon: &Lexicon) -> Vec<Option<String>> {
    corpus.scans.par_iter().map(|scan| credit(scan, lexicon)).collect()
}

/// Whom one article credits.
pub(super) fn credit(scan: &Scan, lexicon: &Lexicon) -> Option<String> {
    let fields = [scan.article.credit.as_deref(), scan.article.author.as_deref()];
    let known = fields.iter().flatten().find_map(|f| lexicon.agencies.named_in(f, true));
    let bylines = || scan.zones.iter().filter(|z| z.kind == ZoneKind::Byline).map(|z| scan.words(z.span));
    let found = known
        .or_else(|| bylines().find_map(|line| lexicon.agencies.named_in(line, true)))
        .or_else(|| dateline(&scan.article.text, lexicon))
        .or_else(|| credit_line(&scan.article.text, lexicon));
    let named = || unknown_agency(scan).or_else(|| first_publisher(&scan.article.text));
    found.map(str::to_owned).or_else(|| scan.article.credit.clone()).or_else(named)
}

/// An agency that is in no list, by where its name stands: `PORT LORNE (Harbour Wire) –`.
fn unknown_agency(scan: &Scan) -> Option<String> {
    let zone = scan.zones.iter().find(|z| z.kind == ZoneKind::Dateline && scan.words(z.span).contains('('))?;
    let (place, rest) = scan.words(zone.span).split_once('(')?;
    let (name, after) = rest.split_once(')')?;
    let name = name.trim();
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let dashed = after.trim_start().starts_with(['-', '–', '—']);
    let words = name.split_whitespace().count();
    // One word alone may be a day or a county.
    let initials = words == 1 && (3..=6).contains(&name.len()) && name.chars().all(char::is_uppercase);
    let named = name.split_whitespace().all(capital) && (initials || (2..=4).contains(&words));
    let letters = name.chars().all(|c| c.is_alphabetic() || " .&'’-".contains(c));
    (dashed && named && letters && !place.trim().is_empty()).then(|| name.to_owned())
}

/// Who had the article first, where a short paragraph near either end says so.
fn first_publisher(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let near_an_end = lines.iter().take(4).chain(lines.iter().rev().take(5));
    near_an_end.filter(|line| line.split_whitespace().take(30).count() < 30).find_map(|line| {
        let lower = line.to_ascii_lowercase();
        let at = FIRST.iter().find_map(|cue| lower.find(cue).map(|at| at + cue.len()))?;
        let mut name = Vec::new();
        for word in line.get(at..)?.split_whitespace().take(6) {
            let bare = word.trim_end_matches(['.', ',', ';', ':', ')']);
            let small = matches!(bare, "of" | "and" | "the" | "&");
            if !(bare.starts_with(char::is_uppercase) || small) {
                break;
            }
            name.push(bare);
            if bare.len() < word.len() {
                break;
            }
        }
        while name.last().is_some_and(|w| w.starts_with(char::is_lowercase)) {
            name.pop();
        }
        let name = name.join(" ");
        let bare = name.strip_prefix("the ").unwrap_or(&name).to_owned();
        (!bare.is_empty()).then_some(bare)
    })
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
        for credit in ["© Reuters 2024", "Reuters contributed to this report.", "(Additional reporting by Reuters)"] {
            assert_eq!(credited(&format!("A ferry ran.\n{credit}")).as_deref(), Some("Reuters"), "{credit}");
        }
        assert_eq!(credited("Ferry aground\nPA Media\nA ferry ran aground.").as_deref(), Some("Press Association"));
    }

    #[test]
    fn an_agency_in_no_list_is_read_from_where_it_stands() {
        let dated = |text: &str, end: usize| {
            let zones = vec![crate::model::Zone {
                span: crate::model::Span::new(text, 0, end).unwrap(),
                kind: ZoneKind::Dateline,
            }];
            let article = Article { text: text.into(), ..Article::default() };
            credit(&Scan { article, zones, ..Scan::default() }, &Lexicon::built_in().unwrap())
        };
        assert_eq!(dated("VELSUND (Harbour Wire) - A ferry ran aground.", 24).as_deref(), Some("Harbour Wire"));
        assert_eq!(dated("VELSUND (Monday) of - A ferry ran aground.", 21), None);
        assert_eq!(credited("A ferry ran.\nFirst published by the Quay Gazette.").as_deref(), Some("Quay Gazette"));
        assert_eq!(
            credited("A ferry ran.\nThis story was originally published by Bay Watch and is reprinted here.")
                .as_deref(),
            Some("Bay Watch")
        );
        assert_eq!(credited("The list was first published in 1998."), None);
    }

    #[test]
    fn a_source_is_no_credit() {
        let said =
            "The owner of the ferry told the Associated Press on Tuesday evening that the rudder had failed again.";
        assert_eq!(credited(said), None);
        assert_eq!(credited("The PA system failed, passengers said."), None);
    }

    #[test]
    fn a_credit_line_is_short_and_near_an_end() {
        let line = |words: usize| format!("Reuters{}", " so".repeat(words - 1));
        let among = |before: usize, line: &str, after: usize| {
            credited(&format!("{}{line}\n{}", "A ferry ran.\n".repeat(before), "It ran on.\n".repeat(after)))
        };
        assert_eq!(among(1, &line(12), 9).as_deref(), Some("Reuters"));
        assert_eq!(among(1, &line(13), 9), None, "too many words");
        assert_eq!(among(3, "Reuters", 9).as_deref(), Some("Reuters"));
        assert_eq!(among(4, "Reuters", 9), None, "the fifth line");
        assert_eq!(among(9, "Reuters", 4).as_deref(), Some("Reuters"));
        assert_eq!(among(9, "Reuters", 5), None, "the sixth line from the end");
        let long = |letters: usize| format!("Reuters {}", "x".repeat(letters - 8));
        assert_eq!(among(1, &long(159), 9).as_deref(), Some("Reuters"));
        assert_eq!(among(1, &long(160), 9), None);
        let dated = |at: usize| {
            credited(&format!("{}(AP) – A ferry ran and did not come back to its port at all.", "x".repeat(at)))
        };
        assert_eq!(dated(239).as_deref(), Some("Associated Press"));
        assert_eq!(dated(240), None);
        assert_eq!(credited("VELSUND (Monday) (AP) – A ferry ran.").as_deref(), Some("Associated Press"));
    }

    #[test]
    fn an_unknown_agency_has_the_shape_of_a_name() {
        let dated = |text: &str| {
            let span = crate::model::Span::new(text, 0, text.len()).unwrap();
            let zones = vec![crate::model::Zone { span, kind: ZoneKind::Dateline }];
            unknown_agency(&Scan {
                article: Article { text: text.into(), ..Article::default() },
                zones,
                ..Scan::default()
            })
        };
        for (text, want) in [
            ("VELSUND (QHW) –", Some("QHW")),
            ("VELSUND (QH) –", None),
            ("VELSUND (QHWXYZ) –", Some("QHWXYZ")),
            ("VELSUND (QHWXYZA) –", None),
            ("VELSUND (Quay) –", None),
            ("VELSUND (Quay Wire) –", Some("Quay Wire")),
            ("VELSUND (Quay & Bay-Side Wire) –", None),
            ("VELSUND (Old Quay Bay Wire) –", Some("Old Quay Bay Wire")),
            ("VELSUND (Old Quay And Bay Wire) –", None),
            ("VELSUND (Quay wire) –", None),
            ("VELSUND (Quay Wire 24) –", None),
            ("VELSUND (Quay Wire), Monday", None),
            ("(Quay Wire) –", None),
        ] {
            assert_eq!(dated(text).as_deref(), want, "{text}");
        }
        let first = |line: &str| first_publisher(&format!("A ferry ran.\n{line}"));
        assert_eq!(
            first("This article first appeared in The Quay Gazette of Bay, on Monday.").as_deref(),
            Some("The Quay Gazette of Bay")
        );
        assert_eq!(first("First published in the Bay Watch and more.").as_deref(), Some("Bay Watch"));
        assert_eq!(first("It first appeared on a wall."), None);
        let words = |count: usize| format!("First published by Bay Watch.{}", " so".repeat(count - 5));
        assert_eq!(first(&words(29)).as_deref(), Some("Bay Watch"));
        assert_eq!(first(&words(30)), None);
        assert_eq!(
            first("First published by One Two Three Four Five Six Seven Eight").as_deref(),
            Some("One Two Three Four Five Six")
        );
    }
}
