//! W3C Web Annotations: every claim and every side of a finding, as words to be found again in the stored text
//! (by position) and on the live page (by quotation).

use super::{address, escaped};
use crate::report::Format;
use crate::report::folder::{Begun, Folder};
use crate::report::record::{Fields, Record};
use crate::report::sink::Sink;
use crate::report::tables::Kind;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde_json::{Value as Json, json};
use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// One annotation a line: the findings first, then the claims.
pub struct Annotations {
    file: Begun,
    /// Those of claims, which come before the findings.
    claims: BufWriter<File>,
    addresses: FxHashMap<String, String>,
}

impl Annotations {
    /// None yet.
    ///
    /// # Errors
    /// Where the file cannot be begun.
    pub fn new(folder: &Folder) -> io::Result<Annotations> {
        let claims = BufWriter::new(tempfile::tempfile_in(folder.path())?);
        Ok(Annotations { file: folder.begin(Format::Annotations.file())?, claims, addresses: FxHashMap::default() })
    }
}

impl Sink for Annotations {
    fn take(&mut self, kind: &'static Kind, batch: &[Record]) -> io::Result<()> {
        let addresses = &self.addresses;
        match kind.name {
            "articles" => {
                let of = |article: &Fields<'_>| (article.words("id").into_owned(), address(article));
                self.addresses.extend(batch.iter().map(|record| of(&record.fields())));
                Ok(())
            }
            "claims" => lines(batch, |claim| vec![of_claim(claim, addresses)], &mut self.claims),
            "findings" => lines(batch, |finding| of_finding(finding, addresses), &mut self.file),
            _ => Ok(()),
        }
    }

    fn finish(mut self: Box<Self>, folder: &Folder) -> io::Result<()> {
        let mut claims = self.claims.into_inner().map_err(io::IntoInnerError::into_error)?;
        claims.rewind()?;
        io::copy(&mut claims, &mut self.file)?;
        folder.keep(self.file)
    }
}

fn lines(batch: &[Record], make: impl Fn(&Fields<'_>) -> Vec<Json> + Sync, out: &mut impl Write) -> io::Result<()> {
    let text = |record: &Record| make(&record.fields()).iter().map(|a| format!("{a}\n")).collect::<String>();
    let made: Vec<String> = batch.par_iter().with_min_len(16).map(text).collect();
    made.iter().try_for_each(|text| out.write_all(text.as_bytes()))
}

fn of_finding(finding: &Fields<'_>, addresses: &FxHashMap<String, String>) -> Vec<Json> {
    let sides = finding.list("values").into_iter().enumerate();
    sides.map(|(number, side)| of_side(finding, number, &Fields::of(side), addresses)).collect()
}

fn of_side(finding: &Fields<'_>, number: usize, side: &Fields<'_>, addresses: &FxHashMap<String, String>) -> Json {
    let said = format!("{} {}", finding.words("question"), finding.words("message"));
    let places = side.list("mentions");
    json!({
        "@context": CONTEXT,
        "id": format!("urn:claimdiff:finding:{}:{number}", escaped(&finding.words("id"), false)),
        "type": "Annotation",
        "motivation": "commenting",
        "body": [
            {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": "en", "value": said},
            {"type": "TextualBody", "purpose": "tagging", "value": finding.words("rule")},
            {"type": "TextualBody", "purpose": "describing", "value": side.words("display")},
        ],
        "target": places.into_iter().map(|place| target(&Fields::of(place), addresses)).collect::<Vec<_>>(),
    })
}

fn of_claim(claim: &Fields<'_>, addresses: &FxHashMap<String, String>) -> Json {
    json!({
        "@context": CONTEXT,
        "id": format!("urn:claimdiff:claim:{}", escaped(&claim.words("id"), false)),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": claim.words("pattern")}],
        "target": [target(claim, addresses)],
    })
}

/// The words at a place; without them (a run without texts) the position alone.
fn target(place: &Fields<'_>, addresses: &FxHashMap<String, String>) -> Json {
    let source = addresses.get(place.words("article").as_ref()).map_or("", String::as_str);
    let position = json!({"type": "TextPositionSelector", "start": place.number("start"), "end": place.number("end")});
    let exact = place.words("exact");
    if exact.is_empty() {
        return json!({"source": source, "selector": [position]});
    }
    let mut quote = json!({"type": "TextQuoteSelector", "exact": exact});
    for side in ["prefix", "suffix"] {
        if place.get(side).is_some() {
            quote[side] = json!(place.words(side));
        }
    }
    json!({"source": source, "selector": [quote, position]})
}
