//! The bearers that single articles name, before they are tied across articles.

use crate::lexicon::Lexicon;
use crate::lexicon::roles::RoleKind;
use crate::model::{ArticleIx, Corpus, Evidence, MentionId, NameKind, Scan, Story, Value, ZoneKind};
use crate::names::{NameParts, Names, Sex, fold, tidy};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};

/// One way of writing the name, in one article.
#[derive(Debug)]
pub(super) struct LocalForm {
    pub surface: CompactString,
    pub parts: NameParts,
    pub places: Vec<Evidence>,
}

/// Somebody or something that one article names.
#[derive(Debug)]
pub(super) struct Bearer {
    pub article: ArticleIx,
    pub kind: NameKind,
    pub forms: Vec<LocalForm>,
    pub mentions: BTreeSet<MentionId>,
    /// The canonical form of the article.
    pub parts: NameParts,
    pub sex: Option<Sex>,
    /// Full names and pseudonyms, folded: who shares one in a story is the same.
    pub keys: BTreeSet<CompactString>,
    /// The roles that its mentions are said to have, in their order.
    pub roles: Vec<(CompactString, Evidence)>,
    /// The offices among them.
    pub offices: BTreeSet<CompactString>,
    /// The sentences it is named in by a full name.
    pub sentences: BTreeSet<usize>,
}

/// Every bearer of `story`, in the order of articles and mentions.
pub(super) fn of_story(corpus: &Corpus, story: &Story, lexicon: &Lexicon, names: &Names) -> Vec<Bearer> {
    story.articles.iter().flat_map(|ix| of_article(corpus.scan(*ix), *ix, lexicon, names)).collect()
}

fn of_article(scan: &Scan, article: ArticleIx, lexicon: &Lexicon, names: &Names) -> Vec<Bearer> {
    let mut sets: BTreeMap<(NameKind, u32), Vec<usize>> = BTreeMap::new();
    let author = scan.article.author.as_deref().map(fold);
    for (at, mention) in scan.mentions.iter().enumerate() {
        let Some(name) = mention.name() else { continue };
        let zone = scan.zone_at(mention.span.start());
        let is_author = author.as_ref().is_some_and(|a| a.contains(fold(&name.canonical).as_str()));
        if !matches!(zone, ZoneKind::Byline | ZoneKind::Boilerplate) && !is_author {
            sets.entry((name.kind, name.entity)).or_default().push(at);
        }
    }
    let roles = roles(scan, article);
    let sets =
        sets.into_iter().flat_map(|((kind, _), at)| by_hand(scan, at, names).into_iter().map(move |at| (kind, at)));
    sets.map(|(kind, at)| bearer(scan, article, kind, &at, &roles, lexicon, names)).collect()
}

/// The roles of an article, each with whom it is said of.
fn roles(scan: &Scan, article: ArticleIx) -> Vec<(MentionId, &CompactString, Evidence)> {
    let held = scan.mentions.iter().filter_map(|m| match &m.value {
        Value::Role(role) => Some((role.holder?, &role.role, Evidence { article, span: m.span })),
        _ => None,
    });
    held.collect()
}

/// The mentions of one bearer, parted where a person says that their full forms are of several; a short form, and one
/// that nobody has set right, stays with the first.
fn by_hand(scan: &Scan, at: Vec<usize>, names: &Names) -> Vec<Vec<usize>> {
    if names.corrections().is_empty() {
        return vec![at];
    }
    let mut parted: Vec<(Option<&str>, Vec<usize>)> = Vec::new();
    for at in at {
        let form = scan.mentions.get(at).map(|m| tidy(scan.words(m.span))).unwrap_or_default();
        let whose = names.corrections().bearer(&form).filter(|_| names.parts(&form).len() > 1);
        let known = parted.iter().position(|(other, _)| whose.is_none() || other.is_none_or(|o| Some(o) == whose));
        match known.and_then(|known| parted.get_mut(known)) {
            Some((other, own)) => {
                *other = other.or(whose);
                own.push(at);
            }
            None => parted.push((whose, vec![at])),
        }
    }
    parted.into_iter().map(|(_, own)| own).collect()
}

fn bearer(
    scan: &Scan,
    article: ArticleIx,
    kind: NameKind,
    at: &[usize],
    roles: &[(MentionId, &CompactString, Evidence)],
    lexicon: &Lexicon,
    names: &Names,
) -> Bearer {
    let mut forms: BTreeMap<CompactString, Vec<Evidence>> = BTreeMap::new();
    let mut canonical = CompactString::default();
    let mentions: Vec<_> = at.iter().filter_map(|at| scan.mentions.get(*at)).collect();
    for mention in &mentions {
        canonical = mention.name().map(|n| n.canonical.clone()).unwrap_or_default();
        let place = Evidence { article, span: mention.span };
        forms.entry(tidy(scan.words(mention.span))).or_default().push(place);
    }
    let forms: Vec<LocalForm> = forms
        .into_iter()
        .map(|(surface, places)| LocalForm { parts: names.parts(&surface), surface, places })
        .collect();
    let parts = names.parts(&canonical);
    let sex = forms.iter().find_map(|f| f.parts.sex()).or(parts.sex());
    let keys = forms.iter().filter_map(|f| strong_key(f, kind, lexicon)).collect();
    let full = forms.iter().filter(|f| f.parts.len() > 1).flat_map(|f| &f.places);
    let sentences = full.filter_map(|p| sentence(scan, *p)).collect();
    let mentions: BTreeSet<MentionId> = mentions.iter().map(|m| m.id).collect();
    let own = roles.iter().filter(|(holder, ..)| mentions.contains(holder));
    let roles: Vec<(CompactString, Evidence)> = own.map(|(_, role, place)| ((*role).clone(), *place)).collect();
    let is_office = |role: &&CompactString| lexicon.roles.kind(role) == Some(RoleKind::Office);
    let offices = roles.iter().map(|(role, _)| role).filter(is_office).cloned().collect();
    Bearer { article, kind, mentions, parts, sex, keys, roles, offices, sentences, forms }
}

fn sentence(scan: &Scan, place: Evidence) -> Option<usize> {
    let index = scan.sentences.partition_point(|s| s.end() <= place.span.start());
    (index < scan.sentences.len()).then_some(index)
}

/// The form as a key that alone makes two bearers one: a full name, a pseudonym, any name of a body.
fn strong_key(form: &LocalForm, kind: NameKind, lexicon: &Lexicon) -> Option<CompactString> {
    if kind != NameKind::Person {
        return Some(form.parts.key().into());
    }
    if form.parts.len() > 1 {
        return Some(form.parts.key().into());
    }
    let (head, _) = form.surface.split_once(' ')?;
    let is_courtesy = crate::names::title_sex(&fold(head)).is_some() && !form.parts.is_pseudonym();
    (lexicon.names.is_pseudonym_head(head) && !is_courtesy).then(|| fold(&form.surface))
}
