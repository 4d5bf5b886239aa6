//! Fuzz target: two names and how they relate.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::words::names(bytes));
