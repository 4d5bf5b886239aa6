//! How lopsided a disagreement is, counted in independent origins.

use crate::model::{Shape, Side};

/// The shape of `sides`, the one with most origins first.
pub(super) fn shape(sides: &[Side]) -> Shape {
    let origins: Vec<usize> = sides.iter().map(|s| s.origins).collect();
    let (first, rest) = origins.split_first().map_or((0, &[][..]), |(f, r)| (*f, r));
    let others: usize = rest.iter().sum();
    match () {
        () if first >= 3 && others == 1 => Shape::Outlier,
        () if sides.len() >= 3 && first <= others => Shape::Scatter,
        () => Shape::Split,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_told_apart() {
        let sides = |origins: &[usize]| -> Vec<Side> {
            origins.iter().map(|o| Side { display: String::new(), outlets: *o, origins: *o, places: vec![] }).collect()
        };
        assert_eq!(shape(&sides(&[9, 1])), Shape::Outlier);
        assert_eq!(shape(&sides(&[5, 4])), Shape::Split);
        assert_eq!(shape(&sides(&[2, 1])), Shape::Split);
        assert_eq!(shape(&sides(&[2, 2, 1])), Shape::Scatter);
        assert_eq!(shape(&sides(&[1, 1])), Shape::Split);
    }

    #[test]
    fn an_outlier_stands_alone_against_three() {
        let shape = |origins: &[usize]| {
            let side = |o: &usize| Side { display: String::new(), outlets: *o, origins: *o, places: vec![] };
            shape(&origins.iter().map(side).collect::<Vec<_>>())
        };
        assert_eq!(shape(&[3, 1]), Shape::Outlier);
        assert_eq!(shape(&[3, 2]), Shape::Split);
        assert_eq!(shape(&[3, 1, 1]), Shape::Split, "more than half say one thing");
        assert_eq!(shape(&[3, 1, 2]), Shape::Scatter);
        assert_eq!(shape(&[3, 0, 1]), Shape::Outlier);
        assert_eq!(shape(&[]), Shape::Split);
    }
}
