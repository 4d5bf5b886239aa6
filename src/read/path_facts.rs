//! What a path gives away: `outlet/2024-05-31_title.txt`.

use jiff::civil::Date;

/// What was read off a path.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct PathFacts {
    /// The folder's name, where the file's name starts with a date.
    pub outlet: Option<String>,
    /// The date that the file's name starts with.
    pub date: Option<Date>,
}

/// What `path` (with forward slashes) gives away. Without a date in the name, a folder may be anything.
pub(super) fn of(path: &str) -> PathFacts {
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let Some(date) = leading_date(name) else { return PathFacts::default() };
    let folder = parts.next().filter(|f| !matches!(*f, "" | "." | ".."));
    PathFacts { outlet: folder.map(str::to_owned), date: Some(date) }
}

fn leading_date(name: &str) -> Option<Date> {
    let date = name.get(..10)?.parse().ok()?;
    name.get(10..)?.starts_with(['_', '-', ' ', '.', 'T']).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dated_file_lies_in_its_outlets_folder() {
        let got = of("in/North Post/2024-05-04_bridge-closed.txt");
        assert_eq!(got.outlet.as_deref(), Some("North Post"));
        assert_eq!(got.date.map(|d| d.to_string()).as_deref(), Some("2024-05-04"));
        assert_eq!(of("in/stories/bridge.txt"), PathFacts::default());
        assert_eq!(of("2024-05-04_x.txt").outlet, None);
        assert_eq!(of("a/2024-99-04_x.txt"), PathFacts::default());
    }
}
