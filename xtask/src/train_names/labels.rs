//! Labels of the Groningen Meaning Bank that the lists of words contradict, set right: it marks bodies as
//! places and countries as bodies, now so and now so.

use super::data::Document;
use claimdiff::model::WordKey;
use claimdiff::names::gazetteer::{Flags, Gazetteer, joined};

/// Sets the kinds of the names of `document` right where a list knows better.
pub fn mend(document: &mut Document, gazetteer: &Gazetteer) {
    for name in &mut document.names {
        let words = document.text.get(name.start..name.end).unwrap_or("");
        name.kind = kind(words, name.kind, gazetteer);
    }
}

/// The kind of `words` (1 organisation, 2 place): `marked`, or what the lists say.
fn kind(words: &str, marked: u8, gazetteer: &Gazetteer) -> u8 {
    let keys: Vec<WordKey> = words.split([' ', '-']).filter(|w| !w.is_empty()).map(WordKey::of).collect();
    let [first, rest @ ..] = keys.as_slice() else { return marked };
    let whole = gazetteer.get(rest.iter().fold(*first, |left, right| joined(left, *right)));
    let last = gazetteer.get(*rest.last().unwrap_or(first));
    let (is_place, is_body) = if rest.is_empty() {
        (whole.any(Flags::COUNTRY) && !whole.any(Flags::GIVEN), false)
    } else {
        let heads_body = last.any(Flags::ORGANISATION) && !last.any(Flags::LANDSCAPE);
        (whole.any(Flags::PLACES), heads_body && !whole.any(Flags::PLACES))
    };
    match marked {
        1 if is_place && !is_body => 2,
        2 if is_body => 1,
        _ => marked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_lists_know_better() {
        let gazetteer = Gazetteer::built_in().unwrap();
        for (words, marked, wanted) in [
            ("Norway", 1, 2),
            ("Velsund Harbour Council", 2, 1),
            ("Velsund", 1, 1),
            ("West Bank", 2, 2),
            ("Rosa Dunmore", 0, 0),
        ] {
            assert_eq!(kind(words, marked, &gazetteer), wanted, "{words}");
        }
    }
}
