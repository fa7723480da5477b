//! The catalog files in the binary, and everything that can be wrong with a catalog file.

use portolan::catalog::{builtin_files, load};
use portolan::diag::Diagnostic;

#[test]
fn builtin_files_are_without_fault() {
    let diagnostics = match load(&builtin_files()) {
        Ok(loaded) => loaded.warnings,
        Err(diagnostics) => diagnostics,
    };
    let rendered: String = diagnostics.iter().map(Diagnostic::render).collect();
    assert!(diagnostics.is_empty(), "{rendered}");
}
