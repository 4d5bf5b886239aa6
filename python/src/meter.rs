//! Progress, and a way out: every so many articles Python hears how many, and may interrupt.

use pyo3::prelude::*;

/// Articles between two calls.
const EVERY: u64 = 64;

/// Counts articles and tells a callable of Python.
pub struct Meter {
    told: Option<Py<PyAny>>,
    waiting: u64,
}

impl Meter {
    /// That calls `told` with the number of articles since the call before, where there is one.
    pub fn new(told: Option<Py<PyAny>>) -> Meter {
        Meter { told, waiting: 0 }
    }

    /// One article more.
    ///
    /// # Errors
    /// What Python raises, `KeyboardInterrupt` among others.
    pub fn step(&mut self) -> PyResult<()> {
        self.waiting += 1;
        if self.waiting < EVERY { Ok(()) } else { self.finish() }
    }

    /// Tells what was not told yet.
    ///
    /// # Errors
    /// As of [`Meter::step`].
    pub fn finish(&mut self) -> PyResult<()> {
        let waiting = std::mem::take(&mut self.waiting);
        Python::attach(|py| {
            py.check_signals()?;
            if let Some(told) = &self.told {
                told.call1(py, (waiting,))?;
            }
            Ok(())
        })
    }
}
