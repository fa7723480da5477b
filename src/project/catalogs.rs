//! The catalogs that a project was computed with, against those that are loaded.

use std::fmt;

use super::model::CatalogReference;
use crate::catalog::{CatalogHeader, is_builtin};
use crate::ids::CatalogId;

/// A way in which the loaded catalogs are not those that a project was computed with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum CatalogDifference {
    /// A catalog is not there.
    Missing {
        /// The catalog.
        id: CatalogId,
        /// Its version when the project was computed.
        then: String,
    },
    /// A catalog has another version.
    OtherVersion {
        /// The catalog.
        id: CatalogId,
        /// Its version when the project was computed.
        then: String,
        /// Its version now.
        now: String,
    },
    /// A catalog of a person's own has come in addition; it may replace what the others say.
    Added {
        /// The catalog.
        id: CatalogId,
        /// Its version.
        now: String,
    },
}

impl fmt::Display for CatalogDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { id, then } => {
                write!(f, "the project was computed with the catalog {id} ({then}), which is not loaded")
            }
            Self::OtherVersion { id, then, now } => {
                write!(f, "the project was computed with version {then} of the catalog {id}; version {now} is loaded")
            }
            Self::Added { id, now } => {
                write!(f, "the catalog {id} ({now}) is loaded, with which the project was not computed")
            }
        }
    }
}

/// How the loaded catalogs differ from those that a project names, by id. A project that names none knows none, and a
/// built-in catalog that it does not name is no difference: built-in catalogs leave each other's items alone.
pub fn catalog_differences(references: &[CatalogReference], loaded: &[CatalogHeader]) -> Vec<CatalogDifference> {
    let mut differences = Vec::new();
    if references.is_empty() {
        return differences;
    }
    for reference in references {
        let (id, then) = (reference.id.clone(), reference.version.clone());
        match loaded.iter().find(|header| header.id == reference.id) {
            None => differences.push(CatalogDifference::Missing { id, then }),
            Some(header) if header.version != then => {
                differences.push(CatalogDifference::OtherVersion { id, then, now: header.version.clone() });
            }
            Some(_) => {}
        }
    }
    let is_named = |header: &CatalogHeader| references.iter().any(|reference| reference.id == header.id);
    for header in loaded.iter().filter(|header| !is_named(header) && !is_builtin(header.id.as_str())) {
        differences.push(CatalogDifference::Added { id: header.id.clone(), now: header.version.clone() });
    }
    differences.sort_by(|left, right| left.id().cmp(right.id()));
    differences
}

impl CatalogDifference {
    /// The catalog that it is about.
    pub fn id(&self) -> &CatalogId {
        match self {
            Self::Missing { id, .. } | Self::OtherVersion { id, .. } | Self::Added { id, .. } => id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CatalogReference, catalog_differences};
    use crate::catalog::Catalog;

    fn differences(references: &[(&str, &str)]) -> Vec<String> {
        let references: Vec<CatalogReference> = references
            .iter()
            .map(|(id, version)| CatalogReference { id: (*id).into(), version: (*version).to_owned() })
            .collect();
        let mut headers = Catalog::builtin().headers.clone();
        let mut ours = headers.first().cloned().into_iter().collect::<Vec<_>>();
        for header in &mut ours {
            header.id = "ours".into();
            header.version = "7".to_owned();
        }
        headers.extend(ours);
        catalog_differences(&references, &headers).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_difference_says_which_catalog_and_which_version() {
        assert_eq!(differences(&[]), Vec::<String>::new());
        assert_eq!(differences(&[("windows-server-2003", "2007-11-21"), ("ours", "7")]), Vec::<String>::new());
        assert_eq!(
            differences(&[("windows-server-2003", "2006"), ("theirs", "1")]),
            [
                "the catalog ours (7) is loaded, with which the project was not computed",
                "the project was computed with the catalog theirs (1), which is not loaded",
                "the project was computed with version 2006 of the catalog windows-server-2003; version 2007-11-21 is loaded",
            ]
        );
    }
}
