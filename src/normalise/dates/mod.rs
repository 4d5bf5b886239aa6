//! From the words of dates to days: each resolved against the day of publication and the dates before it.

mod calendar;
mod holidays;
mod hours;
mod narrow;
mod period;
mod print;
mod relative;
mod resolve;
#[cfg(test)]
mod tests;

use crate::lexicon::Lexicon;
use crate::model::{
    Count, DateExpr, DateParts, DayPart, Offset, Origin, Reference, Segments, Span, Stamp, Tense, Value, When, WhenKind,
};
use compact_str::CompactString;
use period::Grain;
use resolve::{Resolver, Said};

/// The value of each date.
pub(super) fn values(
    text: &str,
    segments: &Segments,
    dates: &[DateParts],
    published: &Stamp,
    lexicon: &Lexicon,
) -> Vec<(Span, Value)> {
    let mut said = Said::of(dates, text);
    let mut out = Vec::with_capacity(dates.len());
    for date in dates {
        let sentence = segments.sentence_at(date.span.start());
        let paragraph = sentence.and_then(|s| segments.sentences.get(s)).map(|s| s.paragraph);
        said.enter(sentence, paragraph);
        out.push((date.span, value(date, &mut said, published, lexicon)));
    }
    out
}

fn value(date: &DateParts, said: &mut Said, published: &Stamp, lexicon: &Lexicon) -> Value {
    let words = |timex: &str| When { timex: Some(CompactString::from(timex)), ..When::default() };
    match &date.expr {
        DateExpr::Set(timex) => return Value::Set(timex.clone()),
        DateExpr::Reference(Reference::Present) => return Value::When(words("PRESENT_REF")),
        DateExpr::Reference(Reference::Past) => return Value::When(words("PAST_REF")),
        DateExpr::Reference(Reference::Future) => return Value::When(words("FUTURE_REF")),
        DateExpr::Offset(Offset { count: Count::Vague, back: true, from: Origin::Published, .. }) => {
            return Value::When(words("PAST_REF"));
        }
        _ => {}
    }
    let mut resolver = Resolver::new(published.reliable(), date.tense, said, lexicon);
    if let Some((first, last, day)) = hours::between(&date.expr) {
        let period = match day {
            Some(day) => resolver.period(day),
            None => resolver.spoken_day(),
        };
        let relative = resolver.is_relative();
        return Value::When(hours::value(first, last, period, day.is_some(), relative));
    }
    let (clock, day) = match &date.expr {
        DateExpr::Clock(clock, day) => (Some(print::clock(*clock)), day.as_deref()),
        expr => (None, Some(expr)),
    };
    let part = match day {
        Some(DateExpr::DayPart(part, _)) => part.timex(),
        _ => "",
    };
    let period = match day {
        // "overnight" and no day before it: the night before the paper came out, or the one to come
        Some(DateExpr::DayPart(DayPart::Night, None)) => {
            let night = if date.tense == Tense::Future { 0 } else { -1 };
            resolver.spoken_day().or_else(|| resolver.period(&DateExpr::Days(night)))
        }
        Some(DateExpr::DayPart(_, None)) | None => resolver.spoken_day(),
        Some(expr) => resolver.period(expr),
    };
    let relative = resolver.is_relative();
    // "11.30 2007": an hour is of a day and not of a year
    let clock = clock.filter(|_| period.is_none_or(|p| p.grain == Grain::Day));
    let grain = match (&clock, day) {
        (Some(_), Some(_)) => WhenKind::Datetime,
        (Some(_), None) | (None, Some(DateExpr::DayPart(_, None))) => WhenKind::Time,
        _ => WhenKind::Date,
    };
    let Some(period) = period else {
        let timex = clock.filter(|_| day.is_none()).or_else(|| print::no_such_day(day?));
        return Value::When(When { grain, timex, relative, ..When::default() });
    };
    // what is set against a quarter is not what is spoken of
    let compared = period.grain == Grain::Quarter && matches!(date.expr, DateExpr::Offset(_) | DateExpr::Within(..));
    if clock.is_none() && !compared {
        said.note(period, relative);
    }
    let mut timex = print::timex(period);
    timex.push_str(clock.as_deref().unwrap_or(part));
    let mut edtf = print::edtf(period);
    if let Some(clock) = &clock {
        edtf.push_str(&with_seconds(clock));
    }
    let (earliest, latest) = period.bounds();
    let edtf = (!matches!(day, Some(DateExpr::Ambiguous(..))) || earliest == latest).then_some(edtf);
    Value::When(When { grain, edtf, timex: Some(timex), earliest: Some(earliest), latest: Some(latest), relative })
}

/// EDTF wants seconds.
fn with_seconds(clock: &str) -> CompactString {
    let time_end = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at(time_end);
    let seconds = if time.matches(':').count() < 2 { ":00" } else { "" };
    compact_str::format_compact!("{time}{seconds}{zone}")
}
