//! The names of one kind in an article, by form: what is spelt alike is taken apart once.

use super::known::Known;
use crate::model::{Segments, Span};
use crate::names::{NameParts, Sex, fold, tidy, title_sex};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One way of writing a name, and where it stands.
#[derive(Debug)]
pub(super) struct Form {
    pub surface: CompactString,
    pub parts: Rc<NameParts>,
    /// Numbers of mentions, in order.
    pub mentions: Vec<usize>,
}

/// One place where a name stands.
#[derive(Debug)]
pub(super) struct Place {
    pub span: Span,
    pub form: usize,
    /// The sentence, by number; none outside all of them.
    pub sentence: Option<usize>,
    /// Who the title before it says it is.
    pub sex: Option<Sex>,
    pub has_title: bool,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Forms {
    pub forms: Vec<Form>,
    pub places: Vec<Place>,
}

impl Forms {
    /// The names at `spans`.
    pub fn of(text: &str, segments: &Segments, spans: &[Span], known: &mut Known<'_>) -> Forms {
        let mut forms: Vec<Form> = Vec::new();
        let mut by_surface: FxHashMap<CompactString, usize> = FxHashMap::default();
        let mut places = Vec::with_capacity(spans.len());
        for (number, span) in spans.iter().enumerate() {
            let surface = tidy(span.slice(text));
            let form = *by_surface.entry(surface.clone()).or_insert_with(|| {
                forms.push(Form { parts: known.parts(&surface), surface, mentions: Vec::new() });
                forms.len() - 1
            });
            forms[form].mentions.push(number);
            let title = word_before(text, *span);
            let own = forms[form].parts.sex().filter(|_| forms[form].parts.len() == 1);
            let sex = own.or_else(|| title.and_then(|t| title_sex(&fold(t))));
            let sentence = segments.sentence_at(span.start());
            places.push(Place { span: *span, form, sentence, has_title: sex.is_some(), sex });
        }
        Forms { forms, places }
    }

    /// The fullest, most frequent form of each bearer.
    pub fn canonical(&self, bearers: &[usize]) -> BTreeMap<usize, CompactString> {
        let mut counts: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
        for (number, (place, bearer)) in self.places.iter().zip(bearers).enumerate() {
            let count = counts.entry((*bearer, place.form)).or_insert((0, number));
            count.0 += 1;
        }
        let mut best: BTreeMap<usize, (Rank, usize)> = BTreeMap::new();
        for ((bearer, form), (count, first)) in counts {
            let parts = &self.forms[form].parts;
            let is_full = parts.len() > 1 && !parts.has_initial();
            let rank = (is_full, !parts.is_pseudonym(), count.min(3) * 100 + parts.len().min(9), usize::MAX - first);
            if best.get(&bearer).is_none_or(|(other, _)| rank > *other) {
                best.insert(bearer, (rank, form));
            }
        }
        best.into_iter().map(|(bearer, (_, form))| (bearer, self.forms[form].surface.clone())).collect()
    }
}

/// How well a form stands for its bearer: full, no pseudonym, frequent and long, early.
type Rank = (bool, bool, usize, usize);

/// The word before a span, on its line.
fn word_before(text: &str, span: Span) -> Option<&str> {
    let before = text.get(..span.start())?.strip_suffix([' ', '\u{a0}'])?;
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next()?;
    Some(word.trim_end_matches('.'))
}
