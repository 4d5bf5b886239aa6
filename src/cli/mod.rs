//! The command line: one file a command. Results go to standard output or a folder; everything said
//! to a person about the run goes to standard error.

mod card;
mod check;
mod compare;
mod demo;
mod diff;
mod discover;
mod dismiss;
mod explain;
mod export;
mod failure;
mod interrupt;
mod moment;
mod names;
mod options;
mod patterns;
mod progress;
mod rehydrate;
mod sample;
mod scan;
mod schema;
mod score;
mod serve;
mod settings;
mod shelved;
mod summary;
mod terminal;
mod verify;
mod watch;
mod why_not;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use failure::Ended;
use settings::Settings;
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
    /// Keep a finding out of later runs, with a reason
    Dismiss(dismiss::Args),
    /// Accept the findings of a run as known
    Baseline(dismiss::BaselineArgs),
    /// One finding as a neutral paragraph, to be sent to an outlet
    Card(card::Args),
    /// The report and a read-only JSON API, on the loopback address
    Serve(serve::Args),
    /// Check again whenever the input changes
    Watch(watch::WatchArgs),
    /// Findings drawn for people to judge
    Sample(sample::Args),
    /// Findings against what people say of them: precision, recall, agreement
    Score(score::Args),
    /// What changed, claim by claim, between two versions of one article
    Diff(diff::Args),
    /// Run again what a manifest names, and compare the bytes
    Verify(verify::Args),
    /// Write the report of a run again
    Report(verify::Args),
    /// Put your own articles' words back into a run that was written without them
    Rehydrate(rehydrate::Args),
    /// The outputs of a run in another format
    Export(export::Args),
    /// Values that recur in your articles and that no pattern covers, and first pattern files for them
    Discover(discover::Args),
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
    failure::hush();
    let ended = parsed().and_then(|cli| dispatch(cli.command));
    match ended {
        Ok(code) => code,
        Err(failure) => failure.tell(),
    }
}

/// The command line, with the defaults of the working folder. Ends the program where help was asked for or the
/// command line is wrong.
fn parsed() -> Result<Cli, failure::Failure> {
    let command = Cli::command();
    match Settings::open(&command) {
        Ok(settings) => {
            let mut command = settings.apply(command);
            let matches = command.get_matches_mut();
            Ok(Cli::from_arg_matches(&matches).unwrap_or_else(|e| e.format(&mut command).exit()))
        }
        Err(mistakes) => {
            command.get_matches();
            Err(mistakes.into())
        }
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
        Command::Dismiss(args) => dismiss::run(&args),
        Command::Baseline(args) => dismiss::baseline(&args),
        Command::Card(args) => card::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Watch(args) => watch::run(&args),
        Command::Sample(args) => sample::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Report(args) => verify::report(&args),
        Command::Rehydrate(args) => rehydrate::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Discover(args) => discover::run(&args),
        Command::Patterns(args) => patterns::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Demo(args) => demo::run(&args),
    }
}

#[cfg(test)]
mod tests {
    use super::CommandFactory;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        super::Cli::command().debug_assert();
    }
}
