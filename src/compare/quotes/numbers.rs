//! One number has one form, however a quotation writes it: "2 1/2", "2½", "2.5" and "two-and-a-half".

use super::words::QuoteWord;
use crate::lexicon::Lexicon;
use crate::lexicon::numerals::NumberWord;
use crate::model::WordKey;

/// Signs of fractions, as fractions and as decimals, with the words for them; "and a" comes before the first.
const FRACTIONS: [([&str; 3], &[&str]); 3] = [
    (["½", "1/2", ".5"], &["a", "half"]),
    (["¼", "1/4", ".25"], &["a", "quarter"]),
    (["¾", "3/4", ".75"], &["3", "quarters"]),
];

/// Signs of money and the word that is said for them after the number.
const MONEY: [(char, &str); 3] = [('$', "dollars"), ('£', "pounds"), ('€', "euros")];

/// Whether `piece` holds a fraction in digits.
pub(super) fn is_fraction(piece: &str) -> bool {
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit()) && !part.is_empty();
    let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
    bare.split_once('/').is_some_and(|(over, under)| digits(over) && digits(under))
}

/// The words of a number, where `bare`, as it stands in `piece`, is one in digits or a word for one.
pub(super) fn open(piece: &str, bare: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let mut out = if bare.starts_with(|c: char| c.is_numeric()) {
        in_digits(&bare.replace(',', ""))
    } else {
        vec![in_words(bare, lexicon)?]
    };
    let (before, after) = piece.split_once(bare)?;
    if after.starts_with('%') {
        out.push("percent".to_owned());
    }
    let sign = MONEY.iter().find(|(sign, _)| before.ends_with(*sign));
    out.extend(sign.map(|(sign, _)| sign.to_string()));
    Some(out)
}

fn in_digits(digits: &str) -> Vec<String> {
    for (written, words) in FRACTIONS {
        let Some(whole) = written.iter().find_map(|end| digits.strip_suffix(end)) else { continue };
        if !whole.chars().all(|c| c.is_ascii_digit()) {
            continue;
        }
        let said = words.iter().map(|w| (*w).to_owned());
        // "1/2" goes on with the number before it; [`join`] takes the sign away where there is none
        let lead = if whole.is_empty() { vec![JOINT.to_owned()] } else { vec![whole_number(whole), "and".to_owned()] };
        return lead.into_iter().chain(said).collect();
    }
    vec![whole_number(digits)]
}

/// Stands before a fraction until it is known whether a number precedes it.
const JOINT: &str = "+";

/// "one" is a pronoun too: the digit is written as the word.
fn whole_number(digits: &str) -> String {
    if digits == "1" { "one".to_owned() } else { digits.to_owned() }
}

fn in_words(word: &str, lexicon: &Lexicon) -> Option<String> {
    match lexicon.numerals.word(WordKey::of(word))? {
        NumberWord::Small(1) => Some("one".to_owned()),
        NumberWord::Small(value) | NumberWord::Tens(value) => Some(value.to_string()),
        _ => None,
    }
}

/// Puts together what is said in several words: "20 5" of "twenty-five", "2 and a half", "3 million dollars".
pub(super) fn join(words: &mut Vec<QuoteWord>) {
    let mut out: Vec<QuoteWord> = Vec::with_capacity(words.len());
    let mut owed: Option<QuoteWord> = None;
    let mut of_fraction = 0;
    for mut word in words.drain(..) {
        let is_number = word.folded.starts_with(|c: char| c.is_ascii_digit()) || word.folded == "one";
        let is_scale = matches!(word.folded.as_str(), "million" | "billion" | "trillion" | "thousand" | "hundred");
        of_fraction = if word.folded == JOINT { 3 } else { of_fraction - usize::from(of_fraction > 0) };
        if let Some((_, said)) = MONEY.iter().find(|(sign, _)| word.folded.chars().eq([*sign])) {
            word.folded = (*said).to_owned();
            owed = Some(word);
            continue;
        }
        if !is_scale && of_fraction == 0 {
            pay(&mut out, owed.take());
        }
        match out.last_mut() {
            Some(last) if is_number && is_tens(&last.folded) && is_unit(&word.folded) => {
                let unit = if word.folded == "one" { "1" } else { word.folded.as_str() };
                last.folded = format!("{}{unit}", last.folded.trim_end_matches('0'));
                last.ends_sentence = word.ends_sentence;
                continue;
            }
            Some(last) if word.folded == JOINT && last.folded.starts_with(|c: char| c.is_ascii_digit()) => {
                word.folded = "and".to_owned();
            }
            _ if word.folded == JOINT => continue,
            _ => {}
        }
        out.push(word);
    }
    pay(&mut out, owed);
    *words = out;
}

/// Puts the word of a sign of money after its number.
fn pay(out: &mut Vec<QuoteWord>, owed: Option<QuoteWord>) {
    let Some(mut money) = owed else { return };
    if let Some(last) = out.last_mut() {
        money.ends_sentence |= std::mem::take(&mut last.ends_sentence);
    }
    out.push(money);
}

fn is_tens(word: &str) -> bool {
    word.len() == 2 && word.ends_with('0') && word.starts_with(|c: char| ('2'..='9').contains(&c))
}

fn is_unit(word: &str) -> bool {
    word == "one" || word.len() == 1 && word != "0" && word.chars().all(|c| c.is_ascii_digit())
}
