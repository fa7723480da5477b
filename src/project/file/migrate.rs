//! Which formats this program reads.
//!
//! To make format 2: copy `v1.rs` to `v2.rs` and change the copy, write `From<v1::File> for v2::File` here, raise
//! [`NEWEST_FORMAT`], and let [`codec`](super::codec) read the format that the file names and carry it upwards one
//! step at a time. The types of older formats never change again; a test reads a file of each.

use crate::diag::nearest;

use super::finding::{Finding, Step};

/// The format that is written, and the newest that is read.
pub const NEWEST_FORMAT: u32 = 1;

/// What is wrong with the format that a file names, if anything is.
pub(super) fn check_format(format: u64) -> Option<Finding> {
    let newest = u64::from(NEWEST_FORMAT);
    if format > newest {
        let finding =
            Finding::error("newer-format", format!("this file has format {format}, which is newer than this program"))
                .expected(format!("format {newest}, the newest that this program reads"))
                .hint("open it with the version of Portolan that saved it, or with a later one");
        return Some(finding.at([Step::key("format")]));
    }
    (format == 0).then(|| {
        Finding::error("unknown-format", "there is no format 0")
            .expected(format!("a number from 1 to {newest}"))
            .at([Step::key("format")])
    })
}

/// What to say of a file whose top level has no `format`.
pub(super) fn missing_format<'a>(keys: impl IntoIterator<Item = &'a str>) -> Finding {
    let finding = Finding::error("missing-format", "the key \"format\" is missing")
        .expected(format!("\"format\": {NEWEST_FORMAT} at the top of a Portolan project"));
    match nearest("format", keys) {
        Some(key) => finding.hint(format!("did you mean \"format\" where the file says {key:?}?")),
        None => finding.hint("is this a Portolan project?"),
    }
}
