//! The table of weights: a row for each hashed feature, a column for each tag and pass.

use super::TAGS;
use super::features::ROWS;
use crate::model::Error;

/// Columns of a row, both passes together.
const COLUMNS: usize = 2 * TAGS;

/// Columns in memory: each pass padded to a width that adds up in few steps.
const PADDED: usize = 24;

/// Where the second pass starts in a padded row.
const SECOND: usize = 12;

/// Columns that are read for one pass: two registers, whichever pass it is.
const ONE: usize = 16;

/// What a weight of nought is in memory: without signs, bytes widen in one step.
const BIAS: u8 = 128;

/// Which pass a sum is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pass {
    /// Each run alone.
    First,
    /// With votes of the whole article.
    Second,
}

/// Quantised weights.
pub struct Weights {
    rows: Vec<[u8; PADDED]>,
}

impl std::fmt::Debug for Weights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Weights({} rows)", self.rows.len())
    }
}

/// First bytes of the file.
const MAGIC: &[u8; 8] = b"cd-names";

impl Weights {
    /// From one row of quantised weights a feature, first pass then second.
    pub fn new(rows: &[[i8; COLUMNS]]) -> Weights {
        let mut out = vec![[BIAS; PADDED]; ROWS];
        for (to, from) in out.iter_mut().zip(rows) {
            from.iter().enumerate().for_each(|(column, weight)| to[place(column)] = biased(*weight));
        }
        Weights { rows: out }
    }

    /// Reads what [`Weights::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`Error::Lexicon`] where the bytes are no such table.
    pub fn from_bytes(bytes: &[u8]) -> Result<Weights, Error> {
        Self::read(bytes).ok_or_else(|| Error::Lexicon {
            path: "names/tagger.bin".to_owned(),
            reason: "no table of weights; run `cargo xtask train-names`".to_owned(),
        })
    }

    /// Each row that is not all zero: how many rows are skipped before it (one byte, 255 for "255 and
    /// no row"), then its columns.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let mut skipped = 0u32;
        for row in &self.rows {
            if row.iter().all(|w| *w == BIAS) {
                skipped += 1;
                continue;
            }
            while skipped >= 255 {
                out.push(255);
                skipped -= 255;
            }
            out.push(skipped as u8);
            out.extend((0..COLUMNS).map(|column| row[place(column)].wrapping_sub(BIAS)));
            skipped = 0;
        }
        out
    }

    fn read(bytes: &[u8]) -> Option<Weights> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut rows = vec![[BIAS; PADDED]; ROWS];
        let mut at = 0;
        while let Some((skip, tail)) = rest.split_first() {
            at += *skip as usize;
            rest = tail;
            if *skip == 255 {
                continue;
            }
            let (columns, tail) = rest.split_at_checked(COLUMNS)?;
            let row = rows.get_mut(at)?;
            columns.iter().enumerate().for_each(|(i, weight)| row[place(i)] = biased(weight.cast_signed()));
            at += 1;
            rest = tail;
        }
        Some(Weights { rows })
    }

    /// The sums of `rows` for each tag, in the first and in the second pass.
    #[inline]
    pub fn both(&self, rows: &[u32]) -> ([i32; TAGS], [i32; TAGS]) {
        let sum = self.added::<0, PADDED>(rows);
        let bias = rows.len() as i32 * i32::from(BIAS);
        (std::array::from_fn(|t| i32::from(sum[t]) - bias), std::array::from_fn(|t| i32::from(sum[SECOND + t]) - bias))
    }

    /// The sums of `rows` for each tag in one pass.
    #[inline]
    pub fn sum(&self, rows: &[u32], pass: Pass) -> [i32; TAGS] {
        let bias = rows.len() as i32 * i32::from(BIAS);
        match pass {
            Pass::First => {
                let sum = self.added::<0, ONE>(rows);
                std::array::from_fn(|t| i32::from(sum[t]) - bias)
            }
            Pass::Second => {
                let sum = self.added::<{ PADDED - ONE }, ONE>(rows);
                std::array::from_fn(|t| i32::from(sum[t + SECOND + ONE - PADDED]) - bias)
            }
        }
    }

    /// The sums of `WIDTH` columns from `FROM` on, each with the bias once for every row.
    ///
    /// On its own, so that whole registers are added and not only the columns that somebody reads: that takes half
    /// the instructions.
    #[inline(never)]
    fn added<const FROM: usize, const WIDTH: usize>(&self, rows: &[u32]) -> [u16; WIDTH] {
        let mut sum = [0u16; WIDTH];
        let Some(table) = self.rows.first_chunk::<ROWS>() else { return sum };
        for row in rows {
            let row = &table[*row as usize & (ROWS - 1)];
            for (column, total) in sum.iter_mut().enumerate() {
                *total = total.wrapping_add(u16::from(row[FROM + column]));
            }
        }
        sum
    }
}

/// Where a column of both passes together stands in a padded row.
fn place(column: usize) -> usize {
    if column < TAGS { column } else { SECOND + column - TAGS }
}

/// A weight without its sign.
fn biased(weight: i8) -> u8 {
    weight.cast_unsigned().wrapping_add(BIAS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_back() {
        let mut rows = vec![[0i8; COLUMNS]; ROWS];
        for (at, weight) in [(0, 5), (1, -7), (300, 127), (1_200, 1), (ROWS - 1, -128)] {
            rows[at] = [weight; COLUMNS];
            rows[at][TAGS] = 3;
        }
        let weights = Weights::new(&rows);
        let again = Weights::from_bytes(&weights.to_bytes()).unwrap();
        assert_eq!(again.rows, weights.rows);
        assert_eq!(again.both(&[0, 1]).1[0], 6);
        assert_eq!(again.sum(&[300, 1_200], Pass::First)[0], 128);
    }

    #[test]
    fn damaged_bytes_are_refused() {
        assert!(Weights::from_bytes(b"nonsense").is_err());
        assert!(Weights::from_bytes(b"cd-names\x00\x01").is_err());
    }
}
