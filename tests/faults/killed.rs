//! A run that is killed at any moment: what stands under a final name is whole, and the next run sets all right.

use crate::{check, files};
use std::time::{Duration, Instant};

/// Moments of a run; `cargo xtask soak` tries fifty.
const MOMENTS: u32 = 8;

#[test]
fn a_killed_run_leaves_whole_files_and_the_next_one_sets_all_right() {
    let (whole, dir) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let start = Instant::now();
    assert!(check(whole.path()).status().unwrap().success());
    let length = start.elapsed();
    let want = files(whole.path());
    for moment in 0..MOMENTS {
        let mut run = check(dir.path()).spawn().unwrap();
        // Most of them near the end, where files are written.
        let share = if moment % 4 == 0 { 0.3 } else { 0.75 + 0.3 * f64::from(moment) / f64::from(MOMENTS) };
        std::thread::sleep(Duration::from_secs_f64(length.as_secs_f64() * share));
        let _ = run.kill();
        run.wait().unwrap();
        for (name, bytes) in files(dir.path()).iter().filter(|(name, _)| !name.starts_with(".claimdiff-")) {
            assert!(want.get(name) == Some(bytes), "{name} is half a file");
        }
    }
    std::fs::write(dir.path().join(".claimdiff-left.part"), "half").unwrap();
    assert!(check(dir.path()).status().unwrap().success());
    assert!(files(dir.path()) == want, "the same files with the same bytes, and no other");
}
