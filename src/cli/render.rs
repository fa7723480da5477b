//! `portolan render`: the diagram as a drawing or a picture.

use std::ffi::OsStr;

use super::failure::Failure;
use super::output::OutputArguments;
use super::project::ProjectArguments;
use super::{Context, DASH, Outcome};
use crate::export::{DiagramTheme, Matrix, MatrixOptions, diagram, diagram_png};

/// Arguments of `render`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan render branch.portolan --out diagram.svg
  portolan render branch.portolan --out diagram.png --scale 3 --theme dark
  portolan render branch.portolan > diagram.svg")]
pub(super) struct RenderArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// Colours
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    /// Pixels of a picture for each point of the diagram
    #[arg(long, value_name = "NUMBER", default_value_t = 2.0, value_parser = scale)]
    scale: f32,
    #[command(flatten)]
    output: OutputArguments,
}

/// Colours of the diagram.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Theme {
    /// Light
    Light,
    /// Dark
    Dark,
    /// Light or dark, as whoever looks at it prefers; for a browser
    Both,
}

fn scale(text: &str) -> Result<f32, String> {
    let scale: Option<f32> = text.parse().ok();
    scale.filter(|scale| (0.1..=16.0).contains(scale)).ok_or_else(|| "expected a number from 0.1 to 16".to_owned())
}

impl RenderArguments {
    /// Draws the diagram.
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let path = self.output.out.as_deref().filter(|path| path.as_os_str() != DASH);
        let extension = path.map_or("svg", |path| path.extension().and_then(OsStr::to_str).unwrap_or_default());
        let extension = extension.to_lowercase();
        if !matches!(extension.as_str(), "svg" | "png") {
            let told = match extension.as_str() {
                "" => "the name of the file does not say what to draw".to_owned(),
                other => format!("there are no drawings of the kind .{other}"),
            };
            return Err(Failure::Argument(format!("{told}; expected .svg or .png")));
        }
        let opened = self.project.open(context)?;
        let theme = match self.theme {
            Theme::Light => DiagramTheme::Light,
            Theme::Dark => DiagramTheme::Dark,
            Theme::Both => DiagramTheme::Both,
        };
        let options = MatrixOptions::default();
        let matrix =
            Matrix { project: &opened.project, catalog: &opened.catalog, report: &opened.report, options: &options };
        let bytes = if extension == "png" {
            diagram_png(&matrix, theme, self.scale).map_err(Failure::Argument)?
        } else {
            diagram(&matrix, theme).into_bytes()
        };
        self.output.write(context, |out| out.write_all(&bytes))?;
        Ok(Outcome::Good)
    }
}
