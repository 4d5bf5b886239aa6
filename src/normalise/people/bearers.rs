//! The people an article names in full, and which of them a lone word can mean.

use super::clusters::Clusters;
use super::forms::{Forms, Place};
use crate::names::NameParts;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// How a lone word fits a bearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Fit {
    Family,
    Given,
}

/// Everybody named in full, by the words of the names.
#[derive(Debug)]
pub(super) struct Bearers<'f> {
    forms: &'f Forms,
    /// The bearer of each form.
    pub of: Vec<usize>,
    /// The full forms of each bearer.
    pub full: FxHashMap<usize, Vec<usize>>,
    /// The full forms that have a word.
    by_word: FxHashMap<&'f str, Vec<usize>>,
    /// The bearers of a given name.
    by_given: FxHashMap<&'f str, FxHashSet<usize>>,
    /// Words that stand alone somewhere.
    lone: FxHashSet<&'f str>,
    /// The first mention of each bearer.
    first: FxHashMap<usize, usize>,
}

impl<'f> Bearers<'f> {
    /// Those of `forms`, of which `full` are full names.
    pub fn of(forms: &'f Forms, full: &[usize], clusters: &Clusters) -> Bearers<'f> {
        let of: Vec<usize> = (0..forms.forms.len()).map(|form| clusters.of(form)).collect();
        let lone = forms.forms.iter().filter(|f| f.parts.len() == 1).map(|f| f.parts.key()).collect();
        let mut out = Bearers {
            forms,
            full: FxHashMap::default(),
            by_word: FxHashMap::default(),
            by_given: FxHashMap::default(),
            lone,
            first: FxHashMap::default(),
            of,
        };
        for form in full.iter().copied() {
            let parts = &forms.forms[form].parts;
            out.full.entry(out.of[form]).or_default().push(form);
            out.by_given.entry(parts.given().unwrap_or_default()).or_default().insert(out.of[form]);
            parts.words().for_each(|word| out.by_word.entry(word).or_default().push(form));
        }
        for (number, place) in forms.places.iter().enumerate() {
            out.first.entry(out.of[place.form]).or_insert(number);
        }
        out
    }

    /// The bearers whose full name has the word of `place`, and as what; `last` has who was named before.
    pub fn candidates(&self, place: &Place, word: &str, last: &BTreeMap<usize, usize>) -> Vec<(Fit, usize)> {
        // "Alan Jr." is a son of Alan Marsh, not he
        let generation = self.forms.forms[place.form].parts.generation();
        let is_child = |parent: &NameParts| generation.is_some() && parent.generation() != generation;
        let mut out: Vec<(Fit, usize)> = Vec::new();
        for form in self.by_word.get(word).into_iter().flatten() {
            let parts = &self.forms.forms[*form].parts;
            let excluded = place.sex.zip(parts.sex()).is_some_and(|(a, b)| a.excludes(b));
            let fit = if parts.family() == Some(word) { Fit::Family } else { Fit::Given };
            let fits = fit == Fit::Family || !place.has_title && !is_child(parts);
            if fits && !excluded {
                out.push((fit, self.of[*form]));
            }
        }
        out.sort_unstable();
        out.dedup_by_key(|(_, bearer)| *bearer);
        let by_family = |(fit, bearer): &(Fit, usize)| *fit == Fit::Family && !self.is_by_first_name(*bearer);
        // one who goes by the first name is meant all the same where nobody else of the family was named before
        let is_named = |(_, bearer): &(Fit, usize)| last.contains_key(bearer);
        let is_preferred = out.iter().any(|c| by_family(c) && (is_named(c) || !out.iter().any(is_named)));
        if is_preferred {
            out.retain(by_family);
        }
        out
    }

    /// Whether the article calls somebody by the first name alone, and nobody else has it.
    fn is_by_first_name(&self, bearer: usize) -> bool {
        let own = self.full.get(&bearer).into_iter().flatten();
        own.filter_map(|f| self.forms.forms[*f].parts.given()).any(|given| {
            self.lone.contains(given) && self.by_given.get(given).is_some_and(|bearers| bearers.len() == 1)
        })
    }

    /// The bearer named last before the place; where none was, the first named after it.
    pub fn chosen(&self, candidates: &[(Fit, usize)], last: &BTreeMap<usize, usize>) -> Option<usize> {
        let before = candidates.iter().filter_map(|(fit, bearer)| Some((*fit, *last.get(bearer)?, *bearer)));
        let nearest = before.min_by_key(|(fit, at, _)| (*fit, usize::MAX - at)).map(|(_, _, bearer)| bearer);
        nearest.or_else(|| candidates.iter().map(|(_, bearer)| *bearer).min_by_key(|bearer| self.first.get(bearer)))
    }
}
