//! What a number is measured in: units, percent, money, compounds of them.

use super::scene::Scene;
use crate::lexicon::currencies::MoneyUse;
use crate::lexicon::numerals::{Numeral, NumeralKind};
use crate::lexicon::units::Unit;
use crate::model::{TokenKind, UnitPart};
use compact_str::{CompactString, format_compact};
use rust_decimal::Decimal;

/// The unit that stands at `at`, after `numeral`, and the token after it.
pub(super) fn unit_after(scene: &Scene<'_>, at: usize, numeral: &Numeral) -> Option<(UnitPart, usize)> {
    let next = past_joint(scene, at);
    money(scene, next, numeral)
        .or_else(|| bracketed(scene, next))
        .or_else(|| measure(scene, next, numeral).map(|(name, end)| compound(scene, name, end)))
        .or_else(|| of_a_unit(scene, next, numeral))
        .or_else(|| modified(scene, next))
}

/// Past a hyphen that joins a number and a unit, also one with spaces around it: "a 30 - year bond".
fn past_joint(scene: &Scene<'_>, at: usize) -> usize {
    let loose = scene.is_hyphen(at) && at > 0 && !scene.touches(at - 1) && !scene.touches(at);
    let unit = || scene.lexicon.units.worded(scene.text, scene.rest(at + 1)).is_some();
    if loose && !scene.word(at + 1).ends_with('s') && unit() { at + 1 } else { scene.past_hyphen(at) }
}

/// "dollars", "euros", "pence", "EUR" after a number.
fn money(scene: &Scene<'_>, at: usize, numeral: &Numeral) -> Option<(UnitPart, usize)> {
    let money = &scene.lexicon.currencies;
    let part = |currency: usize, minor| UnitPart::Money(money.name(currency).into(), minor);
    if let Some((found, used)) = money.worded(scene.text, scene.rest(at)) {
        let scaled = numeral.scale >= Decimal::ONE_THOUSAND;
        let fits = match found.used {
            MoneyUse::Always => true,
            MoneyUse::OrMeasure => scaled && numeral.scale > Decimal::ONE_THOUSAND || pays(scene, at),
            MoneyUse::AfterScale => scaled,
        };
        return fits.then(|| (part(found.currency, found.minor), at + used));
    }
    // "3.14US$", "20 C$"
    if scene.is_word(at) && scene.word(at + 1) == "$" && scene.touches(at) {
        let joined = [scene.word(at), "$"].concat();
        if let Some(found) = money.symbol(&joined) {
            return Some((part(found.currency, false), at + 2));
        }
    }
    let word = scene.word(at);
    let found = money.symbol(word)?;
    let touches = at > 0 && scene.touches(at - 1);
    let fits = match word {
        "p" | "c" => touches && !scene.is_word(at + 1) || !scene.is_word(at + 1),
        // a sign before another number belongs to that one
        _ if !scene.is_word(at) => touches || scene.kind(at + 1) != Some(TokenKind::Number),
        _ => !word.is_ascii() || word.len() > 1 && word.chars().any(|c| c.is_uppercase() || c == '.'),
    };
    fits.then(|| (part(found.currency, found.minor), at + 1))
}

/// Whether the words around show that pounds are money here.
fn pays(scene: &Scene<'_>, at: usize) -> bool {
    let from = at.saturating_sub(8);
    (from..at + 6).any(|i| {
        scene.is(
            i,
            &[
                "£",
                "paid",
                "pay",
                "pays",
                "cost",
                "costs",
                "costing",
                "fined",
                "fine",
                "spent",
                "spend",
                "price",
                "worth",
                "sterling",
                "cash",
                "salary",
                "bill",
                "fee",
                "fees",
                "earn",
                "earned",
                "pence",
                "sold",
                "bought",
                "tax",
                "dollars",
                "euros",
                "budget",
                "debt",
                "loan",
                "compensation",
                "damages",
                "raised",
                "donated",
                "stole",
                "stolen",
                "currency",
            ],
        )
    })
}

/// What a length is the extent of.
const EXTENTS: &[&str] = &["thick", "long", "wide", "tall", "high", "deep", "across"];

/// A unit of measure, in words or as a symbol.
fn measure(scene: &Scene<'_>, at: usize, numeral: &Numeral) -> Option<(CompactString, usize)> {
    let units = &scene.lexicon.units;
    if let Some(raised) = raised(scene, at) {
        return Some(raised);
    }
    if let Some((unit, used)) = units.worded(scene.text, scene.rest(at)) {
        let word = scene.word(at);
        if word == "Stone" {
            return None;
        }
        // "second" and "minute" are more than units; "5 percentage" is none of the unit's words in "the 5 percentage sign"
        if numeral.kind == NumeralKind::Ordinal
            || (word.eq_ignore_ascii_case("second") && !is_time_second(scene, at, numeral))
        {
            return None;
        }
        if unit.dimension == "length" && scene.is(at + used, &["squared", "cubed"]) {
            let power = if scene.is(at + used, &["squared"]) { "square" } else { "cubic" };
            return Some((format_compact!("{power} {}", unit.name), at + used + 1));
        }
        return Some((unit.name.clone(), at + used));
    }
    if !numeral.digits && scene.word(at).len() < 2 {
        return None;
    }
    let whole = scene.word(at);
    let word = whole.strip_suffix('.').filter(|w| !w.contains('.')).unwrap_or(whole);
    if word == "°"
        && scene.touches(at)
        && let Some(unit) = units.symbol(&format_compact!("°{}", scene.word(at + 1)))
    {
        return Some((unit.name.clone(), at + 2));
    }
    if word == "'" && scene.word(at + 1) == "'" && scene.touches(at) && at > 0 && scene.touches(at - 1) {
        return Some((units.symbol("''")?.name.clone(), at + 2));
    }
    if word == "/" || !is_symbol_here(scene, at, word) {
        return None;
    }
    let unit = units.symbol(word)?;
    let squared = scene.is(at + 1, &["squared", "square"]);
    let cubed = scene.is(at + 1, &["cubed"]);
    if (squared || cubed) && unit.dimension == "length" {
        return Some((format_compact!("{} {}", if squared { "square" } else { "cubic" }, unit.name), at + 2));
    }
    Some((unit.name.clone(), at + 1))
}

/// "km^2", "m^3"
fn raised(scene: &Scene<'_>, at: usize) -> Option<(CompactString, usize)> {
    if scene.word(at + 1) != "^" || !scene.touches(at) || !scene.touches(at + 1) {
        return None;
    }
    let unit = scene.lexicon.units.symbol(&format_compact!("{}{}", scene.word(at), scene.word(at + 2)))?;
    Some((unit.name.clone(), at + 3))
}

/// "a 30-second clip", "one second" against "the second".
fn is_time_second(scene: &Scene<'_>, at: usize, numeral: &Numeral) -> bool {
    numeral.digits
        || numeral.value == Decimal::ONE && !scene.is_hyphen(at.wrapping_sub(1))
        || numeral.value % Decimal::TEN == Decimal::ZERO
}

/// Whether a symbol at `at` can be a unit there and not a word, a quotation mark or an initial.
fn is_symbol_here(scene: &Scene<'_>, at: usize, word: &str) -> bool {
    let touches = at > 0 && scene.touches(at - 1);
    let closes = !scene.is_word(at + 1) && scene.kind(at + 1) != Some(TokenKind::Number);
    match word {
        _ if scene.is_hyphen(at + 1) && scene.touches(at) && scene.kind(at + 2) == Some(TokenKind::Number) => false,
        "in" => {
            touches && closes
                || closes && !scene.is(at + 1, &["("]) && at + 2 >= scene.tokens.len()
                || scene.is(at + 1, EXTENTS)
                || at > 1 && scene.is(at - 2, &["ft", "feet", "foot", "'"])
        }
        "'" | "\"" | "”" => touches && !in_quotes(scene, at, word) || scene.is(at + 1, EXTENTS) && word != "'",
        "d" | "h" | "s" | "y" | "g" | "l" | "L" | "t" | "A" | "V" | "W" | "J" | "B" | "F" | "C" => {
            touches && !(scene.touches(at) && scene.is_word(at + 1))
                || closes
                || matches!(word, "g" | "L" | "l" | "t")
                || matches!(word, "C" | "F") && !scene.is_capitalised(at + 1)
        }
        "st" => false,
        "m" => touches || !scene.touches(at) || closes,
        "mt" | "cal" | "rad" | "bar" | "gal" | "bp" | "NM" | "Pa" => touches || closes,
        _ => true,
    }
}

/// Whether a mark of quotation is open at `at`.
fn in_quotes(scene: &Scene<'_>, at: usize, mark: &str) -> bool {
    let before = (0..at).filter(|i| matches!(scene.word(*i), "\"" | "“" | "‘") || scene.word(*i) == mark).count();
    before % 2 == 1
}

/// "magnitude 6.2", "a magnitude of 6.2", "6.2 on the Richter scale": the one unit that stands apart from its number.
pub(super) fn is_magnitude(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    if scene.is(end, &["on"]) && scene.is(end + 1, &["the"]) && scene.is(end + 2, &["richter"]) {
        return true;
    }
    let before = start.saturating_sub(usize::from(scene.follows(start, &["of"])));
    scene.follows(before, &["magnitude"])
}

/// "20 (kg)", "20 [kg]"
fn bracketed(scene: &Scene<'_>, at: usize) -> Option<(UnitPart, usize)> {
    let close = match scene.word(at) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => return None,
    };
    if scene.word(at + 2) != close {
        return None;
    }
    let unit = scene.lexicon.units.symbol(scene.word(at + 1)).or_else(|| {
        let (unit, used) = scene.lexicon.units.worded(scene.text, scene.rest(at + 1))?;
        (used == 1).then_some(unit)
    })?;
    Some((UnitPart::Measure(unit.name.clone()), at + 3))
}

/// "half an hour", "three quarters of a mile", "a quarter mile"
fn of_a_unit(scene: &Scene<'_>, at: usize, numeral: &Numeral) -> Option<(UnitPart, usize)> {
    if numeral.kind != NumeralKind::Fraction || numeral.scale != Decimal::ONE {
        return None;
    }
    let of = usize::from(scene.is(at, &["of"]));
    let article = usize::from(scene.is(at + of, &["a", "an", "one"]));
    let article = article + usize::from(article == 1 && scene.is(at + of + 1, &["us", "u.s.", "imperial"]));
    if of + article == 0 || of == 1 && article == 0 && numeral.value < Decimal::ONE && scene.tokens.len() > 6 {
        return None;
    }
    let at = scene.past_hyphen(at + of + article);
    let (unit, used) = scene.lexicon.units.worded(scene.text, scene.rest(at))?;
    let (part, end) = compound(scene, unit.name.clone(), at + used);
    Some((part, end))
}

/// "two more years", "three full days", "six consecutive months"
fn modified(scene: &Scene<'_>, at: usize) -> Option<(UnitPart, usize)> {
    if !scene.key(at).is_some_and(|k| scene.lexicon.nouns.modifies_units(k)) {
        return None;
    }
    let (unit, used) = scene.lexicon.units.worded(scene.text, scene.rest(at + 1))?;
    Some(compound(scene, unit.name.clone(), at + 1 + used))
}

/// "miles per hour", "barrels a day", "km/h", "people per square mile": the unit `name` that ends at `end`, and what it is for each of.
fn compound(scene: &Scene<'_>, name: CompactString, end: usize) -> (UnitPart, usize) {
    let part = |name| UnitPart::Measure(name);
    if matches!(name.as_str(), "percent" | "percentage point" | "basis point") {
        return (part(name), end);
    }
    let slash = scene.word(end) == "/" && (scene.touches(end) || end > 0 && scene.touches(end - 1));
    let per = slash || scene.is(end, &["per"]);
    let article = scene.is(end, &["a", "an", "each", "every"]);
    if !per && !article {
        return match period_of(scene, end) {
            Some(unit) if !is_time(scene, &name) => (part(format_compact!("{name} per {unit}")), end),
            _ => (part(name), end),
        };
    }
    let at = scene.past_hyphen(end + 1);
    let units = &scene.lexicon.units;
    let known = |u: &&Unit| per || u.is_time() || u.dimension == "area";
    if let Some((unit, used)) = units.worded(scene.text, scene.rest(at)).filter(|(u, _)| known(u)) {
        if is_time(scene, &name) && article {
            return (part(name), end);
        }
        return (part(format_compact!("{name} per {}", unit.name)), at + used);
    }
    if slash {
        let symbol = match scene.word(at) {
            "hr" => Some("hour"),
            word => units.symbol(word).map(|u| u.name.as_str()),
        };
        if let Some(symbol) = symbol {
            return (part(format_compact!("{name} per {symbol}")), at + 1);
        }
    }
    (part(name), end)
}

fn is_time(scene: &Scene<'_>, unit: &str) -> bool {
    scene.lexicon.units.named(unit).is_some_and(Unit::is_time)
}

/// The time that a measure is for each of, where a few words say first what is measured: "tonnes of raw copper a year".
fn period_of<'a>(scene: &Scene<'a>, end: usize) -> Option<&'a str> {
    if !scene.is(end, &["of"]) {
        return None;
    }
    let open = |at: &usize| scene.is_word(*at) && !scene.key(*at).is_some_and(|k| scene.lexicon.nouns.stops(k));
    let at = (end + 2..end + 5).find(|at| scene.is(*at, &["a", "an", "per", "every"]))?;
    let plain = (end + 1..at).all(|at| open(&at));
    let (unit, used) = scene.lexicon.units.worded(scene.text, scene.rest(at + 1)).filter(|(u, _)| u.is_time())?;
    let dated = scene.is(at + 1 + used, &["ago", "later", "earlier", "before", "after"]);
    (plain && !dated).then_some(unit.name.as_str())
}
