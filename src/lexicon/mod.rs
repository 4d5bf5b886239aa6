//! Words and what they mean: numerals, units, hedges, months, roles, cues, abbreviations.
//!
//! Each list is one file under `patterns/en/lexicon/`, read into one type here. Everything above
//! looks words up by [`crate::model::WordKey`], so that a text is lower-cased once.

pub mod abbreviations;
mod agencies;
pub mod boilerplate;
pub mod calendar;
mod classes;
mod cues;
pub mod currencies;
pub mod files;
mod frequent;
pub mod hedges;
pub mod holidays;
mod lemmas;
mod lists;
mod name_cues;
pub mod nouns;
pub mod numerals;
pub mod page_cues;
mod people_nouns;
pub mod phrase_table;
pub mod phrases;
pub mod quantifiers;
pub mod roles;
pub mod saying;
pub(crate) mod spelling;
pub mod starters;
pub mod tolls;
pub mod triggers;
pub mod units;
pub mod vague;
pub mod wording;

pub use agencies::Agencies;
pub use classes::{WordClass, WordClasses};
pub use cues::Cues;
pub use frequent::Frequent;
pub use lemmas::Lemmas;
pub use lists::{Lists, written_out};
pub use name_cues::NameCues;
pub use people_nouns::PeopleNouns;
pub use quantifiers::Quantifiers;

use crate::model::Error;
use calendar::Calendar;
use holidays::Holidays;

/// Every word list of one language, loaded once and shared by all threads.
#[derive(Debug)]
pub struct Lexicon {
    /// Words that a full stop follows inside a sentence.
    pub abbreviations: abbreviations::Abbreviations,
    /// Cues of text that does not belong to the story.
    pub boilerplate: boilerplate::Boilerplate,
    /// Words that tell who said what.
    pub saying: saying::Saying,
    /// Agencies that texts credit.
    pub agencies: Agencies,
    /// Words of dates.
    pub calendar: Calendar,
    /// Words that say nothing of what an article is about.
    pub frequent: Frequent,
    /// Days with a name.
    pub holidays: Holidays,
    /// Words that tie two names of one bearer.
    pub names: NameCues,
    /// Numbers in digits and words.
    pub numerals: numerals::Numerals,
    /// Nouns that people are counted by.
    pub people_nouns: PeopleNouns,
    /// Quantifiers on their ladder.
    pub quantifiers: Quantifiers,
    /// The forms of words.
    pub lemmas: Lemmas,
    /// Word lists that patterns name.
    pub lists: Lists,
    /// How a text stands behind what it says.
    pub cues: Cues,
    /// Small words that phrases turn on.
    pub classes: WordClasses,
    /// Units of measure.
    pub units: units::Units,
    /// Money.
    pub currencies: currencies::Currencies,
    /// Words of comparison.
    pub hedges: hedges::Hedges,
    /// Counted nouns.
    pub nouns: nouns::Nouns,
    /// Words for numbers nobody counted.
    pub vague: vague::Vague,
    /// Words a figure may start with.
    pub triggers: triggers::Triggers,
    /// What people are said to be.
    pub roles: roles::Roles,
    /// Whether a count is the toll of the event that is reported.
    pub tolls: tolls::Tolls,
    /// What the words of a quotation weigh.
    pub wording: wording::Wording,
}

impl Lexicon {
    /// The lists built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where a list contradicts itself.
    pub fn built_in() -> Result<Lexicon, Error> {
        let lemmas = Lemmas::built_in()?;
        let numerals = numerals::Numerals::built_in()?;
        let holidays = Holidays::built_in()?;
        let calendar = Calendar::built_in(&numerals, &holidays)?;
        let vague = vague::Vague::built_in()?;
        let (units, nouns) = (units::Units::built_in()?, nouns::Nouns::built_in()?);
        let currencies = currencies::Currencies::built_in()?;
        let cues = Cues::built_in()?;
        Ok(Lexicon {
            abbreviations: abbreviations::Abbreviations::built_in()?,
            boilerplate: boilerplate::Boilerplate::built_in()?,
            saying: saying::Saying::built_in()?,
            lists: Lists::built_in(&lemmas)?,
            classes: WordClasses::new(&cues),
            cues,
            lemmas,
            triggers: triggers::Triggers::new(&numerals, &vague, &units, &currencies, &nouns),
            units,
            currencies,
            hedges: hedges::Hedges::built_in()?,
            nouns,
            vague,
            agencies: Agencies::built_in()?,
            calendar,
            frequent: Frequent::built_in(),
            holidays,
            names: NameCues::built_in()?,
            people_nouns: PeopleNouns::built_in()?,
            quantifiers: Quantifiers::built_in()?,
            numerals,
            roles: roles::Roles::built_in()?,
            tolls: tolls::Tolls::built_in()?,
            wording: wording::Wording::built_in()?,
        })
    }
}
