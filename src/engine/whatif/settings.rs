//! Option values that are tried out, checked against the catalog.

use std::collections::BTreeSet;
use std::fmt;

use crate::catalog::Catalog;
use crate::diag::nearest;
use crate::ids::ServerId;
use crate::project::vocabulary::check_option;
use crate::project::{Edit, Project};

/// An option with a value to try out.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Setting {
    /// The key of the option.
    pub key: String,
    /// Its value; empty: what is set is taken away, so that the default holds.
    pub value: String,
    /// The server; none for the project, where it holds for every server that sets no own value.
    pub server: Option<ServerId>,
}

/// Why a setting cannot be tried out.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{message}; expected {expected}")]
pub struct SettingError {
    /// What is wrong.
    pub message: String,
    /// What was expected, with the nearest word.
    pub expected: String,
}

impl fmt::Display for Setting {
    /// As the command line takes it: `KEY=VALUE`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.key, self.value)
    }
}

/// The settings as one edit.
///
/// # Errors
/// Every setting that the catalog does not know, or that names a server which is not there.
pub fn edit_of_settings(project: &Project, catalog: &Catalog, settings: &[Setting]) -> Result<Edit, Vec<SettingError>> {
    let mut errors: Vec<SettingError> = Vec::new();
    let mut edits = Vec::with_capacity(settings.len());
    let mut keys = BTreeSet::new();
    for Setting { key, value, server } in settings {
        keys.insert(key.as_str());
        let checked = check_option(catalog, key, value);
        if let Err(misfit) = checked
            && (misfit.is_key || !value.is_empty())
        {
            errors.push(SettingError { message: misfit.message, expected: misfit.expected });
        }
        let value = Some(value.clone()).filter(|value| !value.is_empty());
        match server {
            Some(id) if !project.servers.contains_key(id) => {
                let near = nearest(id.as_str(), project.servers.keys().map(ServerId::as_str));
                errors.push(SettingError {
                    message: format!("the project has no server {:?}", id.as_str()),
                    expected: match near {
                        Some(near) => format!("the id of a server; the nearest is {near:?}"),
                        None => "the id of a server".to_owned(),
                    },
                });
            }
            Some(id) => edits.push(Edit::SetServerOption(id.clone(), key.clone(), value)),
            None => edits.push(Edit::SetProjectOption(key.clone(), value)),
        }
    }
    errors.dedup();
    if !errors.is_empty() {
        return Err(errors);
    }
    let keys: Vec<&str> = keys.into_iter().collect();
    Ok(Edit::batch(format!("set {}", keys.join(", ")), edits))
}
