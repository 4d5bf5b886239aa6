//! The names of territories, of regions of the world and of the divisions of countries, as CLDR has them in
//! English.

use miette::{IntoDiagnostic, Result, miette};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Codes of territories that are bodies, test data or no place in particular.
const NO_PLACES: [&str; 7] = ["001", "EU", "EZ", "UN", "XA", "XB", "ZZ"];

/// What a division of a country is, written as a part of its name: `Chernivtsi Oblast`.
const KINDS: [&str; 12] = [
    "County",
    "Department",
    "District",
    "Division",
    "Governorate",
    "Krai",
    "Municipality",
    "Oblast",
    "Okrug",
    "Prefecture",
    "Province",
    "Region",
];

/// The text of `regions.txt`: a line for all territories, for the regions of the world, and for the divisions of
/// each country, in the order of the letters.
pub fn list(territories: &str, subdivisions: &str) -> Result<String> {
    let mut lines: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (code, name) in names(territories, "territories")? {
        let code = code.split('-').next().unwrap_or(&code).to_owned();
        let line = if code.bytes().all(|b| b.is_ascii_digit()) { "world" } else { "territories" };
        if !NO_PLACES.contains(&code.as_str()) {
            lines.entry(line.to_owned()).or_default().extend(forms(&name));
        }
    }
    for (code, name) in names(subdivisions, "subdivisions")? {
        let country = code.get(..2).unwrap_or(&code).to_ascii_uppercase();
        lines.entry(country).or_default().extend(forms(&name));
    }
    let lines = lines.iter().filter(|(_, names)| !names.is_empty()).map(|(key, names)| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        format!("{key}: {}\n", names.join(", "))
    });
    Ok(lines.collect())
}

/// The object of codes and names called `key`, wherever it lies in `json`.
fn names(json: &str, key: &str) -> Result<Vec<(String, String)>> {
    fn seek<'v>(value: &'v Value, key: &str) -> Option<&'v Map<String, Value>> {
        let object = value.as_object()?;
        let found = object.get(key).and_then(Value::as_object).filter(|o| o.values().all(Value::is_string));
        found.or_else(|| object.values().find_map(|inner| seek(inner, key)))
    }
    let json: Value = serde_json::from_str(json).into_diagnostic()?;
    let object = seek(&json, key).ok_or_else(|| miette!("no names under {key:?}"))?;
    Ok(object.iter().filter_map(|(code, name)| Some((code.clone(), name.as_str()?.to_owned()))).collect())
}

/// How running text writes `name`: what stands in brackets by itself, `and` for `&`, one hyphen, and also without
/// the word for what it is. Former divisions (†) and lists of several places have none.
fn forms(name: &str) -> Vec<String> {
    if name.contains(['†', ',']) {
        return Vec::new();
    }
    let name = name.replace('&', "and").replace('–', "-");
    let name = name.split(" - ").next().unwrap_or(&name);
    let (outside, inside) = name.split_once(" (").unwrap_or((name, ""));
    let inside = inside.trim_end_matches(')');
    let mut forms = vec![outside.to_owned()];
    if inside.starts_with(char::is_uppercase) && !inside.contains(|c: char| c == '-' || c.is_ascii_digit()) {
        forms.push(inside.to_owned());
    }
    if let Some((short, kind)) = outside.rsplit_once(' ')
        && KINDS.contains(&kind)
    {
        forms.push(short.to_owned());
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_a_country() {
        let territories = r#"{"main": {"en": {"territories": {
            "002": "Africa", "MM": "Myanmar (Burma)", "MM-alt-short": "Myanmar", "CD": "Congo - Kinshasa", "UN": "United Nations"}}}}"#;
        let subdivisions = r#"{"subdivisions": {"names": {"subdivisions": {
            "ua77": "Chernivtsi Oblast", "lv001": "Aglona †", "tt01": "Penal & Debe"}}}}"#;
        let text = list(territories, subdivisions).unwrap();
        assert_eq!(
            text,
            "TT: Penal and Debe\nUA: Chernivtsi, Chernivtsi Oblast\nterritories: Burma, Congo, Myanmar\nworld: Africa\n"
        );
    }
}
