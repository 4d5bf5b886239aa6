//! Cuts an article into zones, paragraphs, sentences and tokens: spans only, the text stays as it is.

mod paragraphs;
mod plain;
mod sentences;
mod shape;
mod tokens;
mod zones;

use crate::lexicon::Lexicon;
use crate::model::{Article, Segments, Sentence, Span, Zone, ZoneKind};

/// Cuts `article`.
pub fn segment(article: &Article, lexicon: &Lexicon) -> Segments {
    let text = article.text.as_str();
    let paragraphs = paragraphs::paragraphs(text, &lexicon.boilerplate);
    let kinds = zones::kinds(article, &paragraphs, &lexicon.boilerplate);
    let mut out = Segments::default();
    let mut dateline_due = true;
    for (span, kind) in paragraphs.into_iter().zip(kinds) {
        if kind == ZoneKind::Body && dateline_due {
            dateline_due = false;
            if let Some((dateline, rest)) = split_dateline(text, span) {
                add(text, dateline, ZoneKind::Dateline, lexicon, &mut out);
                add(text, rest, kind, lexicon, &mut out);
                continue;
            }
        }
        add(text, span, kind, lexicon, &mut out);
    }
    out
}

/// The place at the start of the first paragraph, and the rest.
fn split_dateline(text: &str, span: Span) -> Option<(Span, Span)> {
    let cut = span.start() + shape::dateline_end(span.slice(text))?;
    let rest = Span::new(text, cut, span.end())?.trimmed(text);
    (!rest.is_empty()).then_some((Span::new(text, span.start(), cut)?.trimmed(text), rest))
}

/// Adds one paragraph with its sentences and tokens; zones of one kind that follow each other are one.
fn add(text: &str, span: Span, kind: ZoneKind, lexicon: &Lexicon, out: &mut Segments) {
    match out.zones.last_mut() {
        Some(zone) if zone.kind == kind => zone.span = zone.span.cover(span),
        _ => out.zones.push(Zone { span, kind }),
    }
    let paragraph = out.paragraphs.len();
    out.paragraphs.push(span);
    let base = out.tokens.len();
    tokens::tokenise(text, span, &mut out.tokens);
    let tokens = out.tokens.get(base..).unwrap_or_default();
    let mut first = 0;
    let sentences = &mut out.sentences;
    sentences::ends(text, tokens, lexicon, |end| {
        if let (Some(head), Some(last)) = (tokens.get(first), tokens.get(end - 1)) {
            let span = head.span.cover(last.span);
            sentences.push(Sentence { span, tokens: base + first..base + end, zone: kind, paragraph });
        }
        first = end;
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::built_in().unwrap());

    fn cut(title: Option<&str>, text: &str) -> Vec<(ZoneKind, String)> {
        let article = Article { title: title.map(str::to_owned), text: text.to_owned(), ..Article::default() };
        let segments = segment(&article, &LEXICON);
        segments.zones.iter().map(|z| (z.kind, z.span.slice(text).to_owned())).collect()
    }

    fn kinds(title: Option<&str>, text: &str) -> Vec<ZoneKind> {
        cut(title, text).into_iter().map(|z| z.0).collect()
    }

    const STORY: &str = "The harbour bridge was closed on Monday after a ferry struck it, the council said.";

    #[test]
    fn the_head_of_a_page_is_told_apart() {
        use ZoneKind::{Body, Boilerplate, Byline, Dateline, Headline, Standfirst};
        let text = format!("Friday 31 May 2024\n\nFerry strikes harbour bridge\n\nAnn Reed in Port Lorne\n\n{STORY}");
        assert_eq!(kinds(None, &text), [Dateline, Headline, Byline, Body]);
        let text = format!("Home\nNews\nWeather\nFerry strikes the bridge\nNobody was hurt.\nBy Ann Reed\n{STORY}");
        assert_eq!(kinds(None, &text), [Boilerplate, Headline, Standfirst, Byline, Body]);
        let text = format!("Ferry strikes bridge.\n\nPORT LORNE — {STORY}");
        assert_eq!(kinds(Some("Ferry Strikes Bridge"), &text), [Headline, Dateline, Body]);
        assert_eq!(kinds(None, &format!("{STORY}\n\nDelays\n\n{STORY}")), [Body], "a heading inside stays");
    }

    #[test]
    fn entries_of_a_live_blog_are_parted_by_their_times() {
        use ZoneKind::{Body, Dateline, Headline};
        let text =
            format!("Storm: as it came\n\n11:40\n\n{STORY}\n\n10.05am GMT\n\n{STORY}\n{STORY}\n\n9am\n\n{STORY}");
        assert_eq!(kinds(None, &text), [Headline, Dateline, Body, Dateline, Body, Dateline, Body]);
        assert_eq!(kinds(None, &format!("{STORY}\n\n2:10\n\n{STORY}\n\n10:05\n\n{STORY}")), [Body], "two are none");
        for no in ["25:00", "10:5", "10", "10:05 Gusts", "pm", "2024", "3.142"] {
            assert!(!shape::is_time_line(no), "{no}");
        }
    }

    #[test]
    fn boilerplate_is_marked_where_words_or_neighbours_tell() {
        use ZoneKind::{Body, Boilerplate, Correction};
        let text = format!("{STORY}\n\nQuay News\n\nMost read\n\nCat found on roof\n\nSport | Weather | Contact us");
        assert_eq!(kinds(None, &text), [Body, Boilerplate]);
        let text = format!("{STORY}\n\nAdvertisement\n\n{STORY}\n\nREAD MORE:\n\nCat found on a roof\n\n{STORY}");
        assert_eq!(kinds(None, &text), [Body, Boilerplate, Body, Boilerplate, Body]);
        let text = format!("{STORY}\n\nAn earlier version of this article said Sunday.");
        assert_eq!(kinds(None, &text), [Body, Correction]);
        for quiet in [
            "“Check our privacy policy,” she told the court.",
            "Correction officers searched the wing on Monday night, he said.",
            "They met to share this burden with the town, and nobody was turned away.",
        ] {
            assert_eq!(kinds(None, &format!("{STORY}\n\n{quiet}")), [Body], "{quiet}");
        }
    }

    proptest! {
        #[test]
        fn parts_lie_in_each_other_and_leave_out_no_word(text in "([A-Z][a-z]{0,6}[ .,\n\r“”\"'!?…-]{1,3}){0,40}") {
            let article = Article { text: text.clone(), ..Article::default() };
            let got = segment(&article, &LEXICON);
            let mut token = 0;
            for sentence in &got.sentences {
                prop_assert_eq!(sentence.tokens.start, token);
                token = sentence.tokens.end;
                prop_assert!(got.paragraphs[sentence.paragraph].contains(sentence.span));
                prop_assert!(got.tokens_of(sentence).iter().all(|t| sentence.span.contains(t.span)));
                prop_assert_eq!(got.zone_at(sentence.span.start()), sentence.zone);
            }
            prop_assert_eq!(token, got.tokens.len());
            let letters: usize = got.tokens.iter().map(|t| t.span.len()).sum();
            prop_assert_eq!(letters, text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>());
            prop_assert!(got.zones.windows(2).all(|z| z[0].span.is_before(z[1].span)));
        }
    }
}
