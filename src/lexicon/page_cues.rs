//! What the names that pages give to their parts tell: "article-body", "related links".

use super::files;
use crate::model::Error;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;
use std::sync::LazyLock;

const PATH: &str = "en/lexicon/page_cues.toml";

/// What a part of a page is, by the names it is given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PageCue {
    /// The story, and nothing else.
    Story,
    /// The story, perhaps with what stands around it.
    Body,
    /// What belongs to the site.
    Boilerplate,
    /// What is never the story, however long it is.
    Elsewhere,
    /// The words under a picture.
    Caption,
    /// A film.
    Video,
    /// The title.
    Headline,
    /// The summary under it.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Dateline,
    /// A notice of correction.
    Correction,
}

/// All cues in one automaton.
#[derive(Debug)]
pub struct PageCues {
    automaton: AhoCorasick,
    cues: Vec<PageCue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    story: Vec<String>,
    body: Vec<String>,
    boilerplate: Vec<String>,
    elsewhere: Vec<String>,
    caption: Vec<String>,
    video: Vec<String>,
    headline: Vec<String>,
    standfirst: Vec<String>,
    byline: Vec<String>,
    dateline: Vec<String>,
    correction: Vec<String>,
}

impl PageCues {
    /// The built-in list; made when it is first asked for, since most inputs have no pages.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file is not as it should be.
    pub fn built_in() -> Result<&'static PageCues, &'static Error> {
        static BUILT_IN: LazyLock<Result<PageCues, Error>> = LazyLock::new(PageCues::read);
        BUILT_IN.as_ref()
    }

    fn read() -> Result<PageCues, Error> {
        let file: File = files::toml(PATH)?;
        let lists = [
            (file.story, PageCue::Story),
            (file.body, PageCue::Body),
            (file.boilerplate, PageCue::Boilerplate),
            (file.elsewhere, PageCue::Elsewhere),
            (file.caption, PageCue::Caption),
            (file.video, PageCue::Video),
            (file.headline, PageCue::Headline),
            (file.standfirst, PageCue::Standfirst),
            (file.byline, PageCue::Byline),
            (file.dateline, PageCue::Dateline),
            (file.correction, PageCue::Correction),
        ];
        let (mut words, mut cues) = (Vec::new(), Vec::new());
        for (list, cue) in lists {
            for entry in list {
                words.push(match entry.strip_suffix('*') {
                    Some(start) => format!(" {start}"),
                    None => format!(" {entry} "),
                });
                cues.push(cue);
            }
        }
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::Standard)
            .build(words)
            .map_err(|e| Error::Lexicon { path: PATH.into(), reason: e.to_string() })?;
        Ok(PageCues { automaton, cues })
    }

    /// Every cue in `names`, which [`words_of`] made.
    pub fn find<'t>(&'t self, names: &'t str) -> impl Iterator<Item = PageCue> + 't {
        self.automaton.find_overlapping_iter(names).filter_map(|m| self.cues.get(m.pattern().as_usize()).copied())
    }
}

/// Adds the words of `names` to `out`, in lower case and each between spaces: "articleBody" is "article body".
pub fn words_of(names: &str, out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
    let mut lower = false;
    for byte in names.bytes().take(400) {
        if byte.is_ascii_uppercase() && lower && !out.ends_with(' ') {
            out.push(' ');
        }
        lower = byte.is_ascii_lowercase();
        if byte.is_ascii_alphanumeric() {
            out.push(byte.to_ascii_lowercase() as char);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        let cues = PageCues::built_in().unwrap();
        for (names, want) in [
            ("articleBody", Some(PageCue::Story)),
            ("c-article_body__text", Some(PageCue::Story)),
            ("RelatedLinks", Some(PageCue::Boilerplate)),
            ("navy", None),
            ("site-NAV", Some(PageCue::Boilerplate)),
            ("wp-caption-text", Some(PageCue::Caption)),
            ("unrelated", None),
        ] {
            let mut words = String::new();
            words_of(names, &mut words);
            let found: Vec<PageCue> = cues.find(&words).collect();
            assert_eq!(want.is_none(), found.is_empty(), "{names}: {words}");
            assert!(want.is_none_or(|w| found.contains(&w)), "{names}: {words}");
        }
    }
}
