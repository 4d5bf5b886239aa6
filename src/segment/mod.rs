//! Cuts an article into zones, paragraphs, sentences and tokens: spans only, the text stays as it is.

mod tokens;

use crate::lexicon::Lexicon;
use crate::model::{Article, Segments, Sentence, Span, Zone, ZoneKind};

/// Cuts `article`.
pub fn segment(article: &Article, _lexicon: &Lexicon) -> Segments {
    let text = article.text.as_str();
    let mut out = Segments::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let whole = Span::new(text, start, start + line.len());
        start += line.len();
        let Some(paragraph) = whole.map(|s| s.trimmed(text)).filter(|s| !s.is_empty()) else { continue };
        out.zones.push(Zone { span: paragraph, kind: ZoneKind::Body });
        out.paragraphs.push(paragraph);
        let mut first = out.tokens.len();
        tokens::tokenise(text, paragraph, &mut out.tokens);
        for at in first..out.tokens.len() {
            let last = at + 1 == out.tokens.len();
            let stop = matches!(out.tokens[at].text(text), "." | "!" | "?")
                && !last
                && out.tokens[at + 1].is_capitalised(text);
            if stop || last {
                out.sentences.push(Sentence {
                    span: out.tokens[first].span.cover(out.tokens[at].span),
                    tokens: first..at + 1,
                    zone: ZoneKind::Body,
                    paragraph: out.paragraphs.len() - 1,
                });
                first = at + 1;
            }
        }
    }
    out
}
