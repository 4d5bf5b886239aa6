//! Makes the lists of given names, nicknames and spellings that name matching rests on.
//!
//! `SOURCES.md` beside the lists says where the raw material is from.

use claimdiff::names::{Spellings, fold};
use clap::Parser;
use miette::{IntoDiagnostic, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A given name borne by fewer people than this is not established: it may be a misspelling.
const ESTABLISHED: u64 = 1500;

/// Where the raw lists are, and where the made ones go.
#[derive(Parser)]
pub struct Args {
    /// The folder with given.txt, nicknames.csv, dim_male.csv and dim_female.csv
    lexicon: PathBuf,
    /// The list of spellings by Wikidata item (person_names.txt of rigour)
    clusters: PathBuf,
    /// Where the lists go
    #[arg(long, default_value = "patterns/names/likeness")]
    out: PathBuf,
}

/// Makes the lists.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn run(args: &Args) -> Result<()> {
    make(&args.lexicon, &args.clusters, &args.out).into_diagnostic()
}

/// Writes `established.txt`, `nicknames.txt` and `spellings.bin` into `out`.
///
/// `lexicon` holds `given.txt`, `nicknames.csv`, `dim_male.csv`, `dim_female.csv`; `clusters` is the
/// list of spellings by Wikidata item.
///
/// # Errors
/// Where a file cannot be read or written.
fn make(lexicon: &Path, clusters: &Path, out: &Path) -> io::Result<()> {
    let male = diminutives(&fs::read_to_string(lexicon.join("dim_male.csv"))?);
    let female = diminutives(&fs::read_to_string(lexicon.join("dim_female.csv"))?);
    let given = fs::read_to_string(lexicon.join("given.txt"))?;
    fs::write(out.join("established.txt"), established(&given, &male, &female))?;
    let nicknames = fs::read_to_string(lexicon.join("nicknames.csv"))?;
    fs::write(out.join("nicknames.txt"), nicknames_list(&nicknames, &[male, female]))?;
    fs::write(out.join("spellings.bin"), spellings(&fs::read_to_string(clusters)?)?)
}

type Diminutives = BTreeMap<String, BTreeSet<String>>;

/// `Name,Short,Shorter` a line.
fn diminutives(text: &str) -> Diminutives {
    let mut out = Diminutives::new();
    for line in text.lines() {
        let mut names = line.split(',').map(|n| fold(n).to_string()).filter(|n| !n.is_empty());
        if let Some(full) = names.next() {
            out.entry(full).or_default().extend(names);
        }
    }
    out
}

/// Common given names, and `f` or `m` where the name says who bears it.
fn established(given: &str, male: &Diminutives, female: &Diminutives) -> String {
    let mut out = String::new();
    let mut names: Vec<&str> = Vec::new();
    for line in given.lines() {
        if let Some((name, weight)) = line.split_once('\t')
            && weight.trim().parse::<u64>().is_ok_and(|w| w >= ESTABLISHED)
        {
            names.push(name);
        }
    }
    names.sort_unstable();
    names.dedup();
    for name in names {
        let sex = match (male.contains_key(name), female.contains_key(name)) {
            (true, false) => "m",
            (false, true) => "f",
            (false, false) if name.len() > 3 && name.ends_with("a") => "f",
            _ => "-",
        };
        let _ = writeln!(out, "{name} {sex}");
    }
    out
}

/// A name and its nicknames a line.
fn nicknames_list(csv: &str, more: &[Diminutives]) -> String {
    let mut all = Diminutives::new();
    for line in csv.lines().skip(1) {
        let mut fields = line.split(',');
        if let (Some(full), Some("has_nickname"), Some(nick)) = (fields.next(), fields.next(), fields.next()) {
            all.entry(fold(full).to_string()).or_default().insert(fold(nick).to_string());
        }
    }
    for list in more {
        for (full, nicks) in list {
            all.entry(full.clone()).or_default().extend(nicks.iter().cloned());
        }
    }
    let mut out = String::new();
    for (full, nicks) in all {
        let nicks: Vec<&str> = nicks.iter().map(String::as_str).filter(|n| !n.is_empty() && *n != full).collect();
        if !nicks.is_empty() {
            let _ = writeln!(out, "{full} {}", nicks.join(" "));
        }
    }
    out
}

/// Latin spellings of one name, where there are two at least; no list twice.
fn spellings(text: &str) -> io::Result<Vec<u8>> {
    let mut lists = BTreeSet::new();
    for line in text.lines() {
        let Some((forms, _)) = line.split_once("=>") else { continue };
        let latin = |w: &String| w.len() > 1 && w.bytes().all(|b| b.is_ascii_lowercase());
        let forms: BTreeSet<String> = forms.split(',').map(|f| fold(f.trim()).to_string()).filter(latin).collect();
        if forms.len() > 1 {
            lists.insert(forms.into_iter().collect::<Vec<_>>());
        }
    }
    let lists: Vec<Vec<String>> = lists.into_iter().collect();
    Spellings::to_bytes(&lists).ok_or_else(|| io::Error::other("more lists of spellings than the table can number"))
}
