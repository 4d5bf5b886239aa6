//! Roman numerals: `XIV`, `XXI`.

/// The value of a Roman numeral of two letters or more, written as a printer would: `XIX`, never `XVIIII`.
pub fn roman(word: &str) -> Option<u16> {
    const MARKS: [(&str, u16); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    if word.len() < 2 || word.len() > 15 || !word.bytes().all(|b| b"MDCLXVI".contains(&b)) {
        return None;
    }
    let (mut rest, mut value) = (word, 0_u16);
    for (mark, size) in MARKS {
        while let Some(shorter) = rest.strip_prefix(mark) {
            (rest, value) = (shorter, value.checked_add(size)?);
        }
    }
    // only the one right form is what the value is printed as
    let (mut left, mut printed) = (value, String::new());
    for (mark, size) in MARKS {
        while left >= size {
            printed.push_str(mark);
            left -= size;
        }
    }
    (rest.is_empty() && printed == word).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn only_numerals_in_their_one_right_form_are_read() {
        for (word, want) in [("XIV", Some(14)), ("XXI", Some(21)), ("MCMXC", Some(1990)), ("III", Some(3))] {
            assert_eq!(roman(word), want, "{word}");
        }
        for word in ["IIII", "VX", "I", "MIX2", "CIVIL", "IXI", "xiv"] {
            assert_eq!(roman(word), None, "{word}");
        }
    }
}
