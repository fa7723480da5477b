//! Needs that nobody fulfils, and broadcasts that nobody passes on.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, device_name, listed, problem, segment_name, server_name};
use crate::catalog::{DependencyIndex, EndpointIndex, Initiator, RelayKind, RoleIndex, Scope, ServiceIndex};
use crate::diag::Severity;
use crate::engine::relays::{blocking_multicast, may_have_broadcasts};
use crate::engine::report::{Problem, ProblemCode, Subject};
use crate::ids::{DomainId, SegmentId, ServerId};

/// Who is missing, for whom: needs of one kind of provider are one problem.
pub(super) fn missing_providers(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    #[derive(Eq, Ord, PartialEq, PartialOrd)]
    enum Wanted {
        Role(RoleIndex),
        Service(ServiceIndex),
    }
    type Group<'g> = (BTreeSet<&'g ServerId>, BTreeSet<ServiceIndex>, DependencyIndex);
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
        let key = (wanted, Scope2::of(dependency.scope), class.domain.as_ref().filter(|_| in_domain));
        let group = groups.entry(key).or_insert_with(|| (BTreeSet::new(), BTreeSet::new(), missing.dependency));
        group.0.extend(class.servers.iter());
        group.1.insert(catalog.same_service(dependency.provider));
        group.2 = group.2.min(missing.dependency);
    }
    for ((wanted, scope, domain), (consumers, services, first)) in groups {
        let why = &catalog.dependency(first).why;
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
            Scope::SameHost | Scope::SameForest | Scope::DomainFirst | Scope::Any => None,
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

pub(super) fn undelivered(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let (project, catalog) = (findings.project, findings.catalog);
    let mut groups: BTreeMap<(EndpointIndex, &SegmentId, &SegmentId), BTreeSet<&ServerId>> = BTreeMap::new();
    for lost in findings.undelivered {
        let consumer = findings.classes.get(lost.consumer);
        let provider = findings.classes.get(lost.provider);
        groups
            .entry((lost.endpoint, &consumer.segment, &provider.segment))
            .or_default()
            .extend(consumer.servers.iter());
    }
    for ((endpoint, from, to), consumers) in groups {
        let service = catalog.service(endpoint.service);
        let row = catalog.endpoint(endpoint);
        // What the provider sends goes the other way.
        let (sender, receiver) = if row.initiator == Initiator::Provider { (to, from) } else { (from, to) };
        let hint = match (row.relay, row.relay_option) {
            (Some(RelayKind::Dhcp), _) | (None, Some(_)) => {
                let what = if row.relay.is_some() { "DHCP" } else { "it" };
                let option = row.relay_option.map(|option| catalog.option(option).key.as_str());
                let option = option.map(|key| format!("; where it is not drawn, set {key} to yes at the server"));
                format!("Let a device of {} relay {what}{}", segment_name(project, sender), option.unwrap_or_default())
            }
            (Some(RelayKind::WakeOnLan), _) if !may_have_broadcasts(project, receiver) => format!(
                "Give {} a network of IPv4 that has a broadcast address, since IPv6 has none, or send to each computer",
                segment_name(project, receiver)
            ),
            (Some(RelayKind::WakeOnLan), _) => format!(
                "Let a device of {} take in broadcasts that wake computers there, or send to each computer",
                segment_name(project, receiver)
            ),
            (Some(RelayKind::Multicast), _) => match blocking_multicast(project, findings.topology, sender, receiver) {
                Some(devices) if !devices.is_empty() => format!(
                    "Let {} route multicast, or place the service in the segment",
                    listed(devices.iter().map(|id| device_name(project, id)))
                ),
                _ => "Place the service in the segment: no device leads there".to_owned(),
            },
            (None, None) => {
                "Routers do not forward it: resolve names through WINS or DNS, or place the service in the segment"
                    .to_owned()
            }
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
