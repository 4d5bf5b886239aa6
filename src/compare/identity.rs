//! The id of a finding: of its rule, its group and its values; not of offsets, paths, dates or order.

use sha2::{Digest, Sha256};

const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// `F-` and six letters.
pub(super) fn id(rule: &str, group: &str, values: &[String]) -> String {
    let mut values: Vec<&str> = values.iter().map(String::as_str).collect();
    values.sort_unstable();
    values.dedup();
    let mut hash = Sha256::new();
    for part in [rule, group].into_iter().chain(values) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let bits = hash.finalize().iter().take(4).fold(0u32, |sum, byte| (sum << 8) | u32::from(*byte));
    let letter = |at: u32| char::from(LETTERS[(bits >> (27 - 5 * at) & 31) as usize]);
    format!("F-{}", (0..6).map(letter).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::id;

    #[test]
    fn an_id_depends_on_values_and_not_on_their_order() {
        let values = |list: &[&str]| list.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>();
        let made = id("figure.conflict", "s/visits", &values(&["60", "78"]));
        assert_eq!(made, id("figure.conflict", "s/visits", &values(&["78", "60", "60"])));
        assert_ne!(made, id("figure.conflict", "s/visits", &values(&["60", "79"])));
        assert_ne!(made, id("figure.drift", "s/visits", &values(&["60", "78"])));
        assert_eq!(made.len(), 8);
    }
}
