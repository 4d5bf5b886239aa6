//! Every fuzz target, with its seeds and with what a generator makes of them that starts alike each time. libFuzzer
//! goes where such a generator does not, but it takes minutes to build: this tells at once that a change broke a target
//! or what it holds.

#![allow(clippy::unwrap_used)]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rayon::prelude::*;
use std::path::Path;

/// How many inputs each target is handed beside its seeds.
const INPUTS: u32 = 4096;

/// What an input is made of: the whole files that a target starts from, and words that its format turns on.
struct Material {
    seeds: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
}

impl Material {
    fn of(target: &str) -> Material {
        let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
        let mut seeds: Vec<_> =
            std::fs::read_dir(fuzz.join("seeds").join(target)).unwrap().map(|e| e.unwrap().path()).collect();
        seeds.sort_unstable();
        let words = std::fs::read_to_string(fuzz.join(format!("words/{target}.dict"))).unwrap_or_default();
        Material {
            seeds: seeds.iter().map(|path| std::fs::read(path).unwrap()).collect(),
            words: words.lines().filter_map(word).collect(),
        }
    }

    /// A seed after every edit.
    fn edited(&self, seed: Index, edits: &[Edit]) -> Vec<u8> {
        let mut bytes = seed.get(&self.seeds).clone();
        edits.iter().for_each(|edit| edit.make(&mut bytes, &self.words));
        bytes
    }
}

/// The bytes of one line of a dictionary: `"<w:t>"`, with `\xNN` for what cannot be written.
fn word(line: &str) -> Option<Vec<u8>> {
    let inner = line.trim().strip_prefix('"')?.strip_suffix('"')?;
    let (mut out, mut rest) = (Vec::new(), inner.as_bytes());
    loop {
        let byte;
        (byte, rest) = match rest {
            [] => return Some(out),
            [b'\\', b'x', high, low, after @ ..] => {
                (u8::from_str_radix(std::str::from_utf8(&[*high, *low]).ok()?, 16).ok()?, after)
            }
            [b'\\', plain, after @ ..] | [plain, after @ ..] => (*plain, after),
        };
        out.push(byte);
    }
}

/// One change to an input, at a place that is a share of its length.
#[derive(Clone, Debug)]
enum Edit {
    /// One byte becomes another.
    Byte(Index, u8),
    /// So many bytes go.
    Cut(Index, usize),
    /// So many bytes stand there once more, a number of times.
    Repeat(Index, usize, usize),
    /// A word of the dictionary stands there.
    Word(Index, Index),
}

impl Edit {
    fn any() -> impl Strategy<Value = Edit> {
        prop_oneof![
            (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Edit::Byte(at, byte)),
            (any::<Index>(), 1..64_usize).prop_map(|(at, length)| Edit::Cut(at, length)),
            (any::<Index>(), 1..32_usize, 1..8_usize).prop_map(|(at, length, times)| Edit::Repeat(at, length, times)),
            (any::<Index>(), any::<Index>()).prop_map(|(at, word)| Edit::Word(at, word)),
        ]
    }

    fn make(&self, bytes: &mut Vec<u8>, words: &[Vec<u8>]) {
        let place = |at: &Index| at.index(bytes.len() + 1);
        match self {
            Edit::Byte(at, byte) => {
                let at = place(at);
                bytes.splice(at..(at + 1).min(bytes.len()), [*byte]);
            }
            Edit::Cut(at, length) => {
                let at = place(at);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Edit::Repeat(at, length, times) => {
                let at = place(at);
                let again = bytes[at..(at + length).min(bytes.len())].repeat(*times);
                bytes.splice(at..at, again);
            }
            Edit::Word(at, word) if !words.is_empty() => {
                let at = place(at);
                bytes.splice(at..at, word.get(words).iter().copied());
            }
            Edit::Word(..) => {}
        }
    }
}

/// The seeds, then what is made of them; the smallest input that fails is told.
fn fuzz(name: &str, target: targets::Target) -> Result<(), String> {
    let material = Material::of(name);
    material.seeds.iter().for_each(|seed| target(seed));
    // What failed is told here: files of failures would be written on every machine.
    let config = Config { cases: INPUTS, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let inputs = (any::<Index>(), vec(Edit::any(), 1..8)).prop_map(|(seed, edits)| material.edited(seed, &edits));
    let held = runner.run(&inputs, |bytes| {
        target(&bytes);
        Ok(())
    });
    held.map_err(|e| format!("{name}: {e}"))
}

#[test]
fn every_target_holds_what_it_says() {
    let failed: Vec<String> =
        targets::TARGETS.par_iter().filter_map(|(name, target)| fuzz(name, *target).err()).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn words_of_dictionaries_are_read() {
    assert_eq!(word(r#""PK\x03\x04""#), Some(b"PK\x03\x04".to_vec()));
    assert_eq!(word(r#""a\"b\\""#), Some(br#"a"b\"#.to_vec()));
    assert_eq!(word("# no word"), None);
}
