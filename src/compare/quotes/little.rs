//! Words of a quotation that carry little, that weaken and that deny.

use super::words::QuoteWord;

/// Words without a weight of their own.
const LITTLE: &str = "\
    a an the that this these those of to in on at for from with by as and or but so is are was were be been \
    has have had do does did it its he she they we i you his her their our my your him them us me who which \
    there here now then just very really well yes also too obviously basically like am up out into than will \
    would";

/// Words that weaken what is said.
const HEDGES: &str = "\
    may might could perhaps possibly probably likely maybe almost nearly about around roughly approximately \
    some allegedly apparently reportedly seem seems seemed appear appears appeared majority most often \
    sometimes partly largely mostly";

/// Words that deny.
const NEGATIONS: &str = "not never no none nothing nobody neither nor without";

impl QuoteWord {
    /// Whether the word has no weight of its own.
    pub fn is_little(&self) -> bool {
        self.is_one_of(LITTLE)
    }

    /// Whether the word weakens what is said.
    pub fn is_hedge(&self) -> bool {
        self.is_one_of(HEDGES)
    }

    /// Whether the word denies.
    pub fn is_negation(&self) -> bool {
        self.is_one_of(NEGATIONS)
    }

    fn is_one_of(&self, list: &str) -> bool {
        list.split_ascii_whitespace().any(|word| word == self.folded)
    }
}
