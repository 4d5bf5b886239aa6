//! What a person calls a story: the headline that says most of what the others say.

use super::features::Features;
use crate::model::{Article, ArticleIx, Corpus, ZoneKind};

/// So many articles are compared to find the one in the middle.
const ASKED: usize = 30;

/// The headline of the article most like the others; none where no article has words for one.
pub(in super::super) fn label(corpus: &Corpus, features: &[Features], articles: &[ArticleIx]) -> Option<String> {
    let asked = articles.get(..ASKED.min(articles.len()))?;
    let middle = |ix: &ArticleIx| {
        let own = features.get(ix.0 as usize);
        let all = asked.iter().filter_map(|other| Some(own?.likeness(features.get(other.0 as usize)?)));
        (all.sum::<f32>() * 1000.0).round() as i64
    };
    let mut titled: Vec<(i64, String)> =
        asked.iter().filter_map(|ix| Some((-middle(ix), headline(corpus, *ix)?))).collect();
    titled.sort();
    titled.into_iter().next().map(|(_, title)| title)
}

/// The title, the headline in the text, or its first words.
fn headline(corpus: &Corpus, ix: ArticleIx) -> Option<String> {
    let scan = corpus.scan(ix);
    let zone = scan.zones.iter().find(|z| z.kind == ZoneKind::Headline).map(|z| scan.words(z.span));
    let title = scan.article.title.as_deref().or(zone).or_else(|| scan.sentences.first().map(|s| scan.words(*s)))?;
    let title = without_outlet(title, &scan.article);
    let words: Vec<&str> = title.split_whitespace().collect();
    let short = words.get(..14.min(words.len()))?.join(" ");
    let more = if words.len() > 14 { " …" } else { "" };
    (!short.is_empty()).then(|| format!("{short}{more}"))
}

/// Drops the outlet's name after the last bar or dash of a title.
fn without_outlet<'t>(title: &'t str, article: &Article) -> &'t str {
    let fold = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let outlet = fold(&article.outlet);
    for bar in [" | ", " – ", " — ", " - "] {
        let Some((before, after)) = title.rsplit_once(bar) else { continue };
        let after = fold(after);
        if bar == " | " || (!outlet.is_empty() && (outlet.contains(&after) || after.contains(&outlet))) {
            return before.trim();
        }
    }
    title.trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scan;

    fn titled(title: &str, outlet: &str) -> Scan {
        let article = Article { title: Some(title.into()), outlet: outlet.into(), ..Article::default() };
        Scan { article, ..Scan::default() }
    }

    #[test]
    fn a_headline_has_fourteen_words_and_no_outlet() {
        let shown = |title: &str, outlet: &str| headline(&Corpus::new(vec![titled(title, outlet)]), ArticleIx(0));
        let words = |count: usize| vec!["ferry"; count].join(" ");
        assert_eq!(shown(&words(14), ""), Some(words(14)));
        assert_eq!(shown(&words(15), ""), Some(words(14) + " …"));
        for (title, outlet, want) in [
            ("Ferry sinks | Quay Wire", "North Post", "Ferry sinks"),
            ("Ferry sinks - Quay Wire", "Quay Wire", "Ferry sinks"),
            ("Ferry sinks – Quay Wire", "The Quay Wire", "Ferry sinks"),
            ("Ferry sinks — The Quay Wire Online", "Quay Wire", "Ferry sinks"),
            ("Ferry sinks - ten saved", "Quay Wire", "Ferry sinks - ten saved"),
            ("Ferry sinks - ten saved", "", "Ferry sinks - ten saved"),
            ("Ferry - a wreck - Quay Wire", "Quay Wire", "Ferry - a wreck"),
        ] {
            assert_eq!(shown(title, outlet).as_deref(), Some(want));
        }
        assert_eq!(shown("  ", "Quay Wire"), None);
        let untitled = Scan {
            article: Article { text: "A ferry sank. It rained.".into(), ..Article::default() },
            ..Scan::default()
        };
        let sentences = vec![crate::model::Span::new("A ferry sank. It rained.", 0, 13).unwrap()];
        let corpus = Corpus::new(vec![Scan { sentences, ..untitled }]);
        assert_eq!(headline(&corpus, ArticleIx(0)).as_deref(), Some("A ferry sank."), "its first words");
    }

    #[test]
    fn the_headline_most_like_the_others_is_the_label() {
        let corpus = Corpus::new(vec![titled("At an end", ""), titled("Between", ""), titled("At the other", "")]);
        let features = [vec![(1, 1.0)], vec![(1, 0.7), (2, 0.7)], vec![(2, 1.0)]].map(Features::new);
        let all: Vec<ArticleIx> = (0..3).map(ArticleIx).collect();
        assert_eq!(label(&corpus, &features, &all).as_deref(), Some("Between"));
        assert_eq!(label(&corpus, &features, &all[..1]).as_deref(), Some("At an end"));
        assert_eq!(label(&corpus, &features, &[]), None);
        // those beyond the thirtieth are not asked
        let mut many = vec![ArticleIx(0); 30];
        many.push(ArticleIx(1));
        assert_eq!(label(&corpus, &features, &many).as_deref(), Some("At an end"));
    }
}
