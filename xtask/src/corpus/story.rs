//! One invented event: its facts, and how outlets tell them.

use super::Words;
use super::article::{Article, filler};
use super::lexis::{name, word};
use crate::random::Random;
use std::collections::BTreeMap;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// An event and what is known of it.
pub(super) struct Story {
    id: String,
    facts: BTreeMap<&'static str, String>,
    day: (usize, usize),
    /// Articles that are still to be written.
    left: usize,
    /// What an agency wrote, once it has.
    wire: Option<String>,
}

impl Story {
    pub(super) fn new(number: usize, words: &Words, random: &mut Random) -> Story {
        let mut facts = BTreeMap::new();
        let surname = name(random, &words.names, &words.ends);
        let place = name(random, &words.names, &words.towns);
        facts.insert("person", format!("{} {surname}", random.pick(&words.given)));
        facts.insert("body", format!("{place} {}", random.pick(&words.bodies)));
        facts.insert("surname", surname);
        facts.insert("place", place);
        facts.insert("role", random.pick(&words.roles).to_owned());
        facts.insert("event", random.pick(&words.events).to_owned());
        for (fact, least, span) in [
            ("killed", 2, 60),
            ("injured", 60, 400),
            ("displaced", 500, 9000),
            ("visits", 3, 90),
            ("age", 19, 60),
            ("years", 2, 25),
            ("money", 2, 300),
            ("percent", 2, 70),
            ("hours", 2, 9),
            ("hour", 1, 11),
            ("speed", 40, 80),
            ("rain", 20, 120),
            ("year", 2001, 22),
        ] {
            facts.insert(fact, (least + random.below(span)).to_string());
        }
        let (month, day) = (random.below(12), random.below(28));
        facts.insert("month", MONTHS[month].to_owned());
        facts.insert("date", format!("{} {}", day + 1, MONTHS[month]));
        facts.insert("day", DAYS[(day + month) % 7].to_owned());
        Story { id: format!("s{number}"), facts, day: (month, day), left: 3 + random.below(10), wire: None }
    }

    /// Whether every article of it has been written.
    pub(super) fn is_told(&self) -> bool {
        self.left == 0
    }

    /// The next article of it.
    pub(super) fn article(&mut self, number: usize, words: &Words, random: &mut Random) -> Article {
        self.left = self.left.saturating_sub(1);
        let outlet = random.pick(&words.outlets).to_owned();
        let text = match &self.wire {
            Some(wire) if random.chance(0.3) => self.copy(wire, words, random),
            _ => {
                let text = self.written(&outlet, words, random);
                self.wire.get_or_insert_with(|| text.clone());
                text
            }
        };
        let (month, day) = self.day;
        Article {
            id: format!("a{number}"),
            url: format!("https://{}.example/{number}", outlet.to_lowercase().replace(' ', "-")),
            outlet,
            title: format!("{} in {}", capital(&self.fact("event")), self.fact("place")),
            published: format!("2024-{:02}-{:02}", month + 1, (day + 1 + random.below(3)).min(28)),
            story: self.id.clone(),
            text,
        }
    }

    fn fact(&self, name: &str) -> String {
        self.facts.get(name).cloned().unwrap_or_default()
    }

    /// An article in an outlet's own words.
    fn written(&self, outlet: &str, words: &Words, random: &mut Random) -> String {
        let mut out = String::new();
        for _ in 0..4 + random.below(12) {
            for _ in 0..1 + random.below(3) {
                if random.chance(0.35) {
                    let told = self.sentence(random.below(words.facts.len()), outlet, words, random);
                    out.push_str(&told);
                } else {
                    out.push_str(&filler(words, random));
                }
                out.push(' ');
            }
            out.pop();
            out.push_str("\n\n");
        }
        out.trim_end().to_owned()
    }

    /// A copy of what the agency wrote, with a sentence left out and perhaps one added.
    fn copy(&self, wire: &str, words: &Words, random: &mut Random) -> String {
        let mut paragraphs: Vec<String> = wire.split("\n\n").map(str::to_owned).collect();
        if paragraphs.len() > 2 {
            paragraphs.remove(random.below(paragraphs.len()));
        }
        if random.chance(0.5) {
            paragraphs.push(filler(words, random));
        }
        paragraphs.join("\n\n")
    }

    /// One sentence with facts; now and then a figure is another one.
    fn sentence(&self, number: usize, outlet: &str, words: &Words, random: &mut Random) -> String {
        let mut out = words.facts.get(number).cloned().unwrap_or_default();
        for (name, value) in &self.facts {
            let figure = value.parse::<usize>().ok().filter(|_| random.chance(0.05));
            let told = figure.map_or_else(|| value.clone(), |n| (n + 1 + random.below(9)).to_string());
            out = out.replace(&format!("{{{name}}}"), &told).replace(&format!("{{{}}}", capital(name)), &told);
        }
        let quote = random.pick(&words.quotes);
        out.replace("{quote}", quote).replace("{outlet}", outlet).replace("{noun}", &word(random, &words.nouns))
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
