//! Bytes taken as words: figures, dates, names, quotations.

use super::{article, engine, is_checked_twice, line_of};
use claimdiff::model::Article;
use claimdiff::{extract, normalise, segment};

/// Figures: found, normalised, each where it says it is.
pub fn figures(bytes: &[u8]) {
    mentions(&article(&String::from_utf8_lossy(bytes)));
}

/// Dates, told on a day: the first line may say which.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (day, rest) = text.split_once('\n').unwrap_or(("", &text));
    let mut article = article(rest);
    article.published.date = day.trim().parse().ok();
    article.published.reliability = claimdiff::model::Reliability::High;
    mentions(&article);
}

fn mentions(article: &Article) {
    let engine = engine();
    let find = || {
        let segments = segment::segment(article, &engine.lexicon);
        let found = extract::mentions(article, &segments, &engine.lexicon, &engine.names);
        let (mentions, quotes) = normalise::mentions(article, &segments, &found, &engine.lexicon, &engine.names);
        for span in mentions.iter().map(|m| m.span).chain(quotes.iter().map(|q| q.span)) {
            assert!(article.text.get(span.start()..span.end()).is_some_and(|words| !words.is_empty()), "{span:?}");
        }
        format!("{mentions:?}{quotes:?}")
    };
    let found = find();
    if is_checked_twice(article.text.as_bytes()) {
        assert_eq!(found, find());
    }
}

/// Two names, one a line: how they relate does not depend on which is asked first.
pub fn names(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (left, right) = text.split_once('\n').unwrap_or((&text, ""));
    let names = &engine().names;
    let (one, other) = (names.relate(left, right), names.relate(right, left));
    assert_eq!(one.relation, other.relation, "{left:?} {right:?}");
    mentions(&article(&text));
}

/// A whole article with quotations: everything that a scan holds.
pub fn quotes(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let scan = || line_of(&engine().scan(article(&text)));
    let line = scan();
    if is_checked_twice(bytes) {
        assert_eq!(line, scan());
    }
}
