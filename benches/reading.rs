//! From the bytes of files to articles, beside scanning them, on one thread: `cargo bench --bench reading`.
//!
//! Pages are of the build of news sites, or those of a folder of your own (`CLAIMDIFF_BENCH_INPUT`).

#[allow(dead_code)]
#[path = "../xtask/src/corpus/mod.rs"]
mod corpus;
#[allow(dead_code)]
#[path = "../xtask/src/random.rs"]
mod random;

use claimdiff::pipeline::Engine;
use claimdiff::read::{self, ReadOptions};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const PAGES: usize = 100;
const ROWS: usize = 1000;
/// Links of the menu, and of the teasers below the story.
const LINKS: usize = 150;

fn main() {
    divan::main();
}

/// A page as sites build them: mostly scripts and links, an article somewhere in it.
fn page(article: &corpus::Article) -> String {
    let mut out = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>{0} | {1}</title><meta property=\"og:site_name\" content=\"{1}\">\
         <style>{2}</style><script>{3}</script></head><body class=\"page\"><nav class=\"main-menu\"><ul>",
        article.title,
        article.outlet,
        ".a > .b { margin: 0 auto; color: #333 }\n".repeat(200),
        "window.dataLayer=window.dataLayer||[];function f(a){return a<3&&a>1?'<p>':\"</p>\"}\n".repeat(200),
    );
    for at in 0..LINKS {
        let _ = writeln!(out, "<li class=\"menu-item item-{at}\"><a href=\"/section/{at}\">Section {at}</a></li>");
    }
    let _ = write!(out, "</ul></nav><main><article><h1>{}</h1><div class=\"article-body\">", article.title);
    for paragraph in article.text.split("\n\n") {
        let _ = writeln!(out, "<p class=\"text\">{}</p>", paragraph.replace('&', "&amp;").replace('\'', "&rsquo;"));
    }
    out.push_str("</div></article></main><aside class=\"related\">");
    for at in 0..LINKS {
        let _ = write!(
            out,
            "<div class=\"card\"><a href=\"/{at}\"><h3>What else happened, part {at}</h3></a><p>More.</p></div>"
        );
    }
    out.push_str("</aside><footer><p>All rights reserved.</p></footer></body></html>");
    out
}

/// Invented pages in a folder, or the folder of one's own, with the bytes in it.
fn saved_pages(folder: &Path) -> (PathBuf, usize) {
    if let Some(own) = std::env::var_os("CLAIMDIFF_BENCH_INPUT") {
        let files = std::fs::read_dir(&own).expect("the folder is there").flatten();
        let bytes = files.filter_map(|file| file.metadata().ok()).map(|meta| meta.len() as usize).sum();
        return (own.into(), bytes);
    }
    let corpus = corpus::Corpus::new(1).expect("the words are sound");
    let mut bytes = 0;
    for (at, article) in corpus.take(PAGES).enumerate() {
        let html = page(&article);
        bytes += html.len();
        std::fs::write(folder.join(format!("{at}.html")), html).expect("room for pages");
    }
    (folder.to_owned(), bytes)
}

/// A file of rows.
fn rows(folder: &Path) -> (PathBuf, usize) {
    let corpus = corpus::Corpus::new(1).expect("the words are sound");
    let row = |a: corpus::Article| {
        serde_json::json!({"outlet": a.outlet, "title": a.title, "published": "2024-05-31", "text": a.text}).to_string()
    };
    let lines = corpus.take(ROWS).map(row).collect::<Vec<_>>().join("\n");
    let path = folder.join("rows.jsonl");
    std::fs::write(&path, &lines).expect("room for rows");
    (path, lines.len())
}

/// The same as a table, with the bytes of its cells.
fn table(folder: &Path) -> (PathBuf, usize) {
    let path = folder.join("rows.parquet");
    let columns = ["outlet", "title", "published", "text"];
    let schema: String = columns.iter().map(|c| format!("required binary {c} (UTF8); ")).collect();
    let schema = parse_message_type(&format!("message rows {{ {schema} }}")).expect("a schema");
    let file = std::fs::File::create(&path).expect("room for a table");
    let mut writer = SerializedFileWriter::new(file, schema.into(), Default::default()).expect("a table");
    let articles: Vec<corpus::Article> = corpus::Corpus::new(1).expect("the words are sound").take(ROWS).collect();
    let (mut group, mut bytes) = (writer.next_row_group().expect("rows"), 0);
    for column in columns {
        let cell = |a: &corpus::Article| match column {
            "outlet" => a.outlet.clone(),
            "title" => a.title.clone(),
            "published" => "2024-05-31".to_owned(),
            _ => a.text.clone(),
        };
        let cells: Vec<ByteArray> = articles.iter().map(|a| ByteArray::from(cell(a).as_str())).collect();
        bytes += cells.iter().map(ByteArray::len).sum::<usize>();
        let mut out = group.next_column().expect("a column").expect("a column");
        out.typed::<ByteArrayType>().write_batch(&cells, None, None).expect("cells");
        out.close().expect("a column");
    }
    group.close().expect("rows");
    writer.close().expect("a table");
    (path, bytes)
}

/// Reads what `made` gives, and no more.
fn read(bencher: Bencher<'_, '_>, made: fn(&Path) -> (PathBuf, usize)) {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, bytes) = made(folder.path());
    let inputs = [input];
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let records = read::open(&inputs, &ReadOptions::default()).expect("the input is there");
        records.for_each(|record| drop(black_box(record.read())));
    });
}

#[divan::bench]
fn html(bencher: Bencher<'_, '_>) {
    read(bencher, saved_pages);
}

#[divan::bench]
fn jsonl(bencher: Bencher<'_, '_>) {
    read(bencher, rows);
}

#[divan::bench]
fn parquet(bencher: Bencher<'_, '_>) {
    read(bencher, table);
}

/// The yardstick for the two before: reading and scanning the same rows.
#[divan::bench]
fn jsonl_scanned(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let (input, bytes) = rows(folder.path());
    let (engine, inputs) = (Engine::built_in().expect("the lists are sound"), [input]);
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let records = read::open(&inputs, &ReadOptions::default()).expect("the input is there");
        records.for_each(|record| drop(black_box(engine.scan_record(record))));
    });
}
