//! Whose dollar: the country an outlet writes in, where its address or language tells.

use crate::model::Article;

/// The ISO 3166 country of `article`'s outlet, in lower case.
pub(super) fn country(article: &Article) -> Option<String> {
    if let Some((_, region)) = article.language.as_deref().and_then(|l| l.split_once(['-', '_'])) {
        return Some(region.to_ascii_lowercase());
    }
    let host = article.url.as_deref()?.split("//").last()?.split(['/', ':', '?']).next()?;
    let last = host.rsplit('.').next()?.to_ascii_lowercase();
    match last.as_str() {
        "uk" => Some("gb".to_owned()),
        "gov" | "mil" => Some("us".to_owned()),
        country if country.len() == 2 => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_the_country_and_a_generic_one_does_not() {
        let at = |url: &str| country(&Article { url: Some(url.to_owned()), ..Article::default() });
        assert_eq!(at("https://news.example.com.au/a/b"), Some("au".to_owned()));
        assert_eq!(at("https://www.example.co.uk"), Some("gb".to_owned()));
        assert_eq!(at("https://example.com/2024"), None);
    }
}
