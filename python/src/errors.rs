//! Exceptions: one for each kind of error of the library, with the words of the command line.

use claimdiff::model::Error;
use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

create_exception!(_claimdiff, ClaimdiffError, PyException, "What claimdiff could not do, and why.");
create_exception!(_claimdiff, InputError, ClaimdiffError, "An input that cannot be read.");
create_exception!(_claimdiff, OutputError, ClaimdiffError, "An output that cannot be written.");
create_exception!(_claimdiff, PatternError, ClaimdiffError, "A pattern file or word list with a mistake.");
create_exception!(_claimdiff, RecordError, ClaimdiffError, "A scan that is none.");
create_exception!(_claimdiff, UsageError, ClaimdiffError, "An argument that makes no sense.");

/// The exception for `error`.
pub fn raised(error: Error) -> PyErr {
    let words = error.to_string();
    match error {
        Error::Input { .. } => InputError::new_err(words),
        Error::Output { .. } => OutputError::new_err(words),
        Error::Lexicon { .. } | Error::Patterns(_) => PatternError::new_err(words),
        Error::Record { .. } => RecordError::new_err(words),
        Error::Usage(_) => UsageError::new_err(words),
        _ => ClaimdiffError::new_err(words),
    }
}

/// The exception for what Arrow says.
pub fn of_arrow(error: impl std::fmt::Display) -> PyErr {
    RecordError::new_err(error.to_string())
}

/// Adds every exception to the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add("ClaimdiffError", py.get_type::<ClaimdiffError>())?;
    module.add("InputError", py.get_type::<InputError>())?;
    module.add("OutputError", py.get_type::<OutputError>())?;
    module.add("PatternError", py.get_type::<PatternError>())?;
    module.add("RecordError", py.get_type::<RecordError>())?;
    module.add("UsageError", py.get_type::<UsageError>())
}
