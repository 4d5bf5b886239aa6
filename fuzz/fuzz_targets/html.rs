//! Fuzz target: a web page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::reading::file("page.html", bytes));
