//! From the bytes of saved pages to articles: `cargo bench --bench html`.

#[allow(dead_code)]
#[path = "../xtask/src/corpus/mod.rs"]
mod corpus;
#[allow(dead_code)]
#[path = "../xtask/src/random.rs"]
mod random;

use claimdiff::read::{self, ReadOptions};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::fmt::Write;

const PAGES: usize = 100;
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

#[divan::bench]
fn pages(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder for pages");
    let corpus = corpus::Corpus::new(1).expect("the words are sound");
    let mut bytes = 0;
    for (at, article) in corpus.take(PAGES).enumerate() {
        let html = page(&article);
        bytes += html.len();
        std::fs::write(folder.path().join(format!("{at}.html")), html).expect("room for pages");
    }
    let inputs = [folder.path().to_owned()];
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let records = read::open(&inputs, &ReadOptions::default()).expect("the folder is there");
        records.for_each(|record| drop(black_box(record.read())));
    });
}
