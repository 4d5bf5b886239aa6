//! Laws of resolving, over articles of bare text and mentions put in by hand.

use super::*;
use crate::model::{
    Amount, Article, Datum, Figure, FigureKind, Mention, MentionId, Quote, QuoteKind, Scan, Span, Value,
};
use rust_decimal::Decimal;

/// An article of `outlet`; `<60 boats>` marks a counted thing, `“…”` a quotation.
pub(super) fn scan(id: &str, outlet: &str, marked: &str) -> Scan {
    let (mut text, mut counts) = (String::new(), Vec::new());
    for (at, piece) in marked.split(['<', '>']).enumerate() {
        if at % 2 == 1 {
            counts.push((text.len(), text.len() + piece.len()));
        }
        text.push_str(piece);
    }
    let count = |(n, (start, end)): (usize, (usize, usize))| {
        let span = Span::new(&text, start, end).unwrap();
        let (number, noun) = span.slice(&text).split_once(' ').unwrap();
        let figure = Figure {
            kind: FigureKind::Quantity,
            amount: Amount::Exact(number.parse::<Decimal>().unwrap()),
            granularity: None,
            unit: None,
            noun: Some(noun.trim_end_matches('s').into()),
            per: None,
            iso: None,
            subject: None,
        };
        Mention { id: MentionId(n as u32), span, hedge: None, value: Value::Figure(figure) }
    };
    let mentions = counts.into_iter().enumerate().map(count).collect();
    let (mut start, mut sentences, mut quotes) = (0, Vec::new(), Vec::new());
    for piece in text.split_inclusive(". ") {
        sentences.extend(Span::new(&text, start, start + piece.len()).map(|s| s.trimmed(&text)));
        start += piece.len();
    }
    for (open, _) in text.match_indices('“') {
        let end = text[open..].find('”').unwrap() + open;
        quotes.push(Quote {
            span: Span::new(&text, open + '“'.len_utf8(), end).unwrap(),
            speaker: None,
            cue: None,
            kind: QuoteKind::Whole,
        });
    }
    let article = Article {
        id: id.into(),
        outlet: outlet.into(),
        sha256: text.clone(),
        text,
        story: Some("harbour".into()),
        ..Article::default()
    };
    Scan { article, sentences, mentions, quotes, ..Scan::default() }
}

pub(super) fn resolve_scans(scans: Vec<Scan>) -> (Corpus, Resolved) {
    let mut corpus = Corpus::new(scans);
    let lexicon = Lexicon::built_in().unwrap();
    let names = Names::built_in().unwrap();
    let patterns = Set::built_in(&lexicon).unwrap();
    let resolved = resolve(&mut corpus, StoryMode::Auto, &patterns, &lexicon, &names);
    (corpus, resolved)
}

const WIRE: &str = "The lifeboat Kestrel was launched at noon after <60 boats> broke their moorings in Velsund harbour. \
    Gusts tore the roof from the fish hall and flooded the cellars of the old customs house. \
    The harbour master closed both gates and asked owners to stay away until the wind had dropped.";

fn edited() -> String {
    WIRE.replace("<60 boats>", "<75 boats>")
}

const OTHER: &str = "Volunteers planted oak saplings along the disused railway near Little Thornham on Sunday. \
    The parish council paid for <12 benches> and a map of the old sidings.";

fn all() -> Vec<Scan> {
    vec![
        scan("a", "North", WIRE),
        scan("b", "South", &edited()),
        scan(
            "c",
            "East",
            "A storm hit the coast. “We have not seen a sea like this since my father kept the light,” said a keeper.",
        ),
        scan(
            "d",
            "West",
            "Waves were high. “We have never seen a sea like this since my father kept the light.” Nobody was hurt.",
        ),
    ]
}

#[test]
fn an_edited_copy_is_one_origin_and_shows_what_was_changed() {
    let (corpus, resolved) = resolve_scans(all());
    assert_eq!(resolved.origins[0], resolved.origins[1]);
    assert_ne!(resolved.origins[0], resolved.origins[2]);
    let [copy] = resolved.copies.as_slice() else { panic!("{:?}", resolved.copies) };
    let words = |e: &crate::model::Evidence| corpus.scan(e.article).words(e.span).to_owned();
    let [edit] = copy.edits.as_slice() else { panic!("{:?}", copy.edits) };
    assert_eq!((words(&edit.from[0]), words(&edit.to[0])), ("60".into(), "75".into()));
    assert_eq!(copy.places.len(), 2);
}

#[test]
fn values_in_one_place_of_a_copy_are_set_side_by_side() {
    let (_, resolved) = resolve_scans(all());
    let edits: Vec<_> = resolved.groups.iter().filter(|g| g.id.contains("/edit/")).collect();
    let [group] = edits.as_slice() else { panic!("{edits:?}") };
    let amounts = |d: &Datum| match d {
        Datum::Figure(figure) => figure.amount.value(),
        _ => None,
    };
    let said: Vec<_> = group.entries.iter().filter_map(|e| amounts(&e.datum)).collect();
    assert_eq!(said, [Decimal::from(60), Decimal::from(75)]);
}

#[test]
fn one_altered_word_leaves_a_quotation_one() {
    let (_, resolved) = resolve_scans(all());
    let quotes: Vec<_> = resolved.groups.iter().filter(|g| g.id.contains("/quote/")).collect();
    assert_eq!(quotes.len(), 1);
    assert_eq!(quotes[0].entries.len(), 2);
}

#[test]
fn two_statements_on_one_topic_are_no_wordings_of_one() {
    let scans = vec![
        scan("a", "North", "“The harbour wall must be raised before the winter gales,” said Ingrid Halvorsen."),
        scan("b", "South", "“Nobody told us that the harbour wall was cracked in the summer,” said Ingrid Halvorsen."),
    ];
    let (_, resolved) = resolve_scans(scans);
    assert!(resolved.groups.iter().all(|g| !g.id.contains("/quote/")), "{:?}", resolved.groups);
}

#[test]
fn the_order_of_inputs_never_matters() {
    let (corpus, resolved) = resolve_scans(all());
    let mut scans = all();
    scans.reverse();
    assert_eq!(resolve_scans(scans), (corpus, resolved));
}

#[test]
fn an_unrelated_article_changes_no_group_and_no_copy() {
    let (_, before) = resolve_scans(all());
    let mut scans = all();
    scans.push(scan("e", "West", OTHER));
    let (_, after) = resolve_scans(scans);
    assert_eq!(before.groups, after.groups);
    assert_eq!(before.copies, after.copies);
    assert_eq!(before.origins[..], after.origins[..4]);
}

#[test]
fn a_reprint_adds_an_outlet_and_no_origin() {
    let distinct = |r: &Resolved| r.origins.iter().collect::<std::collections::BTreeSet<_>>().len();
    let (_, before) = resolve_scans(all());
    let mut scans = all();
    scans.push(scan("e", "Fifth", WIRE));
    let (_, after) = resolve_scans(scans);
    assert_eq!(distinct(&before), distinct(&after));
    let ids = |r: &Resolved| r.groups.iter().map(|g| g.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&before), ids(&after));
}

#[test]
fn typography_makes_no_edit() {
    let straight = WIRE.replace("cellars of", "cellars – of").replace("Kestrel", "‘Kestrel’");
    let (_, resolved) = resolve_scans(vec![scan("a", "North", WIRE), scan("b", "South", &straight)]);
    assert_eq!(resolved.copies.len(), 1);
    assert!(resolved.copies[0].edits.is_empty());
}

#[test]
fn what_two_print_of_one_statement_is_no_copy() {
    let said = "“We have closed both gates and ask every owner of a boat to stay away from the quay until the wind has dropped tonight,” the harbour master said.";
    let (_, resolved) = resolve_scans(vec![
        scan("a", "North", &format!("Gales battered Velsund. {said}")),
        scan("b", "South", &format!("A storm hit the town of Kastnes too. {said}")),
    ]);
    assert!(resolved.copies.is_empty());
    assert_ne!(resolved.origins[0], resolved.origins[1]);
}
