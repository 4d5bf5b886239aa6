//! Fuzz target: a baseline or dismissals.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::files::baseline(bytes));
