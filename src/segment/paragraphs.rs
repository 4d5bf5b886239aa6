//! Cuts text into paragraphs: blank lines part them, and so do line breaks, unless running text was wrapped. A credit
//! in brackets is a paragraph of its own, also where its line break was lost.

use super::shape;
use crate::lexicon::boilerplate::{Boilerplate, Cue};
use crate::model::Span;

/// A line shorter than this was not wrapped at the width of a page.
const NARROWEST: usize = 45;
const WIDEST: usize = 110;

/// The paragraphs of `text`, without white space at their ends.
pub(super) fn paragraphs(text: &str, cues: &Boilerplate) -> Vec<Span> {
    let mut out = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let end = memchr::memchr2(b'\n', b'\r', rest).map_or(text.len(), |at| start + at);
        match Span::new(text, start, end).map(|s| s.trimmed(text)).filter(|s| !s.is_empty()) {
            Some(line) => block.push(line),
            // The second half of "\r\n" ends no block.
            None if end == start && text.as_bytes().get(start.wrapping_sub(1)..=start) == Some(b"\r\n") => {}
            None => join(text, &mut block, &mut out),
        }
        start = end + 1;
    }
    join(text, &mut block, &mut out);
    let mut apart = Vec::with_capacity(out.len());
    for paragraph in out {
        match story_and_credit(text, paragraph, cues) {
            Some(parts) => apart.extend(parts),
            None => apart.push(paragraph),
        }
    }
    apart
}

/// The two parts of a paragraph that ends in "(Reporting by …)".
fn story_and_credit(text: &str, span: Span, cues: &Boilerplate) -> Option<[Span; 2]> {
    let words = span.slice(text);
    let open = words.strip_suffix(')')?.rfind(" (")?;
    let mut is_credit = false;
    cues.find(words.get(open + 1..)?, 0, |cue, start, _| is_credit |= cue == Cue::Start && start == 0);
    let story = Span::new(text, span.start(), span.start() + open)?.trimmed(text);
    let credit = Span::new(text, span.start() + open + 1, span.end())?;
    (is_credit && !story.is_empty()).then_some([story, credit])
}

/// Empties a block of lines with no blank one between them into paragraphs.
fn join(text: &str, block: &mut Vec<Span>, out: &mut Vec<Span>) {
    let wrapped = block.len() > 1 && is_wrapped(text, block);
    let mut lines = block.drain(..);
    let Some(mut paragraph) = lines.next() else { return };
    let mut last = paragraph;
    for line in lines {
        let new = shape::is_bullet(line.slice(text)) || !(wrapped || runs_on(text, last, line));
        if new {
            out.push(paragraph);
            paragraph = line;
        } else {
            paragraph = paragraph.cover(line);
        }
        last = line;
    }
    out.push(paragraph);
}

/// Whether a sentence runs on over the break: nothing ends the line, and the next one starts in lower case.
fn runs_on(text: &str, line: Span, next: Span) -> bool {
    let lower = next.slice(text).starts_with(char::is_lowercase);
    lower && line.len() >= NARROWEST && !shape::is_ended(line.slice(text))
}

/// Whether the lines were broken at a width: no first word of a line had room on the line before.
fn is_wrapped(text: &str, block: &[Span]) -> bool {
    let letters = |s: &Span| s.slice(text).chars().count();
    let Some(width) = block.iter().map(letters).max().filter(|w| (NARROWEST..=WIDEST).contains(w)) else {
        return false;
    };
    let mut open = false;
    for pair in block.windows(2) {
        let [line, next] = pair else { continue };
        let words = next.slice(text);
        let first = words.split(' ').next().unwrap_or_default().chars().count();
        open |= !shape::is_ended(line.slice(text)) && words.starts_with(char::is_lowercase);
        if !shape::is_bullet(words) && letters(line) + 1 + first <= width {
            return false;
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text, &Boilerplate::built_in().unwrap()).into_iter().map(|s| s.slice(text)).collect()
    }

    #[test]
    fn blank_lines_and_line_breaks_part_paragraphs() {
        assert_eq!(cut("One.\n\n  Two. \r\n\r\nThree."), ["One.", "Two.", "Three."]);
        assert_eq!(
            cut("The ferry sank.\nNobody was hurt.\r\nPolice came."),
            ["The ferry sank.", "Nobody was hurt.", "Police came."]
        );
        assert_eq!(cut(""), [""; 0]);
    }

    #[test]
    fn a_credit_in_brackets_stands_apart() {
        let credit = "(Additional reporting by Ada Brink; Editing by Otto Vale)";
        assert_eq!(cut(&format!("The mill reopened. {credit}")), ["The mill reopened.", credit]);
        assert_eq!(cut(credit), [credit]);
        for whole in
            ["The mill (built by Ada Brink) reopened.", "The mill reopened (after the flood)", "It is over (so far"]
        {
            assert_eq!(cut(whole), [whole]);
        }
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The ferry to Port Lorne ran aground on Monday with\n60 people on board, the harbour master of the town\nsaid. It was pulled free. Nobody was hurt and\r\nnothing was lost.\n\nNext.";
        assert_eq!(cut(text).len(), 2);
        let broken =
            "The council said on Thursday that the bridge would stay\nclosed until the end of May.\nNobody objected.";
        assert_eq!(cut(broken).len(), 2);
        assert_eq!(cut("subscribe\ncontact us\nabout"), ["subscribe", "contact us", "about"]);
        assert_eq!(cut("Among the findings:\n• one\n• two").len(), 3);
    }
}
