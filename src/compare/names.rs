//! One name in two spellings, and other names of one bearer.
//!
//! The resolve stage has decided who is one, on evidence beside the spelling; here the forms become
//! sides. A short form (family name, title, initial) is no finding.

use super::guard::Guard;
use super::identity;
use super::part::Part;
use super::shape::shape;
use super::sides::{by_weight, outlet, outlets};
use crate::model::{
    ArticleIx, Confidence, Corpus, Entity, Evidence, Finding, Form, FormClass, NameKind, Relation, Resolved, RuleKind,
    Side, Span, Step,
};
use crate::names::{NameParts, Names, fold};
use compact_str::CompactString;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The findings on the names of all entities that belong to `part`.
pub(super) fn findings(corpus: &Corpus, resolved: &Resolved, names: &Names, guard: &Guard, part: Part) -> Vec<Finding> {
    let on = |entity: &Entity| {
        let said = Said { corpus, resolved, names, entity };
        let mut out: Vec<Finding> = said.variants();
        out.extend(said.aliases());
        out
    };
    let guarded = |entity: &Entity| guard.run(&entity.id, || on(entity));
    let own: Vec<&Entity> = resolved.entities.iter().filter(|entity| part.has(&entity.id)).collect();
    own.into_par_iter().with_min_len(64).flat_map_iter(guarded).collect()
}

/// An entity and where it is named.
struct Said<'w> {
    corpus: &'w Corpus,
    resolved: &'w Resolved,
    names: &'w Names,
    entity: &'w Entity,
}

impl Said<'_> {
    /// A finding for each word of the canonical form that is spelt in two ways or more.
    fn variants(&self) -> Vec<Finding> {
        let variants = self.entity.forms.iter().filter(|f| f.class == FormClass::Variant && !self.is_owner(f));
        let mut variants = variants.peekable();
        if variants.peek().is_none() {
            return Vec::new();
        }
        let canonical = self.names.parts(&self.entity.canonical);
        let mut spelt: BTreeMap<CompactString, Vec<(&Form, CompactString)>> = BTreeMap::new();
        for form in variants {
            let parts = self.names.parts(&form.form);
            if let Some((usual, other)) = self.respelt(&canonical, &parts, &form.form) {
                spelt.entry(usual).or_default().push((form, other));
            }
        }
        spelt.into_iter().filter_map(|(usual, forms)| self.variant(&usual, &forms)).collect()
    }

    /// "Ann Marshs' boat": the apostrophe is misplaced, not the name misspelt.
    fn is_owner(&self, form: &Form) -> bool {
        let Some(bare) = form.form.strip_suffix('s').map(fold) else { return false };
        let is_known = self.entity.forms.iter().any(|f| fold(&f.form) == bare);
        let owns = |place: &Evidence| {
            let text = &self.corpus.scan(place.article).article.text;
            text.get(place.span.end()..).is_some_and(|rest| rest.starts_with(['\'', '’']))
        };
        is_known && form.places.iter().all(owns)
    }

    /// The word of the canonical form that `parts` spells otherwise, and how.
    fn respelt(&self, canonical: &NameParts, parts: &NameParts, form: &str) -> Option<(CompactString, CompactString)> {
        let usual: Vec<&str> = canonical.words().collect();
        if parts.len() > 1 && usual.len() > parts.len() {
            let mut changed = parts.words().filter(|w| !usual.contains(w));
            let (word, None) = (changed.next()?, changed.next()) else {
                return Some((canonical.key().into(), parts.key().into()));
            };
            return Some((nearest(usual.iter().copied(), word)?.into(), word.into()));
        }
        let other: Vec<&str> = parts.words().collect();
        if usual.len() > 1 && other.len() > usual.len() {
            // "Ann P. Marsch" for "Ann Marsh": a word more, and one of the others is spelt otherwise.
            let mut missing = usual.iter().filter(|w| !other.contains(w));
            if let (Some(word), None) = (missing.next(), missing.next()) {
                let added = other.iter().copied().filter(|w| !usual.contains(w));
                return Some(((*word).into(), nearest(added, word)?.into()));
            }
        }
        if usual.len() == other.len() {
            let mut pairs = usual.iter().zip(&other).filter(|(a, b)| a != b);
            let respelt = pairs.next().map(|(a, b)| ((*a).into(), (*b).into()));
            return respelt.or_else(|| other_marks(&self.entity.canonical, form));
        }
        let [word] = other.as_slice() else {
            return Some((canonical.key().into(), parts.key().into()));
        };
        Some((nearest(usual.iter().copied(), word)?.into(), (*word).into()))
    }

    fn variant(&self, usual: &str, forms: &[(&Form, CompactString)]) -> Option<Finding> {
        let mut places: BTreeMap<&str, Vec<(&Form, &Evidence)>> = BTreeMap::new();
        let any_full = forms.iter().any(|(f, _)| self.is_full(f));
        for (form, other) in forms.iter().filter(|(f, _)| !any_full || self.is_full(f)) {
            places.entry(other).or_default().extend(form.places.iter().map(|p| (*form, p)));
        }
        places.insert(usual, self.usual(usual, any_full));
        let marked = |(word, places): (&str, Vec<(&Form, &Evidence)>)| {
            let mut side = self.side(&places)?;
            side.places.iter_mut().for_each(|place| *place = self.marked(*place, word));
            Some(side)
        };
        let mut sides: Vec<Side> = places.into_iter().filter_map(marked).collect();
        by_weight(&mut sides);
        if sides.len() < 2 {
            return None;
        }
        let why = forms.iter().find_map(|(f, _)| f.why.first().cloned()).unwrap_or_default();
        let mut trace = vec![Step::new("names", "one name, two spellings")];
        trace.extend(forms.first()?.0.why.iter().map(|w| Step::new("likeness", w.clone())));
        trace.push(Step::new(
            "context",
            format!("one story{}", if any_full { ", an equal part of the name" } else { "" }),
        ));
        trace.extend(sides.iter().map(|s| self.usage(s)));
        trace.extend(self.own(&sides));
        let key = if why.is_empty() { 0.85 } else { 0.92 };
        let only_marks = forms.iter().all(|(_, other)| fold(other) == fold(usual));
        let mut finding = self.finding(Relation::Variant, usual, sides, trace, key);
        if only_marks {
            finding.severity = crate::model::Severity::Note;
        }
        Some(finding)
    }

    /// In a name of three words or more, the word that is spelt otherwise; else the whole name.
    fn marked(&self, place: Evidence, word: &str) -> Evidence {
        let text = &self.corpus.scan(place.article).article.text;
        let surface = place.span.slice(text);
        if surface.split_whitespace().count() < 3 {
            return place;
        }
        let mut at = place.span.start();
        for piece in surface.split_inclusive(char::is_whitespace) {
            let bare = piece.trim_end().trim_end_matches("'s").trim_end_matches("’s");
            let span = Span::new(text, at, at + bare.len()).filter(|_| *fold(bare) == *word);
            if let Some(span) = span {
                return Evidence { span, ..place };
            }
            at += piece.len();
        }
        place
    }

    /// Where the canonical spelling of `word` stands: in full names, or alone where the slips are alone too.
    fn usual(&self, word: &str, any_full: bool) -> Vec<(&Form, &Evidence)> {
        let word = fold(word);
        let has = |form: &&Form| {
            let parts = self.names.parts(&form.form);
            let found = parts.words().any(|w| w == word) || parts.key() == word;
            found && form.class != FormClass::Variant
        };
        let forms: Vec<&Form> = self.entity.forms.iter().filter(has).collect();
        let fitting: Vec<&Form> = forms.iter().copied().filter(|f| self.is_full(f) == any_full).collect();
        let chosen = if fitting.is_empty() { forms } else { fitting };
        chosen.into_iter().flat_map(|f| f.places.iter().map(move |p| (f, p))).collect()
    }

    fn is_full(&self, form: &Form) -> bool {
        self.entity.kind != NameKind::Person || self.names.parts(&form.form).len() > 1
    }

    /// A note where a bearer goes by a name that is not part of the canonical one.
    fn aliases(&self) -> Option<Finding> {
        let mut sides: Vec<Side> = Vec::new();
        let (aliases, full): (Vec<&Form>, Vec<&Form>) = self
            .entity
            .forms
            .iter()
            .filter(|f| (f.class == FormClass::Alias && self.is_told(f)) || f.form == self.entity.canonical)
            .partition(|f| f.class == FormClass::Alias);
        for form in full.iter().chain(&aliases) {
            sides.extend(self.side(&form.places.iter().map(|p| (*form, p)).collect::<Vec<_>>()));
        }
        if sides.len() < 2 || full.is_empty() {
            return None;
        }
        by_weight(&mut sides);
        let mut trace = vec![Step::new("names", "other names of one bearer")];
        trace.extend(aliases.iter().flat_map(|f| f.why.iter().map(|w| Step::new(&f.form, w.clone()))));
        trace.extend(sides.iter().map(|s| self.usage(s)));
        Some(self.finding(Relation::Alias, "alias", sides, trace, 0.85))
    }

    /// Whether a reader would not take the form for the canonical name: a pseudonym, a nickname, other word order.
    fn is_told(&self, form: &Form) -> bool {
        const PEOPLE: [&str; 3] = ["the name is not given", "a nickname", "forms of one name"];
        const BODIES: [&str; 1] = ["the same words in another order or number"];
        let is_person = self.entity.kind == NameKind::Person;
        let reasons: &[&str] = if is_person { &PEOPLE } else { &BODIES };
        let has_reason = form.why.iter().any(|why| reasons.iter().any(|reason| why.ends_with(reason)));
        has_reason && (is_person || is_other_title(&self.entity.canonical, &form.form))
    }

    fn side(&self, places: &[(&Form, &Evidence)]) -> Option<Side> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (form, _) in places {
            *counts.entry(form.form.as_str()).or_default() += 1;
        }
        let display = counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?.0;
        let articles: BTreeSet<ArticleIx> = places.iter().map(|(_, p)| p.article).collect();
        let mut places: Vec<Evidence> = places.iter().map(|(_, p)| **p).collect();
        places.sort_unstable();
        places.dedup();
        Some(Side {
            display: (*display).to_owned(),
            outlets: outlets(self.corpus, &articles).len(),
            origins: self.resolved.independent(self.corpus, &articles),
            places,
        })
    }

    /// Who uses a form, and how often.
    fn usage(&self, side: &Side) -> Step {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for place in &side.places {
            *counts.entry(outlet(self.corpus, place.article)).or_default() += 1;
        }
        let told: Vec<String> = counts.into_iter().map(|(outlet, n)| format!("{outlet} ×{n}")).collect();
        Step::new("use", format!("{}: {}", side.display, told.join(", ")))
    }

    /// Where the rarer spelling stands alone in an article that has the other too.
    fn own(&self, sides: &[Side]) -> Option<Step> {
        let articles = |side: &Side| -> BTreeSet<ArticleIx> { side.places.iter().map(|p| p.article).collect() };
        let (most, rest) = sides.split_first()?;
        let shared = rest.iter().find(|s| articles(s).iter().any(|a| articles(most).contains(a)))?;
        let times = if shared.places.len() == 1 { "once".to_owned() } else { format!("{} times", shared.places.len()) };
        Some(Step::new("self", format!("one article has both: {} {times}", shared.display)))
    }

    fn finding(&self, relation: Relation, what: &str, sides: Vec<Side>, trace: Vec<Step>, key: f64) -> Finding {
        let group = format!("{}/name/{}", self.entity.id, fold(what));
        let values: Vec<String> = sides.iter().map(|s| fold(&s.display).to_string()).collect();
        let rule = format!("{}.{}", RuleKind::Name.name(), relation.name());
        Finding {
            id: identity::id(&rule, &group, &values),
            kind: RuleKind::Name,
            relation,
            severity: relation.severity().unwrap_or(crate::model::Severity::Note),
            shape: shape(&sides),
            confidence: Confidence::of(0.97, key, 0.99),
            story: self.entity.story.clone(),
            group,
            question: format!("How is {} named?", self.entity.canonical),
            message: super::wording::message(relation, &sides),
            change: None,
            sides,
            trace,
        }
    }
}

/// Whether two names of a body, of the same words, are two titles of it: "Harbour Department" and "Department of the
/// Harbour", "Harbour Work Committee" and "Harbour Works Committee", "Local Pilots Board" and "Pilots Local Board".
/// "Harbour Liberals" and a "Harbour Liberal" are the body and one of its members, and "Liberal Harbour" is hardly a
/// name.
fn is_other_title(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(|w| fold(w).to_string()).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let turned = |words: &[String]| words.iter().any(|word| word == "of" || word == "for");
    if turned(&one) != turned(&other) {
        return true;
    }
    // What is no more than more or less of the last word, or has another word last, is no title.
    let (Some((last, before)), Some((other_last, other_before))) = (one.split_last(), other.split_last()) else {
        return false;
    };
    last.trim_end_matches('s') == other_last.trim_end_matches('s') && before != other_before
}

/// The word that the two forms write with and without an apostrophe inside it, as each has it.
fn other_marks(canonical: &str, form: &str) -> Option<(CompactString, CompactString)> {
    let bare = |word: &str| word.to_lowercase().replace('’', "'");
    let mut pairs = canonical.split_whitespace().zip(form.split_whitespace()).map(|(a, b)| (bare(a), bare(b)));
    let (usual, other) = pairs.find(|(a, b)| a != b && fold(a) == fold(b))?;
    Some((usual.into(), other.into()))
}

/// Of `words` the one most like `word`.
fn nearest<'w>(words: impl Iterator<Item = &'w str>, word: &str) -> Option<&'w str> {
    let likeness = |one: &str| strsim::jaro_winkler(one, word);
    words.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
}

#[cfg(test)]
mod tests {
    use super::is_other_title;

    #[test]
    fn members_of_a_body_are_no_other_title_of_it() {
        for (one, other, want) in [
            ("Harbour Department", "Department of the Harbour", true),
            ("Centre for Tides", "Tides Centre", true),
            ("Harbour Work Committee", "Harbour Works Committee", true),
            ("Local Pilots Board", "Pilots Local Board", true),
            ("Port Liberals", "Port Liberal", false),
            ("Liberals", "Liberal", false),
            ("Port Liberals", "Liberal Port", false),
            ("Tarnwick and Velsund", "Velsund and Tarnwick", false),
            ("Union of Pilots", "Union of Pilot", false),
        ] {
            assert_eq!(is_other_title(one, other), want, "{one}, {other}");
            assert_eq!(is_other_title(other, one), want, "{other}, {one}");
        }
    }
}
