//! Units that stand once for several numbers: "two- and three-bedroom homes", "45 and 50 mg", "rose 64 points to 4,577".

use super::range::CHANGES;
use super::scene::Scene;
use super::term;
use crate::model::{FigureKind, FigureParts, NumberParts, UnitPart, Written};
use rust_decimal::Decimal;

/// What changes grows or shrinks by less than this many times, where one word for the scale serves both ends.
const FARTHEST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// Gives the bare numbers among `figures`, which are those of one sentence, the unit of the figure beside them.
pub(super) fn settle(scene: &Scene<'_>, figures: &mut [FigureParts]) {
    let mut listed = false;
    for at in (1..figures.len()).rev() {
        let (before, after) = figures.split_at_mut(at);
        let (Some(left), Some(right)) = (before.last_mut(), after.first_mut()) else { return };
        let gap = scene.text.get(left.span.end()..right.span.start()).unwrap_or_default();
        let gap = gap.trim_end_matches(' ');
        listed = if is_bare(left) && (is_suspended(gap, right) || is_coordinate(scene, left, gap, right, listed)) {
            lend(right, left);
            true
        } else {
            false
        };
        if is_bare(right) && gap == " to" && has_changed(scene, left) {
            lend(left, right);
        }
        if is_bare(left)
            && is_start_of_change(scene, left, gap)
            && let Some(number) = scaled(scene, left, right)
        {
            lend(right, left);
            left.number = number;
        }
        if gap == " (" && right.comparator.is_none() && is_same_measure(scene, left, right) {
            (right.comparator, right.hedge) = (left.comparator, left.hedge);
        }
    }
}

/// "rose from 2.1 to 3.4 million": where something was before it changed.
fn is_start_of_change(scene: &Scene<'_>, left: &FigureParts, gap: &str) -> bool {
    let whole = left.hedge.map_or(left.span, |hedge| hedge.cover(left.span));
    gap == " to" && scene.follows(scene.token_from(whole.start()), &["from"])
}

/// The number of `left` on the scale of `right`, where it is of that size; none where they are too far apart.
fn scaled(scene: &Scene<'_>, left: &FigureParts, right: &FigureParts) -> Option<NumberParts> {
    let (NumberParts::One(from), false) = (&left.number, is_bare(right)) else { return None };
    let scale = scale(scene, right);
    let to = match &right.number {
        NumberParts::One(to) | NumberParts::Range(to, _) => to.value.checked_div(scale)?.abs(),
        _ => return None,
    };
    let own = from.value.abs();
    if scale > Decimal::ONE && (own > to.checked_mul(FARTHEST)? || to > own.checked_mul(FARTHEST)?) {
        return None;
    }
    let value = from.value.checked_mul(scale)?;
    let step = from.step.and_then(|step| step.checked_mul(scale));
    Some(NumberParts::One(Written { value, step }))
}

/// By what the words for the scale multiply: a million in "33–35 million homes".
fn scale(scene: &Scene<'_>, figure: &FigureParts) -> Decimal {
    let first = scene.tokens.partition_point(|t| t.span.end() <= figure.span.start());
    let after = scene.token_from(figure.span.end());
    let read = |at: usize| term::read(scene, at, at).map(|term| term.numeral.scale);
    (first..after).filter_map(read).max().unwrap_or(Decimal::ONE)
}

fn is_bare(figure: &FigureParts) -> bool {
    figure.kind == FigureKind::Number && figure.unit.is_none() && figure.noun.is_none()
}

fn lend(from: &FigureParts, to: &mut FigureParts) {
    (to.kind, to.unit, to.noun) = (from.kind, from.unit.clone(), from.noun);
}

/// "two- and three-bedroom", "four-, five- and six-cylinder"
fn is_suspended(gap: &str, right: &FigureParts) -> bool {
    matches!(gap, "- and" | "- or" | "-," | "-, and" | "-, or" | "- to") && !is_bare(right)
}

/// "45 and 50 mg", "2.1, 3 and 4 percent": a unit of measure that only the last of a list has.
fn is_coordinate(scene: &Scene<'_>, left: &FigureParts, gap: &str, right: &FigureParts, listed: bool) -> bool {
    let digits = |f: &FigureParts| f.span.slice(scene.text).starts_with(|c: char| c.is_ascii_digit());
    let joined = matches!(gap, " and" | " or" | " &") || listed && gap == ",";
    let measured = matches!(&right.unit, Some(UnitPart::Measure(_) | UnitPart::Money(..)));
    let plain = matches!(right.kind, FigureKind::Quantity | FigureKind::Percent | FigureKind::Money);
    let alone = matches!((&left.number, &right.number), (NumberParts::One(_), NumberParts::One(_)));
    joined && measured && plain && alone && right.hedge.is_none() && digits(left) && digits(right)
}

/// "more than 100 kilometres (60 miles)": one measure in two units, of which both are more.
fn is_same_measure(scene: &Scene<'_>, left: &FigureParts, right: &FigureParts) -> bool {
    let closed = scene.text.get(right.span.end()..).is_some_and(|rest| rest.starts_with(')'));
    let alone = matches!((&left.number, &right.number), (NumberParts::One(_), NumberParts::One(_)));
    let units = &scene.lexicon.units;
    let alike = match (&left.unit, &right.unit) {
        (Some(UnitPart::Measure(a)), Some(UnitPart::Measure(b))) => {
            a != b && units.named(a).zip(units.named(b)).is_some_and(|(a, b)| a.dimension == b.dimension)
        }
        (Some(UnitPart::Money(a, false)), Some(UnitPart::Money(b, false))) => a != b,
        _ => false,
    };
    closed && alone && alike
}

/// Whether a verb of change stands before `figure`, so that "to 4,577" after it tells where it led.
fn has_changed(scene: &Scene<'_>, figure: &FigureParts) -> bool {
    let measured = figure.unit.is_some() || figure.noun.is_some();
    if !measured || matches!(figure.kind, FigureKind::Percent | FigureKind::Money | FigureKind::Age) {
        return false;
    }
    scene.comes_after(scene.token_from(figure.span.start()), 3, CHANGES)
}
