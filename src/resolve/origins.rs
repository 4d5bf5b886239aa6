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
        if is_one_lineage(texts, pair, credits) {
            links.join(pair.left.0 as usize, pair.right.0 as usize);
        }
    }
    let mut out = vec![String::new(); corpus.scans.len()];
    for members in links.sets() {
        let hash = |at: &usize| corpus.scan(ArticleIx(*at as u32)).article.sha256.as_str();
        let least = members.iter().map(hash).min().unwrap_or_default();
        let id = short_id("o-", [least]);
        members.iter().for_each(|at| out[*at].clone_from(&id));
    }
    out
}

fn is_one_lineage(texts: &[Text], pair: &Shared, credits: &[Option<String>]) -> bool {
    let own = |at: ArticleIx| texts.get(at.0 as usize).map_or(0, |t| t.words.iter().filter(|w| !w.quoted).count());
    let credit = |at: ArticleIx| credits.get(at.0 as usize).and_then(Option::as_ref);
    let shorter = own(pair.left).min(own(pair.right));
    let one_credit = credit(pair.left).is_some() && credit(pair.left) == credit(pair.right);
    let needed = if one_credit { MOSTLY_CREDITED } else { MOSTLY };
    pair.own >= LEAST.min(shorter) && pair.own * 100 >= shorter * needed
}
