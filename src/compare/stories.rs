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
        let (id, outlet, text) = (format!("a{at:02}"), (*outlet).to_owned(), (*text).to_owned());
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

/// One article an outlet, each with its number of visits.
fn of_numbers(numbers: &[u32]) -> Told {
    let words: Vec<(String, String)> =
        numbers.iter().enumerate().map(|(at, n)| (format!("Outlet {at}"), format!("There were {n} visits."))).collect();
    let articles: Vec<(&str, &str, &str)> =
        words.iter().map(|(outlet, text)| (outlet.as_str(), "2031-05-05", text.as_str())).collect();
    let made = told(&articles);
    let entries = numbers.iter().enumerate().map(|(at, n)| made.entry(at as u32, &n.to_string())).collect();
    made.group(Class::Measure, entries)
}

#[test]
fn a_group_of_more_than_forty_values_holds_no_one_question() {
    let values = |count: u32| of_numbers(&(0..count).map(|n| 1000 + 37 * n).collect::<Vec<_>>());
    assert!(values(40).outcome().is_some());
    assert_eq!(values(41).outcome(), None);
    assert_eq!(values(1).outcome(), None);
}

#[test]
fn three_tolls_each_four_times_the_one_before_are_of_several_events() {
    let toll = |numbers: &[u32]| {
        let mut toll = of_numbers(numbers);
        toll.resolved.groups[0].class = Class::ExactCount;
        toll.resolved.groups[0].monotone = true;
        toll.outcome()
    };
    assert_eq!(toll(&[5, 20, 80]), rule("figure.unresolved", Severity::Note));
    assert_eq!(toll(&[5, 20, 79]), rule("figure.conflict", Severity::Error));
    assert_eq!(toll(&[5, 19, 79]), rule("figure.conflict", Severity::Error));
    assert_eq!(toll(&[0, 5, 20]), rule("figure.conflict", Severity::Error), "nobody is no event of its own");
    let mut fixed = of_numbers(&[5, 20, 80]);
    fixed.resolved.groups[0].class = Class::ExactCount;
    assert_eq!(fixed.outcome(), rule("figure.conflict", Severity::Error), "what does not grow has no tolls");
}

#[test]
fn how_sure_a_question_is_bounds_how_loud_a_difference_is() {
    let sure = |same_key: f64| {
        let mut two = of_numbers(&[60, 78]);
        two.resolved.groups[0].same_key = same_key;
        two.outcome()
    };
    assert_eq!(sure(0.69), rule("figure.unresolved", Severity::Note));
    assert_eq!(sure(0.70), rule("figure.conflict", Severity::Warning));
    assert_eq!(sure(0.81), rule("figure.conflict", Severity::Warning), "0.79 in all");
    assert_eq!(sure(0.83), rule("figure.conflict", Severity::Error), "0.81 in all");
}

#[test]
fn confidence_says_how_well_articles_were_read_and_are_known() {
    let parts = |change: fn(&mut Told)| {
        let mut two = of_numbers(&[60, 78]);
        change(&mut two);
        let found = two.compare().findings;
        (found[0].confidence.extract, found[0].confidence.key, found[0].confidence.meta)
    };
    assert_eq!(parts(|_| ()), (0.98, 0.95, 0.99));
    let zoned = |kind| crate::model::Zone { span: Span::whole("There were 78 visits."), kind };
    assert_eq!(parts(|t| t.corpus.scans[1].zones = vec![]).0, 0.98);
    let headline = zoned(crate::model::ZoneKind::Headline);
    let mut two = of_numbers(&[60, 78]);
    two.corpus.scans[1].zones = vec![headline];
    assert_eq!(two.compare().findings[0].confidence.extract, 0.96);
    two.corpus.scans[1].zones = vec![zoned(crate::model::ZoneKind::Caption)];
    assert_eq!(two.compare().findings[0].confidence.extract, 0.9);
    for (reliability, meta) in [(Reliability::Medium, 0.97), (Reliability::Low, 0.93), (Reliability::None, 0.93)] {
        let mut two = of_numbers(&[60, 78]);
        two.corpus.scans[1].article.published.reliability = reliability;
        assert_eq!(two.compare().findings[0].confidence.meta, meta, "{reliability:?}");
    }
    assert_eq!(parts(|t| t.corpus.scans[1].article.outlet.clear()).2, 0.94, "0.95 for the outlet, 0.99 for the day");
}

#[test]
fn an_article_that_gives_three_values_far_apart_speaks_of_several_things() {
    let said = || {
        told(&[
            ("North Post", "2031-05-05", "There were 60 visits, 78 visits and 95 visits."),
            ("City Herald", "2031-05-05", "There were 60 visits."),
            ("Quay Wire", "2031-05-05", "There were 78 visits."),
        ])
    };
    let one = said();
    let entries =
        vec![one.entry(0, "60"), one.entry(0, "78"), one.entry(0, "95"), one.entry(1, "60"), one.entry(2, "78")];
    assert_eq!(one.group(Class::Measure, entries).outcome(), rule("figure.unresolved", Severity::Note));
}

#[test]
fn two_speakers_of_one_article_contradict_each_other_and_not_the_article() {
    let said = |four: &Told, article, value, by: &str| Entry {
        stance: Stance::Attributed,
        attributed_to: Some(by.into()),
        ..four.entry(article, value)
    };
    let four = four();
    let entries = vec![
        said(&four, 2, "60", "the union"),
        said(&four, 2, "78", "the police"),
        said(&four, 0, "60", "the union"),
        four.entry(3, "78"),
    ];
    assert_eq!(four.group(Class::Measure, entries).outcome(), rule("figure.conflict", Severity::Error));
    let four = self::four();
    let entries = vec![
        said(&four, 2, "60", "the union"),
        said(&four, 2, "78", "the union"),
        said(&four, 0, "60", "the union"),
        four.entry(3, "78"),
    ];
    assert_eq!(four.group(Class::Measure, entries).outcome(), rule("figure.unresolved", Severity::Note), "one speaker");
}

#[test]
fn which_outlets_report_is_told_and_which_could_not_be_read() {
    use crate::model::CoverageState::{NotFound, Reported, Unknown};
    let states = |change: fn(&mut Article)| {
        let mut four = four();
        change(&mut four.corpus.scans[1].article);
        let entries = vec![four.entry(0, "60"), four.entry(3, "78")];
        let found = four.group(Class::Measure, entries).compare().coverage;
        found.into_iter().map(|c| (c.outlet, c.state, c.value)).collect::<Vec<_>>()
    };
    let cell = |outlet: &str, state, value: Option<&str>| (outlet.to_owned(), state, value.map(str::to_owned));
    let told = states(|_| ());
    assert!(told.contains(&cell("North Post", Reported, Some("60"))), "{told:?}");
    assert!(told.contains(&cell("Daily Lamp", Reported, Some("78"))));
    assert!(told.contains(&cell("City Herald", NotFound, None)));
    assert!(states(|a| a.language = Some("EN-gb".to_owned())).contains(&cell("City Herald", NotFound, None)));
    assert!(states(|a| a.language = Some("de".to_owned())).contains(&cell("City Herald", Unknown, None)));
    assert!(states(|a| a.genre = crate::model::Genre::Stub).contains(&cell("City Herald", Unknown, None)));
    let unnamed = states(|a| a.outlet.clear());
    assert!(unnamed.contains(&cell("a01", NotFound, None)), "an article without an outlet stands for itself");
}

#[test]
fn a_side_is_shown_as_most_write_it_and_the_heaviest_comes_first() {
    let four = four();
    let entries = vec![four.entry(0, ">=60"), four.entry(1, ">60"), four.entry(2, ">60"), four.entry(3, "78")];
    let found = four.group(Class::Measure, entries).compare();
    let sides: Vec<(&str, usize)> = found.sides[0].iter().map(|s| (s.display.as_str(), s.outlets)).collect();
    assert_eq!(sides, [("more than 60", 3), ("78", 1)]);
    assert_eq!(found.relations, [Relation::Drift]);
    let four = self::four();
    let entries = vec![four.entry(0, ">=60"), four.entry(1, ">60"), four.entry(3, "78")];
    let found = four.group(Class::Measure, entries).compare();
    assert_eq!(found.sides[0][0].display, "at least 60", "as many write either: the first in the alphabet");
}
