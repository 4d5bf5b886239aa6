//! One JSON object: its fields, whatever their types, and where in it the text stands.

use super::fields::{Field, Fields, Mapping};
use super::record::Place;
use crate::model::{Skip, SourceMap};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The fields of one JSON object.
pub(super) fn fields(text: &str, mapping: &Mapping, place: &Place) -> Result<Fields, Skip> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let read = Object { mapping, text }.deserialize(&mut parser).and_then(|fields| parser.end().map(|()| fields));
    read.map_err(|e| {
        let line = place.line.max(1) + (e.line() as u64).saturating_sub(1);
        let said = e.to_string();
        let said = said.split(" at line ").next().unwrap_or_default();
        let cure = if e.is_data() { "give one object a record" } else { "correct it, or export the file again" };
        let detail = format!("line {line}, column {}: {said}; {cure}", e.column());
        Skip { reason: "syntax".into(), detail }
    })
}

/// What stands around a list of articles, of which `head` is the start: its title is the outlet of all.
pub(super) fn around(head: &[u8], mapping: &Mapping) -> Fields {
    let whole = format!("{}]}}", String::from_utf8_lossy(head));
    let place = Place { path: String::new(), line: 0, offset: 0 };
    let found = fields(&whole, mapping, &place).unwrap_or_default();
    let mut out = Fields::default();
    for (field, said) in [(Field::Outlet, found.get(Field::Title)), (Field::Language, found.get(Field::Language))] {
        if let Some(said) = said {
            out.set(field, said.to_owned());
        }
    }
    out
}

/// Reads an object key by key, so that only what is wanted is kept.
struct Object<'m> {
    mapping: &'m Mapping,
    text: &'m str,
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
                Some(field @ (Field::Text | Field::Html)) => {
                    let raw = map.next_value::<&'de RawValue>()?;
                    let Loose(value) = serde_json::from_str(raw.get()).map_err(serde::de::Error::custom)?;
                    let Some(value) = value else { continue };
                    if out.get(Field::Text).is_none() {
                        out.map = way_back(raw.get(), position(self.text, raw.get()));
                    }
                    out.set(field, value);
                }
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

/// Where `part` stands in `whole`, which it was cut out of.
fn position(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// The way from what the JSON string `raw` stands for back to its letters, of which the first is byte `at`.
fn way_back(raw: &str, at: usize) -> SourceMap {
    let mut map = SourceMap::default();
    let Some(inner) = raw.strip_prefix('"').and_then(|r| r.strip_suffix('"')) else { return map };
    let (mut from, mut text) = (0, 0);
    while let Some(rest) = inner.get(from..).filter(|r| !r.is_empty()) {
        let plain = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
        let (length, step) = if plain > 0 { (plain, plain) } else { escape(rest) };
        let source = (at + 1 + from) as u64;
        map.push(text..text + length, source..source + step as u64);
        (from, text) = (from + step, text + length);
    }
    map
}

/// How many bytes the letter is that `rest` starts with the escape of, and how many that escape is.
fn escape(rest: &str) -> (usize, usize) {
    let unit = |from: usize| u32::from_str_radix(rest.get(from..from + 4)?, 16).ok();
    match (rest.as_bytes().get(1), unit(2)) {
        (Some(b'u'), Some(0xd800..0xdc00)) => (4, 12),
        (Some(b'u'), Some(letter)) => (char::from_u32(letter).map_or(3, char::len_utf8), 6),
        _ => (1, 2),
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
    fn the_text_is_traced_to_its_letters() {
        let text = r#"{"id": 1, "text": "caf\u00e9 \ud83d\udc69 \"12\" z\u00e9ro 7"}"#;
        let got = read(text).unwrap();
        let words = got.get(Field::Text).unwrap();
        assert_eq!(words, "café 👩 \"12\" zéro 7");
        for (surface, want) in [("12", "12"), ("café", "caf\\u00e9"), ("7", "7"), ("👩", "\\ud83d\\udc69")] {
            let at = words.find(surface).unwrap();
            let span = crate::model::Span::new(words, at, at + surface.len()).unwrap();
            let bytes = got.map.source_of(span).unwrap();
            assert_eq!(&text[bytes.start as usize..bytes.end as usize], want);
        }
    }
}
