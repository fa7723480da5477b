//! One HTML file: figures, diagram, grid, flows with reasons that fold out, differences, rules, problems. It needs no
//! network and runs no script but that of its filter.

mod parts;

use std::io::{self, Write};

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};

use self::parts::Parts;
use super::row::Matrix;
use super::svg::{DiagramTheme, diagram};

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let source = include_str!("../../../assets/templates/report.html");
    environment.add_template("report", source).map_err(io::Error::other)?;
    let template = environment.get_template("report").map_err(io::Error::other)?;
    let parts = Parts::new(matrix);
    let text = template
        .render(context! {
            title => parts::clean(&matrix.project.name),
            description => parts::clean(&matrix.project.description),
            catalogs => matrix.catalog.headers.iter().map(|h| parts::clean(&format!("{} ({})", h.name, h.version))).collect::<Vec<_>>(),
            hash => &parts.summary.hash,
            figures => Value::from(Serde(parts.figures())),
            // Every name in the drawing is escaped there.
            diagram => Value::from_safe_string(diagram(matrix, DiagramTheme::Both)),
            segments => parts.segments(),
            grid => Value::from(Serde(parts.grid())),
            has_decisions => parts.has_decisions(),
            has_tests => !matrix.project.results.is_empty(),
            flows => Value::from(Serde(&parts.flows)),
            differences => Value::from(Serde(parts.differences())),
            devices => Value::from(Serde(parts.devices())),
            tunnels => Value::from(Serde(parts.tunnels())),
            notes => Value::from(Serde(parts.notes())),
        })
        .map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}
