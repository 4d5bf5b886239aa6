//! Which outlet a page belongs to, by its address or by what it calls itself.

use crate::lexicon::files;
use crate::model::{Error, letters};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::path::Path;

const PATH: &str = "outlets.toml";

/// Outlets by their domains and names.
#[derive(Debug, Default)]
pub(in crate::read) struct Outlets {
    outlets: Vec<Outlet>,
    domains: FxHashMap<String, usize>,
    names: FxHashMap<String, usize>,
}

/// One outlet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outlet {
    name: String,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
    group: Option<String>,
    #[serde(default)]
    satire: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    outlet: Vec<Outlet>,
}

impl Outlets {
    /// The built-in list.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file is not as it should be, or two outlets share a domain.
    pub fn built_in() -> Result<Outlets, Error> {
        let mut out = Outlets::default();
        out.add(files::toml(PATH)?).map_err(|reason| Error::Lexicon { path: PATH.into(), reason })?;
        Ok(out)
    }

    /// This list and the one in the file at `path`, which is believed where both know a domain or a name.
    ///
    /// # Errors
    /// [`Error::Usage`] where the file cannot be read, is not as it should be, or gives a domain to two outlets.
    pub fn with(mut self, path: &Path) -> Result<Outlets, Error> {
        let wrong = |said: String| Error::Usage(format!("{}: {said}", path.display()));
        let words = std::fs::read_to_string(path).map_err(|e| wrong(e.to_string()))?;
        let file: File = toml::from_str(&words).map_err(|e| wrong(e.to_string().trim_end().to_owned()))?;
        self.add(file).map_err(wrong)?;
        Ok(self)
    }

    /// Puts the outlets of `file` before those known so far.
    fn add(&mut self, file: File) -> Result<(), String> {
        let known = self.outlets.len();
        for (at, outlet) in (known..).zip(&file.outlet) {
            for domain in &outlet.domains {
                if self.domains.insert(domain.to_ascii_lowercase(), at).is_some_and(|other| other >= known) {
                    return Err(format!("the domain {domain} is given to two outlets"));
                }
            }
            for name in outlet.also.iter().chain([&outlet.name]) {
                self.names.insert(fold(name), at);
            }
        }
        self.outlets.extend(file.outlet);
        Ok(())
    }

    /// The outlet at `domain` or above it: `sport.northpost.example` belongs to `northpost.example`.
    pub fn at(&self, domain: &str) -> Option<&str> {
        let mut rest = domain;
        loop {
            if let Some(outlet) = self.domains.get(rest).and_then(|at| self.outlets.get(*at)) {
                return Some(&outlet.name);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    /// The name of the outlet that calls itself `name`, an edition or a part of it.
    pub fn called(&self, name: &str) -> Option<&str> {
        self.find(name).map(|o| o.name.as_str())
    }

    /// The house that the outlet called `name` shares with its sister titles.
    pub fn group(&self, name: &str) -> Option<&str> {
        self.find(name)?.group.as_deref()
    }

    /// Whether the outlet called `name` invents what it reports.
    pub fn is_satire(&self, name: &str) -> bool {
        self.find(name).is_some_and(|o| o.satire)
    }

    fn find(&self, name: &str) -> Option<&Outlet> {
        self.names.get(&fold(name)).and_then(|at| self.outlets.get(*at))
    }
}

/// Without case, marks, space and a leading "the".
fn fold(name: &str) -> String {
    let folded = letters(name);
    let words = name.trim().get(..4).is_some_and(|t| t.eq_ignore_ascii_case("the "));
    folded.strip_prefix("the").filter(|_| words).unwrap_or(&folded).to_owned()
}

/// The domain of an address, without `www.` and its like.
pub(super) fn domain(url: &str) -> Option<String> {
    let rest = url.trim().split_once("://").map_or(url.trim(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.rsplit('@').next()?.to_ascii_lowercase();
    let bare = ["www.", "m.", "amp.", "mobile.", "edition."].iter().find_map(|lead| host.strip_prefix(lead));
    let host = bare.filter(|b| b.contains('.')).unwrap_or(&host);
    is_domain(host).then(|| host.to_owned())
}

/// Whether `words` are a domain and no name.
pub(super) fn is_domain(words: &str) -> bool {
    let words = words.trim();
    words.contains('.')
        && words.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        && !words.starts_with('.')
        && !words.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_read_from_addresses() {
        for (url, want) in [
            ("https://www.northpost.example/news/1?x=a.b", Some("northpost.example")),
            ("http://user@M.northpost.example:80", Some("northpost.example")),
            ("northpost.example/news", Some("northpost.example")),
            ("/news/1", None),
            ("file:///home/a.html", None),
            ("", None),
        ] {
            assert_eq!(domain(url).as_deref(), want, "{url}");
        }
    }

    #[test]
    fn a_list_of_ones_own_comes_first() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("outlets.toml");
        let own = "[[outlet]]\nname = 'North Post'\ndomains = ['northpost.example']\ngroup = 'Post Group'\n";
        std::fs::write(&path, own).unwrap();
        let outlets = Outlets::built_in().unwrap().with(&path).unwrap();
        assert_eq!(outlets.at("sport.northpost.example"), Some("North Post"));
        assert_eq!(outlets.group("the north post"), Some("Post Group"));
        let taken = outlets.domains.keys().find(|d| d.as_str() != "northpost.example").unwrap();
        std::fs::write(&path, format!("[[outlet]]\nname = 'Hill Times'\ndomains = ['{taken}']\n")).unwrap();
        assert_eq!(Outlets::built_in().unwrap().with(&path).unwrap().at(taken), Some("Hill Times"));
        std::fs::write(&path, format!("{own}{own}")).unwrap();
        let told = Outlets::built_in().unwrap().with(&path).unwrap_err().to_string();
        assert!(told.contains("outlets.toml") && told.contains("two outlets"), "{told}");
    }

    #[test]
    fn editions_and_parts_lead_to_their_outlet() {
        let outlets = Outlets::built_in().unwrap();
        for outlet in &outlets.outlets {
            for domain in &outlet.domains {
                assert_eq!(outlets.at(&format!("sport.{domain}")), Some(outlet.name.as_str()));
            }
            for name in &outlet.also {
                assert_eq!(outlets.called(name), Some(outlet.name.as_str()), "{name} is given to two outlets");
            }
        }
        assert_eq!(outlets.at("northpost.example"), None);
        assert_eq!(fold("The North Post"), fold("NORTH POST"));
        assert_ne!(fold("Theatre News"), fold("atre news"));
    }
}
