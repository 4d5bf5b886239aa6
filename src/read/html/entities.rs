//! Character references: `&amp;`, `&#8217;`, `&#x2019;`.

/// Names and code points, sorted by name: the 252 of HTML 4, which pages use.
const NAMED: &str = include_str!("entities.txt");
/// What old editors meant by code points 128 to 159.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The character that a reference at the start of `words` (which begin with `&`) stands for, and its length in bytes.
pub(super) fn decode(words: &str) -> Option<(char, usize)> {
    let inside = words.get(1..)?;
    if let Some(number) = inside.strip_prefix('#') {
        let (digits, radix, lead) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 3),
            None => (number, 10, 2),
        };
        let count = digits.bytes().take(9).take_while(|b| (*b as char).is_digit(radix)).count();
        let code = u32::from_str_radix(digits.get(..count)?, radix).ok()?;
        let ended = usize::from(digits.as_bytes().get(count) == Some(&b';'));
        let letter = match code {
            0 => '\u{fffd}',
            128..160 => *WINDOWS.get(code as usize - 128)?,
            _ => char::from_u32(code).unwrap_or('\u{fffd}'),
        };
        return Some((letter, lead + count + ended));
    }
    let count = inside.bytes().take(9).take_while(u8::is_ascii_alphanumeric).count();
    let name = inside.get(..count)?;
    if inside.as_bytes().get(count) == Some(&b';') {
        return Some((named(name)?, count + 2));
    }
    // Without its semicolon only the oldest are read.
    let old = ["amp", "lt", "gt", "quot", "nbsp", "copy"];
    old.iter().find(|o| **o == name).and_then(|o| Some((named(o)?, count + 1)))
}

fn named(name: &str) -> Option<char> {
    if name == "apos" {
        return Some('\'');
    }
    static TABLE: std::sync::LazyLock<Vec<(&str, char)>> = std::sync::LazyLock::new(|| {
        let entry = |line: &'static str| {
            let (name, code) = line.split_once(' ')?;
            Some((name, char::from_u32(code.parse().ok()?)?))
        };
        NAMED.lines().filter_map(entry).collect()
    });
    let at = TABLE.binary_search_by_key(&name, |e| e.0).ok()?;
    TABLE.get(at).map(|e| e.1)
}

/// `words` with every reference read.
pub(super) fn decoded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let (letter, length) = decode(rest).unwrap_or(('&', 1));
        out.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_in_every_spelling() {
        for (words, want) in [
            ("a &amp; b &lt;i&gt;", "a & b <i>"),
            ("it&rsquo;s &#8217; &#x2019; &#146;", "it’s ’ ’ ’"),
            ("caf&eacute; &Eacute; &apos;", "café É '"),
            ("AT&T &unknown; &; & &#; &#xZ;", "AT&T &unknown; &; & &#; &#xZ;"),
            ("a&nbsp b&copy 2", "a\u{a0} b© 2"),
            ("&#0; &#99999999999; &#xD800;", "\u{fffd} \u{fffd}99; \u{fffd}"),
            ("R&D R&amp;D", "R&D R&D"),
        ] {
            assert_eq!(decoded(words), want, "{words}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(NAMED.lines().collect::<Vec<_>>().windows(2).all(|w| w[0].split(' ').next() < w[1].split(' ').next()));
        assert_eq!(NAMED.lines().count(), 252);
    }
}
