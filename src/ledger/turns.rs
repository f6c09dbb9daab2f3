//! Taking turns: several processes write to one ledger, one at a time, and none of them for ever.
//!
//! SQLite's lock has no queue. Who has just written would get it again before any of those who wait has woken up, and
//! somebody could stand at the door for seconds. Two courtesies make it fair enough, without a file beside the ledger:
//!
//! ```text
//! who waits    asks every 2 ms, and the oftener the longer it has waited:   urgency decides who is next
//! who writes   after 20 ms on end leaves the door open for 4 ms:            everybody who waits asks once in that time
//! ```
//!
//! A person who marks never meets the second one: between two keys there is time enough.

use rusqlite::Connection;
use std::hash::{BuildHasher as _, RandomState};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a process waits for its turn before it gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often one asks that has come just now.
const CALM: Duration = Duration::from_millis(2);

/// After so long one asks twice as often, after twice as long three times, …
const GROWS: Duration = Duration::from_millis(20);

/// … but no oftener than this.
const URGENT: Duration = Duration::from_micros(150);

/// How long one writes on end before others are let in.
const STREAK: Duration = Duration::from_millis(20);

/// How long the door is left open: longer than the calmest waits between two questions.
const OPEN: Duration = Duration::from_millis(4);

/// While another process writes, asks again every few milliseconds. (SQLite's own handler waits up to a tenth of a second
/// between two questions, the longer the later, so whoever has waited longest asks least.)
pub(super) fn wait_for_turns(conn: &mut Connection) -> rusqlite::Result<()> {
    let mut since = Instant::now();
    // Those who came at once would ask at once for ever.
    let mut dice = RandomState::new().hash_one(std::process::id()) | 1;
    conn.busy_handler(Some(move |asked: i32| {
        if asked == 0 {
            since = Instant::now();
        }
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let waited = since.elapsed();
        sleep(pause(waited, (dice >> 11) as f64 / (1_u64 << 53) as f64));
        waited < PATIENCE
    }))
}

/// How long one that has waited so long sleeps before it asks again; `chance` between 0 and 1 moves it by a quarter.
fn pause(waited: Duration, chance: f64) -> Duration {
    let urgency = 1.0 + waited.as_secs_f64() / GROWS.as_secs_f64();
    CALM.div_f64(urgency).max(URGENT).mul_f64(0.75 + chance / 2.0)
}

/// When this process has written.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// Since when it writes without a pause.
    since: Option<Instant>,
    /// When it had done with the last of it.
    last: Option<Instant>,
}

impl Turns {
    /// Before the door is asked for: who has written long enough lets others through first.
    pub(super) fn give_way(&mut self) {
        let left = self.left(Instant::now());
        if left > Duration::ZERO {
            sleep(left);
            self.since = None;
        }
    }

    /// How long the door should still be left open.
    fn left(&self, now: Instant) -> Duration {
        match (self.since, self.last) {
            (Some(since), Some(last)) if last - since >= STREAK => OPEN.saturating_sub(now - last),
            _ => Duration::ZERO,
        }
    }

    /// Inside: a new streak, unless it goes on with the old one.
    pub(super) fn begin(&mut self, now: Instant) {
        if self.last.is_none_or(|last| now - last >= OPEN) {
            self.since = None;
        }
        self.since.get_or_insert(now);
    }

    /// Outside again.
    pub(super) fn end(&mut self, now: Instant) {
        self.last = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_waited_longer_asks_oftener() {
        let after = |ms| pause(Duration::from_millis(ms), 0.5);
        assert_eq!(after(0), CALM);
        assert_eq!(after(20), CALM / 2);
        assert!(after(60) < after(40) && after(5000) == URGENT);
        assert!(
            (0..5000).step_by(7).all(|ms| pause(Duration::from_millis(ms), 1.0) < OPEN),
            "all ask while it is open"
        );
    }

    #[test]
    fn the_door_is_left_open_after_a_streak_and_never_for_a_person() {
        let ms = Duration::from_millis;
        let start = Instant::now();
        let mut turns = Turns::default();
        assert_eq!(turns.left(start), Duration::ZERO, "nothing was written yet");
        // Three marks of 8 ms, one behind the other.
        for n in 0..3 {
            let at = start + ms(n * 9);
            assert_eq!(turns.left(at), Duration::ZERO, "mark {n}");
            turns.begin(at);
            turns.end(at + ms(8));
        }
        let end = start + ms(26);
        assert_eq!((turns.left(end), turns.left(end + ms(1))), (OPEN, OPEN - ms(1)));
        // Somebody who looks at the next claim first has left it open already.
        assert_eq!(turns.left(end + ms(200)), Duration::ZERO);
        turns.begin(end + ms(200));
        turns.end(end + ms(208));
        assert_eq!(turns.left(end + ms(208)), Duration::ZERO, "a new streak");
    }
}
