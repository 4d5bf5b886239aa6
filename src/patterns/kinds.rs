//! Sets of kinds of slots, in one machine word: what stands at a place, and what a slot takes.

use super::pattern::{Slot, SlotKind};

/// A set of kinds of slots, and of people who are named in place of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kinds(u16);

impl Kinds {
    /// No kind.
    pub const NONE: Kinds = Kinds(0);
    /// One person or thing named without a number, as slots with `single` take it.
    pub const SINGLE: Kinds = Kinds(1 << 15);

    /// A set of one kind.
    pub const fn of(kind: SlotKind) -> Kinds {
        Kinds(1 << kind as u16)
    }

    /// Everything that may fill `slot`.
    pub fn of_slot(slot: &Slot) -> Kinds {
        let kinds = slot.also.iter().fold(Kinds::of(slot.kind), |all, kind| all.with(Kinds::of(*kind)));
        if slot.single { kinds.with(Kinds::SINGLE) } else { kinds }
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Whether the two sets share a kind.
    pub const fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is no kind in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
