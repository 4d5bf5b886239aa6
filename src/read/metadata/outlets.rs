//! Which outlet a page belongs to, by its address or by what it calls itself.

use crate::lexicon::files;
use crate::model::{Error, letters};
use rustc_hash::FxHashMap;
use serde::Deserialize;

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
        let file: File = files::toml(PATH)?;
        let mut out = Outlets::default();
        for (at, outlet) in file.outlet.iter().enumerate() {
            for domain in &outlet.domains {
                if out.domains.insert(domain.clone(), at).is_some() {
                    let reason = format!("the domain {domain} is given to two outlets");
                    return Err(Error::Lexicon { path: PATH.into(), reason });
                }
            }
            for name in outlet.also.iter().chain([&outlet.name]) {
                out.names.insert(fold(name), at);
            }
        }
        out.outlets = file.outlet;
        Ok(out)
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
