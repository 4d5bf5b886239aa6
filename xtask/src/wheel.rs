//! The Python package: its wheel is built, installed into an environment of its own, tested and type-checked.

use crate::outside::LeftOut;
use crate::shell::{built, has, program, root, step};
use crate::{corpus, tools};
use miette::{IntoDiagnostic, Result, bail};
use std::path::{Path, PathBuf};
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

/// What of the Python package is tested, and how it is built.
#[derive(clap::Args)]
pub struct Args {
    /// Also on clusters of several processes, which takes minutes
    #[arg(long)]
    pub all: bool,
    /// Built as it is given away, for speed
    #[arg(long)]
    pub release: bool,
    /// Invented articles in the corpus that clusters are tried on
    #[arg(long, default_value_t = ARTICLES)]
    pub articles: usize,
    /// Only tests whose file or name has these words
    #[arg(long)]
    pub only: Option<String>,
}

/// So many articles are built for tests within minutes, scanned by a build that is not made for speed.
pub const ARTICLES: usize = 300;
/// So many seconds a job on a cluster may take, and so many more for each article.
const JOB_SECONDS: (usize, f64) = (480, 0.06);

/// Builds and tests it.
///
/// # Errors
/// Where the wheel cannot be built, or a test fails.
pub fn run(args: &Args) -> Result<LeftOut> {
    let Ok(python) = python() else {
        return Ok(vec![("the Python package", "python3 or its packages cannot be installed here")]);
    };
    // The package has to be equal to it.
    let program_built = built(args.release)?;
    install(&python, args.release)?;
    let package = root().join("python");
    let mut types = program(&python, &["-m", "mypy"]);
    step("types of the Python package", types.current_dir(&package))?;
    let mut left_out = LeftOut::new();
    let mut tests = program(&python, &["-m", "pytest", "--durations", "12"]);
    tests.current_dir(&package).env("CLAIMDIFF", program_built).env("PYSPARK_PYTHON", &python);
    tests.env("CLAIMDIFF_CORPUS", corpus_of(args.articles)?);
    let seconds = JOB_SECONDS.0 + (args.articles as f64 * JOB_SECONDS.1) as usize;
    tests.env("CLAIMDIFF_JOB_SECONDS", seconds.to_string());
    let java = java_is_here();
    if !java {
        left_out.push(("claimdiff on Spark", "java is not here and apt-get cannot install it"));
    }
    if !args.all {
        eprintln!("NOT RUN: claimdiff on clusters of several processes: `--all` does");
    }
    let marks = match (args.all, java) {
        (true, true) => "",
        (true, false) => "not jvm",
        (false, true) => "not cluster",
        (false, false) => "not cluster and not jvm",
    };
    tests.args(["-m", marks, "-k", args.only.as_deref().unwrap_or_default()]);
    step("tests of the Python package", &mut tests)?;
    Ok(left_out)
}

/// Installs what can be had of what its tests need.
pub fn fetch() {
    let _ = (python(), java_is_here());
}

/// The Python that it is installed into.
fn python() -> Result<PathBuf> {
    tools::python("wheel", &PACKAGES, IMPORTS)
}

/// The corpus that clusters are tried on.
fn corpus_of(articles: usize) -> Result<PathBuf> {
    let output = root().join("target").join(format!("articles-{articles}.jsonl"));
    corpus::run(&corpus::Args { articles, output: output.clone(), seed: 1 })?;
    Ok(output)
}

/// Whether there is a Java for Spark; installed where the system allows it.
fn java_is_here() -> bool {
    let known = || Command::new("java").arg("-version").output().is_ok_and(|o| o.status.success());
    if !known() && has("apt-get") {
        let _ = step("install Java", &mut program("apt-get", &["install", "-y", "-qq", "openjdk-17-jre-headless"]));
    }
    known()
}

/// Builds the wheel, in the profile of the other tests unless it is to be as it is given away, and installs it.
fn install(python: &Path, release: bool) -> Result<()> {
    let wheels = root().join("target/wheels");
    if wheels.exists() {
        std::fs::remove_dir_all(&wheels).into_diagnostic()?;
    }
    let mut build = program(python, &["-m", "maturin", "build", "--quiet", "--profile"]);
    build.args([if release { "wheel" } else { "dev" }, "--manifest-path", "python/Cargo.toml", "--out"]).arg(&wheels);
    step("build the wheel", &mut build)?;
    let found = std::fs::read_dir(&wheels).into_diagnostic()?.filter_map(Result::ok).map(|e| e.path());
    let Some(wheel) = found.into_iter().find(|p| p.extension().is_some_and(|e| e == "whl")) else {
        bail!("maturin built no wheel in {}", wheels.display());
    };
    let mut install = program(python, &["-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps"]);
    step("install the wheel", install.arg(wheel))
}
