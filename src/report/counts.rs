//! What is counted of articles, whichever of them stand together.

use super::rows::View;
use crate::model::{ArticleIx, Reliability, Story, Voices};
use compact_str::CompactString;
use std::collections::BTreeSet;

/// What is counted of some articles. Articles can be added story by story.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// How many there are.
    pub articles: usize,
    /// What readers call their outlets.
    pub outlets: BTreeSet<CompactString>,
    /// How many stories they tell.
    pub stories: usize,
    /// How many claims they make.
    pub claims: usize,
    /// How many have no date that can be relied on.
    pub undated: usize,
    /// Of how many the outlet is not known.
    pub nameless: usize,
    /// How many credit an agency or another paper.
    pub credited: usize,
    /// The first and the last day of publication.
    pub days: Option<(String, String)>,
    voices: Voices<CompactString>,
}

impl Counts {
    /// Of all articles of `stories`.
    pub fn of<'s>(view: &View<'_>, stories: impl IntoIterator<Item = &'s Story>) -> Counts {
        let mut out = Counts::default();
        stories.into_iter().for_each(|story| out.add(view, story));
        out
    }

    /// Counts the articles of a further story.
    pub fn add(&mut self, view: &View<'_>, story: &Story) {
        self.stories += 1;
        story.articles.iter().for_each(|ix| self.article(view, *ix));
    }

    fn article(&mut self, view: &View<'_>, ix: ArticleIx) {
        let scan = view.scan(ix);
        let article = &scan.article;
        self.articles += 1;
        self.claims += scan.claims.len();
        self.undated += usize::from(article.published.reliability < Reliability::Medium);
        self.nameless += usize::from(article.outlet.is_empty());
        self.credited += usize::from(article.credit.is_some());
        let outlet = view.outlet(ix);
        if !self.outlets.contains(outlet) {
            self.outlets.insert(outlet.into());
        }
        self.voices.add(article.voice().into(), view.origin(ix).unwrap_or(&article.id).into());
        if let Some(day) = article.published.date.map(|date| date.to_string()) {
            let (first, last) = self.days.get_or_insert_with(|| (day.clone(), day.clone()));
            match () {
                () if day < *first => *first = day,
                () if day > *last => *last = day,
                () => {}
            }
        }
    }

    /// How many independent origins they have.
    pub fn origins(&self) -> usize {
        self.voices.count()
    }
}
