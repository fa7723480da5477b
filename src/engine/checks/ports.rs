//! Ports: two services on one, ranges that are too small, pins that meet.

use std::collections::BTreeMap;

use super::{Findings, listed, problem, server_name, servers};
use crate::catalog::{Initiator, RequirementLevel, ServiceIndex};
use crate::diag::Severity;
use crate::engine::report::{Problem, ProblemCode, Subject};
use crate::net::{PortRange, Protocol};

/// The smallest RPC range that does not starve a server, in ports (KB 154596).
const SMALLEST_RPC_RANGE_PORTS: u32 = 100;

/// How firmly both sides of a conflict listen, and on which servers.
type Conflict = (RequirementLevel, Vec<Subject>);

/// Two services of one host that would both have to listen on a port of their own (KB 832017, "Overview": only one can
/// listen on a port at a time).
pub(super) fn port_conflicts(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let catalog = findings.catalog;
    let mut groups: BTreeMap<(ServiceIndex, ServiceIndex, Protocol, PortRange), Conflict> = BTreeMap::new();
    for class in &findings.classes.all {
        let mut listeners: BTreeMap<(Protocol, u16), (ServiceIndex, RequirementLevel)> = BTreeMap::new();
        for service in class.host.services.keys() {
            for (_, endpoint) in catalog.endpoint_indices(*service) {
                let listens = endpoint.carried_by.is_none()
                    && endpoint.initiator != Initiator::Provider
                    && class.options.fulfil(&endpoint.only_if)
                    && (endpoint.os.is_empty() || endpoint.os.contains(&class.os));
                if !listens {
                    continue;
                }
                for protocol in endpoint.protocols.iter().copied().filter(|protocol| protocol.has_ports()) {
                    for range in class.options.fixed_ports(endpoint).ranges() {
                        for port in range.first..=range.last {
                            let (owner, level) =
                                *listeners.entry((protocol, port)).or_insert((*service, endpoint.requirement));
                            if owner != *service {
                                let group = groups
                                    .entry((owner, *service, protocol, PortRange::single(port)))
                                    .or_insert_with(|| (level.min(endpoint.requirement), Vec::new()));
                                group.1.extend(servers(class));
                            }
                        }
                    }
                }
            }
        }
    }
    for ((one, other, protocol, port), (level, mut subjects)) in groups {
        // Where one of the two is an option of its service, it may well be off.
        let severity = if level == RequirementLevel::Optional { Severity::Warning } else { Severity::Error };
        subjects.sort();
        subjects.dedup();
        let names = listed(subjects.iter().filter_map(|subject| match subject {
            Subject::Server(id) => Some(server_name(findings.project, id)),
            _ => None,
        }));
        problems.push(problem(
            severity,
            ProblemCode::PortConflict,
            format!(
                "On {names}, {} and {} both listen on {protocol} {port}",
                catalog.service(one).name,
                catalog.service(other).name
            ),
            "Only one of them can: place them on different servers, or move one to another port",
            subjects,
        ));
    }
}

pub(super) fn rpc_ranges_and_pins(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let owners = std::iter::once(("The project", &project.options, Subject::Project)).chain(
        project.servers.iter().map(|(id, server)| (server.name.as_str(), &server.options, Subject::Server(id.clone()))),
    );
    for (owner, options, subject) in owners {
        if let Some(range) = options.get("rpc.range").and_then(|value| value.parse::<PortRange>().ok())
            && range.count() < SMALLEST_RPC_RANGE_PORTS
        {
            problems.push(problem(
                Severity::Warning,
                ProblemCode::RpcRangeTooSmall,
                format!("{owner} narrows dynamic RPC to {range}, {} ports", range.count()),
                "Leave at least 100 ports: several services share them, and Net Logon fails with event 5820 when they \
                 run out (KB 154596)",
                vec![subject.clone()],
            ));
        }
        // A pin may come from the project and meet one of the server.
        let pin = |key: &str| options.get(key).or_else(|| project.options.get(key)).filter(|value| !value.is_empty());
        if let (Some(ntds), Some(netlogon)) = (pin("ntds.port"), pin("netlogon.port"))
            && ntds == netlogon
            && (options.contains_key("ntds.port") || options.contains_key("netlogon.port"))
        {
            problems.push(problem(
                Severity::Error,
                ProblemCode::NtdsAndNetlogonPinnedToOnePort,
                format!("{owner} pins NTDS and Net Logon to the same port {ntds}"),
                "Give them different ports: the second one to start cannot listen (KB 224196, event 5809)",
                vec![subject],
            ));
        }
    }
}
