//! Requests that should not be answered, and what comes back.

use crate::claimdiff;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

/// A server on a folder of outputs; it ends with its owner.
pub struct Server {
    child: Child,
    pub port: u16,
}

impl Server {
    /// On the outputs of the bundled example, written to `dir`.
    pub fn on(dir: &Path) -> Server {
        let check = ["check", "input", "--quiet", "--fail-on", "never", "--format", "jsonl,html,csv", "-o"];
        assert!(claimdiff().args(check).arg(dir).status().unwrap().success());
        let mut command = claimdiff();
        command.arg("serve").arg(dir).args(["--port", "0"]).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.split([':', '/']).filter_map(|part| part.parse().ok()).next_back().unwrap();
        Server { child, port }
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// Everything that comes back for `bytes`.
    pub fn asked(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // A server that has seen enough may close before all of it is sent.
        let _ = stream.write_all(bytes);
        let mut out = Vec::new();
        let _ = stream.read_to_end(&mut out);
        String::from_utf8_lossy(&out).into_owned()
    }

    /// The status of a whole request; `fields` end with a line break each.
    pub fn status(&self, method: &str, target: &str, fields: &str) -> u16 {
        let answer = self.asked(format!("{method} {target} HTTP/1.1\r\n{fields}Connection: close\r\n\r\n").as_bytes());
        answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    }

    pub fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}\r\n", self.port)
    }

    /// Whether an ordinary request is answered.
    pub fn answers(&self) -> bool {
        self.status("GET", "/api/findings?limit=1", &self.host()) == 200
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn only_its_own_pages_may_ask_and_only_to_read() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::on(dir.path());
    let (host, port) = (server.host(), server.port);
    for (method, fields, want) in [
        ("GET", host.clone(), 200),
        ("HEAD", host.clone(), 200),
        ("GET", format!("Host: localhost:{port}\r\n"), 200),
        ("GET", format!("{host}Origin: http://127.0.0.1:{port}\r\n"), 200),
        // A name of the attacker's that leads to 127.0.0.1.
        ("GET", format!("Host: rebound.example:{port}\r\n"), 421),
        ("GET", "Host: 127.0.0.1:1\r\n".to_owned(), 421),
        ("GET", format!("Host: 127.0.0.1:{port}.rebound.example\r\n"), 421),
        ("GET", format!("Host: 127.0.0.1:{port}@rebound.example\r\n"), 421),
        ("GET", String::new(), 421),
        ("GET", format!("{host}Host: rebound.example\r\n"), 400),
        ("GET", format!("{host}Origin: https://rebound.example\r\n"), 403),
        ("GET", format!("{host}Origin: null\r\n"), 403),
        ("GET", format!("{host}Origin: http://127.0.0.1:{port}.rebound.example\r\n"), 403),
        ("POST", host.clone(), 405),
        ("PUT", host.clone(), 405),
        ("DELETE", host.clone(), 405),
        ("OPTIONS", host.clone(), 405),
        ("TRACE", host.clone(), 405),
    ] {
        assert_eq!(server.status(method, "/report.html", &fields), want, "{method} {fields}");
    }
}

#[test]
fn no_address_leads_out_of_the_folder() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path().join("out");
    std::fs::write(place.path().join("secret.csv"), "secret").unwrap();
    let server = Server::on(&dir);
    #[cfg(unix)]
    std::os::unix::fs::symlink(place.path().join("secret.csv"), dir.join("link.csv")).unwrap();
    for target in [
        "/../secret.csv",
        "/report/../../secret.csv",
        "/%2e%2e/secret.csv",
        "/..%2fsecret.csv",
        "/..\\secret.csv",
        "/....//secret.csv",
        "//secret.csv",
        "/report/../secret.csv",
        "/secret.csv%00.html",
        "/link.csv",
        "/.claimdiff-x.part",
        "/etc/passwd",
        "http://127.0.0.1/../secret.csv",
        "file:///etc/passwd",
        "*",
    ] {
        assert_eq!(server.status("GET", target, &server.host()), 404, "{target}");
    }
    assert_eq!(server.status("GET", "/findings.csv", &server.host()), 200);
}

#[test]
fn requests_that_are_none_are_refused_and_the_server_lives() {
    let dir = tempfile::tempdir().unwrap();
    let mut server = Server::on(dir.path());
    let host = server.host();
    let long = "a".repeat(20_000);
    for (bytes, want) in [
        (format!("GET /{long} HTTP/1.1\r\n{host}\r\n"), "431"),
        (format!("GET / HTTP/1.1\r\n{host}X: {long}\r\n\r\n"), "431"),
        (format!("GET / HTTP/1.1\r\n{host}{}\r\n", "X: y\r\n".repeat(100)), "431"),
        ("\u{16}\u{3}\u{1}\u{2}\0\u{1}\0".to_owned(), "400"),
        ("GET\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/9.9\r\n\r\n".to_owned(), "400"),
        (format!("GET / HTTP/1.1\r\n{host}X : y\r\n\r\n"), "400"),
    ] {
        let answer = server.asked(bytes.as_bytes());
        assert_eq!(answer.split(' ').nth(1), Some(want), "{}: {answer}", &bytes[..bytes.len().min(60)]);
    }
    assert!(server.is_running() && server.answers());
}

#[test]
fn a_request_hidden_in_a_body_is_not_answered() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::on(dir.path());
    let host = server.host();
    let hidden = format!("GET /api/findings HTTP/1.1\r\n{host}\r\n");
    for field in [format!("Content-Length: {}", hidden.len()), "Transfer-Encoding: chunked".to_owned()] {
        let answer = server.asked(format!("GET /nothing HTTP/1.1\r\n{host}{field}\r\n\r\n{hidden}").as_bytes());
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{field}: {answer}");
    }
    // Two plain requests on one connection are two answers.
    let again = format!("GET /nothing HTTP/1.1\r\n{host}Connection: close\r\n\r\n");
    let both = server.asked(format!("GET /nothing HTTP/1.1\r\n{host}\r\n{again}").as_bytes());
    assert_eq!(both.matches("HTTP/1.1 404").count(), 2, "{both}");
}

#[test]
fn answers_carry_what_keeps_them_to_themselves() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::on(dir.path());
    let answer = server.asked(
        format!("GET /x%0d%0aEvil:%20y?a=%0d%0aEvil:%20y HTTP/1.1\r\n{}Connection: close\r\n\r\n", server.host())
            .as_bytes(),
    );
    let head = answer.split("\r\n\r\n").next().unwrap();
    for field in ["nosniff", "X-Frame-Options: DENY", "no-referrer", "no-store", "same-origin"] {
        assert!(head.contains(field), "{field} in {head}");
    }
    assert!(!head.contains("\nEvil") && !head.to_lowercase().contains("access-control-allow"), "{head}");
}
