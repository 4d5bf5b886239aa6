//! Clients that take their time, or come in crowds: others are served meanwhile.

use crate::serve::Server;
use std::io::Write;

#[test]
fn who_sends_slowly_holds_nobody_up() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::on(dir.path());
    let slow: Vec<_> = (0..20)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: 127").unwrap();
            stream
        })
        .collect();
    assert!(server.answers());
    drop(slow);
}

#[test]
fn who_reads_slowly_holds_nobody_up() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::on(dir.path());
    // More than any buffer of a socket takes.
    std::fs::write(dir.path().join("large.csv"), vec![b'x'; 32 << 20]).unwrap();
    let request = format!("GET /large.csv HTTP/1.1\r\n{}\r\n", server.host());
    let slow: Vec<_> = (0..4)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(request.as_bytes()).unwrap();
            stream
        })
        .collect();
    assert!(server.answers());
    drop(slow);
}

/// `cargo xtask soak` brings ten thousand.
#[test]
fn a_crowd_is_turned_away_and_the_server_lives() {
    let dir = tempfile::tempdir().unwrap();
    let mut server = Server::on(dir.path());
    let crowd: Vec<_> = (0..300).map(|_| server.connect()).collect();
    assert!(server.is_running());
    drop(crowd);
    // Who is still held goes when the server sees that the other side is gone.
    let answered = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        server.answers()
    });
    assert!(answered && server.is_running());
}
