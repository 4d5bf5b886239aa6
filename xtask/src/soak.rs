//! `cargo xtask soak`: what takes long. Runs in a row, runs that are killed, a server under load while its folder is
//! written again; each part has a share of the time given.

use crate::shell::{built, program, root};
use miette::{IntoDiagnostic, Result, bail, ensure, miette};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long, and on what.
#[derive(clap::Args)]
pub struct Args {
    /// Time for all of it, in minutes
    #[arg(long, default_value_t = 30)]
    minutes: u32,
    /// Runs whose bytes are compared, where the time allows
    #[arg(long, default_value_t = 200)]
    runs: u32,
    /// Runs that are killed, where the time allows
    #[arg(long, default_value_t = 50)]
    kills: u32,
    /// Connections to the server at once that say nothing
    #[arg(long, default_value_t = 10_000)]
    connections: usize,
    /// The program, built already
    #[arg(long)]
    program: Option<String>,
}

type Files = BTreeMap<String, Vec<u8>>;

/// Does all of it and prints what was seen.
///
/// # Errors
/// Where bytes differ, a file is half there, or a request fails.
pub fn run(args: &Args) -> Result<()> {
    let claimdiff = &match &args.program {
        Some(given) => given.clone(),
        None => built(true)?.display().to_string(),
    };
    let place = root().join("target/soak");
    let (whole, torn) = (place.join("whole"), place.join("torn"));
    for folder in [&whole, &torn] {
        let _ = std::fs::remove_dir_all(folder);
        std::fs::create_dir_all(folder).into_diagnostic()?;
    }
    let third = Duration::from_secs(u64::from(args.minutes) * 20);
    let start = Instant::now();
    finish(&mut check(claimdiff, &whole))?;
    let (length, want) = (start.elapsed(), files(&whole)?);
    println!("runs with the same bytes: {}", repeated(claimdiff, &whole, &want, args.runs, third)?);
    println!("runs killed and set right: {}", killed(claimdiff, &torn, &want, args.kills, length, third)?);
    println!("connections at once: {}", crowded(claimdiff, &whole, args.connections)?);
    served(claimdiff, &whole, third)
}

fn check(claimdiff: &str, out: &Path) -> Command {
    let mut command = program(claimdiff, &["check", "input", "--quiet", "--fail-on", "never", "-o"]);
    command.arg(out);
    command
}

fn finish(command: &mut Command) -> Result<()> {
    let status = command.status().into_diagnostic()?;
    ensure!(status.success(), "{command:?} ended with {status}");
    Ok(())
}

/// Every file of a folder.
fn files(dir: &Path) -> Result<Files> {
    let mut out = Files::new();
    for entry in std::fs::read_dir(dir).into_diagnostic()? {
        let entry = entry.into_diagnostic()?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() {
            out.insert(name, std::fs::read(entry.path()).into_diagnostic()?);
        }
    }
    Ok(out)
}

/// Runs in a row into one folder, on one thread and on several.
fn repeated(claimdiff: &str, out: &Path, want: &Files, most: u32, time: Duration) -> Result<u32> {
    let end = Instant::now() + time;
    for run in 0..most {
        if Instant::now() > end {
            return Ok(run);
        }
        finish(check(claimdiff, out).args(["--jobs", &(run % 4 + 1).to_string()]))?;
        ensure!(files(out)? == *want, "run {run} gave other bytes");
    }
    Ok(most)
}

/// Runs that are killed at moments spread over their length, each followed by one that is not.
fn killed(claimdiff: &str, out: &Path, want: &Files, most: u32, length: Duration, time: Duration) -> Result<u32> {
    let end = Instant::now() + time;
    for moment in 0..most {
        if Instant::now() > end {
            return Ok(moment);
        }
        let mut run = check(claimdiff, out).spawn().into_diagnostic()?;
        // Steps of the golden ratio fall everywhere.
        std::thread::sleep(length.mul_f64((f64::from(moment) * 0.618_034).fract() * 1.1));
        let _ = run.kill();
        run.wait().into_diagnostic()?;
        for (name, bytes) in files(out)?.iter().filter(|(name, _)| !name.starts_with('.')) {
            ensure!(want.get(name) == Some(bytes), "{name} was half there after kill {moment}");
        }
        finish(&mut check(claimdiff, out))?;
        ensure!(files(out)? == *want, "the run after kill {moment} gave other bytes or left a file");
    }
    Ok(most)
}

/// A server that is ended with its owner.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn on(claimdiff: &str, dir: &Path) -> Result<Server> {
        let mut command = program(claimdiff, &["serve", "--port", "0"]);
        let mut child = command.arg(dir).stderr(Stdio::piped()).spawn().into_diagnostic()?;
        let told = child.stderr.take();
        let mut server = Server { child, port: 0 };
        let mut line = String::new();
        let told = told.ok_or_else(|| miette!("it says nothing"))?;
        BufReader::new(told).read_line(&mut line).into_diagnostic()?;
        server.port = line.split([':', '/']).filter_map(|part| part.parse().ok()).next_back().unwrap_or(0);
        Ok(server)
    }

    fn memory(&self) -> u64 {
        memory(self.child.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Opens connections that say nothing, holds them all, and asks once they are gone; how many the system let us open,
/// and what the server came to hold.
fn crowded(claimdiff: &str, dir: &Path, most: usize) -> Result<String> {
    let server = Server::on(claimdiff, dir)?;
    let (mut crowd, before) = (Vec::new(), server.memory());
    for _ in 0..most {
        let Ok(stream) = TcpStream::connect(("127.0.0.1", server.port)) else { break };
        crowd.push(stream);
    }
    let (opened, held) = (crowd.len(), server.memory());
    drop(crowd);
    // Who is still held goes when the server sees that the other side is gone.
    let answers = |_| {
        std::thread::sleep(Duration::from_millis(100));
        asked(server.port, "/").is_ok_and(|status| status.contains(" 200 "))
    };
    ensure!((0..100).any(answers), "the server does not answer after {opened} connections");
    Ok(format!("{opened} of {most}, answered after; memory from {before} kB to {held} kB"))
}

/// Asks without a pause while the folder is written again and again.
fn served(claimdiff: &str, dir: &Path, time: Duration) -> Result<()> {
    let server = Server::on(claimdiff, dir)?;
    let end = Instant::now() + time;
    let (first, mut waits, mut runs) = (server.memory(), Vec::new(), 0);
    let mut writer: Option<Child> = None;
    while Instant::now() < end {
        if writer.as_mut().is_none_or(|run| matches!(run.try_wait(), Ok(Some(_)))) {
            writer = Some(check(claimdiff, dir).spawn().into_diagnostic()?);
            runs += 1;
        }
        for target in ["/", "/api/findings?limit=20", "/claims.jsonl"] {
            let start = Instant::now();
            let status = asked(server.port, target)?;
            waits.push(start.elapsed());
            if !status.contains(" 200 ") {
                bail!("{target}: {status}");
            }
        }
    }
    if let Some(mut run) = writer {
        run.wait().into_diagnostic()?;
    }
    waits.sort_unstable();
    let p99 = waits.get(waits.len() * 99 / 100).copied().unwrap_or_default();
    println!("requests answered: {}, none failed, beside {runs} runs", waits.len());
    println!("p99: {:.1} ms; memory from {first} kB to {} kB", p99.as_secs_f64() * 1e3, server.memory());
    Ok(())
}

/// The first line of the answer to a request, all of which is read.
fn asked(port: u16, target: &str) -> Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).into_diagnostic()?;
    let request = format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).into_diagnostic()?;
    let mut out = Vec::new();
    stream.read_to_end(&mut out).into_diagnostic()?;
    Ok(String::from_utf8_lossy(&out).lines().next().unwrap_or_default().to_owned())
}

/// What a program holds in memory, in kB; 0 where the system does not tell.
fn memory(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
