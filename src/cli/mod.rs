//! The command line: one file a command. Results go to standard output or a folder; everything said
//! to a person about the run goes to standard error.

mod check;
mod compare;
mod demo;
mod explain;
mod export;
mod failure;
mod interrupt;
mod moment;
mod names;
mod options;
mod patterns;
mod progress;
mod scan;
mod schema;
mod summary;
mod terminal;
mod why_not;

use clap::{Parser, Subcommand};
use failure::Ended;
use std::process::ExitCode;

/// Finds the claims that recur across news articles and says where outlets differ. It never says who is right.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The whole job: read, compare, print the summary, write every output into a folder
    Check(check::Args),
    /// What each article says: one JSON line an article
    Scan(scan::Args),
    /// The second half of `check`, from what `scan` wrote
    Compare(compare::Args),
    /// How two names relate, and why
    Names(names::Args),
    /// Every step that led to a finding
    Explain(explain::Args),
    /// What became of a sentence, and why it is no finding
    WhyNot(why_not::Args),
    /// The outputs of a run in another format
    Export(export::Args),
    /// The pattern files: list, test, lint and try them
    Patterns(patterns::Args),
    /// The JSON Schema of a record
    Schema(schema::Args),
    /// The bundled example; needs no files
    Demo(demo::Args),
}

/// Runs the command line and says how it ended.
pub fn run() -> ExitCode {
    interrupt::watch();
    let ended = dispatch(Cli::parse().command);
    match ended {
        Ok(code) => code,
        Err(failure) => failure.tell(),
    }
}

fn dispatch(command: Command) -> Ended {
    match command {
        Command::Check(args) => check::run(&args),
        Command::Scan(args) => scan::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Names(args) => names::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::WhyNot(args) => why_not::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Patterns(args) => patterns::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Demo(args) => demo::run(&args),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        super::Cli::command().debug_assert();
    }
}
