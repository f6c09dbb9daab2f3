//! Units of time by their names in the ledger, in the sets that more than one rule means.
//!
//! `lasting("hour")` → true, `calendar("hour")` → false. Which words of a text name a unit of time is told by their
//! [`Measure`](super::Measure), and takes in fortnights and milliseconds; these are narrower. Lists of words, plurals and
//! seasons among them ("this quarter"), differ from rule to rule and stand there.

/// Whether the unit is one in which something is said to last: "two hours of talks", "a decade of war".
#[must_use]
pub fn lasting(unit: &str) -> bool {
    calendar(unit) || matches!(unit, "second" | "minute" | "hour" | "night" | "decade" | "century")
}

/// Whether the unit is one of whole days in which ages and maturities are told: "a 20-month-old", "90-day bills".
#[must_use]
pub fn calendar(unit: &str) -> bool {
    matches!(unit, "day" | "week" | "month" | "year")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_of_these_sets_is_one_of_time() {
        let names = ["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"];
        for name in names {
            assert!(
                lasting(name) && crate::lexicon::look(name).unit.is_some_and(|u| u.kind == "time" && u.name == name)
            );
        }
        assert!(!lasting("fortnight") && !lasting("km") && !calendar("hour"));
    }
}
