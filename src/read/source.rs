//! One stream of bytes with a name: a file, standard input, or a file inside an archive.

use super::limits::{self, Limits};
use crate::model::Skip;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub(super) const BUFFER: usize = 128 << 10;
/// How much of a stream is looked at to learn what it is.
const HEAD: usize = 16 << 10;

/// Bytes, read once from front to back.
pub(super) type Bytes = Box<dyn BufRead + Send>;

/// One opened input.
pub(super) struct Source {
    /// Its path as shown; inside an archive `case.zip!/folder/name.txt`.
    pub shown: String,
    /// What is left of it.
    pub bytes: Bytes,
    /// How many bytes of it were read before.
    pub start: u64,
    /// How it begins: the same bytes that `bytes` gives first.
    pub head: Vec<u8>,
    /// How many archives and compressions it lies in.
    pub depth: usize,
    /// Whether a person named it, so that it is read even where its name tells nothing.
    pub named: bool,
    /// The file itself, where `bytes` are its bytes.
    plain: Option<PathBuf>,
    /// What the outermost file may still unpack to.
    pub budget: Arc<Budget>,
}

impl Source {
    /// Opens `path`, or standard input where there is none.
    pub fn open(path: Option<&Path>, shown: &str, named: bool, limits: &Limits) -> Result<Source, Skip> {
        let raw: Box<dyn Read + Send> = match path {
            Some(path) => Box::new(File::open(path).map_err(|e| unreadable(&e))?),
            None => Box::new(io::stdin()),
        };
        Source::outermost(raw, path, (shown, named), limits)
    }

    /// Bytes that are in memory already, as a file called `shown` that a person named.
    pub fn of_bytes(bytes: Vec<u8>, shown: &str, limits: &Limits) -> Result<Source, Skip> {
        Source::outermost(Box::new(Cursor::new(bytes)), None, (shown, true), limits)
    }

    fn outermost(
        raw: Box<dyn Read + Send>,
        path: Option<&Path>,
        (shown, named): (&str, bool),
        limits: &Limits,
    ) -> Result<Source, Skip> {
        let budget = Arc::new(Budget::new(limits));
        let counted = Counted { inner: raw, budget: budget.clone() };
        let bytes = Box::new(BufReader::with_capacity(BUFFER, counted));
        let (shown, plain) = (shown.to_owned(), path.map(Path::to_owned));
        Source { shown, bytes, start: 0, head: Vec::new(), depth: 0, named, plain, budget }
            .peeked()
            .map_err(|e| unreadable(&e))
    }

    /// A source inside this one: what it unpacks to, or an entry of it, under another name.
    pub fn inner(&self, shown: String, bytes: impl Read + Send + 'static) -> io::Result<Source> {
        let counted = Bounded { inner: bytes, budget: self.budget.clone() };
        let bytes = Box::new(BufReader::with_capacity(BUFFER, counted));
        let (depth, budget) = (self.depth + 1, self.budget.clone());
        Source { shown, bytes, start: 0, head: Vec::new(), depth, named: false, plain: None, budget }.peeked()
    }

    /// With its head read; an error behind it comes when the head was used up.
    pub(super) fn peeked(mut self) -> io::Result<Source> {
        let mut head = Vec::new();
        let done = (&mut self.bytes).take(HEAD as u64).read_to_end(&mut head);
        self.head.clone_from(&head);
        let failed = match done {
            Err(e) if head.is_empty() => return Err(e),
            done => Failed { error: done.err() },
        };
        self.bytes = Box::new(Cursor::new(head).chain(BufReader::with_capacity(1, failed)).chain(self.bytes));
        Ok(self)
    }

    /// Without the mark that UTF-8 may start with.
    pub fn unmarked(mut self) -> io::Result<Source> {
        const MARK: &[u8] = b"\xEF\xBB\xBF";
        if self.head.starts_with(MARK) {
            self.bytes.read_exact(&mut [0; MARK.len()])?;
            self.head.drain(..MARK.len());
            self.start = MARK.len() as u64;
        }
        Ok(self)
    }

    /// What it unpacks to by `how`, under the same name.
    pub fn unpacked<R: Read + Send + 'static>(
        mut self,
        how: impl FnOnce(Bytes) -> io::Result<R>,
    ) -> io::Result<Source> {
        let bytes = how(std::mem::replace(&mut self.bytes, Box::new(io::empty())))?;
        let inner = self.inner(self.shown.clone(), bytes)?;
        Ok(Source { named: self.named, ..inner })
    }

    /// The whole of it as a file that can be read from any place: itself, else a copy that vanishes with its handle.
    pub fn seekable(&mut self) -> io::Result<File> {
        let mut bytes: Bytes = std::mem::replace(&mut self.bytes, Box::new(io::empty()));
        if let Some(path) = &self.plain {
            let file = File::open(path)?;
            self.budget.packed.fetch_add(file.metadata()?.len(), Ordering::Relaxed);
            return Ok(file);
        }
        let mut file = tempfile::tempfile()?;
        io::copy(&mut bytes, &mut file)?;
        file.flush()?;
        file.rewind()?;
        Ok(file)
    }

    /// The whole of it in memory; none where it is longer than `cap`.
    pub fn whole(self, cap: usize) -> io::Result<Option<Vec<u8>>> {
        let mut out = Vec::new();
        self.bytes.take(cap as u64 + 1).read_to_end(&mut out)?;
        Ok((out.len() <= cap).then_some(out))
    }
}

/// How much the outermost file has given, and how much was made of it.
#[derive(Debug)]
pub(super) struct Budget {
    packed: AtomicU64,
    unpacked: AtomicU64,
    entries: AtomicU64,
    limits: Limits,
}

impl Budget {
    fn new(limits: &Limits) -> Budget {
        let zero = || AtomicU64::new(0);
        Budget { packed: zero(), unpacked: zero(), entries: zero(), limits: *limits }
    }

    /// Whether `more` unpacked bytes are still fair.
    pub fn take(&self, more: u64) -> io::Result<()> {
        let unpacked = self.unpacked.fetch_add(more, Ordering::Relaxed) + more;
        let fair = self.packed.load(Ordering::Relaxed).saturating_mul(self.limits.expansion);
        if unpacked > self.limits.unpacked.max(fair) {
            let (shown, times) = (limits::shown(unpacked), self.limits.expansion);
            let said = format!("it unpacks to more than {shown}, over {times} times its size (--limit expansion=N)");
            return Err(too_much("expansion", said));
        }
        Ok(())
    }

    /// Counts a file of an archive; the skip where it is one too many.
    pub fn entry(&self) -> Result<(), Skip> {
        let cap = self.limits.entries;
        if self.entries.fetch_add(1, Ordering::Relaxed) < cap {
            return Ok(());
        }
        let detail = format!("the archive holds more than {cap} files; the rest is left out (--limit entries=N)");
        Err(Skip { reason: "entries".into(), detail })
    }
}

/// A limit that was passed while reading, with its reason for the skip record.
#[derive(Debug, thiserror::Error)]
#[error("{said}")]
struct TooMuch {
    reason: &'static str,
    said: String,
}

/// The error of a reader that passed a limit.
pub(super) fn too_much(reason: &'static str, said: String) -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, TooMuch { reason, said })
}

/// The skip for bytes that stop coming.
pub(super) fn damaged(error: &io::Error) -> Skip {
    if let Some(much) = error.get_ref().and_then(|e| e.downcast_ref::<TooMuch>()) {
        return Skip { reason: much.reason.into(), detail: format!("{error}; what came before it was read") };
    }
    Skip { reason: "damaged".into(), detail: format!("{error}; what came before it was read; save the file again") }
}

/// The skip for a file that cannot be opened.
pub(super) fn unreadable(error: &io::Error) -> Skip {
    Skip { reason: "unreadable".into(), detail: format!("{error}; check that the file is readable") }
}

/// Counts what is taken from the outermost file.
struct Counted<R> {
    inner: R,
    budget: Arc<Budget>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.budget.packed.fetch_add(got as u64, Ordering::Relaxed);
        Ok(got)
    }
}

/// Stops a small file that unpacks without end.
struct Bounded<R> {
    inner: R,
    budget: Arc<Budget>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.budget.take(got as u64)?;
        Ok(got)
    }
}

/// Gives an error once, then nothing.
struct Failed {
    error: Option<io::Error>,
}

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.error.take().map_or(Ok(0), Err)
    }
}
