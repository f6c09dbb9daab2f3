//! The articles that came in last, and which of them are on the event of another one.
//!
//! Articles are found by the names that they share; only those with two names in common, published within ten days of each
//! other, are compared at all. What came in before the last [`Nearby::WINDOW`] articles is forgotten, so that memory does not
//! grow with the ledger.

use super::topics::{Outline, Topics};
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// Days between two reports on one event, at most.
const DAYS: i64 = 10;

/// Names that two reports on one event share, at least.
const NAMES: u16 = 2;

/// Articles by their names.
#[derive(Debug, Default)]
pub struct Nearby {
    /// In the order in which they came in.
    articles: VecDeque<Known>,
    /// How many have been forgotten: the place of the first that is still here.
    gone: usize,
    /// Places of the articles with a name, rising.
    holders: FxHashMap<u32, VecDeque<u32>>,
    /// How many names each article shares with the one that is asked about; all nought between two questions.
    shared: Vec<u16>,
}

/// An article that came in.
#[derive(Debug)]
struct Known {
    article: i64,
    day: i64,
    topics: Topics,
    outline: Outline,
}

impl Nearby {
    /// Articles that are kept, at most.
    pub const WINDOW: usize = 20_000;

    /// Those on the event of an article with these topics, those that have most in common first.
    #[must_use]
    pub fn closest(&mut self, day: i64, topics: &Topics) -> Vec<i64> {
        self.shared.resize(self.articles.len(), 0);
        let mut touched: Vec<usize> = Vec::new();
        for name in topics.names() {
            for place in self.holders.get(&name).into_iter().flatten() {
                let at = *place as usize - self.gone;
                self.shared[at] += 1;
                if self.shared[at] == NAMES {
                    touched.push(at);
                }
            }
        }
        let outline = topics.outline();
        let mut close: Vec<(u32, i64)> = Vec::new();
        for at in touched {
            let known = &self.articles[at];
            // Most articles that share names share little else; their outlines tell that sooner than their words.
            let most = u32::from(self.shared[at]) + outline.most_shared(&known.outline);
            if known.day.abs_diff(day) > DAYS as u64 || most < Topics::CLOSE {
                continue;
            }
            let common = topics.shared(&known.topics);
            if common >= Topics::CLOSE {
                close.push((common, known.article));
            }
        }
        self.shared.fill(0);
        close.sort_by_key(|&(common, article)| (std::cmp::Reverse(common), article));
        close.into_iter().map(|(_, article)| article).collect()
    }

    /// Takes an article in.
    pub fn push(&mut self, article: i64, day: i64, topics: Topics) {
        let place = (self.gone + self.articles.len()) as u32;
        for name in topics.names() {
            self.holders.entry(name).or_default().push_back(place);
        }
        let outline = topics.outline();
        self.articles.push_back(Known { article, day, topics, outline });
        if self.articles.len() > Self::WINDOW {
            self.forget();
        }
    }

    fn forget(&mut self) {
        let Some(known) = self.articles.pop_front() else { return };
        for name in known.topics.names() {
            if let Some(holders) = self.holders.get_mut(&name) {
                holders.pop_front();
                if holders.is_empty() {
                    self.holders.remove(&name);
                }
            }
        }
        self.gone += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::topics::topics;
    use super::*;

    #[test]
    fn reports_are_found_within_ten_days_and_the_window() {
        let report = topics(
            "Fire guts covered market in Harwick\n\nA fire tore through the covered market of Harwick before dawn, the brigade \
             said. Chief Okoye of the Selby brigade said that stallholders had fled over the roofs.",
        );
        let mut nearby = Nearby::default();
        nearby.push(1, 100, report.clone());
        assert_eq!(nearby.closest(110, &report), [1]);
        assert_eq!(nearby.closest(111, &report), [0; 0]);
        for article in 0..Nearby::WINDOW as i64 {
            nearby.push(2 + article, 100, Topics::default());
        }
        assert_eq!(nearby.closest(100, &report), [0; 0]);
        assert!(nearby.holders.is_empty());
    }
}
