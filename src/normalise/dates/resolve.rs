//! What an expression says, as days.

use super::calendar;
use super::period::{End, Grain, Period};
use super::{holidays, narrow, relative};
use crate::lexicon::Lexicon;
use crate::model::{DateExpr, DateParts, Direction, Fields, Tense, Unit};
use jiff::civil::Date;

/// What the text has said of dates so far.
#[derive(Debug, Default)]
pub(super) struct Said {
    sentence: Option<usize>,
    paragraph: Option<usize>,
    /// The last day named, and the paragraph it was named in.
    day: Option<(Period, Option<usize>)>,
    /// The last date of any kind.
    any: Option<Period>,
    /// The last quarter.
    quarter: Option<Period>,
    /// The first day of the latest quarter.
    latest: Option<Date>,
    /// The last year that the sentence names in full.
    year: Option<(i16, Option<usize>)>,
    /// Whether the text writes the day before the month.
    pub day_first: bool,
}

impl Said {
    /// Before the first date of a text.
    pub fn of(dates: &[DateParts], text: &str) -> Said {
        let (mut day, mut month) = (0, 0);
        for date in dates {
            if let DateExpr::Fields(Fields { day: Some(_), piece: Some(_), .. }) = &date.expr {
                let words = date.span.slice(text);
                match words.bytes().find(u8::is_ascii_alphanumeric) {
                    Some(b) if b.is_ascii_digit() && words.contains(|c: char| c.is_alphabetic()) => day += 1,
                    Some(b) if b.is_ascii_alphabetic() => month += 1,
                    _ => {}
                }
            }
        }
        Said { day_first: day > month, ..Said::default() }
    }

    /// Moves on to a sentence.
    pub fn enter(&mut self, sentence: Option<usize>, paragraph: Option<usize>) {
        (self.sentence, self.paragraph) = (sentence, paragraph);
    }

    /// Remembers a date.
    pub fn note(&mut self, period: Period, relative: bool) {
        match period.grain {
            Grain::Day => self.day = Some((period, self.paragraph)),
            Grain::Quarter => {
                self.quarter = Some(period);
                self.latest = self.latest.max(Some(period.first));
            }
            Grain::Run(..) => return,
            _ => {}
        }
        if !relative && matches!(period.grain, Grain::Day | Grain::Month) {
            self.year = Some((period.last.year(), self.sentence));
        }
        self.any = Some(period);
    }

    /// The day that is spoken of: named in this paragraph.
    pub fn day_here(&self) -> Option<Period> {
        self.day.filter(|(_, paragraph)| *paragraph == self.paragraph).map(|(period, _)| period)
    }
}

/// Resolves one expression.
pub(super) struct Resolver<'a> {
    published: Option<Date>,
    pub tense: Tense,
    said: &'a Said,
    lexicon: &'a Lexicon,
    relative: bool,
}

impl<'a> Resolver<'a> {
    pub fn new(published: Option<Date>, tense: Tense, said: &'a Said, lexicon: &'a Lexicon) -> Resolver<'a> {
        Resolver { published, tense, said, lexicon, relative: false }
    }

    /// Whether another date was asked for.
    pub fn is_relative(&self) -> bool {
        self.relative
    }

    /// The day of publication.
    pub fn published(&mut self) -> Option<Date> {
        self.relative = true;
        self.published
    }

    /// The last day the text named.
    pub fn said_day(&mut self) -> Option<Period> {
        self.relative = true;
        self.said.day.map(|(period, _)| period)
    }

    /// The last date the text named.
    pub fn said_any(&mut self) -> Option<Period> {
        self.relative = true;
        self.said.any
    }

    /// The last quarter the text named.
    pub fn said_quarter(&mut self) -> Option<Period> {
        self.relative = true;
        self.said.quarter
    }

    /// The latest quarter the text named.
    pub fn latest_quarter(&mut self) -> Option<Period> {
        self.relative = true;
        Period::around(self.said.latest?, Unit::Quarter)
    }

    /// The year that the sentence names before.
    pub fn said_year(&self) -> Option<i16> {
        self.said.year.filter(|(_, sentence)| *sentence == self.said.sentence).map(|(year, _)| year)
    }

    /// The day a clock time without one belongs to.
    pub fn spoken_day(&mut self) -> Option<Period> {
        self.relative = true;
        self.said.day_here()
    }

    /// The days `expr` means; none where what it is relative to is not known.
    pub fn period(&mut self, expr: &DateExpr) -> Option<Period> {
        match expr {
            DateExpr::Fields(fields) => calendar::fields(self, *fields),
            DateExpr::Ambiguous(month_first, day_first) => self.ambiguous(*month_first, *day_first),
            DateExpr::Days(n) => {
                let day = super::period::shift(self.published()?, Unit::Day, i64::from(*n))?;
                Some(Period::day(day))
            }
            DateExpr::Unit(direction, unit) => relative::unit(self, *direction, *unit),
            DateExpr::Directed(direction, inner) => relative::directed(self, *direction, inner),
            DateExpr::Run(direction, count, unit) => relative::run(self, *direction, *count, *unit),
            DateExpr::Offset(offset) => relative::offset(self, offset),
            DateExpr::Part(part, inner) => {
                let whole = self.period(inner)?;
                narrow::part(self, *part, whole)
            }
            DateExpr::Nth(n, what, within) => {
                let whole = self.period(within)?;
                narrow::nth(*n, *what, whole)
            }
            DateExpr::Within(inner, container) => {
                let whole = self.period(container)?;
                self.inside(inner, whole)
            }
            DateExpr::Holiday(index) => self.holiday(*index, None),
            DateExpr::Range(first, last) => self.range(first, last),
            DateExpr::Clock(_, day) | DateExpr::DayPart(_, day) => match day {
                Some(day) => self.period(day),
                None => self.spoken_day(),
            },
            DateExpr::Reference(_) | DateExpr::Set(_) => None,
        }
    }

    /// `inner`, where it lies in `whole`.
    fn inside(&mut self, inner: &DateExpr, whole: Period) -> Option<Period> {
        match inner {
            DateExpr::Fields(fields) => calendar::fields_inside(*fields, whole),
            DateExpr::Holiday(index) => self.holiday(*index, Some(whole)),
            DateExpr::Unit(Direction::That, Unit::Quarter) => {
                let quarter = self.period(inner)?.first.month().unsigned_abs().div_ceil(3);
                Period::quarter(whole.first.year(), quarter)
            }
            DateExpr::Nth(n, what, within) => {
                let within = self.inside(within, whole)?;
                narrow::nth(*n, *what, within)
            }
            _ => None,
        }
    }

    /// The day with a name: in `whole`, else the one that the tense asks for.
    pub fn holiday(&mut self, index: u16, whole: Option<Period>) -> Option<Period> {
        let lexicon = self.lexicon;
        let holiday = lexicon.holidays.get(index)?;
        if let Some(whole) = whole {
            return holidays::in_year(holiday, whole.first.year()).into_iter().find(|p| whole.contains(p.first));
        }
        let today = self.published()?;
        let all = (today.year() - 1..=today.year() + 1).flat_map(|y| holidays::in_year(holiday, y));
        calendar::nearest(all, today, self.tense)
    }

    /// "last Christmas", "next Easter"
    pub fn directed_holiday(&mut self, index: u16, direction: Direction) -> Option<Period> {
        let lexicon = self.lexicon;
        let holiday = lexicon.holidays.get(index)?;
        let today = self.published()?;
        let mut all = (today.year() - 2..=today.year() + 2).flat_map(|y| holidays::in_year(holiday, y));
        match direction {
            Direction::Last | Direction::Preceding => all.rfind(|p| p.last < today),
            Direction::Next | Direction::Following => all.find(|p| p.first > today),
            _ => all.find(|p| p.first.year() == today.year()),
        }
    }

    /// Either reading of "3/8/2007": the order the text has shown, else both.
    fn ambiguous(&mut self, month_first: Fields, day_first: Fields) -> Option<Period> {
        if self.said.day_first {
            return calendar::fields(self, day_first);
        }
        let (left, right) = (calendar::fields(self, month_first)?, calendar::fields(self, day_first)?);
        Some(Period { part: Some((left.first.min(right.first), left.last.max(right.last))), ..left })
    }

    fn range(&mut self, first: &DateExpr, last: &DateExpr) -> Option<Period> {
        let mut end = self.period(last)?;
        let mut start = self.period(first)?;
        if start.first > end.last {
            // "from November to February": the open end is the one to move
            let moved = |p: Period, years: i64| -> Option<Period> {
                let first = super::period::shift(p.first, Unit::Year, years)?;
                let last = super::period::shift(p.last, Unit::Year, years)?;
                Some(Period { first, last, ..p })
            };
            let open = |e: &DateExpr| matches!(e, DateExpr::Fields(f) if f.year.is_none() && f.piece.is_some());
            if open(last) && self.tense == Tense::Future {
                end = moved(end, 1)?;
            } else if open(first) {
                start = moved(start, -1)?;
            } else if let (DateExpr::Fields(Fields { day: Some(_), .. }), Grain::Day) = (first, start.grain)
                && matches!(last, DateExpr::Fields(f) if f.day.is_some() && f.piece.is_none() && f.year.is_none())
            {
                // "from the 20th to the 27th", told in between: both are days of one month
                end = Period::day(super::period::shift(end.first, Unit::Month, 1)?);
            } else if let (DateExpr::Fields(f), true) = (first, start.grain == Grain::Day) {
                start = Period::day(super::period::on_or_before(end.last, super::period::weekday(f.weekday?)?)?);
            }
        }
        let ((from, _), (_, to)) = (start.bounds(), end.bounds());
        let grain = match (start.grain, end.grain) {
            (Grain::Year | Grain::Decade, Grain::Year | Grain::Decade) => End::Year,
            (Grain::Month | Grain::Quarter | Grain::Half, Grain::Month | Grain::Quarter | Grain::Half) => End::Month,
            _ => End::Day,
        };
        let out = Period::new(start.first, end.last, Grain::Between(grain));
        (from <= to).then(|| if (from, to) == (out.first, out.last) { out } else { out.part(from, to) })
    }
}
