//! Which language a text is in, where nobody said.

use whatlang::Lang;

/// Words that English cannot do without, and that few languages near it have.
const TELLING: [&str; 24] = [
    "the", "and", "to", "that", "with", "for", "from", "his", "her", "said", "by", "they", "which", "have", "has",
    "were", "who", "would", "been", "after", "about", "their", "this", "it",
];
/// How much of a text is looked at, in bytes.
const ENOUGH: usize = 4000;

/// The two-letter code of the language of `text`; none where that cannot be told.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let head = text.get(..text.floor_char_boundary(ENOUGH)).unwrap_or(text);
    let (mut words, mut telling) = (0usize, 0usize);
    for word in head.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        words += 1;
        telling += usize::from(word.len() <= 5 && TELLING.iter().any(|t| t.eq_ignore_ascii_case(word)));
        if words >= 64 && telling * 8 >= words {
            return Some("en");
        }
    }
    // In English every sixth word is one of them; in other languages hardly any.
    if words >= 8 && telling * 12 >= words {
        return Some("en");
    }
    let found = whatlang::detect(head)?;
    if found.lang() == Lang::Eng {
        return found.is_reliable().then_some("en");
    }
    // A few words, a table or a list of names are not enough to say that it is not English.
    let sure = words >= 12 && telling * 25 < words && found.is_reliable();
    (sure || words >= 15 && telling == 0 && found.confidence() > 0.2).then(|| code(found.lang()))
}

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Spa => "es",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Swe => "sv",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Fin => "fi",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Hin => "hi",
        Lang::Ell => "el",
        Lang::Ron => "ro",
        Lang::Hun => "hu",
        Lang::Cat => "ca",
        Lang::Afr => "af",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn english_is_told_from_its_neighbours() {
        for (text, want) in [
            ("The ferry ran aground on Monday and its crew of 12 said they were unhurt.", Some("en")),
            (
                "Der Dampfer lief am Montag auf Grund, und die zwölf Mann an Bord blieben nach Angaben der Wache unverletzt.",
                Some("de"),
            ),
            (
                "Le ferry s'est échoué lundi et les douze membres de son équipage sont indemnes, selon les autorités du port.",
                Some("fr"),
            ),
            (
                "De veerboot liep maandag vast en de twaalf bemanningsleden bleven volgens de havenmeester ongedeerd, zei de kustwacht.",
                Some("nl"),
            ),
            (
                "El transbordador encalló el lunes y sus doce tripulantes resultaron ilesos, según informó la autoridad portuaria.",
                Some("es"),
            ),
            (
                "Паром сел на мель в понедельник, и двенадцать членов экипажа не пострадали, сообщили в порту города.",
                Some("ru"),
            ),
        ] {
            assert_eq!(of(text), want, "{text}");
        }
        for text in ["", "Oslo 3 Bergen 1", "Line 7.", "Skagen, Esbjerg, Hirtshals, Frederikshavn"] {
            assert!(matches!(of(text), None | Some("en")), "{text}");
        }
    }
}
