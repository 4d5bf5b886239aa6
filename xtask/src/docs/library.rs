//! `docs/patterns.md`: the patterns that are built in, by topic.

use claimdiff::patterns::{Pattern, Set, Status};
use std::fmt::Write;

const HEAD: &str = "# The patterns that are built in

Made by `cargo xtask docs` from the files under `patterns/en`; do not edit. `claimdiff patterns list WORD` searches them, `--only` and `--without` choose among them by id or topic, and a file of yours with the same id takes the place of one. How often each finds something in real news, and how often it is right: [pattern-quality.md](pattern-quality.md).
";

/// The page.
pub fn page(patterns: &Set) -> String {
    let mut out = HEAD.to_owned();
    let mut topic = "";
    for pattern in patterns.patterns().iter().filter(|p| p.status != Status::Retired) {
        let own = pattern.id.split('.').next().unwrap_or_default();
        if own != topic {
            topic = own;
            let _ = write!(
                out,
                "\n## {topic}\n\n| id | question | slots | compared as | for example |\n|---|---|---|---|---|\n"
            );
        }
        row(pattern, &mut out);
    }
    out
}

fn row(pattern: &Pattern, out: &mut String) {
    let slots: Vec<String> = pattern.slots.iter().map(|s| format!("{} ({})", s.name, s.kind.name())).collect();
    let example = pattern.examples.first().map_or("", |e| e.text.as_str()).replace('|', "\\|");
    let class = format!("{:?}", pattern.class);
    let mut words = String::new();
    for letter in class.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    let grows = if pattern.monotone { ", may grow" } else { "" };
    let _ = writeln!(
        out,
        "| `{}` | {} | {} | {words}{grows} | {example} |",
        pattern.id,
        pattern.question,
        slots.join(", ")
    );
}
