//! `docs/pattern-files.md`: every key of a pattern file, from the comments of the structs it is read into.

use serde_json::{Map, Value as Json};
use std::fmt::Write;

const HEAD: &str = "# Pattern files, key by key

Made by `cargo xtask docs` from the program itself; do not edit. A first file is written with `claimdiff patterns new` (see [add-a-pattern.md](add-a-pattern.md)); editors that know JSON Schema can use [pattern.schema.json](pattern.schema.json), which `claimdiff schema pattern` prints too.
";

/// The page, from the schema of pattern files and that of the codes of mistakes.
pub fn page(schema: &Json, codes: &Json) -> String {
    let mut out = HEAD.to_owned();
    table("The head of the file", schema, &mut out);
    let tables = [
        ("`[slots.NAME]`", "SlotTable"),
        ("`[[phrase]]`", "PhraseTable"),
        ("`[[example]]` and `[[gap]]`", "ExampleTable"),
        ("`[[counterexample]]`", "NoteTable"),
    ];
    for (title, name) in tables {
        table(title, &schema["$defs"][name], &mut out);
    }
    out.push_str("\n## Mistakes\n\nEvery mistake of every file is shown at once, with its place and a cure.\n\n");
    out.push_str("| code | means |\n|---|---|\n");
    for code in codes["oneOf"].as_array().into_iter().flatten() {
        let name = code["const"].as_str().unwrap_or_default();
        let _ = writeln!(out, "| `pattern::{name}` | {} |", line(&code["description"]));
    }
    out
}

fn table(title: &str, schema: &Json, out: &mut String) {
    let none = Map::new();
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let _ = write!(out, "\n## {title}\n\n| key | holds | means |\n|---|---|---|\n");
    for (key, value) in schema["properties"].as_object().unwrap_or(&none) {
        let needed = if required.contains(&key.as_str()) { " (needed)" } else { "" };
        let _ = writeln!(out, "| `{key}`{needed} | {} | {} |", holds(value), line(&value["description"]));
    }
}

/// What a key may be set to, in words.
fn holds(value: &Json) -> String {
    if let Some(names) = value["enum"].as_array() {
        return names.iter().filter_map(Json::as_str).map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
    }
    if let Some(ways) = value["anyOf"].as_array() {
        return ways.first().map_or(String::new(), |way| format!("{}; one or a list", holds(way)));
    }
    match value["type"].as_str() {
        Some("integer") => "a whole number".to_owned(),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("string") => "text".to_owned(),
        Some("array") => "tables".to_owned(),
        Some("object") if value["propertyNames"].is_object() => {
            let name = |of: &Json| {
                of["enum"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Json::as_str)
                    .map(|n| format!("`{n}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            format!("a table: {} = {}", name(&value["propertyNames"]), name(&value["additionalProperties"]))
        }
        Some("object") => "a table".to_owned(),
        _ => String::new(),
    }
}

/// A comment on one line of a table.
fn line(description: &Json) -> String {
    description.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
