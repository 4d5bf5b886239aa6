//! One corpus, and how each format saves it.

mod packing;

pub use packing::{bz2, gz, tar, xz, zip, zst};
use serde_json::{Value, json};

/// An article of the corpus.
pub struct Piece {
    pub outlet: String,
    pub url: String,
    pub title: String,
    pub published: String,
    pub text: String,
}

/// The articles, and the lines that hold them.
pub fn corpus() -> (Vec<Piece>, Vec<u8>) {
    let bytes = std::fs::read("tests/data/corpus.jsonl").unwrap();
    let rows = String::from_utf8(bytes.clone()).unwrap();
    let piece = |line: &str| {
        let row: Value = serde_json::from_str(line).unwrap();
        let of = |key: &str| row[key].as_str().unwrap().to_owned();
        Piece { outlet: of("outlet"), url: of("url"), title: of("title"), published: of("published"), text: of("text") }
    };
    (rows.lines().map(piece).collect(), bytes)
}

/// `name` and bytes of every file that one format saves the corpus in.
pub type Files = Vec<(String, Vec<u8>)>;

fn one(name: &str, bytes: impl Into<Vec<u8>>) -> Files {
    vec![(name.to_owned(), bytes.into())]
}

fn objects(pieces: &[Piece], keys: [&str; 5]) -> Vec<Value> {
    let values = |p: &Piece| [&p.outlet, &p.url, &p.title, &p.published, &p.text].map(|v| Value::from(v.as_str()));
    pieces.iter().map(|p| keys.map(str::to_owned).into_iter().zip(values(p)).collect()).collect()
}

pub const KEYS: [&str; 5] = ["outlet", "url", "title", "published", "text"];

pub fn json(pieces: &[Piece]) -> Files {
    one("c.json", serde_json::to_vec_pretty(&objects(pieces, KEYS)).unwrap())
}

pub fn keyed(pieces: &[Piece], keys: [&str; 5]) -> Files {
    let lines: Vec<String> = objects(pieces, keys).iter().map(Value::to_string).collect();
    one("c.jsonl", lines.join("\n"))
}

pub fn listed(pieces: &[Piece], list: &str, keys: [&str; 5]) -> Files {
    one("c.json", json!({"status": "ok", list: objects(pieces, keys), "more": [1, 2]}).to_string())
}

pub fn table(pieces: &[Piece], name: &str, mark: u8) -> Files {
    let mut out = csv::WriterBuilder::new().delimiter(mark).from_writer(Vec::new());
    out.write_record(KEYS).unwrap();
    for p in pieces {
        out.write_record([&p.outlet, &p.url, &p.title, &p.published, &p.text]).unwrap();
    }
    one(name, out.into_inner().unwrap())
}

/// Texts in an encoding, with what is known of them beside.
pub fn texts(pieces: &[Piece], encode: fn(&str) -> Vec<u8>) -> Files {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["path", "outlet", "url", "title", "published"]).unwrap();
    let mut files = Vec::new();
    for (at, p) in pieces.iter().enumerate() {
        let name = format!("{at}.txt");
        out.write_record([&name, &p.outlet, &p.url, &p.title, &p.published]).unwrap();
        files.push((name, encode(&p.text)));
    }
    files.push(("sources.csv".to_owned(), out.into_inner().unwrap()));
    files
}

pub fn markdown(pieces: &[Piece]) -> Files {
    let save = |(at, p): (usize, &Piece)| {
        let head =
            format!("---\noutlet: {}\nurl: {}\ntitle: {}\ndate: {}\n---\n\n", p.outlet, p.url, p.title, p.published);
        (format!("{at}.md"), (head + &p.text.replace("Skarhaven", "**Skarhaven**")).into_bytes())
    };
    pieces.iter().enumerate().map(save).collect()
}

/// The page of an article; letters that need no escape stand as they are.
fn page(p: &Piece) -> String {
    let words = p.text.replace("\n\n", "</p>\n<p>");
    format!(
        "<!DOCTYPE html><html><head><title>{0}</title><meta property=\"og:site_name\" content=\"{1}\">\
         <meta property=\"article:published_time\" content=\"{2}\"></head>\
         <body><article><p>{words}</p></article></body></html>",
        p.title, p.outlet, p.published
    )
}

pub fn pages(pieces: &[Piece]) -> Files {
    pieces.iter().enumerate().map(|(at, p)| (format!("{at}.html"), page(p).into_bytes())).collect()
}

pub fn crawl(pieces: &[Piece]) -> Vec<u8> {
    let mut out = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nx: y\r\n\r\n".to_vec();
    for p in pieces {
        let page = page(p);
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
        let head = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
            p.url,
            answer.len()
        );
        out.extend_from_slice(head.as_bytes());
        out.extend_from_slice(answer.as_bytes());
        out.extend_from_slice(b"\r\n\r\n");
    }
    out
}

pub fn rss(pieces: &[Piece]) -> Files {
    let item = |p: &Piece| {
        let page = p.text.replace("\n\n", "</p>\n<p>");
        format!(
            "<item><title>{}</title><link>{}</link><source>{}</source><pubDate>{}</pubDate><content:encoded><![CDATA[<p>{page}</p>]]></content:encoded></item>",
            p.title, p.url, p.outlet, p.published
        )
    };
    let items: String = pieces.iter().map(item).collect();
    one(
        "c.xml",
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Wire</title>{items}</channel></rss>"
        ),
    )
}

pub fn atom(pieces: &[Piece]) -> Files {
    let entry = |p: &Piece| {
        let page = p.text.replace("\n\n", "&lt;/p>\n&lt;p>");
        format!(
            "<entry><title>{}</title><link href=\"{}\"/><published>{}</published><content type=\"html\">&lt;p>{page}&lt;/p></content></entry>",
            p.title, p.url, p.published
        )
    };
    let save = |(at, p): (usize, &Piece)| {
        let feed =
            format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>{}</title>{}</feed>", p.outlet, entry(p));
        (format!("{at}.atom"), feed.into_bytes())
    };
    pieces.iter().enumerate().map(save).collect()
}

pub fn json_feed(pieces: &[Piece]) -> Files {
    let save = |(at, p): (usize, &Piece)| {
        let item =
            json!({"id": at, "url": p.url, "title": p.title, "date_published": p.published, "content_text": p.text});
        let feed = json!({"version": "https://jsonfeed.org/version/1.1", "title": p.outlet, "items": [item]});
        (format!("{at}.json"), feed.to_string().into_bytes())
    };
    pieces.iter().enumerate().map(save).collect()
}

fn nexis(p: &Piece) -> String {
    let date: jiff::civil::Date = p.published.parse().unwrap();
    format!(
        "{}\n{}\n{}\n\nCopyright 2024 {1} All Rights Reserved\n\nSection: NEWS\n\nLength: 60 words\n\nBody\n\n\n{}\n\nLoad-Date: June 2, 2024\n\nEnd of Document\n\n",
        p.title,
        p.outlet,
        date.strftime("%B %-d, %Y %A"),
        p.text
    )
}

pub fn nexis_text(pieces: &[Piece]) -> Files {
    one("c.txt", pieces.iter().map(nexis).collect::<String>())
}

pub fn factiva(pieces: &[Piece]) -> Files {
    let save = |p: &Piece| {
        let date: jiff::civil::Date = p.published.parse().unwrap();
        let (title, outlet, date) = (&p.title, &p.outlet, date.strftime("%-d %B %Y"));
        format!(
            "{title}\n60 words\n{date}\n{outlet}\nQUAYN\nEnglish\n(c) 2024 {outlet}\n\n{}\n\nDocument QUAYN00020240531ek5v00012\n\n",
            p.text
        )
    };
    one("c.txt", pieces.iter().map(save).collect::<String>())
}

/// The words of a Word document.
pub fn document(pieces: &[Piece]) -> Vec<u8> {
    let lines: String = pieces.iter().map(nexis).collect();
    let paragraphs: String =
        lines.lines().map(|l| format!("<w:p><w:r><w:t xml:space=\"preserve\">{l}</w:t></w:r></w:p>")).collect();
    format!("<?xml version=\"1.0\"?><w:document><w:body>{paragraphs}</w:body></w:document>").into_bytes()
}

/// E-mails whose words are in this transfer encoding.
pub fn mails(pieces: &[Piece], coding: &str) -> Files {
    let save = |(at, p): (usize, &Piece)| {
        let date: jiff::civil::Date = p.published.parse().unwrap();
        let words = match coding {
            "base64" => base64(p.text.as_bytes()),
            "quoted-printable" => quoted(&p.text),
            _ => p.text.clone(),
        };
        let mail = format!(
            "From: {} <desk@example.org>\r\nTo: list@example.org\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{at}@example.org>\r\nMIME-Version: 1.0\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {coding}\r\n\r\n{words}\r\n",
            p.outlet,
            p.title,
            date.strftime("%a, %d %b %Y 06:00:00 +0000"),
        );
        (format!("{at}.eml"), mail.into_bytes())
    };
    pieces.iter().enumerate().map(save).collect()
}

/// In the transfer encoding `quoted-printable`, with a soft line break.
fn quoted(words: &str) -> String {
    let letter = |b: u8| match b {
        b'\n' => "\r\n".to_owned(),
        _ if b.is_ascii() && b != b'=' => char::from(b).to_string(),
        _ => format!("={b:02X}"),
    };
    words.bytes().map(letter).collect::<String>().replace(" ran aground", " ran=\r\n aground")
}

pub fn saved_pages(pieces: &[Piece]) -> Files {
    let save = |(at, p): (usize, &Piece)| {
        let quoted = quoted(&page(p));
        let mail = format!(
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: {}\r\nSubject: {}\r\nDate: Sat, 1 Jun 2024 09:00:00 -0000\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related; type=\"text/html\"; boundary=\"--part\"\r\n\r\n----part\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n----part--\r\n",
            p.url, p.title
        );
        (format!("{at}.mhtml"), mail.into_bytes())
    };
    pieces.iter().enumerate().map(save).collect()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (at, group) in bytes.chunks(3).enumerate() {
        let bits = group.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - group.len()));
        for n in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * n) & 63) as usize] as char;
            out.push(if n <= group.len() { letter } else { '=' });
        }
        if at % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

#[cfg(feature = "parquet")]
pub fn parquet(pieces: &[Piece]) -> Vec<u8> {
    use parquet::basic::Compression;
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    let columns: String = KEYS.iter().map(|k| format!("required binary {k} (UTF8); ")).collect();
    let schema = parquet::schema::parser::parse_message_type(&format!("message c {{ {columns} }}")).unwrap();
    let options = WriterProperties::builder().set_compression(Compression::ZSTD(Default::default())).build();
    let mut out = SerializedFileWriter::new(Vec::new(), schema.into(), options.into()).unwrap();
    let mut rows = out.next_row_group().unwrap();
    for key in 0..KEYS.len() {
        let cell = |p: &Piece| ByteArray::from([&p.outlet, &p.url, &p.title, &p.published, &p.text][key].as_str());
        let mut column = rows.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&pieces.iter().map(cell).collect::<Vec<_>>(), None, None).unwrap();
        column.close().unwrap();
    }
    rows.close().unwrap();
    out.into_inner().unwrap()
}
