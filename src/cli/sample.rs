//! `sample`: findings drawn for people to judge, as Label Studio tasks or as lines.

use super::check::to_stdout;
use super::explain::{list, records, text};
use super::failure::Ended;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder of the run
    #[arg(value_name = "DIR", default_value = "output")]
    dir: PathBuf,
    /// How many; the same share of every rule where there are enough
    #[arg(short, long, default_value_t = 200)]
    n: usize,
    /// Another seed draws others
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How they are written
    #[arg(long, value_enum, default_value = "labelstudio")]
    to: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Shape {
    /// A list of tasks that Label Studio imports
    Labelstudio,
    /// How Label Studio shows those tasks: the labelling interface of the project they are imported into
    LabelstudioInterface,
    /// A line for each, to be filled in and given to `score`
    Jsonl,
}

/// Places told of one side.
const PLACES: usize = 3;

/// What a person may answer.
pub(super) const ANSWERS: [&str; 4] = ["differs", "same", "not comparable", "misread"];

pub(super) fn run(args: &Args) -> Ended {
    let findings = records(&args.dir, "findings.jsonl")?;
    let drawn = draw(&findings, args.n, args.seed);
    to_stdout(|out| {
        match args.to {
            Shape::Labelstudio => {
                let tasks: Vec<Json> = drawn.iter().map(|f| task(f)).collect();
                serde_json::to_writer_pretty(&mut *out, &tasks)?;
                writeln!(out)?;
            }
            Shape::LabelstudioInterface => out.write_all(interface().as_bytes())?,
            Shape::Jsonl => {
                for finding in &drawn {
                    let line = json!({"id": text(finding, "id"), "rule": text(finding, "rule"),
                        "question": text(finding, "question"), "sides": sides(finding), "answer": null, "coder": null});
                    writeln!(out, "{line}")?;
                }
            }
        }
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

/// `n` of the findings, taken from each rule in turn in an order that the seed alone decides.
fn draw(findings: &[Json], n: usize, seed: u64) -> Vec<&Json> {
    let mut strata: BTreeMap<&str, Vec<(Vec<u8>, &Json)>> = BTreeMap::new();
    for finding in findings {
        let key = Sha256::digest(format!("{seed} {}", text(finding, "id"))).to_vec();
        strata.entry(text(finding, "rule")).or_default().push((key, finding));
    }
    for stratum in strata.values_mut() {
        stratum.sort_by(|a, b| b.0.cmp(&a.0));
    }
    let mut out = Vec::new();
    while out.len() < n && strata.values().any(|s| !s.is_empty()) {
        for stratum in strata.values_mut() {
            if let Some((_, finding)) = stratum.pop().filter(|_| out.len() < n) {
                out.push(finding);
            }
        }
    }
    out
}

fn sides(finding: &Json) -> Vec<Json> {
    let quoted = |m: &Json| json!({"outlet": text(m, "outlet"), "published": m.get("published"), "words": words(m)});
    let side = |s: &Json| json!({"value": text(s, "display"), "places": list(s, "mentions").take(PLACES).map(quoted).collect::<Vec<_>>()});
    list(finding, "values").map(side).collect()
}

/// The words of a place, and those around them.
fn words(place: &Json) -> String {
    format!("…{}{}{}…", text(place, "prefix"), text(place, "exact"), text(place, "suffix"))
}

/// The quoted places of all sides, one after another, as Label Studio shows a dialogue.
fn passages(finding: &Json) -> Vec<Json> {
    let passage = |value: &str, m: &Json| {
        let day = text(m, "published").get(..10).map(|day| format!(", {day}")).unwrap_or_default();
        json!({"who": format!("{value} · {}{day}", text(m, "outlet")), "words": words(m)})
    };
    let side = |s: &Json| list(s, "mentions").take(PLACES).map(|m| passage(text(s, "display"), m)).collect::<Vec<_>>();
    list(finding, "values").flat_map(side).collect()
}

/// What Label Studio shows of a task, and what a person may choose.
fn interface() -> String {
    let choices: String = ANSWERS.iter().map(|answer| format!("    <Choice value=\"{answer}\"/>\n")).collect();
    format!(
        "<View>\n  <Header value=\"$question\"/>\n  <Text name=\"message\" value=\"$message\"/>\n  \
         <Paragraphs name=\"passages\" value=\"$passages\" layout=\"dialogue\" nameKey=\"who\" textKey=\"words\"/>\n  \
         <Choices name=\"answer\" toName=\"passages\" choice=\"single\" required=\"true\">\n{choices}  </Choices>\n</View>\n"
    )
}

fn task(finding: &Json) -> Json {
    json!({"data": {
        "id": text(finding, "id"), "rule": text(finding, "rule"), "question": text(finding, "question"),
        "message": text(finding, "message"), "sides": sides(finding), "passages": passages(finding), "answers": ANSWERS,
    }})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_drawn_from_and_a_seed_draws_the_same_twice() {
        let rule = |n: usize| if n < 18 { "a.conflict" } else { "b.drift" };
        let findings: Vec<Json> = (0..20).map(|n| json!({"id": format!("F-{n}"), "rule": rule(n)})).collect();
        let ids = |seed| draw(&findings, 6, seed).iter().map(|f| text(f, "id").to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(1), ids(1));
        assert_ne!(ids(1), ids(2));
        assert_eq!(draw(&findings, 6, 1).iter().filter(|f| text(f, "rule") == "b.drift").count(), 2);
        assert_eq!(draw(&findings, 60, 1).len(), 20);
    }
}
