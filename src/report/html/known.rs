//! How each thing known of an article was learnt, for its line in the appendix.

use crate::model::{Article, Provenance};
use std::collections::BTreeMap;

/// "outlet, title, address: a field of the input", one line for each way of learning; dates that were refused follow.
pub(super) fn lines(article: &Article) -> Vec<String> {
    let published = article.dates.iter().find(|d| d.refused.is_none() && d.kind == "published");
    let published = published.map_or("date".to_owned(), |d| format!("date ({})", d.how));
    let learnt = [
        (!article.outlet.is_empty(), "outlet", article.learnt.outlet),
        (article.title.is_some(), "title", article.learnt.title),
        (article.published.iso.is_some(), published.as_str(), article.published.from),
        (article.modified.iso.is_some(), "change", article.modified.from),
        (article.url.is_some(), "address", article.learnt.url),
        (article.author.is_some(), "author", article.learnt.author),
        (article.section.is_some(), "section", article.learnt.section),
    ];
    let mut by_way: BTreeMap<Provenance, Vec<&str>> = BTreeMap::new();
    for (_, what, from) in learnt.into_iter().filter(|(is_known, ..)| *is_known) {
        by_way.entry(from).or_default().push(what);
    }
    let told = by_way.into_iter().map(|(from, what)| format!("{}: {}", what.join(", "), way(from)));
    let refused = article.dates.iter().filter_map(|d| Some(format!("refused {}: {}", d.date, d.refused.as_ref()?)));
    told.chain(refused).collect()
}

fn way(from: Provenance) -> &'static str {
    match from {
        Provenance::Field => "a field of the input",
        Provenance::Sidecar => "sources.csv",
        Provenance::Meta => "the page",
        Provenance::Text => "the text",
        Provenance::Url => "the address",
        Provenance::Path => "the path",
        Provenance::None => "not told",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DateCandidate;

    #[test]
    fn ways_are_told_once_and_refused_dates_too() {
        let mut article = Article { outlet: "North Post".into(), title: Some("Fire".into()), ..Article::default() };
        (article.learnt.outlet, article.learnt.title) = (Provenance::Field, Provenance::Field);
        (article.published.iso, article.published.from) = (Some("2031-05-07".into()), Provenance::Text);
        let date = |day: &str, how: &str, refused: Option<&str>| DateCandidate {
            kind: "published".into(),
            date: day.into(),
            from: Provenance::Text,
            how: how.into(),
            refused: refused.map(str::to_owned),
        };
        article.dates = vec![date("2032-01-01", "meta", Some("after the crawl")), date("2031-05-07", "dateline", None)];
        let told = lines(&article);
        assert_eq!(
            told,
            ["outlet, title: a field of the input", "date (dateline): the text", "refused 2032-01-01: after the crawl"]
        );
    }
}
