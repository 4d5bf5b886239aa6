//! `claimdiff.toml` in the working folder: other defaults for the options that mean the same in every command.
//!
//! What stands on the command line wins. The options are those of the commands themselves, so that a new one
//! needs no line here but its name.

use crate::model::Error;
use crate::patterns::{line_column, nearest};
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The file, in the working folder.
const FILE: &str = "claimdiff.toml";

/// The options that may stand in it.
const OPTIONS: [&str; 17] = [
    "jobs", "patterns", "only", "without", "stories", "cache", "memory", "fail-on", "strict", "no-text", "aliases",
    "baseline", "input", "map", "limit", "quiet", "color",
];

/// Options and the values that they have unless the command line says otherwise.
#[derive(Debug, Default)]
pub(super) struct Settings {
    values: Vec<(String, Vec<String>)>,
}

impl Settings {
    /// The settings of the working folder; none where it has no such file.
    ///
    /// # Errors
    /// Every mistake in the file, each with its place and its cure.
    pub(super) fn open(command: &Command) -> Result<Settings, Error> {
        let path = Path::new(FILE);
        if !path.exists() {
            return Ok(Settings::default());
        }
        let unreadable = |e: std::io::Error| Error::Usage(format!("{FILE}: {e}; mend the file or move it away"));
        let text = std::fs::read_to_string(path).map_err(unreadable)?;
        Settings::read(&text, command).map_err(|mistakes| Error::Usage(mistakes.join("\n")))
    }

    fn read(text: &str, command: &Command) -> Result<Settings, Vec<String>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { text, mistakes: Vec::new() };
        for error in &errors {
            let said = error.message().lines().next().unwrap_or_default();
            let cure = "write lines like: jobs = 2, or patterns = ['my-patterns']";
            reader.mistake(error.span().map_or(0, |s| s.start), &format!("this is not TOML: {said}"), cure);
        }
        let mut out = Settings::default();
        if errors.is_empty() {
            for (key, value) in table.get_ref() {
                let name = key.get_ref().as_ref();
                let found = OPTIONS.contains(&name).then(|| option(command, name)).flatten();
                match found {
                    Some(option) => out.values.extend(reader.values(name, &option, value).map(|v| (name.into(), v))),
                    None => {
                        let known: Vec<&str> =
                            OPTIONS.into_iter().filter(|name| option(command, name).is_some()).collect();
                        let message = format!("there is no option `{name}` here");
                        reader.mistake(key.span().start, &message, &nearest(name, &known));
                    }
                }
            }
        }
        if reader.mistakes.is_empty() { Ok(out) } else { Err(reader.told()) }
    }

    /// `command` with these defaults, in every one of its own commands.
    pub(super) fn apply(&self, command: Command) -> Command {
        let command = command.mut_subcommands(|sub| self.apply(sub));
        command.mut_args(|arg| {
            let set = self.values.iter().find(|(name, _)| arg.get_long() == Some(name));
            match set {
                Some((_, values)) => with_default(arg, values),
                None => arg,
            }
        })
    }
}

/// A switch that is on by default can be switched off again: `--quiet=false`.
fn with_default(arg: Arg, values: &[String]) -> Arg {
    let arg = match arg.get_action() {
        ArgAction::SetTrue => arg
            .action(ArgAction::Set)
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true")
            .value_parser(value_parser!(bool)),
        _ => arg,
    };
    arg.default_values(values.to_vec())
}

/// The option of this name, of whichever command has it.
fn option(command: &Command, name: &str) -> Option<Arg> {
    let own = command.get_arguments().find(|a| a.get_long() == Some(name)).cloned();
    own.or_else(|| command.get_subcommands().find_map(|sub| option(sub, name)))
}

struct Reader<'t> {
    text: &'t str,
    mistakes: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn mistake(&mut self, at: usize, message: &str, cure: &str) {
        self.mistakes.push((at, format!("{message}; {cure}")));
    }

    /// What an option is set to; none, and a mistake, where it cannot be.
    fn values(&mut self, name: &str, option: &Arg, value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
        let values = match (option.get_action(), value.get_ref()) {
            (ArgAction::SetTrue, DeValue::Boolean(is_on)) => vec![is_on.to_string()],
            (ArgAction::Append, DeValue::Array(items)) => {
                let texts = items.iter().map(|item| item.get_ref().as_str().map(str::to_owned));
                texts.collect::<Option<Vec<String>>>().or_else(|| self.wrong(name, option, value))?
            }
            (ArgAction::Append, DeValue::Table(pairs)) if is_of_pairs(option) => {
                let pair = |(k, v): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
                    let key: &std::borrow::Cow<'_, str> = k.get_ref();
                    Some(format!("{key}={}", v.get_ref().as_str()?))
                };
                pairs.iter().map(pair).collect::<Option<Vec<String>>>().or_else(|| self.wrong(name, option, value))?
            }
            (ArgAction::Append | ArgAction::Set, DeValue::String(text)) if name != "jobs" => vec![text.to_string()],
            (ArgAction::Set, DeValue::Integer(number)) if name == "jobs" => vec![number.as_str().to_owned()],
            _ => self.wrong(name, option, value)?,
        };
        let known = option.get_possible_values();
        let known: Vec<&str> = known.iter().map(clap::builder::PossibleValue::get_name).collect();
        let is_wrong = |v: &&String| !known.is_empty() && !known.contains(&v.as_str());
        if let Some(wrong) = values.iter().find(is_wrong) {
            self.mistake(value.span().start, &format!("`{wrong}` is no value of `{name}`"), &nearest(wrong, &known));
            return None;
        }
        Some(values)
    }

    fn wrong(&mut self, name: &str, option: &Arg, value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
        let (wanted, example) = match option.get_action() {
            ArgAction::SetTrue => ("true or false", format!("{name} = true")),
            ArgAction::Append if is_of_pairs(option) => (
                "a table of texts",
                format!("{name} = {{ {} = '…' }}", if name == "map" { "outlet" } else { "article" }),
            ),
            ArgAction::Append => ("a list of texts", format!("{name} = ['…']")),
            _ if name == "jobs" => ("a whole number", format!("{name} = 2")),
            _ => ("text", format!("{name} = '…'")),
        };
        let message = format!("`{name}` is {wanted}, and {} stands here", value.get_ref().type_str());
        self.mistake(value.span().start, &message, &format!("write it like this: {example}"));
        None
    }

    /// Every mistake with its line and column, in their order.
    fn told(mut self) -> Vec<String> {
        self.mistakes.sort();
        let line = |(at, said): &(usize, String)| {
            let (line, column) = line_column(self.text, *at);
            format!("{FILE}:{line}:{column}: {said}")
        };
        self.mistakes.iter().map(line).collect()
    }
}

/// Whether an option is written NAME=VALUE.
fn is_of_pairs(option: &Arg) -> bool {
    option.get_value_names().is_some_and(|names| names.iter().any(|n| n.contains('=')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn command() -> Command {
        super::super::Cli::command()
    }

    #[test]
    fn every_mistake_has_its_place_and_its_cure() {
        let text = "job = 2\nfail-on = 'sometimes'\njobs = 'two'\nstrict = 'yes'\nmap = 3\n";
        let told = Settings::read(text, &command()).unwrap_err();
        let wanted = [
            ("claimdiff.toml:1:1: ", "`jobs`"),
            ("claimdiff.toml:2:11: ", "never"),
            ("claimdiff.toml:3:8: ", "jobs = 2"),
            ("claimdiff.toml:4:10: ", "strict = true"),
            ("claimdiff.toml:5:7: ", "outlet = '…'"),
        ];
        assert_eq!(told.len(), wanted.len(), "{told:#?}");
        for (told, (place, cure)) in told.iter().zip(wanted) {
            assert!(told.starts_with(place) && told.contains(cure), "{told}");
        }
    }

    #[test]
    fn what_is_no_toml_is_pointed_at() {
        let told = Settings::read("jobs = 2\nonly = ['harm'\n", &command()).unwrap_err();
        assert!(told[0].starts_with("claimdiff.toml:") && told[0].contains("not TOML"), "{told:?}");
    }

    #[test]
    fn every_option_that_may_be_set_means_something_in_some_command() {
        // Options that later commands will have are no mistake in the list, and no key of the file yet.
        let there = OPTIONS.iter().filter(|name| option(&command(), name).is_some()).count();
        assert!(there >= 15, "{there}");
    }
}
