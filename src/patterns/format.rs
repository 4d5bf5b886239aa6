//! Pattern files in the usual layout: keys aligned within a table, one blank line between tables, single
//! quotes where they do. Comments and the order of keys stay; what a file means never changes.

/// `text` in the usual layout; none where it is no TOML.
pub fn formatted(text: &str) -> Option<String> {
    let before: toml::Table = text.parse().ok()?;
    let mut blocks: Vec<Vec<String>> = vec![Vec::new()];
    let mut is_open = false;
    for line in text.lines() {
        // A value that goes on over several lines keeps its layout.
        let line = if is_open { line.to_owned() } else { line.trim().to_owned() };
        let starts = !is_open && line.starts_with('[');
        is_open = if is_open { !closes(&line) } else { opens(&line) };
        if starts || line.is_empty() {
            blocks.push(Vec::new());
        }
        if let (false, Some(block)) = (line.is_empty(), blocks.last_mut()) {
            block.push(line);
        }
    }
    let laid_out: Vec<String> = blocks.iter().filter(|b| !b.is_empty()).map(|b| aligned(b)).collect();
    let out = format!("{}\n", laid_out.join("\n\n"));
    let after: toml::Table = out.parse().ok()?;
    Some(if after == before { out } else { text.to_owned() })
}

/// Whether the value on this line goes on below it.
fn opens(line: &str) -> bool {
    let Some((_, value)) = entry(line) else { return false };
    let long = ["'''", "\"\"\""].iter().any(|q| value.starts_with(q) && !value[3..].contains(q));
    long || value.starts_with('[')
        && !value.trim_end_matches(|c: char| c.is_whitespace()).ends_with(']')
        && !value.contains("] #")
}

fn closes(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with(']') || line.ends_with("'''") || line.ends_with("\"\"\"")
}

/// A bare key and what it is set to.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let key = key.trim_end();
    let is_bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    is_bare.then(|| (key, value.trim_start()))
}

/// The lines of one table, their `=` below one another.
fn aligned(lines: &[String]) -> String {
    let width = lines.iter().filter_map(|l| entry(l)).map(|(key, _)| key.len()).max().unwrap_or(0);
    let line = |line: &String| match entry(line) {
        Some((key, value)) if !line.starts_with(' ') => format!("{key:<width$} = {}", quoted(value)),
        _ => line.clone(),
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Single quotes in place of double ones, where nothing in between needs them.
fn quoted(value: &str) -> String {
    let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
    match inner.filter(|v| !v.is_empty() && !v.contains(['\'', '"', '\\'])) {
        Some(inner) => format!("'{inner}'"),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::formatted;

    const WILD: &str = "# barns
format=1
id = \"damage.barns\"   # its place
same = ['story',
    'sentence']


[slots.count]
kind   = 'count'
[[phrase]]
  text = \"{count} of the farm's barns\"
[[example]]
text='Forty barns fell.'
slots = { count = '40 barn' }";

    #[test]
    fn keys_are_aligned_and_comments_stay() {
        let wanted = "# barns
format = 1
id     = \"damage.barns\"   # its place
same   = ['story',
    'sentence']

[slots.count]
kind = 'count'

[[phrase]]
text = \"{count} of the farm's barns\"

[[example]]
text  = 'Forty barns fell.'
slots = { count = '40 barn' }
";
        assert_eq!(formatted(WILD).unwrap(), wanted);
        assert_eq!(formatted(wanted).unwrap(), wanted);
        assert_eq!(formatted("no toml ["), None);
    }

    #[test]
    fn no_built_in_file_comes_to_mean_something_else() {
        for (path, text) in
            crate::lexicon::files::below("en", ".toml").into_iter().filter(|(p, _)| !p.contains("lexicon"))
        {
            let once = formatted(text).unwrap();
            assert_eq!(text.parse::<toml::Table>().unwrap(), once.parse::<toml::Table>().unwrap(), "{path}");
            assert_eq!(formatted(&once).unwrap(), once, "{path}");
        }
    }
}
