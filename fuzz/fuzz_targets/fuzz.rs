//! All fuzz targets in one program, so that what they share is built and linked once: `CLAIMDIFF_FUZZ` names the one.
#![no_main]
#![allow(clippy::expect_used)]

use claimdiff_fuzz::{TARGETS, Target, article, engine};
use std::sync::LazyLock;

libfuzzer_sys::fuzz_target!(init: ready(), |bytes: &[u8]| (*TARGET)(bytes));

/// The target that the environment names.
static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("CLAIMDIFF_FUZZ").expect("CLAIMDIFF_FUZZ names a target");
    let found = TARGETS.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("there is no target {name:?}")).1
});

/// Loads what no input should pay for.
fn ready() {
    LazyLock::force(&TARGET);
    engine().scan(article("At least 12 people were hurt in Halden on Monday, said Ana Moss, 40. “We saw nothing.”"));
}
