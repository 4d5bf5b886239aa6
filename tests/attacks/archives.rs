//! Archives and folders that point at what is not theirs.

use crate::scan;
use std::io::Write;

const WORDS: &str = "Twelve people were hurt in Halden on Monday, said the harbour master.";

#[test]
fn a_path_in_an_archive_is_a_name_and_nothing_is_unpacked() {
    let dir = tempfile::tempdir().unwrap();
    let input = dir.path().join("in");
    std::fs::create_dir(&input).unwrap();
    let mut pack = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for name in ["../../escaped.txt", "/tmp/claimdiff-escaped.txt", "C:\\escaped.txt", "a/../../escaped.txt"] {
        pack.start_file(name, stored).unwrap();
        pack.write_all(WORDS.as_bytes()).unwrap();
    }
    std::fs::write(input.join("p.zip"), pack.finish().unwrap().into_inner()).unwrap();
    let (records, run) = scan(&input);
    assert!(run.status.success() && !records.is_empty());
    for record in &records {
        let path = record["article"]["source"]["path"].as_str().unwrap();
        assert!(path.contains("p.zip!/"), "{path}");
    }
    let left: Vec<_> = walkdir::WalkDir::new(dir.path()).into_iter().map(|e| e.unwrap().into_path()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(!std::path::Path::new("/tmp/claimdiff-escaped.txt").exists());
}

#[test]
fn a_link_in_an_archive_is_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("secret.txt"), format!("secret: {WORDS}")).unwrap();
    let mut pack = tar::Builder::new(Vec::new());
    for (kind, name) in [(tar::EntryType::Symlink, "a.txt"), (tar::EntryType::Link, "b.txt")] {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(kind);
        header.set_size(0);
        header.set_mode(0o644);
        pack.append_link(&mut header, name, dir.path().join("secret.txt")).unwrap();
    }
    let mut header = tar::Header::new_gnu();
    header.set_size(WORDS.len() as u64);
    header.set_mode(0o644);
    header.set_cksum();
    pack.append_data(&mut header, "c.txt", WORDS.as_bytes()).unwrap();
    let input = dir.path().join("p.tar");
    std::fs::write(&input, pack.into_inner().unwrap()).unwrap();
    let (records, run) = scan(&input);
    assert!(run.status.success());
    assert!(!String::from_utf8_lossy(&run.stdout).contains("secret:"));
    let read = records.iter().filter(|r| r["skipped"].is_null()).count();
    assert_eq!(read, 1, "{records:?}");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let (input, other) = (dir.path().join("in"), dir.path().join("other"));
    for folder in [&input, &other] {
        std::fs::create_dir(folder).unwrap();
    }
    std::fs::write(other.join("secret.txt"), format!("secret: {WORDS}")).unwrap();
    std::fs::write(input.join("own.txt"), WORDS).unwrap();
    symlink(other.join("secret.txt"), input.join("file.txt")).unwrap();
    symlink(&other, input.join("folder")).unwrap();
    symlink("own.txt", input.join("within.txt")).unwrap();
    let (records, run) = scan(&input);
    assert!(!String::from_utf8_lossy(&run.stdout).contains("secret:"));
    let reasons: Vec<&str> = records.iter().map(|r| r["skipped"]["reason"].as_str().unwrap_or("")).collect();
    assert_eq!(reasons, ["outside", "outside", "", ""]);
    // Whoever names a link wants it.
    assert!(String::from_utf8_lossy(&scan(&input.join("file.txt")).1.stdout).contains("secret:"));
}
