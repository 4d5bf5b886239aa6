//! Names that the text itself says to be of one person: "Child B, now named as Alan Marsh".

use super::forms::Forms;
use crate::lexicon::Lexicon;

/// The longest gap between two names that a cue may fill, in bytes.
const LONGEST_GAP: usize = 48;

/// Pairs of forms that the text ties.
pub(super) fn ties(text: &str, forms: &Forms, lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for pair in forms.places.windows(2) {
        let [left, right] = pair else { continue };
        let Some(gap) = text.get(left.span.end()..right.span.start()) else { continue };
        if left.form == right.form || gap.len() > LONGEST_GAP || left.sentence != right.sentence {
            continue;
        }
        let after = text.get(right.span.end()..).unwrap_or("");
        let said = lexicon.names.is_alias_cue(gap);
        let in_brackets = gap.trim() == "(" && after.starts_with(')');
        let is_hidden = |form: usize| forms.forms[form].parts.is_pseudonym();
        if said || (in_brackets && (is_hidden(left.form) || is_hidden(right.form))) {
            out.push((left.form, right.form));
        }
    }
    out.extend(letters(forms));
    out
}

/// `Child B` and `Child Ben`: one head, and a letter for the name.
fn letters(forms: &Forms) -> Vec<(usize, usize)> {
    let head = |form: usize| -> Option<&str> {
        let words: Vec<&str> = forms.forms[form].surface.split(' ').collect();
        matches!(words.as_slice(), [_, _]).then(|| words.first().copied()).flatten()
    };
    let mut out = Vec::new();
    for (hidden, form) in forms.forms.iter().enumerate().filter(|(_, f)| f.parts.is_pseudonym()) {
        let same_head = |other: &usize| {
            let parts = &forms.forms[*other].parts;
            *other != hidden
                && parts.len() == 1
                && head(*other).is_some()
                && head(*other) == head(hidden)
                && parts.key().starts_with(form.parts.key())
        };
        let mut others = (0..forms.forms.len()).filter(same_head);
        if let (Some(one), None) = (others.next(), others.next()) {
            out.push((hidden, one));
        }
    }
    out
}
