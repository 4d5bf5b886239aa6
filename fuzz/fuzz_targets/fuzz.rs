//! All fuzz targets in one program, so that what they share is built and linked once: `CLAIMDIFF_FUZZ` names the one.
#![no_main]

libfuzzer_sys::fuzz_target!(init: claimdiff_fuzz::ready(), |bytes: &[u8]| claimdiff_fuzz::run(bytes));
