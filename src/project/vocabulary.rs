//! The catalog's words in what people write: role ids, option keys and their values.

use crate::catalog::{Catalog, Role};
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
    /// Whether an option's key is meant, not its value.
    pub is_key: bool,
}

/// The role with this id, if it can be placed.
///
/// # Errors
/// [`Misfit`] if the catalog has no such role, or has it only as a parent of others.
pub fn find_role<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Role, Misfit> {
    let misfit = |message: String, expected: String| Misfit { code: "unknown-role", message, expected, is_key: false };
    match catalog.role_by_id(id) {
        Some(role) if !role.is_abstract => Ok(role),
        Some(_) => {
            let children = catalog
                .placeable_roles()
                .filter(|role| role.includes.iter().any(|parent| catalog.role(*parent).id.as_str() == id))
                .map(|role| role.id.as_str());
            let children: Vec<&str> = children.take(6).collect();
            let expected = if children.is_empty() {
                "a role".to_owned()
            } else {
                format!("a role such as {}", children.join(", "))
            };
            Err(misfit(format!("{id:?} is a group of roles and cannot be placed"), expected))
        }
        None => {
            let near = nearest(id, catalog.placeable_roles().map(|role| role.id.as_str()));
            let expected = match near {
                Some(near) => format!("the id of a role; the nearest is {near:?}"),
                None => "the id of a role; `portolan catalog roles` lists them".to_owned(),
            };
            Err(misfit(format!("there is no role {id:?} in the catalog"), expected))
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
        // However far it is: whoever mistypes a key wants to see how keys look.
        let nearest = catalog
            .options
            .iter()
            .map(|option| (strsim::jaro_winkler(key, &option.key), option.key.as_str()))
            .max_by(|left, right| left.0.total_cmp(&right.0).then_with(|| right.1.cmp(left.1)));
        return Err(Misfit {
            code: "unknown-option",
            message: format!("there is no option {key:?}"),
            expected: nearest.map_or_else(
                || "no option: the catalog has none".to_owned(),
                |(_, nearest)| format!("the key of an option; the nearest is {nearest:?}"),
            ),
            is_key: true,
        });
    };
    let Err(expected) = option.check(value) else { return Ok(()) };
    Err(Misfit {
        code: "bad-option-value",
        message: format!("the option {key:?} does not take {value:?}"),
        expected,
        is_key: false,
    })
}
