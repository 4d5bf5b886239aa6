//! The words of a quotation, without what never counts.

use super::{masked, numbers};
use crate::lexicon::Lexicon;
use crate::lexicon::abbreviations::Abbreviation;
use crate::lexicon::spelling::level;
use crate::lexicon::wording::Weight;
use crate::model::WordKey;

/// One word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct QuoteWord {
    /// Lower case, contractions opened, spelling habits levelled.
    pub folded: String,
    /// What it weighs.
    pub weight: Weight,
    /// Put in by an editor: `[the council]`, `(the council)`.
    pub bracketed: bool,
    /// Whether it starts with a capital letter.
    pub capital: bool,
    /// Whether an ellipsis stands before it.
    pub gap_before: bool,
    /// Whether a sentence ends with it.
    pub ends_sentence: bool,
}

impl QuoteWord {
    /// Whether the word has no weight of its own.
    pub fn is_little(&self) -> bool {
        self.weight == Weight::Little
    }

    /// Whether the word weakens what is said.
    pub fn is_hedge(&self) -> bool {
        self.weight == Weight::Hedge
    }

    /// Whether the word denies.
    pub fn is_negation(&self) -> bool {
        self.weight == Weight::Negation
    }
}

/// Longer quotations are cut here: alignment is quadratic.
const MOST: usize = 400;

/// The words of `quote`.
pub(super) fn words(quote: &str, lexicon: &Lexicon) -> Vec<QuoteWord> {
    let mut out: Vec<QuoteWord> = Vec::new();
    let (mut bracketed, mut gap) = (false, false);
    for piece in pieces(quote) {
        if piece.contains('…') || piece.contains("..") {
            gap = true;
        }
        bracketed |= piece.contains(['[', '(']);
        let mark = |c: char| !c.is_alphanumeric();
        let bare = match piece.trim_end_matches(|c| c != '&' && mark(c)) {
            "&" => "and",
            "'cause" | "’cause" => "because",
            _ => piece.trim_matches(mark),
        };
        let capital = bare.starts_with(char::is_uppercase);
        let hidden = masked::fold(piece).map(|word| vec![word]);
        for folded in hidden.or_else(|| numbers::open(piece, bare, lexicon)).unwrap_or_else(|| open(bare)) {
            let weight = lexicon.wording.weight(&folded);
            out.push(QuoteWord { folded, weight, bracketed, capital, gap_before: gap, ends_sentence: false });
            gap = false;
        }
        if piece.contains([']', ')']) {
            bracketed = false;
        }
        let ends = piece.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?'));
        // "Sen. Marsh" is one sentence.
        let title = lexicon.abbreviations.kind(WordKey::of(bare)) == Some(Abbreviation::Title);
        if let (true, Some(last)) = (ends.ends_with(['.', '!', '?']) && !title, out.last_mut()) {
            last.ends_sentence = true;
        }
        if out.len() >= MOST {
            break;
        }
    }
    join_per_cent(&mut out);
    number_sign(&mut out);
    numbers::join(&mut out);
    out
}

/// Split at white space, dashes, strokes and ellipses, but not within "1/2" and "d---n".
fn pieces(quote: &str) -> impl Iterator<Item = &str> {
    let parts = quote.split(|c: char| c.is_whitespace() || matches!(c, '–' | '—'));
    let parts = parts.flat_map(|part| {
        let is_masked = masked::fold(part).is_some();
        part.split(move |c| c == '-' && !is_masked)
    });
    let parts = parts.flat_map(|part| part.split(move |c| c == '/' && !numbers::is_fraction(part)));
    parts.flat_map(at_ellipses).filter(|p| !p.is_empty())
}

/// "the tasks...We": the dots stand by themselves, whether spaces surround them or not.
fn at_ellipses(part: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = part;
    while let Some(at) = rest.find('…').into_iter().chain(rest.find("..")).min() {
        let (word, tail) = rest.split_at(at);
        let after = tail.trim_start_matches(['.', '…']);
        out.extend([word, &tail[..tail.len() - after.len()]]);
        rest = after;
    }
    out.push(rest);
    out
}

/// A word as it is compared: one or two words.
fn open(word: &str) -> Vec<String> {
    let word: String = word.to_lowercase().replace(['’', '‘', '`'], "'").replace(['[', ']', ','], "");
    if word.is_empty() || matches!(word.as_str(), "um" | "uh" | "er" | "erm") {
        return Vec::new();
    }
    let two = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    if word.contains('.') && word.split('.').all(|letter| letter.chars().count() == 1) {
        return vec![word.replace('.', "")];
    }
    match word.as_str() {
        "can't" | "cannot" => return two("can", "not"),
        "won't" => return two("will", "not"),
        "gonna" => return two("going", "to"),
        "wanna" => return two("want", "to"),
        "gotta" => return two("got", "to"),
        "let's" => return two("let", "us"),
        "cos" | "cuz" => return vec!["because".to_owned()],
        "til" | "till" => return vec!["until".to_owned()],
        "ok" => return vec!["okay".to_owned()],
        "sen" => return vec!["senator".to_owned()],
        "rep" => return vec!["representative".to_owned()],
        "gov" => return vec!["governor".to_owned()],
        "gen" => return vec!["general".to_owned()],
        _ => {}
    }
    for (ending, full) in [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am")] {
        if let Some(stem) = word.strip_suffix(ending).filter(|s| !s.is_empty()) {
            return two(stem, full);
        }
    }
    for stem in ["it", "he", "she", "that", "there", "what", "who", "here", "where"] {
        if word.strip_prefix(stem) == Some("'s") {
            return two(stem, "is");
        }
    }
    vec![level(&word.replace('\'', ""))]
}

/// "No. 1" is "number one", and denies nothing.
fn number_sign(words: &mut [QuoteWord]) {
    for at in 1..words.len() {
        let is_number = words[at].folded == "one" || words[at].folded.starts_with(|c: char| c.is_ascii_digit());
        if is_number && words[at - 1].folded == "no" && words[at - 1].ends_sentence {
            words[at - 1] = QuoteWord {
                folded: "number".to_owned(),
                weight: Weight::Full,
                ends_sentence: false,
                ..words[at - 1].clone()
            };
        }
    }
}

/// "per cent" is "percent".
fn join_per_cent(words: &mut Vec<QuoteWord>) {
    let mut at = 0;
    while at + 1 < words.len() {
        if words[at].folded == "per" && words[at + 1].folded == "cent" {
            let cent = words.remove(at + 1);
            words[at].folded = "percent".to_owned();
            words[at].ends_sentence = cent.ends_sentence;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(|| Lexicon::built_in().unwrap());

    fn folded(quote: &str) -> String {
        words(quote, &LEXICON).into_iter().map(|w| w.folded).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_never_counts_is_levelled() {
        for (left, right) in [
            ("We don’t know, we’re waiting.", "we do not know – we are waiting"),
            ("five per cent of the neighbours", "5 percent of the neighbors"),
            ("They’re gonna reorganise it", "they are going to reorganize it"),
            ("It took 2 1/2 years", "It took two-and-a-half years"),
            ("It took 2½ years", "It took two and a half years"),
            ("It took 2.5 years", "It took 2 1/2 years"),
            ("Seventy-five boats of 120", "75 boats of 120"),
            ("Twenty-one of thirteen", "21 of 13"),
            ("We lost 40% of it, $3 million.", "We lost 40 percent of it, 3 million dollars"),
            ("We lost £3 of it", "We lost three pounds of it"),
            ("The H.B.O. has 1 keeper", "the HBO has one keeper"),
            ("some good & some bad", "some good and some bad"),
            ("They took the keys...We ran", "They took the keys … We ran"),
            ("Sen. Reed and Gov. Marsh met", "Senator Reed and Governor Marsh met"),
        ] {
            assert_eq!(folded(left), folded(right));
        }
    }

    #[test]
    fn brackets_and_ellipses_are_kept_apart_from_words() {
        let read = words("They told [the harbour office] … to wait (there).", &LEXICON);
        assert_eq!(read.iter().filter(|w| w.bracketed).count(), 4);
        assert!(read.iter().any(|w| w.folded == "to" && w.gap_before));
        assert!(read.last().is_some_and(|w| w.ends_sentence));
    }

    #[test]
    fn words_are_opened_and_numbers_put_together() {
        for (quote, want) in [
            ("can't won't cannot", "can not will not can not"),
            ("gotta wanna let's", "got to want to let us"),
            ("'cause cos cuz till til ok", "because because because until until okay"),
            ("Rep. Gen. Gov. Sen.", "representative general governor senator"),
            (
                "he's she's it's that's there's what's who's here's where's",
                "he is she is it is that is there is what is who is here is where is",
            ),
            ("Marsh's I'm they've we'll n't", "marshs i am they have we will nt"),
            ("um, er, we – uh – went erm away", "we went away"),
            ("the R.N.L.I. and the r.n.", "the rnli and the rn"),
            ("and/or 1/2 of it", "and or a half of it"),
            ("3/4 of it, 5 3/4 of it", "3 quarters of it 5 and 3 quarters of it"),
            ("¼ of it and 2¼ of it, 0.75", "a quarter of it and 2 and a quarter of it 0 and 3 quarters"),
            ("twenty-one ninety-nine ten five", "21 99 10 5"),
            ("twenty twelve", "20 12"),
            ("thirty 0", "30 0"),
            ("5% of $3 million, €40 and £1", "5 percent of 3 million dollars 40 euros and one pounds"),
            ("$2.5 billion", "2 and a half billion dollars"),
            ("$5 each", "5 dollars each"),
            ("No. 1, No. 12 and no. way", "number one number 12 and no way"),
            ("no one", "no one"),
            ("per cent. per se", "percent per se"),
            ("7,500 of it", "7500 of it"),
            ("a well-known d---n pier", "a well known d*n pier"),
            ("tasks…We...ran", "tasks we ran"),
        ] {
            assert_eq!(folded(quote), want, "{quote}");
        }
    }

    #[test]
    fn sentences_gaps_and_brackets_are_told() {
        let told = |quote: &str, of: fn(&QuoteWord) -> bool| {
            words(quote, &LEXICON).iter().filter(|w| of(w)).map(|w| w.folded.clone()).collect::<Vec<_>>().join(" ")
        };
        let ends: fn(&QuoteWord) -> bool = |w| w.ends_sentence;
        assert_eq!(told("We ran. Did you? No! So,", ends), "ran you no");
        assert_eq!(told("Sen. Reed ran.” Then", ends), "ran");
        assert_eq!(told("It cost $5. We paid 5 per cent. Done", ends), "dollars percent");
        assert_eq!(told("all twenty-five. Then", ends), "25");
        assert_eq!(told("on No. 1. Then", ends), "one");
        assert_eq!(told("We ran… to the wall … and hid .. there", |w| w.gap_before), "to and there");
        assert_eq!(told("They [the council] told (us) so", |w| w.bracketed), "the council us");
        assert_eq!(told("They told Ann of It", |w| w.capital), "they ann it");
        assert_eq!(words(&"so ".repeat(500), &LEXICON).len(), 400, "longer ones are cut");
        assert_eq!(words(&"so ".repeat(399), &LEXICON).len(), 399);
    }
}
