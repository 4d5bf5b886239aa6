//! `/api/TABLE` with filters and paging, and `/api/TABLE/ID`.

use crate::report::tables::{Tables, text};
use serde_json::{Value as Json, json};

/// What is sent back.
pub(super) struct Answer {
    pub status: u16,
    pub kind: &'static str,
    pub body: Vec<u8>,
}

impl Answer {
    /// A JSON document.
    pub(super) fn json(value: &Json) -> Answer {
        Answer { status: 200, kind: "application/json", body: value.to_string().into_bytes() }
    }

    /// Why nothing is sent back.
    pub(super) fn error(status: u16, why: &str) -> Answer {
        let body = json!({"status": status, "error": why}).to_string().into_bytes();
        Answer { status, kind: "application/json", body }
    }
}

/// Records of one answer at most.
pub(super) const MOST: usize = 1000;
/// Records of one answer where the query does not say.
pub(super) const USUAL: usize = 100;

/// Answers `path` (`findings`, `findings/F-7q3kd2`) and `query` (`rule=figure.conflict&limit=10`).
pub(super) fn answer(tables: &Tables, path: &str, query: &str) -> Answer {
    let (table, id) = path.split_once('/').map_or((path, None), |(table, id)| (table, Some(decoded(id))));
    let Some((kind, rows)) = tables.each().find(|(kind, _)| kind.name == table) else {
        return Answer::error(404, "there is no such table");
    };
    if let Some(id) = id {
        let found = rows.iter().find(|row| text(row, "id") == id);
        return found.map_or_else(|| Answer::error(404, "there is no such record"), Answer::json);
    }
    let (mut limit, mut offset, mut filters) = (USUAL, 0, Vec::new());
    let empty = kind.empty();
    for (name, value) in
        query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")))
    {
        let (name, value) = (decoded(name), decoded(value));
        match (name.as_str(), value.parse::<usize>()) {
            ("limit", Ok(number)) if (1..=MOST).contains(&number) => limit = number,
            ("offset", Ok(number)) => offset = number,
            ("limit" | "offset", _) => {
                return Answer::error(400, &format!("{name} is a whole number, limit at most {MOST}"));
            }
            ("q", _) => filters.push((None, value.to_lowercase())),
            _ if empty.get(&name).is_some() => filters.push((Some(name), value)),
            _ => return Answer::error(400, &format!("{table} have no field {name}")),
        }
    }
    let found: Vec<&Json> =
        rows.iter().filter(|row| filters.iter().all(|(field, value)| fits(row, field.as_deref(), value))).collect();
    let page: Vec<&&Json> = found.iter().skip(offset).take(limit).collect();
    let next = (offset + page.len() < found.len()).then_some(offset + page.len());
    Answer::json(&json!({"total": found.len(), "offset": offset, "limit": limit, "next": next, "records": page}))
}

fn fits(row: &Json, field: Option<&str>, wanted: &str) -> bool {
    let Some(field) = field else { return row.to_string().to_lowercase().contains(wanted) };
    match row.get(field) {
        Some(Json::String(words)) => words == wanted,
        None | Some(Json::Null) => wanted.is_empty(),
        Some(other) => *other.to_string() == *wanted,
    }
}

/// Percent signs and plus signs of an address as the letters they stand for.
fn decoded(words: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = words.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let digits = [bytes.next(), bytes.next()].map(|b| b.and_then(|b| char::from(b).to_digit(16)));
                if let [Some(high), Some(low)] = digits {
                    out.push((high * 16 + low) as u8);
                }
            }
            other => out.push(other),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables() -> Tables {
        let dir = tempfile::tempdir().unwrap();
        for kind in &crate::report::tables::KINDS {
            let rows = match kind.name {
                "findings" => (0..5)
                    .map(|n| {
                        json!({"id": format!("F-{n}"), "rule": if n < 3 { "age.conflict" } else { "name.variant" }})
                            .to_string()
                    })
                    .collect(),
                _ => Vec::new(),
            };
            std::fs::write(dir.path().join(format!("{}.jsonl", kind.name)), rows.join("\n")).unwrap();
        }
        Tables::open(dir.path()).unwrap()
    }

    fn asked(path: &str, query: &str) -> (u16, Json) {
        let answer = answer(&tables(), path, query);
        (answer.status, serde_json::from_slice(&answer.body).unwrap())
    }

    #[test]
    fn pages_follow_one_another_and_filters_hold() {
        let (status, page) = asked("findings", "rule=age.conflict&limit=2");
        assert_eq!((status, &page["total"], &page["next"]), (200, &json!(3), &json!(2)));
        assert_eq!(asked("findings", "rule=age.conflict&limit=2&offset=2").1["next"], Json::Null);
        assert_eq!(asked("findings", "q=VARIANT").1["total"], 2);
        assert_eq!(asked("findings/F-4", "").1["rule"], "name.variant");
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for (path, query, want) in [
            ("nothing", "", 404),
            ("findings/F-9", "", 404),
            ("findings", "colour=red", 400),
            ("findings", "limit=0", 400),
            ("findings", "limit=x", 400),
        ] {
            assert_eq!(asked(path, query).0, want, "{path}?{query}");
        }
        assert_eq!(decoded("a%20b+c%zz%"), "a b c");
    }
}
