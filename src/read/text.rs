//! Plain text and web pages: one article a file, every byte of it kept.

use super::record::Body;
use super::stream::{Source, damaged};
use super::{Context, Record, Records, limits};
use crate::model::Skip;
use std::io::Read;

/// The one record of a file, `made` of all its bytes.
pub(super) fn records(source: Source, context: Context, made: fn(Vec<u8>) -> Body) -> Records {
    let mut bytes = Vec::new();
    let cap = context.limits.record;
    let body = match source.bytes.take(cap as u64 + 1).read_to_end(&mut bytes) {
        Err(e) => Body::Failed(damaged(&e)),
        Ok(_) if bytes.len() > cap => Body::Failed(Skip {
            reason: "too-large".into(),
            detail: format!("the file is longer than {}; split it into articles", limits::shown(cap as u64)),
        }),
        Ok(_) => made(bytes),
    };
    Box::new(std::iter::once(Record::new(&source.shown, 0, 0, 0, body, context)))
}
