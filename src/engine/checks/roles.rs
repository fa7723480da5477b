//! Roles and options: words that the catalog does not know.

use super::{Findings, problem};
use crate::catalog::{Catalog, OptionKind};
use crate::diag::{Severity, nearest};
use crate::engine::report::{Problem, ProblemCode, Subject};
use crate::ids::ServerId;
use crate::net::PortRange;
use crate::project::{Options, Server};

/// Roles and options of a server.
pub(super) fn of_server(findings: &Findings<'_, '_>, id: &ServerId, server: &Server, problems: &mut Vec<Problem>) {
    let catalog = findings.catalog;
    if server.roles.is_empty() {
        problems.push(problem(
            Severity::Note,
            ProblemCode::ServerWithoutRole,
            format!("{} has no role, so it needs and provides nothing", server.name),
            "Give it a role from the palette or in the inspector",
            vec![Subject::Server(id.clone())],
        ));
    }
    for role in &server.roles {
        let known = catalog.role_by_id(role.as_str());
        if known.is_none_or(|known| known.is_abstract) {
            let near = nearest(role.as_str(), catalog.placeable_roles().map(|role| role.id.as_str()));
            problems.push(problem(
                Severity::Error,
                ProblemCode::UnknownRole,
                format!("{} has the role {:?}, which the catalog does not know", server.name, role.as_str()),
                near.map_or_else(|| "Choose a role of the palette".to_owned(), |near| format!("Did you mean {near}?")),
                vec![Subject::Server(id.clone())],
            ));
        }
    }
    check_options(catalog, &server.name, &server.options, &Subject::Server(id.clone()), problems);
}

/// Options of the project.
pub(super) fn of_project(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    check_options(findings.catalog, "the project", &findings.project.options, &Subject::Project, problems);
}

fn check_options(catalog: &Catalog, owner: &str, options: &Options, subject: &Subject, problems: &mut Vec<Problem>) {
    for (key, value) in options {
        let Some(index) = catalog.option_index(key) else {
            let near = nearest(key, catalog.options.iter().map(|option| option.key.as_str()));
            problems.push(problem(
                Severity::Error,
                ProblemCode::UnknownOption,
                format!("{owner} sets {key:?}, which is no option of the catalog"),
                near.map_or_else(|| "Remove it".to_owned(), |near| format!("Did you mean {near}?")),
                vec![subject.clone()],
            ));
            continue;
        };
        if let Err(expected) = catalog.option(index).check(value) {
            problems.push(problem(
                Severity::Error,
                ProblemCode::InvalidOptionValue,
                format!("{owner} sets {key} to {value:?}"),
                format!("Expected {expected}"),
                vec![subject.clone()],
            ));
        }
    }
}

impl crate::catalog::CatalogOption {
    /// Whether the option takes this value.
    ///
    /// # Errors
    /// What was expected instead.
    pub fn check(&self, value: &str) -> Result<(), String> {
        match &self.kind {
            OptionKind::Choice(values) if values.iter().any(|known| known == value) => Ok(()),
            OptionKind::Choice(values) => Err(values.join(" or ")),
            OptionKind::Port => match value.parse::<u16>() {
                Ok(port) if port > 0 => Ok(()),
                _ => Err("a port from 1 to 65535".to_owned()),
            },
            OptionKind::PortRange => match value.parse::<PortRange>() {
                Ok(range) if range.first > 0 => Ok(()),
                _ => Err("a range of ports such as 5000-5100".to_owned()),
            },
        }
    }
}
