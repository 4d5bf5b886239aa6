//! Towns and what they lie in, as one table.

use super::text;
use claimdiff::names::Within;
use miette::Result;
use std::collections::BTreeMap;
use std::path::Path;

/// Parts of a country whose code the list gives and whose name it does not.
const PARTS: [(&str, &str, &str); 4] =
    [("GB", "ENG", "england"), ("GB", "SCT", "scotland"), ("GB", "WLS", "wales"), ("GB", "NIR", "northern ireland")];

/// Other names of countries.
const OTHER: [(&str, &str); 6] = [
    ("united states", "us"),
    ("united states", "usa"),
    ("united states", "america"),
    ("united kingdom", "uk"),
    ("united kingdom", "britain"),
    ("united arab emirates", "uae"),
];

/// The bytes of the table made of `gazetteer.csv` in `from`.
pub fn table(from: &Path) -> Result<Vec<u8>> {
    let list = text(&from.join("gazetteer.csv"))?;
    let rows: Vec<[String; 4]> = list.lines().skip(1).filter_map(row).collect();
    let mut names: BTreeMap<(&str, &str), String> = BTreeMap::new();
    for (country, part, name) in PARTS {
        names.insert((country, part), name.to_owned());
    }
    for [name, kind, part, country] in &rows {
        match kind.as_str() {
            "country" => names.insert((country, ""), name.to_lowercase()),
            "state" => names.insert((country, part), name.to_lowercase()),
            _ => None,
        };
    }
    let mut pairs: Vec<(String, String)> = Vec::new();
    for [name, kind, part, country] in &rows {
        let town = name.to_lowercase();
        let above: &[(&str, &str)] = match kind.as_str() {
            "city" => &[(country, part), (country, "")],
            "state" => &[(country, "")],
            _ => continue,
        };
        for place in above.iter().filter_map(|key| names.get(key)).filter(|place| **place != town) {
            pairs.push((town.clone(), place.clone()));
            let others = OTHER.iter().filter(|(one, _)| one == place);
            pairs.extend(others.map(|(_, other)| (town.clone(), (*other).to_owned())));
        }
    }
    println!("{} towns and places around them", pairs.len());
    Ok(Within::to_bytes(&pairs))
}

/// Name, kind, first-level division and country of a line; none where a name has a comma in it.
fn row(line: &str) -> Option<[String; 4]> {
    let mut cells = line.split(',').map(str::to_owned);
    let row = [cells.next()?, cells.next()?, cells.next()?, cells.next()?];
    (!line.starts_with('"')).then_some(row)
}
