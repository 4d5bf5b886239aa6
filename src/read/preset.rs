//! The names that other programs give to the fields of an article.

use super::Field;

/// A program whose exports are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Preset {
    /// <https://github.com/fhamborg/news-please>
    NewsPlease,
    /// <https://www.mediacloud.org>
    MediaCloud,
    /// The DOC interface of <https://www.gdeltproject.org>; its lists have no text unless it was added.
    Gdelt,
    /// <https://www.jsonfeed.org>
    JsonFeed,
}

impl Preset {
    /// Those that can be asked for.
    pub(super) const ALL: [Preset; 3] = [Preset::NewsPlease, Preset::MediaCloud, Preset::Gdelt];

    /// As `--input` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Preset::NewsPlease => "news-please",
            Preset::MediaCloud => "mediacloud",
            Preset::Gdelt => "gdelt",
            Preset::JsonFeed => "json-feed",
        }
    }

    /// Fields and the columns or keys that hold them; where two hold one, the later is taken.
    pub(super) fn columns(self) -> &'static [(Field, &'static str)] {
        match self {
            Preset::NewsPlease => &[
                (Field::Outlet, "source_domain"),
                (Field::Text, "maintext"),
                (Field::Published, "date_publish"),
                (Field::Modified, "date_modify"),
                (Field::Author, "authors"),
            ],
            Preset::MediaCloud => &[
                (Field::Id, "id"),
                (Field::Id, "stories_id"),
                (Field::Outlet, "media_name"),
                (Field::Text, "story_text"),
                (Field::Text, "text"),
                (Field::Published, "publish_date"),
            ],
            Preset::Gdelt => &[
                (Field::Outlet, "domain"),
                (Field::Published, "seendate"),
                (Field::Text, "text"),
                (Field::Language, "language"),
            ],
            Preset::JsonFeed => &[
                (Field::Text, "content_text"),
                (Field::Html, "content_html"),
                (Field::Published, "date_published"),
                (Field::Modified, "date_modified"),
                (Field::Author, "author"),
                (Field::Author, "authors"),
            ],
        }
    }

    /// The key of the list that holds the articles, where they are wrapped in an object.
    pub(super) fn list(self) -> &'static [&'static str] {
        match self {
            Preset::NewsPlease => &[],
            Preset::MediaCloud => &["stories", "results"],
            Preset::Gdelt => &["articles"],
            Preset::JsonFeed => &["items"],
        }
    }

    /// The one whose text stands in `column`.
    pub(super) fn of_text(column: &str) -> Option<Preset> {
        Preset::ALL
            .into_iter()
            .find(|p| p.columns().iter().any(|(f, c)| *f == Field::Text && *c == column && column != "text"))
    }
}
