//! Independent origins: articles of one text lineage are one voice, however many outlets print it.

use super::copies::Shared;
use super::copies::align::Text;
use super::links::Links;
use super::words::short_id;
use crate::model::{ArticleIx, Corpus};

/// This share of the shorter text's own words, in hundredths, makes it a copy.
const MOSTLY: usize = 50;
/// The same where both credit one agency.
const MOSTLY_CREDITED: usize = 30;
/// Fewer own words than this prove nothing.
const LEAST: usize = 20;

/// The origin (id) of each article, by its number.
pub(super) fn origins(corpus: &Corpus, texts: &[Text], shared: &[Shared], credits: &[Option<String>]) -> Vec<String> {
    let mut links = Links::new(corpus.scans.len());
    for pair in shared {
        let credit = |at: ArticleIx| credits.get(at.0 as usize).and_then(Option::as_ref);
        let one_credit = credit(pair.left).is_some() && credit(pair.left) == credit(pair.right);
        let (Some(left), Some(right)) = (texts.get(pair.left.0 as usize), texts.get(pair.right.0 as usize)) else {
            continue;
        };
        if is_one_lineage(left, right, pair.own, one_credit) {
            links.join(pair.left.0 as usize, pair.right.0 as usize);
        }
    }
    let mut out = vec![String::new(); corpus.scans.len()];
    for members in links.sets() {
        let hash = |at: &usize| corpus.scan(ArticleIx(*at as u32)).article.sha256.as_str();
        let least = members.iter().map(hash).min().unwrap_or_default();
        let id = origin(least);
        members.iter().for_each(|at| out[*at].clone_from(&id));
    }
    out
}

/// The origin (id) of articles whose least hash is this.
pub(super) fn origin(least: &str) -> String {
    short_id("o-", [least])
}

/// Whether two articles that share `shared` words of their own are of one text lineage.
pub(super) fn is_one_lineage(left: &Text, right: &Text, shared: usize, one_credit: bool) -> bool {
    let own = |text: &Text| text.words.iter().filter(|w| !w.quoted).count();
    let shorter = own(left).min(own(right));
    let needed = if one_credit { MOSTLY_CREDITED } else { MOSTLY };
    shared >= LEAST.min(shorter) && shared * 100 >= shorter * needed
}
