//! Places that cannot be written, or not to the end.

use crate::{check, claimdiff, files, said};
use std::path::Path;
use std::process::Command;

#[test]
fn an_output_that_cannot_be_made_is_told() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("file"), "x").unwrap();
    let run = check(&dir.path().join("file/out")).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(said(&run).contains("cannot write") && said(&run).contains("file/out"), "{}", said(&run));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_keeps_what_it_had() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("findings.csv"), "earlier").unwrap();
    std::fs::set_permissions(&out, PermissionsExt::from_mode(0o555)).unwrap();
    let is_bound = std::fs::write(out.join("probe"), "x").is_err();
    if !is_bound {
        eprintln!("skipped: the superuser may write anywhere");
        return;
    }
    let run = check(&out).output().unwrap();
    std::fs::set_permissions(&out, PermissionsExt::from_mode(0o755)).unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    assert_eq!(files(&out).get("findings.csv").map(Vec::as_slice), Some(b"earlier".as_slice()));
}

/// `program` with a limit on the size of each file it writes, in blocks of 512 bytes.
#[cfg(unix)]
fn limited(program: &Command, blocks: u32) -> Command {
    let mut command = Command::new("sh");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), "sh"]);
    command.arg(program.get_program()).args(program.get_args());
    command
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_is_told_and_nothing_half_written_stays() {
    let dir = tempfile::tempdir().unwrap();
    for blocks in [1, 40, 200] {
        let run = limited(&check(dir.path()), blocks).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{blocks}: {}", said(&run));
        assert!(said(&run).contains("cannot write"), "{}", said(&run));
        assert!(files(dir.path()).is_empty(), "{blocks}: {:?}", files(dir.path()).keys());
    }
}

/// A real full disk, where this machine lets us make one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_file_system_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().display().to_string();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=128k", "claimdiff", &place]).output();
    if !mounted.is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: no small file system can be mounted here");
        return;
    }
    let run = check(&dir.path().join("out")).output().unwrap();
    let left = files(&dir.path().join("out"));
    Command::new("umount").arg(&place).status().unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", said(&run));
    assert!(left.is_empty(), "{:?}", left.keys());
}

fn append(database: &Path, out: &Path) -> std::process::Output {
    check(out).arg("--append").arg(database).output().unwrap()
}

#[test]
fn a_truncated_database_is_told_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let (database, out) = (dir.path().join("all.sqlite"), dir.path().join("out"));
    assert!(append(&database, &out).status.success());
    let whole = std::fs::read(&database).unwrap();
    for length in [whole.len() / 2, 4096, 100, 17] {
        std::fs::write(&database, &whole[..length]).unwrap();
        let run = append(&database, &out);
        assert_eq!(run.status.code(), Some(2), "{length}: {}", said(&run));
        assert!(said(&run).contains("all.sqlite"), "{}", said(&run));
        assert!(std::fs::read(&database).unwrap() == whole[..length], "{length} bytes were changed");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_or_full_standard_output_is_no_fault() {
    use std::io::Read;
    let mut run = claimdiff();
    run.args(["scan", "input"]).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = run.spawn().unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), said(&ended).contains("fault")), (Some(0), false), "{}", said(&ended));
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = claimdiff().args(["scan", "input"]).stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(2), "{}", said(&ended));
}
