//! From a file to a pattern and the programs of its phrases.

use super::check;
use super::error::{Code, Problem};
use super::expected::Expected;
use super::file::{At, ExampleTable, PatternFile, SlotTable, Source};
use super::pattern::{Counterexample, Example, Pattern, Slot, Status};
use super::program::{Compiler, OwnLists, Program};
use super::reader;
use super::terms::{self, Words, kind_of, kinds_of};
use super::wording::Wording;
use crate::lexicon::{Lexicon, written_out};
use crate::model::WordKey;
use compact_str::CompactString;

/// Programs longer than this are no phrases.
const LONGEST: usize = 20_000;

/// The pattern that `source` describes.
///
/// # Errors
/// Every mistake in it.
pub(super) fn compile(source: Source, lexicon: &Lexicon) -> Result<(Pattern, Vec<Program>), Vec<Problem>> {
    let (file, mut problems) = reader::read(source);
    if problems.iter().any(|p| p.code == Code::Syntax) {
        return Err(problems);
    }
    let (phrases, more) = check::check(&file, lexicon);
    // What could not be read is no mistake a second time.
    let known: Vec<_> = problems.iter().map(|p| p.at.start).collect();
    problems.extend(more.into_iter().filter(|p| !(p.code == Code::Missing && known.contains(&p.at.start))));
    if !problems.is_empty() {
        return Err(problems);
    }
    let lists: OwnLists = own_lists(&file, lexicon);
    let slots: Vec<Slot> = file.slots.iter().filter_map(|s| slot(s, &lists, lexicon)).collect();
    let compiler = Compiler { lexicon, lists: &lists, slots: &slots };
    let mut programs = Vec::with_capacity(phrases.len());
    for (number, (parts, phrase)) in phrases.iter().zip(&file.phrases).enumerate() {
        let written = &phrase.text;
        let program = Program {
            unless: phrase.unless.iter().map(|u| keys(&u.value)).collect(),
            outlets: phrase.outlets.iter().map(|o| o.value.to_lowercase().into()).collect(),
            ..Program::new(number as u32, parts, &compiler)
        };
        if program.steps.len() > LONGEST || program.anchors.is_empty() {
            let (message, cure) = if program.anchors.is_empty() {
                ("this phrase has nothing that it could be found by", "add a word that it cannot do without")
            } else {
                ("this phrase is too large", "write fewer alternatives, or part it in two")
            };
            problems.push(Problem {
                code: Code::Broad,
                source: file.source.clone(),
                at: written.at.clone(),
                message: message.into(),
                label: "here".into(),
                cure: cure.into(),
            });
        }
        programs.push(program);
    }
    match pattern(&file, slots) {
        Some(pattern) if problems.is_empty() => Ok((pattern, programs)),
        _ => Err(problems),
    }
}

fn own_lists(file: &PatternFile, lexicon: &Lexicon) -> OwnLists {
    let entries = |words: &[At<String>]| words.iter().flat_map(|w| written_out(&w.value, &lexicon.lemmas)).collect();
    file.lists.iter().map(|(name, words)| (name.value.clone(), entries(words))).collect()
}

/// The words of `unless`, as they stand side by side in a text.
fn keys(words: &str) -> Vec<WordKey> {
    words.split_whitespace().map(WordKey::of).collect()
}

fn slot(table: &SlotTable, lists: &OwnLists, lexicon: &Lexicon) -> Option<Slot> {
    let compiler = Compiler { lexicon, lists, slots: &[] };
    let mut nouns: rustc_hash::FxHashSet<WordKey> = Default::default();
    for noun in table.noun.iter().chain(&table.unit) {
        match noun.value.strip_prefix('@') {
            Some(list) => nouns.extend(compiler.entries(list).into_iter().map(WordKey::of)),
            None => {
                nouns.extend(lexicon.lemmas.forms(noun.value.trim_start_matches('~')).iter().map(|w| WordKey::of(w)))
            }
        }
    }
    if let Some(dimension) = &table.dimension {
        nouns.extend(lexicon.units.of_dimension(&dimension.value).map(WordKey::of));
    }
    let flag = |f: &Option<At<bool>>, usual: bool| f.as_ref().map_or(usual, |f| f.value);
    Some(Slot {
        name: CompactString::from(table.name.value.as_str()),
        kind: kind_of(table)?,
        also: kinds_of(table).skip(1).collect(),
        nouns,
        bare: flag(&table.bare, true),
        single: flag(&table.single, false),
        optional: flag(&table.optional, false),
        wording: table.regex.as_ref().map(|r| Wording::new(&r.value)),
        min: table.min.as_ref().map(|n| n.value),
        max: table.max.as_ref().map(|n| n.value),
    })
}

fn pattern(file: &PatternFile, slots: Vec<Slot>) -> Option<Pattern> {
    let words = Words::of(file)?;
    let line =
        |at: usize| file.source.text.get(..at).map_or(1, |t| memchr::memchr_iter(b'\n', t.as_bytes()).count() + 1);
    let example = |table: &ExampleTable| Example {
        text: table.text.value.clone(),
        slots: table.slots.iter().filter_map(|(name, value)| expected(&slots, &name.value, &value.value)).collect(),
        stance: terms::stance(table),
        why: table.why.as_ref().map(|w| w.value.clone()).unwrap_or_default(),
        line: line(table.text.at.start),
    };
    Some(Pattern {
        id: CompactString::from(file.id.as_ref()?.value.as_str()),
        revision: u32::try_from(file.revision.as_ref()?.value).ok()?,
        status: match file.status.as_ref().map(|s| s.value.as_str()) {
            Some("draft") => Status::Draft,
            Some("retired") => Status::Retired,
            _ => Status::Stable,
        },
        title: file.title.as_ref()?.value.clone(),
        question: file.question.as_ref()?.value.clone(),
        class: words.class,
        monotone: file.monotone.as_ref().is_some_and(|m| m.value),
        same: file.same.iter().map(|s| CompactString::from(s.value.as_str())).collect(),
        severity: words.severity,
        phrases: file.phrases.iter().map(|p| p.text.value.clone()).collect(),
        unless: file.unless.iter().map(|u| keys(&u.value)).collect(),
        examples: file.examples.iter().map(example).collect(),
        gaps: file.gaps.iter().map(example).collect(),
        counterexamples: file
            .counterexamples
            .iter()
            .map(|c| Counterexample {
                text: c.text.value.clone(),
                why: c.why.value.clone(),
                line: line(c.text.at.start),
            })
            .collect(),
        path: file.source.path.clone(),
        slots,
    })
}

fn expected(slots: &[Slot], name: &str, value: &str) -> Option<(CompactString, Expected)> {
    let slot = slots.iter().find(|s| s.name == name)?;
    let kinds = std::iter::once(slot.kind).chain(slot.also.iter().copied());
    Some((slot.name.clone(), Expected::parse_any(kinds, value).ok()?))
}
