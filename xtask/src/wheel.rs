//! The Python package: its wheel is built, installed into an environment of its own, tested and type-checked.

use crate::outside::LeftOut;
use crate::shell::{has, program, root, step};
use crate::tools;
use miette::{IntoDiagnostic, Result, bail};
use std::path::Path;
use std::process::Command;

/// What its tests need, as `pip` is told.
const PACKAGES: [&str; 11] = [
    "maturin>=1.9.4,<2",
    "pyarrow>=17",
    "pandas>=2.2,<3",
    "polars",
    "tqdm",
    // The newest that Sail takes.
    "pyspark[connect]>=4.1,<4.2",
    "pysail>=0.7,<0.8",
    "nbclient",
    "ipykernel",
    "pytest",
    "mypy",
];
const IMPORTS: &str =
    "maturin, pyarrow, pandas, polars, tqdm, pyspark, pysail, grpc, nbclient, ipykernel, pytest, mypy";

/// Builds and tests it, on clusters too where `all` is wanted.
///
/// # Errors
/// Where the wheel cannot be built, or a test fails.
pub fn run(all: bool) -> Result<LeftOut> {
    let Ok(python) = tools::python("wheel", &PACKAGES, IMPORTS) else {
        return Ok(vec![("the Python package", "python3 or its packages cannot be installed here")]);
    };
    install(&python)?;
    let package = root().join("python");
    let mut types = program(&python, &["-m", "mypy"]);
    step("types of the Python package", types.current_dir(&package))?;
    let mut left_out = LeftOut::new();
    let mut tests = program(&python, &["-m", "pytest"]);
    tests.current_dir(&package).env("CLAIMDIFF", root().join("target/debug/claimdiff")).env("PYSPARK_PYTHON", &python);
    let java = java_is_here();
    if !java {
        left_out.push(("claimdiff on Spark", "java is not here and apt-get cannot install it"));
    }
    if !all {
        eprintln!("NOT RUN: claimdiff on clusters of several processes: `cargo xtask test --all` does");
    }
    let marks = match (all, java) {
        (true, true) => "",
        (true, false) => "not jvm",
        (false, true) => "not cluster",
        (false, false) => "not cluster and not jvm",
    };
    tests.args(["-m", marks]);
    step("tests of the Python package", &mut tests)?;
    Ok(left_out)
}

/// Whether there is a Java for Spark; installed where the system allows it.
fn java_is_here() -> bool {
    let known = || Command::new("java").arg("-version").output().is_ok_and(|o| o.status.success());
    if !known() && has("apt-get") {
        let _ = step("install Java", &mut program("apt-get", &["install", "-y", "-qq", "openjdk-17-jre-headless"]));
    }
    known()
}

/// Builds the wheel, in the profile of the other tests, and installs it.
fn install(python: &Path) -> Result<()> {
    let wheels = root().join("target/wheels");
    if wheels.exists() {
        std::fs::remove_dir_all(&wheels).into_diagnostic()?;
    }
    let mut build = program(python, &["-m", "maturin", "build", "--quiet", "--profile", "dev", "--out"]);
    build.arg(&wheels).args(["--manifest-path", "python/Cargo.toml"]);
    step("build the wheel", &mut build)?;
    let found = std::fs::read_dir(&wheels).into_diagnostic()?.filter_map(Result::ok).map(|e| e.path());
    let Some(wheel) = found.into_iter().find(|p| p.extension().is_some_and(|e| e == "whl")) else {
        bail!("maturin built no wheel in {}", wheels.display());
    };
    let mut install = program(python, &["-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps"]);
    step("install the wheel", install.arg(wheel))
}
