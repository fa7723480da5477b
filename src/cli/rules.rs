//! `portolan rules`: what each device has to let through, in its own language.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::output::write_to_stdout;
use super::project::{Opened, ProjectArguments};
use super::{Context, DASH, Outcome, print_to_stderr};
use crate::diag::Diagnostic;
use crate::engine::{self, DeviceRules};
use crate::export::device::{Artifact, DeviceContext, LANGUAGES, Language, Plan};
use crate::parallel;

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan rules branch.portolan                                    all devices, as a person reads them
  portolan rules branch.portolan --format nftables --device fw-branch --out fw-branch.nft
  portolan rules branch.portolan --format cisco-asa --out rules     a file for each device, into a folder
  portolan rules branch.portolan --format json                      everything that is known, for programs

Where a language cannot say what a rule needs, that is an error and nothing is written: no rule is ever weakened.")]
pub(super) struct RulesArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// The language of the rules
    #[arg(long, value_name = "LANGUAGE", default_value = "text",
        value_parser = clap::builder::PossibleValuesParser::new(
            LANGUAGES.iter().map(|language| clap::builder::PossibleValue::new(language.id).help(language.description))
        ))]
    format: String,
    /// Only the rules of this device
    #[arg(long, value_name = "DEVICE")]
    device: Option<String>,
    /// Write to this file or into this folder, each file whole or not at all, instead of to standard output
    #[arg(long, value_name = "FILE_OR_FOLDER")]
    out: Option<PathBuf>,
}

impl RulesArguments {
    /// Writes the rules.
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let language =
            Language::find(&self.format).ok_or_else(|| Failure::Argument("there is no such language".to_owned()))?;
        let opened = self.project.open(context)?;
        let rules = match &self.device {
            Some(name) => {
                let device = opened.device(name)?;
                vec![engine::rules_of_device(&opened.project, &opened.report, &device)]
            }
            None => engine::device_rules(&opened.project, &opened.report),
        };
        // It holds whatever people draw; should the program itself be at fault, no rule leaves it.
        engine::prove(&opened.project, &opened.report, &rules)
            .map_err(|contradiction| Failure::Argument(format!("a fault of this program: {contradiction}")))?;
        let artifacts = write_all(&opened, language, &rules)?;
        match self.out.as_deref().filter(|path| path.as_os_str() != DASH) {
            None => print(language, &artifacts)?,
            Some(path) => save(context, path, &artifacts)?,
        }
        Ok(Outcome::Good)
    }
}

/// The files of all devices; if any of them cannot be written, every reason at once.
fn write_all(opened: &Opened, language: &Language, rules: &[DeviceRules]) -> Result<Vec<Artifact>, Failure> {
    let plan = Plan::new(&opened.project, &opened.catalog, &opened.report);
    let mut artifacts = Vec::new();
    let mut errors: Vec<Diagnostic> = Vec::new();
    let contexts: Vec<DeviceContext<'_>> = rules.iter().filter_map(|rules| DeviceContext::new(&plan, rules)).collect();
    for written in parallel::map(&contexts, || (), |(), context| language.write(context)) {
        match written {
            Ok(text) => {
                for warning in &text.warnings {
                    print_to_stderr(&warning.render());
                }
                artifacts.extend(text.artifacts);
            }
            Err(found) => errors.extend(found),
        }
    }
    if errors.is_empty() { Ok(artifacts) } else { Err(Failure::Diagnostics(errors)) }
}

/// All files one after the other, each under its name where the language has comments; JSON as one list.
fn print(language: &Language, artifacts: &[Artifact]) -> Result<(), Failure> {
    write_to_stdout(|out| {
        if language.id == "json" && artifacts.len() != 1 {
            return write_list(out, artifacts);
        }
        for (position, artifact) in artifacts.iter().enumerate() {
            if artifacts.len() > 1 {
                if position > 0 {
                    writeln!(out)?;
                }
                if let Some(comment) = language.comment_start {
                    writeln!(out, "{comment} ---- {} ----", artifact.name)?;
                }
            }
            out.write_all(artifact.text.as_bytes())?;
        }
        Ok(())
    })
}

fn write_list(out: &mut dyn std::io::Write, artifacts: &[Artifact]) -> std::io::Result<()> {
    out.write_all(b"[\n")?;
    for (position, artifact) in artifacts.iter().enumerate() {
        let comma = if position + 1 < artifacts.len() { "," } else { "" };
        writeln!(out, "{}{comma}", artifact.text.trim_end())?;
    }
    out.write_all(b"]\n")
}

/// One file goes to the path itself, unless that is a folder; several go into the folder.
fn save(context: &Context<'_>, path: &Path, artifacts: &[Artifact]) -> Result<(), Failure> {
    let is_folder = matches!(context.env.read(path), Err(error) if error.kind() == std::io::ErrorKind::IsADirectory);
    let write = |path: PathBuf, artifact: &Artifact| {
        let written = context.env.write_atomic(&path, artifact.text.as_bytes());
        written.map_err(|error| Failure::Write { path, error })
    };
    match artifacts {
        [only] if !is_folder => write(path.to_owned(), only),
        several => several.iter().try_for_each(|artifact| write(path.join(&artifact.name), artifact)),
    }
}
