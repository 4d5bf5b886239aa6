//! Hours of one day: "from 9am to 11am on Friday".

use super::period::{Grain, Period};
use super::{print, with_seconds};
use crate::model::{Clock, DateExpr, When, WhenKind};
use compact_str::{CompactString, format_compact};

/// Both hours, and the day they are of, where `expr` is such a range.
pub(super) fn between(expr: &DateExpr) -> Option<(Clock, Clock, Option<&DateExpr>)> {
    let DateExpr::Range(first, last) = expr else { return None };
    let (DateExpr::Clock(first, day), DateExpr::Clock(last, other)) = (first.as_ref(), last.as_ref()) else {
        return None;
    };
    let forward = (first.hour, first.minute) <= (last.hour, last.minute);
    (day == other && forward).then_some((*first, *last, day.as_deref()))
}

/// The hours on `day`, or by themselves where it is not known.
pub(super) fn value(first: Clock, last: Clock, day: Option<Period>, named: bool, relative: bool) -> When {
    let (first, last) = (print::clock(first), print::clock(last));
    let grain = if named { WhenKind::Datetime } else { WhenKind::Time };
    let Some(day) = day.filter(|day| day.grain == Grain::Day) else {
        let timex = (!named).then(|| format_compact!("{first}/{last}"));
        return When { grain, timex, relative, ..When::default() };
    };
    let date = print::timex(day);
    let interval = |first: &str, last: &str| -> CompactString { format_compact!("{date}{first}/{date}{last}") };
    let (earliest, latest) = day.bounds();
    When {
        grain,
        edtf: (earliest == latest).then(|| interval(&with_seconds(&first), &with_seconds(&last))),
        timex: Some(interval(&first, &last)),
        earliest: Some(earliest),
        latest: Some(latest),
        relative,
    }
}
