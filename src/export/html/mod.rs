//! One HTML file: figures, diagram, grid, flows with reasons that fold out, differences, rules, problems. It needs no
//! network and runs no script but that of its filter.
//!
//! Rows are written one at a time, so that a large matrix is never in memory as a page. Of very many flows and segments
//! the page leaves out what would keep a browser from opening it: reasons but the strongest of each flow, the grid, and
//! links from rules to flows. The flows then stand in parts that the browser lays out when they come into sight.

mod parts;

use std::io::{self, Write};

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};

use self::parts::Parts;
use super::row::Matrix;
use super::svg::{DiagramTheme, diagram};

/// From so many rows on, a page is a large one.
const MANY_ROWS: usize = 5_000;
/// More segments than this are no grid.
const MOST_GRID_SEGMENTS: usize = 150;
/// The rows of one part of a large page.
const ROWS_OF_PART: usize = 500;

/// Where the template of the page leaves room for rows.
const FLOWS: &str = "{#flows#}";
const DEVICES: &str = "{#devices#}";

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let environment = templates()?;
    let render = |name: &str, context: Value| -> io::Result<String> {
        let template = environment.get_template(name).map_err(io::Error::other)?;
        template.render(context).map_err(io::Error::other)
    };
    let parts = Parts::new(matrix);
    let rules = parts.rules();
    let row_count = matrix.row_count();
    let is_large = row_count >= MANY_ROWS;
    let (has_decisions, has_tests) = (parts.has_decisions(), !matrix.project.results.is_empty());
    let has_grid = parts.segment_count() <= MOST_GRID_SEGMENTS;
    let whole = context! {
        is_large,
        has_decisions,
        has_tests,
        has_grid,
        row_count,
        title => parts::clean(&matrix.project.name),
        description => parts::clean(&matrix.project.description),
        catalogs => matrix.catalog.headers.iter().map(|h| parts::clean(&format!("{} ({})", h.name, h.version))).collect::<Vec<_>>(),
        hash => &parts.summary.hash,
        figures => Value::from(Serde(parts.figures())),
        // Every name in the drawing is escaped there.
        diagram => Value::from_safe_string(diagram(matrix, DiagramTheme::Both)),
        segment_count => parts.segment_count(),
        segments => if has_grid { parts.segments() } else { Vec::new() },
        grid => if has_grid { Value::from(Serde(parts.grid())) } else { Value::UNDEFINED },
        differences => Value::from(Serde(parts.differences())),
        has_rules => !rules.is_empty(),
        tunnels => Value::from(Serde(parts.tunnels())),
        notes => Value::from(Serde(parts.notes())),
    };
    out.write_all(render("head", whole.clone())?.as_bytes())?;
    let mut written = 0;
    parts.for_each_flow(is_large, |line| {
        if is_large && written > 0 && written % ROWS_OF_PART == 0 {
            let next = render("flows-begin", context! { is_large, has_decisions, has_tests })?;
            write!(out, "\n</tbody></table></div>\n{next}")?;
        }
        written += 1;
        let row = context! { is_large, has_decisions, has_tests, flow => Value::from(Serde(line)) };
        write!(out, "\n{}", render("flow", row)?)
    })?;
    out.write_all(render("middle", whole.clone())?.as_bytes())?;
    for table in rules {
        let device = context! { is_large, device => Value::from(Serde(parts::device(table))) };
        write!(out, "\n{}", render("device", device)?)?;
    }
    out.write_all(render("foot", whole)?.as_bytes())
}

/// The templates: the page in three pieces, and what stands between them once for each row.
fn templates() -> io::Result<Environment<'static>> {
    let page = include_str!("../../../assets/templates/report.html");
    let pieces = page.split_once(FLOWS).and_then(|(head, rest)| Some((head, rest.split_once(DEVICES)?)));
    let (head, (middle, foot)) =
        pieces.ok_or_else(|| io::Error::other("the template of the page has no room for rows"))?;
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, source) in [
        ("head", head),
        ("flows-begin", include_str!("../../../assets/templates/report-flows-begin.html")),
        ("flow", include_str!("../../../assets/templates/report-flow.html")),
        ("middle", middle),
        ("device", include_str!("../../../assets/templates/report-device.html")),
        ("foot", foot),
    ] {
        environment.add_template(name, source).map_err(io::Error::other)?;
    }
    Ok(environment)
}
