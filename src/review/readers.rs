//! Many inputs read at once, taken in their order.
//!
//! Reader `k` of `n` reads every `n`th input from the `k`th on and hands over what it found; whoever takes it asks the
//! readers in turn, so the order is that of the inputs however fast each reader is.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// Reads all inputs in so many `threads` and hands each result to `take` in the order of the inputs, until it breaks off.
pub fn in_order<I: Sync, T: Send>(
    inputs: &[I],
    threads: usize,
    read: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(usize, T) -> ControlFlow<()>,
) {
    let threads = threads.clamp(1, inputs.len().max(1));
    // Where nobody works beside it, handing over costs more than it brings.
    if threads == 1 {
        let _ = inputs.iter().map(read).enumerate().try_for_each(|(n, found)| take(n, found));
        return;
    }
    thread::scope(|scope| {
        let mut readers: Vec<Receiver<T>> = Vec::with_capacity(threads);
        for first in 0..threads {
            let (send, receive) = sync_channel(8);
            let read = &read;
            scope.spawn(move || {
                inputs.iter().skip(first).step_by(threads).map(read).try_for_each(|found| send.send(found))
            });
            readers.push(receive);
        }
        for n in 0..inputs.len() {
            let Ok(found) = readers[n % threads].recv() else { break };
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
            |_, _| {
                taken += 1;
                if taken == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(taken, 5);
        in_order(&[], 4, |n: &u32| *n, |_, _| ControlFlow::Continue(()));
    }
}
