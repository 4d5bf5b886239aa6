//! Numbers in digits and words.

use super::{ENGINE, figures, golden, mentions, shown};
use claimdiff::model::{Article, MentionKind};

#[test]
fn digits_are_grouped_in_the_ways_of_the_press() {
    golden(&[
        ("They saved 1,234 homes.", &["quantity 1234 home [1,234 homes]"]),
        ("They saved 1 234 homes.", &["quantity 1234 home [1 234 homes]"]),
        ("They saved 816 000 homes.", &["quantity 816000 home [816 000 homes]"]),
        ("They saved 1.234.567 homes.", &["quantity 1234567 home [1.234.567 homes]"]),
        ("They saved 12,34,567 homes.", &["quantity 1234567 home [12,34,567 homes]"]),
        ("Some 80, 000 fans came.", &["quantity about 80000 fan [80, 000 fans]"]),
        ("The harvest fed 2 crore people.", &["quantity 20000000 person [2 crore people]"]),
        ("It cost five lakh rupees.", &["money 500000 rupee [five lakh rupees]"]),
    ]);
}

#[test]
fn the_country_of_an_outlet_tells_what_dots_and_commas_part() {
    let read = |url: &str, text: &str| {
        let article = Article { text: text.to_owned(), url: Some(url.to_owned()), ..Article::default() };
        shown(&ENGINE.scan(article).mentions, text)
    };
    let dotted = "They saved 1.234 homes.";
    assert_eq!(read("https://zeitung.example.de/a", dotted), ["quantity 1234 home [1.234 homes]"]);
    assert_eq!(read("https://example.co.uk/a", dotted), ["quantity 1.234 home [1.234 homes]"]);
    let comma = "It weighs 12,345 kg.";
    assert_eq!(read("https://zeitung.example.de/a", comma), ["quantity 12.345 kilogram [12,345 kg]"]);
    assert_eq!(read("https://example.com/a", comma), ["quantity 12345 kilogram [12,345 kg]"]);
}

#[test]
fn fractions_suffixes_and_words_are_numbers() {
    golden(&[
        ("They ate two and a half pies.", &["quantity 2.5 pie [two and a half pies]"]),
        ("They ate 2½ pies.", &["quantity 2.5 pie [2½ pies]"]),
        ("The march drew half a million people.", &["quantity 500000 person [half a million people]"]),
        ("The plant sold a dozen boats.", &["quantity 12 boat [a dozen boats]"]),
        ("The plant sold a couple hundred boats.", &["quantity about 200 boat [a couple hundred boats]"]),
        ("The plant made 1.2tn screws.", &["quantity 1200000000000 screw [1.2tn screws]"]),
        ("The plant made 50k screws.", &["quantity 50000 screw [50k screws]"]),
        (
            "He counted three million two hundred thousand and six bees.",
            &["quantity 3200006 bee [three million two hundred thousand and six bees]"],
        ),
        ("Three out of four cats slept.", &["quantity 0.75 cat/cat [Three out of four cats]"]),
        ("They cut a tenth of a mile off.", &["quantity 0.1 mile [a tenth of a mile]"]),
    ]);
}

#[test]
fn powers_and_margins_belong_to_their_number() {
    golden(&[
        ("It holds 2.5×10^6 cells.", &["quantity 2500000 cell [2.5×10^6 cells]"]),
        ("It holds 2.5×10⁶ cells.", &["quantity 2500000 cell [2.5×10⁶ cells]"]),
        ("It weighs 1.5x10-3 kg.", &["quantity 0.0015 kilogram [1.5x10-3 kg]"]),
        ("It weighs 1.99×10−30 kg.", &[]),
        ("It holds 1e6 cells.", &["quantity 1000000 cell [1e6 cells]"]),
        ("It measures 3.2 ± 0.1 metres.", &["quantity 3.2 metre [3.2 ± 0.1 metres]"]),
    ]);
}

#[test]
fn spoken_hundreds_and_long_denominators_are_read() {
    golden(&[
        ("She scored one twenty two.", &["number 122 - [one twenty two]"]),
        ("He paid for one twenty-minute ride.", &["duration 20 minute [twenty-minute]"]),
        ("It is two thirty-fifths.", &["number 0.0571428571428571 - [two thirty-fifths]"]),
    ]);
}

#[test]
fn multiples_are_a_kind_of_their_own() {
    golden(&[
        ("It sold twice as many boats.", &["quantity 2 multiple [twice]"]),
        ("It grew tenfold.", &["quantity 10 multiple [tenfold]"]),
        ("Sales more than doubled.", &["quantity more_than 2 multiple [doubled]"]),
        ("It is three times the size.", &["quantity 3 multiple [three times]"]),
        ("He called 60 times.", &["quantity 60 time [60 times]"]),
    ]);
}

#[test]
fn ordinals_may_be_roman_where_they_count() {
    let ordinals = |text: &str| -> Vec<String> {
        let found = mentions(text).into_iter().filter(|m| m.kind() == MentionKind::Ordinal);
        found.filter_map(|m| Some(format!("{} {}", m.figure()?.amount.value()?, m.span.slice(text)))).collect()
    };
    assert_eq!(ordinals("It was her 21st win, and his third."), ["21 21st", "3 third"]);
    assert_eq!(ordinals("It stood in the XIX century."), ["19 XIX"]);
    assert!(ordinals("Queen Maud IV opened Part II.").is_empty());
    assert!(figures("Queen Maud IV opened Part II.").is_empty());
}
