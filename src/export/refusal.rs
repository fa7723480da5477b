//! What a form of the matrix cannot say, on its way through an error of writing.

use std::io;

use crate::diag::Diagnostic;

/// Why a matrix is not written in a form: what it cannot say, all of it at once.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", .0.iter().map(Diagnostic::headline).collect::<Vec<_>>().join("; "))]
pub struct Refusal(pub Vec<Diagnostic>);

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        Self::new(io::ErrorKind::Unsupported, refusal)
    }
}

/// What a form refuses, where that is why an exporter has failed.
pub fn refusals(error: &io::Error) -> Option<&[Diagnostic]> {
    let refusal: &Refusal = error.get_ref()?.downcast_ref()?;
    Some(&refusal.0)
}
