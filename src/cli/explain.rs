//! `portolan explain`: why a flow is needed, or why it is not.

use std::io;
use std::str::FromStr as _;

use serde_json::{Value, json};

use super::choices::Format;
use super::failure::Failure;
use super::output::OutputArguments;
use super::project::{Opened, ProjectArguments};
use super::{Context, Outcome};
use crate::engine::{self, Flow, PathKind, Side, Step, WhyNot};
use crate::export::{Matrix, MatrixOptions};
use crate::net::Protocol;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan explain branch.portolan --from Users --to dc1 --port 445/tcp    why this port is needed
  portolan explain branch.portolan --from Users --to DMZ --port 1433       or why it is not
  portolan explain branch.portolan --from Users --to Servers               everything between the two

Exit code 1: nothing between the two sides needs it.")]
pub(super) struct ExplainArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// Where the connection comes from: a segment or a server, by name
    #[arg(long, value_name = "SEGMENT|SERVER")]
    from: String,
    /// Where it goes
    #[arg(long, value_name = "SEGMENT|SERVER")]
    to: String,
    /// Only this port, as in 445 or 445/tcp
    #[arg(long, value_name = "PORT", value_parser = parse_port)]
    port: Option<(u16, Option<Protocol>)>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    output: OutputArguments,
}

/// Reads `445` or `445/tcp`.
fn parse_port(text: &str) -> Result<(u16, Option<Protocol>), String> {
    let (port, protocol) = match text.split_once('/') {
        Some((port, protocol)) => (port, Some(protocol)),
        None => (text, None),
    };
    let port = port.trim().parse().map_err(|_not_a_port: std::num::ParseIntError| {
        format!("{port:?} is not a port; expected a number from 0 to 65535, as in 445/tcp")
    })?;
    let protocol = protocol.map(|name| {
        Protocol::from_str(name.trim())
            .map_err(|_unknown| format!("{name:?} is not a protocol; expected tcp, udp or icmp"))
    });
    Ok((port, protocol.transpose()?))
}

impl ExplainArguments {
    /// Prints the reasons; "no" if there is none.
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let opened = self.project.open(context)?;
        let (from, to) = (opened.side(&self.from)?, opened.side(&self.to)?);
        let flows = engine::flows_between(&opened.report, &from, &to, self.port);
        let why_not = flows
            .is_empty()
            .then(|| engine::why_not(&opened.project, &opened.catalog, &opened.report, &from, &to, self.port));
        self.output.write(context, |out| match (self.format, &why_not) {
            (Format::Text, None) => write_flows(out, &opened, &flows),
            (Format::Text, Some(why_not)) => write_why_not(out, &opened, &from, &to, self.port, why_not),
            (Format::Json, _) => {
                let flows: Vec<Value> = flows.iter().map(|flow| flow_json(&opened, flow)).collect();
                let document = json!({
                    "project": opened.project.name,
                    "from": from.name(&opened.project),
                    "to": to.name(&opened.project),
                    "needed": why_not.is_none(),
                    "flows": flows,
                    "why_not": why_not,
                });
                serde_json::to_writer_pretty(&mut *out, &document)?;
                writeln!(out)
            }
        })?;
        Ok(if why_not.is_some() { Outcome::No } else { Outcome::Good })
    }
}

fn steps(opened: &Opened, flow: &Flow) -> Vec<Vec<Step>> {
    flow.reasons.iter().map(|reason| engine::explain(&opened.project, &opened.catalog, flow, reason)).collect()
}

fn write_flows(out: &mut dyn io::Write, opened: &Opened, flows: &[&Flow]) -> io::Result<()> {
    let options = MatrixOptions::default();
    let matrix =
        Matrix { project: &opened.project, catalog: &opened.catalog, report: &opened.report, options: &options };
    for (position, flow) in flows.iter().enumerate() {
        let row = matrix.endpoint_row(flow);
        if position > 0 {
            writeln!(out)?;
        }
        let ports = row.destination_ports.first().map(|ports| format!(" {ports}")).unwrap_or_default();
        writeln!(
            out,
            "{} ({}) -> {} ({}): {}{ports}, {}, {} [{}]",
            row.source_segment,
            row.source_servers.join(", "),
            row.destination_segment,
            row.destination_servers.join(", "),
            row.protocol,
            row.application_protocols.concat(),
            row.requirement,
            flow.id,
        )?;
        let path = match flow.path.kind {
            PathKind::SameSegment => "inside one segment: only the hosts' own firewalls can enforce it".to_owned(),
            PathKind::Unnamed => "no device is drawn: one unnamed enforcement point".to_owned(),
            PathKind::None => "no device leads there".to_owned(),
            PathKind::Routed if flow.is_seen_by_no_device() => format!(
                "past every device inside the tunnel {}: only the hosts' own firewalls can enforce it",
                row.encapsulated_in.join(", ")
            ),
            PathKind::Routed => format!("enforced by {}", row.enforcement_points.join(", ")),
        };
        writeln!(out, "  {path}")?;
        for (number, steps) in steps(opened, flow).iter().enumerate() {
            writeln!(out, "  reason {}", number + 1)?;
            for step in steps {
                writeln!(out, "    - {}", step.text)?;
                if !step.source.is_empty() {
                    writeln!(out, "      {}", step.source)?;
                }
            }
        }
    }
    Ok(())
}

fn write_why_not(
    out: &mut dyn io::Write,
    opened: &Opened,
    from: &Side,
    to: &Side,
    port: Option<(u16, Option<Protocol>)>,
    why_not: &WhyNot,
) -> io::Result<()> {
    let what = match port {
        None => "Nothing".to_owned(),
        Some((port, None)) => format!("Port {port}"),
        Some((port, Some(protocol))) => format!("{} {port}", protocol.name().to_uppercase()),
    };
    let (from, to) = (from.name(&opened.project), to.name(&opened.project));
    writeln!(out, "{what} is {}needed from {from} to {to}.", if port.is_some() { "not " } else { "" })?;
    for step in &why_not.steps {
        writeln!(out, "  - {}", step.text)?;
        if !step.source.is_empty() {
            writeln!(out, "    {}", step.source)?;
        }
    }
    writeln!(out, "  what to do: {}", why_not.hint)
}

fn flow_json(opened: &Opened, flow: &Flow) -> Value {
    let options = MatrixOptions::default();
    let matrix =
        Matrix { project: &opened.project, catalog: &opened.catalog, report: &opened.report, options: &options };
    let row = matrix.endpoint_row(flow);
    json!({
        "flow_id": flow.id,
        "source_segment": row.source_segment,
        "source_servers": row.source_servers,
        "destination_segment": row.destination_segment,
        "destination_servers": row.destination_servers,
        "protocol": row.protocol,
        "destination_ports": row.destination_ports.concat(),
        "application_protocol": row.application_protocols.concat(),
        "service": row.services.concat(),
        "requirement": row.requirement,
        "enforcement_points": row.enforcement_points,
        "reasons": steps(opened, flow),
    })
}
