//! `card`: one finding as a neutral paragraph, to be sent to an outlet or put in a file.

use super::check::to_stdout;
use super::dismiss::named;
use super::explain::{list, text};
use super::failure::Ended;
use super::terminal::counted;
use crate::report::formats::live_address;
use serde_json::Value as Json;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The finding, as the summary names it: F-7q3kd2
    #[arg(value_name = "ID")]
    id: String,
    /// How it is written
    #[arg(long, value_enum, default_value = "md")]
    format: Shape,
    /// The folder of the run
    #[arg(long, value_name = "DIR", default_value = "output")]
    dir: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Shape {
    /// Markdown
    Md,
}

pub(super) fn run(args: &Args) -> Ended {
    let Shape::Md = args.format;
    let finding = named(&args.dir, &args.id)?;
    let articles = super::explain::records(&args.dir, "articles.jsonl")?;
    let card = markdown(&finding, &articles);
    to_stdout(|out| Ok(out.write_all(card.as_bytes())?))?;
    Ok(ExitCode::SUCCESS)
}

/// Places quoted of one value.
const PLACES: usize = 3;

fn markdown(finding: &Json, articles: &[Json]) -> String {
    let articles: HashMap<&str, &Json> = articles.iter().map(|a| (text(a, "id"), a)).collect();
    let mut out = format!("**{}**\n\n{}\n", plain(text(finding, "question")), plain(text(finding, "message")));
    for side in list(finding, "values") {
        let count = |field: &str| side.get(field).and_then(Json::as_u64).unwrap_or(0) as usize;
        let told =
            format!("{}, {}", counted(count("outlets"), "outlet"), counted(count("origins"), "independent origin"));
        out.push_str(&format!("\n- **{}** ({told})\n", plain(text(side, "display"))));
        for mention in list(side, "mentions").take(PLACES) {
            let article = articles.get(text(mention, "article")).copied().unwrap_or(&Json::Null);
            let day = text(mention, "published").get(..10).map(|d| format!(", {d}")).unwrap_or_default();
            let words = format!("…{}{}{}…", text(mention, "prefix"), text(mention, "exact"), text(mention, "suffix"));
            out.push_str(&format!("  - {}{day}: “{}”", plain(text(mention, "outlet")), plain(&words)));
            if let Some(link) = live_address(text(article, "url"), text(mention, "exact")) {
                out.push_str(&format!(" <{link}>"));
            }
            out.push_str("\n    archived at: ______\n");
        }
        let rest = list(side, "mentions").skip(PLACES).map(|m| plain(text(m, "outlet"))).collect::<BTreeSet<_>>();
        if !rest.is_empty() {
            out.push_str(&format!("  - also in {}\n", rest.into_iter().collect::<Vec<_>>().join(", ")));
        }
    }
    out.push_str(&format!(
        "\n{} · {}. It is not said which report is right.\n",
        text(finding, "id"),
        text(finding, "rule")
    ));
    out
}

/// Words on one line in which nothing is markup.
fn plain(words: &str) -> String {
    let mut out = String::new();
    for letter in words.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()) {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '#') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_quotes_every_side_and_runs_nothing() {
        let finding = serde_json::json!({"id": "F-a", "rule": "figure.conflict", "question": "How many <b>?", "message": "m",
            "values": [{"display": "60", "mentions": [{"article": "a1", "outlet": "North *Post*", "published": "2031-05-04",
                "exact": "60 visits", "prefix": "some ", "suffix": " in all"}]}]});
        let article = serde_json::json!({"id": "a1", "url": "https://example.org/x"});
        let card = markdown(&finding, &[article]);
        assert!(card.contains("How many \\<b\\>?") && card.contains("North \\*Post\\*, 2031-05-04"), "{card}");
        assert!(card.contains("<https://example.org/x#:~:text=60%20visits>"), "{card}");
    }
}
