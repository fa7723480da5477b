//! The zone policy: which planned flows it forbids.
//!
//! Rules are read from the first to the last, for each flow from one segment to another, the outsides of tunnels among
//! them; a flow inside one segment passes no border between zones. A rule fits by its two selectors and its services; the
//! first that fits decides, port by port: an `allow` settles those ports of the flow that it names, a `forbid` that names
//! any port that is still open forbids the flow. What no rule fits is allowed. So a wide range is allowed only where all of
//! it is, and forbidden where a part of it is.
//!
//! The id of a service and an application protocol mean the rows of the matrix that say so: what rides on another
//! service's port (a printer on SMB) counts as that other service, as it does for a firewall.

use std::collections::{BTreeMap, BTreeSet};

use super::report::{Flow, Report};
use crate::catalog::{Catalog, ServiceIndex};
use crate::ids::{FlowId, SegmentId};
use crate::net::{PortSet, Protocol};
use crate::project::vocabulary::{Misfit, PolicyService, find_policy_service};
use crate::project::{PolicyRule, Project, SegmentKind, Verdict, ZoneSelector};

/// The risk word of a flow that the zone policy forbids.
pub const FORBIDDEN_RISK: &str = "forbidden-by-policy";

/// The rule that decides on each flow: the one that forbids it, or the first that allows a part of it. Flows that no rule
/// fits are left out.
pub fn verdicts<'p>(project: &'p Project, catalog: &Catalog, report: &Report) -> BTreeMap<FlowId, &'p PolicyRule> {
    let verdicts = Policy::new(project, catalog).verdicts(&report.flows);
    let decided = report.flows.iter().zip(verdicts).filter_map(|(flow, rule)| Some((flow.id.clone(), rule?)));
    decided.collect()
}

/// A policy with its words looked up.
pub(super) struct Policy<'p, 'c> {
    project: &'p Project,
    catalog: &'c Catalog,
    pub(super) rules: Vec<Rule<'p>>,
}

/// A rule with its words looked up.
pub(super) struct Rule<'p> {
    pub(super) written: &'p PolicyRule,
    pub(super) services: Services,
    pub(super) misfits: Vec<Misfit>,
}

/// What a rule is about.
#[derive(Debug, Default)]
pub(super) struct Services {
    is_everything: bool,
    ports: BTreeMap<Protocol, PortSet>,
    protocols: BTreeSet<Protocol>,
    by_id: BTreeSet<ServiceIndex>,
    /// In lower case.
    application_protocols: BTreeSet<String>,
}

impl Services {
    fn add(&mut self, service: PolicyService) {
        match service {
            PolicyService::Ports(ports, protocol) => self.ports.entry(protocol).or_default().insert(ports),
            PolicyService::Protocol(protocol) => {
                self.protocols.insert(protocol);
            }
            PolicyService::Named { service, application_protocol } => {
                self.by_id.extend(service);
                self.application_protocols.extend(application_protocol);
            }
        }
    }

    /// Takes in what other services are about.
    pub(super) fn extend(&mut self, other: &Self) {
        self.is_everything |= other.is_everything;
        for (protocol, ports) in &other.ports {
            let own = self.ports.entry(*protocol).or_default();
            *own = own.union(ports);
        }
        self.protocols.extend(&other.protocols);
        self.by_id.extend(&other.by_id);
        self.application_protocols.extend(other.application_protocols.iter().cloned());
    }

    /// Whether all of `other` is among these, as far as the words tell: a port may belong to a service, but that one is
    /// never taken for the other.
    pub(super) fn include(&self, other: &Self) -> bool {
        if self.is_everything {
            return true;
        }
        let has_ports = |(protocol, ports): (&Protocol, &PortSet)| {
            self.protocols.contains(protocol) || self.ports.get(protocol).is_some_and(|own| ports.is_subset(own))
        };
        !other.is_everything
            && other.ports.iter().all(has_ports)
            && other.protocols.is_subset(&self.protocols)
            && other.by_id.is_subset(&self.by_id)
            && other.application_protocols.is_subset(&self.application_protocols)
    }
}

impl<'p, 'c> Policy<'p, 'c> {
    /// The policy of a project.
    pub(super) fn new(project: &'p Project, catalog: &'c Catalog) -> Self {
        let look_up = |rule: &'p PolicyRule| {
            let mut services = Services { is_everything: rule.services.is_empty(), ..Services::default() };
            let mut misfits = Vec::new();
            for word in &rule.services {
                match find_policy_service(catalog, word) {
                    Ok(service) => services.add(service),
                    Err(misfit) => misfits.push(misfit),
                }
            }
            Rule { written: rule, services, misfits }
        };
        Self { project, catalog, rules: project.policy.iter().map(look_up).collect() }
    }

    /// Whether a rule is about what comes from a segment, or about what goes there.
    pub(super) fn selects(&self, rule: &Rule<'_>, id: &SegmentId, is_source: bool) -> bool {
        let selector = if is_source { &rule.written.from } else { &rule.written.to };
        self.project.segments.get(id).is_some_and(|segment| selector.matches(id, segment))
    }

    fn fits_pair(&self, rule: &Rule<'_>, from: &SegmentId, to: &SegmentId) -> bool {
        from != to && self.selects(rule, from, true) && self.selects(rule, to, false)
    }

    /// For each flow the rule that forbids it, else the first that allows a part of it.
    pub(super) fn verdicts<'f>(&self, flows: impl IntoIterator<Item = &'f Flow>) -> Vec<Option<&'p PolicyRule>> {
        // Flows stand in the order of their segments, so that the rules of a pair are looked up once.
        let mut pair: Option<(&SegmentId, &SegmentId)> = None;
        let mut fitting: Vec<&Rule<'p>> = Vec::new();
        let verdict = |flow: &'f Flow| {
            let (from, to) = (&flow.source_segment, &flow.destination_segment);
            if pair != Some((from, to)) {
                pair = Some((from, to));
                fitting = self.rules.iter().filter(|rule| self.fits_pair(rule, from, to)).collect();
            }
            self.verdict(flow, &fitting)
        };
        flows.into_iter().map(verdict).collect()
    }

    fn verdict(&self, flow: &Flow, rules: &[&Rule<'p>]) -> Option<&'p PolicyRule> {
        if rules.is_empty() {
            return None;
        }
        let mut open: PortSet = flow.destination_ports.into_iter().collect();
        let mut allowed_by = None;
        for rule in rules {
            let is_all = self.covers(rule, flow);
            let named = rule.services.ports.get(&flow.protocol).map(|ports| open.intersection(ports));
            let named = named.filter(|ports| !ports.is_empty());
            match (rule.written.verdict, is_all, named) {
                (_, false, None) => {}
                (Verdict::Forbid, ..) => return Some(rule.written),
                (Verdict::Allow, true, _) => return allowed_by.or(Some(rule.written)),
                (Verdict::Allow, false, Some(named)) => {
                    allowed_by = allowed_by.or(Some(rule.written));
                    open = open.difference(&named);
                    if open.is_empty() {
                        break;
                    }
                }
            }
        }
        allowed_by
    }

    /// Whether a rule is about all of a flow, whatever its ports.
    fn covers(&self, rule: &Rule<'_>, flow: &Flow) -> bool {
        let services = &rule.services;
        let names_row = || {
            services.by_id.contains(&self.catalog.same_service(flow.endpoint.service)) || {
                let name = &self.catalog.endpoint(flow.endpoint).application_protocol;
                services.application_protocols.iter().any(|protocol| protocol.eq_ignore_ascii_case(name))
            }
        };
        services.is_everything || services.protocols.contains(&flow.protocol) || names_row()
    }
}

/// Marks flows that the policy forbids with [`FORBIDDEN_RISK`].
pub(super) fn mark(policy: &Policy<'_, '_>, flows: &mut [Flow]) {
    if policy.rules.is_empty() {
        return;
    }
    let verdicts = policy.verdicts(&*flows);
    for (flow, rule) in flows.iter_mut().zip(verdicts) {
        if rule.is_some_and(|rule| rule.verdict == Verdict::Forbid) {
            let risks = &mut flow.row_mut().risks;
            let place = risks.partition_point(|risk| risk.as_str() < FORBIDDEN_RISK);
            risks.insert(place, FORBIDDEN_RISK.to_owned());
        }
    }
}

/// Rules to start a policy from, by the kinds of segments: what comes from outside ends in the DMZ, nobody reaches
/// management but management itself, and what is made for one network only stays there.
pub fn baseline() -> Vec<PolicyRule> {
    /// Not made for the open network: RPC, NetBIOS, SMB (Microsoft names TCP 445, UDP 137 and 138 and TCP 139 for the edge
    /// of the network in KB 3185535), LDAP, Kerberos, databases, remote administration.
    const INSIDE_ONLY: &str = "135/tcp 137-138/udp 139/tcp 445/tcp 88/tcp 88/udp 389/tcp 389/udp 636/tcp 3268-3269/tcp \
                               1433/tcp 1434/udp 3306/tcp 5432/tcp 3389/tcp 3389/udp 5985-5986/tcp 161/udp";
    /// Windows file sharing and remote desktop.
    const SHARING: &str = "135/tcp 137-138/udp 139/tcp 445/tcp 3389/tcp 3389/udp";
    /// Passwords or whole sessions in clear text: FTP, Telnet, TFTP, the Berkeley r-commands.
    const CLEAR_TEXT: &str = "21/tcp 23/tcp 69/udp 512-514/tcp";
    /// SNMP traps and syslog.
    const REPORTS: &str = "162/udp 514/udp 6514/tcp";
    use SegmentKind::{Dmz, Internal, Internet, Management, Partner, User};
    let rule =
        |name: &str, from: Option<SegmentKind>, to: Option<SegmentKind>, services: &str, note: &str| PolicyRule {
            name: name.to_owned(),
            from: from.map_or(ZoneSelector::Any, ZoneSelector::Kind),
            to: to.map_or(ZoneSelector::Any, ZoneSelector::Kind),
            services: services.split_whitespace().map(str::to_owned).collect(),
            verdict: Verdict::Forbid,
            note: note.to_owned(),
        };
    let outside_in = "What comes from outside ends in the DMZ; a server there goes on to the inside in its own name.";
    let management = "Whoever reaches management reaches everything: administrators work from within it.";
    vec![
        rule(
            "No inside services from the internet",
            Some(Internet),
            None,
            INSIDE_ONLY,
            "They are attacked wherever they can be seen.",
        ),
        rule(
            "No sharing or remote desktop for partners",
            Some(Partner),
            None,
            SHARING,
            "A partner's network is not ours to keep clean.",
        ),
        rule("Internet to internal", Some(Internet), Some(Internal), "", outside_in),
        rule("Internet to users", Some(Internet), Some(User), "", outside_in),
        rule("Internet to management", Some(Internet), Some(Management), "", outside_in),
        rule("Partner to users", Some(Partner), Some(User), "", "Partners use servers, not people's computers."),
        rule("Partner to management", Some(Partner), Some(Management), "", management),
        PolicyRule {
            verdict: Verdict::Allow,
            ..rule(
                "Traps and logs to management",
                None,
                Some(Management),
                REPORTS,
                "Devices and servers report by themselves.",
            )
        },
        rule("Users to management", Some(User), Some(Management), "", management),
        rule("DMZ to management", Some(Dmz), Some(Management), "", management),
        rule(
            "DMZ to users",
            Some(Dmz),
            Some(User),
            "",
            "A server that was taken over must not reach people's computers.",
        ),
        rule("No clear text into the DMZ", None, Some(Dmz), CLEAR_TEXT, "Passwords can be read on the way."),
    ]
}
