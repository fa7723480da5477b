//! The same work for many items, on all processors.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many items a processor takes at a time.
const AT_A_TIME: usize = 16;

/// What `work` makes of each item, in the order of the items. Each processor has a state of its own, which `state` makes
/// and which must not matter for the result.
pub fn map<T: Sync, S, R: Send>(
    items: &[T],
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get).min(items.len().div_ceil(AT_A_TIME));
    if processors <= 1 {
        let mut state = state();
        return items.iter().map(|item| work(&mut state, item)).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut state = state();
        let mut done: Vec<(usize, Vec<R>)> = Vec::new();
        loop {
            let first = next.fetch_add(AT_A_TIME, Ordering::Relaxed);
            let some = items.get(first..items.len().min(first.saturating_add(AT_A_TIME))).unwrap_or_default();
            if some.is_empty() {
                return done;
            }
            done.push((first, some.iter().map(|item| work(&mut state, item)).collect()));
        }
    };
    let mut done: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..processors).map(|_| scope.spawn(take)).collect();
        let results = threads.into_iter().map(thread::ScopedJoinHandle::join);
        results.flat_map(|result| result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    done.sort_unstable_by_key(|(first, _)| *first);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, 15, 16, 17, 1_000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled = map(
                &items,
                || 0,
                |seen, item| {
                    *seen += 1;
                    item * 2
                },
            );
            assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}
