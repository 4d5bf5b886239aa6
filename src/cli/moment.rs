//! The time of a run. Outputs are the same bytes at any time, so it is told only where it is asked for.

use jiff::Timestamp;

/// The time that `SOURCE_DATE_EPOCH` gives, where it is set: then, and only then, outputs tell it.
pub(super) fn told() -> Option<String> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse::<i64>().ok()?;
    Timestamp::from_second(seconds).ok().map(|t| t.to_string())
}

/// The time for records of when something was seen: the told one, else that of the clock, to the second.
pub(super) fn now() -> String {
    told().unwrap_or_else(|| {
        let now = Timestamp::now();
        Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
    })
}

/// The day of [`now`].
pub(super) fn today() -> String {
    now().get(..10).unwrap_or_default().to_owned()
}
