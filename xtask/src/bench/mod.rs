//! `cargo xtask bench`: whole runs of the program beside their yardsticks, written down with the machine.

mod measure;
mod page;
mod peers;
mod small;
mod yardstick;

pub use small::run as small;

use crate::corpus::Corpus;
use crate::shell::{built, place, root};
use measure::{Run, measure};
use miette::{IntoDiagnostic, Result};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

/// What to measure on.
#[derive(clap::Args)]
pub struct Args {
    /// How many invented articles
    #[arg(long, default_value_t = 10_000)]
    articles: usize,
    /// A file of articles (JSONL) in place of invented ones
    #[arg(long)]
    input: Option<PathBuf>,
    /// How often each run is repeated; the quickest counts
    #[arg(long, default_value_t = 3)]
    repeat: usize,
    /// Measure the program as it stands under target/release
    #[arg(long)]
    built: bool,
    /// Also Python packages that read figures, dates or names, on a few of the articles
    #[arg(long)]
    peers: bool,
    /// Only whether it has become much slower beside a yardstick, with the program that tests are made with
    #[arg(long, conflicts_with_all = ["articles", "input", "repeat", "built", "peers"])]
    small: bool,
}

/// Measures and writes `benches/runs/DATE.json` and `docs/performance.md`.
///
/// # Errors
/// Where something cannot be built, run or written.
pub fn run(args: &Args) -> Result<()> {
    if args.small {
        return small();
    }
    let program = if args.built { place(true) } else { built(true)? };
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder).into_diagnostic()?;
    let input = match &args.input {
        Some(given) => given.clone(),
        None => invented(args.articles, &folder)?,
    };
    let line = first_lines(1, &input, folder.join("one.jsonl"))?;
    let bytes = std::fs::metadata(&input).into_diagnostic()?.len();
    let out = folder.join("out");
    let (program, input, line, out) = (shown(&program), shown(&input), shown(&line), shown(&out));
    let mut runs: Vec<Run> = Vec::new();
    let mut add = |name: &str, bytes: u64, command: &[&str]| -> Result<()> {
        let run = measure(name, bytes, command, args.repeat)?;
        eprintln!("{name}: {:.3} s", run.seconds);
        runs.push(run);
        Ok(())
    };
    let scan = [program.as_str(), "scan", "--quiet", "--jobs"];
    add("start-up, one article", 0, &[&scan[..], &["1", &line]].concat())?;
    add("scan, one thread", bytes, &[&scan[..], &["1", &input]].concat())?;
    add("scan, two threads", bytes, &[&scan[..], &["2", &input]].concat())?;
    add("check", bytes, &[&program, "check", "--quiet", "--fail-on", "never", &input, "-o", &out])?;
    if let Some(triggers) = yardstick::for_rg(&folder)? {
        let rg = ["rg", "--count-matches", "--ignore-case", "--threads", "1", "--no-ignore", "-f"];
        add("rg --count-matches", bytes, &[&rg[..], &[&shown(&triggers), &input]].concat())?;
    }
    if args.peers {
        runs.extend(peers::measure(Path::new(&input), &folder)?);
    }
    let size = std::fs::metadata(&program).into_diagnostic()?.len();
    page::write(&page::Facts { runs, bytes, size, invented: args.input.is_none() })
}

/// Invented articles, written once.
fn invented(articles: usize, folder: &Path) -> Result<PathBuf> {
    let path = folder.join(format!("articles-{articles}.jsonl"));
    let mut out = std::io::BufWriter::new(std::fs::File::create(&path).into_diagnostic()?);
    for article in Corpus::new(1)?.take(articles) {
        serde_json::to_writer(&mut out, &article).into_diagnostic()?;
        out.write_all(b"\n").into_diagnostic()?;
    }
    out.flush().into_diagnostic()?;
    Ok(path)
}

/// Writes the first lines of `input` to `path`, which is given back.
fn first_lines(count: usize, input: &Path, path: PathBuf) -> Result<PathBuf> {
    let mut out = std::fs::File::create(&path).into_diagnostic()?;
    for line in BufReader::new(std::fs::File::open(input).into_diagnostic()?).lines().take(count) {
        writeln!(out, "{}", line.into_diagnostic()?).into_diagnostic()?;
    }
    Ok(path)
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
