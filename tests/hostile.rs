//! A folder of broken, hostile and odd files: the run ends, what is good is read, what is not has its reason,
//! and memory stays bounded.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, unused_imports)]
mod saved;

use saved::{gz, tar, zip};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const WORDS: &str = "The ferry ran aground on Monday and 12 people were hurt, said the harbour master.";
/// Most memory that a run may take, in kB.
const MEMORY: u64 = 500 << 10;

/// A file and the reason it is skipped for; empty where it is read.
type Odd = (&'static str, Vec<u8>, &'static str);

fn row(text: &str) -> String {
    format!("{{\"text\": \"{text}\"}}\n")
}

fn half(bytes: Vec<u8>) -> Vec<u8> {
    bytes[..bytes.len() / 2].to_vec()
}

fn changed(mut bytes: Vec<u8>, at: usize, byte: u8) -> Vec<u8> {
    bytes[at] ^= byte;
    bytes
}

/// Packed `times` over.
fn often(times: usize) -> Vec<u8> {
    (0..times).fold(row(WORDS).into_bytes(), |bytes, _| gz(&bytes))
}

/// A long line, packed to a thousandth.
fn bomb() -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(b"{\"text\": \"").unwrap();
    let block = vec![b'a'; 1 << 20];
    for _ in 0..400 {
        out.write_all(&block).unwrap();
    }
    out.finish().unwrap()
}

fn locked() -> Vec<u8> {
    let mut bytes = zip(&[("a.txt".into(), WORDS.into())]);
    let list = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[list + 8] |= 1;
    bytes
}

fn packed_badly() -> Vec<Odd> {
    let lines = row(WORDS).repeat(200).into_bytes();
    let one = |name: &str, bytes: &[u8]| vec![(name.to_owned(), bytes.to_vec())];
    let hidden: Vec<(String, Vec<u8>)> = (0..400).map(|n| (format!(".h{n}"), Vec::new())).collect();
    let noise: Vec<u8> = (0u32..60_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
    vec![
        ("bomb.jsonl.gz", bomb(), "expansion"),
        ("bomb.zip", zip(&one("b.jsonl.gz", &bomb())), "expansion"),
        ("deep.gz", often(9), "nesting"),
        ("many.tar", tar(&hidden), "entries"),
        ("cut.txt.gz", half(gz(&noise)), "damaged"),
        ("cut.jsonl.zst", half(saved::zst(&noise)), "damaged"),
        ("cut.txt.xz", half(saved::xz(&noise)), "damaged"),
        ("cut.bz2", half(std::fs::read("tests/data/corpus.jsonl.bz2").unwrap()), "damaged"),
        ("cut.zip", half(zip(&one("a.jsonl", &lines))), "damaged"),
        ("cut.tar", half(tar(&one("a.txt", &lines))), "damaged"),
        ("wrong.zip", changed(zip(&one("a.txt", WORDS.as_bytes())), 40, 1), "damaged"),
        ("locked.zip", locked(), "encrypted"),
        ("empty.zip", zip(&[]), "empty"),
        ("nothing.zip", b"PK\x03\x04nothing".to_vec(), "damaged"),
        ("sheet.xlsx", zip(&one("xl/workbook.xml", b"<x/>")), "format"),
        #[cfg(feature = "parquet")]
        ("cut.parquet", half(saved::parquet(&saved::corpus().0)), "damaged"),
        #[cfg(feature = "parquet")]
        ("nothing.parquet", b"PAR1 and no more PAR1".to_vec(), "damaged"),
        #[cfg(not(feature = "parquet"))]
        ("table.parquet", b"PAR1 and no more PAR1".to_vec(), "format"),
    ]
}

fn laid_out_badly() -> Vec<Odd> {
    let crawl = saved::crawl(&saved::corpus().0);
    let deep = format!("{{\"text\": {}", "[".repeat(100_000));
    vec![
        ("empty.txt", Vec::new(), "empty"),
        ("empty.csv", Vec::new(), "empty"),
        ("empty.html", Vec::new(), "empty"),
        ("blank.jsonl", b"\n\n".to_vec(), "empty"),
        ("header.csv", b"outlet,text\n".to_vec(), "empty"),
        ("nameless.csv", b"a,b\n1,2\n".to_vec(), "syntax"),
        ("wide.csv", b"outlet,text\nA,B,C\n".to_vec(), "syntax"),
        ("broken.jsonl", b"{\"text\": \"x\n".to_vec(), "syntax"),
        ("deep.json", deep.into_bytes(), "syntax"),
        ("binary.txt", b"GIM\x00\x01\xff\x02\x03".repeat(99), "not-text"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "format"),
        ("paper.txt", b"%PDF-1.7 \xe2".to_vec(), "format"),
        ("style.css", b"p { color: red }".to_vec(), "format"),
        ("nested.html", format!("<html><body>{}{WORDS}", "<div>".repeat(100_000)).into_bytes(), "depth"),
        ("wide.html", format!("<html><body>{}{WORDS}", "<i></i>".repeat(150_000)).into_bytes(), "nodes"),
        ("large.txt", WORDS.repeat(60_000).into_bytes(), "too-large"),
        ("endless.txt", vec![b' '; 40 << 20], "line-length"),
        ("nothing.warc", b"WARC/1.0\r\nno length\r\n\r\n".to_vec(), "damaged"),
        ("cut.warc", crawl[..crawl.len() - 300].to_vec(), "damaged"),
        ("none.rss", b"<rss><channel><title>x</title></channel></rss>".to_vec(), "empty"),
        ("cut.rss", b"<rss><channel><item><title>x</title>".to_vec(), "damaged"),
        ("short.rss", b"<rss><item><description>Short.</description></item></rss>".to_vec(), "stub"),
        ("french.txt", "Le ferry s'est échoué lundi et les douze membres de son équipage sont indemnes, selon les autorités du port.".into(), "language"),
        ("said.jsonl", b"{\"text\": \"Tout va bien.\", \"language\": \"fr\"}".to_vec(), "language"),
    ]
}

fn good() -> Vec<Odd> {
    let page = format!("<html><body>{}<p>{WORDS}</p></body></html>", "<div>".repeat(1000));
    vec![
        ("plain.txt", WORDS.into(), ""),
        ("\u{1b}[31mred\u{202e}.txt", WORDS.into(), ""),
        ("wide.txt", WORDS.encode_utf16().flat_map(u16::to_le_bytes).collect(), ""),
        ("western.txt", [WORDS.as_bytes(), b" It cost \xa35m in caf\xe9s."].concat(), ""),
        ("twice.txt", format!("{WORDS} It wasnâ€™t cheap.").into_bytes(), ""),
        ("misnamed.txt", gz(page.as_bytes()), ""),
        ("page.htm", page.clone().into_bytes(), ""),
        ("rows.bin", gz(row(WORDS).as_bytes()), ""),
        ("hidden.tar.gz", gz(&tar(&[("a/.x.txt".into(), b"no".to_vec()), ("a/b.txt".into(), WORDS.into())])), ""),
    ]
}

/// Links in a circle, a link to nowhere, and a file that nobody may read (but the superuser).
#[cfg(unix)]
fn links(dir: &Path) -> Vec<(&'static str, &'static str)> {
    use std::os::unix::fs::{PermissionsExt, symlink};
    std::fs::create_dir(dir.join("ring")).unwrap();
    symlink("..", dir.join("ring/round")).unwrap();
    symlink("gone.txt", dir.join("nowhere.txt")).unwrap();
    let secret = dir.join("secret.txt");
    std::fs::write(&secret, WORDS).unwrap();
    std::fs::set_permissions(&secret, PermissionsExt::from_mode(0o000)).unwrap();
    let readable = std::fs::File::open(&secret).is_ok();
    vec![("round", "loop"), ("nowhere.txt", "unreadable"), ("secret.txt", if readable { "" } else { "unreadable" })]
}

#[cfg(not(unix))]
fn links(_: &Path) -> Vec<(&'static str, &'static str)> {
    Vec::new()
}

/// The records of a run, what it said, and the most memory it took, in kB (0 where that cannot be learnt).
fn run(dir: &Path, input: impl FnOnce(&mut dyn Write) + Send) -> (Vec<Value>, String, u64) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("claimdiff"));
    command.current_dir(dir).args(["scan", "in", "-", "--limit", "entries=300,nodes=150000", "-o", "out"]);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stderr) = (child.stdin.take().unwrap(), child.stderr.take().unwrap());
    let status = format!("/proc/{}/status", child.id());
    let (said, peak) = std::thread::scope(|scope| {
        scope.spawn(move || input(&mut stdin));
        let said = scope.spawn(move || {
            let mut said = Vec::new();
            std::io::Read::read_to_end(&mut stderr, &mut said).map(|_| said)
        });
        let mut peak = 0;
        while child.try_wait().unwrap().is_none() {
            let status = std::fs::read_to_string(&status).unwrap_or_default();
            let high = status
                .lines()
                .find_map(|l| l.strip_prefix("VmHWM:"))
                .and_then(|l| l.split_whitespace().next()?.parse().ok());
            peak = high.unwrap_or(0).max(peak);
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        (said.join().unwrap().unwrap(), peak)
    });
    let lines = std::fs::read_to_string(dir.join("out/scan.jsonl")).unwrap();
    let records = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    (records, String::from_utf8_lossy(&said).into_owned(), peak)
}

#[test]
fn every_file_is_read_or_has_its_reason() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("in");
    std::fs::create_dir(&folder).unwrap();
    let mut want: BTreeMap<String, &str> = BTreeMap::new();
    for (name, bytes, reason) in packed_badly().into_iter().chain(laid_out_badly()).chain(good()) {
        std::fs::write(folder.join(name), bytes).unwrap();
        want.insert(name.to_owned(), reason);
    }
    want.extend(links(&folder).into_iter().map(|(name, reason)| (name.to_owned(), reason)));
    assert!(want.len() >= 40);

    let (records, said, peak) = run(dir.path(), |stdin| {
        // A line of a gigabyte, made as it is read.
        let block = vec![b'a'; 1 << 20];
        let _ = stdin.write_all(b"{\"text\": \"");
        for _ in 0..1024 {
            let _ = stdin.write_all(&block);
        }
    });
    want.insert("-".to_owned(), "line-length");
    for (name, reason) in &want {
        let own: Vec<&Value> = records
            .iter()
            .filter(|r| {
                let path = r["article"]["source"]["path"].as_str().unwrap();
                path.trim_start_matches("in/").split("!/").next().unwrap().trim_start_matches("ring/") == name
            })
            .collect();
        assert!(!own.is_empty(), "nothing is said of {name:?}");
        let reasons: Vec<&str> = own.iter().map(|r| r["skipped"]["reason"].as_str().unwrap_or("")).collect();
        assert!(reasons.contains(reason), "{name:?}: {own:?} and not {reason:?}");
        assert!(!reason.is_empty() || reasons == [""], "{name:?}: {own:?}");
        assert!(!reason.is_empty() || own[0]["article"]["text"].as_str().unwrap().contains("12 people"), "{name:?}");
    }
    assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'), "names are shown safely");
    assert!(said.contains("look like UTF-8 that was saved as Windows-1252"), "{said}");
    assert!(peak < MEMORY, "{peak} kB");
}
