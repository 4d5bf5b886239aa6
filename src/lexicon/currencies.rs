//! Money: words and symbols, ISO codes, and what to do where a word belongs to many countries.

use super::phrases::Phrases;
use crate::model::{Error, Token, WordKey};
use compact_str::CompactString;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "en/lexicon/currencies.toml";

/// How a word or symbol is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MoneyUse {
    /// Always money.
    Always,
    /// Money where something says so, else a weight: "pounds".
    OrMeasure,
    /// Money only after a million or the like: "won".
    AfterScale,
}

/// A word or symbol of money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MoneyWord {
    /// Which currency, as an index for [`Currencies::name`].
    pub currency: usize,
    /// Whether it is a hundredth part: "pence".
    pub minor: bool,
    /// How it is used.
    pub used: MoneyUse,
}

#[derive(Debug)]
struct Money {
    name: CompactString,
    codes: BTreeMap<String, CompactString>,
    otherwise: Option<CompactString>,
}

/// All currencies.
#[derive(Debug, Default)]
pub struct Currencies {
    list: Vec<Money>,
    by_name: FxHashMap<CompactString, usize>,
    words: Phrases<MoneyWord>,
    symbols: FxHashMap<CompactString, MoneyWord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    currency: Vec<Single>,
    ambiguous: Vec<Ambiguous>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Single {
    code: CompactString,
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    minor: Vec<String>,
    #[serde(default)]
    minor_symbols: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ambiguous {
    name: CompactString,
    #[serde(default)]
    open: bool,
    words: Vec<String>,
    #[serde(default)]
    measure_words: Vec<String>,
    #[serde(default)]
    after_scale: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    minor: Vec<String>,
    #[serde(default)]
    minor_symbols: Vec<String>,
    codes: BTreeMap<String, CompactString>,
    otherwise: Option<CompactString>,
}

impl Currencies {
    /// The currencies built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the list is damaged.
    pub fn built_in() -> Result<Currencies, Error> {
        let list: List = super::files::toml(FILE)?;
        let mut out = Currencies::default();
        for entry in list.ambiguous {
            let otherwise = entry.otherwise.or_else(|| (!entry.open).then(|| entry.name.clone()));
            let id = out.push(Money { name: entry.name, codes: entry.codes, otherwise });
            out.words(id, &entry.words, false, MoneyUse::Always);
            out.words(id, &entry.measure_words, false, MoneyUse::OrMeasure);
            out.words(id, &entry.after_scale, false, MoneyUse::AfterScale);
            out.words(id, &entry.minor, true, MoneyUse::Always);
            out.symbols(id, &entry.symbols, false);
            out.symbols(id, &entry.minor_symbols, true);
        }
        for entry in list.currency {
            let code = entry.code.clone();
            let id = out.push(Money { name: entry.code.clone(), codes: BTreeMap::new(), otherwise: Some(entry.code) });
            out.words(id, &entry.words, false, MoneyUse::Always);
            out.words(id, &entry.minor, true, MoneyUse::Always);
            out.symbols(id, &entry.symbols, false);
            out.symbols(id, &entry.minor_symbols, true);
            out.symbols(id, &[code.to_string()], false);
        }
        out.words.sort();
        Ok(out)
    }

    fn push(&mut self, money: Money) -> usize {
        self.by_name.insert(money.name.clone(), self.list.len());
        self.list.push(money);
        self.list.len() - 1
    }

    fn words(&mut self, currency: usize, words: &[String], minor: bool, used: MoneyUse) {
        for word in words {
            let says = MoneyWord { currency, minor, used };
            self.words.add(word, says);
            if !word.ends_with('s') {
                self.words.add(&format!("{word}s"), says);
            }
        }
    }

    fn symbols(&mut self, currency: usize, symbols: &[String], minor: bool) {
        for symbol in symbols {
            let says = MoneyWord { currency, minor, used: MoneyUse::Always };
            self.symbols.insert(symbol.as_str().into(), says);
        }
    }

    /// The money words that stand first in `tokens`, and how many tokens they are.
    pub fn worded(&self, text: &str, tokens: &[Token]) -> Option<(MoneyWord, usize)> {
        self.words.at_start(text, tokens)
    }

    /// The money words that stand last in `tokens` ("ringgit 42"), and how many tokens they are.
    pub fn worded_before(&self, text: &str, tokens: &[Token]) -> Option<(MoneyWord, usize)> {
        self.words.at_end(text, tokens)
    }

    /// Keys of the first words of all currencies.
    pub fn first_keys(&self) -> impl Iterator<Item = WordKey> + '_ {
        self.words.first_keys()
    }

    /// The currency with this symbol or code, as written.
    pub fn symbol(&self, symbol: &str) -> Option<MoneyWord> {
        self.symbols.get(symbol).copied()
    }

    /// The name a figure keeps until its country is known: a code, or the word of many countries.
    pub fn name(&self, currency: usize) -> &str {
        self.list.get(currency).map_or("", |m| m.name.as_str())
    }

    /// The unit for outputs: the code in `country`, the only code there is, the word; none where it stays open.
    pub fn unit(&self, name: &str, country: Option<&str>) -> Option<CompactString> {
        let money = self.list.get(*self.by_name.get(name)?)?;
        let local = country.and_then(|c| money.codes.get(c));
        local.or(money.otherwise.as_ref()).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dollar_is_open_until_the_country_is_known() {
        let money = Currencies::built_in().unwrap();
        assert_eq!(money.unit("dollar", None), None);
        assert_eq!(money.unit("dollar", Some("au")).as_deref(), Some("AUD"));
        assert_eq!(money.unit("pound", None).as_deref(), Some("GBP"));
        assert_eq!(money.unit("franc", Some("fr")).as_deref(), Some("franc"));
        let symbol = |s: &str| money.symbol(s).and_then(|m| money.unit(money.name(m.currency), Some("ca")));
        assert_eq!(symbol("HK$").as_deref(), Some("HKD"));
        assert_eq!(symbol("$").as_deref(), Some("CAD"));
    }
}
