//! `cargo xtask lexicon`: word lists become the compact tables of names.

mod regions;
mod towns;
mod words;

use miette::{Context, IntoDiagnostic, Result};
use std::path::{Path, PathBuf};

/// Where to read and write.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of word lists.
    #[arg(long, default_value = "../shared/lexicon")]
    from: PathBuf,
    /// The folder of the tables, of `words.toml` and of `regions.txt`.
    #[arg(long, default_value = "patterns/names")]
    to: PathBuf,
    /// Makes `regions.txt` anew from the files `territories.json` and `subdivisions.json` in this folder, both
    /// of CLDR in English.
    #[arg(long)]
    regions: Option<PathBuf>,
}

/// Writes every table.
pub fn run(args: &Args) -> Result<()> {
    if let Some(folder) = &args.regions {
        let file = |name: &str| text(&folder.join(name));
        let list = regions::list(&file("territories.json")?, &file("subdivisions.json")?)?;
        write(&args.to.join("regions.txt"), list.as_bytes())?;
    }
    let classes = text(&args.to.join("words.toml"))?;
    let table = words::table(&args.from, &classes, &text(&args.to.join("regions.txt"))?)?;
    write(&args.to.join("words.bin"), &table)?;
    write(&args.to.join("towns.bin"), &towns::table(&args.from)?)
}

/// The text of a file.
fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).into_diagnostic().wrap_err_with(|| format!("cannot write {}", path.display()))?;
    println!("{}: {} bytes", path.display(), bytes.len());
    Ok(())
}
