//! The project file: JSON, versioned, its types a family of their own.
//!
//! [`open()`] and [`save`] go through [`Env`]; [`read`] and [`write()`] are pure.

mod check;
mod codec;
mod finding;
mod layout;
mod migrate;
mod repair;
pub mod v1;

use std::io::ErrorKind;
use std::path::Path;

pub use codec::{ReadResult, read, read_bytes, write};
pub use migrate::NEWEST_FORMAT;

use super::Project;
use crate::catalog::Catalog;
use crate::diag::Diagnostic;
use crate::env::Env;

/// The extension of project files, without the dot.
pub const EXTENSION: &str = "portolan";

/// Opens a project file.
///
/// # Errors
/// Why it cannot be opened, or everything that is wrong with it.
pub fn open(env: &dyn Env, path: &Path, catalog: &Catalog) -> ReadResult {
    match env.read(path) {
        Ok(bytes) => read_bytes(path, bytes, Some(catalog)),
        Err(error) => Err(vec![cannot_read(path, &error)]),
    }
}

/// Saves a project file, whole or not at all.
///
/// # Errors
/// Why it cannot be saved; the file is then as it was.
pub fn save(env: &dyn Env, path: &Path, project: &Project) -> Result<(), Vec<Diagnostic>> {
    env.write_atomic(path, write(project).as_bytes()).map_err(|error| vec![cannot_write(path, &error)])
}

/// Why a file that a person named cannot be read.
pub fn cannot_read(path: &Path, error: &std::io::Error) -> Diagnostic {
    let (message, expected) = match error.kind() {
        ErrorKind::NotFound => ("there is no such file".to_owned(), "a file that is there"),
        ErrorKind::IsADirectory => ("this is a folder".to_owned(), "a file"),
        ErrorKind::PermissionDenied => ("this file may not be read".to_owned(), "a file that you may read"),
        ErrorKind::FileTooLarge => ("this file is larger than 512 MiB".to_owned(), "a smaller file"),
        _ => (format!("this file cannot be read ({error})"), "a file that can be read"),
    };
    Diagnostic::error("cannot-read", message).expected(expected).in_file(path)
}

/// Why a file that a person named cannot be written.
pub fn cannot_write(path: &Path, error: &std::io::Error) -> Diagnostic {
    let (message, expected) = match error.kind() {
        ErrorKind::IsADirectory => ("this is a folder".to_owned(), "the name of a file"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ("this file may not be written".to_owned(), "a place where you may write")
        }
        ErrorKind::StorageFull => ("the disk is full".to_owned(), "room for the file"),
        _ => (format!("this file cannot be written ({error})"), "a place where files can be written"),
    };
    Diagnostic::error("cannot-write", message).expected(expected).in_file(path)
}
