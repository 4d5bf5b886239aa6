//! One item of a feed: its fields, and its text as the feed gives it.

use super::fields::{Field, Fields};
use super::xml::{self, Words};
use crate::model::Skip;
use quick_xml::events::{BytesStart, Event};

/// Fewer words than this, where the feed calls them a summary, are not the article.
const SUMMARY: usize = 80;

/// What an element of a feed is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Part {
    Field(Field),
    /// The full text; the best of these is taken.
    Full,
    Summary,
}

/// The part that an element is, by its name and that of the element around it.
fn part(name: &str, around: &str) -> Option<Part> {
    Some(match (around, name) {
        ("item" | "entry" | "channel" | "feed", "title") => Part::Field(Field::Title),
        ("item" | "entry", "link") => Part::Field(Field::Url),
        ("item" | "entry", "pubDate" | "published" | "dc:date" | "issued") => Part::Field(Field::Published),
        ("item" | "entry", "updated" | "dcterms:modified" | "modified") => Part::Field(Field::Modified),
        ("item" | "entry", "dc:creator") | ("author", "name") => Part::Field(Field::Author),
        ("item", "author") => Part::Field(Field::Author),
        ("item" | "entry", "category") => Part::Field(Field::Section),
        ("item", "source") => Part::Field(Field::Outlet),
        ("channel" | "feed", "language" | "dc:language") => Part::Field(Field::Language),
        ("item" | "entry", "content:encoded" | "content") => Part::Full,
        ("item" | "entry", "description" | "summary") => Part::Summary,
        _ => return None,
    })
}

/// What a feed says of itself: its title is the outlet.
pub(super) fn channel(head: &str) -> Fields {
    let mut out = Fields::default();
    let found = parts(head);
    for (part, words) in found {
        match part {
            Part::Field(Field::Title) if out.get(Field::Outlet).is_none() => out.set(Field::Outlet, words.text),
            Part::Field(Field::Language) => out.set(Field::Language, words.text),
            _ => {}
        }
    }
    out
}

/// The fields of an item.
///
/// # Errors
/// `stub` where the feed gives no more than a summary.
pub(super) fn fields(item: &str) -> Result<Fields, Skip> {
    let mut out = Fields::default();
    let mut full: Option<Words> = None;
    let mut summary: Option<Words> = None;
    for (part, words) in parts(item) {
        match part {
            Part::Field(field) if out.get(field).is_none() => out.set(field, words.text),
            Part::Field(_) => {}
            Part::Full if full.as_ref().is_none_or(|f| f.text.len() < words.text.len()) => full = Some(words),
            Part::Full => {}
            Part::Summary => summary = summary.or(Some(words)),
        }
    }
    if out.get(Field::Published).is_none()
        && let Some(modified) = out.take(Field::Modified)
    {
        out.set(Field::Published, modified);
    }
    let long = |w: &Words| w.text.split_whitespace().nth(SUMMARY).is_some();
    let Some(words) = full.filter(|w| !w.text.trim().is_empty()).or_else(|| summary.filter(long)) else {
        let detail = "the feed gives only a summary; save the article itself".to_owned();
        return Err(Skip { reason: "stub".into(), detail });
    };
    let is_page = memchr::memmem::find(words.text.as_bytes(), b"</").is_some() || words.text.contains("<p>");
    out.map = words.map;
    out.set(if is_page { Field::Html } else { Field::Text }, words.text);
    Ok(out)
}

/// The parts of `feed`, in their order.
fn parts(feed: &str) -> Vec<(Part, Words)> {
    let mut out: Vec<(Part, Words)> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    // The part that is being read, how deep it lies, and where its markup is kept as it stands.
    let mut open: Option<(usize, bool)> = None;
    xml::events(feed, |event, start, end| match (event, open) {
        (Event::Start(tag), None) => {
            let name = tag.name().as_ref().to_owned();
            let around = path.last().map_or("", |n| xml::local(n)).to_owned();
            path.push(name.clone());
            if let Some(part) = part(&name, &around) {
                let mut words = Words::default();
                let href = attribute(tag, "href");
                if part == Part::Field(Field::Url) && attribute(tag, "rel").is_some_and(|r| r != "alternate") {
                    return;
                }
                if let Some(href) = href {
                    words.text = href;
                }
                out.push((part, words));
                let markup = attribute(tag, "type").is_some_and(|t| t == "xhtml");
                open = Some((path.len(), markup));
            }
        }
        (Event::Empty(tag), None) => {
            let around = path.last().map_or("", |n| xml::local(n));
            let other = attribute(tag, "rel").is_some_and(|r| r != "alternate");
            match (part(tag.name().as_ref(), around), attribute(tag, "href").or_else(|| attribute(tag, "term"))) {
                (Some(part), Some(text)) if !other => out.push((part, Words { text, ..Words::default() })),
                _ => {}
            }
        }
        (Event::Start(_), Some((_, markup))) => {
            path.push(String::new());
            keep_markup(feed, &mut out, markup, start, end);
        }
        (Event::Empty(_), Some((_, markup))) => keep_markup(feed, &mut out, markup, start, end),
        (Event::End(_), None) => drop(path.pop()),
        (Event::End(_), Some((depth, markup))) => {
            if path.len() == depth {
                open = None;
            } else {
                keep_markup(feed, &mut out, markup, start, end);
            }
            path.pop();
        }
        (event, Some((_, markup))) => {
            if markup {
                keep_markup(feed, &mut out, true, start, end);
            } else if let Some((_, words)) = out.last_mut() {
                words.add(event, start, end);
            }
        }
        _ => {}
    });
    out
}

/// Adds what stands at `start..end` to the part that is being read, letter for letter.
fn keep_markup(feed: &str, out: &mut [(Part, Words)], markup: bool, start: u64, end: u64) {
    let (Some((_, words)), true) = (out.last_mut(), markup) else { return };
    words.push(feed.get(start as usize..end as usize).unwrap_or_default(), start, end);
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    Some(found.value.as_ref().replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    const ITEM: &str = "<item><title>Ferry &amp; quay</title><link>https://quay.example/1</link>\
        <pubDate>Fri, 31 May 2024 06:00:00 GMT</pubDate><media:title>x</media:title>\
        <content:encoded><![CDATA[<p>The ferry hit the quay.</p><p>No one was hurt.</p>]]></content:encoded></item>";

    #[test]
    fn an_item_gives_its_fields_and_its_page() {
        let got = fields(ITEM).unwrap();
        assert_eq!(got.get(Field::Title), Some("Ferry & quay"));
        assert_eq!(got.get(Field::Url), Some("https://quay.example/1"));
        let page = got.get(Field::Html).unwrap();
        let at = page.find("No one").unwrap();
        let bytes = got.map.source_of(Span::new(page, at, at + 6).unwrap()).unwrap();
        assert_eq!(&ITEM[bytes.start as usize..bytes.end as usize], "No one");
    }

    #[test]
    fn escaped_markup_and_xhtml_are_pages_too() {
        let atom = "<entry><title type=\"text\">A</title><link rel=\"self\" href=\"no\"/><link href=\"https://a.example/?a=1&amp;b\"/>\
            <author><name>Ann</name></author><content type=\"html\">&lt;p&gt;It cost &amp;pound;5.&lt;/p&gt;</content></entry>";
        let got = fields(atom).unwrap();
        assert_eq!(got.get(Field::Html), Some("<p>It cost &pound;5.</p>"));
        assert_eq!(got.get(Field::Url), Some("https://a.example/?a=1&b"));
        assert_eq!(got.get(Field::Author), Some("Ann"));
        let inline = "<entry><content type=\"xhtml\"><div><p>One.</p></div></content></entry>";
        assert_eq!(fields(inline).unwrap().get(Field::Html), Some("<div><p>One.</p></div>"));
    }

    #[test]
    fn a_summary_is_a_stub() {
        assert_eq!(fields("<item><description>Short.</description></item>").unwrap_err().reason, "stub");
    }
}
