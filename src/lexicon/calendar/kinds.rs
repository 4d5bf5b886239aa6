//! The kinds of thing a word can mean in a date, as bits: what the grammar asks first, for every word.

/// A month.
pub const MONTH: u32 = 1;
/// A weekday.
pub const WEEKDAY: u32 = 1 << 1;
/// A season.
pub const SEASON: u32 = 1 << 2;
/// Day, week, month …
pub const UNIT: u32 = 1 << 3;
/// Last, this, next …
pub const DIRECTION: u32 = 1 << 4;
/// Early, mid, end …
pub const PART: u32 = 1 << 5;
/// Morning to night.
pub const DAY_PART: u32 = 1 << 6;
/// The end of an ordinal in words.
pub const ORDINAL: u32 = 1 << 7;
/// A cardinal in words.
pub const CARDINAL: u32 = 1 << 8;
/// "a", "an"
pub const ARTICLE: u32 = 1 << 9;
/// Nineties.
pub const DECADE: u32 = 1 << 10;
/// Few, several.
pub const VAGUE: u32 = 1 << 11;
/// A time zone.
pub const ZONE: u32 = 1 << 12;
/// A word before a bare year or month.
pub const INTRODUCER: u32 = 1 << 13;
/// A verb that tells of time.
pub const VERB: u32 = 1 << 14;
/// The first word of a phrase that says all by itself.
pub const FIXED: u32 = 1 << 15;
/// The first word of a holiday.
pub const HOLIDAY: u32 = 1 << 16;
/// Another word the grammar starts at: "every", "noon", "fiscal".
pub const OWN: u32 = 1 << 17;
/// A word that can go on with a date after a number: "am", "to", "of".
pub const AFTER_NUMBER: u32 = 1 << 18;
/// An event that is set beforehand: "election", "hearing".
pub const EVENT: u32 = 1 << 19;
/// What a date can start with.
pub const START: u32 = ((1 << 12) - 1) | FIXED | HOLIDAY | OWN;
