//! From pairs of figures to groups: all that speaks of one thing.

use super::mention::Mention;
use super::score::{Fit, Signs, Weights, fit, score};

/// How the figures of a group stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// They agree.
    Same,
    /// They agree, one more exactly than another.
    Precision,
    /// They do not agree.
    Conflict,
    /// They do not agree, and the later report is by the later count.
    Update,
}

/// Figures of one thing.
#[derive(Clone, Debug)]
pub struct Group {
    /// How they stand to each other.
    pub relation: Relation,
    /// Places in the list that was given.
    pub members: Vec<usize>,
}

/// Groups of the figures of some articles on one event; every group is of two articles at least. `later` says of two articles
/// whether the second is plainly later than the first.
#[must_use]
pub fn group(mentions: &[Mention], later: impl Fn(i64, i64) -> bool) -> Vec<Group> {
    let mut articles: Vec<i64> = mentions.iter().map(|m| m.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let of = |article: i64| mentions.iter().filter(move |m| m.article == article);
    let mut links: Vec<(f64, usize, usize)> = Vec::new();
    let mut apart: Vec<(f64, usize, usize)> = Vec::new();
    for (n, &x) in articles.iter().enumerate() {
        for &y in &articles[n..] {
            let weights = Weights::of(of(x).chain(of(y).filter(|_| x != y)));
            for (i, a) in mentions.iter().enumerate().filter(|(_, m)| m.article == x) {
                for (j, b) in mentions.iter().enumerate().filter(|(_, m)| m.article == y) {
                    if x == y && j <= i {
                        continue;
                    }
                    let Some(fit) = fit(a, b) else { continue };
                    if x == y && fit != Fit::Equal {
                        continue;
                    }
                    let found = score(a, b, fit, &Signs::of(a, b, &weights));
                    // A figure that an article repeats is asked for more than one that another article has.
                    let bar = if x == y { 1.5 } else { 0.0 };
                    if found > bar {
                        let link = (if x == y { found - 1.0 } else { found }, i, j);
                        if fit == Fit::Differs { apart.push(link) } else { links.push(link) }
                    }
                }
            }
        }
    }
    let order = |a: &(f64, usize, usize), b: &(f64, usize, usize)| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2)));
    links.sort_by(order);
    apart.sort_by(order);
    let mut sets = Sets::new(mentions.len());
    for (_, i, j) in links {
        let (x, y) = (sets.find(i), sets.find(j));
        if x != y && sets.fits(mentions, x, y) {
            sets.join(x, y);
        }
    }
    // Figures that differ are joined last, and only where neither article has a better partner for the other's.
    let mut used = vec![false; mentions.len()];
    for (_, i, j) in apart {
        let (x, y) = (sets.find(i), sets.find(j));
        let shares = sets.of[x].iter().any(|a| sets.of[y].iter().any(|b| mentions[*a].article == mentions[*b].article));
        if x == y || used[x] || used[y] || shares {
            continue;
        }
        let kept = sets.join(x, y);
        used[kept] = true;
    }
    let mut groups: Vec<Group> = sets
        .of
        .into_iter()
        .filter(|set| set.iter().any(|m| mentions[*m].article != mentions[set[0]].article))
        .map(|mut members| {
            members.sort_unstable();
            Group { relation: relation(mentions, &members, &later), members }
        })
        .collect();
    groups.sort_by_key(|group| group.members[0]);
    groups
}

/// Disjoint sets of figures.
struct Sets {
    root: Vec<usize>,
    of: Vec<Vec<usize>>,
}

impl Sets {
    fn new(n: usize) -> Self {
        Self { root: (0..n).collect(), of: (0..n).map(|m| vec![m]).collect() }
    }

    fn find(&self, mut m: usize) -> usize {
        while self.root[m] != m {
            m = self.root[m];
        }
        m
    }

    fn join(&mut self, x: usize, y: usize) -> usize {
        let moved = std::mem::take(&mut self.of[y]);
        self.of[x].extend(moved);
        self.root[y] = x;
        x
    }

    /// Whether no two of the figures differ.
    fn fits(&self, mentions: &[Mention], x: usize, y: usize) -> bool {
        self.of[x].iter().all(|a| {
            self.of[y].iter().all(|b| {
                let fit = fit(&mentions[*a], &mentions[*b]);
                matches!(fit, Some(Fit::Equal)) || fit == Some(Fit::Meets)
            })
        })
    }
}

fn relation(mentions: &[Mention], members: &[usize], later: &impl Fn(i64, i64) -> bool) -> Relation {
    let mut relation = Relation::Same;
    for (n, a) in members.iter().enumerate() {
        for b in &members[n + 1..] {
            let (a, b) = (&mentions[*a], &mentions[*b]);
            match fit(a, b) {
                Some(Fit::Differs) | None => {
                    let one_after = later(a.article, b.article) || later(b.article, a.article);
                    return if one_after { Relation::Update } else { Relation::Conflict };
                }
                Some(Fit::Meets) => relation = Relation::Precision,
                Some(Fit::Equal) if a.modifier != b.modifier => relation = Relation::Precision,
                Some(Fit::Equal) => {}
            }
        }
    }
    relation
}
