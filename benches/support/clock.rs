//! Time as one core spends it: where others share the machine, the clock on the wall measures them.
//!
//! `Stopwatch::start()` … `.seconds()` → seconds of processor time of the main thread on Linux, of the wall elsewhere.

use std::time::Instant;

/// Begins when it is made.
pub struct Stopwatch {
    begun: Instant,
    before: Option<f64>,
}

impl Stopwatch {
    /// Starts counting.
    pub fn start() -> Self {
        Self { begun: Instant::now(), before: processor() }
    }

    /// How long it has been, in seconds.
    pub fn seconds(&self) -> f64 {
        match (self.before, processor()) {
            (Some(before), Some(now)) => now - before,
            _ => self.begun.elapsed().as_secs_f64(),
        }
    }
}

/// Seconds that the main thread has had a processor, to the nanosecond.
fn processor() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

/// The shortest of several runs of the same work, in seconds.
#[allow(dead_code)] // Not everybody who measures repeats it.
pub fn best_of(n: usize, mut work: impl FnMut()) -> f64 {
    let timed = |_| {
        let watch = Stopwatch::start();
        work();
        watch.seconds()
    };
    (0..n).map(timed).fold(f64::MAX, f64::min)
}
