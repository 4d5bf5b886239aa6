//! The words of an article as resolving sees them: folded, in order, without page furniture.
//!
//! Spelling is compared by [`WordKey`], so that case, quotation marks, dashes and the shape of
//! apostrophes never count.

use crate::model::placed::Standing;
use crate::model::{Scan, Span, WordKey, ZoneKind};

/// One word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Folded.
    pub key: u64,
    /// Where it stands.
    pub span: Span,
    /// Whether it starts with a capital letter.
    pub capital: bool,
    /// Whether it starts with a digit.
    pub number: bool,
    /// Whether it stands in a direct quotation.
    pub quoted: bool,
    /// Whether a sentence, or more, ends between it and the word before.
    pub opens: bool,
}

impl Standing for Word {
    fn span(&self) -> Span {
        self.span
    }
}

/// The words of `scan` that belong to the article itself.
pub(super) fn of_scan(scan: &Scan) -> Vec<Word> {
    let text = scan.article.text.as_str();
    let mut out = Vec::with_capacity(text.len() / 6);
    let mut zones = scan.zones.iter().peekable();
    let mut quotes = scan.quotes.iter().peekable();
    let mut sentences = scan.sentences.iter().peekable();
    let mut opens = true;
    cut(text, |span| {
        while zones.next_if(|z| z.span.end() <= span.start()).is_some() {}
        while quotes.next_if(|q| q.span.end() <= span.start()).is_some() {}
        while sentences.next_if(|s| s.end() <= span.start()).is_some() {
            opens = true;
        }
        let kind = zones.peek().filter(|z| z.span.start() <= span.start()).map_or(ZoneKind::Body, |z| z.kind);
        if !matches!(kind, ZoneKind::Boilerplate | ZoneKind::Byline | ZoneKind::Correction) {
            let quoted = quotes.peek().is_some_and(|q| q.span.start() <= span.start());
            out.push(Word { quoted, opens: std::mem::take(&mut opens), ..word(text, span) });
        }
    });
    out
}

/// The words of any text.
pub(super) fn of_text(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    cut(text, |span| out.push(word(text, span)));
    out
}

/// Bytes of one packed word: its key, and whether it is quoted or opens a sentence.
const PACKED: usize = 9;

/// What aligning looks at of `words`, in bytes.
pub(super) fn packed(words: &[Word]) -> Vec<u8> {
    let one = |word: &Word| {
        let flags = u8::from(word.quoted) | (u8::from(word.opens) << 1);
        word.key.to_le_bytes().into_iter().chain([flags])
    };
    words.iter().flat_map(one).collect()
}

/// The words of [`packed`], without their places.
pub(super) fn unpacked(bytes: &[u8]) -> Vec<Word> {
    let one = |packed: &[u8]| {
        let (key, flags) = packed.split_first_chunk()?;
        let flags = flags.first()?;
        Some(Word {
            key: u64::from_le_bytes(*key),
            span: Span::EMPTY,
            capital: false,
            number: false,
            quoted: flags & 1 != 0,
            opens: flags & 2 != 0,
        })
    };
    bytes.chunks_exact(PACKED).filter_map(one).collect()
}

/// `Marsh's` as `Marsh`.
pub(super) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn word(text: &str, span: Span) -> Word {
    let words = span.slice(text);
    Word {
        key: WordKey::of(words).0,
        span,
        capital: words.starts_with(char::is_uppercase),
        number: words.starts_with(|c: char| c.is_ascii_digit()),
        quoted: false,
        opens: false,
    }
}

/// Calls `found` with each run of letters and digits; apostrophes between letters and marks between digits are inside.
fn cut(text: &str, mut found: impl FnMut(Span)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        if first.is_ascii() && !first.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        // Most words are plain letters, and what follows tells at once that they end.
        let run = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let goes_on = |next: &u8| !next.is_ascii() || matches!(next, b'\'' | b'.' | b',');
        let end = if run == 0 || bytes.get(at + run).is_some_and(goes_on) { word_end(text, at) } else { at + run };
        if let Some(span) = Span::new(text, at, end).filter(|span| !span.is_empty()) {
            found(span);
            at = end;
        } else {
            at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
    }
}

/// Where the word that begins at `start` ends; at `start` where none begins.
fn word_end(text: &str, start: usize) -> usize {
    let mut letters = text.get(start..).unwrap_or_default().chars().peekable();
    let Some(mut last) = letters.next().filter(|first| first.is_alphanumeric()) else { return start };
    let mut end = start + last.len_utf8();
    while let Some(&letter) = letters.peek() {
        let after = end + letter.len_utf8();
        let next = || text.get(after..).and_then(|rest| rest.chars().next());
        let inside = match letter {
            '\'' | '’' => last.is_alphabetic() && next().is_some_and(char::is_alphabetic),
            '.' | ',' => last.is_ascii_digit() && next().is_some_and(|c| c.is_ascii_digit()),
            '\u{300}'..='\u{36f}' | '\u{ad}' => true,
            _ => letter.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        letters.next();
        (end, last) = (after, letter);
    }
    end
}

/// Mixes two hashes; the order counts.
pub(super) fn mix(left: u64, right: u64) -> u64 {
    let mixed = (left.rotate_left(5) ^ right).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// A short name made from content: `prefix` and eight letters or digits.
pub(super) fn short_id<'a>(prefix: &str, parts: impl IntoIterator<Item = &'a str>) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let name = hash.finalize().iter().take(8).map(|b| char::from(LETTERS[usize::from(b & 31)])).collect::<String>();
    format!("{prefix}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_all(text: &str) -> Vec<&str> {
        of_text(text).into_iter().map(|w| w.span.slice(text)).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            cut_all("The ferry’s crew, 1,204.5 in all – didn't."),
            ["The", "ferry’s", "crew", "1,204.5", "in", "all", "didn't"]
        );
    }

    #[test]
    fn typography_leaves_keys_alone() {
        let keys = |t: &str| of_text(t).into_iter().map(|w| w.key).collect::<Vec<_>>();
        assert_eq!(keys("“It wasn’t us” — he said"), keys("\"it wasn't us\" - He said"));
    }

    #[test]
    fn packed_words_keep_what_aligning_looks_at() {
        let mut words = of_text("Tugs freed the ferry.");
        (words[0].opens, words[2].quoted) = (true, true);
        let kept = |w: &Word| (w.key, w.quoted, w.opens);
        assert!(unpacked(&packed(&words)).iter().map(kept).eq(words.iter().map(kept)));
        assert!(unpacked(&[1, 2, 3]).is_empty());
    }

    #[test]
    fn ids_are_made_from_content() {
        assert_eq!(short_id("s-", ["a", "b"]), short_id("s-", ["a", "b"]));
        assert_ne!(short_id("s-", ["a", "b"]), short_id("s-", ["ab"]));
    }

    #[test]
    fn marks_belong_to_a_word_only_between_its_letters_or_digits() {
        for (text, want) in [
            ("1,204", vec!["1,204"]),
            ("1, 204", vec!["1", "204"]),
            ("1,a", vec!["1", "a"]),
            ("a,1", vec!["a", "1"]),
            ("a.b", vec!["a", "b"]),
            ("'tis o'er' 5's", vec!["tis", "o'er", "5", "s"]),
            ("dogs' tails", vec!["dogs", "tails"]),
            ("a'1", vec!["a", "1"]),
            ("U2 won", vec!["U2", "won"]),
            ("cafe\u{301}s", vec!["cafe\u{301}s"]),
            ("", vec![]),
        ] {
            assert_eq!(cut_all(text), want, "{text}");
        }
        assert_eq!(
            (without_possessive("Marsh's"), without_possessive("Marsh’s"), without_possessive("dogs'")),
            ("Marsh", "Marsh", "dogs'")
        );
        let [ann, five] = of_text("Ann 5a")[..] else { panic!() };
        assert!(ann.capital && !ann.number && five.number && !five.capital);
    }

    #[test]
    fn words_of_a_scan_know_their_sentence_their_quotation_and_their_zone() {
        use crate::model::{Article, Quote, QuoteKind, Zone};
        let text = "By Ann Reed\nWe ran. \"They fell,\" he said. Read more here. It ended.";
        let span = |words: &str| {
            let at = text.find(words).unwrap();
            Span::new(text, at, at + words.len()).unwrap()
        };
        let zone = |words: &str, kind| Zone { span: span(words), kind };
        let scan = Scan {
            article: Article { text: text.into(), ..Article::default() },
            zones: vec![
                zone("By Ann Reed", ZoneKind::Byline),
                zone("We ran. \"They fell,\" he said.", ZoneKind::Body),
                zone("Read more here.", ZoneKind::Boilerplate),
                zone("It ended.", ZoneKind::Body),
            ],
            sentences: ["By Ann Reed", "We ran.", "\"They fell,\" he said.", "Read more here.", "It ended."]
                .map(span)
                .into(),
            quotes: vec![Quote { span: span("They fell,"), speaker: None, cue: None, kind: QuoteKind::Whole }],
            ..Scan::default()
        };
        let of = |keep: fn(&Word) -> bool| {
            of_scan(&scan).iter().filter(|w| keep(w)).map(|w| w.span.slice(text)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of(|_| true), "We ran They fell he said It ended");
        assert_eq!(of(|w| w.opens), "We They It");
        assert_eq!(of(|w| w.quoted), "They fell");
    }
}
