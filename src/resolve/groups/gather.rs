//! Groups as they grow: entries come in any order, groups leave sorted.

use crate::model::{ArticleIx, Class, Comparator, Datum, Entry, Evidence, Group, Span};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Below this a group is too unsure of its question for its values to be set against each other.
const SURE: f64 = 0.7;

/// What names a group and how it is compared, before it has entries.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The story.
    pub story: String,
    /// What is asked, as a key: `visits.total`, `age`, `quote`.
    pub key: String,
    /// Whom or what it is about, folded; empty for the story itself.
    pub about: String,
    /// The question, in words.
    pub words: String,
    /// Whom or what it is about, in words.
    pub subject: Option<String>,
    /// How values are compared.
    pub class: Class,
    /// How sure it is that claims with this key answer one question.
    pub same_key: f64,
}

impl Question {
    /// `story/key/subject`.
    pub fn id(&self) -> String {
        format!("{}/{}/{}", self.story, self.key, slug(&self.about))
    }

    fn group(self) -> Group {
        Group {
            id: self.id(),
            question: asked(&self.words, self.subject.as_deref()),
            story: self.story,
            subject: self.subject,
            pattern: None,
            class: self.class,
            monotone: false,
            same_key: self.same_key,
            severity: Vec::new(),
            entries: Vec::new(),
        }
    }
}

/// The question as every output asks it: with whom or what it is about, where its words do not say so.
fn asked(words: &str, subject: Option<&str>) -> String {
    let Some(subject) = subject.filter(|subject| !words.contains(subject)) else { return words.to_owned() };
    let is_one_name = subject.starts_with(char::is_uppercase) && !subject.contains(", ");
    match words.contains("the person") && is_one_name {
        true => words.replacen("the person", subject, 1),
        false => format!("{words} ({subject})"),
    }
}

/// How a number comes about that nobody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unwritten {
    /// By a name or a noun, or by how some are: "a man" is one, but not therefore only one.
    Noun,
    /// It follows from other words.
    Follows,
}

/// The groups so far, by id.
#[derive(Debug, Default)]
pub(super) struct Gather {
    groups: BTreeMap<String, Group>,
    /// Places that some group holds, by article.
    held: FxHashMap<ArticleIx, BTreeMap<Span, Vec<String>>>,
    /// Entries, by group and place, whose number nobody wrote.
    implied: FxHashMap<(String, Evidence), Unwritten>,
}

impl Gather {
    /// Puts `entry` into the group of `question`; `shape` completes the group where it is new.
    pub fn add(&mut self, question: Question, entry: Entry, shape: impl FnOnce(&mut Group)) {
        let id = question.id();
        let held = self.held.entry(entry.place.article).or_default().entry(entry.place.span).or_default();
        let is_held = held.contains(&id);
        if !is_held {
            held.push(id.clone());
        }
        let group = self.groups.entry(id).or_insert_with(|| {
            let mut group = question.group();
            shape(&mut group);
            group
        });
        if !is_held || !group.entries.contains(&entry) {
            group.entries.push(entry);
        }
    }

    /// Notes that the number at `place` is not written.
    pub fn imply(&mut self, question: &Question, place: Evidence, how: Unwritten) {
        self.implied.insert((question.id(), place), how);
    }

    /// Whether some group already holds words that overlap this place.
    pub fn holds(&self, place: Evidence) -> bool {
        self.groups_at(place).next().is_some()
    }

    /// Whether one group that is sure of its question holds both places and neither article says anything else
    /// there, so that the two values are compared. One whose pattern has differences told as notes is not sure: the
    /// same words may ask about several things, but not those of one shared sentence.
    pub fn compares(&self, left: Evidence, right: Evidence) -> bool {
        let plain = |id: &str| {
            let is_sure = |g: &&Group| g.same_key >= SURE && g.severity.iter().all(|(_, severity)| severity.is_loud());
            let Some(group) = self.groups.get(id).filter(is_sure) else { return false };
            let says_one_thing = |article: ArticleIx| {
                let mut own = group.entries.iter().filter(|e| e.place.article == article).map(|e| &e.datum);
                own.next().is_some_and(|first| own.all(|other| other == first))
            };
            says_one_thing(left.article) && says_one_thing(right.article)
        };
        self.groups_at(left).any(|id| self.groups_at(right).any(|other| other == id) && plain(id))
    }

    fn groups_at(&self, place: Evidence) -> impl Iterator<Item = &str> {
        let held = self.held.get(&place.article).into_iter().flatten();
        let here = held.filter(move |(span, _)| span.overlaps(place.span));
        here.flat_map(|(_, ids)| ids).map(String::as_str)
    }

    /// The groups, sorted by id, their entries by place.
    pub fn finish(mut self) -> Vec<Group> {
        let mut out: Vec<Group> = std::mem::take(&mut self.groups).into_values().collect();
        for group in &mut out {
            drop_implied(group, &self.implied);
            group.entries.sort_by_key(|e| e.place);
            group.same_key *= if says_more_than_one_thing(group) { 0.8 } else { 1.0 };
        }
        out.retain(|group| !group.entries.is_empty());
        out
    }
}

/// Keeps an implied number only where a written one says the same, or where all that is said is implied alike; that
/// nobody is counted, where it only follows, is nothing to compare.
fn drop_implied(group: &mut Group, implied: &FxHashMap<(String, Evidence), Unwritten>) {
    let how = |e: &Entry| implied.get(&(group.id.clone(), e.place)).copied();
    let is_implied = |e: &Entry| how(e).is_some();
    let (unsaid, written): (Vec<&Entry>, Vec<&Entry>) = group.entries.iter().partition(|e| is_implied(e));
    let Some(first) = unsaid.first() else { return };
    let agreed = |e: &Entry| written.iter().any(|w| is_exact(w) && number(w) == number(e));
    let says = |e: &&Entry| how(e) == Some(Unwritten::Noun) || number(e).is_some_and(|n| !n.is_zero());
    let alike = written.is_empty() && unsaid.iter().any(says) && unsaid.iter().all(|e| number(e) == number(first));
    let kept: Vec<Entry> = group.entries.iter().filter(|e| alike || !is_implied(e) || agreed(e)).cloned().collect();
    group.entries = kept;
}

fn is_exact(entry: &Entry) -> bool {
    matches!(&entry.datum, Datum::Figure(figure) if figure.amount.comparator() == Comparator::Exact)
}

fn number(entry: &Entry) -> Option<rust_decimal::Decimal> {
    match &entry.datum {
        Datum::Figure(figure) => figure.amount.value(),
        _ => None,
    }
}

/// Whether one article gives two values: then they may be about two things.
fn says_more_than_one_thing(group: &Group) -> bool {
    let compared_once = matches!(group.class, Class::Quote | Class::Role | Class::Name | Class::Place);
    !compared_once
        && group.entries.windows(2).any(|pair| match pair {
            [a, b] => a.place.article == b.place.article && a.datum != b.datum,
            _ => false,
        })
}

/// Lower case, every run of other characters one dash.
pub(super) fn slug(words: &str) -> CompactString {
    let mut out = CompactString::default();
    for letter in words.chars().flat_map(char::to_lowercase).filter(|c| !matches!(c, '\'' | '’')) {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    if out.is_empty() { "-".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn killed(number: i64, article: u32) -> (Question, Entry) {
        let question = Question {
            story: "s".into(),
            key: "k".into(),
            about: String::new(),
            words: String::new(),
            subject: None,
            class: Class::ExactCount,
            same_key: 1.0,
        };
        let figure = crate::model::Figure {
            kind: crate::model::FigureKind::Quantity,
            amount: crate::model::Amount::Exact(number.into()),
            granularity: None,
            unit: None,
            noun: None,
            per: None,
            iso: None,
            subject: None,
        };
        let place = Evidence { article: ArticleIx(article), span: Span::whole("a man") };
        (question, Entry { place, datum: Datum::Figure(figure), stance: Default::default(), attributed_to: None })
    }

    #[test]
    fn a_man_killed_does_not_contradict_two_killed() {
        let kept = |implied: i64, written: i64| {
            let mut gather = Gather::default();
            let (question, entry) = killed(implied, 0);
            gather.imply(&question, entry.place, Unwritten::Noun);
            gather.add(question, entry, |_| ());
            let (question, entry) = killed(written, 1);
            gather.add(question, entry, |_| ());
            gather.finish()[0].entries.len()
        };
        assert_eq!(kept(1, 2), 1);
        assert_eq!(kept(1, 1), 2);
    }

    #[test]
    fn a_question_says_whom_it_is_about() {
        assert_eq!(asked("How old is the person?", Some("Ana Moss")), "How old is Ana Moss?");
        assert_eq!(asked("How many were hurt?", Some("child")), "How many were hurt? (child)");
        assert_eq!(
            asked("How many cuts did the person have?", Some("burn")),
            "How many cuts did the person have? (burn)"
        );
        assert_eq!(asked("Who is Ana Moss?", Some("Ana Moss")), "Who is Ana Moss?");
        assert_eq!(asked("How many boats?", None), "How many boats?");
    }

    #[test]
    fn slugs_hold_letters_and_digits_alone() {
        assert_eq!(slug("Ingrid  O’Halvorsen, 41"), "ingrid-ohalvorsen-41");
        assert_eq!(slug("…"), "-");
    }

    fn other(words: &str, at: usize) -> Evidence {
        Evidence { article: ArticleIx(1), span: Span::new(words, at, at + 1).unwrap() }
    }

    #[test]
    fn an_implied_number_needs_a_written_one_that_is_exact_or_its_like() {
        let kept = |numbers: &[(i64, bool)]| {
            let mut gather = Gather::default();
            for (at, (number, is_implied)) in numbers.iter().enumerate() {
                let (question, entry) = killed(*number, at as u32);
                if *is_implied {
                    gather.imply(&question, entry.place, Unwritten::Noun);
                }
                gather.add(question, entry, |_| ());
            }
            gather.finish().first().map_or(0, |group| group.entries.len())
        };
        assert_eq!(kept(&[(1, true), (1, true)]), 2, "all that is said is implied alike");
        assert_eq!(kept(&[(1, true), (2, true)]), 0);
        assert_eq!(kept(&[(1, true), (2, true), (2, false)]), 2);
        assert_eq!(kept(&[(1, false), (2, false)]), 2);
    }

    #[test]
    fn nobody_is_nothing_to_compare_where_it_only_follows() {
        let kept = |how: [Unwritten; 2]| {
            let mut gather = Gather::default();
            for (at, how) in how.into_iter().enumerate() {
                let (question, entry) = killed(0, at as u32);
                gather.imply(&question, entry.place, how);
                gather.add(question, entry, |_| ());
            }
            gather.finish().first().map_or(0, |group| group.entries.len())
        };
        assert_eq!(kept([Unwritten::Follows, Unwritten::Follows]), 0);
        assert_eq!(kept([Unwritten::Noun, Unwritten::Follows]), 2, "one outlet says so");
    }

    #[test]
    fn a_group_in_which_an_article_says_two_things_is_less_sure() {
        let sure = |class, articles: [u32; 2], numbers: [i64; 2]| {
            let mut gather = Gather::default();
            for (number, article) in numbers.into_iter().zip(articles) {
                let (question, entry) = killed(number, article);
                gather.add(Question { class, ..question }, entry, |_| ());
            }
            gather.finish()[0].same_key
        };
        assert_eq!(sure(Class::ExactCount, [0, 0], [1, 2]), 0.8);
        assert_eq!(sure(Class::ExactCount, [0, 1], [1, 2]), 1.0);
        assert_eq!(sure(Class::ExactCount, [0, 0], [1, 1]), 1.0);
        assert_eq!(sure(Class::Role, [0, 0], [1, 2]), 1.0, "of roles an article may tell many");
    }

    #[test]
    fn what_groups_hold_is_known_by_its_place() {
        let words = "a man and a dog";
        let mut gather = Gather::default();
        let (question, entry) = killed(1, 0);
        gather.add(question.clone(), entry.clone(), |_| ());
        let there = Entry { place: other(words, 3), ..killed(2, 1).1 };
        gather.add(question, there.clone(), |_| ());
        assert!(gather.holds(entry.place) && gather.holds(there.place));
        assert!(!gather.holds(other(words, 4)) && !gather.holds(Evidence { article: ArticleIx(2), ..there.place }));
        assert!(gather.compares(entry.place, there.place), "each article says one thing");
        assert!(!gather.compares(entry.place, other(words, 4)));
        let again = Entry { place: other(words, 8), ..killed(3, 1).1 };
        gather.add(killed(3, 1).0, again, |_| ());
        assert!(!gather.compares(entry.place, there.place), "one says two");
        let compared = |same_key, severity: Vec<_>| {
            let mut gather = Gather::default();
            for entry in [killed(1, 0).1, Entry { place: other(words, 3), ..killed(2, 1).1 }] {
                let question = Question { same_key, ..killed(1, 0).0 };
                gather.add(question, entry, |group| group.severity = severity.clone());
            }
            gather.compares(killed(1, 0).1.place, other(words, 3))
        };
        use crate::model::{Relation, Severity};
        assert!(compared(0.7, vec![]) && !compared(0.69, vec![]));
        assert!(compared(1.0, vec![(Relation::Conflict, Severity::Warning)]));
        assert!(!compared(1.0, vec![(Relation::Conflict, Severity::Note)]), "told as a note");
    }

    #[test]
    fn a_question_names_what_it_is_about_once() {
        for (words, subject, want) in [
            ("How old is the person?", Some("Ann Reed"), "How old is Ann Reed?"),
            ("How old is the person?", Some("the clerk"), "How old is the person? (the clerk)"),
            ("How old is the person?", Some("Ann Reed, Bo Marsh"), "How old is the person? (Ann Reed, Bo Marsh)"),
            ("How long did it last?", Some("Ann Reed"), "How long did it last? (Ann Reed)"),
            ("Who is Ann Reed?", Some("Ann Reed"), "Who is Ann Reed?"),
            ("How many boats sank?", None, "How many boats sank?"),
        ] {
            assert_eq!(asked(words, subject), want);
        }
    }
}
