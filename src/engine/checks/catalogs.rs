//! Catalogs that are not those the project was computed with.

use super::{Findings, problem};
use crate::diag::Severity;
use crate::engine::report::{Problem, ProblemCode, Subject};
use crate::project::catalog_differences;

/// Each catalog that is missing, new or of another version.
pub(super) fn changed(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    for difference in catalog_differences(&findings.project.catalogs, &findings.catalog.headers) {
        let text = difference.to_string();
        let mut characters = text.chars();
        let message: String = characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect();
        problems.push(problem(
            Severity::Warning,
            ProblemCode::CatalogChanged,
            format!("{message}: flows may differ from those of then"),
            "Load the catalog of then, or look through the flows; saving in the window records the catalogs of now",
            vec![Subject::Project],
        ));
    }
}
