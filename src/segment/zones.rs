//! What each paragraph is: the story, its head, or what the site says to its visitors.
//!
//! Boilerplate is marked on the evidence of listed words, of bars of links, and of short lines beside
//! such evidence at the top or bottom. What has neither stays body: a false mark costs claims.

use super::shape;
use crate::lexicon::boilerplate::{Boilerplate, Cue};
use crate::model::{Article, Span, ZoneKind, has_letters, letters};

/// So many times of day on lines of their own are those of a live blog's entries.
const ENTRIES: usize = 3;

/// A paragraph with what its looks and words tell.
struct Line<'t> {
    words: &'t str,
    /// Up to 151.
    count: usize,
    ended: bool,
    cue: Option<Cue>,
}

impl Line<'_> {
    /// Whether it can only be part of the story.
    fn is_story(&self) -> bool {
        self.cue.is_none() && (self.ended && self.count >= 8 || self.count >= 25)
    }

    /// Whether it may be a link or a label.
    fn is_weak(&self) -> bool {
        self.cue.is_none() && !self.ended && self.count <= 10 && !has_year(self.words)
    }

    fn is_boilerplate(&self) -> bool {
        matches!(self.cue, Some(Cue::Line | Cue::Opener | Cue::Start | Cue::Anywhere))
    }
}

/// The kind of each paragraph of `article`.
pub(super) fn kinds(article: &Article, paragraphs: &[Span], cues: &Boilerplate) -> Vec<ZoneKind> {
    let text = article.text.as_str();
    let lines = lines(text, paragraphs, cues);
    let mut kinds: Vec<ZoneKind> = lines.iter().map(own_kind).collect();
    correction_below_its_heading(&lines, &mut kinds);
    links_below_openers(&lines, &mut kinds);
    entries(&lines, &mut kinds);
    if !article.marked.is_empty() {
        from_page(article, paragraphs, &lines, &mut kinds);
        return kinds;
    }
    let body = lines.iter().position(Line::is_story).unwrap_or(lines.len());
    head(article, &lines, body, &mut kinds);
    tail(&lines, body, &mut kinds);
    kinds
}

/// The kinds that the page's own build tells; what it gives as the story is told apart by its words too.
fn from_page(article: &Article, paragraphs: &[Span], lines: &[Line<'_>], kinds: &mut [ZoneKind]) {
    let (mut marked, mut read) = (article.marked.iter().peekable(), 0);
    for ((kind, span), line) in kinds.iter_mut().zip(paragraphs).zip(lines) {
        while marked.next_if(|z| z.span.is_before(*span)).is_some() {}
        match marked.peek().filter(|z| z.span.overlaps(*span)).map(|z| z.kind) {
            Some(ZoneKind::Body) => {}
            Some(other) => {
                *kind = other;
                continue;
            }
            None => continue,
        }
        if *kind == ZoneKind::Body && read < 4 {
            read += 1;
            *kind = match () {
                () if shape::is_date_line(line.words) => ZoneKind::Dateline,
                () if shape::is_byline(line.words) => ZoneKind::Byline,
                () => ZoneKind::Body,
            };
        }
    }
}

fn lines<'t>(text: &'t str, paragraphs: &[Span], cues: &Boilerplate) -> Vec<Line<'t>> {
    let mut out: Vec<Line<'t>> = Vec::with_capacity(paragraphs.len());
    for span in paragraphs {
        let words = span.slice(text);
        let count = shape::words(words, 151);
        let mut line = Line { words, count, ended: shape::is_ended(words), cue: None };
        let bare = shape::bare(text, *span);
        cues.find(words, bare.start() - span.start(), |cue, start, end| {
            if holds(text, bare, &line, cue, span.start() + start, span.start() + end) {
                line.cue = line.cue.min(Some(cue)).or(Some(cue));
            }
        });
        out.push(line);
    }
    out
}

/// Whether a cue found at `start..end` stands where it must; `bare` is the line without its marks.
fn holds(text: &str, bare: Span, line: &Line<'_>, cue: Cue, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let letter = |at: Option<usize>| at.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_alphanumeric);
    let open = |at: usize| text.get(at..at + 1).is_some_and(|c| c.bytes().all(|b| b.is_ascii_alphanumeric()));
    if open(start) && letter(start.checked_sub(1)) || letter(end.checked_sub(1)) && letter(Some(end)) {
        return false;
    }
    let starts = start <= bare.start();
    let whole = starts && end >= bare.end();
    match cue {
        Cue::Line | Cue::Opener => whole,
        Cue::Start => starts && line.count <= 60,
        Cue::Anywhere => line.count <= 150 && !shape::quotes(line.words),
        Cue::Caption => starts && line.count <= 60,
        Cue::Correction => {
            let colon = bytes.get(end.wrapping_sub(1)) == Some(&b':');
            whole || starts && (colon || end - start > 15) || end - start > 20 && line.count <= 120
        }
    }
}

/// The kind of a line by its own words.
fn own_kind(line: &Line<'_>) -> ZoneKind {
    match line.cue {
        Some(Cue::Caption) => ZoneKind::Caption,
        Some(Cue::Correction) => ZoneKind::Correction,
        Some(_) => ZoneKind::Boilerplate,
        None if shape::is_link_bar(line.words) => ZoneKind::Boilerplate,
        None => ZoneKind::Body,
    }
}

/// What follows a line that says no more than "Correction:" is the correction.
fn correction_below_its_heading(lines: &[Line<'_>], kinds: &mut [ZoneKind]) {
    for at in 1..lines.len() {
        let heading = lines.get(at - 1).is_some_and(|l| l.cue == Some(Cue::Correction) && l.count <= 3);
        if let (true, Some(kind @ ZoneKind::Body)) = (heading, kinds.get_mut(at)) {
            *kind = ZoneKind::Correction;
        }
    }
}

/// Lines that are no sentences, right below "Read more" and its like, are links.
fn links_below_openers(lines: &[Line<'_>], kinds: &mut [ZoneKind]) {
    let mut left = 0;
    for (line, kind) in lines.iter().zip(kinds) {
        match line.cue {
            Some(Cue::Opener) => left = 8,
            None if left > 0 && !line.ended && line.count <= 20 && line.count >= 3 => {
                *kind = ZoneKind::Boilerplate;
                left -= 1;
            }
            None => left = 0,
            Some(_) => {}
        }
    }
}

/// The times that part the entries of a live blog.
fn entries(lines: &[Line<'_>], kinds: &mut [ZoneKind]) {
    let timed = |(line, kind): (&Line<'_>, &ZoneKind)| *kind == ZoneKind::Body && shape::is_time_line(line.words);
    if lines.iter().zip(kinds.iter()).filter(|pair| timed(*pair)).count() < ENTRIES {
        return;
    }
    for (line, kind) in lines.iter().zip(kinds.iter_mut()) {
        if timed((line, kind)) {
            *kind = ZoneKind::Dateline;
        }
    }
}

/// Headline, standfirst, byline and date above the story at `body`.
fn head(article: &Article, lines: &[Line<'_>], body: usize, kinds: &mut [ZoneKind]) {
    if body >= lines.len() {
        return;
    }
    let near = lines.len().min(body + 2).min(15);
    let mut byline = None;
    for (at, line) in lines.iter().enumerate().take(near) {
        let Some(kind @ ZoneKind::Body) = kinds.get_mut(at) else { continue };
        if shape::is_date_line(line.words) {
            *kind = ZoneKind::Dateline;
        } else if shape::is_byline(line.words) {
            *kind = ZoneKind::Byline;
            byline = byline.or(Some(at));
        }
    }
    let is_open = |at: &usize| kinds.get(*at) == Some(&ZoneKind::Body) && lines.get(*at).is_some_and(|l| !l.ended);
    let headline = match article.title.as_deref().map(letters) {
        Some(title) => (0..lines.len().min(6)).find(|at| lines.get(*at).is_some_and(|l| has_letters(l.words, &title))),
        // The longest line that is no sentence, and the first of those.
        None => {
            (0..body.min(15)).filter(is_open).max_by_key(|at| (lines.get(*at).map_or(0, |l| l.count), usize::MAX - at))
        }
    };
    let labels: Vec<usize> = (0..body.min(15)).filter(|at| Some(*at) != headline).filter(is_open).collect();
    let many = labels.len() >= 3 || lines.iter().take(body).any(Line::is_boilerplate);
    for at in labels {
        let Some((line, kind)) = lines.get(at).zip(kinds.get_mut(at)) else { continue };
        let above = headline.is_some_and(|h| at < h);
        *kind = match () {
            () if line.count <= 3 && (many || shape::is_bullet(line.words)) => ZoneKind::Boilerplate,
            () if headline.is_none() => ZoneKind::Body,
            () if above => ZoneKind::Headline,
            () if line.count >= 6 => ZoneKind::Standfirst,
            () => ZoneKind::Body,
        };
    }
    if let Some(kind) = headline.and_then(|at| kinds.get_mut(at)) {
        *kind = ZoneKind::Headline;
    }
    // One sentence between headline and byline sums the story up.
    let between = headline.zip(byline).filter(|(h, b)| h + 2 == *b).map(|(h, _)| h + 1);
    if let Some(kind @ ZoneKind::Body) = between.and_then(|at| kinds.get_mut(at)) {
        *kind = ZoneKind::Standfirst;
    }
}

/// Labels and links below the story, where something there is surely boilerplate.
fn tail(lines: &[Line<'_>], body: usize, kinds: &mut [ZoneKind]) {
    let end = lines.iter().rposition(Line::is_story).map_or(lines.len(), |at| at + 1);
    if body >= lines.len() || end >= lines.len() {
        return;
    }
    let below = lines.get(end..).unwrap_or_default();
    let sure = kinds.get(end..).unwrap_or_default().contains(&ZoneKind::Boilerplate);
    let run = below.iter().filter(|l| l.is_weak() && l.count <= 4).count();
    if !sure && run < 4 {
        return;
    }
    for (line, kind) in below.iter().zip(kinds.iter_mut().skip(end)) {
        if line.is_weak() && *kind == ZoneKind::Body {
            *kind = ZoneKind::Boilerplate;
        }
    }
}

fn has_year(words: &str) -> bool {
    words.split(|c: char| !c.is_ascii_digit()).any(|d| d.len() == 4 && (d.starts_with("19") || d.starts_with("20")))
}
