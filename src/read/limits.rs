//! What is too much: each limit has its own reason in a skip record, and a name for `--limit`.

/// Limits on what is read, in bytes unless said otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// The text of one article; past it the reason is `too-large`.
    pub article: usize,
    /// One line, row, object, page or message; past it the reason is `line-length`.
    pub line: usize,
    /// How many times larger than its packed form a file may get, once it is past [`Limits::unpacked`];
    /// past it the reason is `expansion`.
    pub expansion: u64,
    /// How large a packed file may always get.
    pub unpacked: u64,
    /// Files in one archive, archives inside it counted with it; past it the reason is `entries`.
    pub entries: u64,
    /// Archives and compressed files inside one another; past it the reason is `nesting`.
    pub nesting: usize,
    /// Elements of one web page; past it the reason is `nodes`.
    pub nodes: usize,
    /// Elements of a web page inside one another; past it the reason is `depth`.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            article: 4 << 20,
            line: 32 << 20,
            expansion: 200,
            unpacked: 256 << 20,
            entries: 1_000_000,
            nesting: 6,
            nodes: 1 << 20,
            depth: 1 << 16,
        }
    }
}

impl Limits {
    /// The names that [`Limits::set`] takes.
    pub const NAMES: [&str; 8] = ["article", "line", "expansion", "unpacked", "entries", "nesting", "nodes", "depth"];

    /// Sets the limit called `name` to `value`, a number that may end in `kB`, `MB` or `GB`.
    ///
    /// # Errors
    /// A sentence on what is wrong with either.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let number = size(value).ok_or_else(|| format!("{value:?} is no number such as 500, 64MB or 1GB"))?;
        let size = usize::try_from(number).unwrap_or(usize::MAX);
        match name {
            "article" => self.article = size,
            "line" => self.line = size,
            "expansion" => self.expansion = number,
            "unpacked" => self.unpacked = number,
            "entries" => self.entries = number,
            "nesting" => self.nesting = size,
            "nodes" => self.nodes = size,
            "depth" => self.depth = size,
            _ => return Err(format!("there is no limit {name:?}; there are {}", Limits::NAMES.join(", "))),
        }
        Ok(())
    }
}

/// A number of bytes as a person writes it, which may end in `kB`, `MB` or `GB`.
pub fn size(value: &str) -> Option<u64> {
    let value = value.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let number: u64 = value.get(..digits)?.parse().ok()?;
    let factor = match value.get(digits..)?.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1_000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        _ => return None,
    };
    number.checked_mul(factor)
}

/// A number of bytes as a person writes it.
pub(super) fn shown(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_has_its_name() {
        let mut limits = Limits::default();
        for name in Limits::NAMES {
            limits.set(name, "7").unwrap();
        }
        assert_eq!(
            limits,
            Limits { article: 7, line: 7, expansion: 7, unpacked: 7, entries: 7, nesting: 7, nodes: 7, depth: 7 }
        );
        limits.set("line", "64 MB").unwrap();
        assert_eq!(limits.line, 64_000_000);
        assert!(limits.set("line", "much").is_err());
        assert!(limits.set("line", "99999999999GB").is_err());
        assert!(limits.set("lines", "7").unwrap_err().contains("article, line"));
    }
}
