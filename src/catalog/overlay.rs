//! Several files become one list of items: later files add to earlier ones, or replace items of theirs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::diags;
use super::model::CatalogHeader;
use super::raw::{Item, RawItems, RawPart};
use crate::diag::{Diagnostic, SourceFile};
use crate::env::Env;
use crate::ids::CatalogId;

/// The folder of a person's own catalogs: in the configuration folder, and beside a project file.
pub const CATALOG_FOLDER: &str = "catalogs";

/// The files of a person's own catalogs, in the order in which they are laid over the built-in ones: those of the
/// configuration folder, then those beside the project. Within a folder the order is that of the names.
///
/// # Errors
/// A diagnostic for every folder and file that cannot be read.
pub fn user_files(env: &dyn Env, project: Option<&Path>) -> Result<Vec<Arc<SourceFile>>, Vec<Diagnostic>> {
    let beside = project.map(|project| project.parent().unwrap_or(Path::new("")).join(CATALOG_FOLDER));
    let folders = env.config_folder().map(|folder| folder.join(CATALOG_FOLDER)).into_iter().chain(beside);
    let mut files = Vec::new();
    let mut diagnostics = Vec::new();
    for folder in folders {
        match env.list(&folder) {
            Ok(paths) => {
                let catalogs = paths.into_iter().filter(|path| path.extension().is_some_and(|it| it == "toml"));
                for path in catalogs {
                    match read_file(env, path) {
                        Ok(file) => files.push(file),
                        Err(diagnostic) => diagnostics.push(*diagnostic),
                    }
                }
            }
            Err(error) => diagnostics.push(diags::unreadable(&folder, &error)),
        }
    }
    if diagnostics.is_empty() { Ok(files) } else { Err(diagnostics) }
}

/// Reads a catalog file.
///
/// # Errors
/// A diagnostic if it cannot be read or is not a text.
pub fn read_file(env: &dyn Env, path: PathBuf) -> Result<Arc<SourceFile>, Box<Diagnostic>> {
    let bytes = env.read(&path).map_err(|error| diags::unreadable(&path, &error))?;
    let text = String::from_utf8(bytes).map_err(|_not_utf8| diags::not_utf8(&path))?;
    Ok(SourceFile::new(path, text))
}

/// Merges the items of all files; what is there twice is reported.
pub(super) fn merge(parts: Vec<RawPart>, diagnostics: &mut Vec<Diagnostic>) -> (Vec<CatalogHeader>, RawItems) {
    let headers = merge_headers(&parts, diagnostics);
    let mut merged = RawItems::default();
    for part in parts {
        let items = part.items;
        lay_over(&mut merged.documents, items.documents, "document", diagnostics);
        lay_over(&mut merged.pools, items.pools, "pool", diagnostics);
        lay_over(&mut merged.options, items.options, "option", diagnostics);
        lay_over(&mut merged.services, items.services, "service", diagnostics);
        lay_over(&mut merged.roles, items.roles, "role", diagnostics);
        lay_over(&mut merged.dependencies, items.dependencies, "dependency", diagnostics);
        lay_over(&mut merged.errata, items.errata, "erratum", diagnostics);
        lay_over(&mut merged.facts, items.facts, "fact", diagnostics);
    }
    (headers, merged)
}

/// One header for each catalog: its first file names it, its other files may leave name and version out.
fn merge_headers(parts: &[RawPart], diagnostics: &mut Vec<Diagnostic>) -> Vec<CatalogHeader> {
    let mut headers: Vec<CatalogHeader> = Vec::new();
    for part in parts {
        let header = &part.header;
        if header.id.value.is_empty() || headers.iter().any(|known| known.id.as_str() == header.id.value) {
            continue;
        }
        for (key, value) in [("name", &header.name), ("version", &header.version)] {
            if value.is_none() {
                diagnostics.push(diags::missing_key(&header.id.place, "the first file of a catalog", key));
            }
        }
        let text = |value: &Option<super::read::At<String>>| {
            value.as_ref().map(|value| value.value.clone()).unwrap_or_default()
        };
        headers.push(CatalogHeader {
            id: CatalogId::from(header.id.as_str()),
            name: text(&header.name),
            version: text(&header.version),
            description: header.description.clone(),
        });
    }
    headers
}

fn lay_over<T>(below: &mut Vec<Item<T>>, above: Vec<Item<T>>, kind: &'static str, diagnostics: &mut Vec<Diagnostic>) {
    let earlier = below.len();
    let mut by_id: BTreeMap<String, usize> =
        below.iter().enumerate().map(|(index, item)| (item.id.value.clone(), index)).collect();
    for item in above {
        if item.id.value.is_empty() {
            // Reported as missing. It is kept, so that what stands in it is looked at as well.
            below.push(item);
            continue;
        }
        match by_id.get(&item.id.value).and_then(|index| below.get_mut(*index).map(|first| (*index, first))) {
            Some((index, first)) if item.replaces && index < earlier => *first = item,
            Some((index, first)) => {
                diagnostics.push(diags::duplicate_id(kind, &first.id, &item.id, index < earlier));
            }
            None => {
                if item.replaces {
                    let known = by_id.keys().map(String::as_str);
                    diagnostics.push(diags::nothing_to_replace(kind, &item.id, known));
                }
                by_id.insert(item.id.value.clone(), below.len());
                below.push(item);
            }
        }
    }
}
