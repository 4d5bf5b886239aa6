//! People told of by their roles alone: "his niece, her husband and a neighbour" in one outlet are
//! "his niece, her partner Alan Marsh and his brother Piet Marsh" in another.
//!
//! Two lists of one length, of which every role but one agrees with a role of the other, are taken to
//! be of the same people; the role left over on the one side is then said of the person left over on
//! the other. With less than three roles, or with two left over, nothing is concluded.

use super::Scene;
use super::context::entry;
use super::gather::{Gather, Question};
use crate::lexicon::roles::RoleKind;
use crate::model::{ArticleIx, Class, Datum, Relation, Scan, Span, Story, Value};
use compact_str::CompactString;

/// A list shorter than this is no list that tells people apart.
const SHORTEST: usize = 3;
/// Words beside roles and names that may stand between two of a list: "her then", "a".
const MOST_WORDS_BETWEEN: usize = 4;
/// How sure it is that the two lists are of the same people.
const SAME_PEOPLE: f64 = 0.9;

/// One of a list.
struct Listed {
    role: CompactString,
    span: Span,
    /// The canonical name of who has the role, where the list gives it.
    holder: Option<String>,
}

struct List {
    article: ArticleIx,
    roles: Vec<Listed>,
}

/// Adds what lists of roles say of people whom other articles name.
pub(super) fn gather(scene: &Scene<'_>, story: &Story, gather: &mut Gather) {
    let lists: Vec<List> = of_story(scene, story);
    for named in &lists {
        for bare in lists.iter().filter(|l| l.article != named.article && l.roles.len() == named.roles.len()) {
            if let Some((holder, role)) = left_over(scene, named, bare) {
                let question = Question {
                    story: story.id.clone(),
                    key: "role".into(),
                    about: holder.clone(),
                    words: format!("Who is {holder}?"),
                    subject: Some(holder),
                    class: Class::Role,
                    same_key: SAME_PEOPLE,
                };
                let said = entry(scene, bare.article, role.span, Datum::Role(role.role.clone()));
                gather.add(question, said, |_| ());
            }
        }
    }
}

fn of_story(scene: &Scene<'_>, story: &Story) -> Vec<List> {
    let of_article = |ix: &ArticleIx| lists(scene, *ix, scene.corpus.scan(*ix));
    story.articles.iter().flat_map(of_article).collect()
}

/// The lists of relations in an article.
fn lists(scene: &Scene<'_>, article: ArticleIx, scan: &Scan) -> Vec<List> {
    let mut out = Vec::new();
    let mut list = List { article, roles: Vec::new() };
    for mention in scan.mentions.iter().filter(|m| scan.zone_at(m.span.start()).has_claims()) {
        let Value::Role(role) = &mention.value else { continue };
        if scene.lexicon.roles.kind(&role.role) != Some(RoleKind::Relation) {
            continue;
        }
        let goes_on = list.roles.last().is_some_and(|last| is_listed(scan, last.span, mention.span));
        if !goes_on {
            out.push(std::mem::replace(&mut list, List { article, roles: Vec::new() }));
        }
        let holder = role.holder.and_then(|id| scene.bearers.canonical(article, id)).map(str::to_owned);
        list.roles.push(Listed { role: role.role.clone(), span: mention.span, holder });
    }
    out.push(list);
    out.retain(|list| list.roles.len() >= SHORTEST && is_closed(scan, list));
    out
}

/// Whether only names, a comma or an "and", and a word or two part two roles of one sentence.
fn is_listed(scan: &Scan, left: Span, right: Span) -> bool {
    let Some(gap) = scan.article.text.get(left.end()..right.start()) else { return false };
    let joined = gap.contains(',') || gap.split_whitespace().any(|w| w == "and");
    let is_named = |word: &&str| word.starts_with(char::is_uppercase);
    let words = gap.split_whitespace().filter(|w| w.starts_with(char::is_alphabetic) && !is_named(w));
    joined && scan.sentence_at(left.start()) == scan.sentence_at(right.start()) && words.count() <= MOST_WORDS_BETWEEN
}

/// Whether the last of the list comes after "and".
fn is_closed(scan: &Scan, list: &List) -> bool {
    let [.., before, last] = list.roles.as_slice() else { return false };
    let gap = scan.article.text.get(before.span.end()..last.span.start()).unwrap_or_default();
    gap.split_whitespace().any(|w| w == "and")
}

/// The one named person of `named` whose role no role of `bare` agrees with, and the one role of `bare` left over,
/// where the table says that somebody can be both.
fn left_over<'l>(scene: &Scene<'_>, named: &List, bare: &'l List) -> Option<(String, &'l Listed)> {
    let roles = &scene.lexicon.roles;
    let mut free: Vec<&Listed> = bare.roles.iter().collect();
    let mut unmatched: Vec<&Listed> = Vec::new();
    for one in &named.roles {
        match free.iter().position(|other| roles.relate(&one.role, &other.role).0 == Relation::Agree) {
            Some(at) => drop(free.remove(at)),
            None => unmatched.push(one),
        }
    }
    let ([one], [other]) = (unmatched.as_slice(), free.as_slice()) else { return None };
    let is_told = roles.relate(&one.role, &other.role).0 == Relation::Divergence;
    (is_told && other.holder.is_none()).then_some((one.holder.clone()?, *other))
}
