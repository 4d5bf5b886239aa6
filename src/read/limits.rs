//! What is too much: each limit has its own reason in a skip record.

/// Limits on what is read, in bytes unless said otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// The text of one article.
    pub article: usize,
    /// One line, row or object.
    pub record: usize,
    /// How often larger than its compressed form a file may get, once it is past [`Limits::expanded`].
    pub ratio: u64,
    /// How large a compressed file may always get.
    pub expanded: u64,
    /// How many elements a web page may have.
    pub elements: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { article: 4 << 20, record: 32 << 20, ratio: 200, expanded: 256 << 20, elements: 1 << 20 }
    }
}

/// A number of bytes as a person writes it.
pub(super) fn shown(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}
