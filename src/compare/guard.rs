//! A question on which claimdiff itself fails is left out and counted; it does not end a run over thousands.

use crate::model::Group;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

/// On what claimdiff has failed: ids of groups, stories, entities.
#[derive(Debug, Default)]
pub(super) struct Guard(Mutex<BTreeSet<String>>);

impl Guard {
    /// What `work` on the group, story or entity `id` gives; nothing where it fails. It must change nothing outside of
    /// itself.
    pub fn run<T: Default>(&self, id: &str, work: impl FnOnce() -> T) -> T {
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
            T::default()
        })
    }

    /// On how many it has failed so far.
    pub fn failed(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len() as u64
    }
}

/// The seam at which a test has the comparison of a group fail: no group outside of tests reaches it.
pub(super) fn fail_where_wanted(group: &Group) {
    assert!(!cfg!(test) || group.story != "on which claimdiff fails", "as wanted");
}
