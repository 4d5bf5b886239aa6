//! E-mails, and web pages saved as MHTML, which are e-mails too.

use super::fields::{Field, Fields};
use super::record::{Place, Unread};
use super::source::{Source, damaged};
use super::text::{Whole, too_long};
use super::transfer::{self, Coding};
use super::{Context, Record, Records};
use crate::model::Skip;
use mail_parser::{HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// The one record of a message.
pub(super) fn records(source: Source, context: Context) -> Records {
    let cap = context.limits.line;
    let shown = source.shown.clone();
    let record = match source.whole(cap) {
        Ok(Some(bytes)) => Record::new((&shown, 0), (0, 0), Box::new(Mail(bytes)), &context),
        Ok(None) => Record::failed(&shown, 0, too_long(cap)),
        Err(e) => Record::failed(&shown, 0, damaged(&e)),
    };
    Box::new(std::iter::once(record))
}

/// A whole message.
#[derive(Debug)]
struct Mail(Vec<u8>);

impl Unread for Mail {
    fn weight(&self) -> usize {
        self.0.len()
    }

    fn fields(self: Box<Self>, place: &Place, context: &Context) -> Result<Fields, Skip> {
        let broken = |said: &str| Skip { reason: "syntax".into(), detail: format!("{said}; save it again") };
        let message = MessageParser::new().parse(&self.0).ok_or_else(|| broken("it is no e-mail"))?;
        let saved = header(&message, "Snapshot-Content-Location").or_else(|| is_page(&message).then(String::new));
        let part = body(&message, saved.is_some()).ok_or_else(|| broken("the e-mail has no words"))?;
        let (from, to) = (part.offset_body as usize, part.offset_end as usize);
        let raw = self.0.get(from..to).ok_or_else(|| broken("the e-mail ends too early"))?;
        let coding = match part.encoding {
            mail_parser::Encoding::None => Coding::None,
            mail_parser::Encoding::QuotedPrintable => Coding::Quoted,
            mail_parser::Encoding::Base64 => Coding::Base64,
        };
        let (bytes, map) = transfer::decoded(raw, coding, from as u64);
        let given = match saved {
            Some(url) => page_facts(url, &message),
            None => facts(&message),
        };
        let field = if part.is_text_html() { Field::Html } else { Field::Text };
        let encoding = part.content_type().and_then(|t| t.attribute("charset")).map(str::to_owned);
        Box::new(Whole { bytes, field, encoding, given, origin: Some(map) }).fields(place, context)
    }
}

/// Whether it is a web page with what belongs to it.
fn is_page(message: &Message<'_>) -> bool {
    let related = message.root_part().content_type().is_some_and(|t| t.subtype() == Some("related"));
    related && message.header(HeaderName::Other("MIME-Version".into())).is_some() && message.to().is_none()
}

/// The part to read: of a saved page its page; of an e-mail its plain words, else its page.
fn body<'m>(message: &'m Message<'_>, page: bool) -> Option<&'m MessagePart<'m>> {
    let text = message.parts.iter().find(|p| matches!(p.body, PartType::Text(_)) && !is_attached(p));
    let html = message.parts.iter().find(|p| matches!(p.body, PartType::Html(_)) && !is_attached(p));
    let text = text.filter(|p| !p.contents().trim_ascii().is_empty());
    if page { html.or(text) } else { text.or(html) }
}

fn is_attached(part: &MessagePart<'_>) -> bool {
    part.content_disposition().is_some_and(|d| d.is_attachment())
}

/// What the headers of an e-mail say: who sent it is the outlet.
fn facts(message: &Message<'_>) -> Fields {
    let mut out = Fields::default();
    let from = message.from().and_then(|a| a.first());
    let name = from.and_then(|a| a.name().or(a.address()));
    for (field, value) in [
        (Field::Title, message.subject().map(str::to_owned)),
        (Field::Outlet, name.map(str::to_owned)),
        (Field::Published, message.date().filter(|d| d.is_valid()).map(|d| d.to_rfc3339())),
        (Field::Language, header(message, "Content-Language")),
    ] {
        if let Some(value) = value {
            out.set(field, value);
        }
    }
    out
}

/// What the headers of a saved page say. Its date is that of saving it.
fn page_facts(url: String, message: &Message<'_>) -> Fields {
    let saved = message.date().filter(|d| d.is_valid()).map(|d| d.to_rfc3339());
    let mut out = Fields::default();
    out.retrieved = saved;
    out.set(Field::Url, url);
    out
}

fn header(message: &Message<'_>, name: &str) -> Option<String> {
    let value = message.header_raw(HeaderName::Other(name.to_owned().into()))?;
    Some(value.trim().to_owned()).filter(|v| !v.is_empty())
}
