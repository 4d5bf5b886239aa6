//! Texts of tests in which names are marked: `[Ann Reed]` is a person, `{Reed Mill}` a body, `<Quay>` a place.

use super::{NameKind, NameSpan, Span};

/// The text without its marks, and the names in it.
pub(crate) fn names_of(marked: &str) -> (String, Vec<NameSpan>) {
    let (mut text, mut places, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' | '{' | '<' => start = text.len(),
            ']' => places.push((start, text.len(), NameKind::Person)),
            '}' => places.push((start, text.len(), NameKind::Organisation)),
            '>' => places.push((start, text.len(), NameKind::Place)),
            c => text.push(c),
        }
    }
    let name = |(a, b, kind)| Some(NameSpan { span: Span::new(&text, a, b)?, kind });
    let names = places.into_iter().filter_map(name).collect();
    (text, names)
}
