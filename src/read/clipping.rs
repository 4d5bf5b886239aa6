//! One article of a press database's export: what its head and its foot say, and the words between them.

use super::fields::{Field, Fields};
use super::stamps;
use crate::model::{Provenance, Skip, SourceMap};

/// Whose export it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Press {
    Nexis,
    Factiva,
}

/// Names of Nexis before the words of the article.
const HEAD: [&str; 9] =
    ["byline", "section", "length", "dateline", "highlight", "series", "source", "edition", "distribution"];
/// Names of Nexis behind them.
const FOOT: [&str; 16] = [
    "load-date",
    "language",
    "graphic",
    "publication-type",
    "document-type",
    "journal-code",
    "subject",
    "correction-date",
    "url",
    "person",
    "company",
    "organization",
    "industry",
    "geographic",
    "classification",
    "notes",
];

/// A line of an export: where its words start and end.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    end: usize,
    words: &'t str,
}

/// The fields of one article; offsets are into `clip`.
///
/// # Errors
/// `syntax` where the words of the article cannot be told from what stands around them.
pub(super) fn fields(clip: &str, press: Press) -> Result<Fields, Skip> {
    let lines = lines(clip);
    let found = match press {
        Press::Nexis => nexis_body(&lines).map(|body| nexis(&lines, body)).or_else(|| nexis_old(&lines)),
        Press::Factiva => factiva_tagged(&lines).or_else(|| factiva(&lines)),
    };
    let Some((mut out, body)) = found else {
        let detail = "the export does not say where the article starts; export it again as text".to_owned();
        return Err(Skip { reason: "syntax".into(), detail });
    };
    let words = lines.get(body).unwrap_or_default();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        let detail = "the export gives no words of this article, only its heading".to_owned();
        return Err(Skip { reason: "stub".into(), detail });
    };
    out.map = SourceMap::default();
    out.map.push(0..last.end - first.start, first.start as u64..last.end as u64);
    out.set(Field::Text, clip.get(first.start..last.end).unwrap_or_default().to_owned());
    Ok(out)
}

type Found = Option<(Fields, std::ops::Range<usize>)>;

/// The lines of `clip` that are not empty.
fn lines(clip: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let mut out = Vec::new();
    for line in clip.split_inclusive('\n') {
        let words = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if !words.is_empty() {
            let start = at + line.find(words).unwrap_or_default();
            out.push(Line { start, end: start + words.len(), words });
        }
        at += line.len();
    }
    out
}

/// A line such as `LENGTH: 456 words`: its name in lower case, and what it says.
fn named<'t>(line: &Line<'t>) -> Option<(String, &'t str)> {
    let (name, said) = line.words.split_once(':')?;
    let plain = name.len() <= 20 && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    plain.then(|| (name.to_ascii_lowercase(), said.trim()))
}

fn is_foot(line: &Line<'_>) -> bool {
    named(line).is_some_and(|(name, _)| FOOT.contains(&name.as_str())) || line.words == "End of Document"
}

fn is_copyright(line: &Line<'_>) -> bool {
    line.words.starts_with("Copyright ") || line.words.starts_with('©') || line.words.starts_with("(c) ")
}

/// Where the words stand in the newer form: below a line that says `Body`.
fn nexis_body(lines: &[Line<'_>]) -> Option<std::ops::Range<usize>> {
    let start = lines.iter().position(|l| l.words == "Body")? + 1;
    let end = lines.iter().skip(start).position(is_foot).map_or(lines.len(), |n| start + n);
    Some(start..end)
}

/// The newer form: title, outlet and date on lines of their own, then names, then `Body`.
fn nexis(lines: &[Line<'_>], body: std::ops::Range<usize>) -> (Fields, std::ops::Range<usize>) {
    let mut out = Fields::default();
    let head = lines.get(..body.start - 1).unwrap_or_default();
    let date = head.iter().rposition(|l| named(l).is_none() && is_date(l.words));
    if let Some(at) = date {
        set(&mut out, Field::Published, head.get(at));
        set(&mut out, Field::Outlet, at.checked_sub(1).and_then(|i| head.get(i)));
        set(&mut out, Field::Title, at.checked_sub(2).and_then(|i| head.get(i)));
    }
    facts(lines, &body, &mut out);
    (out, body)
}

/// The older form: outlet and date below `1 of 9 DOCUMENTS`, then the title, then names in capitals.
fn nexis_old(lines: &[Line<'_>]) -> Found {
    let mut out = Fields::default();
    let first =
        usize::from(lines.first().is_some_and(|l| l.words.ends_with(" DOCUMENTS") || l.words.ends_with(" DOCUMENT")));
    let date = first + lines.iter().skip(first).take(6).position(|l| is_date(l.words))?;
    let length = lines.iter().position(|l| named(l).is_some_and(|(name, _)| name == "length"))?;
    set(&mut out, Field::Published, lines.get(date));
    set(&mut out, Field::Outlet, lines.get(first));
    let is_head = |l: &Line<'_>| named(l).is_some_and(|(name, _)| HEAD.contains(&name.as_str()));
    let edition = |l: &&Line<'_>| l.words.ends_with("Edition") || is_date(l.words);
    let title: Vec<&str> =
        lines.get(date + 1..length)?.iter().skip_while(edition).take_while(|l| !is_head(l)).map(|l| l.words).collect();
    out.set(Field::Title, title.join(" "));
    let start = length + 1 + lines.iter().skip(length + 1).take_while(|l| is_head(l)).count();
    let ends = |l: &Line<'_>| is_foot(l) || is_copyright(l);
    let end = lines.iter().skip(start).position(ends).map_or(lines.len(), |n| start + n);
    facts(lines, &(start..end), &mut out);
    Some((out, start..end))
}

/// What the named lines around the words say.
fn facts(lines: &[Line<'_>], body: &std::ops::Range<usize>, out: &mut Fields) {
    let around = lines.iter().enumerate().filter(|(at, _)| !body.contains(at)).filter_map(|(_, l)| named(l));
    for (name, said) in around {
        let field = match name.as_str() {
            "byline" => Field::Author,
            "section" => Field::Section,
            "language" => Field::Language,
            "url" => Field::Url,
            _ => continue,
        };
        let said = if field == Field::Language { said.split([';', ',']).next().unwrap_or(said) } else { said };
        if out.get(field).is_none() {
            out.set(field, said.to_owned());
        }
    }
}

/// The two letters that Factiva puts before a line, and the rest of it.
fn tag<'t>(line: &Line<'t>) -> Option<(&'t str, &'t str)> {
    let (name, said) = line.words.split_at_checked(2)?;
    let is_tag = name.bytes().all(|b| b.is_ascii_uppercase()) && (said.is_empty() || said.starts_with([' ', '\t']));
    is_tag.then(|| (name, said.trim()))
}

/// With two letters before each part: `HD`, `BY`, `PD`, `SN`, `LP` and `TD`.
fn factiva_tagged(lines: &[Line<'_>]) -> Found {
    const KNOWN: [&str; 30] = [
        "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF",
        "CO", "IN", "NS", "RE", "PUB", "AN", "ART", "IPD", "IPC", "CLM", "NGC", "GC",
    ];
    let tags: Vec<(usize, &str, &str)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, l)| tag(l).filter(|(name, _)| KNOWN.contains(name)).map(|(name, said)| (at, name, said)))
        .collect();
    let of = |want: &str| tags.iter().find(|(_, name, _)| *name == want);
    let lead = of("LP").or(of("TD"))?.0;
    of("HD").or(of("WC"))?;
    let mut out = Fields::default();
    for (name, field) in [
        ("HD", Field::Title),
        ("BY", Field::Author),
        ("PD", Field::Published),
        ("SN", Field::Outlet),
        ("LA", Field::Language),
        ("SE", Field::Section),
        ("CR", Field::Credit),
    ] {
        let Some((at, _, said)) = of(name) else { continue };
        let more = lines.iter().enumerate().skip(at + 1).take_while(|(at, _)| !tags.iter().any(|t| t.0 == *at));
        let words: Vec<&str> =
            std::iter::once(*said).chain(more.map(|(_, l)| l.words)).filter(|w| !w.is_empty()).collect();
        out.set(field, words.join(" "));
    }
    let is_inside = |name: &str| matches!(name, "LP" | "TD");
    let end = tags.iter().find(|(at, name, _)| *at > lead && !is_inside(name)).map_or(lines.len(), |t| t.0);
    Some((out, lead + 1..end))
}

/// Without tags: a line that counts the words, with the title above it and date and outlet below.
fn factiva(lines: &[Line<'_>]) -> Found {
    let count = lines.iter().position(|l| is_count(l.words))?;
    let mut out = Fields::default();
    let byline = count.checked_sub(1).filter(|at| lines.get(*at).is_some_and(|l| l.words.starts_with("By ")));
    set(&mut out, Field::Author, byline.and_then(|at| lines.get(at)));
    set(&mut out, Field::Title, byline.unwrap_or(count).checked_sub(1).and_then(|at| lines.get(at)));
    let date = lines.iter().skip(count + 1).take(3).position(|l| is_date(l.words))? + count + 1;
    set(&mut out, Field::Published, lines.get(date));
    let clock = |l: &Line<'_>| l.words.len() < 12 && l.words.contains(':');
    let outlet = date + 1 + usize::from(lines.get(date + 1).is_some_and(clock));
    set(&mut out, Field::Outlet, lines.get(outlet));
    let copyright =
        lines.iter().skip(outlet).take(8).position(|l| is_copyright(l) || l.words.contains("All rights reserved"));
    let language = lines.iter().skip(outlet).take(6).position(|l| l.words == "English");
    if let Some(at) = language {
        set(&mut out, Field::Language, lines.get(outlet + at));
    }
    let start = outlet + copyright.max(language)? + 1;
    let start =
        start + lines.iter().skip(start).take_while(|l| l.words.contains("ights reserved") || is_copyright(l)).count();
    let end = lines.iter().skip(start).position(|l| is_end(l.words)).map_or(lines.len(), |n| start + n);
    Some((out, start..end))
}

/// `456 words`
pub(super) fn is_count(words: &str) -> bool {
    let number = words.strip_suffix(" words").or_else(|| words.strip_suffix(" word"));
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b','))
}

/// `Document QUAYN00020240504ek5400012`
pub(super) fn is_end(words: &str) -> bool {
    let code = words.trim_start_matches("AN").trim_start().strip_prefix("Document ");
    code.is_some_and(|c| {
        c.len() >= 15 && c.bytes().all(|b| b.is_ascii_alphanumeric()) && c.bytes().any(|b| b.is_ascii_digit())
    })
}

fn is_date(words: &str) -> bool {
    words.len() < 60
        && words.contains(|c: char| c.is_ascii_digit())
        && stamps::parse(words, Provenance::Field).date.is_some()
}

fn set(out: &mut Fields, field: Field, line: Option<&Line<'_>>) {
    if let Some(line) = line {
        out.set(field, line.words.to_owned());
    }
}

#[cfg(test)]
mod tests;
