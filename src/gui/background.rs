//! Work that takes longer than a frame may: done on a thread of its own, remembered by what it was asked for.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::Duration;

/// How long a frame waits for work that it just began: what is done sooner is shown at once, without a flicker.
const PATIENCE: Duration = Duration::from_millis(4);

/// The last result of one kind of work, and the work that is going on.
///
/// Where something else is asked for while a thread is at work, the new work begins when that thread has ended, so that
/// there are never more threads than kinds of work.
#[derive(Debug)]
pub struct Background<K, T> {
    running: Option<(K, Receiver<T>)>,
    ready: Option<(K, Arc<T>)>,
    /// Work that ended without a result is not begun again.
    failed: Option<K>,
}

impl<K, T> Default for Background<K, T> {
    fn default() -> Self {
        Self { running: None, ready: None, failed: None }
    }
}

impl<K: Clone + PartialEq, T: Send + Sync + 'static> Background<K, T> {
    /// Has this work done, unless it is done already or going on. `work` is called on a thread of its own; the window is
    /// woken when it has ended.
    pub fn ask<W: FnOnce() -> T + Send + 'static>(&mut self, key: &K, ctx: &egui::Context, work: impl FnOnce() -> W) {
        self.poll();
        if self.running.is_some() || self.is_current(key) || self.failed.as_ref() == Some(key) {
            return;
        }
        let (sender, receiver) = channel();
        let work = work();
        let waker = ctx.clone();
        let thread = std::thread::Builder::new().name("background".to_owned()).spawn(move || {
            let result = work();
            // A window that has gone needs no answer.
            let _ = sender.send(result);
            waker.request_repaint();
        });
        if thread.is_err() {
            self.failed = Some(key.clone());
            return;
        }
        match receiver.recv_timeout(PATIENCE) {
            Ok(result) => self.ready = Some((key.clone(), Arc::new(result))),
            Err(RecvTimeoutError::Timeout) => self.running = Some((key.clone(), receiver)),
            Err(RecvTimeoutError::Disconnected) => self.failed = Some(key.clone()),
        }
    }

    fn poll(&mut self) {
        let Some((_, receiver)) = &self.running else { return };
        let answer = receiver.try_recv();
        match answer {
            Err(TryRecvError::Empty) => {}
            Ok(result) => self.ready = self.running.take().map(|(key, _)| (key, Arc::new(result))),
            Err(TryRecvError::Disconnected) => self.failed = self.running.take().map(|(key, _)| key),
        }
    }

    /// The last result, whatever it was asked for.
    pub fn last(&self) -> Option<&Arc<T>> {
        self.ready.as_ref().map(|(_, result)| result)
    }

    /// What the last result was asked for.
    pub fn last_key(&self) -> Option<&K> {
        self.ready.as_ref().map(|(key, _)| key)
    }

    /// Whether the last result is the one that this asks for.
    pub fn is_current(&self, key: &K) -> bool {
        self.last_key() == Some(key)
    }

    /// Whether a thread is at work.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Forgets the last result.
    pub fn forget(&mut self) {
        self.ready = None;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

    use super::*;

    fn settle(work: &mut Background<u32, u32>, key: u32, ctx: &egui::Context) {
        let started = std::time::Instant::now();
        while !work.is_current(&key) && work.failed != Some(key) {
            work.ask(&key, ctx, || move || slow(key));
            assert!(started.elapsed() < Duration::from_secs(20));
        }
    }

    fn slow(key: u32) -> u32 {
        std::thread::sleep(PATIENCE * 3);
        assert!(key != 13, "this work has no result");
        key * 2
    }

    #[test]
    fn the_last_result_stays_until_the_next_is_there() {
        let ctx = egui::Context::default();
        let mut work = Background::default();
        settle(&mut work, 1, &ctx);
        assert_eq!(work.last().map(|result| **result), Some(2));
        work.ask(&2, &ctx, || || slow(2));
        assert!(work.is_running() && !work.is_current(&2));
        assert_eq!(work.last().map(|result| **result), Some(2), "the old result is still there");
        // Another question waits for the thread that is at work.
        work.ask(&3, &ctx, || || slow(3));
        settle(&mut work, 3, &ctx);
        assert_eq!(work.last().map(|result| **result), Some(6));
    }

    #[test]
    fn quick_work_is_there_at_once_and_work_that_fails_is_not_repeated() {
        let ctx = egui::Context::default();
        let mut work = Background::default();
        settle(&mut work, 13, &ctx);
        work.ask(&13, &ctx, || -> fn() -> u32 { panic!("it is not begun again") });
        assert!(work.last().is_none() && !work.is_running());
    }
}
