//! A value as a person reads it: words of comparison first, then the number.

use crate::model::{Amount, Bound, Datum, Figure, FigureKind, Penalty, When, WhenKind};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The longest wording shown whole, in letters.
const LONGEST: usize = 240;

/// `datum` as a person reads it; `surface` is what stands in the text.
pub(super) fn display(datum: &Datum, surface: &str) -> String {
    match datum {
        Datum::Figure(figure) => self::figure(figure, surface),
        Datum::When(when) => self::when(when, surface),
        Datum::Sentence(penalty) => self::penalty(penalty, surface),
        Datum::Quantifier(_) => clipped(surface),
        Datum::Name(words)
        | Datum::Role(words)
        | Datum::Place(words)
        | Datum::Agent(words)
        | Datum::Quote(words)
        | Datum::Text(words) => clipped(words),
    }
}

/// On one line, and cut between words where it is long.
pub(super) fn clipped(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let mut out = String::new();
    for word in line.split(' ') {
        if out.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        out.push_str(word);
        out.push(' ');
    }
    format!("{}…", out.trim_end())
}

fn figure(figure: &Figure, surface: &str) -> String {
    let one = |value: Decimal| number(value, figure);
    let words = match figure.amount {
        Amount::Exact(v) => one(v),
        Amount::About(v) => format!("about {}", one(v)),
        Amount::Nearly(v) => format!("nearly {}", one(v)),
        Amount::Bound(Bound::MoreThan, v) => format!("more than {}", one(v)),
        Amount::Bound(Bound::AtLeast, v) => format!("at least {}", one(v)),
        Amount::Bound(Bound::LessThan, v) => format!("less than {}", one(v)),
        Amount::Bound(Bound::AtMost, v) => format!("up to {}", one(v)),
        Amount::Range(low, high) => format!("{} to {}", grouped(low), one(high)),
        Amount::Vague(..) => return clipped(surface),
    };
    match figure.per.as_deref() {
        Some(per) => format!("{words} per {per}"),
        None => words,
    }
}

/// The number with its currency, sign of percent, or unit.
fn number(value: Decimal, figure: &Figure) -> String {
    let digits = grouped(value);
    let plural = |unit: &str| if value == Decimal::ONE { unit.to_owned() } else { plural(unit) };
    match (figure.kind, figure.unit.as_deref()) {
        (FigureKind::Money, Some(currency)) => money(&digits, currency),
        (FigureKind::Percent, Some("percentage point")) => format!("{digits} {}", plural("percentage point")),
        (FigureKind::Percent, _) => format!("{digits}%"),
        (FigureKind::Age, unit) => format!("{digits} {}", plural(unit.unwrap_or("year"))),
        (_, Some(unit)) => format!("{digits} {}", plural(unit)),
        (_, None) => digits,
    }
}

fn money(digits: &str, currency: &str) -> String {
    match currency {
        "GBP" => format!("£{digits}"),
        "USD" => format!("${digits}"),
        "EUR" => format!("€{digits}"),
        "JPY" => format!("¥{digits}"),
        "INR" => format!("₹{digits}"),
        other => format!("{digits} {other}"),
    }
}

fn plural(unit: &str) -> String {
    match unit {
        "foot" => "feet".to_owned(),
        "inch" => "inches".to_owned(),
        "century" => "centuries".to_owned(),
        "celsius" | "fahrenheit" | "hertz" => unit.to_owned(),
        _ => match unit.split_once(" per ") {
            Some((of, per)) => format!("{}s per {per}", of),
            None => format!("{unit}s"),
        },
    }
}

/// Digits in groups of three from ten thousand on; `1234`, `12,345`.
fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_str()), |r| ("-", r));
    let (whole, part) = rest.split_once('.').map_or((rest, None), |(w, p)| (w, Some(p)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

fn when(when: &When, surface: &str) -> String {
    let (Some(first), Some(last)) = (when.earliest, when.latest) else { return clipped(surface) };
    if when.grain != WhenKind::Date {
        return clipped(surface);
    }
    if first == last {
        return format!("{} {} {}", first.day(), month(first), first.year());
    }
    let whole_months = first.day() == 1 && last == last.last_of_month();
    match () {
        () if whole_months && (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{} {}", month(first), first.year())
        }
        () if whole_months && first.year() == last.year() && first.month() == 1 && last.month() == 12 => {
            first.year().to_string()
        }
        () => format!(
            "{} {} {} to {} {} {}",
            first.day(),
            month(first),
            first.year(),
            last.day(),
            month(last),
            last.year()
        ),
    }
}

fn month(date: Date) -> &'static str {
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
    usize::try_from(date.month() - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or_default()
}

fn penalty(penalty: &Penalty, surface: &str) -> String {
    let mut parts = Vec::new();
    match (penalty.kind.as_str(), &penalty.term) {
        (_, Some(term)) => parts.push(figure(term, surface)),
        ("", None) => {}
        (kind, None) => parts.push(kind.to_owned()),
    }
    if let Some(minimum) = &penalty.minimum {
        parts.push(format!("minimum {}", figure(minimum, surface)));
    }
    if parts.is_empty() { clipped(surface) } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::super::cases::{figure as made, when as dated};
    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        for (words, want) in [
            ("60", "60"),
            (">60", "more than 60"),
            ("19 year", "19 years"),
            ("1 year", "1 year"),
            ("1234567", "1,234,567"),
            ("2400", "2400"),
            ("50..60", "50 to 60"),
            ("12.5 mile per hour", "12.5 miles per hour"),
        ] {
            assert_eq!(display(&Datum::Figure(made(words)), "as written"), want);
        }
        assert_eq!(display(&Datum::Figure(made("24..99?")), "dozens"), "dozens");
        let pounds = Figure { kind: FigureKind::Money, ..made(">=2500000 GBP") };
        assert_eq!(display(&Datum::Figure(pounds), ""), "at least £2,500,000");
    }

    #[test]
    fn dates_are_as_precise_as_they_were_given() {
        for (days, want) in [
            ("2031-08-03", "3 August 2031"),
            ("2031-08-01/2031-08-31", "August 2031"),
            ("2031-01-01/2031-12-31", "2031"),
            ("2031-08-03/2031-08-05", "3 August 2031 to 5 August 2031"),
        ] {
            assert_eq!(display(&Datum::When(dated(days)), ""), want);
        }
    }

    #[test]
    fn numbers_are_grouped_from_ten_thousand_on() {
        for (words, want) in [
            ("999", "999"),
            ("9999", "9999"),
            ("10000", "10,000"),
            ("123456", "123,456"),
            ("1000000", "1,000,000"),
            ("12345.25", "12,345.25"),
            ("1234.5", "1234.5"),
            ("60.00", "60"),
            ("~60", "about 60"),
            ("-60", "nearly 60"),
            ("<60", "less than 60"),
            ("<=60", "up to 60"),
            ("10000..20000 visit", "10,000 to 20,000 visits"),
            ("2 foot", "2 feet"),
            ("1 foot", "1 foot"),
            ("2 inch", "2 inches"),
            ("3 century", "3 centuries"),
            ("30 celsius", "30 celsius"),
            ("1 mile per hour", "1 mile per hour"),
        ] {
            assert_eq!(display(&Datum::Figure(made(words)), "as written"), want, "{words}");
        }
        let below = Figure { amount: Amount::Exact(Decimal::from(-12_345)), ..made("1") };
        assert_eq!(display(&Datum::Figure(below), ""), "-12,345");
        let of = |kind, words: &str| display(&Datum::Figure(Figure { kind, ..made(words) }), "");
        assert_eq!(of(FigureKind::Percent, "1 percentage point"), "1 percentage point");
        assert_eq!(of(FigureKind::Percent, "12 percentage point"), "12 percentage points");
        assert_eq!(of(FigureKind::Percent, "12 percent"), "12%");
        assert_eq!(of(FigureKind::Age, "1"), "1 year");
        assert_eq!(of(FigureKind::Age, "17 month"), "17 months");
        for (unit, want) in
            [("USD", "$5"), ("GBP", "£5"), ("EUR", "€5"), ("JPY", "¥5"), ("INR", "₹5"), ("NOK", "5 NOK")]
        {
            assert_eq!(of(FigureKind::Money, &format!("5 {unit}")), want);
        }
        let rate = Figure { per: Some("hour".into()), ..made("12 mile") };
        assert_eq!(display(&Datum::Figure(rate), ""), "12 miles per hour");
    }

    #[test]
    fn long_wordings_are_cut_between_words() {
        let words = |letters: usize| "nine or te".repeat(letters / 10 + 1)[..letters].to_owned();
        let whole = words(240);
        assert_eq!(clipped(&whole), whole.split_whitespace().collect::<Vec<_>>().join(" "));
        let cut = clipped(&format!("{} end", words(239)));
        assert!(cut.ends_with('…') && cut.chars().count() <= 241, "{cut}");
        assert_eq!(clipped("  two\n lines "), "two lines");
        // four words of 47 letters leave room for one more, but not for one of 48
        let many = |count| vec!["x".repeat(47); count].join(" ");
        assert_eq!(clipped(&many(6)), many(5) + "…");
        assert_eq!(clipped(&format!("{} {} end", many(4), "x".repeat(48))), many(4) + "…");
    }

    #[test]
    fn periods_of_whole_months_and_years_are_named() {
        for (days, want) in [
            ("2031-02-01/2031-02-28", "February 2031"),
            ("2032-02-01/2032-02-28", "1 February 2032 to 28 February 2032"),
            ("2031-08-01/2031-09-30", "1 August 2031 to 30 September 2031"),
            ("2031-02-01/2031-12-31", "1 February 2031 to 31 December 2031"),
            ("2031-01-01/2031-11-30", "1 January 2031 to 30 November 2031"),
            ("2030-01-01/2031-12-31", "1 January 2030 to 31 December 2031"),
            ("2031-08-02/2031-08-31", "2 August 2031 to 31 August 2031"),
        ] {
            assert_eq!(display(&Datum::When(dated(days)), ""), want);
        }
        let clock = When { grain: WhenKind::Datetime, ..dated("2031-08-03") };
        assert_eq!(display(&Datum::When(clock), "at noon on Sunday"), "at noon on Sunday");
        assert_eq!(display(&Datum::When(When::default()), "the same day"), "the same day");
    }

    #[test]
    fn penalties_tell_their_term_and_the_least_of_it() {
        let of = |kind: &str, term: &str, minimum: &str| {
            let part = |words: &str| (!words.is_empty()).then(|| made(words));
            display(&Datum::Sentence(Penalty { kind: kind.into(), term: part(term), minimum: part(minimum) }), "jailed")
        };
        assert_eq!(of("determinate", "12 year", ""), "12 years");
        assert_eq!(of("life", "", "20 year"), "life, minimum 20 years");
        assert_eq!(of("determinate", "12 year", "8 year"), "12 years, minimum 8 years");
        assert_eq!(of("", "", "8 year"), "minimum 8 years");
        assert_eq!(of("", "", ""), "jailed");
    }
}
