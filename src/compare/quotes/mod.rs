//! Two wordings of one quotation: aligned word by word, so that what was changed is known.
//!
//! Typography, ellipses, brackets, the case of letters, contractions, spelling habits, masked letters and how
//! a number is written never count; a quotation trimmed at its ends agrees with the longer one.

mod align;
mod changes;
mod masked;
mod numbers;
#[cfg(test)]
mod tests;
mod words;

use super::relate::Tools;
use super::verdict::{Trace, Verdict};
use crate::lexicon::Lexicon;
use crate::model::{QuoteChange, Relation};
use align::{Path, align};
use changes::{Block, weigh};
use words::{QuoteWord, words};

/// Fewer shared words than this may be chance.
const LEAST_SHARED: usize = 4;
/// As many shared words that carry meaning are no chance; one fewer is none in a run of [`RUN`] words.
const LEAST_CONTENT: usize = 3;
/// So many shared words in a row.
const RUN: usize = 6;
/// So many shared words in a row make one statement, whatever stands around them.
const LONG_RUN: usize = 8;

/// What two wordings are to each other.
pub(super) fn relate(left: &str, right: &str, tools: Tools<'_>) -> Verdict {
    let mut trace = Trace::default();
    let (l, r) = in_order(left, right, tools.lexicon);
    if l.iter().map(|w| &w.folded).eq(r.iter().map(|w| &w.folded)) {
        return trace.end("words", "same wording", Relation::Agree);
    }
    let Some(path) = align(&l, &r) else {
        return trace.end("alignment", "no words shared", Relation::Scope);
    };
    let shared = path.shared();
    let reach = path.shorter_sentences(&l, &r);
    trace.note("alignment", format!("{shared} words shared of {reach}"));
    if !is_one_statement(&path, &l, shared, reach) {
        return trace.end("one statement", "too few words shared", Relation::Scope);
    }
    let blocks = changes::blocks(&path, &l, &r);
    let weighed: Vec<(Block, Option<QuoteChange>)> = blocks
        .into_iter()
        .map(|b| {
            let change = if b.is_spelling_of_name(tools.names) { None } else { weigh(&b) };
            (b, change)
        })
        .collect();
    for (block, change) in &weighed {
        trace.note(change.map_or("ignored", |_| "changed"), block.to_string());
    }
    match weighed.iter().filter_map(|(_, change)| *change).min_by_key(|c| rank(*c)) {
        Some(QuoteChange::Negation) if shared * 5 < reach * 4 => {
            trace.end("one statement", "too few words shared for a denial to be the change", Relation::Scope)
        }
        None => trace.end("changes", "none that counts", Relation::Agree),
        Some(QuoteChange::Joined) => Verdict {
            change: Some(QuoteChange::Joined),
            ..trace.end("changes", "whole sentences left out", Relation::Refinement)
        },
        Some(change) => {
            Verdict { change: Some(change), ..trace.end("changes", changes::name(change), Relation::Altered) }
        }
    }
}

/// Whether what is shared is more than the words that any two statements of one matter share.
fn is_one_statement(path: &Path, left: &[QuoteWord], shared: usize, reach: usize) -> bool {
    let run = path.longest_run();
    if shared == reach && run == shared {
        return true;
    }
    let content = path.shared_content(left);
    let is_chance = shared < LEAST_SHARED || content + usize::from(run >= RUN) < LEAST_CONTENT;
    !is_chance && (shared * 4 >= reach * 3 || shared * 5 >= reach * 3 && run >= LONG_RUN)
}

/// The wording without what never counts.
pub(super) fn normal(quote: &str, lexicon: &Lexicon) -> String {
    words(quote, lexicon).into_iter().map(|w| w.folded).collect::<Vec<_>>().join(" ")
}

/// Whether only little words differ: a slip of transcription rather than of sense.
pub(super) fn is_slight(left: &str, right: &str, tools: Tools<'_>) -> bool {
    let (l, r) = in_order(left, right, tools.lexicon);
    let slight = |block: &Block| block.is_slight() || block.is_spelling_of_name(tools.names);
    align(&l, &r).is_some_and(|path| changes::blocks(&path, &l, &r).iter().all(slight))
}

/// The words of both, in an order that does not depend on sides.
fn in_order(left: &str, right: &str, lexicon: &Lexicon) -> (Vec<QuoteWord>, Vec<QuoteWord>) {
    let (l, r) = (words(left, lexicon), words(right, lexicon));
    let key = |of: &[QuoteWord]| of.iter().map(|w| w.folded.clone()).collect::<Vec<_>>();
    if key(&l) <= key(&r) { (l, r) } else { (r, l) }
}

/// The gravest change first.
fn rank(change: QuoteChange) -> u8 {
    match change {
        QuoteChange::Negation => 0,
        QuoteChange::Number => 1,
        QuoteChange::HedgeLost => 2,
        QuoteChange::Substituted => 3,
        QuoteChange::Speaker => 4,
        QuoteChange::Trimmed => 5,
        QuoteChange::Joined => 6,
    }
}
