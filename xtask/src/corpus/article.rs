//! One invented article, and sentences that say nothing of the story.

use super::Words;
use super::lexis::word;
use crate::random::Random;
use serde::Serialize;

/// An article as inputs give it.
#[derive(Clone, Serialize)]
pub struct Article {
    /// Unique in its corpus.
    pub id: String,
    /// Who published it.
    pub outlet: String,
    /// Where.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// The day, as ISO 8601 has it.
    pub published: String,
    /// The story that it tells.
    pub story: String,
    /// Its words.
    pub text: String,
}

fn thing(words: &Words, random: &mut Random) -> String {
    let article = ["the", "a", "every", "their", "this"][random.below(5)];
    if random.chance(0.4) {
        return format!("{article} {} {}", word(random, &words.adjectives), word(random, &words.nouns));
    }
    format!("{article} {}", word(random, &words.nouns))
}

fn clause(words: &Words, random: &mut Random) -> String {
    let verb = word(random, &words.verbs);
    let tense = ["would", "did not", "could", "had to", "tried to", "used to"][random.below(6)];
    let tail = if random.chance(0.5) { format!(" near {}", thing(words, random)) } else { String::new() };
    format!("{} {tense} {verb} {}{tail}", thing(words, random), thing(words, random))
}

/// A sentence between the facts.
pub(super) fn filler(words: &Words, random: &mut Random) -> String {
    let mut out = String::new();
    if random.chance(0.2) {
        out.push_str(random.pick(&words.opening));
        out.push_str(", ");
    }
    out.push_str(&clause(words, random));
    for _ in 0..random.below(3) {
        out.push_str(if random.chance(0.3) { ", " } else { " " });
        out.push_str(random.pick(&words.joins));
        out.push(' ');
        out.push_str(&clause(words, random));
    }
    out.push('.');
    let head = out.chars().next().map(|c| c.to_ascii_uppercase());
    head.into_iter().chain(out.chars().skip(1)).collect()
}
