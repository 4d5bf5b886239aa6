//! A folder of outputs in which a file appears whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Files are written beside their final place and moved there together by [`Folder::finish`].
/// Dropped before that, it leaves nothing behind.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    waiting: Vec<(NamedTempFile, PathBuf)>,
}

impl Folder {
    /// The folder at `path`, made where it does not exist.
    ///
    /// # Errors
    /// Where it can be neither found nor made.
    pub fn open(path: &Path) -> io::Result<Folder> {
        std::fs::create_dir_all(path)?;
        Ok(Folder { path: path.to_owned(), waiting: Vec::new() })
    }

    /// Writes a file by `fill`.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&mut self, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let file = tempfile::Builder::new().prefix(".claimdiff-").suffix(".part").tempfile_in(&self.path)?;
        let mut out = BufWriter::new(file);
        fill(&mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        readable(&file)?;
        self.waiting.push((file, self.path.join(name)));
        Ok(())
    }

    /// Has a file written by `fill`, which is given its temporary path: for writers that open a file themselves.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn fill(&mut self, name: &str, fill: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
        let file = tempfile::Builder::new().prefix(".claimdiff-").suffix(".part").tempfile_in(&self.path)?;
        fill(file.path())?;
        readable(&file)?;
        self.waiting.push((file, self.path.join(name)));
        Ok(())
    }

    /// Moves every file to its place.
    ///
    /// # Errors
    /// Where a file cannot be moved; those that were not yet moved are removed.
    pub fn finish(self) -> io::Result<()> {
        for (file, path) in self.waiting {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            file.as_file().sync_data()?;
            file.persist(path).map_err(|e| e.error)?;
        }
        Ok(())
    }
}

/// A temporary file is for its owner alone; an output is for whoever may read the folder.
#[cfg(unix)]
fn readable(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_file: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_where_it_does_not_finish() {
        let dir = tempfile::tempdir().unwrap();
        let mut folder = Folder::open(dir.path()).unwrap();
        folder.write("a.txt", |out| out.write_all(b"a")).unwrap();
        drop(folder);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn finished_files_stand_under_their_names() {
        let dir = tempfile::tempdir().unwrap();
        let mut folder = Folder::open(dir.path()).unwrap();
        folder.write("a.txt", |out| out.write_all(b"a")).unwrap();
        folder.finish().unwrap();
        assert_eq!(std::fs::read(dir.path().join("a.txt")).unwrap(), b"a");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
