//! Exports of press databases (Nexis, Factiva): many articles in one file, one after another.

use super::clipping::{self, Press};
use super::fields::Fields;
use super::lines::Lines;
use super::record::{Place, Unread};
use super::source::{Source, damaged, too_much};
use super::{Context, Record, Records};
use crate::model::{Skip, SourceMap};

/// Whose export a file is that starts with `head`; none where it is nobody's.
pub(super) fn press(head: &str) -> Option<Press> {
    let lines = || head.lines().map(str::trim);
    let has = |start: &str| lines().any(|l| l.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start)));
    let counted =
        |l: &str| l.ends_with(" DOCUMENTS") && l.starts_with(|c: char| c.is_ascii_digit()) && l.contains(" of ");
    let tagged =
        |name: &str| lines().any(|l| l.strip_prefix(name).is_some_and(|r| r.is_empty() || r.starts_with([' ', '\t'])));
    match () {
        () if lines().any(counted) && has("LENGTH:") => Some(Press::Nexis),
        () if lines().any(|l| l == "Body") && has("Length:") && (has("Load-Date:") || has("Copyright ")) => {
            Some(Press::Nexis)
        }
        () if tagged("HD") && tagged("WC") && (tagged("LP") || tagged("TD")) => Some(Press::Factiva),
        () if lines().any(clipping::is_count) && lines().any(clipping::is_end) => Some(Press::Factiva),
        () => None,
    }
}

/// Whether an article ends with this line.
fn ends(line: &str, press: Press) -> bool {
    match press {
        Press::Nexis => line == "End of Document",
        Press::Factiva => clipping::is_end(line),
    }
}

/// Whether an article starts with this line.
fn starts(line: &str, press: Press) -> bool {
    let counted = line.split_once(" of ").is_some_and(|(number, rest)| {
        number.bytes().all(|b| b.is_ascii_digit()) && (rest.ends_with(" DOCUMENTS") || rest.ends_with(" DOCUMENT"))
    });
    press == Press::Nexis && counted
}

/// Whether a stretch between two marks is worth a record: covers and lists of contents are not.
fn is_article(words: &str, press: Press) -> bool {
    let line = |l: &str| match press {
        Press::Nexis => l == "Body" || l.get(..7).is_some_and(|s| s.eq_ignore_ascii_case("length:")),
        Press::Factiva => clipping::is_count(l) || clipping::is_count(l.trim_start_matches("WC").trim()) || l == "LP",
    };
    words.lines().any(|l| line(l.trim()))
}

/// A record for each article of a text export.
pub(super) fn records(source: Source, context: Context, press: Press) -> Records {
    let mut lines = Lines::new(source.bytes, source.start, context.limits.line);
    let (mut clip, mut at, mut first, mut number, mut ended) = (Vec::new(), source.start, 1, 0, false);
    let shown = source.shown;
    Box::new(std::iter::from_fn(move || {
        while !ended {
            let line = match lines.read() {
                Ok(line) => line,
                Err(e) => {
                    ended = true;
                    return Some(Record::failed(&shown, number, damaged(&e)));
                }
            };
            let words = line.as_ref().map(|l| String::from_utf8_lossy(&l.bytes).trim().to_owned());
            let before = words.as_deref().is_none_or(|w| starts(w, press));
            let after = words.as_deref().is_some_and(|w| ends(w, press));
            let mut done = before.then(|| (std::mem::take(&mut clip), (first, at)));
            ended = line.is_none();
            if let Some(line) = line {
                if clip.is_empty() {
                    (at, first) = (line.offset, line.number);
                }
                clip.extend_from_slice(&line.bytes);
                clip.extend_from_slice(line.end);
                if clip.len() > context.limits.line || line.cut {
                    ended = true;
                    let said = "an article of the export is longer than a line may be (--limit line=SIZE)".to_owned();
                    return Some(Record::failed(&shown, number, damaged(&too_much("line-length", said))));
                }
            }
            if after {
                done = Some((std::mem::take(&mut clip), (first, at)));
            }
            let Some((bytes, place)) = done.filter(|(bytes, _)| is_article(&String::from_utf8_lossy(bytes), press))
            else {
                continue;
            };
            number += 1;
            return Some(Record::new((&shown, number - 1), place, Box::new(Clip { bytes, press }), &context));
        }
        if number == 0 {
            number = 1;
            let detail = "the export has no articles; export it again with their full text".to_owned();
            return Some(Record::failed(&shown, 0, Skip { reason: "empty".into(), detail }));
        }
        None
    }))
}

/// One article, not yet understood.
#[derive(Debug)]
struct Clip {
    bytes: Vec<u8>,
    press: Press,
}

impl Unread for Clip {
    fn weight(&self) -> usize {
        self.bytes.len()
    }

    fn fields(self: Box<Self>, place: &Place, context: &Context) -> Result<Fields, Skip> {
        let decoded = context.decode(self.bytes, place, None)?;
        let mut out = clipping::fields(&decoded.text, self.press)?;
        out.map = out.map.through(&decoded.map);
        out.notes.extend(decoded.note);
        Ok(out)
    }
}

/// A record for each article of an export whose words were taken out of another format.
pub(super) fn of_words(shown: &str, text: &str, map: &SourceMap, press: Press, context: &Context) -> Vec<Record> {
    let (mut out, mut from, mut at) = (Vec::new(), 0, 0);
    let mut add = |from: usize, to: usize| {
        let words = text.get(from..to).unwrap_or_default();
        if !is_article(words, press) {
            return;
        }
        let cutting =
            Cutting { words: words.to_owned(), map: SourceMap::identity(to - from, from as u64).through(map), press };
        out.push(Record::new((shown, out.len() as u64), (0, 0), Box::new(cutting), context));
    };
    for line in text.split_inclusive('\n') {
        if starts(line.trim(), press) {
            add(from, at);
            from = at;
        }
        at += line.len();
        if ends(line.trim(), press) {
            add(from, at);
            from = at;
        }
    }
    add(from, text.len());
    out
}

/// One article whose letters have a way back already.
#[derive(Debug)]
struct Cutting {
    words: String,
    map: SourceMap,
    press: Press,
}

impl Unread for Cutting {
    fn weight(&self) -> usize {
        self.words.len()
    }

    fn fields(self: Box<Self>, _: &Place, _: &Context) -> Result<Fields, Skip> {
        let mut out = clipping::fields(&self.words, self.press)?;
        out.map = out.map.through(&self.map);
        Ok(out)
    }
}
