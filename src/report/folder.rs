//! A folder of outputs in which a file appears whole or not at all, and into which one run writes at a time.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::{NamedTempFile, TempPath};

/// How the name of a file begins that is not yet whole; SQLite adds more behind [`PART`].
const BEGUN: &str = ".claimdiff-";
const PART: &str = ".part";
/// Up to so many files are each waited for until they are on the disk; with more, the disk is waited for once.
#[cfg(target_os = "linux")]
const FEW: usize = 32;
/// So many bytes of a file tell whether it is ours.
const HEAD: usize = 1024;

/// Files are written beside their final place and moved there together by [`Folder::finish`].
/// Dropped before that, it leaves nothing behind; what a run left that was killed goes when the next one opens it.
/// Several threads may write into it at once.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Closed already: a report may have more pages than a program may hold files.
    waiting: Mutex<Vec<(TempPath, PathBuf)>>,
    /// See [`Folder::renew`].
    renewed: Option<Renewed>,
    /// Held while the folder is open; the system lets go of it however the run ends.
    claim: File,
}

/// A folder whose files of earlier runs go.
#[derive(Debug)]
struct Renewed {
    path: PathBuf,
    /// Whether a file that begins so is ours.
    is_ours: fn(&[u8]) -> bool,
}

impl Renewed {
    /// Removes the files that are ours, but for those that were `written`.
    fn sweep(&self, written: &BTreeSet<PathBuf>) -> io::Result<()> {
        for entry in std::fs::read_dir(&self.path).into_iter().flatten() {
            let entry = entry?;
            if written.contains(&entry.path()) || !entry.file_type()?.is_file() {
                continue;
            }
            let mut head = Vec::with_capacity(HEAD);
            File::open(entry.path())?.take(HEAD as u64).read_to_end(&mut head)?;
            if (self.is_ours)(&head) {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

impl Folder {
    /// The folder at `path`, made where it does not exist.
    ///
    /// # Errors
    /// Where it can be neither found nor made, or another run writes into it.
    pub fn open(path: &Path) -> io::Result<Folder> {
        std::fs::create_dir_all(path)?;
        let claim = claim(path)?;
        clear(path)?;
        Ok(Folder { path: path.to_owned(), waiting: Mutex::default(), renewed: None, claim })
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Every file that waits to be moved, in the order of their final places: that, and where it is now.
    pub fn waiting(&self) -> Vec<(PathBuf, PathBuf)> {
        let mut out: Vec<_> = self.lock().iter().map(|(file, path)| (path.clone(), file.to_path_buf())).collect();
        out.sort_unstable();
        out
    }

    /// Writes a file by `fill`.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut begun = self.begin(name)?;
        fill(&mut begun)?;
        self.keep(begun)
    }

    /// Has a file written by `fill`, which is given its temporary path: for writers that open a file themselves.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn fill(&self, name: &str, fill: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
        let begun = self.begin(name)?;
        fill(begun.place())?;
        self.keep(begun)
    }

    /// Begins a file that takes some time to write; [`Folder::keep`] ends it.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn begin(&self, name: &str) -> io::Result<Begun> {
        let file = tempfile::Builder::new().prefix(BEGUN).suffix(PART).tempfile_in(&self.path)?;
        Ok(Begun { out: BufWriter::with_capacity(1 << 16, file), path: self.path.join(name) })
    }

    /// Takes a file that is whole.
    ///
    /// # Errors
    /// Where its last bytes cannot be written.
    pub fn keep(&self, begun: Begun) -> io::Result<()> {
        let file = begun.out.into_inner().map_err(io::IntoInnerError::into_error)?.into_temp_path();
        readable(&file)?;
        self.lock().push((file, begun.path));
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(TempPath, PathBuf)>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets what earlier runs left in the folder `name` go with [`Folder::finish`], but for what this run writes anew:
    /// every file whose first bytes (1,024) are taken for ours by `is_ours`.
    pub fn renew(&mut self, name: &str, is_ours: fn(&[u8]) -> bool) {
        self.renewed = Some(Renewed { path: self.path.join(name), is_ours });
    }

    /// Moves every file to its place.
    ///
    /// # Errors
    /// Where a file cannot be moved; those that were not yet moved are removed. Where one of an earlier run cannot be
    /// removed.
    pub fn finish(self) -> io::Result<()> {
        // All of them are safe on the disk before the first one takes the place of an older one.
        let waiting = self.waiting.into_inner().unwrap_or_else(PoisonError::into_inner);
        sync(&waiting, &self.claim)?;
        let mut written = BTreeSet::new();
        for (file, path) in waiting {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            file.persist(&path).map_err(|e| e.error)?;
            written.insert(path);
        }
        if let Some(renewed) = self.renewed {
            renewed.sweep(&written)?;
        }
        settle(&self.path)
    }
}

/// Waits until every file is on the disk that holds the folder `claim`.
#[cfg_attr(not(target_os = "linux"), expect(unused_variables, reason = "files are waited for one by one"))]
fn sync(waiting: &[(TempPath, PathBuf)], claim: &File) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if waiting.len() > FEW {
        return Ok(rustix::fs::syncfs(claim)?);
    }
    waiting.iter().try_for_each(|(file, _)| File::options().write(true).open(file)?.sync_data())
}

/// A file that is not yet whole; dropped, it is gone.
#[derive(Debug)]
pub struct Begun {
    out: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl Begun {
    /// Where it is now: for writers that open a file themselves.
    pub fn place(&self) -> &Path {
        self.out.get_ref().path()
    }
}

impl Write for Begun {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Takes the folder for this run alone.
fn claim(path: &Path) -> io::Result<File> {
    let file = handle(path)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            let cure = "wait for it to end, or name another folder with --output";
            Err(io::Error::new(io::ErrorKind::ResourceBusy, format!("another run writes into it; {cure}")))
        }
        // Some file systems know no locks; a run alone in its folder needs none.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}

/// What is locked: the folder itself, so that nothing is left in it.
#[cfg(unix)]
fn handle(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(not(unix))]
fn handle(path: &Path) -> io::Result<File> {
    File::options().write(true).create(true).truncate(false).open(path.join(".claimdiff.lock"))
}

/// Removes what a run left behind that was killed. The folder is ours, so none of it is still being written.
fn clear(path: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(BEGUN) && name.contains(PART) && entry.file_type()?.is_file() {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Has the names of the files on the disk too.
#[cfg(unix)]
fn settle(path: &Path) -> io::Result<()> {
    // Not every file system can; the files themselves are safe already.
    let _ = File::open(path)?.sync_all();
    Ok(())
}

#[cfg(not(unix))]
fn settle(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// A temporary file is for its owner alone; an output is for whoever may read the folder.
#[cfg(unix)]
fn readable(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, PermissionsExt::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_file: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_where_it_does_not_finish() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        folder.write("a.txt", |out| out.write_all(b"a")).unwrap();
        drop(folder);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn finished_files_stand_under_their_names() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        for at in 0..1500 {
            folder.write(&format!("{at}.txt"), |out| out.write_all(b"a")).unwrap();
        }
        folder.finish().unwrap();
        assert_eq!(std::fs::read(dir.path().join("1499.txt")).unwrap(), b"a");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1500);
    }

    #[test]
    fn one_run_at_a_time_and_nothing_of_a_dead_one_stays() {
        let dir = tempfile::tempdir().unwrap();
        for left in [".claimdiff-Ab3.part", ".claimdiff-Ab3.part-journal"] {
            std::fs::write(dir.path().join(left), "half").unwrap();
        }
        std::fs::write(dir.path().join(".claimdiff-notes"), "mine").unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "what is not ours stays");
        assert!(Folder::open(dir.path()).unwrap_err().to_string().contains("another run"));
        drop(folder);
        assert!(Folder::open(dir.path()).is_ok());
    }
}
