//! Many inputs read at once, taken in their order.
//!
//! Reader `k` of `n` reads every `n`th input from the `k`th on and hands over what it found; whoever takes it asks the
//! readers in turn, so the order is that of the inputs however fast each reader is. A reader may be ahead by as much as
//! whoever takes it works on at a time, so that neither waits for the other for long; how far in bytes is bounded.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// What a reader has ready at most: so many results of a [`PLACE`], or fewer large ones.
const PLACES: usize = 64;

/// Bytes of a result for which it takes up one place among those that are ready.
const PLACE: usize = 128 << 10;

/// Reads all inputs in so many `threads` and hands each result to `take` in the order of the inputs, until it breaks off.
/// `size` says about how many bytes a result is.
pub fn in_order<I: Sync, T: Send>(
    inputs: &[I],
    threads: usize,
    read: impl Fn(&I) -> T + Sync,
    size: impl Fn(&T) -> usize + Sync,
    mut take: impl FnMut(usize, T) -> ControlFlow<()>,
) {
    let threads = threads.clamp(1, inputs.len().max(1));
    // Where nobody works beside it, handing over costs more than it brings.
    if threads == 1 {
        let _ = inputs.iter().map(read).enumerate().try_for_each(|(n, found)| take(n, found));
        return;
    }
    thread::scope(|scope| {
        // A result, after a nothing for each place more than one that it takes up.
        let mut readers: Vec<Receiver<Option<T>>> = Vec::with_capacity(threads);
        for first in 0..threads {
            let (send, receive) = sync_channel(PLACES);
            let (read, size) = (&read, &size);
            scope.spawn(move || {
                inputs.iter().skip(first).step_by(threads).map(read).try_for_each(|found| {
                    (1..(size(&found) / PLACE).min(PLACES)).try_for_each(|_| send.send(None))?;
                    send.send(Some(found))
                })
            });
            readers.push(receive);
        }
        for n in 0..inputs.len() {
            let Some(found) = readers[n % threads].iter().flatten().next() else { break };
            if take(n, found).is_break() {
                break;
            }
        }
        // Readers that still wait to hand something over end when nobody is there to take it.
        drop(readers);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_inputs() {
        let inputs: Vec<u32> = (0..100).collect();
        let mut taken = Vec::new();
        in_order(
            &inputs,
            7,
            |n| n * 2,
            // Some take up more room than there is.
            |n| if n % 5 == 0 { 100 * PLACE * PLACES } else { 0 },
            |at, found| {
                taken.push((at, found));
                ControlFlow::Continue(())
            },
        );
        assert_eq!(taken, (0..100).map(|n| (n as usize, n * 2)).collect::<Vec<_>>());
    }

    #[test]
    fn breaking_off_ends_all_readers() {
        let inputs: Vec<u32> = (0..10_000).collect();
        let mut taken = 0;
        in_order(
            &inputs,
            3,
            |n| *n,
            |_| PLACE * 3,
            |_, _| {
                taken += 1;
                if taken == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(taken, 5);
        in_order(&[], 4, |n: &u32| *n, |_| 0, |_, _| ControlFlow::Continue(()));
    }
}
