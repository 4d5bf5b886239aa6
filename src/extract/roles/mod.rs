//! Finds roles: titles, trades and relations, and whose they are.
//!
//! A role word is looked for by its key; then the words beside it say who has it ("her brother Alan
//! Marsh", "Alan Marsh, chair of the board") and towards whom it is ("the mother of Rosa Dunmore").

mod holders;

use crate::lexicon::Lexicon;
use crate::model::{Case, NameKind, NameSpan, RoleSpan, Segments, Span, Token, TokenKind, placed};

/// A role and the tokens it takes.
pub(super) struct Found {
    pub first: usize,
    /// The token after its last.
    pub end: usize,
    pub span: Span,
}

/// Every one of them, in order.
pub(super) fn find(text: &str, segments: &Segments, names: &[NameSpan], lexicon: &Lexicon) -> Vec<RoleSpan> {
    let mut out = Vec::new();
    for sentence in &segments.sentences {
        if !sentence.zone.has_claims() {
            continue;
        }
        let tokens = segments.tokens_of(sentence);
        let named = placed::touching(names, sentence.span);
        let mut at = 0;
        while at < tokens.len() {
            let Some((found, role)) = role_at(tokens, at, lexicon) else {
                at += 1;
                continue;
            };
            at = found.end;
            if is_inside_body(named, found.span)
                || is_plural_use(text, tokens, &found)
                || is_second(text, tokens, &found)
                || is_verb(text, tokens, named, &found)
            {
                continue;
            }
            let beside = holders::Beside { text, tokens, named, role: &found };
            out.push(RoleSpan { span: found.span, role, holder: beside.holder(), of: beside.towards() });
        }
    }
    out
}

/// The longest role that starts at token `at`.
fn role_at(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(Found, compact_str::CompactString)> {
    let first = tokens.get(at)?;
    if first.kind != TokenKind::Word || !lexicon.roles.starts(first.key) {
        return None;
    }
    let rest = tokens.get(at..)?;
    let is_word = |t: &&Token| t.kind == TokenKind::Word;
    let (count, role) = lexicon.roles.at(rest.iter().take(12).filter(is_word).map(|t| t.key))?;
    let last = rest.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word).nth(count.checked_sub(1)?)?.0;
    let joined = rest.get(..last)?.iter().all(|t| t.kind != TokenKind::Number);
    let span = first.span.cover(rest.get(last)?.span);
    let near = span.len() < 48;
    (joined && near).then(|| (Found { first: at, end: at + last + 1, span }, role.name.clone()))
}

/// Whether it is part of the name of a body or a place: "Mothers' Union".
fn is_inside_body(named: &[NameSpan], span: Span) -> bool {
    named.iter().any(|n| n.kind != NameKind::Person && n.span.overlaps(span))
}

/// "The mayor accused Alan Marsh of waste": what is done to him, not what he is.
fn is_verb(text: &str, tokens: &[Token], named: &[NameSpan], role: &Found) -> bool {
    let object = tokens.get(role.end).and_then(|next| named.iter().find(|n| n.span.start() == next.span.start()));
    let after = object.and_then(|name| tokens.iter().find(|t| t.span.start() >= name.span.end()));
    role.span.slice(text).ends_with("ed") && after.is_some_and(|t| t.text(text).eq_ignore_ascii_case("of"))
}

/// "Deputy commander of the fleet": second to somebody whose office is no role known here, and no policeman.
fn is_second(text: &str, tokens: &[Token], role: &Found) -> bool {
    let word = |n: usize| tokens.get(role.end + n).map_or("", |t| t.text(text));
    let is_office = tokens.get(role.end).is_some_and(|t| t.case == Case::Lower) && !word(0).ends_with("ed");
    role.span.slice(text).eq_ignore_ascii_case("deputy") && is_office && word(1) == "of"
}

/// "mother of two": it says nothing of a person that another outlet could contradict.
fn is_plural_use(text: &str, tokens: &[Token], role: &Found) -> bool {
    let after = |n: usize| tokens.get(role.end + n);
    let is_of = after(0).is_some_and(|t| t.text(text).eq_ignore_ascii_case("of"));
    let number = |t: &Token| {
        t.kind == TokenKind::Number
            || matches!(
                t.text(text),
                "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
            )
    };
    let next = if after(0).is_some_and(|t| t.text(text) == "-") { 1 } else { 0 };
    (is_of || after(next).is_some_and(|t| t.text(text).eq_ignore_ascii_case("of")))
        && after(next + 1).is_some_and(number) | after(next + 2).is_some_and(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::model::marked::names_of;
    use crate::segment;

    /// Roles of a text in which people stand in brackets: role, holder, towards.
    fn roles(marked: &str) -> Vec<(String, String, String)> {
        let (text, names) = names_of(marked);
        let lexicon = Lexicon::built_in().unwrap();
        let segments = segment::segment(&Article { text: text.clone(), ..Article::default() }, &lexicon);
        let said = |span: Option<Span>| span.map(|s| s.slice(&text).to_owned()).unwrap_or_default();
        let found = find(&text, &segments, &names, &lexicon);
        found.iter().map(|r| (r.role.to_string(), said(r.holder), said(r.of))).collect()
    }

    #[test]
    fn a_role_has_the_holder_beside_it() {
        for (text, role, holder, of) in [
            ("The harbour director [Rosa Dunmore] spoke at length.", "director", "Rosa Dunmore", ""),
            ("[Alan Marsh], the former chair of the board, left early.", "chairman", "Alan Marsh", ""),
            ("[Alan Marsh], 34, a lodger at the house, left early.", "lodger", "Alan Marsh", ""),
            ("She was seen with his brother, [Alan Marsh], on that day.", "brother", "Alan Marsh", ""),
            ("They asked [Rosa Dunmore]'s brother [Alan Marsh] to leave.", "brother", "Alan Marsh", "Rosa Dunmore"),
            ("The fire chief, [Alan Marsh], spoke at length.", "fire chief", "Alan Marsh", ""),
            ("[Alan Marsh], who was a nurse, spoke at length.", "nurse", "Alan Marsh", ""),
            ("[Alan Marsh], who was Ms [Dunmore]'s landlord, left.", "landlord", "Alan Marsh", "Dunmore"),
            ("[Alan Marsh] is [Rosa Dunmore]'s business partner.", "business partner", "Alan Marsh", "Rosa Dunmore"),
            ("[Alan Marsh] was a nurse for many years before that.", "nurse", "Alan Marsh", ""),
        ] {
            assert_eq!(roles(text), [(role.to_owned(), holder.to_owned(), of.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_role_beside_a_verb_is_nobody_s() {
        assert_eq!(roles("[Rosa Dunmore], named her boyfriend on the form.")[0].1, "");
        assert_eq!(roles("[Rosa Dunmore] and a nurse left the house.")[0].1, "");
        assert_eq!(roles("They saw the mayor, [Alan Marsh], [Rosa Dunmore] and others.")[0].1, "");
        assert_eq!(roles("[Alan Marsh] met [Rosa Dunmore]'s landlord there.")[0].1, "");
        assert!(roles("[Rosa Dunmore], a mother of three, left the house.").is_empty());
        assert!(roles("They accused [Alan Marsh] of waste.").is_empty());
        assert!(roles("[Alan Marsh], then deputy commander of the fleet, left.").is_empty());
        assert_eq!(roles("[Alan Marsh], a deputy accused of waste, left.")[0].0, "police officer");
        assert_eq!(roles("The accused, [Alan Marsh], left the dock.")[0].1, "Alan Marsh");
    }
}
