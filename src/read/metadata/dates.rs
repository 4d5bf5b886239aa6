//! When an article was published and changed: every date that is said of it, and which one is taken.
//!
//! What the outlet states for programs comes before what it shows its readers, that before the address; a
//! date of change is never taken for one of publication. A date after the page was saved cannot be.

use super::{DateSaid, StampKind};
use crate::model::{Article, DateCandidate, Provenance, Reliability, Stamp};
use crate::read::html::Facts;
use crate::read::stamps;
use jiff::civil::Date;

/// No page is older.
const FIRST_YEAR: i16 = 1990;
/// Days by which two dates of one article may differ: time zones, and drafts kept overnight.
const NEAR: i64 = 2;

/// Sets the dates of `article` that were not given, and keeps all that were said.
pub(super) fn settle(article: &mut Article, facts: &Facts) {
    let saved = facts.retrieved.as_deref().and_then(day_in);
    let mut said = facts.dates.clone();
    if let Some(words) = article.url.as_deref().and_then(in_address) {
        said.push(DateSaid { kind: StampKind::Published, words, from: Provenance::Url, how: "address".into() });
    }
    let mut candidates: Vec<(StampKind, Stamp, DateCandidate)> = Vec::new();
    for date in said {
        let Some(stamp) = read(&date) else { continue };
        let Some(day) = stamp.date else { continue };
        let refused = match saved {
            Some(saved) if days(saved, day) > 1 => Some("after the page was saved".to_owned()),
            _ if day.year() < FIRST_YEAR => Some("before there were pages".to_owned()),
            _ => None,
        };
        let kind = if date.kind == StampKind::Published { "published" } else { "modified" };
        let iso = stamp.iso.clone().unwrap_or_default();
        let candidate = DateCandidate { kind: kind.into(), date: iso, from: date.from, how: date.how, refused };
        candidates.push((date.kind, stamp, candidate));
    }
    let usable =
        |kind: StampKind| candidates.iter().filter(move |c| c.0 == kind && c.2.refused.is_none()).map(|c| &c.1);
    let open = article.published.date.is_none() || article.published.from == Provenance::Path;
    if let Some(best) = usable(StampKind::Published).next().filter(|_| open) {
        let mut best = best.clone();
        if best.date.is_some_and(|day| usable(StampKind::Published).any(|other| contradicts(other, day))) {
            best.reliability = Reliability::Low;
        }
        article.published = best;
    }
    if article.modified.date.is_none() {
        article.modified = usable(StampKind::Modified).next().cloned().unwrap_or_default();
    }
    article.dates = candidates.into_iter().map(|c| c.2).collect();
}

/// Whether another date of publication speaks against `day`: one in the address, or an earlier one. A later
/// one that is shown may be of a change.
fn contradicts(other: &Stamp, day: Date) -> bool {
    let Some(said) = other.date else { return false };
    let after = days(day, said);
    after < -NEAR || other.from == Provenance::Url && after > NEAR
}

/// Days from `from` to `to`.
fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
}

fn read(said: &DateSaid) -> Option<Stamp> {
    let reliability = match said.from {
        Provenance::Meta if said.how != "time" => Reliability::High,
        _ => Reliability::Medium,
    };
    let whole = stamps::parse(&said.words, said.from);
    let stamp = if whole.date.is_some() { whole } else { found_in(&said.words, said.from)? };
    Some(Stamp { reliability, ..stamp })
}

/// The first date among other words: `Published: Tue, 19 Nov 2024, 10:48`.
fn found_in(words: &str, from: Provenance) -> Option<Stamp> {
    let parts: Vec<&str> =
        words.split([' ', ',', '|', '\u{a0}', '\n', '(', ')']).filter(|p| !p.is_empty()).take(40).collect();
    (0..parts.len()).find_map(|at| {
        [3, 1].iter().find_map(|count| {
            let part = parts.get(at..at + count)?;
            let digit = part.iter().any(|p| p.bytes().any(|b| b.is_ascii_digit()));
            let stamp = stamps::parse(&part.join(" "), from);
            let plausible = stamp.date.is_some_and(|d| d.year() >= FIRST_YEAR) && !part.iter().any(|p| p.contains(':'));
            (digit && plausible).then_some(stamp)
        })
    })
}

fn day_in(words: &str) -> Option<Date> {
    let whole = stamps::parse(words, Provenance::Meta).date;
    whole.or_else(|| found_in(words, Provenance::Meta)?.date).or_else(|| {
        // `Fri May 31 2024 06:00:00`
        let parts: Vec<&str> = words.split_whitespace().skip(1).take(3).collect();
        stamps::parse(&parts.join(" "), Provenance::Meta).date
    })
}

/// The day that an address has in it: `/2024/05/31/`, `/2024-05-31`, `-20240531`.
fn in_address(url: &str) -> Option<String> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |words: &str, len: usize| (words.len() == len).then(|| words.parse::<i16>().ok()).flatten();
    let three = parts.windows(3).find_map(|w| match w {
        [year, month, day] => {
            let month = number(month, 2).or_else(|| month_named(month))?;
            Date::new(number(year, 4)?, i8::try_from(month).ok()?, i8::try_from(number(day, 2)?).ok()?).ok()
        }
        _ => None,
    });
    let one = || {
        parts
            .iter()
            .filter(|p| p.len() == 8 && p.bytes().all(|b| b.is_ascii_digit()))
            .find_map(|p| stamps::parse(p, Provenance::Url).date)
    };
    three.or_else(one).filter(|d| (FIRST_YEAR..2100).contains(&d.year())).map(|d| d.to_string())
}

fn month_named(word: &str) -> Option<i16> {
    stamps::month_of(word).filter(|_| word.len() == 3).map(i16::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(url: &str, retrieved: Option<&str>, dates: &[(StampKind, &str, Provenance, &str)]) -> Article {
        let mut facts = Facts { retrieved: retrieved.map(str::to_owned), ..Facts::default() };
        for (kind, words, from, how) in dates {
            facts.date(*kind, words, *from, how);
        }
        let mut article = Article { url: Some(url.to_owned()), ..Article::default() };
        settle(&mut article, &facts);
        article
    }

    const P: StampKind = StampKind::Published;
    const M: StampKind = StampKind::Modified;

    #[test]
    fn what_the_outlet_states_comes_first_and_all_is_kept() {
        let got = settled(
            "https://northpost.example/2024/05/31/bridge",
            None,
            &[
                (M, "2024-06-02T08:00:00+01:00", Provenance::Meta, "json-ld dateModified"),
                (P, "2024-05-31T06:00:00+01:00", Provenance::Meta, "json-ld datePublished"),
                (P, "Updated 2 June 2024", Provenance::Text, "dateline"),
            ],
        );
        assert_eq!(got.published.iso.as_deref(), Some("2024-05-31T06:00:00+01:00"));
        assert_eq!(got.published.reliability, Reliability::High);
        assert_eq!(got.modified.iso.as_deref(), Some("2024-06-02T08:00:00+01:00"));
        assert_eq!(got.dates.len(), 4);
        assert_eq!(got.dates[3].date, "2024-05-31");
    }

    #[test]
    fn a_date_that_cannot_be_is_refused_and_one_in_doubt_is_low() {
        let late = settled(
            "https://a.example/x",
            Some("Fri May 31 2024 06:00:00 GMT"),
            &[(P, "2025-01-01", Provenance::Meta, "meta date")],
        );
        assert_eq!(late.published, Stamp::default(), "undateable is a value");
        assert_eq!(late.dates[0].refused.as_deref(), Some("after the page was saved"));
        let doubted =
            settled("https://a.example/2019/03/04/x", None, &[(P, "2024-05-31", Provenance::Meta, "meta date")]);
        assert_eq!(doubted.published.reliability, Reliability::Low);
        assert_eq!(doubted.published.reliable(), None);
        let epoch = settled("https://a.example/x", None, &[(P, "1970-01-01T00:00:00Z", Provenance::Meta, "meta date")]);
        assert_eq!(epoch.published.date, None);
    }

    #[test]
    fn shown_dates_and_addresses_are_read() {
        for (line, want) in [
            ("PUBLISHED: 10:48, Tue, Nov 19, 2024 | UPDATED: 11:05", "2024-11-19"),
            ("Published 31 May 2024 at 6.05pm", "2024-05-31"),
            ("Friday 31 May 2024", "2024-05-31"),
            ("2024-05-31 (updated)", "2024-05-31"),
        ] {
            let got = settled("https://a.example/x", None, &[(P, line, Provenance::Text, "dateline")]);
            assert_eq!(got.published.date.map(|d| d.to_string()).as_deref(), Some(want), "{line}");
        }
        for (url, want) in [
            ("https://a.example/news/2024/may/31/bridge", Some("2024-05-31")),
            ("https://a.example/bridge-2024-05-31.html", Some("2024-05-31")),
            ("https://a.example/20240531/bridge", Some("2024-05-31")),
            ("https://a.example/world-12345678", None),
            ("https://a.example/2024/05/bridge", None),
        ] {
            assert_eq!(in_address(url).as_deref(), want, "{url}");
        }
    }
}
