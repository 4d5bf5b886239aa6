//! Fuzz target: a feed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::reading::file("feed.xml", bytes));
