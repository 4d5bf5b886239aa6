//! What must never get out: protected names, the words of articles in messages, anything over the network.

use crate::{check, claimdiff, files, said};
use std::path::Path;
use std::process::Command;

const NAMES: &str = "names = [\"Graham Tolland\"]";

fn protected(dir: &Path) -> std::path::PathBuf {
    let path = dir.join("protected.toml");
    std::fs::write(&path, NAMES).unwrap();
    path
}

#[test]
fn a_protected_name_stops_the_run_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let (list, out) = (protected(dir.path()), dir.path().join("out"));
    for format in ["jsonl", "html", "sqlite", "sarif"] {
        let run = check(&out).args(["--format", format, "--protected"]).arg(&list).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{format}: {}", said(&run));
        assert!(said(&run).contains("name 1 of") && !said(&run).contains("Tolland"), "{}", said(&run));
        assert!(run.stdout.is_empty() && files(&out).is_empty(), "{format}");
    }
    let scan = claimdiff().args(["scan", "input", "--protected"]).arg(&list).output().unwrap();
    assert_eq!(scan.status.code(), Some(2));
    assert!(!String::from_utf8_lossy(&scan.stdout).contains("Graham Tolland"));
}

#[test]
fn the_usual_list_holds_without_being_named() {
    let dir = tempfile::tempdir().unwrap();
    protected(dir.path());
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("input");
    let run = claimdiff().current_dir(dir.path()).arg("check").arg(input).output().unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
}

#[test]
fn pseudonyms_satisfy_the_list() {
    let dir = tempfile::tempdir().unwrap();
    let (list, out, key) = (protected(dir.path()), dir.path().join("out"), dir.path().join("key"));
    std::fs::write(&key, [7; 32]).unwrap();
    let mut run = claimdiff();
    run.args(["check", "input", "--fail-on", "never", "--redact", "names", "--key"]).arg(key);
    let run = run.arg("--protected").arg(list).arg("-o").arg(&out).output().unwrap();
    assert!(run.status.success(), "{}", said(&run));
    assert!(!String::from_utf8_lossy(&run.stdout).contains("Tolland"), "the summary hides names too");
}

#[test]
fn no_message_quotes_an_article() {
    let dir = tempfile::tempdir().unwrap();
    let secret = "Quillfeather";
    let of = |name: &str, bytes: Vec<u8>| std::fs::write(dir.path().join(name), bytes).unwrap();
    let words = format!("{secret} said on Monday that 12 people were hurt in Halden. It wasnâ€™t said by {secret}.");
    of("a.txt", words.clone().into());
    of("b.jsonl", format!("{{\"text\": \"{words}\"\n{{\"text\": \"{words}\", \"x\n").into());
    of("c.csv", format!("outlet,text\nA,{words},{secret},,\n").into());
    of("d.html", format!("<p>{words}<p>{}", secret.repeat(9)).into());
    of("e.xml", format!("<rss><channel><item><title>{secret}</x></item>").into());
    of("f.txt", format!("{secret} a été vue lundi à Halden avec douze personnes, selon {secret}.").into());
    of("g.eml", format!("Subject: {secret}\n\n{words}").into());
    let run = claimdiff().arg("scan").arg(dir.path()).output().unwrap();
    assert!(String::from_utf8_lossy(&run.stdout).contains(secret) && !said(&run).is_empty());
    assert!(!said(&run).contains(secret), "{}", said(&run));
}

#[cfg(target_os = "linux")]
#[test]
fn check_and_scan_open_no_socket() {
    let dir = tempfile::tempdir().unwrap();
    let log = dir.path().join("calls");
    let program = assert_cmd::cargo::cargo_bin("claimdiff");
    let traced = |arguments: &[&str]| {
        let mut command = Command::new("strace");
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["-f", "-qq", "-e", "trace=network,openat", "-o"]);
        command.arg(&log).arg(&program).args(arguments).arg("-o").arg(dir.path().join("out")).output()
    };
    if !traced(&["scan", "input"]).is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: strace is not here or may not trace");
        return;
    }
    for arguments in [["scan", "input"], ["check", "input"]] {
        traced(&arguments).unwrap();
        let calls = std::fs::read_to_string(&log).unwrap();
        assert!(calls.contains("openat("), "calls are seen");
        let network = ["socket(", "connect(", "bind(", "sendto(", "socketpair("];
        assert!(!network.iter().any(|call| calls.contains(call)), "{arguments:?}");
    }
}
