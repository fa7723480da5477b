//! Every role, alone and in a pair with every other: the flows are what the catalog says, no more and no less.
//!
//! The expectation is worked out here a second time, as plainly as possible and without the engine: sets and loops over
//! the catalog's data, one host at each end.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;

use std::collections::BTreeSet;

use common::{Design, catalog};
use portolan::catalog::{
    Catalog, Condition, Consumer, Delivery, Endpoint, Initiator, OptionIndex, Role, RoleIndex, Scope, ServiceIndex,
    When,
};
use portolan::net::PortRange;
use portolan::project::{Os, SegmentKind};

/// The roles that others script against.
const CONTRACT_ROLES: &str = "domain-controller global-catalog member-server workstation dns-server dhcp-server \
    wins-server certificate-authority file-server dfs-namespace-server dfs-replication-member print-server \
    unix-print-server mac-file-server fax-server web-server ftp-server smtp-server nntp-server pop3-server tftp-server \
    remote-installation-server exchange-2000-server exchange-2003-server rpc-proxy outlook-client \
    outlook-2003-http-client sql-server sql-analysis-server sharepoint-portal aspnet-state-server \
    message-queuing-server dtc-host cluster-node terminal-server terminal-services-client ts-licensing-server \
    ts-session-directory radius-server network-access-server vpn-server vpn-client internet-connection-sharing \
    mom-server mom-agent mom-console sms-server sms-client sms-remote-console snmp-agent snmp-manager media-server \
    media-client remote-storage-server simple-tcpip-server telnet-server upnp-host ftp-client web-client mail-client \
    sql-client admin-workstation time-server trusted-domain-controller generic-server generic-client";

/// How the two ends of a pair stand to each other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Setting {
    /// Neither is in a domain.
    NoDomain,
    /// Both are in one domain.
    OneDomain,
    /// One domain, and every need that can be configured is.
    AllNeeds,
    /// Two domains with a trust.
    Trust,
}

/// The definitions that count on a system: for each of the catalog's roles and services the one with its id that is for
/// the system, else the first with its id.
struct Era {
    os: Os,
    roles: Vec<RoleIndex>,
    services: Vec<ServiceIndex>,
}

impl Era {
    fn new(catalog: &Catalog, os: Os) -> Self {
        let roles = catalog.role_indices().map(|(_, role)| {
            let same = || catalog.role_indices().filter(|(_, other)| other.id == role.id);
            let fitting = same().find(|(_, other)| other.systems.is_empty() || other.systems.contains(&os));
            fitting.or_else(|| same().next()).unwrap().0
        });
        let services = catalog.service_indices().map(|(_, service)| {
            let same = || catalog.service_indices().filter(|(_, other)| other.id == service.id);
            let fitting = same().find(|(_, other)| other.systems.is_empty() || other.systems.contains(&os));
            fitting.or_else(|| same().next()).unwrap().0
        });
        Self { os, roles: roles.collect(), services: services.collect() }
    }

    fn role(&self, role: RoleIndex) -> RoleIndex {
        self.roles[role.position()]
    }

    fn service(&self, service: ServiceIndex) -> ServiceIndex {
        self.services[service.position()]
    }
}

/// A host as the oracle sees it.
struct Host<'e> {
    era: &'e Era,
    segment: &'static str,
    domain: Option<&'static str>,
    roles: BTreeSet<RoleIndex>,
    services: BTreeSet<ServiceIndex>,
    all_needs: bool,
}

/// from, to, protocol, source ports, destination ports
type Atom = (&'static str, &'static str, String, String, String);

impl<'e> Host<'e> {
    fn new(
        catalog: &Catalog,
        era: &'e Era,
        role: &str,
        segment: &'static str,
        domain: Option<&'static str>,
        all_needs: bool,
    ) -> Self {
        let mut host = Self { era, segment, domain, roles: BTreeSet::new(), services: BTreeSet::new(), all_needs };
        let mut open = vec![catalog.role_index(role).unwrap()];
        while let Some(role) = open.pop() {
            let role = era.role(role);
            if host.roles.insert(role) {
                open.extend(&catalog.role(role).includes);
                host.services.extend(catalog.role(role).runs.iter().map(|service| era.service(*service)));
            }
        }
        loop {
            let before = host.services.len();
            for dependency in catalog.dependencies.iter().filter(|dependency| dependency.scope == Scope::SameHost) {
                let has = dependency.consumers.iter().any(|consumer| host.has(*consumer));
                let role = dependency.provider_role.is_none_or(|role| host.roles.contains(&era.role(role)));
                let chosen = match dependency.when {
                    When::Always | When::DefaultOn => true,
                    When::IfConfigured => all_needs,
                };
                let os = dependency.consumer_os.is_empty() || dependency.consumer_os.contains(&era.os);
                if has && role && chosen && os && host.fulfils(catalog, &dependency.only_if) {
                    host.services.insert(era.service(dependency.provider));
                }
            }
            if host.services.len() == before {
                return host;
            }
        }
    }

    fn has(&self, consumer: Consumer) -> bool {
        match consumer {
            Consumer::Role(role) => self.roles.contains(&role),
            Consumer::Service(service) => self.services.contains(&service),
        }
    }

    fn value<'c>(&self, catalog: &'c Catalog, option: OptionIndex) -> Option<&'c str> {
        let option = catalog.option(option);
        if option.need.is_some() { self.all_needs.then_some("yes") } else { option.default.as_deref() }
    }

    fn fulfils(&self, catalog: &Catalog, conditions: &[Condition]) -> bool {
        conditions.iter().all(|condition| {
            self.value(catalog, condition.option).is_some_and(|value| condition.is.iter().any(|is| is == value))
        })
    }

    fn provides(&self, service: ServiceIndex, role: Option<RoleIndex>) -> bool {
        self.services.contains(&self.era.service(service))
            && role.is_none_or(|role| self.roles.contains(&self.era.role(role)))
    }
}

fn expected(catalog: &Catalog, one: &Host<'_>, other: &Host<'_>) -> BTreeSet<Atom> {
    let mut atoms = BTreeSet::new();
    for (consumer, provider) in [(one, other), (other, one)] {
        for dependency in &catalog.dependencies {
            let in_scope = match dependency.scope {
                Scope::SameHost | Scope::SameForest | Scope::Bound => false,
                Scope::Any | Scope::DomainFirst => true,
                Scope::SameDomain => consumer.domain.is_some() && consumer.domain == provider.domain,
                Scope::TrustedDomain => consumer.domain.is_some() && consumer.domain != provider.domain,
            };
            let chosen = dependency.when != When::IfConfigured || consumer.all_needs;
            let local = dependency.scope != Scope::TrustedDomain
                && dependency.self_satisfies
                && consumer.provides(dependency.provider, dependency.provider_role);
            let needs = dependency.consumers.iter().any(|one| consumer.has(*one))
                && (dependency.consumer_os.is_empty() || dependency.consumer_os.contains(&consumer.era.os))
                && consumer.fulfils(catalog, &dependency.only_if);
            let provided = provider.provides(dependency.provider, dependency.provider_role);
            if !(in_scope && chosen && needs && provided) || local {
                continue;
            }
            let service = provider.era.service(dependency.provider);
            for number in dependency.endpoints_of(service) {
                let endpoint = &catalog.service(service).endpoints[usize::from(*number)];
                match endpoint.initiator {
                    Initiator::Consumer => atoms.extend(atoms_of(catalog, endpoint, provider, consumer, provider)),
                    Initiator::Provider => atoms.extend(atoms_of(catalog, endpoint, provider, provider, consumer)),
                    Initiator::Peer => {
                        atoms.extend(atoms_of(catalog, endpoint, provider, consumer, provider));
                        // As the consumer's own era has it.
                        let own = consumer.era.service(dependency.provider);
                        let own_endpoint = catalog.service(own).endpoints.iter().find(|other| other.id == endpoint.id);
                        if let Some(endpoint) = own_endpoint.filter(|_| consumer.services.contains(&own)) {
                            atoms.extend(atoms_of(catalog, endpoint, consumer, provider, consumer));
                        }
                    }
                }
            }
        }
    }
    atoms
}

fn atoms_of(catalog: &Catalog, endpoint: &Endpoint, host: &Host<'_>, from: &Host<'_>, to: &Host<'_>) -> Vec<Atom> {
    let other = if host.segment == from.segment { to } else { from };
    let mut owner = endpoint;
    let mut holds = true;
    loop {
        holds &= host.fulfils(catalog, &owner.only_if)
            && (owner.os.is_empty() || owner.os.contains(&host.era.os))
            && (owner.consumer_os.is_empty() || owner.consumer_os.contains(&other.era.os));
        match owner.carried_by {
            Some(next) => owner = catalog.endpoint(next),
            None => break,
        }
    }
    if !holds || endpoint.delivery != Delivery::Unicast {
        return Vec::new();
    }
    let moved = |endpoint: &Endpoint| -> Vec<String> {
        let port = endpoint.port_option.and_then(|(option, offset)| {
            host.value(catalog, option).map(|value| (value.parse::<i32>().unwrap() + offset).to_string())
        });
        port.map_or_else(|| endpoint.ports.ranges().map(|range| range.to_string()).collect(), |port| vec![port])
    };
    let pool = |pool| catalog.pool(pool).default_for(to.era.os).map(|range: PortRange| range.to_string()).unwrap();
    let mut atoms = Vec::new();
    for protocol in &endpoint.protocols {
        let mut atom = |source: String, destination: String| {
            atoms.push((from.segment, to.segment, protocol.name().to_owned(), source, destination));
        };
        if let Some(destination) = endpoint.destination_pool {
            let source = if endpoint.ports_are_source { moved(endpoint).concat() } else { String::new() };
            atom(source, pool(destination));
        } else if endpoint.ports.is_empty() && endpoint.pool.is_none() {
            atom(String::new(), String::new());
        } else {
            if !endpoint.ports.is_empty() {
                for ports in moved(owner) {
                    atom(String::new(), ports);
                }
            }
            if let Some(dynamic) = endpoint.pool {
                atom(String::new(), pool(dynamic));
            }
        }
    }
    atoms
}

/// The two ends' domains.
const fn domains(setting: Setting) -> [Option<&'static str>; 2] {
    match setting {
        Setting::NoDomain => [None, None],
        Setting::OneDomain | Setting::AllNeeds => [Some("corp.example"), Some("corp.example")],
        Setting::Trust => [Some("corp.example"), Some("other.example")],
    }
}

fn computed(catalog: &Catalog, systems: [Os; 2], roles: [&str; 2], setting: Setting) -> BTreeSet<Atom> {
    let mut design = Design::default();
    design.segment("a", SegmentKind::Internal, "10.1.0.0/24").segment("b", SegmentKind::Internal, "10.2.0.0/24");
    design.firewall("fw", &["a", "b"]);
    for ((name, segment), (role, domain)) in
        [("one", "a"), ("two", "b")].into_iter().zip(roles.into_iter().zip(domains(setting)))
    {
        match domain {
            Some(domain) => design.joined(name, segment, &[role], domain),
            None => design.server(name, segment, &[role]),
        };
    }
    design.os("one", systems[0]).os("two", systems[1]);
    if setting == Setting::Trust {
        design.trust("corp.example", "other.example");
    }
    if setting == Setting::AllNeeds {
        for option in catalog.options.iter().filter(|option| option.need.is_some()) {
            design.project_option(&option.key, "yes");
        }
    }
    let flows = design.flows();
    let segment = |name: &str| if name == "a" { "a" } else { "b" };
    flows
        .rows
        .iter()
        .filter(|(flow, _)| flow.crosses())
        .map(|(flow, row)| {
            assert!(!flow.reasons.is_empty(), "{roles:?}: no reason for {row:?}");
            assert!(
                !row.references.is_empty() && row.references.iter().all(|one| !one.is_empty()),
                "{roles:?}: {row:?}"
            );
            assert!(row.reasons.iter().all(|steps| steps.len() >= 4), "{roles:?}: {:?}", row.reasons);
            assert_eq!(row.enforcement_points, ["fw"]);
            (
                segment(&row.source_segment),
                segment(&row.destination_segment),
                row.protocol.clone(),
                row.source_ports.concat(),
                row.destination_ports.concat(),
            )
        })
        .collect()
}

#[test]
fn every_role_of_the_contract_can_be_placed() {
    let catalog = catalog();
    for id in CONTRACT_ROLES.split_whitespace() {
        let role = catalog.role_by_id(id).unwrap_or_else(|| panic!("{id} is not in the catalog"));
        assert!(
            !role.is_abstract && !role.description.is_empty() && !role.category.is_empty() && !role.icon.is_empty(),
            "{id}"
        );
    }
}

#[test]
fn every_role_alone_computes_and_crosses_nothing() {
    let catalog = catalog();
    let systems = [Os::WindowsServer2003, Os::WindowsServer2019];
    for (role, os) in catalog.placeable_roles().flat_map(|role| systems.map(|os| (role, os))) {
        for domain in [None, Some("corp.example")] {
            let mut design = Design::three_segments();
            match domain {
                Some(domain) => design.joined("one", "users", &[role.id.as_str()], domain),
                None => design.server("one", "users", &[role.id.as_str()]),
            };
            let flows = design.os("one", os).flows();
            assert!(flows.rows.iter().all(|(flow, _)| !flow.crosses()), "{} alone crosses", role.id);
        }
    }
}

/// Roles whose needs have no provider among roles by their nature: a `uses` or a role of the project's own makes them.
const WITHOUT_PROVIDER: [&str; 2] = ["generic-server", "generic-client"];

/// Placeable roles with a definition for this system.
fn roles_of(catalog: &Catalog, os: Os) -> Vec<&str> {
    let fits = |role: &&Role| role.systems.is_empty() || role.systems.contains(&os);
    catalog.roles.iter().filter(|role| !role.is_abstract).filter(fits).map(|role| role.id.as_str()).collect()
}

/// Compares every pair that is wanted, and returns the roles that have a flow in some pair.
fn compare<'c>(
    catalog: &'c Catalog,
    systems: [Os; 2],
    setting: Setting,
    is_wanted: impl Fn(usize, usize) -> bool,
) -> BTreeSet<&'c str> {
    let mut has_flows: BTreeSet<&str> = BTreeSet::new();
    let eras = systems.map(|os| Era::new(catalog, os));
    let all = setting == Setting::AllNeeds;
    let [first, second] = domains(setting);
    // In one domain and with one system the two ends are alike, so that half of the pairs is enough.
    let is_symmetric = setting != Setting::Trust && systems[0] == systems[1];
    let hosts = |end: usize, segment: &'static str, domain: Option<&'static str>| -> Vec<(&'c str, Host<'_>)> {
        let roles = roles_of(catalog, systems[end]).into_iter();
        roles.map(|role| (role, Host::new(catalog, &eras[end], role, segment, domain, all))).collect()
    };
    let (ones, others) = (hosts(0, "a", first), hosts(1, "b", second));
    for (row, (one, host)) in ones.iter().enumerate() {
        for (column, (other, other_host)) in others.iter().enumerate() {
            if (is_symmetric && column < row) || !is_wanted(row, column) {
                continue;
            }
            let wanted = expected(catalog, host, other_host);
            let found = computed(catalog, systems, [one, other], setting);
            assert_eq!(found, wanted, "{one} in a, {other} in b, {setting:?}, {systems:?}");
            if !wanted.is_empty() {
                has_flows.extend([*one, *other]);
            }
        }
    }
    has_flows
}

#[test]
fn every_pair_of_roles_of_2003_has_the_flows_that_the_catalog_says() {
    let catalog = catalog();
    let os = Os::WindowsServer2003;
    let settings = [Setting::NoDomain, Setting::OneDomain, Setting::AllNeeds, Setting::Trust];
    let has_flows: BTreeSet<&str> =
        settings.into_iter().flat_map(|setting| compare(&catalog, [os, os], setting, |_, _| true)).collect();
    let silent: Vec<&str> = roles_of(&catalog, os).into_iter().filter(|role| !has_flows.contains(role)).collect();
    assert!(silent.iter().all(|role| WITHOUT_PROVIDER.contains(role)), "no pair gives these any flow: {silent:?}");
}

/// A part of the pairs, which differs with the setting, so that the time stays bearable.
#[test]
fn pairs_of_roles_of_today_have_the_flows_that_the_catalog_says() {
    let catalog = catalog();
    let os = Os::WindowsServer2019;
    for (setting, turn) in
        [(Setting::NoDomain, 0), (Setting::OneDomain, 1), (Setting::AllNeeds, 2), (Setting::Trust, 3)]
    {
        let found = compare(&catalog, [os, os], setting, |row, column| (row * 7 + column) % 32 == turn);
        assert!(!found.is_empty(), "{setting:?}");
    }
}

/// A host of 2003 and one of today: each keeps to its own era, and what has one id is one thing.
#[test]
fn pairs_of_roles_of_two_eras_have_the_flows_that_the_catalog_says() {
    let catalog = catalog();
    let systems = [Os::WindowsServer2003, Os::WindowsServer2019];
    for (setting, turn) in [(Setting::OneDomain, 0), (Setting::AllNeeds, 1), (Setting::Trust, 2)] {
        let found = compare(&catalog, systems, setting, |row, column| (row * 7 + column) % 32 == turn);
        assert!(!found.is_empty(), "{setting:?}");
    }
}
