//! A small harness: draw a network in a few lines, ask for its flows.

#![allow(dead_code, unreachable_pub, reason = "each test crate uses its own part of the harness")]
#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot build its design has failed"
)]

pub mod devices;
pub mod needed;
pub mod random;

use std::sync::Arc;

use portolan::catalog::Catalog;
use portolan::engine::{self, DeviceRules, Flow, HopSide, ProblemCode, Report, Rule};
use portolan::export::{Matrix, MatrixOptions, MatrixRow, ScopeMode};
use portolan::net::{PacketKind, Protocol};
use portolan::project::{
    Device, Domain, Edit, Helper, Link, Os, Project, Segment, SegmentKind, Server, Trust, TrustKind, Use,
};

/// The embedded catalog.
pub fn catalog() -> Arc<Catalog> {
    Catalog::builtin()
}

/// A network under construction. Ids are the names.
#[derive(Default)]
pub struct Design {
    pub project: Project,
}

impl Design {
    /// Three segments (`users` 10.2.0.0/16, `servers` 10.1.0.0/24, `dmz` 10.3.0.0/24) around one firewall `fw`.
    pub fn three_segments() -> Self {
        let mut design = Self::default();
        design.segment("users", SegmentKind::User, "10.2.0.0/16");
        design.segment("servers", SegmentKind::Internal, "10.1.0.0/24");
        design.segment("dmz", SegmentKind::Dmz, "10.3.0.0/24");
        design.firewall("fw", &["users", "servers", "dmz"]);
        design
    }

    pub fn apply(&mut self, edit: &Edit) -> &mut Self {
        self.project = edit.apply(&self.project).unwrap();
        self
    }

    pub fn segment(&mut self, name: &str, kind: SegmentKind, prefix: &str) -> &mut Self {
        let prefixes = if prefix.is_empty() { Vec::new() } else { vec![prefix.parse().unwrap()] };
        let segment = Segment { name: name.into(), kind, prefixes, ..Segment::default() };
        self.apply(&Edit::PutSegment(name.into(), segment))
    }

    pub fn firewall(&mut self, name: &str, segments: &[&str]) -> &mut Self {
        self.apply(&Edit::PutDevice(name.into(), Device { name: name.into(), ..Device::default() }));
        for segment in segments {
            let link = Link::new(name.into(), (*segment).into());
            self.apply(&Edit::PutLink(format!("{name}:{segment}").into(), link));
        }
        self
    }

    /// Gives a device a helper.
    pub fn helper(&mut self, device: &str, helper: Helper) -> &mut Self {
        let mut changed = Device::clone(&self.project.devices[device]);
        changed.helpers.push(helper);
        self.apply(&Edit::PutDevice(device.into(), changed))
    }

    /// Changes a device in place.
    pub fn device(&mut self, name: &str, change: impl FnOnce(&mut Device)) -> &mut Self {
        let mut device = Device::clone(&self.project.devices[name]);
        change(&mut device);
        self.apply(&Edit::PutDevice(name.into(), device))
    }

    /// Gives a server its addresses.
    pub fn at(&mut self, server: &str, addresses: &[&str]) -> &mut Self {
        let addresses = addresses.iter().map(|address| address.parse().unwrap()).collect();
        self.change(server, |server| server.addresses = addresses)
    }

    /// A server without a domain.
    pub fn server(&mut self, name: &str, segment: &str, roles: &[&str]) -> &mut Self {
        let roles = roles.iter().map(|role| (*role).into()).collect();
        let server = Server { name: name.into(), segment: segment.into(), roles, ..Server::default() };
        self.apply(&Edit::PutServer(name.into(), server))
    }

    /// Changes a server in place.
    pub fn change(&mut self, name: &str, change: impl FnOnce(&mut Server)) -> &mut Self {
        let mut server = Server::clone(&self.project.servers[name]);
        change(&mut server);
        self.apply(&Edit::PutServer(name.into(), server))
    }

    /// A server in a domain, which is made if it is new.
    pub fn joined(&mut self, name: &str, segment: &str, roles: &[&str], domain: &str) -> &mut Self {
        if !self.project.domains.contains_key(domain) {
            self.apply(&Edit::PutDomain(domain.into(), Domain { name: domain.into(), ..Domain::default() }));
        }
        self.server(name, segment, roles).change(name, |server| server.domain = Some(domain.into()))
    }

    pub fn os(&mut self, name: &str, os: Os) -> &mut Self {
        self.change(name, |server| server.os = os)
    }

    pub fn option(&mut self, server: &str, key: &str, value: &str) -> &mut Self {
        self.apply(&Edit::SetServerOption(server.into(), key.into(), Some(value.into())))
    }

    pub fn project_option(&mut self, key: &str, value: &str) -> &mut Self {
        self.apply(&Edit::SetProjectOption(key.into(), Some(value.into())))
    }

    pub fn uses(&mut self, consumer: &str, provider: &str) -> &mut Self {
        let used =
            provider.strip_prefix("role:").map_or_else(|| Use::Server(provider.into()), |role| Use::Role(role.into()));
        self.change(consumer, |server| server.uses.push(used))
    }

    pub fn trust(&mut self, one: &str, other: &str) -> &mut Self {
        let trust = Trust { trusting: one.into(), trusted: other.into(), is_two_way: true, kind: TrustKind::External };
        self.apply(&Edit::PutTrust(format!("{one}-{other}").into(), trust))
    }

    pub fn report(&self) -> Report {
        engine::compute(&self.project, &catalog())
    }

    /// The rules of a device, which are proved on the way.
    pub fn rules(&self, device: &str) -> DeviceRules {
        let report = self.report();
        let rules = engine::rules_of_device(&self.project, &report, &device.into());
        engine::prove(&self.project, &report, std::slice::from_ref(&rules)).unwrap();
        rules
    }

    /// The rules of a device, a line each: `users>servers 10.2.0.0/16 -> 10.1.0.5 tcp 80`.
    pub fn rule_lines(&self, device: &str) -> Vec<String> {
        let rules = self.rules(device);
        rules.rules.iter().map(|rule| rule_line(&rules, rule)).collect()
    }

    pub fn flows(&self) -> Flows {
        let catalog = catalog();
        let report = self.report();
        let options = MatrixOptions { scope: ScopeMode::All, ..MatrixOptions::default() };
        let matrix = Matrix { project: &self.project, catalog: &catalog, report: &report, options: &options };
        let rows = report.flows.iter().map(|flow| (flow.clone(), matrix.endpoint_row(flow))).collect();
        Flows { rows, problems: report.problems.iter().map(|problem| problem.code).collect() }
    }
}

fn rule_line(rules: &DeviceRules, rule: &Rule) -> String {
    let side = |side: &HopSide| match side {
        HopSide::Segment(id) => id.to_string(),
        HopSide::Tunnel(id) => format!("tunnel {id}"),
    };
    let packets = rules.packets(rule).describe(&|symbol| rules.symbol_name(symbol));
    // Only TCP says so itself.
    let is_answer = rule.kind == PacketKind::Reply && rule.protocol != Protocol::Tcp;
    format!("{}>{} {packets}{}", side(&rule.from), side(&rule.to), if is_answer { " answers" } else { "" })
}

/// What came out, with questions that tests ask.
pub struct Flows {
    pub rows: Vec<(Flow, MatrixRow)>,
    pub problems: Vec<ProblemCode>,
}

impl Flows {
    /// Rows from one segment to another with this protocol and these destination ports (`""` for none).
    pub fn find(&self, from: &str, to: &str, protocol: &str, ports: &str) -> Vec<&(Flow, MatrixRow)> {
        self.rows
            .iter()
            .filter(|(_, row)| {
                row.source_segment == from
                    && row.destination_segment == to
                    && row.protocol == protocol
                    && row.destination_ports.concat() == ports
            })
            .collect()
    }

    pub fn has(&self, from: &str, to: &str, protocol: &str, ports: &str) -> bool {
        !self.find(from, to, protocol, ports).is_empty()
    }

    /// `protocol/ports` of everything from one segment to another, sorted, each once.
    pub fn between(&self, from: &str, to: &str) -> Vec<String> {
        let mut all: Vec<String> = self
            .rows
            .iter()
            .filter(|(_, row)| row.source_segment == from && row.destination_segment == to)
            .map(|(_, row)| format!("{}/{}", row.protocol, row.destination_ports.concat()))
            .collect();
        all.sort();
        all.dedup();
        all
    }

    /// Whether any reason of any row names this text.
    pub fn any_reason(&self, text: &str) -> bool {
        self.rows.iter().any(|(_, row)| row.reasons.iter().flatten().any(|step| step.contains(text)))
    }

    pub fn has_problem(&self, code: ProblemCode) -> bool {
        self.problems.contains(&code)
    }
}

/// The cells of a workbook as text: a line for each row, cells separated by ` | `, the ends of lines within them as
/// `\n`.
pub fn cells_as_text(workbook: &[u8]) -> String {
    use calamine::Reader as _;
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    for name in book.sheet_names() {
        text.push_str("# ");
        text.push_str(&name);
        text.push('\n');
        let range = book.worksheet_range(&name).unwrap();
        for row in range.rows() {
            let cells: Vec<String> = row.iter().map(|cell| cell.to_string().replace('\n', "\\n")).collect();
            text.push_str(cells.join(" | ").trim_end_matches([' ', '|']));
            text.push('\n');
        }
        text.push('\n');
    }
    text
}
