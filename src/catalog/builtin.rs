//! Loading catalogs: the files in the binary, and whatever a person lays over them.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::model::Catalog;
use super::overlay::{merge, user_files};
use super::raw::read_part;
use super::validate::validate;
use crate::diag::{Diagnostic, Severity, SourceFile};
use crate::env::Env;

/// The catalog files in the binary, in the order in which they are loaded, each with the id of its catalog.
const BUILTIN_FILES: [(&str, &str, &str); 6] = [
    (DEFAULT_CATALOG, "windows-server-2003.toml", include_str!("../../assets/catalogs/windows-server-2003.toml")),
    (
        DEFAULT_CATALOG,
        "windows-server-2003.roles.toml",
        include_str!("../../assets/catalogs/windows-server-2003.roles.toml"),
    ),
    (
        DEFAULT_CATALOG,
        "windows-server-2003.sources.toml",
        include_str!("../../assets/catalogs/windows-server-2003.sources.toml"),
    ),
    ("windows-server", "windows-server.toml", include_str!("../../assets/catalogs/windows-server.toml")),
    ("windows-server", "windows-server.roles.toml", include_str!("../../assets/catalogs/windows-server.roles.toml")),
    ("common", "common.toml", include_str!("../../assets/catalogs/common.toml")),
];

/// The id of the catalog that is meant where none is named.
pub const DEFAULT_CATALOG: &str = "windows-server-2003";

/// A catalog and what is odd about the files that it came from.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The catalog.
    pub catalog: Catalog,
    /// Likely mistakes that do not keep it from being used.
    pub warnings: Vec<Diagnostic>,
}

/// The files of the built-in catalogs.
pub fn builtin_files() -> Vec<Arc<SourceFile>> {
    builtin_files_of(|_| true)
}

/// The files of those built-in catalogs whose id is wanted.
pub fn builtin_files_of(is_wanted: impl Fn(&str) -> bool) -> Vec<Arc<SourceFile>> {
    let wanted = BUILTIN_FILES.iter().filter(|(catalog, _, _)| is_wanted(catalog));
    wanted.map(|(_, name, text)| SourceFile::new(Path::new("(built in)").join(name), *text)).collect()
}

/// Whether a catalog with this id is in the binary.
pub fn is_builtin(id: &str) -> bool {
    BUILTIN_FILES.iter().any(|(catalog, _, _)| *catalog == id)
}

/// Loads a catalog from its files. Later files add to earlier ones or replace items of theirs.
///
/// # Errors
/// Everything that is wrong with the files, in the order of the files, warnings included.
pub fn load(parts: &[Arc<SourceFile>]) -> Result<Loaded, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let raw_parts: Vec<_> = parts.iter().map(|part| read_part(part, &mut diagnostics)).collect();
    let is_damaged: Vec<bool> = raw_parts.iter().map(|part| part.is_damaged).collect();
    let mut further = Vec::new();
    let (headers, items) = merge(raw_parts, &mut further);
    let catalog = validate(headers, &items, &mut further);
    // What else is wrong in a file with errors of syntax shows once those are mended; until then it may be a mere
    // consequence of them.
    further.retain(|diagnostic| {
        let file = diagnostic.labels.first().and_then(|label| position(parts, &label.file));
        file.is_none_or(|file| is_damaged.get(file) != Some(&true))
    });
    diagnostics.append(&mut further);
    sort(&mut diagnostics, parts);
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        Err(diagnostics)
    } else {
        Ok(Loaded { catalog, warnings: diagnostics })
    }
}

/// Everything that is wrong with files of a person's own. They are laid over the built-in catalog, or looked at `alone`.
/// A built-in catalog that one of them begins anew (its id, with name and version) is left out.
pub fn check_files(files: &[Arc<SourceFile>], alone: bool) -> Vec<Diagnostic> {
    let mut quiet = Vec::new();
    let headers = files.iter().map(|file| read_part(file, &mut quiet).header);
    let begun = headers.filter(|header| header.name.is_some() && header.version.is_some());
    let begun: Vec<String> = begun.map(|header| header.id.value).collect();
    let mut parts = builtin_files_of(|catalog| !alone && !begun.iter().any(|id| id == catalog));
    parts.extend(files.iter().map(Arc::clone));
    match load(&parts) {
        Ok(loaded) => loaded.warnings,
        Err(diagnostics) => diagnostics,
    }
}

/// By file as they were given, then by place.
fn sort(diagnostics: &mut [Diagnostic], parts: &[Arc<SourceFile>]) {
    diagnostics.sort_by_key(|diagnostic| {
        diagnostic.labels.first().map(|label| (position(parts, &label.file), label.span.start, label.span.end))
    });
}

fn position(parts: &[Arc<SourceFile>], file: &Arc<SourceFile>) -> Option<usize> {
    parts.iter().position(|part| Arc::ptr_eq(part, file))
}

impl Catalog {
    /// The catalog in the binary.
    #[expect(clippy::panic, reason = "the files are part of the program, and a test loads them")]
    pub fn builtin() -> Arc<Self> {
        static BUILTIN: OnceLock<Arc<Catalog>> = OnceLock::new();
        let catalog = BUILTIN.get_or_init(|| match load(&builtin_files()) {
            Ok(loaded) => Arc::new(loaded.catalog),
            Err(diagnostics) => panic!("{}", diagnostics.iter().map(Diagnostic::render).collect::<String>()),
        });
        Arc::clone(catalog)
    }

    /// The catalog in the binary with a person's own files laid over it: those of the configuration folder, and those
    /// beside the project.
    ///
    /// # Errors
    /// Everything that is wrong with those files.
    pub fn for_project(env: &dyn Env, project: Option<&Path>) -> Result<Arc<Self>, Vec<Diagnostic>> {
        let own = user_files(env, project)?;
        if own.is_empty() {
            return Ok(Self::builtin());
        }
        let mut files = builtin_files();
        files.extend(own);
        load(&files).map(|loaded| Arc::new(loaded.catalog))
    }
}
