//! Ctrl-C: the run ends with 130 and leaves no half-written file under a final name.
//!
//! Files are written beside their places and moved at the end, so a run that is only reading or
//! reckoning can end at once; one that is writing is asked to stop and takes its temporary files with it.

use crate::model::Error;
use std::sync::atomic::{AtomicBool, Ordering};

static WRITING: AtomicBool = AtomicBool::new(false);
static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on, Ctrl-C is heard.
pub(super) fn watch() {
    // A second handler cannot be set; there is only one call.
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::SeqCst) || !WRITING.load(Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
}

/// Runs `write`, which must leave nothing behind where it fails, and holds Ctrl-C back until it is over.
pub(super) fn held_back<T>(write: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    WRITING.store(true, Ordering::SeqCst);
    let done = write();
    WRITING.store(false, Ordering::SeqCst);
    if ASKED.load(Ordering::SeqCst) { Err(Error::Interrupted) } else { done }
}
