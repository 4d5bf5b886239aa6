//! Cases of stories.

use super::super::{StoryMode, resolve_text};
use crate::model::{Article, Resolved};

/// An article of an invented outlet.
fn article(id: &str, outlet: &str, story: Option<&str>, text: &str) -> Article {
    Article {
        id: id.into(),
        outlet: outlet.into(),
        text: text.into(),
        sha256: text.into(),
        story: story.map(Into::into),
        ..Article::default()
    }
}

const FERRY_A: &str = "The ferry Osprey ran aground off Velsund harbour on Tuesday with 140 passengers aboard. \
    Captain Ingrid Halvorsen blamed a failed rudder. Tugs from Kastnes pulled the Osprey free at dawn.";
const FERRY_B: &str = "Tugs from Kastnes freed the ferry Osprey at dawn after it struck rocks near Velsund. \
    Ingrid Halvorsen, its captain, said the rudder had failed. The 140 passengers were unhurt.";
const BAKERY: &str = "A bakery in Little Thornham won the county prize for its rye loaf. Judges praised the crust. \
    Owner Desmond Achterberg said the recipe came from his grandmother.";
const FLOOD: &str = "Meltwater flooded cellars in Upper Quarrick overnight. Firefighters pumped for hours. \
    Mayor Lena Strand asked residents to boil their water.";

fn stories(articles: Vec<Article>, mode: StoryMode) -> Vec<Vec<String>> {
    let (corpus, resolved) = resolve_text(articles, mode);
    let ids = |s: &crate::model::Story| s.articles.iter().map(|ix| corpus.scan(*ix).article.id.clone()).collect();
    resolved.stories.iter().map(ids).collect()
}

fn ids(resolved: &Resolved) -> Vec<String> {
    resolved.stories.iter().map(|s| s.id.clone()).collect()
}

#[test]
fn two_reports_of_one_event_are_one_story() {
    let all = vec![
        article("a", "North", None, FERRY_A),
        article("b", "South", None, FERRY_B),
        article("c", "North", None, BAKERY),
    ];
    let mut found = stories(all, StoryMode::Auto);
    found.sort();
    assert_eq!(found, [vec!["a", "b"], vec!["c"]]);
}

#[test]
fn an_unrelated_article_changes_no_story() {
    let ferry = || vec![article("a", "North", None, FERRY_A), article("b", "South", None, FERRY_B)];
    let (_, before) = resolve_text(ferry(), StoryMode::Auto);
    let mut more = ferry();
    more.extend([article("c", "East", None, BAKERY), article("0", "West", None, FLOOD)]);
    let (_, after) = resolve_text(more, StoryMode::Auto);
    assert!(ids(&after).contains(&ids(&before)[0]), "{before:?} {after:?}");
    assert_eq!(after.stories.len(), 3);
}

#[test]
fn stories_that_the_input_names_are_kept_apart() {
    let all = vec![article("a", "North", Some("one"), FERRY_A), article("b", "South", Some("two"), FERRY_B)];
    assert_eq!(stories(all, StoryMode::Auto).len(), 2);
}

#[test]
fn where_the_input_says_nothing_given_leaves_each_alone_and_one_takes_all() {
    let all = || vec![article("a", "North", None, FERRY_A), article("b", "South", None, FERRY_B)];
    assert_eq!(stories(all(), StoryMode::Given).len(), 2);
    assert_eq!(stories(all(), StoryMode::One), [vec!["a", "b"]]);
}

#[test]
fn a_story_is_called_by_a_headline() {
    let mut one = article("a", "North", None, FERRY_A);
    one.title = Some("Ferry freed at dawn | North".into());
    let (_, resolved) = resolve_text(vec![one], StoryMode::Auto);
    assert_eq!(resolved.stories[0].label, "Ferry freed at dawn");
}
