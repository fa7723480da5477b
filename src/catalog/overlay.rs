//! Several files become one list of items: later files add to earlier ones, or replace items of theirs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::diags;
use super::eras::overlap;
use super::model::CatalogHeader;
use super::raw::{Item, RawItems, RawPart};
use crate::diag::{Diagnostic, SourceFile};
use crate::env::Env;
use crate::ids::CatalogId;
use crate::os::Os;

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
        let header = headers.iter().find(|header| header.id.as_str() == part.header.id.value);
        let systems: Arc<[Os]> = header.map(|header| Arc::clone(&header.systems)).unwrap_or_default();
        let mut lay = Laying { systems: &systems, diagnostics };
        lay.over_same(&mut merged.documents, items.documents, "document");
        lay.over_same(&mut merged.pools, items.pools, "pool");
        lay.over_same(&mut merged.options, items.options, "option");
        lay.over_eras(&mut merged.services, items.services, "service");
        lay.over_eras(&mut merged.roles, items.roles, "role");
        lay.over_eras(&mut merged.dependencies, items.dependencies, "dependency");
        lay.over_same(&mut merged.encapsulations, items.encapsulations, "encapsulation");
        lay.over_same(&mut merged.scenarios, items.scenarios, "scenario");
        lay.over(&mut merged.errata, items.errata, "erratum");
        lay.over(&mut merged.facts, items.facts, "fact");
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
            systems: header.systems.iter().map(|os| os.value).collect(),
        });
    }
    headers
}

/// Lays the items of one file over those of the files before it.
struct Laying<'a> {
    /// The systems that the file's catalog is about.
    systems: &'a Arc<[Os]>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Laying<'_> {
    /// An id means one thing.
    fn over<T>(&mut self, below: &mut Vec<Item<T>>, above: Vec<Item<T>>, kind: &'static str) {
        self.lay(below, above, kind, |_, _| true, |_, _| false);
    }

    /// An id means one thing, which several catalogs may give in the same words.
    fn over_same<T: PartialEq>(&mut self, below: &mut Vec<Item<T>>, above: Vec<Item<T>>, kind: &'static str) {
        self.lay(
            below,
            above,
            kind,
            |_, _| true,
            |first, item| first.catalog != item.catalog && first.body == item.body,
        );
    }

    /// An id means one thing, which catalogs of different systems may define each for theirs.
    fn over_eras<T>(&mut self, below: &mut Vec<Item<T>>, above: Vec<Item<T>>, kind: &'static str) {
        self.lay(below, above, kind, |first, item| overlap(&first.systems, &item.systems), |_, _| false);
    }

    fn lay<T>(
        &mut self,
        below: &mut Vec<Item<T>>,
        above: Vec<Item<T>>,
        kind: &'static str,
        is_same: impl Fn(&Item<T>, &Item<T>) -> bool,
        is_copy: impl Fn(&Item<T>, &Item<T>) -> bool,
    ) {
        let mut earlier = below.len();
        let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, item) in below.iter().enumerate() {
            by_id.entry(item.id.value.clone()).or_default().push(index);
        }
        for mut item in above {
            item.systems = Arc::clone(self.systems);
            if item.id.value.is_empty() {
                // Reported as missing. It is kept, so that what stands in it is looked at as well.
                below.push(item);
                continue;
            }
            let known = by_id.get(&item.id.value).map_or(&[][..], Vec::as_slice);
            let same = |index: &usize| below.get(*index).is_some_and(|first| is_same(first, &item));
            let firsts: Vec<usize> = known.iter().copied().filter(|index| same(index)).collect();
            match firsts.first().and_then(|index| below.get_mut(*index).map(|first| (*index, first))) {
                Some((_, first)) if is_copy(first, &item) => {}
                Some((index, first)) if item.replaces && index < earlier => {
                    *first = item;
                    // It stands for all the eras that it covers: the others are gone.
                    let gone: Vec<usize> = firsts.iter().copied().filter(|other| *other != index).collect();
                    for other in gone.into_iter().rev() {
                        below.remove(other);
                        earlier -= usize::from(other < earlier);
                        forget(&mut by_id, other);
                    }
                }
                Some((index, first)) => {
                    self.diagnostics.push(diags::duplicate_id(kind, &first.id, &item.id, index < earlier));
                    // There is no catalog with it. It is kept, so that what stands in it is looked at as well.
                    below.push(item);
                }
                None => {
                    if item.replaces {
                        let known = by_id.keys().map(String::as_str);
                        self.diagnostics.push(diags::nothing_to_replace(kind, &item.id, known));
                    }
                    by_id.entry(item.id.value.clone()).or_default().push(below.len());
                    below.push(item);
                }
            }
        }
    }
}

/// Takes the position of a removed item out, and moves those after it down.
fn forget(by_id: &mut BTreeMap<String, Vec<usize>>, removed: usize) {
    for positions in by_id.values_mut() {
        positions.retain(|position| *position != removed);
        for position in positions.iter_mut().filter(|position| **position > removed) {
            *position -= 1;
        }
    }
}
