//! Fuzz target: a Word file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::reading::word(bytes));
