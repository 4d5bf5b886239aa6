//! Fuzz target: scan records into compare.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::files::scans(bytes));
