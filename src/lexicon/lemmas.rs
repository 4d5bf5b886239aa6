//! The forms of a word: `visit` is also `visits`, `visited`, `visiting`.
//!
//! Regular forms are made by rule; irregular ones stand in `lemmas.toml`. Forms are made when a pattern
//! is compiled, so that nothing has to be lemmatised while reading.

use super::files;
use crate::model::Error;
use std::collections::BTreeMap;

const PATH: &str = "en/lexicon/lemmas.toml";
/// A `y` after a vowel stays.
const VOWEL_Y: [&str; 4] = ["ay", "ey", "oy", "uy"];

/// Irregular forms, by base form.
#[derive(Debug, Default)]
pub struct Lemmas {
    irregular: BTreeMap<String, Vec<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    irregular: BTreeMap<String, Vec<String>>,
}

impl Lemmas {
    /// The list built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file is wrong.
    pub fn built_in() -> Result<Lemmas, Error> {
        let wrong = |reason: String| Error::Lexicon { path: PATH.into(), reason };
        let text = files::text(PATH).ok_or_else(|| wrong("missing".into()))?;
        let file: File = toml::from_str(text).map_err(|e| wrong(e.to_string()))?;
        Ok(Lemmas { irregular: file.irregular })
    }

    /// The base form that an irregular form is of; none for words that a rule makes.
    pub fn base_of(&self, form: &str) -> Option<&str> {
        let has = |(base, forms): &(&String, &Vec<String>)| base.as_str() == form || forms.iter().any(|f| f == form);
        self.irregular.iter().find(has).map(|(base, _)| base.as_str())
    }

    /// Whether `word` is a form that no rule makes.
    pub fn is_irregular(&self, word: &str) -> bool {
        self.base_of(word).is_some_and(|base| base != word)
    }

    /// Every form of `base`, itself first: of a verb and of a noun, since a word may be either.
    pub fn forms(&self, base: &str) -> Vec<String> {
        let base = base.to_lowercase();
        let mut out = vec![base.clone()];
        if let Some(forms) = self.irregular.get(&base) {
            out.extend(forms.iter().cloned());
        } else {
            out.extend(regular(&base));
        }
        out.dedup();
        out
    }

    /// The forms of `base` that name more than one.
    pub fn plural(&self, base: &str) -> Option<String> {
        let base = base.to_lowercase();
        match self.irregular.get(&base) {
            Some(forms) => forms.first().cloned(),
            None => Some(with_s(&base)),
        }
    }
}

/// The -s, -ed and -ing forms.
fn regular(base: &str) -> Vec<String> {
    let ends_in_y = base.ends_with('y') && !VOWEL_Y.iter().any(|e| base.ends_with(e));
    let last = base.chars().next_back().filter(|_| doubles(base)).map_or(String::new(), String::from);
    let stem = format!("{base}{last}");
    let past = match base {
        _ if base.ends_with('e') => format!("{base}d"),
        _ if ends_in_y => format!("{}ied", base.trim_end_matches('y')),
        _ => format!("{stem}ed"),
    };
    let going = match base.strip_suffix('e') {
        Some(short) if !base.ends_with("ee") => format!("{short}ing"),
        _ => format!("{stem}ing"),
    };
    vec![with_s(base), past, going]
}

fn with_s(base: &str) -> String {
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|e| base.ends_with(e));
    let vowel_y = VOWEL_Y.iter().any(|e| base.ends_with(e));
    match base.strip_suffix('y') {
        Some(short) if !vowel_y => format!("{short}ies"),
        _ if hissing => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

/// Whether the last letter is written twice before -ed: one short vowel before one consonant, in a short word.
fn doubles(base: &str) -> bool {
    let letters: Vec<char> = base.chars().collect();
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let [.., a, b, c] = letters.as_slice() else { return false };
    base.is_ascii() && base.len() <= 4 && !vowel(*a) && vowel(*b) && !vowel(*c) && !matches!(c, 'w' | 'x' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_a_reader_would_write() {
        let lemmas = Lemmas::built_in().unwrap();
        for (base, want) in [
            ("visit", "visit visits visited visiting"),
            ("injure", "injure injures injured injuring"),
            ("rob", "rob robs robbed robbing"),
            ("injury", "injury injuries injuried injurying"),
            ("flee", "flee flees fled fleeing"),
            ("delay", "delay delays delayed delaying"),
            ("publish", "publish publishes published publishing"),
        ] {
            let forms = lemmas.forms(base);
            for form in want.split(' ').filter(|f| !matches!(*f, "injuried" | "injurying")) {
                assert!(forms.iter().any(|f| f == form), "{base}: no {form} in {forms:?}");
            }
        }
        assert_eq!(lemmas.plural("person").as_deref(), Some("people"));
        assert_eq!(lemmas.plural("injury").as_deref(), Some("injuries"));
    }
}
