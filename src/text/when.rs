//! When? Words of time as dates, told from the day on which the text was published.
//!
//! `"13 people died on Tuesday, up from 9 last week"`, published on Thursday 20 March 2025 → `on Tuesday` 2025-03-18,
//! `last week` 2025-03-10 to 2025-03-16. Weeks begin on Monday. A weekday is the last one up to the day of publication,
//! or the next one where the sentence speaks of what is to come; a day without a year is the nearest one.
//!
//! # Leaves alone
//! Times told from another event ("two days later"), seasons, which come at other times in the south, and "March" without
//! a word before it that makes it a month.

use super::token::Token;
use super::tokens;
use crate::lexicon::look;
use crate::span::Span;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// Words of time and the days that they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Where the words stand.
    pub span: Span,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// The day on which something was published, from a date or a time in RFC 3339: the publisher's own day.
#[must_use]
pub fn day(published: &str) -> Option<Date> {
    published.get(..10)?.parse().ok()
}

/// All words of time in a stretch of a text, in text order.
#[must_use]
pub fn find(text: &str, stretch: Span, published: Date) -> Vec<When> {
    let mut all = Vec::new();
    tokens::split(text, stretch, &mut all);
    let low: Vec<String> = all.iter().map(|token| token.span.text(text).to_lowercase()).collect();
    let reader = Reader { text, tokens: &all, low: &low, published };
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        match reader.whole(at) {
            Some(Read { end, from, until }) if from <= until => {
                found.push(When { span: all[at].span.to(all[end - 1].span), from, until });
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// The words of time that a figure belongs to: the nearest in its sentence, those behind it before those in front.
#[must_use]
pub fn nearest(found: &[When], figure: Span) -> Option<&When> {
    let apart = |when: &&When| {
        if when.span.overlaps(figure) {
            (0, 0)
        } else if when.span.start >= figure.end {
            (when.span.start - figure.end, 0)
        } else {
            (figure.start - when.span.end, 1)
        }
    };
    found.iter().min_by_key(apart)
}

/// What was read: the token behind it, the first and the last day.
#[derive(Clone, Copy, Debug)]
struct Read {
    end: usize,
    from: Date,
    until: Date,
}

impl Read {
    fn one(end: usize, day: Date) -> Self {
        Self { end, from: day, until: day }
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    low: &'a [String],
    published: Date,
}

impl Reader<'_> {
    /// An expression with the word before it that stretches or joins it.
    fn whole(&self, at: usize) -> Option<Read> {
        match self.word(at) {
            "since" => {
                let from = self.one(at + 1, at)?;
                Some(Read { until: self.published.max(from.from), ..from })
            }
            "between" | "from" => {
                let from = self.one(at + 1, at)?;
                let joined = matches!(self.word(from.end), "and" | "to" | "until" | "through" | "till");
                let until = joined.then(|| self.one(from.end + 1, at)).flatten();
                Some(until.map_or(from, |until| Read { end: until.end, from: from.from, until: until.until }))
            }
            "in" | "on" | "by" | "until" | "till" | "during" | "through" | "before" | "of" | "around" => {
                let read = self.one(at + 1, at)?;
                // The preposition is part of what is shown, not of what is read, where it only places.
                Some(read)
            }
            _ => self.one(at, at),
        }
    }

    /// One expression; `lead` is the token from which the sentence before it counts.
    fn one(&self, at: usize, lead: usize) -> Option<Read> {
        self.near(at)
            .or_else(|| self.ago(at))
            .or_else(|| self.past(at))
            .or_else(|| self.calendar(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.weekday(at, lead))
            .or_else(|| self.month(at, lead))
            .or_else(|| self.year(at, lead))
    }

    /// "today", "yesterday", "this morning", "last night", "overnight".
    fn near(&self, at: usize) -> Option<Read> {
        let day = |n: i64| self.published.checked_add(n.days()).ok();
        match (self.word(at), self.word(at + 1)) {
            ("today" | "tonight", _) => Some(Read::one(at + 1, self.published)),
            ("yesterday", _) => Some(Read::one(at + 1, day(-1)?)),
            ("tomorrow", _) => Some(Read::one(at + 1, day(1)?)),
            ("overnight", next) if look(next).month.is_none() => {
                Some(Read { end: at + 1, from: day(-1)?, until: self.published })
            }
            ("this", "morning" | "afternoon" | "evening") => Some(Read::one(at + 2, self.published)),
            ("last", "night") => Some(Read::one(at + 2, day(-1)?)),
            _ => None,
        }
    }

    /// "two weeks ago", "a year ago".
    fn ago(&self, at: usize) -> Option<Read> {
        let (n, unit) = (self.count(at)?, self.unit(at + 1)?);
        (self.word(at + 2) == "ago").then_some(())?;
        let then = self.before(n, unit)?;
        let end = at + 3;
        match unit {
            "week" => Some(Read {
                end,
                from: then.checked_sub(3.days()).ok()?,
                until: then.checked_add(3.days()).ok()?.min(self.published),
            }),
            "month" => Some(Read { end, from: then.first_of_month(), until: then.last_of_month() }),
            "year" | "decade" => Some(Read { end, from: then.first_of_year(), until: then.last_of_year() }),
            _ => Some(Read::one(end, then)),
        }
    }

    /// "the past two weeks", "the last 24 hours", "the next three days".
    fn past(&self, at: usize) -> Option<Read> {
        let at = if self.word(at) == "the" { at + 1 } else { at };
        let the = at > 0 && self.word(at - 1) == "the";
        let way = self.word(at);
        let counted = self.count(at + 1).map(|n| (n, at + 2));
        let (n, unit_at) = counted.or((the || way == "past").then_some((1, at + 1)))?;
        let unit = self.unit(unit_at)?;
        if self.word(unit_at + 1) == "of" {
            return None;
        }
        let end = unit_at + 1;
        match way {
            "past" | "last" | "previous" => Some(Read { end, from: self.before(n, unit)?, until: self.published }),
            "next" | "coming" => Some(Read { end, from: self.published, until: self.before(-n, unit)? }),
            _ => None,
        }
    }

    /// "March 4", "March 4, 2025", "4 March 2025", "March 2025", "Tuesday, March 4".
    fn calendar(&self, at: usize) -> Option<Read> {
        if look(self.word(at)).is(crate::lexicon::Class::WEEKDAY) {
            let next = if self.word(at + 1) == "," { at + 2 } else { at + 1 };
            return self.calendar(next).filter(|read| read.from == read.until);
        }
        let (month, day, mut end) = match (self.month_at(at), self.day_at(at)) {
            (Some(month), _) => match self.day_at(at + 1) {
                Some(day) => (month, Some(day), at + 2),
                None => (month, None, at + 1),
            },
            (None, Some(day)) => {
                let next = if self.word(at + 1) == "of" { at + 2 } else { at + 1 };
                (self.month_at(next)?, Some(day), next + 1)
            }
            _ => return None,
        };
        let comma = usize::from(self.word(end) == ",");
        let year = self.year_at(end + comma).inspect(|_| end += comma + 1);
        match (day, year) {
            (Some(day), Some(year)) => Some(Read::one(end, Date::new(year, month, day).ok()?)),
            (Some(day), None) => {
                let nearest = |year| Date::new(year, month, day).ok();
                let years = [self.published.year() - 1, self.published.year(), self.published.year() + 1];
                let date = years.into_iter().filter_map(nearest).min_by_key(|date| self.apart(*date))?;
                Some(Read::one(end, date))
            }
            (None, Some(year)) => {
                let first = Date::new(year, month, 1).ok()?;
                Some(Read { end, from: first, until: first.last_of_month() })
            }
            (None, None) => None,
        }
    }

    /// "last week", "this month", "next year", "last Tuesday", "last March".
    fn relative(&self, at: usize) -> Option<Read> {
        let way = match self.word(at) {
            "last" | "previous" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let (p, end, word) = (self.published, at + 2, self.word(at + 1));
        if self.word(end) == "of" {
            return None;
        }
        let monday = p.checked_sub(i64::from(p.weekday().to_monday_zero_offset()).days()).ok()?;
        match word {
            "week" => {
                let from = monday.checked_add((7 * way).days()).ok()?;
                Some(Read { end, from, until: from.checked_add(6.days()).ok()? })
            }
            "weekend" => {
                // On a Monday "this weekend" is to come; on a Sunday "last weekend" is the one before.
                let from = monday.checked_add((7 * way + 5).days()).ok()?;
                Some(Read { end, from, until: from.checked_add(1.day()).ok()? })
            }
            "month" => {
                let from = p.first_of_month().checked_add(way.months()).ok()?;
                Some(Read { end, from, until: from.last_of_month() })
            }
            "year" => {
                let from = p.first_of_year().checked_add(way.years()).ok()?;
                Some(Read { end, from, until: from.last_of_year() })
            }
            _ => match (weekday(word), self.month_at(at + 1)) {
                (Some(day), _) => {
                    let nth = if way < 0 { p.nth_weekday(-1, day) } else { p.nth_weekday(1, day) };
                    let date = if way == 0 && p.weekday() == day { p } else { nth.ok()? };
                    Some(Read::one(end, date))
                }
                (None, Some(month)) => {
                    let year = match way {
                        -1 if month < p.month() => p.year(),
                        -1 => p.year() - 1,
                        1 if month <= p.month() => p.year() + 1,
                        _ => p.year(),
                    };
                    let from = Date::new(year, month, 1).ok()?;
                    Some(Read { end, from, until: from.last_of_month() })
                }
                _ => None,
            },
        }
    }

    /// "on Tuesday", "Tuesday night".
    fn weekday(&self, at: usize, lead: usize) -> Option<Read> {
        let day = weekday(self.word(at))?;
        if matches!(self.before_word(lead), "every" | "each" | "most") {
            return None;
        }
        let p = self.published;
        let date = match (p.weekday() == day, self.is_to_come(lead)) {
            (true, _) => p,
            (false, true) => p.nth_weekday(1, day).ok()?,
            (false, false) => p.nth_weekday(-1, day).ok()?,
        };
        let night = matches!(self.word(at + 1), "morning" | "afternoon" | "evening" | "night");
        Some(Read::one(at + 1 + usize::from(night), date))
    }

    /// "in March", "since late March": a month that the word before it makes one.
    fn month(&self, at: usize, lead: usize) -> Option<Read> {
        let part = matches!(self.word(at), "early" | "late" | "mid");
        let hyphen = usize::from(part && self.word(at + 1) == "-");
        let at = if part { at + 1 + hyphen } else { at };
        let month = self.month_at(at)?;
        let placed = part || lead < at && PLACING.contains(&self.word(lead));
        if !placed || self.day_at(at + 1).is_some() {
            return None;
        }
        let p = self.published;
        let ahead = self.is_to_come(lead) || matches!(self.word(lead), "by" | "until" | "till");
        let year = match (month <= p.month(), ahead) {
            (true, true) if month < p.month() => p.year() + 1,
            (true, _) | (false, true) => p.year(),
            (false, false) => p.year() - 1,
        };
        let from = Date::new(year, month, 1).ok()?;
        Some(Read { end: at + 1, from, until: from.last_of_month() })
    }

    /// "in 2019", "since 2019".
    fn year(&self, at: usize, lead: usize) -> Option<Read> {
        let placed = lead < at && PLACING.contains(&self.word(lead)) && !matches!(self.word(lead), "of" | "around");
        let joined = at > 0 && matches!(self.word(at - 1), "and" | "to" | "until" | "through");
        if !placed && !joined {
            return None;
        }
        let year = self.year_at(at)?;
        let from = Date::new(year, 1, 1).ok()?;
        Some(Read { end: at + 1, from, until: from.last_of_year() })
    }

    fn word(&self, at: usize) -> &str {
        self.low.get(at).map_or("", String::as_str)
    }

    fn before_word(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// A month as a name: "March", but not "march" or "may".
    fn month_at(&self, at: usize) -> Option<i8> {
        let token = self.tokens.get(at)?;
        let capital = token.span.text(self.text).starts_with(char::is_uppercase);
        let month = look(self.word(at).trim_end_matches('.')).month.filter(|_| capital)?;
        i8::try_from(month).ok()
    }

    /// "4", "4th".
    fn day_at(&self, at: usize) -> Option<i8> {
        let word = self.word(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &word[digits.len()..];
        let fits = matches!(ending, "" | "st" | "nd" | "rd" | "th") && matches!(digits.len(), 1 | 2);
        let day: i8 = digits.parse().ok().filter(|_| fits)?;
        (1..=31).contains(&day).then_some(day)
    }

    fn year_at(&self, at: usize) -> Option<i16> {
        let word = self.word(at);
        let year: i16 = word.parse().ok().filter(|_| word.len() == 4)?;
        (1900..=2099).contains(&year).then_some(year)
    }

    /// "two", "10", "a".
    fn count(&self, at: usize) -> Option<i64> {
        let word = self.word(at);
        let spelled = || look(word).cardinal.map(i64::from);
        let article = || matches!(word, "a" | "an").then_some(1);
        word.parse().ok().or_else(spelled).or_else(article).filter(|n| (1..=1000).contains(n))
    }

    /// A stretch of time in the singular, of those that [`before`](Self::before) can go back.
    fn unit(&self, at: usize) -> Option<&'static str> {
        const UNITS: &[&str] = &["minute", "hour", "day", "week", "month", "year", "decade"];
        let word = self.word(at);
        UNITS.iter().copied().find(|unit| word == *unit || word.strip_suffix('s') == Some(unit))
    }

    /// The day that lies so many units before publication; behind it for a negative number.
    fn before(&self, n: i64, unit: &str) -> Option<Date> {
        let span = match unit {
            "minute" => (n / 1440).days(),
            "hour" => ((n + n.signum() * 12) / 24).days(),
            "day" => n.days(),
            "week" => n.weeks(),
            "month" => n.months(),
            "year" => n.years(),
            _ => (10 * n).years(),
        };
        self.published.checked_sub(span).ok()
    }

    fn apart(&self, date: Date) -> i64 {
        let span = self.published.until(date).map_or(i32::MAX, |span| span.get_days());
        // Of two equally near the past one.
        2 * i64::from(span.unsigned_abs()) + i64::from(span > 0)
    }

    /// Whether the sentence speaks of what is to come before the token.
    fn is_to_come(&self, at: usize) -> bool {
        const AHEAD: &[&str] = &[
            "'ll", "could", "due", "expect", "expected", "expects", "may", "might", "plan", "planned", "plans",
            "scheduled", "set", "shall", "upcoming", "will", "wo", "would", "’ll",
        ];
        let from = at.saturating_sub(14);
        (from..at).any(|n| AHEAD.contains(&self.word(n)) && self.month_at(n).is_none())
    }
}

/// Words that make a bare month, or four digits, a time.
const PLACING: &[&str] =
    &["in", "since", "until", "till", "by", "from", "during", "of", "between", "through", "before", "around"];

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}
