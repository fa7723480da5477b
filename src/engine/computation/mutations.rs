//! Edits with something not followed up: what shows that kept reports are right has to show that these are wrong.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that finds nothing has failed"
)]
#![allow(unreachable_pub, dead_code, reason = "what the tests in the folder of tests use, too")]

#[path = "../../../tests/common/server_edits.rs"]
mod server_edits;

use strum::IntoEnumIterator as _;

use super::{Computation, Followed, Following};
use crate::catalog::Catalog;
use crate::engine::compute;
use crate::engine::rules::mutations::random;
use random::Random;
use server_edits::{server_edit, start};

/// How many projects there are to find a fault in, and how many edits of each.
const PROJECTS: u64 = 400;
const EDITS: usize = 12;

#[test]
fn reports_that_were_kept_without_following_something_up_are_found_out() {
    let catalog = Catalog::builtin();
    let mut left: Vec<Followed> = Followed::iter().collect();
    for number in 0..PROJECTS {
        let mut random = Random::new(number);
        let mut project = start(number);
        let kept = |left_out| {
            let following = Following { left_out };
            Computation { following, ..Computation::new(&project, &catalog) }
        };
        let mut right = kept(None);
        let mut wrong: Vec<(Followed, Computation)> = left.iter().map(|what| (*what, kept(Some(*what)))).collect();
        for _ in 0..EDITS {
            let Ok(next) = server_edit(&mut random, &catalog, &project).apply(&project) else { continue };
            let computed = format!("{:?}", compute(&next, &catalog));
            let is_right = |kept: &mut Computation| {
                kept.update(&project, &next, &catalog);
                format!("{:?}", kept.report()) == computed
            };
            assert!(is_right(&mut right), "with all followed up, project {number}");
            wrong.retain_mut(|(what, kept)| {
                let is_right = is_right(kept);
                if !is_right {
                    left.retain(|other| other != what);
                }
                is_right
            });
            project = next;
        }
        if left.is_empty() {
            return;
        }
    }
    panic!("reports are thought to be right though this was not followed up: {left:?}");
}
