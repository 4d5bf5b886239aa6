//! From what stands on the command line to files: folders are walked, globs expanded, all of it sorted.

use crate::model::{Error, Skip};
use globset::GlobBuilder;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use walkdir::WalkDir;

/// One thing to read.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Found {
    /// A file, and whether it was named itself.
    File { path: PathBuf, named: bool },
    /// Standard input.
    Stdin,
    /// Bytes that are in memory already.
    Bytes { shown: String, bytes: Vec<u8> },
    /// An input that leads nowhere, among others that do.
    Nothing { shown: String, skip: Skip },
}

impl Found {
    /// Its path as shown.
    pub(super) fn shown(&self) -> String {
        match self {
            Found::File { path, .. } => shown(path),
            Found::Stdin => "-".to_owned(),
            Found::Bytes { shown, .. } | Found::Nothing { shown, .. } => shown.clone(),
        }
    }
}

/// A path as shown to people and written into records: with forward slashes.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The files behind `inputs`, each once.
pub(super) fn find(inputs: &[PathBuf]) -> Result<Vec<Found>, Error> {
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    let mut good = false;
    let mut failures = Vec::new();
    for input in inputs {
        match expand(input) {
            Ok(found) => {
                good = true;
                out.extend(found.into_iter().filter(|f| match f {
                    Found::File { path, .. } => seen.insert(path.clone()),
                    _ => true,
                }));
            }
            Err(failure) => {
                out.push(Found::Nothing { shown: shown(input), skip: failure.skip() });
                failures.push((input, failure));
            }
        }
    }
    match failures.into_iter().next() {
        Some((input, failure)) if !good => {
            Err(Error::Input { path: shown(input), reason: failure.reason, cure: failure.cure })
        }
        _ => Ok(out),
    }
}

/// Why an input leads to no file.
struct Failure {
    kind: &'static str,
    reason: String,
    cure: String,
}

impl Failure {
    fn new(kind: &'static str, reason: impl Into<String>, cure: &str) -> Failure {
        Failure { kind, reason: reason.into(), cure: cure.to_owned() }
    }

    fn skip(&self) -> Skip {
        Skip { reason: self.kind.to_owned(), detail: format!("{}; {}", self.reason, self.cure) }
    }
}

fn expand(input: &Path) -> Result<Vec<Found>, Failure> {
    if input == Path::new("-") {
        return Ok(vec![Found::Stdin]);
    }
    match std::fs::metadata(input) {
        Ok(meta) if meta.is_dir() => folder(input),
        Ok(_) => Ok(vec![Found::File { path: input.to_owned(), named: true }]),
        Err(_) if is_glob(input) => glob(input),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            Err(Failure::new("missing", "there is no such file or folder", &near(input)))
        }
        Err(e) => Err(Failure::new("unreadable", e.to_string(), "check its permissions")),
    }
}

/// A cure for a missing file: the nearest name in its folder, if one is near.
fn near(input: &Path) -> String {
    let folder = input.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(""));
    let want = input.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Ok(entries) = std::fs::read_dir(Path::new(".").join(folder)) else {
        return format!("the folder {} does not exist either; check the path", shown(folder));
    };
    let mut names: Vec<String> = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    let best = names.into_iter().min_by_key(|n| strsim::osa_distance(n, &want));
    match best.filter(|n| strsim::osa_distance(n, &want) <= 2.max(want.len() / 4)) {
        Some(name) => format!("did you mean {}?", shown(&folder.join(name))),
        None => "check the path".to_owned(),
    }
}

fn folder(root: &Path) -> Result<Vec<Found>, Failure> {
    let out = walk(root, |_| true);
    if out.is_empty() {
        let cure = "put articles in it (text, pages, tables, exports, archives) or name another folder";
        return Err(Failure::new("empty", "the folder has nothing to read", cure));
    }
    Ok(out)
}

/// Every file below `root` that `wanted` accepts; hidden ones are left out, and so is what describes the folder.
fn walk(root: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<Found> {
    let visible = |e: &walkdir::DirEntry| e.depth() == 0 || !e.file_name().to_string_lossy().starts_with('.');
    let mut walker = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible);
    let home = root.canonicalize().ok();
    let mut out = Vec::new();
    while let Some(entry) = walker.next() {
        match entry {
            Ok(entry) if entry.depth() > 0 && entry.path_is_symlink() && leads_out(entry.path(), home.as_deref()) => {
                if entry.file_type().is_dir() {
                    walker.skip_current_dir();
                }
                let detail = "it is a link that leads out of the folder; name it itself if it is to be read".to_owned();
                let skip = Skip { reason: "outside".to_owned(), detail };
                out.push(Found::Nothing { shown: shown(entry.path()), skip });
            }
            Ok(entry) if entry.file_type().is_file() => {
                let path = entry.into_path();
                if wanted(&path) && !is_description(&path) {
                    out.push(Found::File { path, named: false });
                }
            }
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                let detail = "it is a pipe, a socket or a device; name it itself if it is to be read".to_owned();
                let skip = Skip { reason: "special".to_owned(), detail };
                out.push(Found::Nothing { shown: shown(entry.path()), skip });
            }
            Err(e) => {
                let kind = if e.loop_ancestor().is_some() { "loop" } else { "unreadable" };
                let detail = format!("{e}; remove the link or check the permissions");
                let path = e.path().unwrap_or(root);
                out.push(Found::Nothing { shown: shown(path), skip: Skip { reason: kind.to_owned(), detail } });
            }
        }
    }
    out
}

/// Whether a link leads out of `home`: whoever made the folder must not choose other files to be read.
fn leads_out(link: &Path, home: Option<&Path>) -> bool {
    match (link.canonicalize(), home) {
        (Ok(target), Some(home)) => !target.starts_with(home),
        _ => false,
    }
}

/// Whether a file tells about its folder and is no article.
pub(super) fn is_description(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
    matches!(stem.as_str(), "README" | "LICENSE" | "LICENCE")
}

fn is_glob(input: &Path) -> bool {
    input.to_string_lossy().contains(['*', '?', '[', '{'])
}

fn glob(input: &Path) -> Result<Vec<Found>, Failure> {
    let pattern = shown(input);
    let matcher = GlobBuilder::new(&pattern)
        .literal_separator(true)
        .build()
        .map_err(|e| Failure::new("missing", e.kind().to_string(), "correct the glob, or quote the path"))?
        .compile_matcher();
    let plain = |c: &Component<'_>| !is_glob(Path::new(c.as_os_str()));
    let root: PathBuf = input.components().take_while(plain).collect();
    let relative = root.as_os_str().is_empty();
    let root = if relative { PathBuf::from(".") } else { root };
    let bare = |path: &Path| path.strip_prefix(".").map_or_else(|_| path.to_owned(), Path::to_owned);
    let mut out = walk(&root, |path| matcher.is_match(if relative { bare(path) } else { path.to_owned() }));
    for found in &mut out {
        if let (true, Found::File { path, .. }) = (relative, found) {
            *path = bare(path);
        }
    }
    out.retain(|f| matches!(f, Found::File { .. }));
    if out.is_empty() {
        return Err(Failure::new("missing", "no file fits this glob", "check it; ** stands for any folders"));
    }
    Ok(out)
}
