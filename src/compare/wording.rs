//! The sentence that heads a finding: who reports what, and no judgement of either.

use crate::model::{Relation, Side};

/// Sides named in full; of others only the number is told.
const NAMED: usize = 3;

/// One neutral sentence on `sides`, the one with most origins first.
pub(super) fn message(relation: Relation, sides: &[Side]) -> String {
    let mut told: Vec<String> = Vec::new();
    for (at, side) in sides.iter().rev().take(NAMED).enumerate() {
        let verb = if side.outlets == 1 { "reports" } else { "report" };
        let who = if at == 0 { outlets(side.outlets) } else { count(side.outlets) };
        told.push(format!("{who} {verb} {}", quoted(&side.display, relation)));
    }
    let rest = sides.len().saturating_sub(NAMED);
    if rest > 0 {
        told.push(format!("{} more {} reported", count(rest), if rest == 1 { "value is" } else { "values are" }));
    }
    let mut sentence = told.join(", ");
    if let Some(first) = sentence.chars().next() {
        sentence.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    match hint(relation) {
        Some(hint) => format!("{sentence} ({hint})"),
        None => sentence,
    }
}

/// What the difference may be, where it is no contradiction.
fn hint(relation: Relation) -> Option<&'static str> {
    Some(match relation {
        Relation::Update => "a later report",
        Relation::Rounding => "one may be rounded",
        Relation::Refinement => "one is more precise",
        Relation::Adjacent => "one day apart",
        Relation::Unresolved => "not certain to be about the same thing",
        Relation::Divergence => "both can hold",
        _ => return None,
    })
}

fn outlets(number: usize) -> String {
    format!("{} {}", count(number), if number == 1 { "outlet" } else { "outlets" })
}

/// In words up to twelve.
fn count(number: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), |w| (*w).to_owned())
}

/// Wordings stand in quotation marks.
fn quoted(display: &str, relation: Relation) -> String {
    if relation == Relation::Altered || display.split(' ').count() > 6 {
        format!("“{}”", display.trim_matches(['"', '“', '”']))
    } else {
        display.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_side_is_told_first_and_nobody_is_judged() {
        let side =
            |display: &str, outlets| Side { display: display.to_owned(), outlets, origins: outlets, places: vec![] };
        let two = [side("60", 7), side("78", 1)];
        assert_eq!(message(Relation::Conflict, &two), "One outlet reports 78, seven report 60");
        assert_eq!(
            message(Relation::Refinement, &[side("August 2031", 2), side("3 August 2031", 1)]),
            "One outlet reports 3 August 2031, two report August 2031 (one is more precise)"
        );
        let many = ["1", "2", "3", "4", "5"].map(|v| side(v, 1));
        let said = message(Relation::Conflict, &many);
        assert!(said.ends_with("two more values are reported"), "{said}");
        for word in ["false", "wrong", "error", "incorrect"] {
            assert!(!said.contains(word));
        }
    }

    #[test]
    fn numbers_are_words_up_to_twelve_and_long_values_are_quoted() {
        let side =
            |display: &str, outlets| Side { display: display.to_owned(), outlets, origins: outlets, places: vec![] };
        assert_eq!(
            message(Relation::Conflict, &[side("60", 13), side("78", 12)]),
            "Twelve outlets report 78, 13 report 60"
        );
        let four = ["1", "2", "3", "4"].map(|v| side(v, 1));
        assert_eq!(
            message(Relation::Conflict, &four),
            "One outlet reports 4, one reports 3, one reports 2, one more value is reported"
        );
        let three = ["1", "2", "3"].map(|v| side(v, 2));
        assert_eq!(message(Relation::Conflict, &three), "Two outlets report 3, two report 2, two report 1");
        assert_eq!(quoted("we shut the gate at six", Relation::Conflict), "we shut the gate at six");
        assert_eq!(quoted("we shut the gate at six sharp", Relation::Conflict), "“we shut the gate at six sharp”");
        assert_eq!(quoted("“shut”", Relation::Altered), "“shut”");
        for (relation, hint) in [
            (Relation::Update, "60 (a later report)"),
            (Relation::Rounding, "60 (one may be rounded)"),
            (Relation::Adjacent, "60 (one day apart)"),
            (Relation::Unresolved, "60 (not certain to be about the same thing)"),
            (Relation::Divergence, "60 (both can hold)"),
            (Relation::Drift, "60"),
        ] {
            let said = message(relation, &[side("60", 1), side("78", 1)]);
            assert!(said.ends_with(hint), "{said}");
        }
    }
}
