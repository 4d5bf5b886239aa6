//! What two values are to each other, and every test that led there.

use crate::model::{Class, QuoteChange, Relation, Reliability, Step};
use jiff::civil::Date;

/// The outcome of one comparison.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Verdict {
    /// What the two are to each other.
    pub relation: Relation,
    /// Of quotations: how the wording was changed.
    pub change: Option<QuoteChange>,
    /// The tests, in the order they were made.
    pub trace: Vec<Step>,
}

impl Verdict {
    /// The same tests, and one more that leaves it open.
    pub fn left_open(mut self, step: Step) -> Verdict {
        self.trace.push(step);
        Verdict { relation: Relation::Unresolved, change: None, trace: self.trace }
    }
}

/// A comparison under way: tests made so far.
#[derive(Default)]
pub(super) struct Trace {
    steps: Vec<Step>,
}

impl Trace {
    /// Notes a test that did not decide.
    pub fn note(&mut self, test: &str, outcome: impl Into<String>) {
        self.steps.push(Step::new(test, outcome));
    }

    /// Ends with the test that decided.
    pub fn end(mut self, test: &str, outcome: impl Into<String>, relation: Relation) -> Verdict {
        self.steps.push(Step::new(test, outcome));
        Verdict { relation, change: None, trace: self.steps }
    }
}

/// What is known of one value beside the value itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Setting {
    /// The day it is stated as of: from the text where it says so, else of publication.
    pub as_of: Option<Date>,
    /// How far that day can be relied on.
    pub dated: Reliability,
}

impl Setting {
    /// The day, where it may be reckoned with.
    pub fn day(self) -> Option<Date> {
        self.as_of.filter(|_| self.dated >= Reliability::Medium)
    }
}

/// What a comparator may know beside the two values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Context {
    /// How values of the group are compared.
    pub class: Class,
    /// Whether the true value may grow from report to report.
    pub monotone: bool,
    /// Whether the words around the values, as those of a shared passage, tell that they answer one question: no
    /// pattern asks it.
    pub aligned: bool,
    /// What is known of the left value.
    pub left: Setting,
    /// What is known of the right value.
    pub right: Setting,
}

impl Context {
    /// Days from the earlier to the later of the two; none where either is unknown.
    pub fn days_apart(&self) -> Option<i64> {
        let (left, right) = (self.left.day()?, self.right.day()?);
        Some(days_between(left, right).abs())
    }

    /// Whether the day of one is known and that of the other is not.
    pub fn is_one_dated(&self) -> bool {
        self.left.day().is_some() != self.right.day().is_some()
    }

    /// The same with the sides exchanged.
    #[cfg(test)]
    pub fn swapped(&self) -> Context {
        Context { left: self.right, right: self.left, ..*self }
    }
}

/// Days from `from` to `to`; negative where `to` is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
