//! How an input is laid out, by the names that `--input` takes.

use super::preset::Preset;

/// How an input is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// One article, nothing but its words.
    Text,
    /// One article in Markdown.
    Markdown,
    /// One web page, as saved.
    Html,
    /// One JSON object a line.
    Jsonl,
    /// A JSON array of objects, or objects one after another.
    Json,
    /// A table parted by commas (or semicolons, where its first line is), with a line of column names.
    Csv,
    /// The same, parted by tabs.
    Tsv,
    /// A Parquet table.
    Parquet,
    /// A crawl.
    Warc,
    /// RSS or Atom.
    Feed,
    /// A JSON Feed.
    JsonFeed,
    /// An export of Nexis.
    Nexis,
    /// An export of Factiva.
    Factiva,
    /// The words of a Word document.
    Docx,
    /// An e-mail, or a web page saved as MHTML.
    Mail,
}

const NAMES: [(&str, Shape); 16] = [
    ("text", Shape::Text),
    ("markdown", Shape::Markdown),
    ("html", Shape::Html),
    ("jsonl", Shape::Jsonl),
    ("json", Shape::Json),
    ("csv", Shape::Csv),
    ("tsv", Shape::Tsv),
    ("parquet", Shape::Parquet),
    ("warc", Shape::Warc),
    ("feed", Shape::Feed),
    ("json-feed", Shape::JsonFeed),
    ("nexis", Shape::Nexis),
    ("factiva", Shape::Factiva),
    ("docx", Shape::Docx),
    ("eml", Shape::Mail),
    ("mhtml", Shape::Mail),
];

/// What a person says of every input: its shape, or the program it comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InputKind {
    /// Laid out so.
    Shape(Shape),
    /// Exported by this program; the shape is found out.
    Preset(Preset),
}

impl InputKind {
    /// Every name that [`InputKind::named`] takes.
    pub fn names() -> Vec<&'static str> {
        NAMES.iter().map(|(name, _)| *name).chain(Preset::ALL.map(Preset::name)).collect()
    }

    /// The one called `name`.
    pub fn named(name: &str) -> Option<InputKind> {
        let shape = NAMES.iter().find(|(n, _)| *n == name).map(|(_, shape)| InputKind::Shape(*shape));
        shape.or_else(|| Preset::ALL.into_iter().find(|p| p.name() == name).map(InputKind::Preset))
    }
}
