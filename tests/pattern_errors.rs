//! Every kind of mistake in a pattern file as it is shown: code, place, caret and cure.

#![allow(clippy::unwrap_used)]

use claimdiff::lexicon::Lexicon;
use claimdiff::patterns::{Set, schema};

const SOUND: &str = "format   = 1
id       = 'town.homes'
revision = 1
title    = 'Homes that lost water'
question = 'How many homes lost water?'
class    = 'exact_count'
same     = ['story']

[slots.count]
kind = 'count'
noun = '@homes'

[[phrase]]
text = '{count} were ~parch'

[[example]]
text  = 'Some 40 homes were parched.'
slots = { count = '~40 home' }
";

/// (what is written, what stands there by mistake)
const MISTAKES: [(&str, &str); 16] = [
    ("'exact_count'", "'exact_count"),
    ("same  ", "smae  "),
    ("revision = 1", "revision = 'one'"),
    ("question = 'How many homes lost water?'\n", ""),
    ("'exact_count'", "'exact-count'"),
    ("'town.homes'", "'town.house'"),
    ("{count} were ~parch", "{count} (were ~parch"),
    ("{count} were ~parch", "{cuont} were ~parch"),
    ("noun = '@homes'", "noun = '@homes'\ndimension = 'length'"),
    ("kind = 'count'\nnoun = '@homes'", "kind = 'quantity'\ndimension = 'lenght'"),
    ("'@homes'", "'@home'"),
    ("{count} were ~parch", "{count}"),
    ("kind = 'count'\nnoun = '@homes'", "kind = 'text'\nregex = '(a|b'"),
    ("'~40 home'", "'many'"),
    ("text = '{count} were ~parch'", "text = '{count} were ~parch'\nunles = 'rain'"),
    ("text = '{count} were ~parch'", "text = '{count} were ~parch'\noutlets = 3"),
];

#[test]
fn every_mistake_is_shown_as_it_was() {
    let lexicon = Lexicon::built_in().unwrap();
    let mut shown = String::new();
    for (right, wrong) in MISTAKES {
        let text = SOUND.replacen(right, wrong, 1);
        assert_ne!(text, SOUND, "{right}");
        let problems = Set::of_texts([("town/homes.toml", "town.homes", text.as_str())], &lexicon).unwrap_err();
        shown.push_str(&problems.to_string());
    }
    insta::assert_snapshot!(shown);
    // Every code that the reference page lists is among them.
    let codes = schema::codes();
    let codes = codes.as_value()["oneOf"].as_array().unwrap();
    assert!(codes.len() >= 12);
    for code in codes {
        let name = format!("pattern::{}", code["const"].as_str().unwrap());
        assert!(shown.contains(&name), "{name} is not shown by any mistake");
        assert!(!code["description"].as_str().unwrap().is_empty());
    }
}
