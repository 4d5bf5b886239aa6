//! How a name is written, without what its place in a text does to it.

use compact_str::CompactString;

/// The surface on one line, with single blanks, straight apostrophes, and without a possessive.
pub fn tidy(surface: &str) -> CompactString {
    let mut out = if is_tidy(surface) { CompactString::from(surface) } else { on_one_line(surface) };
    for end in ["'s", "'S", "'"] {
        if let Some(bare) = out.strip_suffix(end).map(str::len) {
            out.truncate(bare);
            break;
        }
    }
    out
}

/// Whether only single blanks part its words, and all its letters and marks are plain ones: nearly always.
fn is_tidy(surface: &str) -> bool {
    let mut before = b' ';
    surface.bytes().all(|byte| {
        let plain = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
        before = byte;
        plain
    }) && before != b' '
}

fn on_one_line(surface: &str) -> CompactString {
    let mut out = CompactString::with_capacity(surface.len());
    for word in surface.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }));
    }
    out
}
