//! Plain text: one article a file, every byte of it kept.

use super::record::Body;
use super::stream::{Source, damaged};
use super::{Context, Record, Records, limits};
use crate::model::Skip;
use std::io::Read;

/// The one record of a text file.
pub(super) fn records(source: Source, context: Context) -> Records {
    let mut bytes = Vec::new();
    let cap = context.limits.article;
    let body = match source.bytes.take(cap as u64 + 1).read_to_end(&mut bytes) {
        Err(e) => Body::Failed(damaged(&e)),
        Ok(_) if bytes.len() > cap => Body::Failed(Skip {
            reason: "too-large".into(),
            detail: format!("the text is longer than {}; split it into articles", limits::shown(cap as u64)),
        }),
        Ok(_) => Body::Text(bytes),
    };
    Box::new(std::iter::once(Record::new(&source.shown, 0, 0, 0, body, context)))
}
