//! Words of a pattern file as values: kinds, classes, severities, stances.

use super::file::{At, ExampleTable, PatternFile, SlotTable};
use super::pattern::SlotKind;
use crate::model::{Class, Relation, Severity, Stance};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

/// The value that a word of a pattern file stands for, as records write it.
pub(super) fn named<T: for<'d> Deserialize<'d>>(word: &str) -> Option<T> {
    let word: StrDeserializer<'_, ValueError> = word.into_deserializer();
    T::deserialize(word).ok()
}

/// The usual kind of a slot, where it is one.
pub(super) fn kind_of(slot: &SlotTable) -> Option<SlotKind> {
    kinds_of(slot).next()
}

/// Every kind that may fill a slot.
pub(super) fn kinds_of(slot: &SlotTable) -> impl Iterator<Item = SlotKind> {
    let kind = |word: &At<String>| SlotKind::ALL.iter().find(|(name, _)| *name == word.value).map(|(_, kind)| *kind);
    slot.kind.iter().filter_map(kind)
}

/// The values of the words that a checked file has.
pub(super) struct Words {
    pub class: Class,
    pub severity: Vec<(Relation, Severity)>,
}

impl Words {
    pub(super) fn of(file: &PatternFile) -> Option<Words> {
        let pair = |(r, s): &(At<String>, At<String>)| Some((named(&r.value)?, named(&s.value)?));
        Some(Words {
            class: named(&file.class.as_ref()?.value)?,
            severity: file.severity.iter().map(pair).collect::<Option<Vec<_>>>()?,
        })
    }
}

/// The stance that an example names.
pub(super) fn stance(example: &ExampleTable) -> Stance {
    example.stance.as_ref().and_then(|s| named(&s.value)).unwrap_or_default()
}
