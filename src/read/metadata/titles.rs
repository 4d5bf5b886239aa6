//! Headlines without the outlet's name, authors without "By".

use super::Said;
use crate::model::{Provenance, Zone, ZoneKind, letters};

/// Marks between a headline and an outlet's or a section's name.
const MARKS: [&str; 8] = [" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · "];

/// The headline, without the parts that are a name in `names`, and how it was learnt.
///
/// The headline that stands on the page decides between spellings: a page's `<title>` is often another.
pub(super) fn best(said: &[Said], text: &str, zones: &[Zone], names: &[&str]) -> Option<(String, Provenance)> {
    let headline = zones.iter().find(|z| z.kind == ZoneKind::Headline).map(|z| z.span.slice(text));
    let shown = headline.map(letters).filter(|h| !h.is_empty());
    let bare: Vec<(String, Provenance)> = said.iter().map(|s| (without(&s.words, names), s.from)).collect();
    let same = |(words, _): &&(String, Provenance)| shown.as_ref().is_some_and(|h| letters(words) == *h);
    bare.iter()
        .find(same)
        .or_else(|| bare.iter().find(|(w, _)| !w.is_empty()))
        .cloned()
        .or_else(|| Some((headline?.split_whitespace().collect::<Vec<_>>().join(" "), Provenance::Text)))
}

/// `title` without parts at its ends that name the outlet: "Bridge shut | North Post", "North Post: Bridge shut".
pub(super) fn without(title: &str, names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|n| letters(n)).filter(|n| n.len() >= 2).collect();
    let is_name = |part: &str| {
        let part = letters(part);
        let bare = part.strip_prefix("the").unwrap_or(&part);
        !part.is_empty()
            && names.iter().any(|n| {
                *n == part
                    || n.strip_prefix("the").unwrap_or(n) == bare
                    || n.len() >= 6 && n.starts_with(&part) && part.len() >= 6
            })
    };
    let mut rest = title.trim();
    loop {
        let tail = MARKS.iter().filter_map(|m| rest.rfind(m).map(|at| (at, m.len()))).max();
        let head = MARKS.iter().chain(&[": "]).filter_map(|m| rest.find(m).map(|at| (at, m.len()))).min();
        let cut_tail = tail.filter(|(at, len)| rest.get(at + len..).is_some_and(is_name)).map(|(at, _)| (0, at));
        let cut_head =
            head.filter(|(at, _)| rest.get(..*at).is_some_and(is_name)).map(|(at, len)| (at + len, rest.len()));
        match cut_tail.or(cut_head).and_then(|(from, to)| rest.get(from..to)) {
            Some(shorter) => rest = shorter.trim(),
            None => return rest.to_owned(),
        }
    }
}

/// An author's name without the words before it.
pub(super) fn author(words: &str) -> String {
    let bare = words.trim();
    let lead = bare.get(..3).filter(|b| b.eq_ignore_ascii_case("by "));
    lead.and_then(|_| bare.get(3..)).unwrap_or(bare).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlets_part_is_taken_off_a_title() {
        let names = ["The North Post", "northpost.example"];
        for (title, want) in [
            ("Bridge shut after storm | The North Post", "Bridge shut after storm"),
            ("Bridge shut after storm - North Post", "Bridge shut after storm"),
            ("North Post: Bridge shut after storm", "Bridge shut after storm"),
            ("Bridge shut - mayor resigns - North Post", "Bridge shut - mayor resigns"),
            ("Bridge shut: mayor resigns", "Bridge shut: mayor resigns"),
            ("Opinion | Shut the bridge", "Opinion | Shut the bridge"),
            ("North Post", "North Post"),
            ("", ""),
        ] {
            assert_eq!(without(title, &names), want, "{title}");
        }
    }

    #[test]
    fn the_headline_on_the_page_decides_between_titles() {
        let said = |w: &str| Said::new(w.into(), Provenance::Meta, "");
        let text = "Ferry strikes harbour bridge\n\nNobody was hurt.";
        let span = crate::model::Span::new(text, 0, 28).unwrap();
        let zones = [Zone { span, kind: ZoneKind::Headline }];
        let titles = [said("Ferry crash: what we know"), said("Ferry strikes harbour bridge | North Post")];
        assert_eq!(best(&titles, text, &zones, &["North Post"]).unwrap().0, "Ferry strikes harbour bridge");
        assert_eq!(best(&titles, text, &[], &["North Post"]).unwrap().0, "Ferry crash: what we know");
        assert_eq!(best(&[], text, &zones, &[]).unwrap().1, Provenance::Text);
        assert_eq!(author("By Ann Reed"), "Ann Reed");
    }
}
