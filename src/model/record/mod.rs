//! The `scan` record as other programs see it: offsets in code points, JSON names of CONTRACT 3 and 4.
//!
//! [`ScanRecord::of`] and [`ScanRecord::into_scan`] are inverse, so that comparing from files gives
//! the same bytes as comparing in memory.

mod article;
mod mention;
mod scan;

pub use article::ArticleRecord;
pub use mention::MentionRecord;
pub use scan::{ClaimRecord, QuoteRecord, SCAN_SCHEMA, ScanRecord, ZoneRecord};
