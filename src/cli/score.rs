//! `score`: findings against what people say of them: precision and recall with their intervals, by rule, and how far
//! two coders agree.

use super::check::to_stdout;
use super::explain::{list, records, text};
use super::failure::{Ended, Failure};
use super::sample::ANSWERS;
use crate::model::Error;
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder of the run
    #[arg(value_name = "DIR", default_value = "output")]
    dir: PathBuf,
    /// Answers: lines {"id", "answer", "coder"}, or what Label Studio exports as JSON; a line with a rule and
    /// without an id is a difference that was missed
    #[arg(long, value_name = "FILE")]
    gold: PathBuf,
    /// One JSON document in place of a table
    #[arg(long)]
    json: bool,
}

/// What one coder says of one finding, or of a difference that was missed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Answer {
    id: Option<String>,
    rule: String,
    answer: String,
    coder: String,
}

/// One line of the outcome.
#[derive(Serialize, PartialEq, Debug)]
struct Line {
    rule: String,
    judged: usize,
    right: usize,
    missed: usize,
    precision: Option<f64>,
    /// Wilson's interval at 95 %.
    precision_interval: Option<(f64, f64)>,
    recall: Option<f64>,
    recall_interval: Option<(f64, f64)>,
}

#[derive(Serialize)]
struct Outcome {
    schema: &'static str,
    rules: Vec<Line>,
    coders: Vec<Agreement>,
}

#[derive(Serialize, PartialEq, Debug)]
struct Agreement {
    coders: (String, String),
    both: usize,
    /// Cohen's kappa; none where chance alone would agree on everything.
    kappa: Option<f64>,
}

pub(super) fn run(args: &Args) -> Ended {
    let findings = records(&args.dir, "findings.jsonl")?;
    let rules: BTreeMap<&str, &str> = findings.iter().map(|f| (text(f, "id"), text(f, "rule"))).collect();
    let answers = read(&args.gold)?;
    let outcome = Outcome { schema: "claimdiff/score/1", rules: lines(&answers, &rules), coders: agreements(&answers) };
    to_stdout(|out| {
        if args.json {
            serde_json::to_writer_pretty(&mut *out, &outcome)?;
            return Ok(writeln!(out)?);
        }
        writeln!(out, "{:<24} {:>6} {:>6} {:>6}  {:<22} recall", "rule", "judged", "right", "missed", "precision")?;
        for line in &outcome.rules {
            let (p, r) = (shown(line.precision, line.precision_interval), shown(line.recall, line.recall_interval));
            writeln!(out, "{:<24} {:>6} {:>6} {:>6}  {p:<22} {r}", line.rule, line.judged, line.right, line.missed)?;
        }
        for pair in &outcome.coders {
            let kappa = pair.kappa.map_or_else(|| "not defined".to_owned(), |k| format!("{k:.3}"));
            writeln!(out, "kappa of {} and {} on {}: {kappa}", pair.coders.0, pair.coders.1, pair.both)?;
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn shown(share: Option<f64>, interval: Option<(f64, f64)>) -> String {
    match share.zip(interval) {
        Some((share, (low, high))) => format!("{share:.3} ({low:.3} to {high:.3})"),
        None => "–".to_owned(),
    }
}

/// The answers of a file: JSON lines, or the one list that Label Studio exports.
fn read(path: &Path) -> Result<Vec<Answer>, Failure> {
    let wrong = |reason: String| Error::Usage(format!("{}: {reason}", path.display()));
    let words = std::fs::read_to_string(path).map_err(|e| wrong(e.to_string()))?;
    let mut out = Vec::new();
    if words.trim_start().starts_with('[') {
        let tasks: Vec<Json> = serde_json::from_str(&words).map_err(|e| wrong(e.to_string()))?;
        tasks.iter().for_each(|task| exported(task, &mut out));
    } else {
        for (at, line) in words.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let record: Json = serde_json::from_str(line).map_err(|e| wrong(format!("line {}: {e}", at + 1)))?;
            let id = record.get("id").and_then(Json::as_str).map(str::to_owned);
            let answer = if id.is_some() { text(&record, "answer") } else { "differs" };
            if answer.is_empty() {
                continue;
            }
            if !ANSWERS.contains(&answer) {
                let known = ANSWERS.join(", ");
                return Err(wrong(format!("line {}: {answer:?} is none of {known}", at + 1)).into());
            }
            out.push(Answer {
                id,
                rule: text(&record, "rule").into(),
                answer: answer.into(),
                coder: text(&record, "coder").into(),
            });
        }
    }
    out.sort();
    out.dedup();
    Ok(out)
}

fn exported(task: &Json, out: &mut Vec<Answer>) {
    let Some(data) = task.get("data") else { return };
    for annotation in list(task, "annotations") {
        let coder = annotation.get("completed_by").map(Json::to_string).unwrap_or_default();
        let choice = list(annotation, "result").find_map(|r| r.pointer("/value/choices/0").and_then(Json::as_str));
        if let Some(answer) = choice.filter(|c| ANSWERS.contains(c)) {
            out.push(Answer {
                id: Some(text(data, "id").into()),
                rule: text(data, "rule").into(),
                answer: answer.into(),
                coder,
            });
        }
    }
}

/// A line for each rule, and one for all. Where coders differ, the finding counts as right if most say so.
fn lines(answers: &[Answer], rules: &BTreeMap<&str, &str>) -> Vec<Line> {
    let mut votes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut counts: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    for answer in answers {
        match &answer.id {
            Some(id) if rules.contains_key(id.as_str()) => {
                let vote = votes.entry(id).or_default();
                vote.0 += usize::from(answer.answer == "differs");
                vote.1 += 1;
            }
            Some(_) => {}
            None => counts.entry(answer.rule.clone()).or_default().2 += 1,
        }
    }
    for (id, (yes, all)) in votes {
        let count = counts.entry(rules.get(id).copied().unwrap_or_default().to_owned()).or_default();
        count.0 += 1;
        count.1 += usize::from(yes * 2 > all);
    }
    let total = counts.values().fold((0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2));
    counts.into_iter().chain([("all".to_owned(), total)]).map(|(rule, count)| line(rule, count)).collect()
}

fn line(rule: String, (judged, right, missed): (usize, usize, usize)) -> Line {
    let share = |part: usize, whole: usize| (whole > 0).then(|| rounded(part as f64 / whole as f64));
    Line {
        rule,
        judged,
        right,
        missed,
        precision: share(right, judged),
        precision_interval: wilson(right, judged),
        recall: share(right, right + missed),
        recall_interval: wilson(right, right + missed),
    }
}

/// Wilson's score interval for a share, at 95 % (E. B. Wilson, 1927).
fn wilson(part: usize, whole: usize) -> Option<(f64, f64)> {
    if whole == 0 {
        return None;
    }
    let (n, p, z) = (whole as f64, part as f64 / whole as f64, 1.959_964_f64);
    let middle = p + z * z / (2.0 * n);
    let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    Some((rounded(((middle - reach) / scale).max(0.0)), rounded(((middle + reach) / scale).min(1.0))))
}

/// Cohen's kappa for each pair of coders (J. Cohen, 1960).
fn agreements(answers: &[Answer]) -> Vec<Agreement> {
    let coders: BTreeSet<&str> = answers.iter().map(|a| a.coder.as_str()).collect();
    let by = |coder: &str| -> BTreeMap<&str, &str> {
        let own = answers.iter().filter(|a| a.coder == coder);
        own.filter_map(|a| Some((a.id.as_deref()?, a.answer.as_str()))).collect()
    };
    let mut out = Vec::new();
    for (at, left) in coders.iter().enumerate() {
        for right in coders.iter().skip(at + 1) {
            let (one, other) = (by(left), by(right));
            let both: Vec<(&str, &str)> = one.iter().filter_map(|(id, a)| Some((*a, *other.get(id)?))).collect();
            if !both.is_empty() {
                out.push(Agreement {
                    coders: ((*left).into(), (*right).into()),
                    both: both.len(),
                    kappa: kappa(&both),
                });
            }
        }
    }
    out
}

fn kappa(both: &[(&str, &str)]) -> Option<f64> {
    let n = both.len() as f64;
    let observed = both.iter().filter(|(a, b)| a == b).count() as f64 / n;
    let share = |wanted: &str, second: bool| {
        both.iter().filter(|(a, b)| if second { *b == wanted } else { *a == wanted }).count() as f64 / n
    };
    let expected: f64 = ANSWERS.iter().map(|answer| share(answer, false) * share(answer, true)).sum();
    (expected < 1.0).then(|| rounded((observed - expected) / (1.0 - expected)))
}

/// To thousandths, so that it prints the same everywhere.
fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_and_kappa_as_in_the_textbooks() {
        // Wilson, 8 of 10; Cohen's example of 20, 5, 10, 15.
        assert_eq!(wilson(8, 10), Some((0.490, 0.943)));
        assert_eq!(wilson(0, 0), None);
        let pairs =
            [(20, ("differs", "differs")), (5, ("differs", "same")), (10, ("same", "differs")), (15, ("same", "same"))];
        let both: Vec<(&str, &str)> = pairs.iter().flat_map(|(n, pair)| std::iter::repeat_n(*pair, *n)).collect();
        assert_eq!(kappa(&both), Some(0.4));
    }

    #[test]
    fn missed_differences_lower_recall() {
        let answer = |id: Option<&str>, answer: &str| Answer {
            id: id.map(str::to_owned),
            rule: "age.conflict".into(),
            answer: answer.into(),
            coder: "a".into(),
        };
        let rules = BTreeMap::from([("F-a", "age.conflict"), ("F-b", "age.conflict")]);
        let found =
            lines(&[answer(Some("F-a"), "differs"), answer(Some("F-b"), "misread"), answer(None, "differs")], &rules);
        assert_eq!((found[0].precision, found[0].recall), (Some(0.5), Some(0.5)));
    }
}
