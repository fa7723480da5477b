//! The catalog's words in what people write: role ids, option keys and their values.

use crate::catalog::{Catalog, OptionKind, Role};
use crate::diag::nearest;

/// A word that does not fit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Misfit {
    /// A stable name for this kind of error.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What was expected.
    pub expected: String,
    /// What to do, where there is something to advise.
    pub hint: Option<String>,
    /// Whether an option's key is meant, not its value.
    pub is_key: bool,
}

/// The role with this id, if it can be placed.
///
/// # Errors
/// [`Misfit`] if the catalog has no such role, or has it only as a parent of others.
pub fn find_role<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Role, Misfit> {
    let misfit = |message: String, hint: Option<String>| Misfit {
        code: "unknown-role",
        message,
        expected: "the id of a role".to_owned(),
        hint,
        is_key: false,
    };
    match catalog.role_by_id(id) {
        Some(role) if !role.is_abstract => Ok(role),
        Some(_) => {
            let children = catalog
                .placeable_roles()
                .filter(|role| role.includes.iter().any(|parent| catalog.role(*parent).id.as_str() == id))
                .map(|role| role.id.as_str());
            let hint = children.take(6).collect::<Vec<_>>().join(", ");
            Err(misfit(
                format!("{id:?} is a group of roles and cannot be placed"),
                (!hint.is_empty()).then(|| format!("use one of {hint}")),
            ))
        }
        None => {
            let hint = nearest(id, catalog.placeable_roles().map(|role| role.id.as_str()));
            Err(misfit(
                format!("there is no role {id:?} in the catalog"),
                Some(match hint {
                    Some(near) => format!("did you mean {near:?}?"),
                    None => "`portolan catalog roles` lists them".to_owned(),
                }),
            ))
        }
    }
}

/// The role that a `uses` names; a group of roles is as good as one that can be placed.
///
/// # Errors
/// [`Misfit`] if the catalog has no such role.
pub fn find_used_role<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Role, Misfit> {
    catalog.role_by_id(id).map_or_else(|| find_role(catalog, id), Ok)
}

/// Whether the catalog knows the option and the option takes the value.
///
/// # Errors
/// [`Misfit`] if not.
pub fn check_option(catalog: &Catalog, key: &str, value: &str) -> Result<(), Misfit> {
    let Some(option) = catalog.option_index(key).map(|index| catalog.option(index)) else {
        let near = nearest(key, catalog.options.iter().map(|option| option.key.as_str()));
        return Err(Misfit {
            code: "unknown-option",
            message: format!("there is no option {key:?}"),
            expected: near
                .map_or_else(|| "an option key of the catalog".to_owned(), |near| format!("{near:?}, the nearest one")),
            hint: None,
            is_key: true,
        });
    };
    let Err(expected) = option.check(value) else { return Ok(()) };
    let mut hint = None;
    if let OptionKind::Choice(words) = &option.kind {
        hint = nearest(value, words.iter().map(String::as_str)).map(|near| format!("did you mean {near:?}?"));
    }
    Err(Misfit {
        code: "bad-option-value",
        message: format!("the option {key:?} does not take {value:?}"),
        expected,
        hint,
        is_key: false,
    })
}
