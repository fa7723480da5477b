//! Something that is worked out beside the window, and that can be given up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::Duration;

/// How long a frame waits for a job that it began.
const PATIENCE: Duration = Duration::from_millis(4);

/// What became of a job.
#[derive(Debug)]
pub(super) enum Outcome<T> {
    /// It is still at work.
    Waiting,
    /// It is done.
    Done(T),
    /// It ended without an answer: a fault of the program.
    Failed,
}

/// A job on a thread of its own. Dropped, it is given up.
#[derive(Debug)]
pub(super) struct Job<T> {
    receiver: Receiver<T>,
    is_given_up: Arc<AtomicBool>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts it; the window is woken up when it ends.
    pub(super) fn start(ctx: &egui::Context, work: impl FnOnce(&AtomicBool) -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let is_given_up = Arc::new(AtomicBool::new(false));
        let (flag, wake) = (Arc::clone(&is_given_up), Wake(ctx.clone()));
        std::thread::spawn(move || {
            let done = work(&flag);
            // A window that has gone on to something else needs no answer.
            let _ = sender.send(done);
            drop(sender);
            drop(wake);
        });
        Self { receiver, is_given_up }
    }

    /// What became of it within a moment that nobody sees: what is done sooner is shown without a flicker.
    pub(super) fn wait_a_moment(&self) -> Outcome<T> {
        match self.receiver.recv_timeout(PATIENCE) {
            Ok(done) => Outcome::Done(done),
            Err(RecvTimeoutError::Timeout) => Outcome::Waiting,
            Err(RecvTimeoutError::Disconnected) => Outcome::Failed,
        }
    }

    /// What became of it so far.
    pub(super) fn poll(&self) -> Outcome<T> {
        match self.receiver.try_recv() {
            Ok(done) => Outcome::Done(done),
            Err(TryRecvError::Empty) => Outcome::Waiting,
            Err(TryRecvError::Disconnected) => Outcome::Failed,
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.is_given_up.store(true, Ordering::Relaxed);
    }
}

/// Wakes the window up when the thread ends, in whatever way.
struct Wake(egui::Context);

impl Drop for Wake {
    fn drop(&mut self) {
        self.0.request_repaint();
    }
}
