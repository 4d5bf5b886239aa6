//! What many articles say together: stories, origins, shared passages, people, groups.

use super::{Figure, NameKind, Scan, Span, Stance, Voices, When};
use compact_str::CompactString;
use std::collections::BTreeSet;

/// Reports of one story whose days lie further apart most likely speak of two things.
pub(crate) const FAR_DAYS: i64 = 14;

/// The scans of a run, sorted by article id, so that nothing depends on the order of inputs.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Corpus {
    /// Sorted by article id; skipped inputs are among them.
    pub scans: Vec<Scan>,
}

impl Corpus {
    /// Sorts the scans and makes their ids unique (`a`, `a~2`): order is by id, outlet, path and record.
    pub fn new(mut scans: Vec<Scan>) -> Corpus {
        let key = |a: &Scan, b: &Scan| {
            let (a, b) = (&a.article, &b.article);
            (&a.id, &a.outlet, &a.source).cmp(&(&b.id, &b.outlet, &b.source))
        };
        scans.sort_by(key);
        let mut seen = 0;
        for at in 1..scans.len() {
            let (before, rest) = scans.split_at_mut(at);
            let first = &before[at - 1 - seen].article.id;
            let id = &mut rest[0].article.id;
            seen = if *id == *first { seen + 1 } else { 0 };
            if seen > 0 {
                *id = format!("{first}~{}", seen + 1);
            }
        }
        Corpus { scans }
    }

    /// The scan at `ix`.
    pub fn scan(&self, ix: ArticleIx) -> &Scan {
        &self.scans[ix.0 as usize]
    }

    /// Every usable article.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleIx, &Scan)> {
        let numbered = self.scans.iter().enumerate();
        numbered.filter(|(_, s)| s.skipped.is_none()).map(|(i, s)| (ArticleIx(i as u32), s))
    }
}

/// The number of an article in its [`Corpus`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ArticleIx(pub u32);

/// A place in an article of the corpus.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Evidence {
    /// The article.
    pub article: ArticleIx,
    /// The words.
    pub span: Span,
}

/// All articles on one event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Story {
    /// As given, or made from its articles.
    pub id: String,
    /// What a person calls it.
    pub label: String,
    /// Its articles, in order.
    pub articles: Vec<ArticleIx>,
}

/// A passage that two outlets or more share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Copy {
    /// Made from its words.
    pub id: String,
    /// The story of its articles.
    pub story: String,
    /// The origin (id) it is taken to come from, where one is known.
    pub origin: Option<String>,
    /// How many words are shared.
    pub words: usize,
    /// The agency or paper credited.
    pub credit: Option<String>,
    /// Where it stands.
    pub places: Vec<Evidence>,
    /// What one side changed.
    pub edits: Vec<Edit>,
}

/// What an edited copy has in place of other words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The words of one side.
    pub from: Vec<Evidence>,
    /// The words of the other.
    pub to: Vec<Evidence>,
}

/// Somebody or something named, across the articles of a story.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity {
    /// Made from the story and the canonical form.
    pub id: String,
    /// The story.
    pub story: String,
    /// What it is.
    pub kind: NameKind,
    /// The fullest, most frequent form.
    pub canonical: CompactString,
    /// Every form, the canonical one first.
    pub forms: Vec<Form>,
    /// Canonical roles it is given.
    pub roles: Vec<RoleUse>,
    /// Of a person: entities of other stories that share one of these are the same person.
    pub keys: Vec<String>,
}

/// How a form relates to the canonical one.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum FormClass {
    Full,
    Short,
    Alias,
    Variant,
}

/// One form of a name and where it is used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// As written.
    pub form: CompactString,
    /// Against the canonical form.
    pub class: FormClass,
    /// Where, in order.
    pub places: Vec<Evidence>,
    /// For a variant, why it is taken for the same bearer.
    pub why: Vec<String>,
}

/// A role somebody is given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleUse {
    /// Canonical role.
    pub role: CompactString,
    /// Where.
    pub places: Vec<Evidence>,
}

/// What stands on one line of a group: a value and where it is said.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Where.
    pub place: Evidence,
    /// What is said.
    pub datum: Datum,
    /// How the article stands behind it.
    pub stance: Stance,
    /// Who is said to have said it (folded), where somebody is.
    pub attributed_to: Option<CompactString>,
}

/// A value that can be compared.
#[derive(Clone, PartialEq, Debug)]
pub enum Datum {
    /// A figure.
    Figure(Figure),
    /// A date.
    When(When),
    /// The form of a name; compared by the names layer.
    Name(CompactString),
    /// A canonical role.
    Role(CompactString),
    /// The words of a quotation.
    Quote(CompactString),
    /// A rung of the quantifier ladder: `most`.
    Quantifier(CompactString),
    /// A place name.
    Place(CompactString),
    /// Who did it.
    Agent(CompactString),
    /// A prison sentence or penalty.
    Sentence(Penalty),
    /// Other words.
    Text(CompactString),
}

/// A penalty, by its parts.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Penalty {
    /// `life`, `determinate`, `indeterminate`, `suspended`, `community`, `fine`.
    pub kind: CompactString,
    /// How long or how much.
    pub term: Option<Figure>,
    /// The least that must be served.
    pub minimum: Option<Figure>,
}

/// How the values of a group are compared.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Deaths, charges: never rounds unless hedged.
    ExactCount,
    /// Rounds within 10 %.
    Measure,
    /// Rounds within 10 %; only one currency.
    Money,
    /// Rounds within 10 %; points are not per cent.
    Percent,
    /// Rounds within 25 % across units.
    Duration,
    /// Days and periods.
    Date,
    /// One year apart may be a birthday.
    Age,
    /// Compared by parts.
    Sentence,
    /// Names of one bearer.
    Name,
    /// Roles of one person.
    Role,
    /// Who acted.
    Agent,
    /// Where.
    Place,
    /// The wording of one quotation.
    Quote,
    /// Steps on a ladder.
    Quantifier,
    /// Words, equal or not.
    Text,
}

/// Claims that answer one question about one subject in one story.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// `story/question key/subject`: no offsets, no counts.
    pub id: String,
    /// The story.
    pub story: String,
    /// The question, in words.
    pub question: String,
    /// Whom or what it is about.
    pub subject: Option<String>,
    /// The pattern that found it, if one did.
    pub pattern: Option<CompactString>,
    /// How values are compared.
    pub class: Class,
    /// Whether the true value may grow from report to report.
    pub monotone: bool,
    /// How sure it is that all entries answer one question, 0 to 1.
    pub same_key: f64,
    /// Severities that the pattern sets in place of the usual ones.
    pub severity: Vec<(super::Relation, super::Severity)>,
    /// What is said, sorted by place.
    pub entries: Vec<Entry>,
}

/// The outcome of the resolve stage.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Resolved {
    /// Sorted by id.
    pub stories: Vec<Story>,
    /// The origin (id) of each article, by its number: articles of one text lineage share it.
    pub origins: Vec<String>,
    /// Sorted by id.
    pub copies: Vec<Copy>,
    /// Sorted by id.
    pub entities: Vec<Entity>,
    /// Sorted by id.
    pub groups: Vec<Group>,
}

impl Resolved {
    /// How many independent origins `articles` have: those of one text lineage count once, and so do
    /// those of one outlet, which does not confirm itself.
    pub fn independent(&self, corpus: &Corpus, articles: &BTreeSet<ArticleIx>) -> usize {
        let mut voices = Voices::default();
        for ix in articles {
            let article = &corpus.scan(*ix).article;
            let origin = self.origins.get(ix.0 as usize).map_or(article.id.as_str(), String::as_str);
            voices.add(article.voice(), origin);
        }
        voices.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(articles: &[(&str, &str)]) -> (Corpus, Resolved, BTreeSet<ArticleIx>) {
        let mut scans = Vec::new();
        for (at, (outlet, _)) in articles.iter().enumerate() {
            let mut scan = Scan::default();
            (scan.article.id, scan.article.outlet) = (format!("a{at}"), (*outlet).to_owned());
            scans.push(scan);
        }
        let origins = articles.iter().map(|(_, origin)| (*origin).to_owned()).collect();
        let all = (0..articles.len() as u32).map(ArticleIx).collect();
        (Corpus::new(scans), Resolved { origins, ..Resolved::default() }, all)
    }

    #[test]
    fn copies_and_further_articles_of_one_outlet_are_no_further_origins() {
        for (articles, want) in [
            (&[("North Post", "o1"), ("City Herald", "o1")][..], 1),
            (&[("North Post", "o1"), ("North Post", "o2")], 1),
            (&[("North Post", "o1"), ("City Herald", "o2")], 2),
            (&[("North Post", "o1"), ("City Herald", "o1"), ("City Herald", "o2"), ("Daily X", "o3")], 2),
            (
                &[
                    ("North Post", "o1"),
                    ("Daily X", "o3"),
                    ("City Herald", "o2"),
                    ("City Herald", "o3"),
                    ("Daily X", "o1"),
                ],
                1,
            ),
        ] {
            let (corpus, resolved, all) = told(articles);
            assert_eq!(resolved.independent(&corpus, &all), want, "{articles:?}");
        }
    }

    #[test]
    fn ids_are_made_unique_in_an_order_of_their_own() {
        let mut scans: Vec<Scan> = (0..3).map(|_| Scan::default()).collect();
        for scan in &mut scans {
            scan.article.id = "a".into();
        }
        let ids: Vec<String> = Corpus::new(scans).scans.into_iter().map(|s| s.article.id).collect();
        assert_eq!(ids, ["a", "a~2", "a~3"]);
    }
}
