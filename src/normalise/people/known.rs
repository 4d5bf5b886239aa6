//! The names of one article, each way of writing taken apart once.

use crate::names::{NameParts, Names};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// What was taken apart so far.
pub(in crate::normalise) struct Known<'n> {
    names: &'n Names,
    parts: FxHashMap<CompactString, Rc<NameParts>>,
}

impl<'n> Known<'n> {
    /// Nothing yet.
    pub fn new(names: &'n Names) -> Known<'n> {
        Known { names, parts: FxHashMap::default() }
    }

    /// The parts of the name written so.
    pub fn parts(&mut self, surface: &str) -> Rc<NameParts> {
        if let Some(parts) = self.parts.get(surface) {
            return Rc::clone(parts);
        }
        let parts = Rc::new(self.names.parts(surface));
        self.parts.insert(surface.into(), Rc::clone(&parts));
        parts
    }
}
