//! The names of input fields, and which column or key holds each.

use super::preset::Preset;
use crate::model::{Error, SourceMap, Zone};

/// So many letters of a column's name are compared with the names that we know.
const LIKENED: usize = 40;

/// A field of an article that an input can give.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Field {
    Id,
    Outlet,
    Url,
    Title,
    Text,
    Html,
    Published,
    Modified,
    Language,
    Story,
    Section,
    Author,
    Credit,
}

impl Field {
    /// Every field, in the order of the documentation.
    pub const ALL: [Field; 13] = [
        Field::Id,
        Field::Outlet,
        Field::Url,
        Field::Title,
        Field::Text,
        Field::Html,
        Field::Published,
        Field::Modified,
        Field::Language,
        Field::Story,
        Field::Section,
        Field::Author,
        Field::Credit,
    ];

    /// As written in inputs.
    pub fn name(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Outlet => "outlet",
            Field::Url => "url",
            Field::Title => "title",
            Field::Text => "text",
            Field::Html => "html",
            Field::Published => "published",
            Field::Modified => "modified",
            Field::Language => "language",
            Field::Story => "story",
            Field::Section => "section",
            Field::Author => "author",
            Field::Credit => "credit",
        }
    }

    /// The field called `name`; case and space at its ends do not count.
    pub fn named(name: &str) -> Option<Field> {
        let name = name.trim();
        Field::ALL.into_iter().find(|f| f.name().eq_ignore_ascii_case(name))
    }

    /// What other programs call it: only ever a hint in a message, never taken silently.
    fn other_names(self) -> &'static [&'static str] {
        match self {
            Field::Id => &["key", "article_id", "guid"],
            Field::Outlet => {
                &["source", "publisher", "paper", "newspaper", "media_name", "source_domain", "domain", "site"]
            }
            Field::Url => &["link", "uri", "address"],
            Field::Title => &["headline", "head"],
            Field::Text => &["body", "content", "article", "maintext", "fulltext", "full_text", "story_text"],
            Field::Html => &["page", "raw", "source_html"],
            Field::Published => &["date", "pubdate", "pub_date", "date_publish", "publish_date", "datetime", "day"],
            Field::Modified => &["updated", "date_modify", "lastmod"],
            Field::Language => &["lang"],
            Field::Story => &["event", "topic", "cluster", "case"],
            Field::Section => &["category", "desk"],
            Field::Author => &["authors", "byline", "writer"],
            Field::Credit => &["agency", "wire", "copyright"],
        }
    }

    /// The field that `column` is most like, by its first [`LIKENED`] letters.
    pub(super) fn nearest(column: &str) -> Field {
        let column: String = column.trim().chars().take(LIKENED).map(|c| c.to_ascii_lowercase()).collect();
        let distance = |f: Field| {
            let others = f.other_names().iter().map(|n| strsim::osa_distance(n, &column));
            others.min().unwrap_or(usize::MAX).min(strsim::osa_distance(f.name(), &column))
        };
        Field::ALL.into_iter().min_by_key(|f| distance(*f)).unwrap_or(Field::Text)
    }
}

/// Which column or key holds which field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Mapping {
    given: Vec<(Field, String)>,
    preset: Option<Preset>,
}

impl Mapping {
    /// This map, and the names of `preset` for what it does not say.
    pub fn with(&self, preset: Preset) -> Mapping {
        Mapping { given: self.given.clone(), preset: Some(preset) }
    }

    /// The program whose names it knows.
    pub fn preset(&self) -> Option<Preset> {
        self.preset
    }

    /// From pairs of a field and its column.
    pub fn new(pairs: &[(String, String)]) -> Result<Mapping, Error> {
        let mut given = Vec::with_capacity(pairs.len());
        for (name, column) in pairs {
            let field = Field::named(name).ok_or_else(|| {
                let nearest = Field::nearest(name).name();
                Error::Usage(format!("--map {name}={column}: there is no field {name}; the nearest is {nearest}"))
            })?;
            given.push((field, column.trim().to_owned()));
        }
        Ok(Mapping { given, preset: None })
    }

    /// The field that `column` holds.
    pub fn field(&self, column: &str) -> Option<Field> {
        let column = column.trim();
        if let Some((field, _)) = self.given.iter().find(|(_, c)| c == column) {
            return Some(*field);
        }
        let given = |field: &Field| self.given.iter().any(|(g, _)| g == field);
        let columns = self.preset.map_or(&[][..], Preset::columns);
        if let Some((field, _)) = columns.iter().find(|(f, c)| *c == column && !given(f)) {
            return Some(*field);
        }
        Field::named(column).filter(|f| !given(f) && !columns.iter().any(|(p, _)| p == f))
    }

    /// Columns of the map that are not among `columns`, with their fields.
    pub fn absent<'a>(&'a self, columns: &'a [String]) -> impl Iterator<Item = (Field, &'a str)> {
        let held = |c: &str| columns.iter().any(|x| x.trim() == c);
        self.given.iter().filter(move |(_, c)| !held(c)).map(|(f, c)| (*f, c.as_str()))
    }
}

/// What one row or object gives.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Fields {
    values: [Option<String>; 13],
    /// Where the text, or else the page, stands in the source.
    pub map: SourceMap,
    /// Zones of the text that its format tells.
    pub zones: Vec<Zone>,
    /// What a person should know of it.
    pub notes: Vec<String>,
    /// When it was fetched or saved, as the container of it says.
    pub retrieved: Option<String>,
}

impl Fields {
    /// Sets `field`; nothing but white space counts as not given, except in the text itself.
    pub fn set(&mut self, field: Field, value: String) {
        let value = match field {
            Field::Text | Field::Html => Some(value),
            _ => Some(value.trim()).filter(|v| !v.is_empty()).map(str::to_owned),
        };
        if let Some(slot) = self.values.get_mut(field as usize) {
            *slot = value;
        }
    }

    /// Takes the value of `field` out.
    pub fn take(&mut self, field: Field) -> Option<String> {
        self.values.get_mut(field as usize)?.take()
    }

    /// The value of `field`.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.values.get(field as usize)?.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_takes_the_place_of_the_usual_name() {
        let map = Mapping::new(&[("text".into(), "body".into())]).unwrap();
        assert_eq!(map.field("body"), Some(Field::Text));
        assert_eq!(map.field("text"), None, "another column holds it");
        assert_eq!(map.field(" Outlet "), Some(Field::Outlet));
        assert_eq!(map.absent(&["title".to_owned()]).collect::<Vec<_>>(), [(Field::Text, "body")]);
    }

    #[test]
    fn a_message_names_the_nearest_field() {
        for (column, want) in [("outlte", "outlet"), ("Headline", "title"), ("pub_date", "published"), ("body", "text")]
        {
            assert_eq!(Field::nearest(column).name(), want);
        }
        let error = Mapping::new(&[("titel".into(), "x".into())]).unwrap_err().to_string();
        assert!(error.contains("the nearest is title"), "{error}");
    }
}
