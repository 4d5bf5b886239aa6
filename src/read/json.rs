//! JSON lines, and JSON files of one array or of objects one after another.

use super::fields::Fields;
use super::lines::Lines;
use super::object;
use super::preset::Preset;
use super::record::{Place, Unread};
use super::source::{Bytes, Source, damaged};
use super::{Context, Record, Records, limits};
use crate::model::Skip;
use std::io::{BufRead, Read};
use std::sync::Arc;

/// A record for each line that is not empty.
pub(super) fn lines(source: Source, context: Context) -> Records {
    let mut lines = Lines::new(source.bytes, source.start, context.limits.line);
    let mut number = 0;
    let mut ended = false;
    Box::new(std::iter::from_fn(move || {
        while !ended {
            let line = match lines.read() {
                Ok(Some(line)) if line.bytes.trim_ascii().is_empty() => continue,
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(e) => {
                    ended = true;
                    return Some(Record::failed(&source.shown, number, damaged(&e)));
                }
            };
            number += 1;
            let place = (line.number, line.offset);
            return Some(record((&source.shown, number - 1), place, line.bytes, !line.cut, &context));
        }
        if number == 0 && !std::mem::replace(&mut ended, true) {
            let skip = Skip { reason: "empty".into(), detail: "the file has no records; export it again".into() };
            return Some(Record::failed(&source.shown, 0, skip));
        }
        None
    }))
}

/// The record of one object; a failed one where it was too long to be held.
fn record(file: (&str, u64), place: (u64, u64), bytes: Vec<u8>, whole: bool, context: &Context) -> Record {
    if whole {
        return Record::new(file, place, Box::new(Object(bytes)), context);
    }
    let (line, cap) = (place.0, limits::shown(context.limits.line as u64));
    let detail =
        format!("line {line}: the record is longer than {cap}; split it, or raise the limit (--limit line=SIZE)");
    Record::failed(file.0, file.1, Skip { reason: "line-length".into(), detail })
}

/// One JSON object, unparsed.
#[derive(Debug)]
struct Object(Vec<u8>);

impl Unread for Object {
    fn weight(&self) -> usize {
        self.0.len()
    }

    fn fields(self: Box<Self>, place: &Place, context: &Context) -> Result<Fields, Skip> {
        let decoded = context.decode(self.0, place, None)?;
        let mut out = object::fields(&decoded.text, &context.mapping, place)?;
        out.map = out.map.through(&decoded.map);
        out.notes.extend(decoded.note);
        Ok(out)
    }
}

/// A record for each object of an array, or of objects one after another.
pub(super) fn values(source: Source, context: Context) -> Records {
    let cap = context.limits.line;
    let mut cutter = Cutter { bytes: source.bytes, line: 1, offset: source.start, cap, listed: false, done: false };
    let lists = context.mapping.preset().map_or(&[][..], Preset::list);
    let (mut number, mut ended, mut outside) = (0, false, None::<Arc<Fields>>);
    let mut around = match wrapped(&source.head, lists) {
        Some(head) => cutter.skip(head.len()).map(|()| Some(object::around(head, &context.mapping))),
        None => Ok(None),
    };
    Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let next = std::mem::replace(&mut around, Ok(None)).and_then(|found| {
            outside = found.map(Arc::new).or(outside.take());
            cutter.next()
        });
        let record = match next {
            Ok(Some(cut)) => {
                let mut made = record((&source.shown, number), (cut.line, cut.offset), cut.bytes, cut.whole, &context);
                made.sidecar.clone_from(&outside);
                made
            }
            Ok(None) => {
                ended = true;
                if number > 0 {
                    return None;
                }
                let skip = Skip { reason: "empty".into(), detail: "the file has no records; export it again".into() };
                Record::failed(&source.shown, 0, skip)
            }
            Err(e) => {
                ended = true;
                Record::failed(&source.shown, number, damaged(&e))
            }
        };
        number += 1;
        Some(record)
    }))
}

/// How `head` starts, up to and with the bracket of the list called by one of `names`.
fn wrapped<'h>(head: &'h [u8], names: &[&str]) -> Option<&'h [u8]> {
    head.trim_ascii_start().strip_prefix(b"{")?;
    let lists = names.iter().filter_map(|name| {
        let quoted = format!("\"{name}\"");
        memchr::memmem::find_iter(head, quoted.as_bytes()).find_map(|at| {
            let colon = head.get(at + quoted.len()..)?.trim_ascii_start().strip_prefix(b":")?;
            let inside = colon.trim_ascii_start().strip_prefix(b"[")?;
            head.get(..head.len() - inside.len())
        })
    });
    lists.min_by_key(|h| h.len())
}

/// One value cut out of a stream.
struct Cut {
    bytes: Vec<u8>,
    line: u64,
    offset: u64,
    whole: bool,
}

/// Cuts a stream into its objects by their braces, without understanding them.
struct Cutter {
    bytes: Bytes,
    line: u64,
    offset: u64,
    cap: usize,
    /// Whether it stands in a list behind which nothing counts.
    listed: bool,
    done: bool,
}

impl Cutter {
    /// Goes on behind the bracket of a list.
    fn skip(&mut self, count: usize) -> std::io::Result<()> {
        let mut head = vec![0; count];
        self.bytes.read_exact(&mut head)?;
        self.line += head.iter().filter(|b| **b == b'\n').count() as u64;
        self.offset += count as u64;
        self.listed = true;
        Ok(())
    }

    fn next(&mut self) -> std::io::Result<Option<Cut>> {
        if self.done {
            return Ok(None);
        }
        let mut cut: Option<Cut> = None;
        let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
        loop {
            let buffer = self.bytes.fill_buf()?;
            if buffer.is_empty() {
                return Ok(cut.filter(|c| !c.bytes.trim_ascii().is_empty()));
            }
            let mut used = 0;
            let mut done = false;
            for &byte in buffer {
                let outside = cut.is_none() && matches!(byte, b'[' | b']' | b',' | b' ' | b'\t' | b'\r' | b'\n');
                // A bare value between objects ends where the next object or the array ends.
                let bare = cut.is_some() && depth == 0 && matches!(byte, b',' | b']' | b'\n');
                if bare {
                    done = true;
                    break;
                }
                used += 1;
                if self.listed && cut.is_none() && byte == b']' {
                    (self.done, done) = (true, true);
                    break;
                }
                if !outside {
                    let (line, offset) = (self.line, self.offset + used as u64 - 1);
                    let cut = cut.get_or_insert_with(|| Cut { bytes: Vec::new(), line, offset, whole: true });
                    if cut.bytes.len() < self.cap {
                        cut.bytes.push(byte);
                    } else {
                        cut.whole = false;
                    }
                    match byte {
                        _ if escaped => escaped = false,
                        b'\\' if quoted => escaped = true,
                        b'"' => quoted = !quoted,
                        b'{' | b'[' if !quoted => depth += 1,
                        b'}' | b']' if !quoted => {
                            depth = depth.saturating_sub(1);
                            done = depth == 0;
                        }
                        _ => {}
                    }
                }
                self.line += u64::from(byte == b'\n');
                if done {
                    break;
                }
            }
            self.bytes.consume(used);
            self.offset += used as u64;
            if done {
                return Ok(cut);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_cut_by_their_braces() {
        for text in [
            "[{\"a\": \"]}\\\"\"},\n {\"b\": {}}]",
            "{\"a\": \"]}\\\"\"}\n{\"b\": {}}\n",
            " [ {\"a\": \"]}\\\"\"},{\"b\": {}} ",
        ] {
            let mut cutter = Cutter {
                bytes: Box::new(std::io::Cursor::new(text.to_owned())),
                line: 1,
                offset: 0,
                cap: 99,
                listed: false,
                done: false,
            };
            let mut got = Vec::new();
            while let Some(cut) = cutter.next().unwrap() {
                assert_eq!(&text.as_bytes()[cut.offset as usize..][..cut.bytes.len()], cut.bytes);
                got.push(String::from_utf8(cut.bytes).unwrap());
            }
            assert_eq!(got, ["{\"a\": \"]}\\\"\"}", "{\"b\": {}}"]);
        }
    }
}
