//! What the words of a date say, before any day is reckoned.
//!
//! The extract stage reads words into a [`DateExpr`]; the normalise stage resolves it against the day
//! of publication and the dates named before it.

use super::Span;
use compact_str::CompactString;

/// A date, time, period or frequency: its words and what they say.
#[derive(Clone, PartialEq, Debug)]
pub struct DateParts {
    /// All its words.
    pub span: Span,
    /// What they say.
    pub expr: DateExpr,
    /// What its clause is about.
    pub tense: Tense,
}

/// Whether a clause tells of what was or of what is to come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Future,
    #[default]
    Unknown,
}

/// What the words of a date say.
#[derive(Clone, PartialEq, Debug)]
pub enum DateExpr {
    /// "now", "recently", "soon"
    Reference(Reference),
    /// "3 August 2007", "Friday", "May", "2007", "the third quarter", "the 1990s"
    Fields(Fields),
    /// "today" (0), "yesterday" (-1)
    Days(i8),
    /// "last week", "this year", "the following month"
    Unit(Direction, Unit),
    /// "last May", "next Thanksgiving"
    Directed(Direction, Box<DateExpr>),
    /// "the last three years", "the next few days"
    Run(Direction, Count, Unit),
    /// "two months ago", "a year earlier", "three days after Easter"
    Offset(Offset),
    /// "early May", "the end of the year"
    Part(Part, Box<DateExpr>),
    /// "the first Monday of March", "the last week of July": the nth (from the end where negative)
    Nth(i8, Nth, Box<DateExpr>),
    /// "May last year", "Wednesday of next week": the first, inside the second
    Within(Box<DateExpr>, Box<DateExpr>),
    /// A day with a name, by its place in the list of holidays.
    Holiday(u16),
    /// "from 3 to 5 May"
    Range(Box<DateExpr>, Box<DateExpr>),
    /// "11.30am", "5 p.m. on Friday"
    Clock(Clock, Option<Box<DateExpr>>),
    /// "Friday night", "this morning"
    DayPart(DayPart, Option<Box<DateExpr>>),
    /// "3/8/2007", where either number may be the day: the month-first reading, then the day-first one
    Ambiguous(Fields, Fields),
    /// "weekly": the TIMEX3 value
    Set(CompactString),
}

/// A time without a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Reference {
    Present,
    Past,
    Future,
}

/// What is named of a calendar date; what is not is to be supplied.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Fields {
    /// A year, decade or century.
    pub year: Option<Year>,
    /// Part of a year.
    pub piece: Option<Piece>,
    /// Day of the month.
    pub day: Option<u8>,
    /// 1 is Monday.
    pub weekday: Option<u8>,
}

/// A year, or the years a decade or century is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Year {
    /// The first of them.
    pub first: i16,
    /// How many: 1, 10 or 100.
    pub years: u8,
    /// Whether it is a financial year, whose ends the calendar does not give.
    pub fiscal: bool,
}

impl Year {
    /// A calendar year.
    pub fn of(first: i16) -> Year {
        Year { first, years: 1, fiscal: false }
    }
}

/// A part of a year that has a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece {
    /// 1 is January.
    Month(u8),
    /// Of the northern hemisphere.
    Season(Season),
    /// 1 to 4
    Quarter(u8),
    /// 1 or 2
    Half(u8),
}

/// A season.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// As TIMEX3 writes it.
    pub fn timex(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

/// A unit of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
}

/// Which of several, seen from a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From the day of publication, backwards.
    Last,
    /// The one the day of publication lies in.
    This,
    /// From the day of publication, onwards.
    Next,
    /// Before a date named earlier.
    Preceding,
    /// After a date named earlier.
    Following,
    /// The one a date named earlier lies in.
    That,
    /// The one that ended last.
    Latest,
}

/// How many units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// So many.
    Exact(u16),
    /// So many and a half.
    AndHalf(u16),
    /// "a few", "several", or none said.
    Vague,
}

/// A number of units away from a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Offset {
    /// How many.
    pub count: Count,
    /// Of what.
    pub unit: Unit,
    /// Whether backwards.
    pub back: bool,
    /// Away from what.
    pub from: Origin,
}

/// What an offset is reckoned from.
#[derive(Clone, PartialEq, Debug)]
pub enum Origin {
    /// The day of publication: "ago", "from now".
    Published,
    /// A date named earlier: "later", "before".
    Text,
    /// A date that is named with it: "after Easter".
    Date(Box<DateExpr>),
}

/// Which stretch of a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Part {
    Early,
    Middle,
    Late,
    Start,
    End,
    /// Before now: "earlier this year".
    Earlier,
    /// After now: "later this year".
    Later,
}

/// What is counted inside a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nth {
    /// "the first week of"
    Unit(Unit),
    /// "the last Monday of": 1 is Monday
    Weekday(u8),
}

/// Part of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum DayPart {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

impl DayPart {
    /// As TIMEX3 writes it.
    pub fn timex(self) -> &'static str {
        match self {
            DayPart::Morning => "TMO",
            DayPart::Noon => "TMI",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
        }
    }
}

/// A time of day as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// 0 to 24
    pub hour: u8,
    /// Where written.
    pub minute: Option<u8>,
    /// Where written.
    pub second: Option<u8>,
    /// Minutes east of Greenwich, where a zone is written.
    pub zone: Option<i16>,
}
