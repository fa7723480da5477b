//! `portolan new FILE`

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::failure::Failure;
use super::output::OutputArguments;
use super::{Context, DASH, Outcome};
use crate::diag::Diagnostic;
use crate::project::templates::{TEMPLATES, find_template};
use crate::project::{CatalogReference, Project, file};

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan new plan.portolan                              an empty project
  portolan new plan.portolan --template branch-office     a sample to start from
  portolan new - --template two-domains | portolan check -")]
pub(super) struct NewArguments {
    /// The file to make; one that is there is never overwritten
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The sample to start from
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(TEMPLATES.iter().map(|template| template.name)))]
    template: Option<String>,
}

impl NewArguments {
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        if self.file.as_os_str() != DASH && context.env.exists(&self.file) {
            let error = Diagnostic::error("file-exists", "there is something with this name already")
                .expected("the name of a new file")
                .in_file(&self.file);
            return Err(Failure::Diagnostics(vec![error]));
        }
        let text = match self.template.as_deref().and_then(find_template) {
            Some(template) => template.text.to_owned(),
            None => file::write(&self.empty_project(context)?),
        };
        let output = OutputArguments { out: Some(self.file) };
        output.write(context, |out| out.write_all(text.as_bytes()))?;
        Ok(Outcome::Good)
    }

    fn empty_project(&self, context: &Context<'_>) -> Result<Project, Failure> {
        let catalog = context.catalog(Some(&self.file))?;
        Ok(Project {
            name: project_name(&self.file),
            catalogs: CatalogReference::all_of(&catalog),
            ..Project::default()
        })
    }
}

/// The name that a project gets from its file.
pub(super) fn project_name(file: &std::path::Path) -> String {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if stem.is_empty() || stem == DASH { "New project".to_owned() } else { stem }
}
