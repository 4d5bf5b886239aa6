//! JSON lines, and JSON files of one array or of objects one after another.

use super::fields::{Fields, Mapping};
use super::record::{Body, Place};
use super::stream::{Lines, Source, damaged};
use super::{Context, Record, Records, limits};
use crate::model::Skip;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::io::BufRead;

/// A record for each line that is not empty.
pub(super) fn lines(source: Source, context: Context) -> Records {
    let mut lines = Lines::new(source.bytes, context.limits.record);
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
            let body = if line.cut { too_long(line.number, &context) } else { Body::Json(line.bytes) };
            number += 1;
            return Some(Record::new(&source.shown, number - 1, line.number, line.offset, body, context.clone()));
        }
        if number == 0 && !std::mem::replace(&mut ended, true) {
            let skip = Skip { reason: "empty".into(), detail: "the file has no records; export it again".into() };
            return Some(Record::failed(&source.shown, 0, skip));
        }
        None
    }))
}

fn too_long(line: u64, context: &Context) -> Body {
    let cap = limits::shown(context.limits.record as u64);
    let detail = format!("line {line}: the record is longer than {cap}; split it");
    Body::Failed(Skip { reason: "too-large".into(), detail })
}

/// A record for each object of an array, or of objects one after another.
pub(super) fn values(source: Source, context: Context) -> Records {
    let mut cutter = Cutter { bytes: source.bytes, line: 1, offset: 0, cap: context.limits.record };
    let (mut number, mut ended) = (0, false);
    Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let record = match cutter.next() {
            Ok(Some(cut)) if cut.whole => {
                Record::new(&source.shown, number, cut.line, cut.offset, Body::Json(cut.bytes), context.clone())
            }
            Ok(Some(cut)) => {
                Record::new(&source.shown, number, cut.line, cut.offset, too_long(cut.line, &context), context.clone())
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

/// One value cut out of a stream.
struct Cut {
    bytes: Vec<u8>,
    line: u64,
    offset: u64,
    whole: bool,
}

/// Cuts a stream into its objects by their braces, without understanding them.
struct Cutter {
    bytes: Box<dyn BufRead + Send>,
    line: u64,
    offset: u64,
    cap: usize,
}

impl Cutter {
    fn next(&mut self) -> std::io::Result<Option<Cut>> {
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

/// The fields of one JSON object.
pub(super) fn fields(text: &str, mapping: &Mapping, place: &Place) -> Result<Fields, Skip> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let read = Object { mapping }.deserialize(&mut parser).and_then(|fields| parser.end().map(|()| fields));
    read.map_err(|e| {
        let line = place.line.max(1) + (e.line() as u64).saturating_sub(1);
        let said = e.to_string();
        let said = said.split(" at line ").next().unwrap_or_default();
        let cure = if e.is_data() { "give one object a record" } else { "correct it, or export the file again" };
        let detail = format!("line {line}, column {}: {said}; {cure}", e.column());
        Skip { reason: "syntax".into(), detail }
    })
}

/// Reads an object key by key, so that only what is wanted is kept.
struct Object<'m> {
    mapping: &'m Mapping,
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = Fields;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fields, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields of an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut out = Fields::default();
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            match self.mapping.field(&key) {
                Some(field) => {
                    if let Some(value) = map.next_value::<Loose>()?.0 {
                        out.set(field, value);
                    }
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(out)
    }
}

/// A string; or a number, a truth value or a list of them as a string.
struct Loose(Option<String>);

impl<'de> serde::Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Loose, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, v: &str) -> Result<Loose, E> {
        Ok(Loose(Some(v.to_owned())))
    }

    fn visit_string<E>(self, v: String) -> Result<Loose, E> {
        Ok(Loose(Some(v)))
    }

    fn visit_bool<E>(self, v: bool) -> Result<Loose, E> {
        Ok(Loose(Some(v.to_string())))
    }

    fn visit_u64<E>(self, v: u64) -> Result<Loose, E> {
        Ok(Loose(Some(v.to_string())))
    }

    fn visit_i64<E>(self, v: i64) -> Result<Loose, E> {
        Ok(Loose(Some(v.to_string())))
    }

    fn visit_f64<E>(self, v: f64) -> Result<Loose, E> {
        Ok(Loose(Some(v.to_string())))
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Loose, A::Error> {
        let mut parts = Vec::new();
        while let Some(part) = seq.next_element::<Loose>()? {
            parts.extend(part.0);
        }
        Ok(Loose(Some(parts.join(", "))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
        let mut name = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == "name" {
                name = map.next_value::<Loose>()?.0;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Loose(name))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Field;
    use super::*;

    fn read(text: &str) -> Result<Fields, Skip> {
        fields(text, &Mapping::default(), &Place { path: "a.jsonl".into(), line: 3, offset: 0 })
    }

    #[test]
    fn values_of_every_type_become_strings() {
        let got =
            read(r#"{"id": 7, "text": "a\nb ", "author": ["Ann", {"name": "Bo"}], "x": {"y": []}, "title": null}"#);
        let got = got.unwrap();
        assert_eq!(got.get(Field::Id), Some("7"));
        assert_eq!(got.get(Field::Text), Some("a\nb "), "letter for letter");
        assert_eq!(got.get(Field::Author), Some("Ann, Bo"));
        assert_eq!(got.get(Field::Title), None);
    }

    #[test]
    fn what_is_wrong_has_its_line_and_column() {
        let skip = read(r#"{"text": "a" "b"}"#).unwrap_err();
        assert_eq!(skip.reason, "syntax");
        assert!(skip.detail.starts_with("line 3, column 14: expected"), "{}", skip.detail);
        assert_eq!(read("[1]").unwrap_err().reason, "syntax");
    }

    #[test]
    fn objects_are_cut_by_their_braces() {
        for text in [
            "[{\"a\": \"]}\\\"\"},\n {\"b\": {}}]",
            "{\"a\": \"]}\\\"\"}\n{\"b\": {}}\n",
            " [ {\"a\": \"]}\\\"\"},{\"b\": {}} ",
        ] {
            let mut cutter =
                Cutter { bytes: Box::new(std::io::Cursor::new(text.to_owned())), line: 1, offset: 0, cap: 99 };
            let mut got = Vec::new();
            while let Some(cut) = cutter.next().unwrap() {
                assert_eq!(&text.as_bytes()[cut.offset as usize..][..cut.bytes.len()], cut.bytes);
                got.push(String::from_utf8(cut.bytes).unwrap());
            }
            assert_eq!(got, ["{\"a\": \"]}\\\"\"}", "{\"b\": {}}"]);
        }
    }
}
