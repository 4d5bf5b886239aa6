//! Word lists as one table of flags.

use super::text;
use claimdiff::model::WordKey;
use claimdiff::names::fold;
use claimdiff::names::gazetteer::{Flags, Gazetteer, key_of};
use miette::{IntoDiagnostic, Result, miette};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Given names of at least this weight are frequent.
const FREQUENT_GIVEN: u64 = 1_500;

/// This many surnames, the first of the list, are frequent.
const FREQUENT_SURNAMES: usize = 15_000;

/// The bytes of the table made of the lists in `from`, the classes of `words.toml` and the places of `regions.txt`.
pub fn table(from: &Path, classes: &str, regions: &str) -> Result<Vec<u8>> {
    let mut flags: HashMap<WordKey, Flags> = HashMap::new();
    for (file, class) in
        [("common.txt", Flags::COMMON), ("proper.txt", Flags::PROPER), ("wd_names.txt", Flags::WORLD_NAME)]
    {
        let list = text(&from.join(file))?;
        list.lines().for_each(|word| add(&mut flags, word, class));
    }
    for (file, class) in
        [("places.txt", Flags::PLACE), ("places5k.txt", Flags::PLACE_SMALL), ("countries.txt", Flags::COUNTRY)]
    {
        text(&from.join(file))?.lines().for_each(|place| add_place(&mut flags, place, class));
    }
    for line in text(&from.join("given.txt"))?.lines() {
        let (word, weight) = line.split_once('\t').ok_or_else(|| miette!("given.txt: no weight in {line:?}"))?;
        let frequent = weight.parse::<u64>().into_diagnostic()? >= FREQUENT_GIVEN;
        add(&mut flags, word, if frequent { Flags::GIVEN } else { Flags::GIVEN_RARE });
    }
    for (rank, line) in text(&from.join("surnames.txt"))?.lines().enumerate() {
        let word = line.split('\t').next().unwrap_or(line);
        add(&mut flags, word, if rank < FREQUENT_SURNAMES { Flags::SURNAME } else { Flags::SURNAME_RARE });
    }
    add_regions(&mut flags, regions);
    add_classes(&mut flags, classes)?;
    let mut entries: Vec<(WordKey, Flags)> = flags.into_iter().filter(|(_, f)| *f != Flags(0)).collect();
    entries.sort_unstable_by_key(|(key, _)| *key);
    println!("{} words", entries.len());
    Ok(Gazetteer::to_bytes(&entries))
}

fn add(flags: &mut HashMap<WordKey, Flags>, word: &str, class: Flags) {
    if !word.trim().is_empty() {
        let entry = flags.entry(key_of(word)).or_default();
        *entry = entry.with(class);
    }
}

/// A place of one word gets its class; of several, each word is told to be a part of one.
fn add_place(flags: &mut HashMap<WordKey, Flags>, place: &str, class: Flags) {
    let words: Vec<&str> = place.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    if words.len() < 2 {
        return add(flags, place, class);
    }
    if words.len() <= 4 && class != Flags::COUNTRY {
        words.iter().for_each(|word| add(flags, word, Flags::PLACE_PART));
        add(flags, place, Flags::PLACES);
    }
}

/// The places of `regions.txt`, with and without accents; not those of one word that is a word of English.
fn add_regions(flags: &mut HashMap<WordKey, Flags>, regions: &str) {
    for (line, places) in regions.lines().filter_map(|line| line.split_once(": ")) {
        for place in places.split(", ") {
            let is_one = !place.contains([' ', '-']);
            let is_country = line == "territories" && is_one;
            let known = flags.get(&key_of(place)).copied().unwrap_or_default();
            let is_word = is_one && known.any(Flags::COMMON);
            if is_word && !is_country {
                continue;
            }
            let class = if is_country { Flags::COUNTRY } else { Flags::PLACE };
            add_place(flags, place, class);
            if !place.is_ascii() {
                let plain: Vec<_> = place.split([' ', '-']).map(|word| fold(word).to_string()).collect();
                add_place(flags, &plain.join(" "), class);
            }
        }
    }
}

/// The classes of `words.toml`; an honorific is nothing but an honorific.
fn add_classes(flags: &mut HashMap<WordKey, Flags>, classes: &str) -> Result<()> {
    let classes: BTreeMap<String, String> = toml::from_str(classes).into_diagnostic()?;
    for (name, words) in &classes {
        let class = Flags::of_class(name).ok_or_else(|| miette!("words.toml: no class is called {name:?}"))?;
        words.split_whitespace().for_each(|word| add(flags, word, class));
    }
    let kept = Flags::HONORIFIC.with(Flags::TITLE).with(Flags::DOTTED);
    for flag in flags.values_mut().filter(|f| f.any(Flags::HONORIFIC)) {
        *flag = Flags(flag.0 & kept.0);
    }
    Ok(())
}
