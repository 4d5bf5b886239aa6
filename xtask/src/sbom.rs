//! `cargo xtask sbom`: what the program is made of, as CycloneDX 1.5 (JSON), from Cargo's own account of the build.

use crate::shell::{cargo, root};
use miette::{IntoDiagnostic, Result, bail, miette};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Where to write it.
#[derive(clap::Args)]
pub struct Args {
    /// The file
    #[arg(short, long, default_value = "target/claimdiff.cdx.json")]
    output: PathBuf,
}

/// Writes the list.
///
/// # Errors
/// Where Cargo cannot tell the dependencies, or the file cannot be written.
pub fn run(args: &Args) -> Result<()> {
    let told =
        cargo(&["metadata", "--format-version", "1", "--locked", "--all-features"]).output().into_diagnostic()?;
    if !told.status.success() {
        bail!("cargo metadata: {}", String::from_utf8_lossy(&told.stderr));
    }
    let list = bill(&serde_json::from_slice(&told.stdout).into_diagnostic()?)?;
    let path = root().join(&args.output);
    std::fs::write(&path, serde_json::to_string_pretty(&list).into_diagnostic()? + "\n").into_diagnostic()?;
    let count = list.get("components").and_then(Json::as_array).map_or(0, Vec::len);
    eprintln!("{}: {count} components", path.display());
    Ok(())
}

fn text<'j>(value: &'j Json, field: &str) -> &'j str {
    value.get(field).and_then(Json::as_str).unwrap_or_default()
}

fn list<'j>(value: &'j Json, field: &str) -> impl Iterator<Item = &'j Json> {
    value.get(field).and_then(Json::as_array).into_iter().flatten()
}

/// The list of what `cargo metadata` tells: the program, and all that is linked into it or builds it.
fn bill(metadata: &Json) -> Result<Json> {
    let packages: BTreeMap<&str, &Json> = list(metadata, "packages").map(|p| (text(p, "id"), p)).collect();
    let own = list(metadata, "packages").find(|p| text(p, "name") == "claimdiff");
    let own = own.ok_or_else(|| miette!("cargo metadata does not tell of claimdiff"))?;
    let needs: BTreeMap<&str, Vec<&str>> = list(metadata.get("resolve").unwrap_or(&Json::Null), "nodes")
        .map(|node| (text(node, "id"), list(node, "deps").filter(|d| is_shipped(d)).map(|d| text(d, "pkg")).collect()))
        .collect();
    let (mut reached, mut open) = (BTreeSet::new(), vec![text(own, "id")]);
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(needs.get(id).into_iter().flatten());
        }
    }
    let named = |id: &str| packages.get(id).map(|p| address(p)).unwrap_or_default();
    let others = reached.iter().filter(|id| **id != text(own, "id"));
    let mut components: Vec<Json> = others.filter_map(|id| packages.get(id)).map(|p| component(p, "library")).collect();
    components.sort_by_key(|c| text(c, "bom-ref").to_owned());
    let mut ties: Vec<Json> = reached
        .iter()
        .map(|id| {
            let on: BTreeSet<String> = needs.get(id).into_iter().flatten().map(|id| named(id)).collect();
            json!({"ref": named(id), "dependsOn": on})
        })
        .collect();
    ties.sort_by_key(|tie| text(tie, "ref").to_owned());
    Ok(json!({"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": component(own, "application")}, "components": components, "dependencies": ties}))
}

/// Whether a dependency is more than a test's.
fn is_shipped(dependency: &Json) -> bool {
    list(dependency, "dep_kinds").any(|kind| text(kind, "kind") != "dev")
}

/// The address of a package (purl).
fn address(package: &Json) -> String {
    format!("pkg:cargo/{}@{}", text(package, "name"), text(package, "version"))
}

fn component(package: &Json, kind: &str) -> Json {
    let mut out = json!({"type": kind, "bom-ref": address(package), "name": text(package, "name"),
        "version": text(package, "version"), "purl": address(package)});
    if let (Some(fields), false) = (out.as_object_mut(), text(package, "license").is_empty()) {
        // An older way of writing `OR`.
        let terms = text(package, "license").replace('/', " OR ");
        fields.insert("licenses".to_owned(), json!([{"expression": terms}]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_is_listed_and_what_tests_need_is_not() {
        let dep = |pkg: &str, kind: Json| json!({"pkg": pkg, "dep_kinds": [{"kind": kind}]});
        let package = |name: &str| json!({"id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0"});
        let metadata = json!({
            "packages": [package("claimdiff"), package("a"), package("b"), package("t")],
            "resolve": {"nodes": [
                {"id": "claimdiff", "deps": [dep("a", Json::Null), dep("t", json!("dev"))]},
                {"id": "a", "deps": [dep("b", json!("build"))]}, {"id": "b", "deps": []}, {"id": "t", "deps": []}]}});
        let bill = bill(&metadata).unwrap();
        let names: Vec<&str> = list(&bill, "components").map(|c| text(c, "name")).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(bill["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bill["dependencies"][0], json!({"ref": "pkg:cargo/a@1.0.0", "dependsOn": ["pkg:cargo/b@1.0.0"]}));
    }
}
