//! The bzip2 format, unpacked.
//!
//! Block-sorting compression as Julian Seward's bzip2 writes it: runs, the Burrows–Wheeler transform,
//! move-to-front and Huffman codes. Streams one after another (as parallel packers write them) are one file.

use super::bits::Bits;
use std::io::{self, BufRead, Read};

const BLOCK_MAGIC: u64 = 0x3141_5926_5359;
const END_MAGIC: u64 = 0x1772_4538_5090;
const LONGEST_CODE: usize = 20;

/// Unpacks what `bits` gives.
pub(super) struct Decoder<R> {
    bits: Bits<R>,
    /// Most bytes of a block; 0 before the first stream.
    cap: usize,
    block: Block,
    /// Of all blocks of the stream.
    sum: u32,
    ended: bool,
}

impl<R: BufRead> Decoder<R> {
    pub fn new(inner: R) -> Decoder<R> {
        Decoder { bits: Bits::new(inner), cap: 0, block: Block::default(), sum: 0, ended: false }
    }

    /// Goes on to the next block; false at the end of the file.
    fn advance(&mut self) -> io::Result<bool> {
        loop {
            if self.cap == 0 && !self.header()? {
                return Ok(false);
            }
            match self.bits.take(48)? {
                BLOCK_MAGIC => {
                    self.block = Block::read(&mut self.bits, self.cap)?;
                    return Ok(true);
                }
                END_MAGIC => {
                    if self.bits.take(32)? as u32 != self.sum {
                        return Err(broken("its checksum is wrong"));
                    }
                    self.bits.align();
                    (self.cap, self.sum) = (0, 0);
                }
                _ => return Err(broken("a block does not start where it should")),
            }
        }
    }

    /// Reads the head of a stream; false where there is none.
    fn header(&mut self) -> io::Result<bool> {
        if self.bits.is_empty()? {
            return Ok(false);
        }
        let head = self.bits.take(32)?;
        let level = (head & 0xff) as u8;
        if head >> 8 != 0x42_5a_68 || !level.is_ascii_digit() || level == b'0' {
            return Err(broken("a stream does not start where it should"));
        }
        self.cap = usize::from(level - b'0') * 100_000;
        Ok(true)
    }
}

impl<R: BufRead> Read for Decoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.ended && !buffer.is_empty() {
            let got = self.block.give(buffer);
            if got > 0 {
                return Ok(got);
            }
            if let Some(want) = self.block.want.take() {
                if self.block.sum != want {
                    return Err(broken("its checksum is wrong"));
                }
                self.sum = self.sum.rotate_left(1) ^ want;
            }
            self.ended = !self.advance()?;
        }
        Ok(0)
    }
}

/// One block: its sorted letters, and how far they were given out.
#[derive(Default)]
struct Block {
    /// The letter in the low byte; above it where the next one stands.
    chain: Vec<u32>,
    at: u32,
    left: usize,
    last: Option<u8>,
    /// How often `last` came in a row, and how often it is still to be given.
    run: (u8, u8),
    sum: u32,
    want: Option<u32>,
}

impl Block {
    fn read<R: BufRead>(bits: &mut Bits<R>, cap: usize) -> io::Result<Block> {
        let want = bits.take(32)? as u32;
        if bits.take(1)? == 1 {
            return Err(broken("it was written by a very old version of bzip2"));
        }
        let origin = bits.take(24)? as usize;
        let letters = letters(bits)?;
        let mut chain = sorted(bits, &letters, cap)?;
        if origin >= chain.len() {
            return Err(broken("a block has no start"));
        }
        link(&mut chain);
        let at = chain.get(origin).map_or(0, |c| c >> 8);
        Ok(Block { left: chain.len(), chain, at, last: None, run: (0, 0), sum: u32::MAX, want: Some(want) })
    }

    /// Gives out what fits into `buffer`.
    fn give(&mut self, buffer: &mut [u8]) -> usize {
        let mut got = 0;
        let mut sum = self.sum;
        while let Some(slot) = buffer.get_mut(got) {
            if self.run.1 > 0 {
                self.run.1 -= 1;
                *slot = self.last.unwrap_or_default();
            } else {
                if self.left == 0 {
                    break;
                }
                let Some(cell) = self.chain.get(self.at as usize) else { break };
                let letter = *cell as u8;
                (self.at, self.left) = (cell >> 8, self.left - 1);
                // Four equal letters are followed by how often the letter comes again.
                if self.run.0 == 4 {
                    self.run = (0, letter);
                    continue;
                }
                self.run.0 = if self.last == Some(letter) && self.run.0 > 0 { self.run.0 + 1 } else { 1 };
                self.last = Some(letter);
                *slot = letter;
            }
            sum = (sum << 8) ^ CRC[usize::from((sum >> 24) as u8 ^ *slot)];
            got += 1;
        }
        self.sum = sum;
        if got == 0 && self.want.is_some() {
            self.sum = !self.sum;
        }
        got
    }
}

/// The letters that a block uses, in order.
fn letters<R: BufRead>(bits: &mut Bits<R>) -> io::Result<Vec<u8>> {
    let groups = bits.take(16)?;
    let mut out = Vec::with_capacity(256);
    for group in (0..16u8).filter(|g| groups >> (15 - g) & 1 == 1) {
        let used = bits.take(16)?;
        out.extend((0..16u8).filter(|l| used >> (15 - l) & 1 == 1).map(|l| group * 16 + l));
    }
    if out.is_empty() { Err(broken("a block has no letters")) } else { Ok(out) }
}

/// The last column of the sorted block.
fn sorted<R: BufRead>(bits: &mut Bits<R>, letters: &[u8], cap: usize) -> io::Result<Vec<u32>> {
    let tables = bits.take(3)? as usize;
    let count = bits.take(15)? as usize;
    if !(2..=6).contains(&tables) || count == 0 {
        return Err(broken("a block has no codes"));
    }
    let mut order: Vec<u8> = (0..tables as u8).collect();
    let mut selectors = Vec::with_capacity(count);
    for _ in 0..count {
        let mut place = 0;
        while bits.take(1)? == 1 {
            place += 1;
            if place >= tables {
                return Err(broken("a code table does not exist"));
            }
        }
        let table = order.remove(place);
        order.insert(0, table);
        selectors.push(table);
    }
    let codes = (0..tables).map(|_| Code::read(bits, letters.len() + 2)).collect::<io::Result<Vec<Code>>>()?;
    let end = letters.len() as u16 + 1;
    let mut front = letters.to_vec();
    let mut out: Vec<u32> = Vec::new();
    let (mut run, mut weight) = (0usize, 1usize);
    let too_long = || broken("a block is longer than it says");
    for selector in selectors {
        let Some(code) = codes.get(usize::from(selector)) else { break };
        for _ in 0..50 {
            let symbol = code.next(bits)?;
            if symbol <= 1 {
                run += weight << symbol;
                weight <<= 1;
                if run > cap {
                    return Err(too_long());
                }
                continue;
            }
            if run > 0 {
                if out.len() + run > cap {
                    return Err(too_long());
                }
                let letter = front.first().copied().unwrap_or_default();
                out.resize(out.len() + run, u32::from(letter));
                (run, weight) = (0, 1);
            }
            if symbol == end {
                return Ok(out);
            }
            let place = usize::from(symbol - 1);
            if place >= front.len() || out.len() >= cap {
                return Err(too_long());
            }
            let letter = front.remove(place);
            front.insert(0, letter);
            out.push(u32::from(letter));
        }
    }
    Err(broken("a block has no end"))
}

/// Writes above each letter where the one after it stands.
fn link(chain: &mut [u32]) {
    let mut starts = [0u32; 257];
    for cell in chain.iter() {
        starts[usize::from(*cell as u8) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    for at in 0..chain.len() {
        let letter = usize::from(chain[at] as u8);
        let place = starts[letter] as usize;
        starts[letter] += 1;
        chain[place] |= (at as u32) << 8;
    }
}

/// A Huffman code with the shortest codes first.
struct Code {
    /// For each length: the first code of the next length, aligned to it, and where its symbols start.
    limits: [(u32, u32, u32); LONGEST_CODE + 1],
    symbols: Vec<u16>,
}

impl Code {
    fn read<R: BufRead>(bits: &mut Bits<R>, count: usize) -> io::Result<Code> {
        let mut length = bits.take(5)? as usize;
        let mut lengths = Vec::with_capacity(count);
        for _ in 0..count {
            loop {
                if !(1..=LONGEST_CODE).contains(&length) {
                    return Err(broken("a code is too long"));
                }
                if bits.take(1)? == 0 {
                    break;
                }
                length = if bits.take(1)? == 0 { length + 1 } else { length - 1 };
            }
            lengths.push(length);
        }
        let mut out = Code { limits: [(0, 0, 0); LONGEST_CODE + 1], symbols: Vec::with_capacity(count) };
        let mut code = 0u32;
        for (length, limit) in out.limits.iter_mut().enumerate().skip(1) {
            let (first, start) = (code, out.symbols.len() as u32);
            out.symbols.extend((0..count as u16).filter(|s| lengths.get(usize::from(*s)) == Some(&length)));
            code += out.symbols.len() as u32 - start;
            *limit = (code, first, start);
            code <<= 1;
        }
        Ok(out)
    }

    fn next<R: BufRead>(&self, bits: &mut Bits<R>) -> io::Result<u16> {
        let mut code = 0u32;
        for (end, first, start) in self.limits.iter().skip(1) {
            code = code << 1 | bits.take(1)? as u32;
            if code < *end && code >= *first {
                let at = start + (code - first);
                return self.symbols.get(at as usize).copied().ok_or_else(|| broken("a code stands for nothing"));
            }
        }
        Err(broken("a code stands for nothing"))
    }
}

fn broken(said: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, said.to_owned())
}

/// The table of bzip2's checksum.
const CRC: [u32; 256] = {
    let mut table = [0u32; 256];
    let mut at = 0;
    while at < 256 {
        let mut sum = (at as u32) << 24;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 0x8000_0000 != 0 { (sum << 1) ^ 0x04c1_1db7 } else { sum << 1 };
            bit += 1;
        }
        table[at] = sum;
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        Decoder::new(bytes).read_to_end(&mut out)?;
        Ok(out)
    }

    /// "The ferry was late. " four times and 300 times "z", packed by bzip2 -9.
    const PACKED: &[u8] =
        b"\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xd3\x55\x27\x58\x00\x00\x0a\x93\x80\xc0\x21\x04\x00\x23\x44\
        \x1c\xb0\x00\x08\x20\x00\x50\xa6\x00\x09\xa0\x55\x49\xe5\x32\x0c\x6a\x22\xd7\x3d\x36\x4d\x72\x63\x16\
        \xa3\x46\x8a\x36\x5c\xd1\xc1\xd9\x45\x09\x20\xcd\xbe\x98\x3f\x17\x72\x45\x38\x50\x90\xd3\x55\x27\x58";

    #[test]
    fn what_bzip2_packed_is_unpacked() {
        let want = ["The ferry was late. ".repeat(4), "z".repeat(300)].concat();
        assert_eq!(String::from_utf8(unpacked(PACKED).unwrap()).unwrap(), want);
        let twice = [PACKED, PACKED].concat();
        assert_eq!(unpacked(&twice).unwrap().len(), 2 * want.len(), "streams one after another");
        assert_eq!(unpacked(b"BZh9\x17\x72\x45\x38\x50\x90\0\0\0\0").unwrap(), b"", "nothing, packed");
    }

    #[test]
    fn damage_is_noticed_and_never_a_panic() {
        let want = unpacked(PACKED).unwrap();
        for at in 0..PACKED.len() {
            assert!(unpacked(&PACKED[..at]).is_err() || at == 0, "cut at {at}");
            let mut bytes = PACKED.to_vec();
            bytes[at] ^= 0x10;
            // A code that no letter uses may be damaged without harm.
            assert!(unpacked(&bytes).map_or(true, |words| words == want), "byte {at}");
        }
    }
}
