//! What holds of every date: printed and read again it is the same; its words, its bounds and its EDTF value are sound.

use super::{ENGINE, read};
use claimdiff::model::{Article, Reliability, Stamp, Value};
use jiff::civil::Date;
use proptest::prelude::*;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn days() -> impl Strategy<Value = Date> {
    (1700i16..2056, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap())
}

/// `day` in each style that news writes.
fn written(day: Date) -> Vec<String> {
    let month = MONTHS[day.month() as usize - 1];
    let (y, d) = (day.year(), day.day());
    let weekday = WEEKDAYS[day.weekday().to_monday_zero_offset() as usize];
    let mut out = vec![
        format!("{d} {month} {y}"),
        format!("{month} {d}, {y}"),
        format!("{weekday}, {d} {month} {y}"),
        format!("{weekday}, {month} {d}, {y}"),
        day.to_string(),
        format!("{y}/{:02}/{d:02}", day.month()),
    ];
    if day.month() != 5 {
        out.push(format!("{d} {} {y}", &month[..3]));
        out.push(format!("{}. {d}, {y}", &month[..3]));
    }
    out
}

/// The value that reading `words` in a sentence gives; "-" where it is not one date.
fn value(words: &str) -> String {
    match read(&format!("The bridge fell on {words} in heavy rain."), None).as_slice() {
        [one] => one.split(" | ").nth(2).unwrap_or("-").to_owned(),
        _ => "-".to_owned(),
    }
}

/// Whether `value` is EDTF of level 1, as far as dates of articles go.
fn is_edtf(value: &str) -> bool {
    let parts: Vec<&str> = value.split('/').collect();
    parts.len() <= 2 && parts.iter().all(|part| is_edtf_date(part))
}

fn is_edtf_date(part: &str) -> bool {
    let plain = part.trim_end_matches(['~', '?', '%']);
    if part.len() - plain.len() > 1 {
        return false;
    }
    let (plain, clock) = plain.split_once('T').map_or((plain, None), |(day, clock)| (day, Some(clock)));
    let fields: Vec<&str> = plain.strip_prefix('-').unwrap_or(plain).split('-').collect();
    let number = |text: &str, width: usize| (text.len() == width).then(|| text.parse::<u32>().ok()).flatten();
    let year = |text: &str| text.len() == 4 && text.trim_end_matches('X').parse::<u32>().is_ok();
    let sound = match fields.as_slice() {
        [y] => year(y),
        [y, m] => year(y) && number(m, 2).is_some_and(|m| (1..=12).contains(&m) || (21..=24).contains(&m)),
        [_, _, _] => plain.len() >= 10 && (plain.starts_with('-') || plain.parse::<Date>().is_ok()),
        _ => false,
    };
    let timed = clock.is_none_or(|clock| {
        let time = clock.trim_end_matches('Z').split(['+', '-']).next().unwrap_or_default();
        fields.len() == 3 && time.len() == 8 && time.parse::<jiff::civil::Time>().is_ok()
    });
    sound && timed
}

/// Every mention of a date covers words of its own, has its bounds in order and a sound value.
fn check_sound(text: &str) -> Result<(), TestCaseError> {
    for published in [None, Some("2008-11-19"), Some("9999-12-30"), Some("0001-01-02")] {
        let date = published.map(|d| d.parse().unwrap());
        let reliability = if date.is_some() { Reliability::High } else { Reliability::None };
        let published = Stamp { date, reliability, ..Stamp::default() };
        let scan = ENGINE.scan(Article { text: text.into(), published, ..Article::default() });
        let mut end = 0;
        for mention in &scan.mentions {
            let words = mention.span.slice(text);
            prop_assert!(!words.is_empty() && words.trim() == words);
            let Value::When(when) = &mention.value else { continue };
            prop_assert!(end <= mention.span.start(), "dates do not overlap: {text:?}");
            end = mention.span.end();
            prop_assert!(when.earliest <= when.latest);
            prop_assert_eq!(when.earliest.is_some(), when.latest.is_some());
            prop_assert!(when.edtf.as_deref().is_none_or(is_edtf), "{:?} in {:?}", when.edtf, text);
        }
    }
    Ok(())
}

#[test]
fn an_hour_is_of_a_day() {
    for text in ["from 11.30 2007 night", "from 9 to 11am 2007", "at 9pm in May 2007", "9 to 11am next week"] {
        check_sound(text).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_day_is_read_as_it_was_printed(day in days()) {
        for words in written(day) {
            prop_assert_eq!(value(&words), day.to_string(), "{}", words);
        }
    }

    #[test]
    fn a_period_is_read_as_it_was_printed(day in days()) {
        let (y, m) = (day.year(), day.month() as usize);
        let quarter = m.div_ceil(3);
        let (first, last) = (quarter * 3 - 2, quarter * 3);
        let decade = y - y % 10;
        for (words, want) in [
            (format!("{} {y}", MONTHS[m - 1]), format!("{y}-{m:02}")),
            (format!("early {} {y}", MONTHS[m - 1]), format!("{y}-{m:02}~")),
            (format!("Q{quarter} {y}"), format!("{y}-{first:02}/{y}-{last:02}")),
            (format!("the summer of {y}"), format!("{y}-22")),
            (format!("the {decade}s"), format!("{}X", decade / 10)),
        ] {
            prop_assert_eq!(value(&words), want, "{}", words);
        }
        let text = format!("It stood from {} to {}.", y, y + 3);
        prop_assert_eq!(read(&text, None), [format!("{y} to {0} | {y}/{0} | {y}/{0} | {y}-01-01 {0}-12-31", y + 3)]);
    }

    #[test]
    fn a_time_is_read_as_it_was_printed(hour in 1u8..=12, minute in 0u8..60, later in any::<bool>()) {
        let half = if later { "pm" } else { "am" };
        let want = format!("T{:02}:{minute:02}", hour % 12 + if later { 12 } else { 0 });
        for words in [format!("{hour}.{minute:02}{half}"), format!("{hour}:{minute:02} {half}")] {
            let got = read(&format!("The siren rang at {words}, police said."), None);
            prop_assert_eq!(got, [format!("{words} | {want} | - | - -")]);
        }
    }

    #[test]
    fn days_reckoned_from_publication_are_that_many_away(n in 1u16..400) {
        let today: Date = "2008-11-19".parse().unwrap();
        let day = today.checked_sub(jiff::Span::new().days(i64::from(n))).unwrap();
        let got = read(&format!("The mill burnt down {n} days ago."), Some("2008-11-19"));
        prop_assert_eq!(got, [format!("{n} days ago | {day} | {day} | {day} {day}")]);
    }

    #[test]
    fn any_text_gives_sound_dates(text in "\\PC{0,60}") {
        check_sound(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn words_of_dates_in_any_order_give_sound_dates(
        words in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 1..12), glue in any::<bool>(),
    ) {
        check_sound(&words.join(if glue { "" } else { " " }))?;
    }
}

const PIECES: [&str; 76] = [
    "3",
    "31",
    "03",
    "2007",
    "1990s",
    "May",
    "August",
    "Friday",
    "last",
    "next",
    "the",
    "of",
    "to",
    "-",
    "/",
    "from",
    "early",
    "week",
    "years",
    "ago",
    "two",
    "a",
    "quarter",
    "third",
    "11.30",
    "am",
    "GMT",
    "noon",
    "Christmas",
    "every",
    "until",
    "'",
    "said",
    "will",
    ",",
    ".",
    "before",
    "after",
    "end",
    "night",
    "9999",
    "0000",
    "0",
    "999999",
    "é",
    "days",
    "BC",
    "AD",
    "century",
    "hundred",
    "and",
    "between",
    "w/c",
    "half",
    "past",
    "Easter",
    "fiscal",
    "decade",
    "mid",
    "soon",
    "overnight",
    "twenty",
    "weekend",
    "Sept.",
    "1/2",
    "this",
    "now",
    "tonight",
    "evening",
    "lunch time",
    "at",
    "coming",
    "minutes",
    "+",
    "(",
    "Q3",
];
