//! Tasks of the project itself: `cargo xtask NAME`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod ci;
mod corpus;
mod docs;
mod fuzz;
mod fuzz_record;
mod lexicon;
mod mutants;
mod name_clusters;
mod outside;
mod pattern_quality;
mod random;
mod sample_findings;
mod sbom;
mod shell;
mod soak;
mod test;
mod tools;
mod train_names;
mod wheel;

use clap::Parser;
use miette::Result;

/// Tasks of the project itself.
#[derive(Parser)]
enum Task {
    /// Everything that must hold before a change lands: format, lints, tests, docs, spelling, dependencies
    Ci(ci::Args),
    /// Measures whole runs beside their yardsticks; writes benches/runs/DATE.json and docs/performance.md
    Bench(bench::Args),
    /// Writes a corpus of invented articles
    Corpus(corpus::Args),
    /// Writes the pages that are made of the program: schema and reference of pattern files, the library
    Docs,
    /// Builds the fuzz targets and runs them
    Fuzz(fuzz::Args),
    /// How often each pattern finds something in given articles, beside what people said of its hits
    PatternQuality(pattern_quality::Args),
    /// Builds and tests the Python package alone, also on clusters and on corpora of any size
    Python(wheel::Args),
    /// All tests
    Test(test::Args),
    /// Makes the tables of words and places under patterns/names from word lists
    Lexicon(lexicon::Args),
    /// Makes the lists of given names, nicknames and spellings under patterns/names/likeness
    NameClusters(name_clusters::Args),
    /// Draws findings at random over given inputs and prints them for reading
    SampleFindings(sample_findings::Args),
    /// Changes one place of the source at a time and sees whether a test notices
    Mutants(mutants::Args),
    /// Lists what the program is made of (CycloneDX)
    Sbom(sbom::Args),
    /// What takes long: runs in a row, runs that are killed, a server under load
    Soak(soak::Args),
    /// Trains the weights of the name tagger
    TrainNames(train_names::Args),
}

fn main() -> Result<()> {
    match Task::parse() {
        Task::Ci(args) => ci::run(&args),
        Task::Bench(args) => bench::run(&args),
        Task::Corpus(args) => corpus::run(&args),
        Task::Docs => docs::run(),
        Task::Fuzz(args) => fuzz::run(&args),
        Task::PatternQuality(args) => pattern_quality::run(&args),
        Task::Python(args) => wheel::run(&args).map(|left_out| outside::tell(&left_out)),
        Task::Test(args) => test::run(&args),
        Task::Lexicon(args) => lexicon::run(&args),
        Task::NameClusters(args) => name_clusters::run(&args),
        Task::SampleFindings(args) => sample_findings::run(&args),
        Task::Mutants(args) => mutants::run(&args),
        Task::Sbom(args) => sbom::run(&args),
        Task::Soak(args) => soak::run(&args),
        Task::TrainNames(args) => train_names::run(&args),
    }
}
