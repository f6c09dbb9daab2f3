//! How well readers agree: percent, Cohen's kappa for every pair, Krippendorff's alpha over all.
//!
//! Only verdicts count, not notes or evidence. A claim that a reader has not read is missing, which is no disagreement.
//! The decision of somebody who saw both readings is no reading.
//!
//! - J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
//! - K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section D: nominal data, any number of observers,
//!   missing data.

use crate::model::{Accord, Readings, Verdict};
use serde::Serialize;
use std::collections::BTreeMap;

/// How well readers agree.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Agreement {
    /// Claims that at least two readers have read.
    pub claims: usize,
    /// Of these, claims on which all readers agree.
    pub agreed: usize,
    /// Claims on which they differ and nobody has decided.
    pub split: usize,
    /// Claims on which they differ and somebody has decided.
    pub settled: usize,
    /// Krippendorff's alpha over all readings; none where no two readings can be compared, or all are the same.
    pub alpha: Option<f64>,
    /// Every two readers who have a claim in common.
    pub pairs: Vec<Pair>,
}

/// How well two readers agree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// Their names, in the order of the alphabet.
    pub readers: [String; 2],
    /// Claims that both have read.
    pub claims: usize,
    /// Of these, claims on which they agree.
    pub agreed: usize,
    /// Cohen's kappa; none where both gave the same verdict to every claim, which chance explains as well.
    pub kappa: Option<f64>,
}

/// Compares the readings of claims.
#[must_use]
pub fn compare<'a>(readings: impl IntoIterator<Item = &'a Readings>) -> Agreement {
    let mut agreement = Agreement::default();
    let mut units: Vec<Vec<usize>> = Vec::new();
    let mut tables: BTreeMap<[&str; 2], Table> = BTreeMap::new();
    for read in readings.into_iter().filter(|read| read.list.len() > 1) {
        agreement.claims += 1;
        match read.state {
            Accord::Agreed => agreement.agreed += 1,
            Accord::Split => agreement.split += 1,
            Accord::Settled => agreement.settled += 1,
        }
        units.push(read.list.iter().map(|reading| code(reading.found.verdict)).collect());
        for (at, a) in read.list.iter().enumerate() {
            for b in &read.list[at + 1..] {
                let (a, b) = if a.found.by <= b.found.by { (a, b) } else { (b, a) };
                let table = tables.entry([a.found.by.as_str(), b.found.by.as_str()]).or_default();
                table[code(a.found.verdict)][code(b.found.verdict)] += 1;
            }
        }
    }
    agreement.alpha = alpha(&units);
    agreement.pairs = tables
        .into_iter()
        .map(|(readers, table)| Pair {
            readers: readers.map(str::to_string),
            claims: table.iter().flatten().sum(),
            agreed: (0..VERDICTS).map(|at| table[at][at]).sum(),
            kappa: kappa(&table.map(|row| row.to_vec())),
        })
        .collect();
    agreement
}

const VERDICTS: usize = Verdict::ALL.len();

/// How often the first reader gave the verdict of the row and the second that of the column.
type Table = [[usize; VERDICTS]; VERDICTS];

fn code(verdict: Verdict) -> usize {
    Verdict::ALL.iter().position(|known| *known == verdict).expect("all are in the list")
}

/// Cohen's kappa of a square table of counts; none for an empty table, or where chance alone would always agree.
#[must_use]
pub fn kappa(table: &[Vec<usize>]) -> Option<f64> {
    let n: usize = table.iter().flatten().sum();
    let agreed: usize = table.iter().enumerate().map(|(at, row)| row[at]).sum();
    let by_chance: usize = (0..table.len())
        .map(|at| table[at].iter().sum::<usize>() * table.iter().map(|row| row[at]).sum::<usize>())
        .sum();
    // (po − pe) / (1 − pe), both multiplied by n², so that only the last step is rounded.
    let (numerator, denominator) = ((n * agreed) as f64 - by_chance as f64, (n * n) as f64 - by_chance as f64);
    (denominator > 0.0).then(|| numerator / denominator)
}

/// Krippendorff's alpha for nominal data: the values that each unit was given, by however many observers; none where
/// nothing can be compared or nothing varies.
#[must_use]
pub fn alpha(units: &[Vec<usize>]) -> Option<f64> {
    let mut totals: BTreeMap<usize, f64> = BTreeMap::new();
    let mut matches = 0.0;
    // A value that stands alone cannot be paired and counts nowhere.
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        let mut counts: BTreeMap<usize, f64> = BTreeMap::new();
        for value in unit {
            *counts.entry(*value).or_default() += 1.0;
        }
        for (value, count) in counts {
            *totals.entry(value).or_default() += count;
            matches += count * (count - 1.0) / (unit.len() - 1) as f64;
        }
    }
    let n: f64 = totals.values().sum();
    let by_chance: f64 = totals.values().map(|count| count * (count - 1.0)).sum();
    let denominator = n * (n - 1.0) - by_chance;
    (denominator > 0.0).then(|| ((n - 1.0) * matches - by_chance) / denominator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<f64>, exact: f64) {
        let found = found.expect("it can be computed");
        assert!((found - exact).abs() < 1e-9, "{found} is not {exact}");
    }

    /// Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (3rd edition, 2003), table 18.1: two raters
    /// of 100 subjects; po = .89, pe = .66, kappa .68.
    #[test]
    fn kappa_is_that_of_fleiss_levin_and_paik() {
        close(kappa(&[vec![75, 1, 4], vec![5, 4, 1], vec![0, 0, 10]]), 0.23 / 0.34);
    }

    /// Three tables of the article "Cohen's kappa" of the English Wikipedia: .4000, .1304, .2593.
    #[test]
    fn kappa_is_that_of_well_known_tables() {
        close(kappa(&[vec![20, 5], vec![10, 15]]), 0.4);
        close(kappa(&[vec![45, 15], vec![25, 15]]), 0.06 / 0.46);
        close(kappa(&[vec![25, 35], vec![5, 35]]), 0.14 / 0.54);
    }

    /// Krippendorff (2011), section A: two observers, binary data, alpha .095.
    #[test]
    fn alpha_of_binary_data_is_that_of_krippendorff() {
        let (a, b) = ([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]);
        let units: Vec<_> = a.into_iter().zip(b).map(|(a, b)| vec![a, b]).collect();
        close(alpha(&units), 2.0 / 21.0);
    }

    /// Krippendorff (2011), section B: two observers, nominal data, alpha .692.
    #[test]
    fn alpha_of_nominal_data_is_that_of_krippendorff() {
        let pairs = "aabbdcccedda".chars().zip("babbbccceddd".chars());
        let units: Vec<_> = pairs.map(|(a, b)| vec![a as usize, b as usize]).collect();
        close(alpha(&units), 310.0 / 448.0);
    }

    /// Krippendorff (2011), section C and D: four observers, missing data, nominal, alpha .743.
    #[test]
    fn alpha_with_missing_data_is_that_of_krippendorff() {
        let observers = [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
            [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
        ];
        let unit = |at: usize| observers.iter().map(|row| row[at]).filter(|value| *value > 0).collect::<Vec<usize>>();
        let units: Vec<_> = (0..12).map(unit).collect();
        close(alpha(&units), 113.0 / 152.0);
    }

    #[test]
    fn where_nothing_varies_or_nothing_can_be_compared_there_is_no_figure() {
        assert_eq!(kappa(&[vec![10, 0], vec![0, 0]]), None);
        assert_eq!(kappa(&[vec![0, 0], vec![0, 0]]), None);
        assert_eq!(alpha(&[vec![1, 1], vec![1, 1]]), None);
        assert_eq!(alpha(&[vec![1], vec![2]]), None);
        close(alpha(&[vec![1, 2], vec![1, 2]]), -0.5);
    }
}
