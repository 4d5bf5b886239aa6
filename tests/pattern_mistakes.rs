//! Mistakes that people make in pattern files: each is shown with its line, its column and a cure,
//! and all of them at once.

#![allow(clippy::unwrap_used)]

use claimdiff::lexicon::Lexicon;
use claimdiff::patterns::{Code, Problem, Set};

/// A file without a mistake.
const SOUND: &str = "format   = 1
id       = 'town.homes'
revision = 1
status   = 'draft'
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

[[counterexample]]
text = 'The lawn was parched.'
why  = 'no figure'
";

fn problems(text: &str) -> Vec<Problem> {
    let lexicon = Lexicon::built_in().unwrap();
    match Set::of_texts([("town/homes.toml", "town.homes", text)], &lexicon) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.list,
    }
}

#[test]
fn a_sound_file_has_none() {
    assert_eq!(problems(SOUND), []);
}

#[test]
fn every_mistake_has_its_place_and_its_cure() {
    // (what is written, what somebody writes by mistake, code, line, column, words of the cure)
    let table: &[(&str, &str, Code, usize, usize, &str)] = &[
        ("revision = 1", "revison = 1", Code::Key, 3, 1, "revision"),
        ("revision = 1", "revision = 'one'", Code::Type, 3, 12, "revision = 1"),
        ("revision = 1", "revision = 0", Code::Value, 3, 12, "from 1"),
        ("format   = 1", "format   = 2", Code::Value, 1, 12, "update claimdiff"),
        ("'town.homes'", "'town.home'", Code::Id, 2, 12, "town.homes"),
        ("'draft'", "'drafty'", Code::Value, 4, 12, "`draft`"),
        ("lost water?", "lost water", Code::Value, 6, 12, "How many"),
        ("'exact_count'", "'exact-count'", Code::Value, 7, 12, "exact_count"),
        ("['story']", "['stroy']", Code::Value, 8, 13, "`story`"),
        ("kind = 'count'", "kind = 'cuont'", Code::Value, 11, 8, "`count`"),
        ("kind = 'count'", "", Code::Missing, 10, 8, "kind = 'count'"),
        ("'@homes'", "'@home'", Code::List, 12, 8, "`homes`"),
        ("kind = 'count'", "kind = 'date'", Code::Slot, 12, 8, "count"),
        ("{count} were ~parch", "{cuont} were ~parch", Code::Slot, 15, 9, "[slots.cuont]"),
        ("{count} were ~parch", "{count were ~parch", Code::Phrase, 15, 9, "add }"),
        ("{count} were ~parch", "{count} (were ~parch", Code::Phrase, 15, 17, "add )"),
        ("{count} were ~parch", "{count} were| ~parch", Code::Phrase, 15, 21, "round brackets"),
        ("{count} were ~parch", "{count} @dryness ~parch", Code::List, 15, 17, "use one of"),
        ("{count} were ~parch", "{count} ..40 ~parch", Code::Phrase, 15, 17, ".."),
        ("{count} were ~parch", "{count}", Code::Broad, 15, 8, "add a word"),
        ("{count} were ~parch", "~parch", Code::Slot, 15, 8, "{count}"),
        ("{ count = '~40 home' }", "{ cuont = '~40 home' }", Code::Example, 19, 11, "`count`"),
        ("'~40 home'", "'many'", Code::Example, 19, 19, "12 person"),
        ("why  = 'no figure'", "", Code::Missing, 21, 1, "why"),
        ("'Some 40 homes were parched.'", "“Some 40 homes were parched.”", Code::Syntax, 18, 9, "straight quotes"),
    ];
    for (right, wrong, code, line, column, cure) in table {
        let text = SOUND.replacen(right, wrong, 1);
        assert_ne!(text, SOUND, "{right}");
        let found = problems(&text);
        let shown: Vec<_> = found.iter().map(|p| (p.code, p.line_column(), p.cure.as_str())).collect();
        let meets = |p: &Problem| p.code == *code && p.line_column() == (*line, *column) && p.cure.contains(cure);
        assert!(found.iter().any(meets), "{wrong}: {shown:?}");
    }
}

#[test]
fn all_are_shown_at_once() {
    let text = SOUND.replace("'draft'", "'drafty'").replace("'@homes'", "'@home'").replace("'~40 home'", "'many'");
    let lexicon = Lexicon::built_in().unwrap();
    let report = Set::of_texts([("town/homes.toml", "town.homes", text.as_str())], &lexicon).unwrap_err().to_string();
    for words in
        ["3 mistakes in 1 pattern file", "pattern::value", "pattern::list", "pattern::example", "town/homes.toml:4:12"]
    {
        assert!(report.contains(words), "{words} is not in:\n{report}");
    }
}

#[test]
fn two_files_cannot_have_one_id() {
    let lexicon = Lexicon::built_in().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = ["one", "two"].iter().map(|name| folder.path().join(name)).collect();
    for path in &paths {
        std::fs::create_dir_all(path.join("town")).unwrap();
        std::fs::write(path.join("town/homes.toml"), SOUND).unwrap();
    }
    let error = Set::load(&paths, &[], &[], &lexicon).unwrap_err().to_string();
    assert!(error.contains("stands in two files"), "{error}");
}
