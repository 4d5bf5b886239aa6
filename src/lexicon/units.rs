//! Units of measure: how they are written, what they are called, and how they convert.
//!
//! Conversion stays within a dimension and is exact in decimals wherever the definition is.

use super::phrases::Phrases;
use crate::model::{Error, Token, WordKey};
use compact_str::CompactString;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const FILE: &str = "en/lexicon/units.toml";

/// One unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Unit {
    /// Singular, lower case, British spelling.
    pub name: CompactString,
    /// What it measures: only units of one dimension convert.
    pub dimension: CompactString,
    /// (factor, divisor, zero); none where the word has several sizes.
    pub size: Option<(Decimal, Decimal, Decimal)>,
}

/// How values of a unit come to the base of its dimension.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    /// What one step is in the base.
    pub factor: Decimal,
    /// Where the base has its nought.
    pub zero: Decimal,
}

impl Scale {
    /// `value` in the base; none where no decimal holds it.
    pub fn to_base(self, value: Decimal) -> Option<Decimal> {
        value.checked_sub(self.zero)?.checked_mul(self.factor).map(crate::model::decimal::tidy)
    }
}

impl Unit {
    /// Whether it measures time.
    pub fn is_time(&self) -> bool {
        matches!(self.dimension.as_str(), "time" | "months")
    }
}

/// All units.
#[derive(Debug, Default)]
pub struct Units {
    units: Vec<Unit>,
    by_name: FxHashMap<CompactString, usize>,
    words: Phrases<usize>,
    symbols: FxHashMap<CompactString, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    prefixes: BTreeMap<String, (String, Decimal)>,
    unit: Vec<Entry>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    dimension: String,
    factor: Option<Decimal>,
    divisor: Option<Decimal>,
    zero: Option<Decimal>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    prefixes: Vec<String>,
}

impl Units {
    /// The units built into the program.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the list is damaged.
    pub fn built_in() -> Result<Units, Error> {
        let list: List = super::files::toml(FILE)?;
        let mut out = Units::default();
        for entry in &list.unit {
            let size = entry.factor.map(|f| (f, entry.divisor.unwrap_or(Decimal::ONE), entry.zero.unwrap_or_default()));
            out.add(&entry.name, &entry.dimension, size, &entry.words, &entry.symbols);
            out.add_powers(entry, size);
            for prefix in &entry.prefixes {
                let Some((mark, by)) = list.prefixes.get(prefix) else {
                    let reason = format!("unit '{}' asks for the unknown prefix '{prefix}'", entry.name);
                    return Err(Error::Lexicon { path: FILE.to_owned(), reason });
                };
                let size = size.and_then(|(f, d, z)| Some((f.checked_mul(*by)?, d, z)));
                let join = |word: &String| format!("{prefix}{word}");
                let words: Vec<String> = entry.words.iter().map(join).collect();
                let symbols: Vec<String> = entry.symbols.iter().map(|s| format!("{mark}{s}")).collect();
                out.add(&join(&entry.name), &entry.dimension, size, &words, &symbols);
                let (name, dimension) = (join(&entry.name), entry.dimension.clone());
                out.add_powers(&Entry { name, dimension, words, symbols, ..Entry::default() }, size);
            }
        }
        out.words.sort();
        Ok(out)
    }

    fn add(
        &mut self,
        name: &str,
        dimension: &str,
        size: Option<(Decimal, Decimal, Decimal)>,
        words: &[String],
        symbols: &[String],
    ) {
        let id = match self.by_name.get(name) {
            Some(id) => *id,
            None => {
                self.units.push(Unit { name: name.into(), dimension: dimension.into(), size });
                self.by_name.insert(name.into(), self.units.len() - 1);
                self.units.len() - 1
            }
        };
        for word in words {
            self.words.add(word, id);
            if word.ends_with(|c: char| c.is_ascii_lowercase() && c != 's') {
                self.words.add(&format!("{word}s"), id);
            }
        }
        for symbol in symbols {
            self.symbols.entry(symbol.as_str().into()).or_insert(id);
        }
    }

    /// Squares and cubes of lengths: "square mile", "sq km", "km2", "cubic feet".
    fn add_powers(&mut self, entry: &Entry, size: Option<(Decimal, Decimal, Decimal)>) {
        if entry.dimension != "length" {
            return;
        }
        for (power, short, names, marks) in
            [(2, "area", ["square", "sq"], ["2", "²"]), (3, "volume", ["cubic", "cu"], ["3", "³"])]
        {
            let size = size.and_then(|(f, d, z)| Some((raised(f, power)?, raised(d, power)?, z)));
            let join = |w: &String| names.map(|n| format!("{n} {w}"));
            let words: Vec<String> = entry.words.iter().chain(&entry.symbols).flat_map(join).collect();
            let symbols: Vec<String> =
                entry.symbols.iter().chain(&entry.words).flat_map(|s| marks.map(|m| format!("{s}{m}"))).collect();
            self.add(&format!("{} {}", names[0], entry.name), short, size, &words, &symbols);
        }
    }

    /// What units measure: `length`, `mass` …; sorted.
    pub fn dimensions(&self) -> Vec<&str> {
        let mut out: Vec<&str> = self.units.iter().map(|u| u.dimension.as_str()).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The names of the units that measure `dimension`.
    pub fn of_dimension<'u>(&'u self, dimension: &'u str) -> impl Iterator<Item = &'u str> {
        self.units.iter().filter(move |u| u.dimension == dimension).map(|u| u.name.as_str())
    }

    /// The unit of this name.
    pub fn named(&self, name: &str) -> Option<&Unit> {
        self.units.get(*self.by_name.get(name)?)
    }

    /// The unit whose words stand first in `tokens` (hyphens count as spaces), and how many tokens they are.
    pub fn worded(&self, text: &str, tokens: &[Token]) -> Option<(&Unit, usize)> {
        let (id, used) = self.words.at_start(text, tokens)?;
        Some((self.units.get(id)?, used))
    }

    /// Keys of the first words of all units, and of the symbols of two letters and more.
    pub fn first_keys(&self) -> impl Iterator<Item = WordKey> + '_ {
        let symbols = self.symbols.keys().filter(|s| s.len() > 1).map(|s| WordKey::of(s));
        self.words.first_keys().chain(symbols)
    }

    /// The unit with this symbol, as written.
    pub fn symbol(&self, symbol: &str) -> Option<&Unit> {
        self.units.get(*self.symbols.get(symbol)?)
    }

    /// The units built into the program, loaded once.
    pub fn shared() -> &'static Units {
        static SHARED: LazyLock<Units> = LazyLock::new(|| Units::built_in().unwrap_or_default());
        &SHARED
    }

    /// What a unit is measured against where it has one size: its dimension, and how a value comes to its base.
    pub fn scale(&self, name: &str) -> Option<(&str, Scale)> {
        let unit = self.named(name)?;
        let (factor, divisor, zero) = unit.size?;
        Some((unit.dimension.as_str(), Scale { factor: factor.checked_div(divisor)?, zero }))
    }

    /// `value` of unit `from` in unit `to`; none where they measure different things or have no one size.
    pub fn convert(&self, value: Decimal, from: &str, to: &str) -> Option<Decimal> {
        if from == to {
            return Some(value);
        }
        let (from, to) = (self.named(from)?, self.named(to)?);
        if from.dimension != to.dimension {
            return None;
        }
        let ((f1, d1, z1), (f2, d2, z2)) = (from.size?, to.size?);
        let over = value.checked_sub(z1)?.checked_mul(f1)?.checked_mul(d2)?;
        let under = d1.checked_mul(f2)?;
        Some(crate::model::decimal::tidy(over.checked_div(under)?.checked_add(z2)?))
    }
}

fn raised(value: Decimal, power: u32) -> Option<Decimal> {
    (1..power).try_fold(value, |out, _| out.checked_mul(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::str::FromStr;

    #[test]
    fn units_convert_exactly_within_a_dimension() {
        let units = Units::built_in().unwrap();
        for (value, from, to, want) in [
            ("1", "mile", "kilometre", "1.609344"),
            ("212", "fahrenheit", "celsius", "100"),
            ("0", "kelvin", "celsius", "-273.15"),
            ("1", "square kilometre", "hectare", "100"),
            ("2", "stone", "pound", "28"),
            ("1.5", "year", "month", "18"),
            ("3", "megabyte", "byte", "3000000"),
            ("36", "kilometre per hour", "metre per second", "10"),
        ] {
            let got = units.convert(Decimal::from_str(value).unwrap(), from, to);
            assert_eq!(got, Some(Decimal::from_str(want).unwrap()), "{value} {from}");
        }
        assert_eq!(units.convert(Decimal::ONE, "mile", "hour"), None);
        assert_eq!(units.convert(Decimal::ONE, "gallon", "litre"), None, "two sizes of gallon");
    }

    static UNITS: std::sync::LazyLock<Units> = std::sync::LazyLock::new(|| Units::built_in().unwrap());

    proptest! {
        #[test]
        fn conversion_there_and_back_gives_the_same(value in -1_000_000i64..1_000_000, a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
            let units = &*UNITS;
            let value = Decimal::new(value, 2);
            let from = &units.units[a.index(units.units.len())];
            let to = &units.units[b.index(units.units.len())];
            if let Some(there) = units.convert(value, &from.name, &to.name)
                && there.scale() < 9
                && there.abs() > Decimal::new(1, 3)
                && there.abs() < Decimal::from(1_000_000_000_000_i64)
                && let Some(back) = units.convert(there, &to.name, &from.name)
            {
                let slack = value.abs().max(Decimal::ONE) / Decimal::from(1_000_000);
                prop_assert!((back - value).abs() <= slack, "{value} {} {there} {} {back}", from.name, to.name);
            }
        }
    }
}
