//! How a line looks: whether it ends like a sentence, how many words it has, what it is without its marks.

use crate::model::Span;

/// Whether it ends as sentences do, closing quotation marks and brackets aside.
pub(super) fn is_ended(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', ' ']);
    bare.ends_with(['.', '!', '?', '…', ':', ';'])
}

/// How many words it has, up to `most`.
pub(super) fn words(line: &str, most: usize) -> usize {
    let (mut count, mut blank) = (0, true);
    for byte in line.bytes() {
        let is_blank = byte.is_ascii_whitespace();
        if blank && !is_blank {
            count += 1;
            if count >= most {
                break;
            }
        }
        blank = is_blank;
    }
    count
}

/// Whether it has a quotation mark.
pub(super) fn quotes(line: &str) -> bool {
    line.contains(['"', '“', '”', '«'])
}

/// Without bullets, dashes and punctuation at its ends.
pub(super) fn bare(text: &str, span: Span) -> Span {
    let is_edge = |c: char| {
        c.is_whitespace()
            || matches!(c, '•' | '*' | '-' | '–' | '—' | '·' | '›' | '»' | '>' | '.' | ':' | '!' | '?' | '…' | ',')
    };
    let line = span.slice(text);
    let start = span.start() + (line.len() - line.trim_start_matches(is_edge).len());
    let end = start + line.trim_matches(is_edge).len();
    Span::new(text, start, end).unwrap_or(span)
}

/// Whether it starts with a bullet.
pub(super) fn is_bullet(line: &str) -> bool {
    line.starts_with(['•', '·', '‣', '◦', '▪', '●', '■']) || line.starts_with("- ") || line.starts_with("* ")
}

/// Whether it is a bar of links: short parts between marks that no sentence has.
pub(super) fn is_link_bar(line: &str) -> bool {
    let bytes = line.as_bytes();
    // "»" and "·" are two bytes that begin alike.
    let is_mark = |at: &usize| bytes.get(*at) == Some(&b'|') || matches!(bytes.get(at + 1), Some(0xbb | 0xb7));
    let marks = memchr::memchr2_iter(b'|', 0xc2, bytes).filter(is_mark).count();
    marks >= 2 && !is_ended(line) && words(line, 61) <= 5 * (marks + 1)
}

/// Whether it is nothing but a date, perhaps with a time and words such as "updated".
pub(super) fn is_date_line(line: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const OTHER: [&str; 29] = [
        "mon",
        "monday",
        "tue",
        "tuesday",
        "wed",
        "wednesday",
        "thu",
        "thursday",
        "fri",
        "friday",
        "sat",
        "saturday",
        "sun",
        "sunday",
        "published",
        "updated",
        "posted",
        "modified",
        "first",
        "last",
        "date",
        "on",
        "at",
        "am",
        "pm",
        "gmt",
        "bst",
        "est",
        "et",
    ];
    if line.len() > 80 || !line.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let mut month = false;
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit()).to_ascii_lowercase();
        let is_month = letters.get(..3).is_some_and(|m| MONTHS.contains(&m)) && letters.len() <= 9;
        month |= is_month;
        let rest = matches!(letters.as_str(), "" | "th" | "st" | "nd" | "rd" | "edt" | "pst" | "pdt" | "cet" | "utc");
        if !(is_month || rest || OTHER.contains(&letters.as_str())) {
            return false;
        }
    }
    month || line.matches(['/', '-', '.']).count() >= 2
}

/// Whether it is a time of day and no more: "10:05", "9.15am", "5pm ET".
pub(super) fn is_time_line(line: &str) -> bool {
    let line = line.trim();
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let line = line.to_ascii_lowercase();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 2 || line.get(..digits).and_then(|hour| hour.parse::<u8>().ok()).is_none_or(|hour| hour > 24) {
        return false;
    }
    let rest = line.get(digits..).unwrap_or_default();
    let minutes = rest.strip_prefix([':', '.']).filter(|r| r.bytes().take_while(u8::is_ascii_digit).count() == 2);
    let half = |word: &str| matches!(word, "am" | "pm" | "a.m." | "p.m.");
    let zone = |word: &str| {
        matches!(
            word,
            "gmt" | "bst" | "utc" | "cet" | "et" | "est" | "edt" | "ct" | "cst" | "cdt" | "pt" | "pst" | "pdt"
        )
    };
    let words: Vec<&str> = minutes.map_or(rest, |r| r.get(2..).unwrap_or_default()).split_whitespace().collect();
    match words.as_slice() {
        [] => minutes.is_some(),
        [word] => half(word) || minutes.is_some() && zone(word),
        [first, second] => half(first) && zone(second),
        _ => false,
    }
}

/// Whether it names who wrote the article: "By Ann Marsh", "Ann Marsh in Oslo", "Ann Marsh, Staff Writer".
pub(super) fn is_byline(line: &str) -> bool {
    let count = words(line, 13);
    if !(2..=12).contains(&count) || is_ended(line) {
        return false;
    }
    let named = |part: &str| {
        let small =
            |w: &str| matches!(w, "and" | "of" | "de" | "van" | "von" | "the" | "in" | "for" | "&" | "|" | "at" | "-");
        words(part, 9) >= 1 && part.split_whitespace().all(|w| small(w) || w.starts_with(char::is_uppercase))
    };
    if let Some(rest) = line.get(..3).filter(|b| b.eq_ignore_ascii_case("by ")).and_then(|_| line.get(3..)) {
        return named(rest);
    }
    let person = |part: &str| matches!(words(part, 5), 2..=4) && part.split_whitespace().all(is_capitalised);
    if let Some((name, place)) = line.split_once(" in ") {
        return person(name) && named(place) && words(place, 5) <= 4;
    }
    match line.split_once(", ") {
        Some((name, post)) => {
            person(name)
                && ["writer", "reporter", "correspondent", "editor", "staff"]
                    .iter()
                    .any(|p| post.to_ascii_lowercase().contains(p))
        }
        None => false,
    }
}

fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
}

/// The end (bytes) of a place and agency before the first sentence: "OSLO, Norway (AP) — ".
pub(super) fn dateline_end(line: &str) -> Option<usize> {
    let limit = line.char_indices().map(|(at, _)| at).find(|at| *at >= 80).unwrap_or(line.len());
    let head = line.get(..limit)?;
    let marks = [("—", 0), ("–", 0), ("--", 0), (" - ", 1)];
    let found = marks.iter().filter_map(|(m, skip)| head.find(m).map(|at| (at + skip, at + m.len()))).min()?;
    let place = head.get(..found.0)?.trim();
    let first = place.split([' ', ',', '/']).next().unwrap_or_default();
    let shouted = first.len() >= 3 && first.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '\'' | '-'));
    let credited = place.ends_with(')') && place.starts_with(char::is_uppercase);
    let open = place.split_once('(').map_or(place, |(before, _)| before);
    let capital =
        open.split_whitespace().all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || w == "of");
    ((shouted || credited) && capital && words(place, 9) <= 8).then_some(found.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_their_looks() {
        for (line, want) in [
            ("Friday 31 May 2024", true),
            ("Updated: May 31, 2024 at 6:05pm", true),
            ("31/05/2024", true),
            ("The bridge closed on 31 May 2024", false),
            ("May backs down", false),
        ] {
            assert_eq!(is_date_line(line), want, "{line}");
        }
        for (line, want) in [
            ("By Ann Marsh", true),
            ("By Ann Marsh and Bo de Witt, Quay News", true),
            ("Ann Marsh in Port Lorne", true),
            ("Ann Marsh, Staff Writer", true),
            ("By the time it closed", false),
            ("Bridge shut in Port Lorne", false),
        ] {
            assert_eq!(is_byline(line), want, "{line}");
        }
        for (line, want) in [
            ("PORT LORNE, Maine (AP) — The bridge", Some("PORT LORNE, Maine (AP) —")),
            ("Lorne (Reuters) - The bridge", Some("Lorne (Reuters) - ")),
            ("QUAY CITY -- The bridge", Some("QUAY CITY --")),
            ("The bridge — closed since May — fell", None),
            ("NATO said on Monday — again — that", None),
        ] {
            assert_eq!(dateline_end(line).and_then(|e| line.get(..e)), want, "{line}");
        }
        assert!(is_link_bar("home | sport |  contact us | about"));
        assert!(!is_link_bar(
            "He said | twice | that it was so and nobody in the room doubted it at all, or would have dared."
        ));
    }
}
