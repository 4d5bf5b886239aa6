//! Plain text and web pages: one article a file, every byte of it kept.

use super::encoding;
use super::fields::{Field, Fields};
use super::record::{Place, Unread};
use super::source::{Source, damaged};
use super::{Context, Record, Records, limits};
use crate::model::{Skip, SourceMap};

/// The one record of a file whose bytes are the `field` of an article.
pub(super) fn records(source: Source, context: Context, field: Field) -> Records {
    let cap = context.limits.line;
    let shown = source.shown.clone();
    let record = match source.whole(cap) {
        Ok(Some(bytes)) => {
            let whole = Whole { bytes, field, encoding: None, given: Fields::default(), origin: None };
            Record::new((&shown, 0), (0, 0), Box::new(whole), &context)
        }
        Ok(None) => Record::failed(&shown, 0, too_long(cap)),
        Err(e) => Record::failed(&shown, 0, damaged(&e)),
    };
    Box::new(std::iter::once(record))
}

/// The skip for a file that would have to be held as a whole.
pub(super) fn too_long(cap: usize) -> Skip {
    let cap = limits::shown(cap as u64);
    let detail =
        format!("the file is longer than {cap}; split it into articles, or raise the limit (--limit line=SIZE)");
    Skip { reason: "line-length".into(), detail }
}

/// A text or a page in one piece.
#[derive(Debug)]
pub(super) struct Whole {
    /// All of it.
    pub bytes: Vec<u8>,
    /// [`Field::Text`] or [`Field::Html`].
    pub field: Field,
    /// The label that a header gives.
    pub encoding: Option<String>,
    /// What is known of it beside.
    pub given: Fields,
    /// Which bytes of the source each stretch of `bytes` was made from; none where they stand in it as they are.
    pub origin: Option<SourceMap>,
}

impl Unread for Whole {
    fn weight(&self) -> usize {
        self.bytes.len()
    }

    fn fields(self: Box<Self>, place: &Place, _: &Context) -> Result<Fields, Skip> {
        let Whole { bytes, field, encoding, given: mut out, origin } = *self;
        let declared = || (field == Field::Html).then(|| encoding::declared(&bytes)).flatten();
        let said = encoding.or_else(declared);
        let offset = if origin.is_some() { 0 } else { place.offset };
        let decoded = encoding::decode(bytes, &Place { offset, ..place.clone() }, said.as_deref())?;
        out.map = origin.map_or_else(|| decoded.map.clone(), |origin| decoded.map.through(&origin));
        out.notes.extend(decoded.note);
        out.set(field, decoded.text);
        Ok(out)
    }
}
