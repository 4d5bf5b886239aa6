//! Every attack of `docs/security.md` has a test that holds it off, and that test is there.

use std::collections::BTreeSet;
use std::path::Path;

/// Attacks that the page must tell at least.
const FEWEST: usize = 60;

/// The cells of each row: what is tried, what stands against it, the test, and the case in that test.
fn rows() -> Vec<[String; 4]> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/security.md");
    let text = std::fs::read_to_string(page).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| attack"));
    let cells = |row: &str| {
        let cells = row.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`').to_owned());
        <[String; 4]>::try_from(cells.collect::<Vec<_>>()).unwrap_or_else(|cells| panic!("four cells: {cells:?}"))
    };
    rows.map(cells).collect()
}

#[test]
fn every_attack_has_its_test() {
    let rows = rows();
    assert!(rows.len() >= FEWEST, "{} attacks", rows.len());
    for [attack, _, test, case] in &rows {
        let (file, name) = test.split_once("::").unwrap_or_else(|| panic!("{attack}: which test?"));
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_default();
        let at = text.find(&format!("fn {name}()")).unwrap_or_else(|| panic!("{attack}: {file} has no test {name}"));
        assert!(text[..at].trim_end().ends_with("#[test]"), "{attack}: {name} is no test");
        assert!(case.is_empty() || text.contains(case.as_str()), "{attack}: {file} has no case {case}");
    }
    let told: BTreeSet<_> = rows.iter().map(|[attack, ..]| attack).collect();
    assert_eq!(told.len(), rows.len(), "an attack is told twice");
}
