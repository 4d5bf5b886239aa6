//! The form in which two values are one value: what makes a side, and the fingerprint of a finding.

use super::quotes;
use crate::lexicon::Lexicon;
use crate::model::{Amount, Bound, Datum, Figure, FigureKind, When};

/// The normalised value of `datum`.
pub(super) fn normal(datum: &Datum, lexicon: &Lexicon) -> String {
    match datum {
        Datum::Figure(figure) => self::figure(figure),
        Datum::When(when) => self::when(when),
        Datum::Sentence(penalty) => {
            let part = |f: &Option<Figure>| f.as_ref().map(self::figure).unwrap_or_default();
            format!("{}/{}/{}", penalty.kind, part(&penalty.term), part(&penalty.minimum))
        }
        Datum::Quote(words) => quotes::normal(words, lexicon),
        Datum::Name(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
        Datum::Role(words)
        | Datum::Quantifier(words)
        | Datum::Place(words)
        | Datum::Agent(words)
        | Datum::Text(words) => folded(words).join(" "),
    }
}

/// The words without case, marks and "the".
pub(super) fn folded(words: &str) -> Vec<String> {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    parts.map(str::to_lowercase).filter(|w| w != "the").collect()
}

/// "At least 50" and "more than 50" have one form; so have ages with and without "years".
fn figure(figure: &Figure) -> String {
    let amount = match figure.amount {
        Amount::Exact(v) => v.normalize().to_string(),
        Amount::About(v) => format!("~{}", v.normalize()),
        Amount::Nearly(v) => format!("^{}", v.normalize()),
        Amount::Bound(Bound::MoreThan | Bound::AtLeast, v) => format!(">{}", v.normalize()),
        Amount::Bound(Bound::LessThan | Bound::AtMost, v) => format!("<{}", v.normalize()),
        Amount::Range(low, high) => format!("{}..{}", low.normalize(), high.normalize()),
        Amount::Vague(low, high) => {
            let end = |v: Option<rust_decimal::Decimal>| v.map(|v| v.normalize().to_string()).unwrap_or_default();
            format!("?{}..{}", end(low), end(high))
        }
    };
    let unit = match (figure.kind, figure.unit.as_deref()) {
        (FigureKind::Age, None) => "year",
        (FigureKind::Percent, Some("percentage point")) => "point",
        (FigureKind::Percent, _) => "%",
        (_, unit) => unit.unwrap_or(""),
    };
    match figure.per.as_deref() {
        Some(per) => format!("{amount} {unit}/{per}"),
        None => format!("{amount} {unit}").trim_end().to_owned(),
    }
}

fn when(when: &When) -> String {
    match (when.earliest, when.latest) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}/{last}"),
        _ => when.edtf.clone().or_else(|| when.timex.clone()).map(String::from).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::cases::figure as made;
    use super::*;

    #[test]
    fn one_value_has_one_form() {
        let lexicon = Lexicon::built_in().unwrap();
        let normal = |datum: &Datum| super::normal(datum, &lexicon);
        let form = |words: &str| normal(&Datum::Figure(made(words)));
        assert_eq!(form(">=50"), form(">50"));
        assert_eq!(form("2.50"), form("2.5"));
        assert_ne!(form("50"), form(">50"));
        assert_ne!(form("2 week"), form("2 month"));
        assert_eq!(normal(&Datum::Place("The North Quay".into())), normal(&Datum::Place("North Quay".into())));
        assert_eq!(normal(&Datum::Quote("We don’t know.".into())), normal(&Datum::Quote("“we do not know”".into())));
    }

    #[test]
    fn what_differs_in_meaning_differs_in_form() {
        let lexicon = Lexicon::built_in().unwrap();
        let form = |figure: Figure| normal(&Datum::Figure(figure), &lexicon);
        for (words, want) in [
            ("60.0", "60"),
            ("~60", "~60"),
            ("-60", "^60"),
            ("<60 mile", "<60 mile"),
            ("<=60", "<60"),
            ("50..60", "50..60"),
            ("200..?", "?200.."),
            ("24..99? visit", "?24..99 visit"),
        ] {
            assert_eq!(form(made(words)), want);
        }
        let of = |kind, words: &str| form(Figure { kind, ..made(words) });
        assert_eq!(of(FigureKind::Age, "34"), of(FigureKind::Age, "34 year"));
        assert_ne!(of(FigureKind::Age, "34"), of(FigureKind::Age, "34 month"));
        assert_ne!(of(FigureKind::Percent, "3 percentage point"), of(FigureKind::Percent, "3 percent"));
        assert_ne!(form(Figure { per: Some("hour".into()), ..made("5 mile") }), form(made("5 mile")));
        let when = |days: &str| normal(&Datum::When(super::super::cases::when(days)), &lexicon);
        assert_eq!(
            (when("2031-08-03"), when("2031-08-01/2031-08-03")),
            ("2031-08-03".into(), "2031-08-01/2031-08-03".into())
        );
        assert_eq!(when("in spring"), "in spring", "not resolved: as it is written");
        let life = crate::model::Penalty { kind: "life".into(), term: None, minimum: Some(made("20 year")) };
        assert_eq!(normal(&Datum::Sentence(life), &lexicon), "life//20 year");
        assert_eq!(folded("The Castle's road, the END"), ["castle", "s", "road", "end"]);
    }
}
