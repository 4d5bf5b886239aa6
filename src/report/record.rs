//! A record as its JSON text. Every format is written from texts: they are made once, a field is looked at where it
//! stands, and only what a format wants is taken apart.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::{Deserialize as Derived, Serialize};
use serde_json::Value as Json;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

/// Most records have fewer bytes: room that is taken at once need not grow.
const ROOM: usize = 1024;

/// One record of a table: a JSON object on one line, its fields in the order of the table's columns.
#[derive(Clone, Debug)]
pub struct Record {
    text: String,
    /// Where the name and the text of each field stand, once a format has asked: the next one need not read it again.
    /// None where a name is not written as it is read.
    places: OnceLock<Option<Vec<[Range<usize>; 2]>>>,
}

impl Record {
    /// Of a row; an empty object where it cannot be written as JSON, which no row is.
    pub fn of(row: &impl Serialize) -> Record {
        let mut text = Vec::with_capacity(ROOM);
        let written = serde_json::to_writer(&mut text, row).ok().and_then(|()| String::from_utf8(text).ok());
        Record::of_text(written.unwrap_or_else(|| "{}".to_owned()))
    }

    /// Of the text of another one.
    pub fn of_text(text: String) -> Record {
        Record { text, places: OnceLock::new() }
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its fields.
    pub fn fields(&self) -> Fields<'_> {
        let text = self.text.as_str();
        let Some(places) = self.places.get_or_init(|| Fields::of(text).places(text)) else { return Fields::of(text) };
        let part = |place: &Range<usize>| text.get(place.clone()).unwrap_or_default();
        Fields(places.iter().map(|[name, value]| (Cow::Borrowed(part(name)), part(value))).collect())
    }

    /// As a value, to be changed.
    pub fn value(&self) -> Json {
        serde_json::from_str(&self.text).unwrap_or_default()
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Record) -> bool {
        self.text == other.text
    }
}

impl Eq for Record {}

/// The fields of an object, each with its JSON text.
#[derive(Debug, Default)]
pub struct Fields<'t>(Vec<(Cow<'t, str>, &'t str)>);

impl<'t> Fields<'t> {
    /// Of the object `text`; none where it is no object.
    pub fn of(text: &'t str) -> Fields<'t> {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Where the name and the text of each field stand in `whole`, of which they are parts; none where a name was
    /// written with an escape, and so stands nowhere.
    fn places(&self, whole: &str) -> Option<Vec<[Range<usize>; 2]>> {
        let place = |part: &str| {
            let start = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
            (start + part.len() <= whole.len()).then_some(start..start + part.len())
        };
        let both = |(name, text): &(Cow<'_, str>, &str)| match name {
            Cow::Borrowed(name) => Some([place(name)?, place(text)?]),
            Cow::Owned(_) => None,
        };
        self.0.iter().map(both).collect()
    }

    /// Every field, in order.
    pub fn each(&self) -> impl Iterator<Item = (&str, &'t str)> {
        self.0.iter().map(|(name, text)| (name.as_ref(), *text))
    }

    /// The text of the field `name`; none where it is missing or null.
    pub fn get(&self, name: &str) -> Option<&'t str> {
        self.each().find(|(own, text)| *own == name && *text != "null").map(|(_, text)| text)
    }

    /// The words of the field `name`; empty where there are none.
    pub fn words(&self, name: &str) -> Cow<'t, str> {
        self.get(name).and_then(words).unwrap_or_default()
    }

    /// The whole number of the field `name`; 0 where there is none.
    pub fn number(&self, name: &str) -> u64 {
        self.get(name).and_then(|text| text.parse().ok()).unwrap_or(0)
    }

    /// The members of the list in the field `name`.
    pub fn list(&self, name: &str) -> Vec<&'t str> {
        self.get(name).map(members).unwrap_or_default()
    }
}

/// The words of a JSON string; none where `text` is something else.
pub fn words(text: &str) -> Option<Cow<'_, str>> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    match memchr::memchr(b'\\', inside.as_bytes()) {
        None => Some(Cow::Borrowed(inside)),
        Some(_) => serde_json::from_str(text).ok().map(Cow::Owned),
    }
}

/// The members of a JSON list, each as its text; none where `text` is no list.
pub fn members(text: &str) -> Vec<&str> {
    let parts: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
    parts.into_iter().map(RawValue::get).collect()
}

/// Whether `text` is a list.
pub fn is_list(text: &str) -> bool {
    text.starts_with('[')
}

/// Whether `text` is an object.
pub fn is_object(text: &str) -> bool {
    text.starts_with('{')
}

#[derive(Derived)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Fields<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut out = Vec::with_capacity(16);
                while let Some((name, value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
                    out.push((name.0, value.get()));
                }
                Ok(Fields(out))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_is_found_where_it_stands() {
        let row = json!({"id": "a\"b", "count": 3, "none": null, "list": ["x", "y\n"], "in": {"a": 1.5}, "é": "\u{1}"});
        let record = Record::of(&row);
        let fields = record.fields();
        assert_eq!(fields.words("id"), "a\"b");
        assert_eq!((fields.number("count"), fields.get("none"), fields.get("absent")), (3, None, None));
        assert_eq!(fields.list("list").into_iter().filter_map(words).collect::<Vec<_>>(), ["x", "y\n"]);
        assert_eq!(
            fields.get("in").map(Fields::of).and_then(|f| f.get("a").map(str::to_owned)).as_deref(),
            Some("1.5")
        );
        assert_eq!(fields.words("é"), "\u{1}");
        assert_eq!(fields.each().count(), 6);
        assert!(record.fields().each().eq(fields.each()), "asked again");
        assert_eq!(record.value(), row);
    }

    #[test]
    fn fields_with_an_escape_in_their_name_are_read_each_time() {
        let record = Record::of(&json!({"a\"b": 1, "c": 2}));
        for _ in 0..2 {
            assert_eq!(record.fields().each().collect::<Vec<_>>(), [("a\"b", "1"), ("c", "2")]);
        }
    }

    #[test]
    fn what_is_no_record_has_no_fields() {
        assert_eq!(Fields::of("[1]").each().count() + Fields::of("{").each().count(), 0);
        assert!(members("{}").is_empty() && words("3").is_none());
    }
}
