//! Fuzz target: a crawl.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::reading::file("crawl.warc", bytes));
