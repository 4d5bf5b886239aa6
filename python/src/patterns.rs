//! Patterns, with the word lists and names they need: loaded once, used by every call.

use crate::errors::raised;
use claimdiff::names::Corrections;
use claimdiff::pipeline::Engine;
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

/// What is looked for, and everything that is needed for it.
#[pyclass(frozen, module = "claimdiff._claimdiff")]
pub struct Patterns {
    engine: Arc<Engine>,
    told: Vec<(String, String)>,
}

#[pymethods]
impl Patterns {
    /// The built-in patterns and those of `folders`, narrowed to `only` and without `without` (ids or topics).
    #[staticmethod]
    #[pyo3(signature = (*folders, only=Vec::new(), without=Vec::new(), aliases=None))]
    fn load(
        py: Python<'_>,
        folders: Vec<PathBuf>,
        only: Vec<String>,
        without: Vec<String>,
        aliases: Option<PathBuf>,
    ) -> PyResult<Patterns> {
        let engine = py.detach(|| {
            let engine = Engine::load(&folders, &only, &without)?;
            Ok(match &aliases {
                Some(path) => Engine { names: engine.names.corrected(Corrections::open(path)?), ..engine },
                None => engine,
            })
        });
        let folders = folders.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>().join(",");
        let aliases = aliases.map(|p| p.display().to_string()).unwrap_or_default();
        let options =
            [("patterns", folders), ("only", only.join(",")), ("without", without.join(",")), ("aliases", aliases)];
        let told = options.into_iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| (k.to_owned(), v)).collect();
        Ok(Patterns { engine: Arc::new(engine.map_err(raised)?), told })
    }

    /// `id@revision` of every pattern.
    #[getter]
    fn ids(&self) -> Vec<String> {
        self.engine.patterns.ids().iter().map(ToString::to_string).collect()
    }

    /// SHA-256 over the pattern files.
    #[getter]
    fn hash(&self) -> String {
        self.engine.patterns.hash()
    }
}

impl Patterns {
    /// What works with them.
    pub fn engine(&self) -> Arc<Engine> {
        self.engine.clone()
    }

    /// The options that change results, as the manifest tells them.
    pub fn told(&self) -> impl Iterator<Item = (String, String)> + use<> {
        self.told.clone().into_iter()
    }
}
