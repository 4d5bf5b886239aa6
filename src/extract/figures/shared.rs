//! Units that stand once for several numbers: "two- and three-bedroom homes", "45 and 50 mg", "rose 64 points to 4,577".

use super::range::CHANGES;
use super::scene::Scene;
use crate::model::{FigureKind, FigureParts, NumberParts, UnitPart};

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
        if gap == " (" && right.comparator.is_none() && is_same_measure(scene, left, right) {
            (right.comparator, right.hedge) = (left.comparator, left.hedge);
        }
    }
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
    let at = scene.tokens.partition_point(|t| t.span.start() < figure.span.start());
    (1..4).any(|back| CHANGES.iter().any(|verb| verb.eq_ignore_ascii_case(scene.before(at, back))))
}
