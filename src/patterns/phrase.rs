//! The phrase language: words, `~word`, `{slot}`, `@list`, `(a|b)`, `[maybe]` or `[a|b]`, `..`, `..3` and `...`.

use std::ops::Range;

/// A part of a phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// A word as written, without case.
    Word(String),
    /// Every form of a word.
    Lemma(String),
    /// A slot.
    Slot(String, Range<usize>),
    /// A word list.
    List(String, Range<usize>),
    /// One of several.
    Either(Vec<Vec<Part>>),
    /// Something that may be left out.
    Maybe(Vec<Part>),
    /// Up to so many tokens of the clause; [`FAR`]: of the sentence, up to the next verb.
    Gap(u8),
}

/// The reach of `...`: past commas, up to the next verb or the end of the sentence.
pub const FAR: u8 = u8::MAX;

/// How far `..` reaches where no number says so.
const GAP: u8 = 5;
/// The widest gap.
const WIDEST: u8 = 12;

/// What is wrong with a phrase, and where in it (bytes).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misread {
    /// Where.
    pub at: Range<usize>,
    /// What.
    pub message: String,
    /// What to do.
    pub cure: String,
}

/// The parts of `text`.
///
/// # Errors
/// The first thing that cannot be read.
pub fn parse(text: &str) -> Result<Vec<Part>, Misread> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let parts = parser.sequence(None)?;
    Ok(parts)
}

/// Brackets within brackets at most: reading goes as deep as they do.
const DEEPEST: usize = 32;

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

fn misread(at: Range<usize>, message: impl Into<String>, cure: impl Into<String>) -> Misread {
    Misread { at, message: message.into(), cure: cure.into() }
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// Parts up to `close` (left unread) or the end of the text.
    fn sequence(&mut self, close: Option<(char, usize)>) -> Result<Vec<Part>, Misread> {
        let mut out = Vec::new();
        while let Some(letter) = self.peek() {
            let start = self.at;
            match letter {
                _ if letter.is_whitespace() => self.at += letter.len_utf8(),
                '|' if close.is_some() => return Ok(out),
                ')' | ']' if close.is_some_and(|(c, _)| c == letter) => return Ok(out),
                '(' => out.push(self.either()?),
                '[' => out.push(self.maybe()?),
                '{' => out.push(self.slot()?),
                '@' => {
                    self.at += 1;
                    let name = self.name();
                    if name.is_empty() {
                        return Err(misread(start..self.at, "`@` needs the name of a list", "write @people"));
                    }
                    out.push(Part::List(name, start..self.at));
                }
                '.' if self.text[self.at..].starts_with("..") => out.push(self.gap()?),
                ')' | ']' | '}' => {
                    let open = if letter == ')' {
                        '('
                    } else if letter == ']' {
                        '['
                    } else {
                        '{'
                    };
                    let cure = format!("remove it, or open it before with {open}");
                    return Err(misread(start..start + 1, format!("`{letter}` closes nothing"), cure));
                }
                '|' => {
                    let cure = "put the alternatives in round brackets: (killed|shot dead)";
                    return Err(misread(start..start + 1, "`|` stands outside of brackets", cure));
                }
                _ => self.word(&mut out)?,
            }
        }
        match close {
            Some((close, open)) => {
                let message = format!("this bracket is never closed with `{close}`");
                Err(misread(open..open + 1, message, format!("add {close} where it ends")))
            }
            None => Ok(out),
        }
    }

    fn either(&mut self) -> Result<Part, Misread> {
        Ok(Part::Either(self.options(')')?))
    }

    fn maybe(&mut self) -> Result<Part, Misread> {
        let mut options = self.options(']')?;
        match (options.len(), options.pop()) {
            (1, Some(only)) => Ok(Part::Maybe(only)),
            (_, last) => {
                options.extend(last);
                Ok(Part::Maybe(vec![Part::Either(options)]))
            }
        }
    }

    /// The alternatives up to `close`.
    fn options(&mut self, close: char) -> Result<Vec<Vec<Part>>, Misread> {
        let open = self.at;
        self.depth += 1;
        if self.depth > DEEPEST {
            let message = format!("brackets lie in each other more than {DEEPEST} deep");
            return Err(misread(open..open + 1, message, "write a phrase of its own for each way of saying it"));
        }
        let mut options = Vec::new();
        loop {
            self.at += 1;
            let option = self.sequence(Some((close, open)))?;
            if option.is_empty() {
                let cure = "write (a|b) for one of two, [a|b] where both may be left out";
                return Err(misread(open..self.at + 1, "nothing stands between these brackets and bars", cure));
            }
            options.push(option);
            if self.peek() == Some(close) {
                self.at += 1;
                self.depth -= 1;
                return Ok(options);
            }
        }
    }

    fn slot(&mut self) -> Result<Part, Misread> {
        let open = self.at;
        let Some(length) = self.text[open..].find('}') else {
            return Err(misread(
                open..open + 1,
                "this bracket is never closed with `}`",
                "add } after the slot's name",
            ));
        };
        let name = self.text[open + 1..open + length].trim();
        self.at = open + length + 1;
        let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !plain {
            let cure = "a slot's name is letters, digits and _: {count}";
            return Err(misread(open..self.at, format!("`{{{name}}}` is no slot"), cure));
        }
        Ok(Part::Slot(name.to_owned(), open..self.at))
    }

    fn gap(&mut self) -> Result<Part, Misread> {
        let start = self.at;
        if self.text[start..].starts_with("...") && !self.text[start..].starts_with("....") {
            self.at += 3;
            return Ok(Part::Gap(FAR));
        }
        self.at += 2;
        let digits = self.text[self.at..].chars().take_while(char::is_ascii_digit).count();
        let number = &self.text[self.at..self.at + digits];
        self.at += digits;
        let reach = if number.is_empty() { GAP } else { number.parse().unwrap_or(u8::MAX) };
        if reach == 0 || reach > WIDEST || self.peek() == Some('.') {
            let message = format!("a gap is `..` or `..1` to `..{WIDEST}`");
            return Err(misread(start..self.at, message, "write .. for up to five words, ..3 for up to three"));
        }
        Ok(Part::Gap(reach))
    }

    fn name(&mut self) -> String {
        let rest = &self.text[self.at..];
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        self.at += name.len();
        name
    }

    /// A word, a mark, or words joined by hyphens.
    fn word(&mut self, out: &mut Vec<Part>) -> Result<(), Misread> {
        let start = self.at;
        let lemma = self.peek() == Some('~');
        if lemma {
            self.at += 1;
        }
        let rest = &self.text[self.at..];
        let ends = |c: char| c.is_whitespace() || "()[]{}|@~".contains(c);
        let length = rest.find(ends).unwrap_or(rest.len());
        let length = rest.find("..").map_or(length, |dots| dots.min(length));
        let word = &rest[..length];
        self.at += length;
        if word.is_empty() {
            let cure = "write the word right after it: ~visit";
            return Err(misread(start..self.at.max(start + 1), "`~` needs a word", cure));
        }
        if lemma {
            out.push(Part::Lemma(word.to_owned()));
            return Ok(());
        }
        cut(word, out);
        Ok(())
    }
}

/// Cuts at hyphens, marks and possessives, as articles are cut; hyphens themselves are left out,
/// since they do not count.
fn cut(word: &str, out: &mut Vec<Part>) {
    let is_joined = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '.');
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() {
            rest.find(|c: char| !is_joined(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        match ["'s", "’s"].iter().find_map(|s| piece.strip_suffix(s)).filter(|p| !p.is_empty()) {
            Some(owner) => out.extend([Part::Word(owner.to_owned()), Part::Word("'s".to_owned())]),
            None if piece == "-" => {}
            None => out.push(Part::Word(piece.to_owned())),
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(text: &str) -> Part {
        Part::Word(text.to_owned())
    }

    #[test]
    fn every_construct_is_read() {
        let parts = parse("{count} (were|was) ~visit [in {place}] ..3 next-of-kin @people").unwrap();
        assert_eq!(parts.len(), 9);
        assert_eq!(parts[0], Part::Slot("count".into(), 0..7));
        assert_eq!(parts[1], Part::Either(vec![vec![word("were")], vec![word("was")]]));
        assert_eq!(parts[2], Part::Lemma("visit".into()));
        assert!(matches!(&parts[3], Part::Maybe(inner) if inner.len() == 2));
        assert_eq!(parts[4..8], [Part::Gap(3), word("next"), word("of"), word("kin")]);
        assert!(matches!(&parts[8], Part::List(name, _) if name == "people"));
        assert!(matches!(&parse("[a|b]").unwrap()[0], Part::Maybe(inner) if matches!(inner[0], Part::Either(_))));
        assert_eq!(parse("council's").unwrap(), [word("council"), word("'s")]);
    }

    #[test]
    fn brackets_have_a_depth() {
        let nested = |depth: usize| format!("{}hurt{}", "(".repeat(depth), ")".repeat(depth));
        assert!(parse(&nested(DEEPEST)).is_ok());
        assert!(parse(&nested(DEEPEST + 1)).unwrap_err().message.contains("deep"));
        assert!(parse(&nested(100_000)).is_err());
        assert!(parse(&"(a) ".repeat(100)).is_ok(), "side by side they are not deep");
    }

    #[test]
    fn what_cannot_be_read_is_pointed_at() {
        for (phrase, at) in [
            ("{count were killed", 0..1),
            ("(a|b", 0..1),
            ("a [b", 2..3),
            ("a ) b", 2..3),
            ("a | b", 2..3),
            ("(a|)", 0..4),
            ("a ..99 b", 2..6),
            ("{co unt}", 0..8),
            ("~ visit", 0..1),
            ("@ people", 0..1),
        ] {
            assert_eq!(parse(phrase).unwrap_err().at, at, "{phrase}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_pointed_at(text in "[a-z{}()\\[\\]|@~. é’'-]{0,40}") {
            if let Err(misread) = parse(&text) {
                prop_assert!(misread.at.start <= misread.at.end && misread.at.start <= text.len());
            }
        }
    }
}
