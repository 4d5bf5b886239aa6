//! What the text around two names says on whether they can be one person.

use super::forms::Forms;
use crate::model::Span;
use crate::names::NameParts;

/// Whether the text shows two forms to be two people: named in one sentence, of two ages, of two sexes.
pub(super) fn are_apart(text: &str, forms: &Forms, left: usize, right: usize) -> bool {
    let (one, other) = (&forms.forms[left], &forms.forms[right]);
    let together = one.mentions.iter().any(|m| {
        let sentence = forms.places[*m].sentence;
        sentence.is_some() && other.mentions.iter().any(|n| forms.places[*n].sentence == sentence)
    });
    let sexes = one.parts.sex().zip(other.parts.sex()).is_some_and(|(a, b)| a.excludes(b));
    together || sexes || ages_differ(&ages(text, forms, left), &ages(text, forms, right))
}

/// Whether one form is rare enough beside the other to be a slip of it.
pub(super) fn is_slip(forms: &Forms, left: usize, right: usize) -> bool {
    let (one, other) = (forms.forms[left].mentions.len(), forms.forms[right].mentions.len());
    one.min(other) == 1 || one.min(other) * 3 <= one.max(other)
}

fn ages(text: &str, forms: &Forms, form: usize) -> Vec<u32> {
    let spans = forms.forms[form].mentions.iter().map(|m| forms.places[*m].span);
    spans.filter_map(|span| age_after(text, span).or_else(|| age_before(text, span))).collect()
}

fn ages_differ(left: &[u32], right: &[u32]) -> bool {
    !left.is_empty() && !right.is_empty() && left.iter().all(|a| right.iter().all(|b| a.abs_diff(*b) > 1))
}

/// `Alan Marsh, 34,` and `Alan Marsh (34)`.
fn age_after(text: &str, span: Span) -> Option<u32> {
    let rest = text.get(span.end()..)?;
    let rest = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" ("))?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let after = rest.get(digits..)?.chars().next().unwrap_or('.');
    let age: u32 = rest.get(..digits)?.parse().ok()?;
    (age < 120 && matches!(after, ',' | '.' | ')' | ';')).then_some(age)
}

/// `34-year-old Alan Marsh`.
fn age_before(text: &str, span: Span) -> Option<u32> {
    let before = text.get(..span.start())?.strip_suffix(' ')?;
    let before =
        ["-year-old", " year old", "-year old", " year-old"].iter().find_map(|end| before.strip_suffix(end))?;
    let digits = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
    before.get(digits..)?.parse().ok().filter(|age| *age < 120)
}

/// `the Alan Marshes of this world`: one form is the other in the plural, and stands for all who are like that.
pub(super) fn is_plural(text: &str, forms: &Forms, left: usize, right: usize) -> bool {
    let (one, other) = (&forms.forms[left], &forms.forms[right]);
    let (single, plural) = if one.parts.key().len() < other.parts.key().len() { (one, other) } else { (other, one) };
    let rest = plural.parts.key().strip_prefix(single.parts.key());
    let has_article = |span: Span| {
        let before = text.get(..span.start()).unwrap_or("").trim_end();
        let words = before.rsplit(' ').take(3);
        words.take_while(|w| !w.ends_with(['.', ','])).any(|w| matches!(w, "the" | "The" | "all" | "these" | "those"))
    };
    matches!(rest, Some("s" | "es")) && plural.mentions.iter().all(|m| has_article(forms.places[*m].span))
}

/// Whether the name is of a whole family: `the Marshes`.
pub(super) fn is_family(text: &str, span: Span, parts: &NameParts) -> bool {
    let before = text.get(..span.start()).unwrap_or("");
    let article = before.ends_with("the ") || before.ends_with("The ");
    article && parts.len() == 1 && parts.key().ends_with('s')
}
