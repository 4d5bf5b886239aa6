//! Which questions are compared here, where several workers share one story.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// One of so many parts of the questions of a story. Every worker knows the whole story, and compares its own part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    number: u64,
    of: u64,
}

impl Part {
    /// All questions.
    pub const WHOLE: Part = Part { number: 0, of: 1 };

    /// Part `number`, from 0, `of` so many; the whole where there is no such part.
    pub fn of(number: u64, of: u64) -> Part {
        if number < of { Part { number, of } } else { Part::WHOLE }
    }

    /// Whether it is all there is.
    pub fn is_whole(self) -> bool {
        self.of == 1
    }

    /// Whether it is the part in which everything belongs that is no question.
    pub fn is_first(self) -> bool {
        self.number == 0
    }

    /// Whether the group or entity `id` belongs here.
    pub fn has(self, id: &str) -> bool {
        if self.is_whole() {
            return true;
        }
        let mut hasher = FxHasher::default();
        hasher.write(id.as_bytes());
        // Its high bits are the well mixed ones.
        (hasher.finish() >> 32) % self.of == self.number
    }
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn each_question_belongs_to_one_part() {
        let ids: Vec<String> = (0..200).map(|n| format!("s/harm.killed/{n}")).collect();
        let parts = [0, 1, 2].map(|number| Part::of(number, 3));
        for id in &ids {
            assert_eq!(parts.iter().filter(|part| part.has(id)).count(), 1, "{id}");
        }
        assert!(parts.iter().all(|part| ids.iter().filter(|id| part.has(id)).count() > 30));
        assert!(ids.iter().all(|id| Part::of(3, 3).has(id) && Part::WHOLE.has(id)));
    }
}
