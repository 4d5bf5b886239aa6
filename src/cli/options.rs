//! Options that mean the same in every command.

use super::failure::Failure;
use crate::cache::Cache;
use crate::model::{Error, Severity};
use crate::names::Corrections;
use crate::pipeline::Engine;
use crate::read::{InputKind, Limits, ReadOptions};
use crate::report::RunInfo;
use crate::report::protected::Protected;
use crate::resolve::StoryMode;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// What to read, and how.
#[derive(clap::Args)]
pub(super) struct Inputs {
    /// Files, folders, globs, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// What every input is: text, markdown, html, jsonl, json, csv, tsv, parquet, warc, feed, json-feed, nexis, factiva,
    /// docx, eml, mhtml; or whose export: news-please, mediacloud, gdelt [default: found out]
    #[arg(long, value_name = "SHAPE")]
    input: Option<String>,
    /// The column or key that holds a field, where it has another name: outlet=source
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',')]
    map: Vec<String>,
    /// What is too much: article=4MB, line=32MB, expansion=200, unpacked=256MB, entries=1000000, nesting=6
    #[arg(long, value_name = "NAME=VALUE", value_delimiter = ',')]
    limit: Vec<String>,
    /// Outlets of your own, their domains and sister titles, as in patterns/outlets.toml; believed before the built-in
    /// ones
    #[arg(long, value_name = "FILE")]
    outlets: Option<PathBuf>,
    /// End with 3 where an input could not be read
    #[arg(long)]
    pub strict: bool,
}

impl Inputs {
    /// As the reader wants them.
    pub(super) fn options(&self) -> Result<ReadOptions, Failure> {
        let shape = |name: &String| {
            let unknown =
                || Error::Usage(format!("--input {name}: known shapes are {}", InputKind::names().join(", ")));
            InputKind::named(name).ok_or_else(unknown)
        };
        let pair = |given: &String| {
            let unpaired =
                || Error::Usage(format!("--map {given}: write it as field=column, for example outlet=source"));
            given.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())).ok_or_else(unpaired)
        };
        Ok(ReadOptions {
            input: self.input.as_ref().map(shape).transpose()?,
            map: self.map.iter().map(pair).collect::<Result<_, _>>()?,
            limits: limits(&self.limit)?,
            outlets: self.outlets.clone(),
        })
    }
}

impl Inputs {
    /// What of it changes results, for the manifest.
    pub(super) fn told(&self, told: &mut RunInfo) {
        let outlets = self.outlets.as_ref().map(|path| path.display().to_string());
        for (name, value) in [
            ("input", self.input.clone().unwrap_or_default()),
            ("map", self.map.join(",")),
            ("outlets", outlets.unwrap_or_default()),
            ("limit", self.limit.join(",")),
        ] {
            if !value.is_empty() {
                told.options.insert(name.to_owned(), value);
            }
        }
    }
}

/// The limits on what is read, with those changed that are given as `name=value`.
pub(super) fn limits(given: &[String]) -> Result<Limits, Failure> {
    let mut limits = Limits::default();
    for given in given {
        let (name, value) = given.split_once('=').unwrap_or((given, ""));
        limits.set(name, value).map_err(|said| Error::Usage(format!("--limit {given}: {said}")))?;
    }
    Ok(limits)
}

/// What works on it.
#[derive(clap::Args)]
pub(super) struct Engines {
    /// Threads [default: all cores]
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,
    /// A folder of your own pattern files, added to the built-in ones
    #[arg(long, value_name = "DIR")]
    patterns: Vec<PathBuf>,
    /// Only these patterns, by id or topic
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    only: Vec<String>,
    /// Without these patterns, by id or topic
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    without: Vec<String>,
    /// Names set right by hand: names.csv of a run, corrected; forms with one canonical form are one bearer
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// Names that must never reach an output: the run fails where one would [default: protected.toml]
    #[arg(long, value_name = "FILE")]
    protected: Option<PathBuf>,
    /// A folder where scans are kept, so that the next run with the same patterns scans only what is new or changed
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

impl Engines {
    /// Sets the number of threads and loads everything that is loaded once.
    pub(super) fn load(&self) -> Result<Engine, Failure> {
        if let Some(jobs) = self.jobs {
            // Fails only where the pool is already running; then the number was set before.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
        }
        let mut engine = Engine::load(&self.patterns, &self.only, &self.without)?;
        let open = |folder: &PathBuf| Cache::open(folder, &engine.patterns.hash());
        engine.cache = self.cache.as_ref().map(open).transpose()?;
        Ok(match &self.aliases {
            Some(path) => Engine { names: engine.names.corrected(Corrections::open(path)?), ..engine },
            None => engine,
        })
    }

    /// The names that no output may hold.
    pub(super) fn protected(&self) -> Result<Option<Protected>, Failure> {
        protected(self.protected.as_deref())
    }

    /// What of it changes results, for the manifest.
    pub(super) fn told(&self, engine: &Engine, stories: Stories) -> Result<RunInfo, Failure> {
        let shown = |paths: &[PathBuf]| paths.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>().join(",");
        let told = [
            ("patterns", shown(&self.patterns)),
            ("only", self.only.join(",")),
            ("without", self.without.join(",")),
            ("aliases", self.aliases.as_ref().map(|p| p.display().to_string()).unwrap_or_default()),
            ("stories", format!("{stories:?}").to_lowercase()),
        ];
        let kept = told.into_iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| (k.to_owned(), v));
        Ok(RunInfo {
            options: kept.collect(),
            patterns_hash: engine.patterns.hash(),
            protected: self.protected()?,
            ..RunInfo::default()
        })
    }
}

/// The names of `given`, else of `protected.toml` where that file is there.
pub(super) fn protected(given: Option<&Path>) -> Result<Option<Protected>, Failure> {
    let usual = Path::new("protected.toml");
    let path = given.or(Some(usual).filter(|path| path.exists()));
    Ok(path.map(Protected::open).transpose()?)
}

/// How stories are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(super) enum Stories {
    /// As the input says; an article without one is a story of its own
    Given,
    /// As the input says, else found
    #[default]
    Auto,
    /// All articles are about one event
    One,
}

impl From<Stories> for StoryMode {
    fn from(stories: Stories) -> StoryMode {
        match stories {
            Stories::Given => StoryMode::Given,
            Stories::Auto => StoryMode::Auto,
            Stories::One => StoryMode::One,
        }
    }
}

/// From which severity on findings make the run end with 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
#[allow(missing_docs)]
pub(super) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// Whether a finding of this severity is one too many.
    pub(super) fn is_reached_by(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity >= Severity::Error,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Note => true,
            FailOn::Never => false,
        }
    }
}
