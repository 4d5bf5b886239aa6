//! `why-not`: what became of a sentence: its zone, its mentions, its claims, their group, and the relation.

use super::check::to_stdout;
use super::explain::{list, records, text};
use super::failure::{Ended, Failure};
use super::options::Engines;
use super::terminal::fit;
use crate::model::record::MentionRecord;
use crate::model::{CodePoints, Error, Scan, Span, Stance};
use crate::read::{self, ReadOptions};
use serde_json::Value as Json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The file and the line in it, from 1: stories/post.txt:14
    #[arg(value_name = "FILE:LINE")]
    place: String,
    /// The folder of the run that read it
    #[arg(long, value_name = "DIR", default_value = "output")]
    dir: PathBuf,
    #[command(flatten)]
    engine: Engines,
}

const WIDTH: usize = 100;

pub(super) fn run(args: &Args) -> Ended {
    let (path, line) = split(&args.place)?;
    let engine = args.engine.load()?;
    let records = read::open(&[PathBuf::from(path)], &ReadOptions::default())?;
    let (scans, _) = engine.scan_all(records);
    let (scan, spans) = find(&scans, line)
        .ok_or_else(|| Error::Usage(format!("{path} has no words on line {line}; lines count from 1")))?;
    let run = Run::open(&args.dir, scan);
    to_stdout(|out| {
        writeln!(out, "{}:{line}  {}", path, fit(&scan.article.outlet, 40))?;
        if let Some(skip) = &scan.skipped {
            writeln!(out, "not used: {} ({})", skip.reason, fit(&skip.detail, WIDTH))?;
        }
        for span in &spans {
            sentence(scan, *span, &run, out)?;
        }
        if let Some(missing) = &run.missing {
            writeln!(out, "\n{missing}")?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

/// `file:12`, the last colon parting.
fn split(place: &str) -> Result<(&str, usize), Failure> {
    let parts = place.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse::<usize>().ok()?)));
    let parts = parts.filter(|(path, line)| !path.is_empty() && *line > 0);
    Ok(parts.ok_or_else(|| Error::Usage(format!("{place}: write it as FILE:LINE, for example post.txt:14")))?)
}

/// The article and the sentences on a line: of a text its lines, of a table its records.
fn find(scans: &[Scan], line: usize) -> Option<(&Scan, Vec<Span>)> {
    if scans.len() > 1 {
        let scan = scans.iter().find(|s| s.article.source.record + 1 == line as u64)?;
        return Some((scan, scan.sentences.clone()));
    }
    let scan = scans.first()?;
    if scan.skipped.is_some() {
        return Some((scan, Vec::new()));
    }
    let text = scan.article.text.as_str();
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let words = text.get(start..)?.split('\n').next()?;
    let whole = Span::new(text, start, start + words.len())?;
    let on_line: Vec<Span> = scan.sentences.iter().copied().filter(|s| s.overlaps(whole)).collect();
    match on_line.is_empty() {
        false => Some((scan, on_line)),
        true if words.trim().is_empty() => None,
        true => Some((scan, vec![whole.trimmed(text)])),
    }
}

/// What the outputs of a run say of one article.
struct Run {
    claims: Vec<Json>,
    groups: Vec<Json>,
    findings: Vec<Json>,
    missing: Option<String>,
}

impl Run {
    fn open(dir: &Path, scan: &Scan) -> Run {
        let read = |name| records(dir, name).unwrap_or_default();
        let articles = read("articles.jsonl");
        let hash = |a: &&Json| text(a, "sha256") == scan.article.sha256 && !scan.article.sha256.is_empty();
        let id = articles.iter().find(hash).map(|a| text(a, "id").to_owned());
        let missing = id.is_none().then(|| {
            format!("{} holds no run that read this article: its groups are not known; see --dir", dir.display())
        });
        let of_article = |c: &Json| Some(text(c, "article")) == id.as_deref();
        Run {
            claims: read("claims.jsonl").into_iter().filter(of_article).collect(),
            groups: read("groups.jsonl"),
            findings: read("findings.jsonl"),
            missing,
        }
    }

    /// Groups with a value in `pair` (code points) of the article.
    fn groups_at(&self, pair: (u32, u32)) -> Vec<&Json> {
        let within = |c: &&Json| {
            let at = |field: &str| c.get(field).and_then(Json::as_u64).unwrap_or(u64::MAX);
            at("start") < u64::from(pair.1) && u64::from(pair.0) < at("end")
        };
        let mut ids: Vec<&str> = self.claims.iter().filter(within).map(|c| text(c, "group")).collect();
        ids.sort_unstable();
        ids.dedup();
        self.groups.iter().filter(|g| ids.contains(&text(g, "id"))).collect()
    }
}

fn sentence(scan: &Scan, span: Span, run: &Run, out: &mut dyn Write) -> Result<(), Failure> {
    let (words, points) = (scan.words(span), CodePoints::of(&scan.article.text));
    let zone = scan.zone_at(span.start());
    writeln!(out, "\n“{}”", fit(words, WIDTH * 2))?;
    writeln!(out, "  zone      {}", format!("{zone:?}").to_lowercase())?;
    if !zone.has_claims() {
        writeln!(out, "  no claims are looked for in this zone")?;
        return Ok(());
    }
    let mentions: Vec<_> = scan.mentions_in(span).collect();
    for mention in &mentions {
        let record = MentionRecord::of(mention, &scan.article.text, &points);
        let value = record.value.flatten().map(|v| v.to_string());
        let value = value.or_else(|| record.edtf.map(|edtf| Json::from(edtf.as_deref()).to_string()));
        let value = value.map(|v| format!("  = {v}"));
        let kind = format!("{:?}", mention.kind()).to_lowercase();
        writeln!(out, "  mention   {kind} “{}”{}", fit(&record.surface, 60), value.unwrap_or_default())?;
    }
    let claims: Vec<_> = scan.claims.iter().filter(|c| span.overlaps(c.span)).collect();
    for claim in &claims {
        let stance = match claim.stance {
            Stance::Asserted => "asserted",
            Stance::Denied => "denied: not compared with what is asserted",
            Stance::Hypothetical => "hypothetical: not compared with what is",
            Stance::Attributed => "attributed to somebody: two speakers are no contradiction",
        };
        writeln!(out, "  claim     {} “{}”, {stance}", claim.pattern, fit(scan.words(claim.span), 60))?;
    }
    match (mentions.is_empty(), claims.is_empty()) {
        (true, true) => writeln!(out, "  nothing was recognised here: no figure, date or name, and no pattern")?,
        (false, true) => {
            writeln!(out, "  no pattern matches: its figures are compared only where outlets share the sentence")?
        }
        _ => {}
    }
    for group in run.groups_at(points.of_span(span)) {
        told(group, run, out)?;
    }
    Ok(())
}

fn told(group: &Json, run: &Run, out: &mut dyn Write) -> Result<(), Failure> {
    let relation = text(group, "relation");
    writeln!(out, "  group     {}", fit(text(group, "question"), WIDTH))?;
    let values: Vec<String> = list(group, "values")
        .map(|v| format!("{} ×{}", text(v, "display"), v.get("outlets").and_then(Json::as_u64).unwrap_or(0)))
        .collect();
    writeln!(out, "            {}", fit(&values.join(" · "), WIDTH))?;
    let finding = run.findings.iter().find(|f| text(f, "group") == text(group, "id"));
    let outlets: u64 = list(group, "values").filter_map(|v| v.get("outlets").and_then(Json::as_u64)).sum();
    match finding {
        Some(f) => writeln!(
            out,
            "  finding   {} {}: see `claimdiff explain {}`",
            text(f, "id"),
            text(f, "rule"),
            text(f, "id")
        )?,
        None if outlets < 2 => writeln!(out, "  finding   none: one outlet reports it")?,
        None => writeln!(out, "  finding   none: {relation}")?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_file_and_a_line() {
        assert_eq!(split("a/b.txt:12").unwrap(), ("a/b.txt", 12));
        assert_eq!(split("C:/b.txt:1").unwrap(), ("C:/b.txt", 1));
        for bad in ["a.txt", "a.txt:", "a.txt:0", ":3"] {
            assert!(split(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_line_gives_the_sentences_on_it() {
        let text = "One boat sank.\n\nTwo boats came. Three left.\n";
        let cut = |words: &str| {
            let at = text.find(words).unwrap();
            Span::new(text, at, at + words.len()).unwrap()
        };
        let mut scan = Scan {
            sentences: vec![cut("One boat sank."), cut("Two boats came."), cut("Three left.")],
            ..Scan::default()
        };
        scan.article.text = text.to_owned();
        let scans = [scan];
        assert_eq!(find(&scans, 3).map(|(_, s)| s.len()), Some(2));
        assert_eq!(find(&scans, 1).map(|(_, s)| s.len()), Some(1));
        assert!(find(&scans, 2).is_none());
        assert!(find(&scans, 9).is_none());
    }
}
