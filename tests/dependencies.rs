//! Every dependency of ours is reviewed in `docs/dependencies.md`.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

/// The crates that a manifest names, in all its tables of dependencies.
fn named(manifest: &toml::Table, out: &mut BTreeSet<String>) {
    for (key, value) in manifest {
        let Some(table) = value.as_table() else { continue };
        if key.ends_with("dependencies") {
            out.extend(table.keys().cloned());
        } else if key == "target" || key.starts_with("cfg(") {
            named(table, out);
        }
    }
}

#[test]
fn every_dependency_is_reviewed() {
    let mut crates = BTreeSet::new();
    for manifest in ["Cargo.toml", "xtask/Cargo.toml", "python/Cargo.toml", "fuzz/Cargo.toml"] {
        named(&read(manifest).parse().unwrap(), &mut crates);
    }
    crates.remove("claimdiff");
    assert!(crates.len() > 40 && crates.contains("rustix"), "tables are found: {crates:?}");
    let page = read("docs/dependencies.md");
    let reviewed =
        |name: &str| page.lines().any(|l| l.starts_with(&format!("| `{name}` | ")) && l.matches(" | ").count() == 3);
    let missing: Vec<_> = crates.iter().filter(|name| !reviewed(name)).collect();
    assert!(missing.is_empty(), "docs/dependencies.md does not review {missing:?}");
}

#[test]
fn no_code_of_ours_is_unsafe() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    assert_eq!(manifest["workspace"]["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    let fuzz: toml::Table = read("fuzz/Cargo.toml").parse().unwrap();
    assert_eq!(fuzz["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for member in manifest["workspace"]["members"].as_array().unwrap() {
        let path = format!("{}/Cargo.toml", member.as_str().unwrap());
        let own: toml::Table = read(&path).parse().unwrap();
        let holds = own["lints"].get("workspace").and_then(toml::Value::as_bool) == Some(true);
        assert!(holds || path.starts_with("python"), "{path}: only the bindings may differ");
    }
}
