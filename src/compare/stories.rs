//! Small invented stories, and what comes of comparing them.

use super::cases::figure;
use super::{Compared, compare};
use crate::lexicon::Lexicon;
use crate::model::{
    Article, ArticleIx, Class, Corpus, Datum, Entry, Evidence, Figure, Group, Provenance, Relation, Reliability,
    Resolved, Scan, Severity, Shape, Span, Stamp, Stance, Story,
};
use crate::names::Names;

/// Articles `(outlet, day, words)`; the words of a value are its evidence.
struct Told {
    corpus: Corpus,
    resolved: Resolved,
}

fn told(articles: &[(&str, &str, &str)]) -> Told {
    let scans = articles.iter().enumerate().map(|(at, (outlet, day, text))| {
        let published = Stamp {
            date: day.parse().ok(),
            iso: Some((*day).to_owned()),
            from: Provenance::Field,
            reliability: if day.is_empty() { Reliability::None } else { Reliability::High },
        };
        let (id, outlet, text) = (format!("a{at}"), (*outlet).to_owned(), (*text).to_owned());
        Scan { article: Article { id, outlet, text, published, ..Article::default() }, ..Scan::default() }
    });
    let corpus = Corpus::new(scans.collect());
    let all: Vec<ArticleIx> = corpus.articles().map(|(ix, _)| ix).collect();
    let origins = all.iter().map(|ix| format!("o{}", ix.0)).collect();
    let story = Story { id: "s1".to_owned(), label: "Pier fire".to_owned(), articles: all };
    Told { corpus, resolved: Resolved { stories: vec![story], origins, ..Resolved::default() } }
}

impl Told {
    fn entry(&self, article: u32, value: &str) -> Entry {
        let text = &self.corpus.scans[article as usize].article.text;
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        let at = text.find(&digits).unwrap();
        Entry {
            place: Evidence { article: ArticleIx(article), span: Span::new(text, at, at + digits.len()).unwrap() },
            datum: Datum::Figure(Figure { noun: Some("visit".into()), ..figure(value) }),
            stance: Stance::Asserted,
            attributed_to: None,
        }
    }

    fn group(mut self, class: Class, entries: Vec<Entry>) -> Told {
        self.resolved.groups.push(Group {
            id: "s1/visits.total".to_owned(),
            story: "s1".to_owned(),
            question: "How many visits were there?".to_owned(),
            subject: None,
            pattern: None,
            class,
            monotone: false,
            same_key: 0.95,
            severity: Vec::new(),
            entries,
        });
        self
    }

    fn compare(&self) -> Compared {
        let lexicon = Lexicon::built_in().unwrap();
        compare(&self.corpus, &self.resolved, &lexicon, &Names::built_in().unwrap())
    }

    /// The only finding, as rule and severity; none where there is none.
    fn outcome(&self) -> Option<(String, Severity)> {
        let findings = self.compare().findings;
        assert!(findings.len() < 2, "{findings:?}");
        findings.first().map(|f| (f.rule(), f.severity))
    }
}

fn four() -> Told {
    told(&[
        ("North Post", "2031-05-05", "There were 60 visits."),
        ("City Herald", "2031-05-05", "Despite 60 visits nothing was done."),
        ("Quay Wire", "2031-05-06", "The office made 60 visits, and 78 were planned."),
        ("Daily Lamp", "2031-05-06", "In all 78 visits were made, not 60."),
    ])
}

fn rule(name: &str, severity: Severity) -> Option<(String, Severity)> {
    Some((name.to_owned(), severity))
}

#[test]
fn one_outlet_against_three_is_an_outlier() {
    let four = four();
    let entries = vec![four.entry(0, "60"), four.entry(1, "60"), four.entry(2, "60"), four.entry(3, "78")];
    let four = four.group(Class::Measure, entries);
    let found = four.compare();
    let finding = &found.findings[0];
    assert_eq!((finding.rule(), finding.severity), ("figure.conflict".to_owned(), Severity::Error));
    assert_eq!(finding.shape, Shape::Outlier);
    assert_eq!(finding.message, "One outlet reports 78, three report 60");
    assert_eq!(found.relations, [Relation::Conflict]);
    assert_eq!(found.coverage.len(), 4);
}

#[test]
fn the_order_of_entries_changes_nothing() {
    let four = four();
    let entries = vec![four.entry(3, "78"), four.entry(1, ">60"), four.entry(2, "60"), four.entry(0, "60")];
    let reversed = entries.iter().rev().cloned().collect();
    let (one, other) = (four.group(Class::Measure, entries), self::four().group(Class::Measure, reversed));
    assert_eq!(one.compare(), other.compare());
}

#[test]
fn an_article_that_gives_both_values_differs_from_none() {
    let four = four();
    let entries = vec![four.entry(0, "60"), four.entry(3, "60"), four.entry(3, "78")];
    assert_eq!(four.group(Class::Measure, entries).outcome(), None);
}

#[test]
fn a_group_that_contradicts_itself_inside_an_article_is_not_trusted() {
    let four = four();
    let entries = vec![four.entry(2, "60"), four.entry(2, "78"), four.entry(0, "60"), four.entry(3, "78")];
    assert_eq!(four.group(Class::Measure, entries).outcome(), rule("figure.unresolved", Severity::Note));
}

#[test]
fn forecasts_and_denials_are_not_compared_with_what_is() {
    for stance in [Stance::Hypothetical, Stance::Denied] {
        let four = four();
        let planned = Entry { stance, ..four.entry(3, "78") };
        let entries = vec![four.entry(0, "60"), planned];
        assert_eq!(four.group(Class::Measure, entries).outcome(), None);
    }
}

#[test]
fn what_two_speakers_say_is_no_contradiction_of_outlets() {
    let four = four();
    let said = |article, value, by: &str| Entry {
        stance: Stance::Attributed,
        attributed_to: Some(by.into()),
        ..four.entry(article, value)
    };
    let entries = vec![said(0, "60", "the union"), said(3, "78", "the police")];
    assert_eq!(four.group(Class::Measure, entries).outcome(), rule("figure.unresolved", Severity::Note));
}

#[test]
fn one_outlet_does_not_differ_from_itself() {
    let twice = told(&[("North Post", "2031-05-05", "60 visits"), ("North Post", "2031-05-06", "78 visits")]);
    let entries = vec![twice.entry(0, "60"), twice.entry(1, "78")];
    assert_eq!(twice.group(Class::Measure, entries).outcome(), None);
}

#[test]
fn an_uncertain_question_makes_no_noise() {
    let four = four();
    let entries = vec![four.entry(0, "60"), four.entry(3, "78")];
    let mut four = four.group(Class::Measure, entries);
    four.resolved.groups[0].same_key = 0.6;
    assert_eq!(four.outcome(), rule("figure.unresolved", Severity::Note));
    four.resolved.groups[0].same_key = 0.8;
    assert_eq!(four.outcome(), rule("figure.conflict", Severity::Warning));
}

#[test]
fn a_toll_that_grows_is_an_update() {
    let four = four();
    let entries = vec![four.entry(0, "60"), four.entry(1, "60"), four.entry(3, "78")];
    let mut four = four.group(Class::ExactCount, entries);
    four.resolved.groups[0].monotone = true;
    assert_eq!(four.outcome(), rule("figure.update", Severity::Note));
}

#[test]
fn a_pattern_sets_its_own_severity() {
    let four = four();
    let entries = vec![four.entry(0, "60"), four.entry(3, "78")];
    let mut four = four.group(Class::Measure, entries);
    four.resolved.groups[0].severity = vec![(Relation::Conflict, Severity::Warning)];
    assert_eq!(four.outcome(), rule("figure.conflict", Severity::Warning));
}

#[test]
fn copies_count_as_one_origin() {
    let four = four();
    let entries = vec![four.entry(0, "60"), four.entry(1, "60"), four.entry(3, "78")];
    let mut four = four.group(Class::Measure, entries);
    four.resolved.origins[1] = four.resolved.origins[0].clone();
    let found = four.compare().findings;
    assert_eq!((found[0].sides[0].outlets, found[0].sides[0].origins), (2, 1));
}
