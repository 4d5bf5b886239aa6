//! What kind of text an article is, by what its page, its address, its title and its words say.

use super::outlets::Outlets;
use crate::model::{Article, Genre, ZoneKind};
use crate::read::html::Facts;

/// Parts of an address and names of sections, and the kind they stand for.
const SECTIONS: [(&str, Genre); 19] = [
    ("opinion", Genre::Opinion),
    ("opinions", Genre::Opinion),
    ("op-ed", Genre::Opinion),
    ("oped", Genre::Opinion),
    ("commentisfree", Genre::Opinion),
    ("commentary", Genre::Opinion),
    ("comment", Genre::Opinion),
    ("editorial", Genre::Opinion),
    ("editorials", Genre::Opinion),
    ("columnists", Genre::Opinion),
    ("columns", Genre::Opinion),
    ("letters", Genre::Letter),
    ("letters-to-the-editor", Genre::Letter),
    ("satire", Genre::Satire),
    ("humor", Genre::Satire),
    ("humour", Genre::Satire),
    ("transcripts", Genre::Transcript),
    ("live", Genre::LiveBlog),
    ("liveblog", Genre::LiveBlog),
];
/// Words at the start of a title, before a mark.
const TITLES: [(&str, Genre); 10] = [
    ("opinion", Genre::Opinion),
    ("editorial", Genre::Opinion),
    ("commentary", Genre::Opinion),
    ("column", Genre::Opinion),
    ("op-ed", Genre::Opinion),
    ("letters", Genre::Letter),
    ("letter", Genre::Letter),
    ("letter to the editor", Genre::Letter),
    ("transcript", Genre::Transcript),
    ("satire", Genre::Satire),
];
/// What a page says where the rest of it must be paid for.
const LOCKED: [&str; 10] = [
    "subscribe to continue",
    "subscribe to read",
    "to continue reading",
    "to read the full",
    "already a subscriber",
    "this article is for subscribers",
    "this content is for subscribers",
    "exclusive to subscribers",
    "keep reading with",
    "unlock this article",
];
/// A story of fewer words on a page that says so is its beginning only.
const STUB_WORDS: usize = 130;
/// Turns of talk that make a transcript.
const TURNS: usize = 8;

/// Sets the genre of `article`.
pub(super) fn settle(article: &mut Article, facts: &Facts, outlets: &Outlets) {
    let title = article.title.as_deref().unwrap_or_default();
    let found = if outlets.is_satire(&article.outlet) { Some(Genre::Satire) } else { facts.genre };
    let found = found.or_else(|| by_title(title));
    let found = found.or_else(|| article.section.as_deref().and_then(by_section));
    let found = found.or_else(|| article.url.as_deref().and_then(by_address));
    let found = found.or_else(|| is_talk(&article.text).then_some(Genre::Transcript));
    article.genre = match found {
        _ if is_stub(article, facts) => Genre::Stub,
        Some(genre) => genre,
        None => article.genre,
    };
}

fn by_title(title: &str) -> Option<Genre> {
    let (lead, _) = title.split_once([':', '|', '—', '–'])?;
    let lead = lead.trim().to_lowercase();
    TITLES.iter().find(|(words, _)| *words == lead).map(|(_, genre)| *genre)
}

fn by_section(section: &str) -> Option<Genre> {
    let parts = section.split([',', '/', '|', '>']).map(|p| p.trim().to_lowercase().replace(' ', "-"));
    parts.filter(|p| p != "live").find_map(|p| of_part(&p))
}

fn by_address(url: &str) -> Option<Genre> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split_once('/')?.1;
    // The last part is the title's.
    let mut parts: Vec<&str> = path.split(['?', '#']).next()?.split('/').filter(|p| !p.is_empty()).collect();
    parts.pop()?;
    parts.iter().take(3).find_map(|p| of_part(&p.to_lowercase()))
}

fn of_part(part: &str) -> Option<Genre> {
    SECTIONS.iter().find(|(words, _)| *words == part).map(|(_, genre)| *genre)
}

/// Whether most of it is said by people whose names stand before a colon.
fn is_talk(text: &str) -> bool {
    let is_loud = |c: char| c.is_uppercase() || " .,'’-()".contains(c);
    let (mut lines, mut turns) = (0, 0);
    for line in text.lines().map(str::trim_start).filter(|l| !l.is_empty()).take(400) {
        lines += 1;
        // The second letter tells most lines from a name in capitals.
        if !line.chars().take(2).all(|c| is_loud(c) || c == ':' || c.is_whitespace()) {
            continue;
        }
        let speaker = line.split_once(':').map(|(name, _)| name.trim()).unwrap_or_default();
        let loud = speaker.len() >= 2 && speaker.len() <= 40 && speaker.chars().all(is_loud);
        turns += usize::from(loud);
    }
    turns >= TURNS && turns * 2 >= lines
}

/// Whether only the beginning of the story is there.
fn is_stub(article: &Article, facts: &Facts) -> bool {
    let story = article.marked.iter().filter(|z| z.kind == ZoneKind::Body).map(|z| z.span.slice(&article.text));
    let words: usize = if article.marked.is_empty() {
        article.text.split_whitespace().take(STUB_WORDS * 2).count()
    } else {
        story.map(|s| s.split_whitespace().count()).sum()
    };
    if words >= STUB_WORDS {
        return false;
    }
    let said = article.text.to_lowercase();
    facts.locked || LOCKED.iter().any(|l| said.contains(l))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn genre(title: &str, url: &str, section: Option<&str>, text: &str) -> Genre {
        let mut article = Article {
            title: Some(title.into()),
            url: Some(url.into()),
            section: section.map(str::to_owned),
            text: text.into(),
            ..Article::default()
        };
        settle(&mut article, &Facts::default(), &Outlets::built_in().unwrap());
        article.genre
    }

    #[test]
    fn titles_sections_and_addresses_tell() {
        let url = "https://northpost.example/news/bridge";
        assert_eq!(genre("Opinion: Shut the bridge", url, None, ""), Genre::Opinion);
        assert_eq!(genre("Opinion on the bridge is split", url, None, ""), Genre::News);
        assert_eq!(genre("Shut the bridge", url, Some("Opinion"), ""), Genre::Opinion);
        assert_eq!(genre("Shut the bridge", "https://a.example/opinion/shut", None, ""), Genre::Opinion);
        assert_eq!(genre("Comment", "https://a.example/news/comment", None, ""), Genre::News);
        assert_eq!(genre("Storm: latest", "https://a.example/news/live/storm", None, ""), Genre::LiveBlog);
        assert_eq!(genre("Letters: the bridge", url, None, ""), Genre::Letter);
    }

    #[test]
    fn stubs_and_talk_are_told_by_their_words() {
        let url = "https://northpost.example/news/bridge";
        let text = "The bridge was closed on Monday.\n\nSubscribe to continue reading.";
        assert_eq!(genre("Bridge shut", url, None, text), Genre::Stub);
        let long = format!("{}\n\nSubscribe to continue reading.", "The bridge was closed again. ".repeat(60));
        assert_eq!(genre("Bridge shut", url, None, &long), Genre::News);
        let talk = "ANN REED, HOST: Was it shut?\n\nBO MARSH: It was.\n\n".repeat(6);
        assert_eq!(genre("Bridge shut", url, None, &talk), Genre::Transcript);
    }
}
