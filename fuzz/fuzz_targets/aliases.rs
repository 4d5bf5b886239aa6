//! Fuzz target: names set right by hand.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claimdiff_fuzz::files::aliases(bytes));
