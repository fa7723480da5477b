//! What is wrong with a design, each with a stable code, what it is about and what to do.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

use super::classes::{Class, Classes};
use super::needs::MissingProvider;
use super::report::{Flow, PathBetween, PathKind, Problem, ProblemCode, Subject};
use super::requirements::Undelivered;
use crate::catalog::{Catalog, EndpointIndex, Initiator, OptionKind, RequirementLevel, RoleIndex, Scope, ServiceIndex};
use crate::diag::{Severity, nearest};
use crate::ids::{DomainId, SegmentId, ServerId};
use crate::net::{AddressBlock, PortRange, Protocol};
use crate::project::{Options, Project, SegmentKind};

/// The smallest RPC range that does not starve a server, in ports (KB 154596).
const SMALLEST_RPC_RANGE_PORTS: u32 = 100;

/// What the checks look at.
pub(super) struct Findings<'a, 'c> {
    pub(super) project: &'a Project,
    pub(super) catalog: &'a Catalog,
    pub(super) classes: &'c Classes<'a>,
    pub(super) missing: &'c [MissingProvider],
    pub(super) undelivered: &'c BTreeSet<Undelivered>,
    pub(super) flows: &'c [Flow],
    pub(super) paths: &'c BTreeMap<(SegmentId, SegmentId), Arc<PathBetween>>,
}

/// All problems: errors first, then by code and subject.
pub(super) fn problems(findings: &Findings<'_, '_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    roles(findings, &mut problems);
    options(findings, &mut problems);
    addresses(findings, &mut problems);
    prefixes(findings, &mut problems);
    devices(findings, &mut problems);
    missing_providers(findings, &mut problems);
    undelivered(findings, &mut problems);
    paths(findings, &mut problems);
    port_conflicts(findings, &mut problems);
    rpc_ranges_and_pins(findings, &mut problems);
    inside_one_segment(findings, &mut problems);
    problems.sort_by(|left, right| {
        right
            .severity
            .cmp(&left.severity)
            .then_with(|| left.code.cmp(&right.code))
            .then_with(|| left.subjects.cmp(&right.subjects))
            .then_with(|| left.message.cmp(&right.message))
    });
    problems.dedup();
    problems
}

fn problem(
    severity: Severity,
    code: ProblemCode,
    message: impl Into<String>,
    hint: impl Into<String>,
    subjects: Vec<Subject>,
) -> Problem {
    Problem { severity, code, message: message.into(), hint: hint.into(), subjects }
}

/// At most four names, and how many more there are.
pub(super) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    const SHOWN: usize = 4;
    let names: Vec<&str> = names.into_iter().collect();
    let mut text = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        let _ = write!(text, " and {} more", names.len() - SHOWN);
    }
    text
}

fn server_name<'p>(project: &'p Project, id: &'p ServerId) -> &'p str {
    project.servers.get(id).map_or(id.as_str(), |server| server.name.as_str())
}

fn segment_name<'p>(project: &'p Project, id: &'p SegmentId) -> &'p str {
    project.segments.get(id).map_or(id.as_str(), |segment| segment.name.as_str())
}

fn servers(class: &Class<'_>) -> Vec<Subject> {
    class.servers.iter().cloned().map(Subject::Server).collect()
}

fn roles(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let catalog = findings.catalog;
    for (id, server) in findings.project.servers.iter() {
        if server.roles.is_empty() {
            problems.push(problem(
                Severity::Note,
                ProblemCode::ServerWithoutRole,
                format!("{} has no role, so it needs and provides nothing", server.name),
                "Give it a role from the palette or in the inspector",
                vec![Subject::Server(id.clone())],
            ));
        }
        for role in &server.roles {
            let known = catalog.role_by_id(role.as_str());
            if known.is_none_or(|known| known.is_abstract) {
                let near = nearest(role.as_str(), catalog.placeable_roles().map(|role| role.id.as_str()));
                problems.push(problem(
                    Severity::Error,
                    ProblemCode::UnknownRole,
                    format!("{} has the role {:?}, which the catalog does not know", server.name, role.as_str()),
                    near.map_or_else(
                        || "Choose a role of the palette".to_owned(),
                        |near| format!("Did you mean {near}?"),
                    ),
                    vec![Subject::Server(id.clone())],
                ));
            }
        }
    }
}

fn options(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    check_options(findings.catalog, "the project", &findings.project.options, &Subject::Project, problems);
    for (id, server) in findings.project.servers.iter() {
        check_options(findings.catalog, &server.name, &server.options, &Subject::Server(id.clone()), problems);
    }
}

fn check_options(catalog: &Catalog, owner: &str, options: &Options, subject: &Subject, problems: &mut Vec<Problem>) {
    for (key, value) in options {
        let Some(index) = catalog.option_index(key) else {
            let near = nearest(key, catalog.options.iter().map(|option| option.key.as_str()));
            problems.push(problem(
                Severity::Error,
                ProblemCode::UnknownOption,
                format!("{owner} sets {key:?}, which is no option of the catalog"),
                near.map_or_else(|| "Remove it".to_owned(), |near| format!("Did you mean {near}?")),
                vec![subject.clone()],
            ));
            continue;
        };
        if let Err(expected) = catalog.option(index).check(value) {
            problems.push(problem(
                Severity::Error,
                ProblemCode::InvalidOptionValue,
                format!("{owner} sets {key} to {value:?}"),
                format!("Expected {expected}"),
                vec![subject.clone()],
            ));
        }
    }
}

impl crate::catalog::CatalogOption {
    /// Whether the option takes this value.
    ///
    /// # Errors
    /// What was expected instead.
    pub fn check(&self, value: &str) -> Result<(), String> {
        match &self.kind {
            OptionKind::Choice(values) if values.iter().any(|known| known == value) => Ok(()),
            OptionKind::Choice(values) => Err(values.join(" or ")),
            OptionKind::Port => match value.parse::<u16>() {
                Ok(port) if port > 0 => Ok(()),
                _ => Err("a port from 1 to 65535".to_owned()),
            },
            OptionKind::PortRange => match value.parse::<PortRange>() {
                Ok(range) if range.first > 0 => Ok(()),
                _ => Err("a range of ports such as 5000-5100".to_owned()),
            },
        }
    }
}

fn addresses(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let mut seen: BTreeMap<AddressBlock, &ServerId> = BTreeMap::new();
    for (id, server) in project.servers.iter() {
        let prefixes = project.segments.get(&server.segment).map_or(&[][..], |segment| &segment.prefixes);
        for address in &server.addresses {
            if !prefixes.is_empty() && !prefixes.iter().any(|prefix| prefix.contains(address)) {
                let list = prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                problems.push(problem(
                    Severity::Error,
                    ProblemCode::AddressOutsideSegment,
                    format!(
                        "{} has the address {address}, outside {} ({list})",
                        server.name,
                        segment_name(project, &server.segment)
                    ),
                    "Correct the address, add its prefix to the segment, or move the server",
                    vec![Subject::Server(id.clone()), Subject::Segment(server.segment.clone())],
                ));
            }
            if let Some(other) = seen.insert(*address, id)
                && other != id
            {
                problems.push(problem(
                    Severity::Warning,
                    ProblemCode::DuplicateAddress,
                    format!("{} and {} both have the address {address}", server_name(project, other), server.name),
                    "Give one of them another address, or make them one server with both roles",
                    vec![Subject::Server(other.clone()), Subject::Server(id.clone())],
                ));
            }
        }
    }
    let mut open: BTreeSet<&SegmentId> = BTreeSet::new();
    for server in project.servers.values().filter(|server| server.addresses.is_empty()) {
        if let Some(segment) = project.segments.get(&server.segment)
            && segment.prefixes.is_empty()
            && segment.kind != SegmentKind::Internet
        {
            open.insert(&server.segment);
        }
    }
    for id in open {
        problems.push(problem(
            Severity::Note,
            ProblemCode::SegmentWithoutPrefix,
            format!(
                "{} has no prefix and servers without addresses, so the matrix has no addresses for them",
                segment_name(project, id)
            ),
            "Give the segment its prefix, or the servers their addresses",
            vec![Subject::Segment(id.clone())],
        ));
    }
}

fn prefixes(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    // Sorted by network, a prefix can only overlap those that directly follow it.
    let mut all: Vec<(AddressBlock, &SegmentId)> = Vec::new();
    for (id, segment) in findings.project.segments.iter() {
        if segment.kind != SegmentKind::Internet {
            all.extend(segment.prefixes.iter().map(|prefix| (prefix.truncated(), id)));
        }
    }
    all.sort();
    for (position, (prefix, id)) in all.iter().enumerate() {
        for (other, other_id) in all.iter().skip(position + 1).take_while(|(other, _)| prefix.overlaps(other)) {
            if id != other_id {
                problems.push(problem(
                    Severity::Warning,
                    ProblemCode::OverlappingPrefixes,
                    format!(
                        "{prefix} of {} and {other} of {} overlap",
                        segment_name(findings.project, id),
                        segment_name(findings.project, other_id)
                    ),
                    "A device cannot tell which segment an address belongs to: make the prefixes disjoint",
                    vec![Subject::Segment((*id).clone()), Subject::Segment((*other_id).clone())],
                ));
            }
        }
    }
}

fn devices(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let mut linked: HashMap<_, BTreeSet<&SegmentId>> = HashMap::new();
    for link in findings.project.links.values() {
        linked.entry(&link.device).or_default().insert(&link.segment);
    }
    for (id, device) in findings.project.devices.iter() {
        let count = linked.get(id).map_or(0, BTreeSet::len);
        if count < 2 {
            let to = if count == 0 { "no segment".to_owned() } else { "one segment only".to_owned() };
            problems.push(problem(
                Severity::Warning,
                ProblemCode::DeviceSeparatesNothing,
                format!("{} is linked to {to}, so no flow passes it", device.name),
                "Link it to the segments that it separates",
                vec![Subject::Device(id.clone())],
            ));
        }
    }
}

/// Who is missing, for whom: needs of one kind of provider are one problem.
fn missing_providers(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    #[derive(Eq, Ord, PartialEq, PartialOrd)]
    enum Wanted {
        Role(RoleIndex),
        Service(ServiceIndex),
    }
    type Group<'g> = (BTreeSet<&'g ServerId>, BTreeSet<ServiceIndex>, &'g str);
    let (project, catalog) = (findings.project, findings.catalog);
    let mut groups: BTreeMap<(Wanted, Option<Scope2>, Option<&DomainId>), Group<'_>> = BTreeMap::new();
    for missing in findings.missing {
        let dependency = catalog.dependency(missing.dependency);
        let class = findings.classes.get(missing.consumer);
        let wanted = dependency.provider_role.map_or_else(
            || Wanted::Service(catalog.same_service(dependency.provider)),
            |role| Wanted::Role(catalog.same_role(role)),
        );
        let in_domain = matches!(dependency.scope, Scope::SameDomain | Scope::TrustedDomain);
        let key = (wanted, Scope2::of(dependency.scope), class.domain.filter(|_| in_domain));
        let group = groups.entry(key).or_insert_with(|| (BTreeSet::new(), BTreeSet::new(), dependency.why.as_str()));
        group.0.extend(class.servers.iter());
        group.1.insert(catalog.same_service(dependency.provider));
    }
    for ((wanted, scope, domain), (consumers, services, why)) in groups {
        let names = listed(consumers.iter().map(|id| server_name(project, id)));
        let verb = if consumers.len() == 1 { "needs" } else { "need" };
        let services_text = listed(services.iter().map(|service| catalog.service(*service).name.as_str()));
        let domain_name = domain.and_then(|id| project.domains.get(id)).map(|domain| domain.name.as_str());
        let (what, hint) = match wanted {
            Wanted::Role(role) => {
                let role = catalog.role(role).name.as_str();
                (format!("{services_text} of a {}", lower_first(role)), format!("Place a {}", lower_first(role)))
            }
            Wanted::Service(service) => {
                let roles: Vec<&str> = catalog
                    .placeable_roles()
                    .filter(|role| role.offers.iter().any(|offer| catalog.same_service(*offer) == service))
                    .map(|role| role.name.as_str())
                    .collect();
                let hint = if roles.is_empty() {
                    format!("Place a server that runs {services_text}")
                } else {
                    format!("Place one of: {}", listed(roles))
                };
                (services_text, hint)
            }
        };
        let (place, hint) = match (scope, domain_name) {
            (Some(Scope2::Domain), Some(domain)) => {
                (format!("no server of {domain} provides it"), format!("{hint} in the domain {domain}"))
            }
            (Some(Scope2::Trusted), Some(domain)) => (
                format!("no server of a domain that {domain} has a trust with provides it"),
                format!("{hint} in the other domain"),
            ),
            (Some(Scope2::Bound), _) => {
                ("its uses name no server that provides it".to_owned(), format!("{hint} and name it under \"uses\""))
            }
            _ => ("no server in the project provides it".to_owned(), hint),
        };
        problems.push(problem(
            Severity::Error,
            ProblemCode::NeedWithoutProvider,
            format!("{names} {verb} {what}, and {place}"),
            format!("{hint}. Why: {why}"),
            consumers.into_iter().cloned().map(Subject::Server).collect(),
        ));
    }
}

/// [`Scope`], ordered for grouping.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Scope2 {
    Domain,
    Trusted,
    Bound,
}

impl Scope2 {
    fn of(scope: Scope) -> Option<Self> {
        match scope {
            Scope::SameDomain => Some(Self::Domain),
            Scope::TrustedDomain => Some(Self::Trusted),
            Scope::Bound => Some(Self::Bound),
            Scope::SameHost | Scope::SameForest | Scope::Any => None,
        }
    }
}

/// "Domain controller" in the middle of a sentence; words that are all capitals stay so.
fn lower_first(name: &str) -> String {
    let mut characters = name.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => name.to_owned(),
    }
}

fn undelivered(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let (project, catalog) = (findings.project, findings.catalog);
    let mut groups: BTreeMap<(EndpointIndex, &SegmentId, &SegmentId), BTreeSet<&ServerId>> = BTreeMap::new();
    for lost in findings.undelivered {
        let consumer = findings.classes.get(lost.consumer);
        let provider = findings.classes.get(lost.provider);
        groups.entry((lost.endpoint, consumer.segment, provider.segment)).or_default().extend(consumer.servers.iter());
    }
    for ((endpoint, from, to), consumers) in groups {
        let service = catalog.service(endpoint.service);
        let row = catalog.endpoint(endpoint);
        let hint = match row.relay_option {
            Some(option) => {
                let key = &catalog.option(option).key;
                format!("If a device of {} relays it, set {key} to yes at the server", segment_name(project, from))
            }
            None => "Routers do not forward it: resolve names through WINS or DNS, or place the service in the segment"
                .to_owned(),
        };
        let mut subjects: Vec<Subject> = consumers.iter().map(|id| Subject::Server((*id).clone())).collect();
        subjects.push(Subject::Segment(to.clone()));
        problems.push(problem(
            Severity::Warning,
            ProblemCode::BroadcastNotRouted,
            format!(
                "{} in {} would reach {} in {} only by {} ({}), which no router passes on",
                listed(consumers.iter().map(|id| server_name(project, id))),
                segment_name(project, from),
                service.name,
                segment_name(project, to),
                row.delivery,
                row.application_protocol,
            ),
            hint,
            subjects,
        ));
    }
}

fn paths(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    for ((from, to), path) in findings.paths {
        if path.kind == PathKind::None {
            problems.push(problem(
                Severity::Error,
                ProblemCode::NoPath,
                format!(
                    "Servers in {} need servers in {}, and no device leads there",
                    segment_name(project, from),
                    segment_name(project, to)
                ),
                "Link both segments to a firewall or router, or draw the links that are missing on the way",
                vec![Subject::Segment(from.clone()), Subject::Segment(to.clone())],
            ));
        }
    }
}

/// How firmly both sides of a conflict listen, and on which servers.
type Conflict = (RequirementLevel, Vec<Subject>);

/// Two services of one host that would both have to listen on a port of their own (KB 832017, "Overview": only one can
/// listen on a port at a time).
fn port_conflicts(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
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

fn rpc_ranges_and_pins(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
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

fn inside_one_segment(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let mut segments: BTreeMap<&SegmentId, usize> = BTreeMap::new();
    for flow in findings.flows.iter().filter(|flow| !flow.crosses()) {
        *segments.entry(&flow.source_segment).or_default() += 1;
    }
    if segments.is_empty() {
        return;
    }
    let flows: usize = segments.values().sum();
    let names = listed(segments.keys().map(|id| segment_name(findings.project, id)));
    problems.push(problem(
        Severity::Note,
        ProblemCode::HostFirewallOnly,
        format!(
            "{flows} flows stay inside one segment ({names}): no device can enforce them, only the hosts themselves"
        ),
        "They are left out of the matrix; --scope all, or \"Within segments\" over the table of flows, shows them",
        segments.keys().map(|id| Subject::Segment((*id).clone())).collect(),
    ));
}
