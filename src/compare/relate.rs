//! Picks the comparator for two values.

use super::verdict::{Context, Trace, Verdict};
use super::{agents, ages, dates, durations, figures, places, quantifiers, quotes, roles, sentences, text};
use crate::lexicon::Lexicon;
use crate::model::{Class, Datum, Relation};
use crate::names::{NameRelation, Names};

/// The word lists and gazetteers that comparators look things up in.
#[derive(Clone, Copy)]
pub(super) struct Tools<'t> {
    pub lexicon: &'t Lexicon,
    pub names: &'t Names,
}

/// What two values of one group are to each other.
pub(super) fn relate(left: &Datum, right: &Datum, context: &Context, tools: Tools<'_>) -> Verdict {
    match (left, right) {
        (Datum::Figure(l), Datum::Figure(r)) => match context.class {
            Class::Age => ages::relate(l, r, context),
            Class::Duration => durations::relate(l, r, context),
            _ => figures::relate(l, r, context),
        },
        (Datum::When(l), Datum::When(r)) => dates::relate(l, r, context),
        (Datum::Sentence(l), Datum::Sentence(r)) => sentences::relate(l, r, context),
        (Datum::Role(l), Datum::Role(r)) => roles::relate(l, r, |a, b| tools.lexicon.roles.tie(a, b)),
        (Datum::Quote(l), Datum::Quote(r)) => quotes::relate(l, r, tools),
        (Datum::Quantifier(l), Datum::Quantifier(r)) => {
            quantifiers::relate(l, r, |word| tools.lexicon.quantifiers.rung(word))
        }
        (Datum::Place(l), Datum::Place(r)) => {
            places::relate(l, r, |inner, outer| tools.names.within().lies_in(inner, outer))
        }
        (Datum::Agent(l), Datum::Agent(r)) => agents::relate(l, r, |a, b| tools.names.relate(a, b).relation),
        (Datum::Name(l), Datum::Name(r)) => names(l, r, tools.names),
        (Datum::Text(l), Datum::Text(r)) => text::relate(l, r),
        _ => Trace::default().end("scope", "values of two kinds", Relation::Scope),
    }
}

/// Spellings of one bearer are reported once for the whole story, not group by group.
fn names(left: &str, right: &str, names: &Names) -> Verdict {
    let like = names.relate(left, right);
    let relation = match like.relation {
        NameRelation::Different => Relation::Scope,
        _ => Relation::Agree,
    };
    Trace::default().end("names", like.why.join("; "), relation)
}
