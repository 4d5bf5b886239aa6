//! One group: its values against one another, and the finding that comes of it, if one does.

use super::confidence::{CLEAR, SURE, confidence};
use super::identity;
use super::relate::{Tools, relate};
use super::sides::{Value, by_weight, outlets, values};
use super::verdict::{Context, Setting, Verdict};
use super::wording::message;
use super::{around, events, quotes, shape};
use crate::model::{
    ArticleIx, Class, Corpus, Datum, Finding, Group, Relation, Resolved, RuleKind, Severity, Side, Step,
};
use std::collections::BTreeSet;

/// Groups with more values than this hold no one question.
const MOST_VALUES: usize = 40;

/// All that a comparison may look at.
#[derive(Clone, Copy)]
pub(super) struct World<'w> {
    pub corpus: &'w Corpus,
    pub resolved: &'w Resolved,
    pub tools: Tools<'w>,
    /// Articles whose own date is contradicted.
    pub doubtful: &'w BTreeSet<ArticleIx>,
}

/// What a group came to.
#[derive(Debug)]
pub(super) struct Judgement {
    pub relation: Relation,
    pub sides: Vec<Side>,
    pub finding: Option<Finding>,
}

/// Two values that different outlets report, each without the other.
struct Difference {
    left: usize,
    right: usize,
    verdict: Verdict,
}

/// Compares the values of `group`.
pub(super) fn judge(group: &Group, world: World<'_>) -> Judgement {
    let values = values(group, world.tools.lexicon);
    let mut sides: Vec<Side> = values.iter().map(|v| v.side(world.corpus, world.resolved)).collect();
    by_weight(&mut sides);
    let none = |relation, sides| Judgement { relation, sides, finding: None };
    if values.len() < 2 || values.len() > MOST_VALUES {
        return none(Relation::Agree, sides);
    }
    let table = Table::of(group, &values, world);
    let differences = table.differences(&values, group, world);
    let Some(strongest) = differences.iter().min_by_key(|d| (d.verdict.relation, d.left, d.right)) else {
        return none(Relation::Agree, sides);
    };
    let relation = strongest.verdict.relation;
    let doubt = table.doubt(group, &values);
    let finding = finding(group, &values, &differences, strongest, doubt, world);
    Judgement { relation: finding.as_ref().map_or(relation, |f| f.relation), sides, finding }
}

/// The relation of every pair of values, dates apart.
struct Table {
    relations: Vec<Vec<Relation>>,
}

impl Table {
    fn of(group: &Group, values: &[Value<'_>], world: World<'_>) -> Table {
        let mut relations = vec![vec![Relation::Agree; values.len()]; values.len()];
        for left in 0..values.len() {
            for right in left + 1..values.len() {
                let context = context(group, Setting::default(), Setting::default());
                let context = Context { monotone: false, ..context };
                let found = pair(&values[left], &values[right], &context, world.tools).map(|v| v.relation);
                relations[left][right] = found.unwrap_or(Relation::Scope);
                relations[right][left] = relations[left][right];
            }
        }
        Table { relations }
    }

    fn at(&self, left: usize, right: usize) -> Relation {
        self.relations.get(left).and_then(|row| row.get(right)).copied().unwrap_or(Relation::Agree)
    }

    /// The articles that report `one` and nothing that agrees with `other`. An article whose values exclude each
    /// other speaks of two things, and which is meant is open.
    fn without(&self, class: Class, values: &[Value<'_>], one: usize, other: usize) -> BTreeSet<ArticleIx> {
        let mut out = values[one].articles();
        for (at, value) in values.iter().enumerate().filter(|(at, _)| *at != one) {
            let agrees = at == other || self.at(at, other) == Relation::Agree;
            let excludes = has_one_value(class) && self.at(at, one) == Relation::Conflict;
            if agrees || excludes {
                let articles = value.articles();
                let two_say = |ix| two_speakers(&values[one], value, ix) && is_spoken(&values[one]) && is_spoken(value);
                out.retain(|ix| !articles.contains(ix) || !agrees && two_say(*ix));
            }
        }
        out
    }

    /// The pairs in which outlets differ.
    fn differences(&self, values: &[Value<'_>], group: &Group, world: World<'_>) -> Vec<Difference> {
        let mut out = Vec::new();
        for left in 0..values.len() {
            for right in left + 1..values.len() {
                if self.at(left, right).severity().is_none() {
                    continue;
                }
                let l = self.without(group.class, values, left, right);
                let r = self.without(group.class, values, right, left);
                if !two_outlets(world.corpus, &l, &r) {
                    continue;
                }
                let context = context(
                    group,
                    values[left].setting(world.corpus, &l, world.doubtful),
                    values[right].setting(world.corpus, &r, world.doubtful),
                );
                let verdict = pair(&values[left], &values[right], &context, world.tools);
                let Some(verdict) = verdict.map(|v| spoken(v, &values[left], &values[right])) else { continue };
                let [left_side, right_side] =
                    [(left, &l), (right, &r)].map(|(at, within)| around::Side { value: &values[at], within });
                let verdict = around::settled(verdict, group, &left_side, &right_side, world);
                if verdict.relation.severity().is_some() {
                    out.push(Difference { left, right, verdict });
                }
            }
        }
        out
    }

    /// Why the claims may answer two questions.
    fn doubt(&self, group: &Group, values: &[Value<'_>]) -> Option<Step> {
        let step =
            |test: &'static str, what: &str| Step::new(test, format!("{what}: the claims may answer two questions"));
        if self.is_suspect(values) {
            return Some(step("articles", "one contradicts itself"));
        }
        events::are_several(group, values).then(|| step("events", "values too far apart to be of one event"))
    }

    /// Whether an article contradicts itself, or gives three values far apart: then its claims may answer two questions.
    fn is_suspect(&self, values: &[Value<'_>]) -> bool {
        let articles: Vec<BTreeSet<ArticleIx>> = values.iter().map(Value::articles).collect();
        let contradicts = |left: usize, right: usize| {
            let two_say = |ix: &ArticleIx| two_speakers(&values[left], &values[right], *ix);
            self.at(left, right) == Relation::Conflict
                && articles[left].intersection(&articles[right]).any(|ix| !two_say(ix))
        };
        let mut pairs = (0..values.len()).flat_map(|left| (left + 1..values.len()).map(move |right| (left, right)));
        pairs.any(|(left, right)| contradicts(left, right) || self.is_one_of_three(&articles, left, right))
    }

    /// Whether an article gives two values and one after them, each far from the others.
    fn is_one_of_three(&self, articles: &[BTreeSet<ArticleIx>], left: usize, right: usize) -> bool {
        let far = |l: usize, r: usize| matches!(self.at(l, r), Relation::Conflict | Relation::Drift);
        let third = |at: usize| far(left, at) && far(right, at);
        let shared = || articles[left].intersection(&articles[right]);
        far(left, right)
            && (right + 1..articles.len()).any(|at| third(at) && shared().any(|ix| articles[at].contains(ix)))
    }
}

/// Whether an article that answers the question gives one value: of roles, places and wordings it may give many.
fn has_one_value(class: Class) -> bool {
    use Class::{Age, Duration, ExactCount, Measure, Money, Percent};
    matches!(class, ExactCount | Measure | Money | Percent | Duration | Age)
}

/// Whether in article `ix` every report of the one is another speaker's than every report of the other.
fn two_speakers(left: &Value<'_>, right: &Value<'_>, ix: ArticleIx) -> bool {
    let speakers = |value: &Value<'_>| -> BTreeSet<Option<String>> {
        let here = value.entries.iter().filter(|e| e.place.article == ix);
        here.map(|e| e.attributed_to.as_deref().map(str::to_owned)).collect()
    };
    speakers(left).is_disjoint(&speakers(right))
}

/// Whether every report of a value is a speaker's.
fn is_spoken(value: &Value<'_>) -> bool {
    value.entries.iter().all(|e| e.attributed_to.is_some())
}

/// Values that two speakers gave are no contradiction between outlets.
fn spoken(verdict: Verdict, left: &Value<'_>, right: &Value<'_>) -> Verdict {
    let speakers = |value: &Value<'_>| -> Option<BTreeSet<String>> {
        value.entries.iter().map(|e| e.attributed_to.as_deref().map(str::to_owned)).collect()
    };
    let (Some(l), Some(r)) = (speakers(left), speakers(right)) else { return verdict };
    if verdict.relation != Relation::Conflict || !l.is_disjoint(&r) {
        return verdict;
    }
    verdict.left_open(Step::new("speakers", "each value is another speaker's"))
}

fn two_outlets(corpus: &Corpus, left: &BTreeSet<ArticleIx>, right: &BTreeSet<ArticleIx>) -> bool {
    let both: BTreeSet<ArticleIx> = left.union(right).copied().collect();
    !left.is_empty() && !right.is_empty() && outlets(corpus, &both).len() > 1
}

fn context(group: &Group, left: Setting, right: Setting) -> Context {
    Context { class: group.class, monotone: group.monotone, aligned: group.pattern.is_none(), left, right }
}

fn pair(left: &Value<'_>, right: &Value<'_>, context: &Context, tools: Tools<'_>) -> Option<Verdict> {
    Some(relate(left.datum()?, right.datum()?, context, tools))
}

/// The finding that `strongest` makes, with every value that differs from another.
fn finding(
    group: &Group,
    values: &[Value<'_>],
    differences: &[Difference],
    strongest: &Difference,
    doubt: Option<Step>,
    world: World<'_>,
) -> Option<Finding> {
    let kind = rule_kind(group.class)?;
    let mut relation = strongest.verdict.relation;
    let only_strongest = group.class == Class::Quote;
    let shown: BTreeSet<usize> = differences
        .iter()
        .filter(|d| !only_strongest || d.verdict.relation == relation)
        .flat_map(|d| [d.left, d.right])
        .collect();
    let shown: Vec<&Value<'_>> = shown.into_iter().filter_map(|at| values.get(at)).collect();
    let confidence = confidence(world.corpus, group, &shown, doubt.is_some());
    let mut severity = severity(group, relation)?;
    let mut trace = vec![Step::new("question", format!("{} (same key {:.2})", group.question, confidence.key))];
    trace.extend(strongest.verdict.trace.iter().cloned());
    trace.extend(doubt);
    if severity.is_loud() && confidence.key < CLEAR {
        trace.push(Step::new(
            "confidence",
            format!("same key {:.2} < {CLEAR}: would be {}", confidence.key, relation.name()),
        ));
        (relation, severity) = (Relation::Unresolved, Severity::Note);
    }
    if severity == Severity::Error && confidence.total < SURE {
        trace.push(Step::new("confidence", format!("total {:.2} < {SURE}: no error", confidence.total)));
        severity = Severity::Warning;
    }
    if relation == Relation::Altered && is_slight(values, strongest, world.tools) {
        trace.push(Step::new("weight", "only little words differ"));
        severity = Severity::Note;
    }
    let mut sides: Vec<Side> = shown.iter().map(|v| v.side(world.corpus, world.resolved)).collect();
    by_weight(&mut sides);
    let keys: Vec<String> = shown.iter().map(|v| v.key.clone()).collect();
    let rule = format!("{}.{}", kind.name(), relation.name());
    Some(Finding {
        id: identity::id(&rule, &group.id, &keys),
        kind,
        relation,
        severity,
        shape: shape::shape(&sides),
        confidence,
        story: group.story.clone(),
        group: group.id.clone(),
        question: group.question.clone(),
        message: message(relation, &sides),
        change: strongest.verdict.change,
        sides,
        trace,
    })
}

fn is_slight(values: &[Value<'_>], difference: &Difference, tools: Tools<'_>) -> bool {
    let words = |at: usize| match values.get(at)?.datum()? {
        Datum::Quote(words) => Some(words.as_str()),
        _ => None,
    };
    words(difference.left).zip(words(difference.right)).is_some_and(|(l, r)| quotes::is_slight(l, r, tools))
}

fn severity(group: &Group, relation: Relation) -> Option<Severity> {
    let set = group.severity.iter().find(|(of, _)| *of == relation).map(|(_, severity)| *severity);
    set.or(relation.severity())
}

/// The first part of a rule; none for what makes no finding by itself.
fn rule_kind(class: Class) -> Option<RuleKind> {
    Some(match class {
        Class::ExactCount | Class::Measure => RuleKind::Figure,
        Class::Money => RuleKind::Money,
        Class::Percent => RuleKind::Percent,
        Class::Duration => RuleKind::Duration,
        Class::Date => RuleKind::Date,
        Class::Age => RuleKind::Age,
        Class::Sentence => RuleKind::Sentence,
        Class::Role => RuleKind::Role,
        Class::Agent => RuleKind::Agent,
        Class::Place => RuleKind::Place,
        Class::Quote => RuleKind::Quote,
        Class::Quantifier => RuleKind::Quantifier,
        Class::Name | Class::Text => return None,
    })
}
