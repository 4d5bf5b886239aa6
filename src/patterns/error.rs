//! Mistakes in pattern files, each with its code, its place and its cure; all of them shown at once.
//!
//! The only file below the command line that knows miette.

use super::file::Source;
use crate::model::Error;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, NamedSource, SourceSpan};
use std::fmt;
use std::ops::Range;

/// What kind of mistake it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, schemars::JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum Code {
    /// The file is no TOML.
    Syntax,
    /// A key that no pattern file has.
    Key,
    /// A value of the wrong type.
    Type,
    /// A key that must be there and is not.
    Missing,
    /// A value that is not among those allowed.
    Value,
    /// An id that does not fit its path, or that another file has.
    Id,
    /// A phrase that cannot be read.
    Phrase,
    /// A slot that is not declared, not used, or contradicts itself.
    Slot,
    /// A word list that does not exist.
    List,
    /// A phrase that would be found nearly anywhere.
    Broad,
    /// A regular expression that is wrong or too large.
    Regex,
    /// An example that cannot be tested.
    Example,
}

impl Code {
    /// As messages show it.
    pub fn name(self) -> &'static str {
        match self {
            Code::Syntax => "pattern::syntax",
            Code::Key => "pattern::key",
            Code::Type => "pattern::type",
            Code::Missing => "pattern::missing",
            Code::Value => "pattern::value",
            Code::Id => "pattern::id",
            Code::Phrase => "pattern::phrase",
            Code::Slot => "pattern::slot",
            Code::List => "pattern::list",
            Code::Broad => "pattern::broad",
            Code::Regex => "pattern::regex",
            Code::Example => "pattern::example",
        }
    }
}

/// One mistake.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// What kind.
    pub code: Code,
    /// The file.
    pub source: Source,
    /// Where in the file (bytes).
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// Written under the place.
    pub label: String,
    /// What to do.
    pub cure: String,
}

impl Problem {
    /// Line and column of the place, both from 1; columns count characters.
    pub fn line_column(&self) -> (usize, usize) {
        line_column(&self.source.text, self.at.start)
    }
}

/// Line and column of byte `at` of `text`, both from 1; columns count characters.
pub fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let last = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, last.chars().count() + 1)
}

/// Every mistake of every file, by file and place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Problems {
    /// At least one.
    pub list: Vec<Problem>,
}

impl Problems {
    /// Sorted by file and place.
    pub fn new(mut list: Vec<Problem>) -> Problems {
        list.sort_by(|a, b| {
            let key = |p: &Problem| (p.source.path.clone(), p.at.start, p.code, p.message.clone());
            key(a).cmp(&key(b))
        });
        list.dedup();
        Problems { list }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(100);
        let mut files: Vec<&str> = self.list.iter().map(|p| p.source.path.as_str()).collect();
        files.dedup();
        let s = |n: usize| if n == 1 { "" } else { "s" };
        let (count, of) = (self.list.len(), files.len());
        writeln!(f, "{count} mistake{} in {of} pattern file{}", s(count), s(of))?;
        for problem in &self.list {
            handler.render_report(f, &Shown::of(problem))?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Error {
        Error::Patterns(problems.to_string().trim_end().to_owned())
    }
}

/// A problem as miette draws it.
#[derive(Debug)]
struct Shown {
    problem: Problem,
    source: NamedSource<String>,
}

impl Shown {
    fn of(problem: &Problem) -> Shown {
        let source = NamedSource::new(&problem.source.path, problem.source.text.to_string());
        Shown { problem: problem.clone(), source }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.problem.code.name()))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.problem.cure))
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(&self.source as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let end = self.problem.source.text.len();
        let at = self.problem.at.start.min(end)..self.problem.at.end.min(end);
        let span = SourceSpan::from(at);
        let label = miette::LabeledSpan::new_with_span(Some(self.problem.label.clone()), span);
        Some(Box::new(std::iter::once(label)) as _)
    }
}
