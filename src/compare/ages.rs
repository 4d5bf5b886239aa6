//! Ages: a year apart may be a birthday, and years between two reports explain years between two ages.

use super::figures;
use super::scale::{self, Apart};
use super::verdict::{Context, Trace, Verdict, days_between};
use crate::model::{Amount, Figure, Relation};
use rust_decimal::Decimal;

/// So many years may lie between a report with a day and one without.
const MAY_HAVE_PASSED: i64 = 10;

/// Ages of people of one name that are so many years apart are hardly one person's, unless one digit was mistyped.
const TWO_PEOPLE: i64 = 30;

/// What two ages of one person are to each other.
pub(super) fn relate(left: &Figure, right: &Figure, context: &Context) -> Verdict {
    let mut trace = Trace::default();
    let (left, right) = (in_years_unless_told(left), in_years_unless_told(right));
    let pair = match scale::common(&left, &right) {
        Ok(pair) => pair,
        Err(Apart::Scope(why)) => return trace.end("scope", why, Relation::Scope),
        Err(Apart::Unknown(why)) => return trace.end("unit", why, Relation::Unresolved),
    };
    let (Amount::Exact(l), Amount::Exact(r)) = (pair.left.amount, pair.right.amount) else {
        return figures::in_order(&pair, context, trace);
    };
    if l == r {
        return trace.end("value", "same age", Relation::Agree);
    }
    let years = |figure: &Figure| figure.unit.as_deref() == Some("year");
    if years(&left) != years(&right) {
        return months_against_years(l, r, pair.left.step.max(pair.right.step), trace);
    }
    if !years(&left) {
        return trace.end("verdict", "cannot both hold", Relation::Conflict);
    }
    trace.note("value", format!("{} years apart", (l - r).abs().normalize()));
    if let Some(how) = explained_by_dates(l, r, context) {
        return trace.end("as of", how, Relation::Update);
    }
    if context.is_one_dated() && (l - r).abs() <= Decimal::from(MAY_HAVE_PASSED) {
        return trace.end("as of", "only one report is dated: years may lie between", Relation::Unresolved);
    }
    if (l - r).abs() <= Decimal::ONE {
        return trace.end("birthday", "one year apart: a birthday may lie between", Relation::Refinement);
    }
    trace.note("birthday", "more than one year apart");
    if (l - r).abs() > Decimal::from(TWO_PEOPLE) && !is_one_digit_off(l, r) {
        return trace.end("size", "so far apart that they may be two people's", Relation::Unresolved);
    }
    trace.end("verdict", "cannot both hold", Relation::Conflict)
}

/// Whether two ages differ in one digit alone: 31 and 81.
fn is_one_digit_off(left: Decimal, right: Decimal) -> bool {
    let (left, right) = (left.normalize().to_string(), right.normalize().to_string());
    left.len() == right.len() && left.chars().zip(right.chars()).filter(|(l, r)| l != r).count() == 1
}

/// A person's age without a unit is in years.
fn in_years_unless_told(figure: &Figure) -> Figure {
    let unit = figure.unit.clone().or_else(|| Some("year".into()));
    Figure { unit, ..figure.clone() }
}

/// "One year old" covers every month up to the second birthday.
fn months_against_years(left: Decimal, right: Decimal, step: Decimal, trace: Trace) -> Verdict {
    let gap = (left - right).abs();
    if gap < step {
        return trace.end("precision", "the months lie within the year", Relation::Refinement);
    }
    trace.end("verdict", "cannot both hold", Relation::Conflict)
}

/// Whether the later report gives the higher age, by about the years between the reports.
fn explained_by_dates(left: Decimal, right: Decimal, context: &Context) -> Option<String> {
    let (left_day, right_day) = (context.left.day()?, context.right.day()?);
    let days = Decimal::from(days_between(left_day, right_day));
    let passed = days / Decimal::new(36_525, 2);
    let aged = right - left;
    let same_way = (aged > Decimal::ZERO) == (passed > Decimal::ZERO) && !passed.is_zero();
    let years = passed.abs();
    let near = (aged - passed).abs() <= Decimal::ONE;
    (same_way && years >= Decimal::new(5, 1) && near).then(|| {
        let (from, to) = if left_day <= right_day { (left_day, right_day) } else { (right_day, left_day) };
        format!("reported {from} and {to}: the years between explain it")
    })
}
