//! What the engine follows of an edit without computing everything anew is what it would compute.

#![allow(unreachable_pub, dead_code, reason = "each test crate uses its own part of the harness")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/random.rs"]
mod random;
#[path = "common/server_edits.rs"]
mod server_edits;

use portolan::catalog::Catalog;
use portolan::engine;
use portolan::session::Session;
use random::Random;
use server_edits::{server_edit, start};

/// The samples, and as many random networks.
const PROJECTS: u64 = 16;
const EDITS: usize = 40;

fn assert_current(session: &Session, catalog: &Catalog, what: &str) {
    let computed = engine::compute(session.project(), catalog);
    let (kept, computed) = (format!("{:#?}", session.report()), format!("{computed:#?}"));
    if kept != computed {
        let differs = kept.lines().zip(computed.lines()).position(|(one, other)| one != other).unwrap_or_default();
        let around = |text: &str| text.lines().skip(differs.saturating_sub(12)).take(24).collect::<Vec<_>>().join("\n");
        panic!("after {what}, kept:\n{}\ncomputed:\n{}", around(&kept), around(&computed));
    }
}

#[test]
fn what_is_kept_through_edits_of_servers_is_what_would_be_computed() {
    let catalog = Catalog::builtin();
    for number in 0..PROJECTS {
        let mut random = Random::new(number);
        let mut session = Session::new(catalog.clone(), start(number), None);
        for step in 0..EDITS {
            let what = match random.below(12) {
                0 => {
                    while random.chance(70) && session.undo() {}
                    "undo".to_owned()
                }
                1 => {
                    while random.chance(70) && session.redo() {}
                    "redo".to_owned()
                }
                _ => {
                    let edit = server_edit(&mut random, &catalog, session.project());
                    let _ = session.apply(&edit);
                    format!("{edit:?}")
                }
            };
            assert_current(&session, &catalog, &format!("step {step} of project {number}: {what}"));
        }
        while session.undo() {}
        assert_current(&session, &catalog, "all was undone");
    }
}
