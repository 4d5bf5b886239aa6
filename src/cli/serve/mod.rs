//! `serve`: the report and a read-only JSON API, on the loopback address alone.
//!
//! Only GET and HEAD are answered, and only where the request names this server as its host, so that no page of the
//! web can reach it by a name of its own; a request from another origin is refused.

mod api;
mod http;
mod openapi;

use super::failure::Ended;
use crate::model::Error;
use crate::report::Format;
use crate::report::tables::Tables;
use api::Answer;
use http::{Request, Response};
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder of the run
    #[arg(value_name = "DIR", default_value = "output")]
    dir: PathBuf,
    /// The port; 0 for any that is free
    #[arg(long, default_value_t = 8017)]
    port: u16,
    /// Have the browser load the report again every so many seconds, as `claimdiff watch` renews it
    #[arg(long, value_name = "SECONDS")]
    reload: Option<u16>,
}

pub(super) fn run(args: &Args) -> Ended {
    if !args.dir.join("manifest.json").exists() {
        let cure = "run `claimdiff check` first, or name its folder";
        return Err(Error::Usage(format!("{} holds no run; {cure}", args.dir.display())).into());
    }
    let failed = |e: std::io::Error| Error::Usage(format!("cannot listen on 127.0.0.1:{}: {e}", args.port));
    let listener = TcpListener::bind(("127.0.0.1", args.port)).map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    writeln!(std::io::stderr(), "http://127.0.0.1:{port}/ (Ctrl-C ends it)")?;
    let run = Run { dir: args.dir.clone(), seen: Mutex::new(None) };
    let refuse = |status| response(Answer::error(status, "the request cannot be answered"), None);
    http::listen(&listener, |request| response(answer(&run, request, port), args.reload), refuse)?;
    Ok(ExitCode::SUCCESS)
}

/// The run that is served; its tables are read again when it changes.
struct Run {
    dir: PathBuf,
    seen: Mutex<Option<(SystemTime, Arc<Tables>)>>,
}

impl Run {
    fn tables(&self) -> std::io::Result<Arc<Tables>> {
        let now = std::fs::metadata(self.dir.join("manifest.json"))?.modified()?;
        // Tables that another thread left half-way are none that were put here.
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let tables = match seen.take() {
            Some((then, tables)) if then == now => tables,
            _ => Arc::new(Tables::open(&self.dir)?),
        };
        *seen = Some((now, tables.clone()));
        Ok(tables)
    }
}

fn answer(run: &Run, request: &Request, port: u16) -> Answer {
    if !is_own_host(request.host.as_deref(), port) {
        return Answer::error(421, "this server answers to 127.0.0.1 and localhost alone");
    }
    if request.origin.as_deref().is_some_and(|origin| !is_own_host(origin.strip_prefix("http://"), port)) {
        return Answer::error(403, "requests of other origins are refused");
    }
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Answer::error(405, "this server only reads");
    }
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    match path {
        "/metrics" => {
            file(&run.dir, Format::Metrics.file(), "application/openmetrics-text; version=1.0.0; charset=utf-8")
        }
        "/openapi.json" => Answer::json(&openapi::description()),
        _ if path.starts_with("/api/") => match run.tables() {
            Ok(tables) => api::answer(&tables, &path[5..], query),
            Err(e) => Answer::error(503, &e.to_string()),
        },
        _ => page(&run.dir, path),
    }
}

fn is_own_host(host: Option<&str>, port: u16) -> bool {
    host.is_some_and(|host| ["127.0.0.1", "localhost", "[::1]"].iter().any(|own| host == format!("{own}:{port}")))
}

/// A file of the run by its name: the report, its pages, and the tables. No other file is reached, whatever the path.
fn page(dir: &Path, path: &str) -> Answer {
    let name = path.trim_start_matches('/');
    let name = if name.is_empty() { Format::Html.file() } else { name };
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    let (folder, file_name) = name.split_once('/').unwrap_or(("", name));
    if !(folder.is_empty() || folder == "report") || !plain(file_name) || file_name.starts_with('.') {
        return Answer::error(404, "there is no such file");
    }
    let kind = match file_name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "json" | "sarif" => "application/json",
        "jsonld" => "application/ld+json",
        "jsonl" => "application/x-ndjson",
        "csv" => "text/csv; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "prom" => "text/plain; charset=utf-8",
        "sqlite" | "parquet" => "application/octet-stream",
        _ => return Answer::error(404, "there is no such file"),
    };
    file(dir, name, kind)
}

fn file(dir: &Path, name: &str, kind: &'static str) -> Answer {
    // A link in the folder does not lead out of it either.
    let within = |path: &Path| dir.canonicalize().is_ok_and(|dir| path.starts_with(dir));
    let path = dir.join(name).canonicalize().ok().filter(|path| within(path));
    match path.map_or_else(|| Err(std::io::ErrorKind::NotFound.into()), std::fs::read) {
        Ok(body) => Answer { status: 200, kind, body },
        Err(_) => Answer::error(404, "there is no such file"),
    }
}

fn response(answer: Answer, reload: Option<u16>) -> Response {
    let is_page = answer.kind.starts_with("text/html");
    let fixed = [
        ("Content-Type", answer.kind.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cache-Control", "no-store".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ];
    let again = reload.filter(|_| is_page).map(|seconds| ("Refresh", seconds.to_string()));
    Response { status: answer.status, fields: fixed.into_iter().chain(again).collect(), body: answer.body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_server_are_its_host() {
        assert!(is_own_host(Some("127.0.0.1:8017"), 8017) && is_own_host(Some("localhost:8017"), 8017));
        for host in [None, Some("evil.example:8017"), Some("127.0.0.1:80"), Some("127.0.0.1:8017.evil.example")] {
            assert!(!is_own_host(host, 8017), "{host:?}");
        }
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("run")).unwrap();
        std::fs::write(dir.path().join("secret.csv"), "x").unwrap();
        std::fs::write(dir.path().join("run/findings.csv"), "y").unwrap();
        let status = |path: &str| page(&dir.path().join("run"), path).status;
        assert_eq!(status("/findings.csv"), 200);
        for path in [
            "/../secret.csv",
            "/report/../../secret.csv",
            "//secret.csv",
            "/.hidden.csv",
            "/%2e%2e/secret.csv",
            "/x/findings.csv",
        ] {
            assert_eq!(status(path), 404, "{path}");
        }
    }
}
