//! Fuzz target: a plain text in any encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::reading::file("plain.txt", bytes));
