//! Words that tell whether a count of people is the toll of the event that is reported.

use super::files;
use crate::model::{Error, Token, WordKey};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;

/// Phrases, each a list of words in a row.
type Phrases = Vec<Vec<WordKey>>;

/// Cues of tolls.
#[derive(Debug, Default)]
pub struct Tolls {
    /// `this year`, `across the city`: counts of other events too.
    pub elsewhere: Phrases,
    /// `ago`, `last week`: perhaps another event.
    pub earlier: Phrases,
    /// `another`, `second`: a part.
    pub parts: FxHashSet<WordKey>,
    /// `condition`, `recovering`: how some of the injured are.
    pub states: FxHashSet<WordKey>,
    /// `those`, `the`: after "of", those who are counted elsewhere.
    pub whole: FxHashSet<WordKey>,
    /// `before firing`: those killed so far are a part.
    pub goes_on: Phrases,
    /// `toll`, `total`: "of" after these gives the whole.
    pub sums: FxHashSet<WordKey>,
    /// `serious`, `critically`: how badly some of the injured are hurt.
    pub degrees: FxHashSet<WordKey>,
    /// Words of being dead, of being hurt and of being held: what befell one more of those who are counted.
    pub fates: Fates,
    /// `fracture`, `bruise`: a count of these is no count of all injuries.
    pub kinds_of_injury: FxHashSet<WordKey>,
    /// `dead`, `murder`: the article tells of a death.
    pub mortal: FxHashSet<WordKey>,
    /// `double murder`: more than one died.
    pub multiple: Phrases,
    /// `shootings`, `crashes`: more than one event.
    pub events: FxHashSet<WordKey>,
    /// `gunfire`, `violence`: in phrases of [`Tolls::elsewhere`], more than one event.
    pub spates: FxHashSet<WordKey>,
    /// `attempted`: before a word of death, nobody died.
    pub thwarted: FxHashSet<WordKey>,
    /// `shooting`, `crash`: events in which people are hurt.
    pub violence: FxHashSet<WordKey>,
    /// `drowned`, `police`: beside [`Tolls::violence`], what tells of a death by something that happened.
    pub sudden: FxHashSet<WordKey>,
    /// `expected to survive`: victims of whom this is said live.
    pub survival: Phrases,
    /// `hospital`, `serious condition`: those of whom this is said lived until then.
    pub treated: Phrases,
    /// `life support`, `unable to save`: perhaps one does not.
    pub hopeless: Phrases,
    /// `wounded`, `stable condition`: somebody was hurt and lives.
    pub others_hurt: Phrases,
    /// `victims`, `others`: there was more than one.
    pub victims: Phrases,
    /// `both men`, `the victims`: more than one victim.
    pub many_victims: Phrases,
    /// `shot`: beside [`Fates::hurt`], what befell those whom a title counts.
    pub struck: FxHashSet<WordKey>,
    /// `man`, `brother`.
    pub male: FxHashSet<WordKey>,
    /// `woman`, `sister`.
    pub female: FxHashSet<WordKey>,
    /// `killed`, `shot`: what a killer does.
    pub kills: FxHashSet<WordKey>,
    /// `himself`, `own life`: the killer's end.
    pub own: Phrases,
    /// `wounded`, `tried`: perhaps no end.
    pub survives: FxHashSet<WordKey>,
}

/// Words that tell what befell somebody.
#[derive(Debug, Default)]
pub struct Fates {
    /// `died`, `killed`.
    pub dead: FxHashSet<WordKey>,
    /// `hurt`, `wounds`.
    pub hurt: FxHashSet<WordKey>,
    /// `arrested`, `custody`.
    pub held: FxHashSet<WordKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    elsewhere: Vec<String>,
    earlier: Vec<String>,
    parts: Vec<String>,
    states: Vec<String>,
    whole: Vec<String>,
    goes_on: Vec<String>,
    sums: Vec<String>,
    degrees: Vec<String>,
    dead: Vec<String>,
    hurt: Vec<String>,
    held: Vec<String>,
    kinds_of_injury: Vec<String>,
    mortal: Vec<String>,
    multiple: Vec<String>,
    events: Vec<String>,
    spates: Vec<String>,
    thwarted: Vec<String>,
    violence: Vec<String>,
    sudden: Vec<String>,
    survival: Vec<String>,
    treated: Vec<String>,
    hopeless: Vec<String>,
    others_hurt: Vec<String>,
    victims: Vec<String>,
    many_victims: Vec<String>,
    struck: Vec<String>,
    male: Vec<String>,
    female: Vec<String>,
    kills: Vec<String>,
    #[serde(rename = "self")]
    own: Vec<String>,
    survives: Vec<String>,
}

impl Tolls {
    /// The built-in list.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the file is not as it should be.
    pub fn built_in() -> Result<Tolls, Error> {
        let file: File = files::toml("en/lexicon/tolls.toml")?;
        let keys = |list: Vec<String>| list.iter().map(|word| WordKey::of(word)).collect();
        let phrases = |list: Vec<String>| list.iter().map(|p| p.split(' ').map(WordKey::of).collect()).collect();
        Ok(Tolls {
            elsewhere: phrases(file.elsewhere),
            earlier: phrases(file.earlier),
            parts: keys(file.parts),
            states: keys(file.states),
            whole: keys(file.whole),
            goes_on: phrases(file.goes_on),
            sums: keys(file.sums),
            degrees: keys(file.degrees),
            fates: Fates { dead: keys(file.dead), hurt: keys(file.hurt), held: keys(file.held) },
            kinds_of_injury: keys(file.kinds_of_injury),
            mortal: keys(file.mortal),
            multiple: phrases(file.multiple),
            events: keys(file.events),
            spates: keys(file.spates),
            thwarted: keys(file.thwarted),
            violence: keys(file.violence),
            sudden: keys(file.sudden),
            survival: phrases(file.survival),
            treated: phrases(file.treated),
            hopeless: phrases(file.hopeless),
            others_hurt: phrases(file.others_hurt),
            victims: phrases(file.victims),
            many_victims: phrases(file.many_victims),
            struck: keys(file.struck),
            male: keys(file.male),
            female: keys(file.female),
            kills: keys(file.kills),
            own: phrases(file.own),
            survives: keys(file.survives),
        })
    }
}

/// Where in `tokens` the first of `phrases` stands.
pub fn find(phrases: &[Vec<WordKey>], tokens: &[Token]) -> Option<Range<usize>> {
    first(phrases, tokens, |token| token.key)
}

/// Where in `words` the first of `phrases` stands.
pub fn find_words(phrases: &[Vec<WordKey>], words: &[WordKey]) -> Option<Range<usize>> {
    first(phrases, words, |key| *key)
}

fn first<T>(phrases: &[Vec<WordKey>], words: &[T], key: impl Fn(&T) -> WordKey) -> Option<Range<usize>> {
    words.iter().enumerate().find_map(|(at, word)| {
        // Most words begin no phrase, and this is asked of every one.
        let begins = key(word);
        let mut begun = phrases.iter().filter(|p| p.first() == Some(&begins));
        let stands = |phrase: &&Vec<WordKey>| {
            let words = words.get(at..at + phrase.len()).unwrap_or(&[]);
            words.iter().map(&key).eq(phrase.iter().copied())
        };
        begun.find(stands).map(|phrase| at..at + phrase.len())
    })
}
