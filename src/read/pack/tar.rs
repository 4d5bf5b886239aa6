//! Tar archives, read from front to back without going back.

use super::super::source::{Bytes, Source, damaged};
use super::{Entries, Entry, shown};
use crate::model::Skip;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};
use tar::{EntryType, Header};

const BLOCK: u64 = 512;
/// Longest name or list of properties that is believed, in bytes.
const LONGEST: u64 = 1 << 20;

/// Whether `head` starts with the header of a tar archive: its checksum is right.
pub(in crate::read) fn is_tar(head: &[u8]) -> bool {
    let Some(block) = head.get(..BLOCK as usize) else { return false };
    let is_sum = |at: usize| (148..156).contains(&at);
    let sum = block.iter().enumerate().map(|(at, b)| u32::from(if is_sum(at) { b' ' } else { *b })).sum::<u32>();
    block.first().is_some_and(|b| *b != 0) && Header::from_byte_slice(block).cksum().is_ok_and(|want| want == sum)
}

/// The files of `source`, in their order.
pub(super) fn entries(mut source: Source) -> Entries {
    let bytes = std::mem::replace(&mut source.bytes, Box::new(io::empty()));
    let stream = Shared(Arc::new(Mutex::new(Stream { bytes, left: 0 })));
    let mut ended = false;
    Box::new(std::iter::from_fn(move || {
        while !ended {
            let counted = source.budget.entry();
            let next = match counted {
                Ok(()) => stream.header().map_err(|e| damaged(&e)),
                Err(skip) => Err(skip),
            };
            match next {
                Ok(None) => break,
                Ok(Some(header)) => {
                    if let Some(entry) = entry(&source, &stream, &header) {
                        return Some(entry);
                    }
                }
                Err(skip) => {
                    ended = true;
                    return Some(Err((source.shown.clone(), skip)));
                }
            }
        }
        ended = true;
        None
    }))
}

/// What a header stands for; none for folders and what is left out.
fn entry(archive: &Source, stream: &Shared, file: &Head) -> Option<Entry> {
    let shown = shown(&archive.shown, &file.name)?;
    let failed = |reason: &str, detail: &str| {
        Some(Err((shown.clone(), Skip { reason: reason.into(), detail: detail.to_owned() })))
    };
    match file.kind {
        EntryType::Regular | EntryType::Continuous => {
            let words = Words { stream: stream.clone(), left: file.size };
            Some(archive.inner(shown.clone(), words).map_err(|e| (shown, damaged(&e))))
        }
        EntryType::Link | EntryType::Symlink => {
            failed("link", "a link inside an archive is not followed; pack the file")
        }
        EntryType::GNUSparse => failed("format", "a sparse file inside an archive is not read; pack it again"),
        _ => None,
    }
}

/// What the header of a file says.
struct Head {
    name: String,
    kind: EntryType,
    size: u64,
}

/// The archive and what is left of the file that is being read, its padding counted in.
struct Stream {
    bytes: Bytes,
    left: u64,
}

#[derive(Clone)]
struct Shared(Arc<Mutex<Stream>>);

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Stream> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What stands next, with what goes before it of long names and properties; none at the end.
    fn header(&self) -> io::Result<Option<Head>> {
        let mut stream = self.lock();
        let (mut long_name, mut long_size) = (None, None);
        loop {
            let Some(block) = stream.block()? else { return Ok(None) };
            let header = Header::from_byte_slice(&block);
            let kind = header.entry_type();
            let size = header.entry_size()?;
            match kind {
                EntryType::GNULongName => long_name = Some(stream.extra(size)?),
                EntryType::XHeader => {
                    for property in tar::PaxExtensions::new(&stream.extra(size)?).flatten() {
                        match property.key() {
                            Ok("path") => long_name = Some(property.value_bytes().to_vec()),
                            Ok("size") => long_size = property.value().ok().and_then(|v| v.parse().ok()),
                            _ => {}
                        }
                    }
                }
                EntryType::GNULongLink | EntryType::XGlobalHeader => drop(stream.extra(size)?),
                _ => {
                    let size = long_size.unwrap_or(size);
                    stream.left = size.div_ceil(BLOCK).saturating_mul(BLOCK);
                    let name = long_name.unwrap_or_else(|| header.path_bytes().into_owned());
                    let name = String::from_utf8_lossy(&name).trim_end_matches('\0').to_owned();
                    return Ok(Some(Head { name, kind, size }));
                }
            }
        }
    }
}

impl Stream {
    /// The next header, past what is left of the file before it; none at the end.
    fn block(&mut self) -> io::Result<Option<Vec<u8>>> {
        io::copy(&mut (&mut self.bytes).take(self.left), &mut io::sink())?;
        self.left = 0;
        let mut block = Vec::with_capacity(BLOCK as usize);
        (&mut self.bytes).take(BLOCK).read_to_end(&mut block)?;
        if block.iter().all(|b| *b == 0) {
            return Ok(None);
        }
        if block.len() < BLOCK as usize || !is_tar(&block) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the archive is broken here"));
        }
        Ok(Some(block))
    }

    /// The content of a header that belongs to the next one.
    fn extra(&mut self, size: u64) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        (&mut self.bytes).take(size.min(LONGEST)).read_to_end(&mut out)?;
        self.left = size.div_ceil(BLOCK).saturating_mul(BLOCK).saturating_sub(out.len() as u64);
        io::copy(&mut (&mut self.bytes).take(self.left), &mut io::sink())?;
        self.left = 0;
        Ok(out)
    }
}

/// The bytes of one file of the archive; nothing once the archive has gone on.
struct Words {
    stream: Shared,
    left: u64,
}

impl Read for Words {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut stream = self.stream.lock();
        let want = usize::try_from(self.left.min(stream.left)).unwrap_or(usize::MAX).min(buffer.len());
        let got = stream.bytes.read(buffer.get_mut(..want).unwrap_or_default())?;
        if got == 0 && want > 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the archive ends inside a file"));
        }
        self.left -= got as u64;
        stream.left -= got as u64;
        Ok(got)
    }
}
