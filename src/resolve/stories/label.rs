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
