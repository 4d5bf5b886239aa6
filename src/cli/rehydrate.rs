//! `rehydrate`: puts one's own articles' words back into a run that was written without them.

use super::export;
use super::failure::{Ended, Failure};
use super::options::Inputs;
use super::{interrupt, moment};
use crate::model::Error;
use crate::read;
use crate::report::folder::Folder;
use crate::report::tables::{Tables, number, text};
use crate::report::{self, RunInfo};
use serde_json::{Value as Json, json};
use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder of the run without texts
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    #[command(flatten)]
    inputs: Inputs,
    /// Where to
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
}

/// What is known of an article again: its letters, and its title.
struct Words {
    letters: Vec<char>,
    title: Option<String>,
}

/// How much is quoted around a place, in code points.
const AROUND: usize = 32;

pub(super) fn run(args: &Args) -> Ended {
    let (mut tables, manifest) = export::open(&args.dir)?;
    let mut by_hash: HashMap<String, Words> = HashMap::new();
    for record in read::open(&args.inputs.inputs, &args.inputs.options()?)? {
        let article = record.read().article;
        by_hash.insert(article.sha256, Words { letters: article.text.chars().collect(), title: article.title });
    }
    let (found, all) = fill(&mut tables, &by_hash);
    let told = RunInfo { at: moment::told(), ..RunInfo::default() };
    let failed = |e: std::io::Error| Error::Output { path: args.output.display().to_string(), reason: e.to_string() };
    interrupt::held_back(|| {
        let folder = Folder::open(&args.output).map_err(failed)?;
        report::data(&folder, &tables, &manifest, &told).map_err(failed)?;
        folder.write("manifest.json", |out| Ok(serde_json::to_writer_pretty(out, &manifest)?)).map_err(failed)?;
        folder.finish().map_err(failed)
    })?;
    writeln!(std::io::stderr(), "words put back for {found} of {all} articles")?;
    if found < all && args.inputs.strict {
        return Err(Failure::Unreadable((all - found) as u64));
    }
    Ok(ExitCode::SUCCESS)
}

/// Puts the words back and says for how many of all articles.
fn fill(tables: &mut Tables, by_hash: &HashMap<String, Words>) -> (usize, usize) {
    let of = |a: &Json| Some((text(a, "id").to_owned(), by_hash.get(text(a, "sha256"))?));
    let known: HashMap<String, &Words> = tables.rows("articles").iter().filter_map(of).collect();
    let all = tables.rows("articles").len();
    for (kind, rows) in tables.each_mut() {
        for row in rows {
            match kind.name {
                "articles" => {
                    if let Some(words) = known.get(text(row, "id")) {
                        row["title"] = json!(words.title);
                    }
                }
                _ => {
                    let article = text(row, "article").to_owned();
                    places(row, &article, &known);
                }
            }
        }
    }
    (known.len(), all)
}

/// Fills every place below `value`; `article` is the nearest one that is named above it.
fn places(value: &mut Json, article: &str, known: &HashMap<String, &Words>) {
    let own = text(value, "article").to_owned();
    let article = if own.is_empty() { article } else { &own };
    if let (Some(words), true) = (known.get(article), value.get("start").is_some()) {
        let (start, end) = (number(value, "start") as usize, number(value, "end") as usize);
        let cut = |from: usize, to: usize| words.letters.get(from..to).map(|l| l.iter().collect::<String>());
        let around = [
            ("exact", cut(start, end)),
            ("surface", cut(start, end)),
            ("prefix", cut(start.saturating_sub(AROUND), start)),
            ("suffix", cut(end, (end + AROUND).min(words.letters.len()))),
        ];
        for (field, said) in around {
            if let (Some(place), Some(said)) = (value.get_mut(field), said) {
                *place = json!(said);
            }
        }
    }
    match value {
        Json::Array(items) => items.iter_mut().for_each(|item| places(item, article, known)),
        Json::Object(fields) => fields.values_mut().for_each(|inner| places(inner, article, known)),
        _ => {}
    }
}
