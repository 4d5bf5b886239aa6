//! A sentence of an article with the words in question marked, and the way to it.

use crate::model::Evidence;
use crate::report::formats::live_address;
use crate::report::rows::View;
use serde::Serialize;

/// A sentence, cut around the words in question.
#[derive(Serialize)]
pub(super) struct Snippet {
    /// Names the sentence on the page.
    anchor: String,
    outlet: String,
    published: Option<String>,
    before: String,
    exact: String,
    after: String,
    /// The live page at the sentence, where the article has a web address.
    link: Option<String>,
    /// `file:line`, or `file#record`.
    place: String,
    /// The same with the whole path of the file.
    whole_place: String,
}

/// Characters of a snippet at most.
const LONGEST: usize = 240;

impl Snippet {
    pub(super) fn of(view: &View<'_>, at: Evidence) -> Snippet {
        let scan = view.scan(at.article);
        let text = scan.article.text.as_str();
        let sentence = scan.sentence_at(at.span.start()).map_or(at.span, |s| s.cover(at.span));
        let exact = flat(view.words(at));
        let room = LONGEST.saturating_sub(exact.chars().count()) / 2;
        let before = flat(text.get(sentence.start()..at.span.start()).unwrap_or_default());
        let after = flat(text.get(at.span.end()..sentence.end()).unwrap_or_default());
        let article = &scan.article;
        let line = text.get(..at.span.start()).map_or(0, |t| t.matches('\n').count()) + 1;
        let at_line = article.source.path.ends_with(".txt");
        let in_file = |file: &str| match at_line {
            true => format!("{file}:{line}"),
            false => format!("{file}#{}", article.source.record + 1),
        };
        let path = article.source.path.as_str();
        let place = in_file(path.rsplit('/').next().unwrap_or(path));
        let whole_place = in_file(path);
        Snippet {
            anchor: format!("q-{}-{}-{}", view.number(at.article), at.span.start(), at.span.end()),
            outlet: view.outlet(at.article).to_owned(),
            published: article.published.iso.as_deref().and_then(|i| i.get(..10)).map(str::to_owned),
            link: live_address(article.url.as_deref().unwrap_or_default(), view.words(at)),
            before: last(&before, room),
            after: first(&after, room),
            exact: first(&exact, LONGEST),
            place,
            whole_place,
        }
    }
}

/// White space as one space, at the ends too.
fn flat(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    if words.starts_with(char::is_whitespace) {
        out.push(' ');
    }
    for (at, word) in words.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    if words.ends_with(char::is_whitespace) && !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

fn first(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

fn last(words: &str, most: usize) -> String {
    let count = words.chars().count();
    if count <= most {
        words.to_owned()
    } else {
        format!("…{}", words.chars().skip(count - most).collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_at_characters() {
        assert_eq!(first("naïve", 3), "naï…");
        assert_eq!(last("naïve", 3), "…ïve");
        assert_eq!(flat("a\n\n b "), "a b ");
    }
}
