//! Fuzz target: a phrase and a text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::files::phrase(bytes));
