//! Reasons as sentences: why a flow is needed, and why one is not.

use std::fmt::Write as _;

use crate::catalog::{Catalog, EndpointIndex, Initiator};
use crate::ids::{FlowId, SegmentId, ServerId};
use crate::net::PortRange;
use crate::project::{Project, TunnelEnd};

use super::checks::listed;
use super::report::{Carried, Cause, Flow, Reason, Report, SentTo, ServerSet};

mod justification;
mod why_not;

pub use justification::{Justifications, justification};
pub use why_not::{WhyNot, why_not};

/// One step of a chain: what holds, and the source that says so.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Step {
    /// A sentence.
    pub text: String,
    /// The citation; empty where the project itself is the source.
    pub source: String,
}

impl Step {
    fn new(text: String, source: String) -> Self {
        Self { text, source }
    }

    /// The step in one line, its source in brackets.
    pub fn line(&self) -> String {
        if self.source.is_empty() { self.text.clone() } else { format!("{} [{}]", self.text, self.source) }
    }
}

fn names(project: &Project, servers: &ServerSet) -> String {
    listed(servers.iter().map(|id| project.servers.get(id).map_or(id.as_str(), |server| server.name.as_str())))
}

fn plural(servers: &ServerSet) -> bool {
    servers.len() > 1
}

/// A listening endpoint in words, such as `TCP 445 (SMB)`.
pub(super) fn endpoint_text(catalog: &Catalog, index: EndpointIndex, ports: Option<PortRange>) -> String {
    let endpoint = catalog.endpoint(index);
    let protocols: Vec<String> = endpoint.protocols.iter().map(|p| p.name().to_uppercase()).collect();
    let ports = match ports {
        Some(ports) => format!(" {ports}"),
        None if endpoint.ports.is_empty() => String::new(),
        None => format!(" {}", endpoint.ports),
    };
    format!("{}{ports} ({})", protocols.join("/"), endpoint.application_protocol)
}

/// The chain of a reason, from the role that was placed down to the row of the catalog.
pub fn explain(project: &Project, catalog: &Catalog, flow: &Flow, reason: &Reason) -> Vec<Step> {
    let mut steps = Vec::new();
    let consumer_role = catalog.role(reason.consumer_role);
    let consumers = names(project, &reason.consumers);
    let have = if plural(&reason.consumers) { "have" } else { "has" };
    let mut first = format!("{consumers} {have} the role {}", consumer_role.name);
    if !reason.consumer_services.is_empty() {
        let chain: Vec<&str> =
            reason.consumer_services.iter().map(|service| catalog.service(*service).name.as_str()).collect();
        let _ = write!(first, ", which runs {}", chain.join(", which brings "));
    }
    steps.push(Step::new(first, catalog.citation(&consumer_role.source)));
    let service = catalog.service(reason.endpoint.service);
    match reason.cause {
        Cause::Dependency(index) => {
            let dependency = catalog.dependency(index);
            steps.push(Step::new(dependency.why.clone(), catalog.citation(&dependency.source)));
        }
        Cause::Uses => {
            let what = names(project, &reason.providers);
            steps.push(Step::new(format!("The project says that {consumers} uses {what}"), String::new()));
        }
    }
    let provides = if plural(&reason.providers) { "provide" } else { "provides" };
    let role = catalog.role(reason.provider_role);
    steps.push(Step::new(
        format!("{} {provides} {} as {}", names(project, &reason.providers), service.name, role.name),
        catalog.citation(&role.source),
    ));
    let asked = catalog.endpoint(reason.endpoint);
    // Where a service rides on another one's port, its own row is a step and the owner of the port the last one.
    let same = |one: EndpointIndex, other: EndpointIndex| {
        catalog.same_service(one.service) == catalog.same_service(other.service)
    };
    if !same(reason.endpoint, flow.endpoint) {
        steps.push(Step::new(
            format!("{} is reached over {}", service.name, endpoint_text(catalog, reason.endpoint, None)),
            catalog.citation(&asked.source),
        ));
    }
    // Servers of different eras can share a flow: the reason's own era says what listens.
    let carrier = asked.carried_by.filter(|carrier| same(*carrier, flow.endpoint));
    let own = carrier.or_else(|| same(reason.endpoint, flow.endpoint).then_some(reason.endpoint));
    let listener = own.filter(|own| own.service != flow.endpoint.service).unwrap_or(flow.endpoint);
    let owner = catalog.service(listener.service);
    let listener = catalog.endpoint(listener);
    let ports = flow.destination_ports.map(|ports| format!(" {ports}")).unwrap_or_default();
    let protocol = flow.protocol.name().to_uppercase();
    let application = &listener.application_protocol;
    let last = match flow.initiator {
        Initiator::Provider => {
            let from = flow.source_ports.map(|ports| format!(" from port {ports}")).unwrap_or_default();
            format!("{} opens {protocol}{ports}{from} to its client ({application})", owner.name)
        }
        Initiator::Consumer | Initiator::Peer => format!("{} listens on {protocol}{ports} ({application})", owner.name),
    };
    steps.push(Step::new(last, catalog.citation(&listener.source)));
    steps.extend(flow.sent_to.as_deref().map(|sent_to| explain_sent_to(project, catalog, flow, sent_to)));
    steps
}

/// What packets name as their destination in place of the hosts that they are for.
fn explain_sent_to(project: &Project, catalog: &Catalog, flow: &Flow, sent_to: &SentTo) -> Step {
    match sent_to {
        SentTo::Broadcast => {
            let id = &flow.destination_segment;
            let segment = project.segments.get(id).map_or(id.as_str(), |segment| segment.name.as_str());
            Step::new(
                format!("Packets go to the broadcast address of each network of {segment}"),
                "RFC 919, section 7, \"Broadcast IP Addressing - Conventions\"".to_owned(),
            )
        }
        SentTo::Groups { groups, also_hosts } => {
            let source = catalog.endpoint(flow.endpoint).groups_source.as_ref();
            let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
            let also = if *also_hosts { ", later ones to the server itself" } else { "" };
            Step::new(
                format!("Packets go to the multicast group {}{also}", listed(groups.iter().map(String::as_str))),
                source.map(|source| catalog.citation(source)).unwrap_or_default(),
            )
        }
    }
}

/// Every chain of a flow: those of its reasons, the strongest first, or the one that says what a tunnel is there for.
pub fn explain_flow(project: &Project, catalog: &Catalog, flow: &Flow) -> Vec<Vec<Step>> {
    match &flow.carries {
        Some(carried) => vec![explain_tunnel(project, catalog, flow, carried)],
        None => flow.reasons.iter().map(|reason| explain(project, catalog, flow, reason)).collect(),
    }
}

fn tunnel_end_name<'p>(project: &'p Project, end: &'p TunnelEnd) -> &'p str {
    match end {
        TunnelEnd::Device(id) => project.devices.get(id).map_or(id.as_str(), |device| device.name.as_str()),
        TunnelEnd::Segment(id) => project.segments.get(id).map_or(id.as_str(), |segment| segment.name.as_str()),
        TunnelEnd::Server(id) => project.servers.get(id).map_or(id.as_str(), |server| server.name.as_str()),
    }
}

fn explain_tunnel(project: &Project, catalog: &Catalog, flow: &Flow, carried: &Carried) -> Vec<Step> {
    let mut steps = Vec::new();
    if let Some(tunnel) = project.tunnels.get(&carried.tunnel) {
        let ids = listed(carried.flows.iter().map(FlowId::as_str));
        let (count, flows) = match carried.flows.len() {
            1 => ("1".to_owned(), "flow"),
            count => (count.to_string(), "flows"),
        };
        steps.push(Step::new(
            format!(
                "The tunnel {} between {} and {} carries {count} {flows} ({ids})",
                tunnel.name,
                tunnel_end_name(project, &tunnel.first),
                tunnel_end_name(project, &tunnel.second),
            ),
            String::new(),
        ));
    }
    if let Some(encapsulation) = catalog.encapsulation(carried.kind.into()) {
        steps.push(Step::new(
            format!("Devices between its ends see {} in their place", encapsulation.name),
            catalog.citation(&encapsulation.source),
        ));
    }
    let row = catalog.endpoint(flow.endpoint);
    steps.push(Step::new(
        format!(
            "{} takes {}",
            catalog.service(flow.endpoint.service).name,
            endpoint_text(catalog, flow.endpoint, flow.destination_ports)
        ),
        catalog.citation(&row.source),
    ));
    steps
}

/// Every source that the flow's reasons cite, each once: rows first, then dependencies.
pub fn references(catalog: &Catalog, flow: &Flow) -> Vec<String> {
    let mut references = vec![catalog.citation(&catalog.endpoint(flow.endpoint).source)];
    if let Some(encapsulation) = flow.carries.as_ref().and_then(|carried| catalog.encapsulation(carried.kind.into())) {
        references.push(catalog.citation(&encapsulation.source));
    }
    if let Some(source) = catalog.endpoint(flow.endpoint).groups_source.as_ref().filter(|_| flow.sent_to.is_some()) {
        references.push(catalog.citation(source));
    }
    for reason in &flow.reasons {
        references.push(catalog.citation(&catalog.endpoint(reason.endpoint).source));
        if let Cause::Dependency(index) = reason.cause {
            references.push(catalog.citation(&catalog.dependency(index).source));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    references.retain(|reference| seen.insert(reference.clone()));
    references
}

/// One side of a question: everything in a segment, or one server.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Side {
    /// A segment with all its servers.
    Segment(SegmentId),
    /// One server.
    Server(ServerId),
}

impl Side {
    /// The segment or server that a person means by a name or an id; segments first.
    pub fn find(project: &Project, name: &str) -> Option<Self> {
        let segment = project.segments.iter().find(|(id, segment)| segment.name == name || id.as_str() == name);
        if let Some((id, _)) = segment {
            return Some(Self::Segment(id.clone()));
        }
        let server = project.servers.iter().find(|(id, server)| server.name == name || id.as_str() == name);
        server.map(|(id, _)| Self::Server(id.clone()))
    }

    /// Whether a flow's end is (also) this side.
    pub fn matches(&self, segment: &SegmentId, servers: &ServerSet) -> bool {
        match self {
            Self::Segment(id) => id == segment,
            Self::Server(id) => servers.contains(id),
        }
    }

    /// Its name for people.
    pub fn name<'p>(&self, project: &'p Project) -> &'p str {
        match self {
            Self::Segment(id) => project.segments.get(id).map_or("", |segment| segment.name.as_str()),
            Self::Server(id) => project.servers.get(id).map_or("", |server| server.name.as_str()),
        }
    }
}

/// The flows from one side to the other, in the order of the report; a port narrows them.
pub fn flows_between<'r>(
    report: &'r Report,
    from: &Side,
    to: &Side,
    port: Option<(u16, Option<crate::net::Protocol>)>,
) -> Vec<&'r Flow> {
    report
        .flows
        .iter()
        .filter(|flow| {
            let ports_fit = port.is_none_or(|(port, protocol)| {
                protocol.is_none_or(|protocol| protocol == flow.protocol)
                    && flow.destination_ports.is_some_and(|ports| ports.contains(port))
            });
            ports_fit
                && from.matches(&flow.source_segment, &flow.source_servers)
                && to.matches(&flow.destination_segment, &flow.destination_servers)
        })
        .collect()
}
