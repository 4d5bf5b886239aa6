//! Spellings that sound alike: a skeleton of consonants, and the same with its vowels.
//!
//! Not a phonetic code of the literature: those (Soundex, Metaphone) merge too much for names that
//! differ by one vowel. Both keys rest on the rewriting rules of English spelling below.

use compact_str::CompactString;

/// Letter groups and what they sound like, the longest first where they start alike.
const GROUPS: [(&str, &str); 35] = [
    ("tsch", "C"),
    ("sch", "S"),
    ("ph", "f"),
    ("ck", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "S"),
    ("tch", "C"),
    ("chr", "kr"),
    ("chl", "kl"),
    ("cho", "ko"),
    ("ch", "C"),
    ("cz", "C"),
    ("dj", "j"),
    ("geo", "je"),
    ("ge", "je"),
    ("gi", "ji"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("qu", "k"),
    ("wh", "v"),
    ("wr", "r"),
    ("kn", "n"),
    ("x", "ks"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
    ("w", "v"),
    ("f", "f"),
    ("mb", "m"),
    ("dt", "t"),
    ("y", "i"),
];

/// The groups that start with the first letter of `word`.
fn groups_of(word: &str) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    // Letters that start a group, by their place in the alphabet: most letters start none.
    const STARTS: u32 = {
        let (mut bits, mut at) = (0, 0);
        while at < GROUPS.len() {
            bits |= 1 << (GROUPS[at].0.as_bytes()[0] & 31);
            at += 1;
        }
        bits
    };
    let first = word.as_bytes().first().copied().unwrap_or(b'a');
    let groups: &'static [_] =
        if first.is_ascii_alphabetic() && STARTS & 1 << (first & 31) != 0 { &GROUPS } else { &[] };
    groups.iter().filter(move |(from, _)| from.as_bytes().first() == Some(&first))
}

/// How a folded word sounds, vowels kept, in capital and small letters of our own.
pub fn sound(word: &str) -> CompactString {
    let mut out = CompactString::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let at_start = out.is_empty();
        let group =
            groups_of(rest).find(|(from, _)| rest.starts_with(from) && (!at_start || !matches!(*from, "mb" | "dt")));
        let (from, to) = group.map_or((letter.len_utf8(), ""), |(from, to)| (from.len(), *to));
        if to.is_empty() {
            push(&mut out, letter, at_start);
        } else {
            for sound in to.chars() {
                let at_start = out.is_empty();
                push(&mut out, sound, at_start);
            }
        }
        rest = rest.get(from..).unwrap_or("");
    }
    while out.len() > 2 && out.ends_with('e') {
        out.pop();
    }
    out
}

/// One sound more: doubled ones count once, `h` only at the start, and runs of vowels as their last letter class.
fn push(out: &mut CompactString, letter: char, at_start: bool) {
    if letter == 'h' && !at_start {
        return;
    }
    let before = out.chars().last();
    if before == Some(letter) {
        return;
    }
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    match (before, letter) {
        (Some('e'), 'i' | 'a' | 'o') | (Some('i'), 'e') if is_vowel(letter) => {
            out.pop();
            out.push('i');
        }
        (Some('i'), _) if out.len() > 1 && is_vowel(letter) && letter != 'a' && letter != 'o' => {}
        _ => out.push(letter),
    }
}

/// The consonants of a [`sound`], and its first letter.
pub fn skeleton(sound: &str) -> CompactString {
    let mut out = CompactString::with_capacity(sound.len());
    for (at, letter) in sound.chars().enumerate() {
        let skipped = at > 0 && matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'j');
        let letter = if letter == 'f' && at > 0 { 'v' } else { letter };
        if !skipped && !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sound_share_a_key() {
        for (left, right) in
            [("allan", "alan"), ("catherine", "katherine"), ("jon", "john"), ("lynne", "lynn"), ("sara", "sarah")]
        {
            assert_eq!(sound(left), sound(right), "{left} {right}");
        }
        assert_eq!(skeleton(&sound("steven")), skeleton(&sound("stephen")));
        assert_eq!(skeleton(&sound("donnelly")), skeleton(&sound("donnolly")));
    }

    #[test]
    fn other_vowels_are_another_sound() {
        assert_ne!(sound("john"), sound("joan"));
        assert_ne!(sound("maria"), sound("mario"));
        assert_ne!(skeleton("marsh"), skeleton("dunmore"));
    }
}
