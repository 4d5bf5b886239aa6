//! Words taken out of XML, with the way back to its letters.

use crate::model::SourceMap;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Words collected from one element.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// The words, entities resolved.
    pub text: String,
    /// Which bytes of the XML each stretch was made from.
    pub map: SourceMap,
}

impl Words {
    /// Adds what `event` holds of words, which stands at `start..end` of the XML.
    pub fn add(&mut self, event: &Event<'_>, start: u64, end: u64) {
        match event {
            Event::Text(words) => self.push(words, start, end),
            // `<![CDATA[` and `]]>` are no words.
            Event::CData(words) => self.push(words, start + 9, end.saturating_sub(3)),
            Event::GeneralRef(name) => {
                let named = || quick_xml::escape::resolve_xml_entity(name).map(str::to_owned);
                let letter = name.resolve_char_ref().ok().flatten().map(String::from).or_else(named);
                self.push(&letter.unwrap_or_else(|| format!("&{};", &**name)), start, end);
            }
            _ => {}
        }
    }

    /// Adds `words`, which stand at `start..end` of the XML.
    pub fn push(&mut self, words: &str, start: u64, end: u64) {
        let from = self.text.len();
        self.text.push_str(words);
        self.map.push(from..self.text.len(), start..end);
    }
}

/// Hands every event of `xml` to `each`, with where it stands; ends early where the XML is broken.
pub(super) fn events(xml: &str, mut each: impl FnMut(&Event<'_>, u64, u64)) {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        let start = reader.buffer_position();
        match reader.read_event() {
            Ok(Event::Eof) | Err(_) => return,
            Ok(event) => each(&event, start, reader.buffer_position()),
        }
    }
}

/// A tag's name without its prefix: `content:encoded` is `encoded`.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
