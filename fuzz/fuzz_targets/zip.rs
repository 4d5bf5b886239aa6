//! Fuzz target: an archive.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::reading::file("pack.zip", bytes));
