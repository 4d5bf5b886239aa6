//! Just enough of HTTP/1.1 for reading: GET and HEAD, heads of a bounded size, a bounded number of connections, and a
//! time limit on everything a stranger could be slow at. No request has a body.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Connections that are held at once; one more is told to come again.
const CONNECTIONS: usize = 64;
/// The longest head of a request, in bytes.
const HEAD: usize = 16 << 10;
/// Most fields of a head.
const FIELDS: usize = 64;
/// How long a head may take to arrive; an idle connection is closed after it too.
const ARRIVAL: Duration = Duration::from_secs(5);
/// How long an answer may take to leave.
const DEPARTURE: Duration = Duration::from_secs(30);
/// What is sent at once, in bytes.
const PIECE: usize = 64 << 10;

/// What is asked.
pub(super) struct Request {
    pub method: String,
    pub target: String,
    pub host: Option<String>,
    pub origin: Option<String>,
    /// Whether more may be asked on the same connection.
    stays: bool,
}

/// What is sent back: fields of the head, and the body.
pub(super) struct Response {
    pub status: u16,
    pub fields: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// Answers everybody who connects, for ever. A status alone becomes a whole answer by `refuse`.
pub(super) fn listen(
    listener: &TcpListener,
    answer: impl Fn(&Request) -> Response + Sync,
    refuse: impl Fn(u16) -> Response + Sync,
) -> io::Result<()> {
    let held = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        loop {
            let Ok((stream, _)) = listener.accept() else {
                // No file handle is left, say: those who are connected will give some back.
                std::thread::sleep(Duration::from_millis(20));
                continue;
            };
            let Some(seat) = Seat::take(&held) else {
                turn_away(stream, &refuse(503));
                continue;
            };
            let (answer, refuse) = (&answer, &refuse);
            let serve = move || {
                let _seat = seat;
                // Whoever goes away or is too slow has no more to be told.
                let _ = converse(stream, answer, refuse);
            };
            // Where no thread can be had, the connection is closed and its seat given back.
            let _ = std::thread::Builder::new().spawn_scoped(scope, serve);
        }
    })
}

/// One of the connections that are held; given back however it ends.
struct Seat<'a>(&'a AtomicUsize);

impl<'a> Seat<'a> {
    fn take(held: &'a AtomicUsize) -> Option<Seat<'a>> {
        let seat = Seat(held);
        (held.fetch_add(1, Ordering::AcqRel) < CONNECTIONS).then_some(seat)
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Never waits: who does not take the answer at once goes without.
fn turn_away(mut stream: TcpStream, response: &Response) {
    let _ = stream.set_nonblocking(true);
    let _ = stream.write_all(&head(response, false));
}

/// Answers the requests of one connection, one after another.
fn converse(
    mut stream: TcpStream,
    answer: &impl Fn(&Request) -> Response,
    refuse: &impl Fn(u16) -> Response,
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut read = Vec::new();
    loop {
        let request = match next(&mut stream, &mut read)? {
            Asked::Nothing => return Ok(()),
            Asked::Wrong(status) => return send(&mut stream, &refuse(status), false, true),
            Asked::For(request) => request,
        };
        send(&mut stream, &answer(&request), request.stays, request.method != "HEAD")?;
        if !request.stays {
            return Ok(());
        }
    }
}

/// What came of waiting for a request.
enum Asked {
    For(Request),
    /// The status that says why it cannot be answered.
    Wrong(u16),
    /// The other side is done.
    Nothing,
}

/// The next request; `read` keeps what came behind it.
fn next(stream: &mut TcpStream, read: &mut Vec<u8>) -> io::Result<Asked> {
    let until = Instant::now() + ARRIVAL;
    loop {
        if let Some((asked, length)) = parsed(read) {
            read.drain(..length);
            return Ok(asked);
        }
        if read.len() >= HEAD {
            return Ok(Asked::Wrong(431));
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(if read.is_empty() { Asked::Nothing } else { Asked::Wrong(408) });
        }
        stream.set_read_timeout(Some(left))?;
        let mut piece = [0; 4096];
        match stream.read(&mut piece) {
            Ok(0) => return Ok(Asked::Nothing),
            Ok(got) => read.extend_from_slice(piece.get(..got).unwrap_or_default()),
            Err(e) if matches!(e.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {}
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
}

/// The request in `bytes` and its length; none where it is not whole yet.
fn parsed(bytes: &[u8]) -> Option<(Asked, usize)> {
    let mut fields = [httparse::EMPTY_HEADER; FIELDS];
    let mut head = httparse::Request::new(&mut fields);
    let length = match head.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return None,
        Err(httparse::Error::TooManyHeaders) => return Some((Asked::Wrong(431), bytes.len())),
        Err(_) => return Some((Asked::Wrong(400), bytes.len())),
    };
    let all = |name: &str| -> Vec<String> {
        let own = head.headers.iter().filter(|field| field.name.eq_ignore_ascii_case(name));
        own.map(|field| String::from_utf8_lossy(field.value).trim().to_owned()).collect()
    };
    let (hosts, origins) = (all("Host"), all("Origin"));
    if hosts.len() > 1 || origins.len() > 1 {
        return Some((Asked::Wrong(400), length));
    }
    let has_body = !all("Transfer-Encoding").is_empty() || all("Content-Length").iter().any(|length| length != "0");
    let closes = all("Connection").iter().any(|words| words.eq_ignore_ascii_case("close"));
    let request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: head.path.unwrap_or_default().to_owned(),
        host: hosts.into_iter().next(),
        origin: origins.into_iter().next(),
        // What a body would hold must never be taken for the next request.
        stays: head.version == Some(1) && !closes && !has_body,
    };
    Some((Asked::For(request), length))
}

fn send(stream: &mut TcpStream, response: &Response, stays: bool, with_body: bool) -> io::Result<()> {
    let until = Instant::now() + DEPARTURE;
    let mut bytes = head(response, stays);
    if with_body {
        bytes.extend_from_slice(&response.body);
    }
    let mut rest = bytes.as_slice();
    while !rest.is_empty() {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(left))?;
        let sent = stream.write(rest.get(..PIECE).unwrap_or(rest))?;
        if sent == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        rest = rest.get(sent..).unwrap_or_default();
    }
    Ok(())
}

fn head(response: &Response, stays: bool) -> Vec<u8> {
    let mut out = format!("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
    for (name, value) in &response.fields {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    let stays = if stays { "keep-alive" } else { "close" };
    out.push_str(&format!("Content-Length: {}\r\nConnection: {stays}\r\n\r\n", response.body.len()));
    out.into_bytes()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        _ => "Service Unavailable",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(bytes: &str) -> Option<u16> {
        parsed(bytes.as_bytes()).map(|(asked, _)| match asked {
            Asked::Wrong(status) => status,
            _ => 200,
        })
    }

    #[test]
    fn a_head_is_whole_right_and_small_or_refused() {
        assert_eq!(status("GET / HTTP/1.1\r\nHost: a\r\n"), None);
        assert_eq!(status("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), Some(200));
        assert_eq!(status("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), Some(400));
        assert_eq!(status("GET /\0 HTTP/1.1\r\n\r\n"), Some(400));
        assert_eq!(status(&format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(FIELDS + 1))), Some(431));
    }

    #[test]
    fn what_follows_a_body_is_no_request() {
        for field in ["Content-Length: 30", "Transfer-Encoding: chunked"] {
            let bytes = format!("GET / HTTP/1.1\r\nHost: a\r\n{field}\r\n\r\nGET /x HTTP/1.1\r\n\r\n");
            let Some((Asked::For(request), _)) = parsed(bytes.as_bytes()) else { panic!("it is whole") };
            assert!(!request.stays, "{field}");
        }
    }

    #[test]
    fn no_value_begins_a_field_of_its_own() {
        let response = Response { status: 200, fields: vec![("A", "b\r\nEvil: c".to_owned())], body: Vec::new() };
        assert!(!String::from_utf8(head(&response, false)).unwrap().contains("\r\nEvil"));
    }
}
