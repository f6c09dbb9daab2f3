//! From pairs of figures to groups: all that speaks of one thing.

use super::differ::{differs, early, is_repeated, is_replaced};
use super::mention::Mention;
use super::score::{Fit, Weights, fit, rounds, score};
use super::signs::{Beside, signs};
use super::topics::Topics;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// From which score two figures are joined.
const BAR: f64 = 0.6;

/// From which mean score two groups are joined.
const MEAN: f64 = -0.3;

/// What two figures of different articles of which nothing speaks for one thing take off a group.
const APART: f64 = -4.0;

/// What a figure and the same one in the same sentence of another article score: more than any signs together.
const COPIED: f64 = 12.0;

/// From which share of figures in the same sentences two articles are copies of one story.
const COPIES: f64 = 0.7;

/// From which score figures that differ are thought of at all: a group that is told often may lift them over the bar.
const LOW: f64 = BAR_APART - 0.9;

/// From which score two figures are joined although they differ.
const BAR_APART: f64 = 0.3;

/// From how much two articles have in common ([`Topics::shared`]) on figures of theirs that differ are weighed by their words
/// alone. Reports that are less like each other are sooner of two events in one place, or of two days.
const ALIKE: u32 = 24;

/// What each unit less takes off figures that differ, and how much all of them do, at most.
const LESS_ALIKE: (f64, f64) = (0.15, 1.5);

/// Groups of the figures of some articles; every group is of two articles at least. `shared` says of two articles how much
/// they have in common, `later` whether the second is plainly later than the first.
#[must_use]
pub fn group(mentions: &[&Mention], shared: impl Fn(i64, i64) -> u32, later: impl Fn(i64, i64) -> bool) -> Vec<Group> {
    let mut articles: Vec<i64> = mentions.iter().map(|m| m.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let mut links = Links { agree: FxHashMap::default(), differ: Vec::new() };
    let mut of: FxHashMap<i64, Vec<(usize, &Mention)>> = FxHashMap::default();
    for (n, mention) in mentions.iter().copied().enumerate() {
        of.entry(mention.article).or_default().push((n, mention));
    }
    for (n, x) in articles.iter().enumerate() {
        for y in &articles[n + 1..] {
            let common = shared(*x, *y);
            if common >= Topics::CLOSE_IN_EVENT {
                let strange = LESS_ALIKE.0 * f64::from(ALIKE.saturating_sub(common));
                links.between(mentions, &of[x], &of[y], strange.min(LESS_ALIKE.1));
            }
        }
    }
    let mut sets = Sets::new(mentions.len());
    for (i, a) in mentions.iter().enumerate() {
        for (j, b) in mentions.iter().enumerate().skip(i + 1).filter(|(_, b)| b.article == a.article) {
            if fit(a, b) == Some(Fit::Equal) && is_repeated(a, b) {
                let (x, y) = (sets.find(i), sets.find(j));
                if x != y {
                    sets.join(x, y);
                }
            }
        }
    }
    let mut refused: FxHashMap<(usize, usize), (usize, usize)> = FxHashMap::default();
    for (_, i, j) in ordered(links.agree.iter().map(|((i, j), s)| (*s, *i, *j)).filter(|(s, ..)| *s > BAR)) {
        let (x, y) = (sets.find(i), sets.find(j));
        // Two sets that did not belong together still do not while neither has grown.
        let sizes = (sets.of[x].len(), sets.of[y].len());
        if x == y || refused.get(&(x, y)) == Some(&sizes) {
            continue;
        }
        if !sets.side_by_side(mentions, x, y) && sets.mean(mentions, x, y, &links.agree) > MEAN {
            sets.join(x, y);
        } else {
            refused.insert((x, y), sizes);
            refused.insert((y, x), (sizes.1, sizes.0));
        }
    }
    // Figures that differ are joined last, and only where neither article has told the other's number as well.
    let mut used = vec![false; mentions.len()];
    let told_often = |m: usize, sets: &Sets| 0.15 * (sets.of[sets.find(m)].len().min(4) - 1) as f64;
    let apart = links.differ.iter().map(|(s, i, j)| (s + told_often(*i, &sets) + told_often(*j, &sets), *i, *j));
    for (_, i, j) in ordered(apart.filter(|(s, ..)| *s > BAR_APART)) {
        let (x, y) = (sets.find(i), sets.find(j));
        let of =
            |set: usize, m: usize| sets.of[set].iter().filter(move |o| mentions[**o].article == mentions[m].article);
        // A count of the first hour stays in headlines when the text already has the later one.
        let stale = early(mentions[i], mentions[j]) && {
            let (kept, other) = if mentions[i].headline { (x, j) } else { (y, i) };
            of(kept, other).all(|o| mentions[*o].headline)
        };
        // "Tens of thousands" beside 50,000 is no other number.
        let number = |o: usize, other: usize| {
            let (o, other) = (&mentions[o], &mentions[other]);
            fit(o, other) == Some(Fit::Equal) || rounds(o, other) > 0
        };
        let told = |m: usize, other: usize, set: usize| of(set, m).any(|o| number(*o, other)) && !stale;
        if x == y || used[x] || used[y] || told(i, j, y) || told(j, i, x) || sets.are_told_apart(mentions, x, y) {
            continue;
        }
        let kept = sets.join(x, y);
        used[kept] = true;
    }
    // What an article says it has said before belongs to what it says now.
    for (i, old) in mentions.iter().enumerate().filter(|(_, m)| m.outdated) {
        let rest = mentions.iter().enumerate().filter(|(_, new)| new.article == old.article && is_replaced(old, new));
        let sizes = rest.map(|(j, _)| (sets.of[sets.find(j)].len(), std::cmp::Reverse(j)));
        let Some((_, std::cmp::Reverse(j))) = sizes.filter(|(n, _)| *n > 1).max() else { continue };
        let (x, y) = (sets.find(j), sets.find(i));
        if x != y && sets.of[y].len() == 1 {
            sets.join(x, y);
        }
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

/// How likely it is that these two figures with one number are of one thing, wherever and whenever their articles stood: the
/// logarithm of the odds. `own` and `other` are the figures of the two articles.
#[must_use]
pub fn alike(own: &[&Mention], a: &Mention, other: &[&Mention], b: &Mention) -> f64 {
    if fit(a, b) != Some(Fit::Equal) {
        return f64::NEG_INFINITY;
    }
    let both: Vec<&Mention> = own.iter().chain(other).copied().collect();
    let own: Vec<(usize, &Mention)> = own.iter().copied().enumerate().collect();
    let other: Vec<(usize, &Mention)> = other.iter().copied().enumerate().collect();
    let beside = Beside { agree: beside(&own, &other, a, b), taken: 0 };
    score(&signs(a, b, Fit::Equal, &Weights::of(&both), beside))
}

/// The strongest first; of equals the one that stands first.
fn ordered(links: impl Iterator<Item = (f64, usize, usize)>) -> Vec<(f64, usize, usize)> {
    let mut all: Vec<_> = links.collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    all
}

/// Scores of pairs of figures of different articles.
struct Links {
    /// Of those whose numbers agree, the earlier place first.
    agree: FxHashMap<(usize, usize), f64>,
    /// Of those whose numbers differ and that may be of one thing.
    differ: Vec<(f64, usize, usize)>,
}

impl Links {
    /// Scores the figures of one article with those of another. In copies of one story each figure is that of the same
    /// sentence, and only what is left over is weighed. Off figures that differ `strange` is taken.
    fn between(&mut self, mentions: &[&Mention], own: &[(usize, &Mention)], other: &[(usize, &Mention)], strange: f64) {
        let copied = copied(own, other);
        if copied.len() as f64 >= COPIES * own.len().max(other.len()) as f64 {
            self.agree.extend(copied.iter().map(|(i, j)| ((*i.min(j), *i.max(j)), COPIED)));
            let (here, there): (FxHashSet<usize>, FxHashSet<usize>) = copied.into_iter().unzip();
            let own: Vec<_> = own.iter().filter(|(n, _)| !here.contains(n)).copied().collect();
            let other: Vec<_> = other.iter().filter(|(n, _)| !there.contains(n)).copied().collect();
            self.weighed(mentions, &own, &other, strange);
        } else {
            self.weighed(mentions, own, other, strange);
        }
    }

    /// Scores the figures of one article with those of another by all signs.
    fn weighed(&mut self, mentions: &[&Mention], own: &[(usize, &Mention)], other: &[(usize, &Mention)], strange: f64) {
        let both: Vec<&Mention> = own.iter().chain(other).map(|(_, m)| *m).collect();
        let weights = Weights::of(&both);
        let (mut equal, mut meeting) = (Vec::new(), Vec::new());
        for (i, a) in own {
            for (j, b) in other {
                match fit(a, b) {
                    Some(Fit::Equal) => equal.push((*i, *j)),
                    Some(Fit::Meets) => meeting.push((*i, *j)),
                    Some(Fit::Differs) => {
                        let found = differs(a, b, &both, &weights).map(|found| found - strange);
                        let found = found.filter(|found| *found > LOW);
                        if let Some(found) = found {
                            self.differ.push((found, *i, *j));
                        }
                    }
                    None => {}
                }
            }
        }
        let mut taken: FxHashMap<usize, bool> = FxHashMap::default();
        let mut weigh = |i: usize, j: usize, fit: Fit, taken: usize| {
            let (a, b) = (&mentions[i], &mentions[j]);
            let beside = Beside { agree: beside(own, other, a, b), taken };
            let found = score(&signs(a, b, fit, &weights, beside));
            self.agree.insert((i.min(j), i.max(j)), found);
            found
        };
        for (i, j) in equal {
            if weigh(i, j, Fit::Equal, 0) > 0.0 {
                taken.insert(i, true);
                taken.insert(j, true);
            }
        }
        for (i, j) in meeting {
            let n = usize::from(taken.contains_key(&i)) + usize::from(taken.contains_key(&j));
            weigh(i, j, Fit::Meets, n);
        }
    }
}

/// The same figures of the same sentences: places of both.
fn copied(own: &[(usize, &Mention)], other: &[(usize, &Mention)]) -> Vec<(usize, usize)> {
    let mut there: FxHashMap<u64, usize> = other.iter().rev().map(|(j, m)| (m.place, *j)).collect();
    own.iter().filter_map(|(i, m)| there.remove(&m.place).map(|j| (*i, j))).collect()
}

/// How many other figures of the two sentences agree; more than three say no more.
fn beside(own: &[(usize, &Mention)], other: &[(usize, &Mention)], a: &Mention, b: &Mention) -> usize {
    let others = other.iter().filter(|(_, m)| m.sentence == b.sentence && m.claim != b.claim);
    let others: Vec<&Mention> = others.map(|(_, m)| *m).collect();
    let agree = |x: &Mention, y: &Mention| match fit(x, y) {
        Some(Fit::Equal) => x.measure.telling >= 1.0,
        Some(Fit::Meets) => rounds(x, y) >= 2,
        _ => false,
    };
    let mates = own.iter().filter(|(_, m)| m.sentence == a.sentence && m.claim != a.claim);
    mates.filter(|(_, m)| others.iter().any(|o| agree(m, o))).take(3).count()
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

    /// Whether one sentence gives a figure of the one set and one of the other: "killed four people and wounded four others" are
    /// two things.
    fn side_by_side(&self, mentions: &[&Mention], x: usize, y: usize) -> bool {
        let apart = |a: &Mention, b: &Mention| {
            let repeated = fit(a, b) == Some(Fit::Equal) && a.of == b.of && a.fate == b.fate;
            (a.article, a.sentence) == (b.article, b.sentence) && !repeated
        };
        self.of[x].iter().any(|i| self.of[y].iter().any(|j| apart(mentions[*i], mentions[*j])))
    }

    /// Whether an article gives a number of the one set and another one of the other, so that it means two things: the seats of
    /// two parties. What its headline keeps, or what it calls outdated, it may mean as the same.
    fn are_told_apart(&self, mentions: &[&Mention], x: usize, y: usize) -> bool {
        let current = |m: &&Mention| !m.headline && !m.outdated;
        let of = |set: usize| self.of[set].iter().map(|m| mentions[*m]).filter(current);
        of(x).any(|a| of(y).any(|b| a.article == b.article && fit(a, b) == Some(Fit::Differs)))
    }

    /// The mean score of the pairs that the two sets would bring together: what is alike by links alone, one to the next, is
    /// not yet one thing.
    fn mean(&self, mentions: &[&Mention], x: usize, y: usize, scores: &FxHashMap<(usize, usize), f64>) -> f64 {
        let (mut sum, mut n) = (0.0, 0.0);
        for i in &self.of[x] {
            for j in &self.of[y] {
                if mentions[*i].article != mentions[*j].article {
                    sum += scores.get(&(*i.min(j), *i.max(j))).copied().unwrap_or(APART);
                    n += 1.0;
                }
            }
        }
        if n > 0.0 { sum / n } else { 0.0 }
    }
}

fn relation(mentions: &[&Mention], members: &[usize], later: &impl Fn(i64, i64) -> bool) -> Relation {
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
