//! Golden sentences of dates: the words found, the TIMEX3 value, EDTF and the bounds in days.

#![allow(clippy::unwrap_used)]

mod hours;
mod laws;
mod news;

use claimdiff::model::{Article, Reliability, Stamp, Value};
use claimdiff::pipeline::Engine;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::built_in().unwrap());

/// Dates of `text`: words, TIMEX3 value, EDTF, first and last day; `-` for what is not known.
fn read(text: &str, published: Option<&str>) -> Vec<String> {
    let date = published.map(|d| d.parse().unwrap());
    let reliability = if date.is_some() { Reliability::High } else { Reliability::None };
    let published = Stamp { date, reliability, ..Stamp::default() };
    let scan = ENGINE.scan(Article { text: text.into(), published, ..Article::default() });
    let mut out = Vec::new();
    for mention in scan.mentions {
        let words = mention.span.slice(text);
        let day = |d: Option<jiff::civil::Date>| d.map_or("-".to_owned(), |d| d.to_string());
        match mention.value {
            Value::When(w) => {
                let (timex, edtf) = (w.timex.as_deref().unwrap_or("-"), w.edtf.as_deref().unwrap_or("-"));
                out.push(format!("{words} | {timex} | {edtf} | {} {}", day(w.earliest), day(w.latest)));
            }
            Value::Set(timex) => out.push(format!("{words} | {timex}")),
            _ => {}
        }
    }
    out
}

/// Published on Wednesday 19 November 2008.
fn check(table: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, want) in table {
        let got = read(text, Some("2008-11-19"));
        if got != *want {
            wrong.push(format!("{text}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn absolute_dates_in_every_order() {
    let day = [
        "3 August 2007",
        "August 3, 2007",
        "3rd of August 2007",
        "Aug. 3, 2007",
        "2007-08-03",
        "Friday, 3 August 2007",
    ];
    for words in day {
        let text = format!("The bridge closed on {words} after a storm.");
        assert_eq!(read(&text, None), [format!("{words} | 2007-08-03 | 2007-08-03 | 2007-08-03 2007-08-03")], "{text}");
    }
    check(&[
        ("The quay was opened on 23/09/1996.", &["23/09/1996 | 1996-09-23 | 1996-09-23 | 1996-09-23 1996-09-23"]),
        ("It fell in August 2007.", &["August 2007 | 2007-08 | 2007-08 | 2007-08-01 2007-08-31"]),
        ("She was born in 1951.", &["1951 | 1951 | 1951 | 1951-01-01 1951-12-31"]),
        ("It was built in the 1930s.", &["1930s | 193 | 193X | 1930-01-01 1939-12-31"]),
        ("A hall of the 19th century stood there.", &["19th century | 18 | 18XX | 1800-01-01 1899-12-31"]),
    ]);
}

#[test]
fn parts_and_periods() {
    check(&[
        ("It began in late July 2007.", &["late July 2007 | 2007-07 | 2007-07~ | 2007-07-21 2007-07-31"]),
        ("Work stopped in mid-2007.", &["mid-2007 | 2007 | 2007~ | 2007-05-01 2007-08-31"]),
        ("It dates from the early 1990s.", &["early 1990s | 199 | 199X~ | 1990-01-01 1993-12-31"]),
        ("Rain fell in the summer of 2005.", &["summer of 2005 | 2005-SU | 2005-22 | 2005-06-01 2005-08-31"]),
        (
            "Sales fell in the third quarter of 2007.",
            &["third quarter of 2007 | 2007-Q3 | 2007-07/2007-09 | 2007-07-01 2007-09-30"],
        ),
        (
            "The last week of July 2007 was dry.",
            &["last week of July 2007 | 2007-W30 | 2007-07-25/2007-07-31 | 2007-07-25 2007-07-31"],
        ),
        (
            "The first Monday of March 2007 was a holiday.",
            &["first Monday of March 2007 | 2007-03-05 | 2007-03-05 | 2007-03-05 2007-03-05"],
        ),
        (
            "It ran from 3 to 5 May 2007.",
            &["3 to 5 May 2007 | 2007-05-03/2007-05-05 | 2007-05-03/2007-05-05 | 2007-05-03 2007-05-05"],
        ),
        ("He led it from 1998 to 2003.", &["1998 to 2003 | 1998/2003 | 1998/2003 | 1998-01-01 2003-12-31"]),
        ("In the 2006-07 season it rained.", &["2006-07 | 2006/2007 | 2006/2007 | 2006-01-01 2007-12-31"]),
    ]);
}

#[test]
fn relative_to_the_day_of_publication() {
    check(&[
        ("The mill burnt down on Tuesday.", &["Tuesday | 2008-11-18 | 2008-11-18 | 2008-11-18 2008-11-18"]),
        ("The court will sit on Friday.", &["Friday | 2008-11-21 | 2008-11-21 | 2008-11-21 2008-11-21"]),
        ("He was arrested in May last year.", &["May last year | 2007-05 | 2007-05 | 2007-05-01 2007-05-31"]),
        ("The pier closed last May.", &["last May | 2008-05 | 2008-05 | 2008-05-01 2008-05-31"]),
        ("It rained this week.", &["this week | 2008-W47 | 2008-11-17/2008-11-23 | 2008-11-17 2008-11-23"]),
        ("They moved two months ago.", &["two months ago | 2008-09 | 2008-09-19~ | 2008-09-01 2008-09-30"]),
        ("The vote was yesterday.", &["yesterday | 2008-11-18 | 2008-11-18 | 2008-11-18 2008-11-18"]),
        ("She resigned on 3 December.", &["3 December | 2008-12-03 | 2008-12-03 | 2008-12-03 2008-12-03"]),
        ("She resigned on 3 October.", &["3 October | 2008-10-03 | 2008-10-03 | 2008-10-03 2008-10-03"]),
        (
            "The fair will open in the last week of July.",
            &["last week of July | 2009-W31 | 2009-07-25/2009-07-31 | 2009-07-25 2009-07-31"],
        ),
        ("The hearing was adjourned until Tuesday.", &["Tuesday | 2008-11-25 | 2008-11-25 | 2008-11-25 2008-11-25"]),
        ("The market is now shut.", &["now | PRESENT_REF | - | - -"]),
    ]);
}

#[test]
fn relative_to_a_date_before_it() {
    check(&[
        (
            "The dam broke on 3 August 2007. The following day two villages were cleared.",
            &[
                "3 August 2007 | 2007-08-03 | 2007-08-03 | 2007-08-03 2007-08-03",
                "following day | 2007-08-04 | 2007-08-04 | 2007-08-04 2007-08-04",
            ],
        ),
        (
            "She joined in March 2006 and left two months later.",
            &[
                "March 2006 | 2006-03 | 2006-03 | 2006-03-01 2006-03-31",
                "two months later | 2006-05 | 2006-05 | 2006-05-01 2006-05-31",
            ],
        ),
        ("The following day two villages were cleared.", &["following day | - | - | - -"]),
    ]);
}

#[test]
fn holidays_times_and_sets() {
    check(&[
        (
            "The crash was on Christmas Eve 2007.",
            &["Christmas Eve 2007 | 2007-12-24 | 2007-12-24 | 2007-12-24 2007-12-24"],
        ),
        ("They met on Easter Sunday 2007.", &["Easter Sunday 2007 | 2007-04-08 | 2007-04-08 | 2007-04-08 2007-04-08"]),
        (
            "The alarm rang at 11.30am on 3 August 2007.",
            &["11.30am on 3 August 2007 | 2007-08-03T11:30 | 2007-08-03T11:30:00 | 2007-08-03 2007-08-03"],
        ),
        ("It struck at 2000 GMT.", &["2000 GMT | T20:00Z | - | - -"]),
        ("Inspectors came three times a year.", &["three times a year | P1Y"]),
        ("The paper is printed weekly.", &["weekly | P1W"]),
        ("The group meets every Monday.", &["every Monday | XXXX-WXX-1"]),
        ("Police came on Friday night.", &["Friday night | 2008-11-14TNI | 2008-11-14 | 2008-11-14 2008-11-14"]),
    ]);
}

#[test]
fn without_a_day_of_publication_relative_dates_stay_open() {
    for words in ["Tuesday", "last May", "two months ago", "yesterday", "this week", "3 October"] {
        let text = format!("The mill burnt down {words}.");
        assert_eq!(read(&text, None), [format!("{words} | - | - | - -")], "{text}");
    }
}

#[test]
fn what_is_no_date_is_left_alone() {
    for text in [
        "They may march on the town hall.",
        "April Weston said the roof held.",
        "He may be late.",
        "The Boeing 2000 model sold 1800 copies.",
        "She read it in the Sunday Mirror.",
        "A second man was held.",
        "It cost $2007 to mend.",
        "Room 1999 was empty.",
        "The team scored in the second half.",
    ] {
        assert_eq!(read(text, Some("2008-11-19")), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn either_order_of_day_and_month_stays_open_unless_the_text_shows_which() {
    check(&[
        ("It was signed on 03/08/2007.", &["03/08/2007 | 2007-03-08 | - | 2007-03-08 2007-08-03"]),
        (
            "On 5 May 2007 he signed; she signed on 03/08/2007.",
            &[
                "5 May 2007 | 2007-05-05 | 2007-05-05 | 2007-05-05 2007-05-05",
                "03/08/2007 | 2007-08-03 | 2007-08-03 | 2007-08-03 2007-08-03",
            ],
        ),
    ]);
}
