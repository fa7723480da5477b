//! Ports: two services on one, ranges that are too small, pins that meet.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{Findings, listed, problem, server_name, servers};
use crate::catalog::{Catalog, Initiator, RequirementLevel, ServiceIndex};
use crate::diag::Severity;
use crate::engine::classes::{Class, Profile};
use crate::engine::report::{Problem, ProblemCode, Subject};
use crate::ids::ServerId;
use crate::net::{PortRange, Protocol};
use crate::project::{Project, Server};

/// The smallest RPC range that does not starve a server, in ports (KB 154596).
const SMALLEST_RPC_RANGE_PORTS: u32 = 100;

/// Two services, and the port that both would listen on.
type Clash = (ServiceIndex, ServiceIndex, Protocol, PortRange);

/// Clashes on hosts of each profile, with how firmly both sides listen; found when first asked for.
#[derive(Default)]
pub(super) struct Conflicts {
    of_profiles: FxHashMap<Profile, Vec<(Clash, RequirementLevel)>>,
}

impl Conflicts {
    /// Two services of one host that would both have to listen on a port of their own (KB 832017, "Overview": only one
    /// can listen on a port at a time).
    pub(super) fn find(&mut self, findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
        let mut groups: BTreeMap<Clash, (RequirementLevel, Vec<Subject>)> = BTreeMap::new();
        for (_, class) in findings.classes.iter() {
            let clashes = self.of_profiles.entry(class.profile).or_insert_with(|| clashes_of(findings.catalog, class));
            for (clash, level) in clashes {
                let group = groups.entry(*clash).or_insert_with(|| (*level, Vec::new()));
                group.0 = group.0.max(*level);
                group.1.extend(servers(class));
            }
        }
        report_conflicts(findings, groups, problems);
    }
}

fn clashes_of(catalog: &Catalog, class: &Class) -> Vec<(Clash, RequirementLevel)> {
    let mut clashes: BTreeMap<Clash, RequirementLevel> = BTreeMap::new();
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
                            let both = (owner, *service, protocol, PortRange::single(port));
                            clashes.entry(both).or_insert(level.min(endpoint.requirement));
                        }
                    }
                }
            }
        }
    }
    clashes.into_iter().collect()
}

fn report_conflicts(
    findings: &Findings<'_, '_>,
    groups: BTreeMap<Clash, (RequirementLevel, Vec<Subject>)>,
    problems: &mut Vec<Problem>,
) {
    let catalog = findings.catalog;
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

/// Options of a server, or of the project, that leave too few ports or pin two services to one.
pub(super) fn rpc_range_and_pins(project: &Project, server: Option<(&ServerId, &Server)>, problems: &mut Vec<Problem>) {
    let (owner, options, subject) = match server {
        Some((id, server)) => (server.name.as_str(), &server.options, Subject::Server(id.clone())),
        None => ("The project", &project.options, Subject::Project),
    };
    if let Some(range) = options.get("rpc.range").and_then(|value| value.parse::<PortRange>().ok())
        && range.count() < SMALLEST_RPC_RANGE_PORTS
    {
        problems.push(problem(
            Severity::Warning,
            ProblemCode::RpcRangeTooSmall,
            format!("{owner} narrows dynamic RPC to {range}, {} ports", range.count()),
            "Leave at least 100 ports: several services share them, and Net Logon fails with event 5820 when they run \
             out (KB 154596)",
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
