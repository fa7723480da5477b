//! Random networks, and what the text of their devices has to let through: the rules, which are proved to be what the
//! flows need.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use portolan::diag::Diagnostic;
use portolan::engine::{self, DeviceRules, HopSide, Party, Report, Rule};
use portolan::export::device::{Artifact, DeviceContext, Language, Plan, Spreading, State};
use portolan::net::{
    AddressBlock, AddressSet, PacketBox, PacketKind, PacketSet, PortRange, PortSet, Protocol, ServiceSet,
};
use portolan::project::{IcmpMessages, Link, Project, SegmentKind};

use crate::common::catalog;
use crate::common::random::{Random, parts};

const NETWORKS: u64 = 200;

/// A random network in which everything has an address, and interfaces have names or not; fit for the language.
pub fn random_project(seed: u64, language: &Language) -> Project {
    let mut project = parts(seed).project();
    let random = &mut Random::new(seed ^ 0x5eed);
    let needs_names = language.capabilities.interfaces.is_some_and(|interfaces| interfaces.is_needed);
    let named = if needs_names { 0 } else { random.below(3) };
    for (number, segment) in Arc::make_mut(&mut project.segments).values_mut().enumerate() {
        if segment.prefixes.is_empty() && segment.kind != SegmentKind::Internet {
            Arc::make_mut(segment).prefixes = vec![format!("172.16.{number}.0/28").parse().unwrap()];
        }
    }
    let translating: BTreeSet<_> = project
        .devices
        .iter()
        .flat_map(|(id, device)| device.translations.iter().map(|it| (id.clone(), it.outside.clone())))
        .collect();
    for (number, link) in Arc::make_mut(&mut project.links).values_mut().enumerate() {
        let link = Arc::make_mut(link);
        // All have names, or only those that have to, or some.
        let is_named = named == 0 || (named == 1 && random.chance(60));
        if is_named || translating.contains(&(link.device.clone(), link.segment.clone())) {
            link.interface = format!("eth{number}");
        }
        if link.addresses.is_empty() {
            let prefixes = &project.segments[&link.segment].prefixes;
            let fallback: AddressBlock = "198.51.100.1/24".parse().unwrap();
            link.addresses = vec![prefixes.first().copied().unwrap_or(fallback)];
        }
    }
    for device in Arc::make_mut(&mut project.devices).values_mut() {
        match language.capabilities.state {
            // Hosts keep state whatever the device before them does.
            _ if language.capabilities.is_of_hosts => Arc::make_mut(device).is_stateful = true,
            State::Always => Arc::make_mut(device).is_stateful = true,
            State::Never => Arc::make_mut(device).is_stateful = false,
            State::Either => {}
        }
        // All of ICMP is what such languages can say, so that most networks are written and some are refused.
        if language.capabilities.message_types.is_some_and(<[u16]>::is_empty) && random.chance(80) {
            Arc::make_mut(device).icmp_messages = IcmpMessages::All;
        }
    }
    project
}

/// On which sides of a rule "anywhere" means what is outside of the project, since nothing else tells the side.
#[derive(Clone, Copy)]
pub struct Narrowed {
    pub sources: bool,
    pub destinations: bool,
}

impl Narrowed {
    pub const NOTHING: Self = Self { sources: false, destinations: false };
    pub const DESTINATIONS: Self = Self { sources: false, destinations: true };
    pub const SOURCES: Self = Self { sources: true, destinations: false };
    pub const BOTH: Self = Self { sources: true, destinations: true };
}

/// A device with what its text has to let through.
#[derive(Clone)]
pub struct Case<'a> {
    pub report: &'a Report,
    pub project: &'a Project,
    pub rules: &'a DeviceRules,
    pub links: Vec<&'a Link>,
    /// What is not outside of the project.
    pub own_networks: AddressSet,
    pub is_stateful: bool,
}

impl<'a> Case<'a> {
    pub fn new(network: &Network<'a>, rules: &'a DeviceRules) -> Self {
        let project = network.project;
        let prefixes = project.segments.values().flat_map(|segment| &segment.prefixes);
        Case {
            report: network.report,
            project,
            rules,
            links: project.links.values().filter(|link| link.device == rules.device).map(|it| &**it).collect(),
            own_networks: prefixes.map(|block| AddressSet::network(*block)).collect(),
            is_stateful: project.devices[&rules.device].is_stateful,
        }
    }

    /// The interfaces by name, and one that the text does not know.
    pub fn interfaces(&self) -> BTreeSet<&str> {
        self.links
            .iter()
            .map(|link| link.interface.as_str())
            .filter(|name| !name.is_empty())
            .chain(["other0"])
            .collect()
    }

    /// All sides: the segments that it is at, and the tunnels that its rules name.
    pub fn sides(&self) -> BTreeSet<HopSide> {
        let segments = self.links.iter().map(|link| HopSide::Segment(link.segment.clone()));
        let named = self.rules.rules.iter().flat_map(|rule| [rule.from.clone(), rule.to.clone()]);
        segments.chain(named).collect()
    }

    /// What a text calls a side: an interface where it has a name, else as a person does, without blanks.
    pub fn place(&self, side: &HopSide) -> String {
        let name = match side {
            HopSide::Segment(segment) => {
                let link = self.links.iter().find(|link| link.segment == *segment);
                match link.map_or("", |link| link.interface.as_str()) {
                    "" => &self.project.segments[segment].name,
                    interface => return interface.to_owned(),
                }
            }
            HopSide::Tunnel(tunnel) => &self.project.tunnels[tunnel].name,
        };
        name.replace(' ', "_")
    }

    /// The names of the interfaces on a side; none where packets are told by their addresses alone.
    fn names(&self, side: &HopSide) -> Option<BTreeSet<&str>> {
        let HopSide::Segment(segment) = side else { return None };
        let links = self.links.iter().filter(|link| link.segment == *segment);
        let names: BTreeSet<&str> = links.map(|link| link.interface.as_str()).collect();
        (!names.contains("") && !names.is_empty()).then_some(names)
    }

    /// What has to be let through between two interfaces.
    pub fn expected(&self, input: &str, output: &str) -> PacketSet {
        let is_at = |side: &HopSide, name: &str| match self.names(side) {
            Some(names) => names.contains(name),
            // It may be anywhere but where other sides are known to be.
            None => self.links.iter().all(|link| {
                link.interface != name || matches!(side, HopSide::Segment(segment) if link.segment == *segment)
            }),
        };
        let narrowed = |rule: &Rule| Narrowed {
            sources: self.names(&rule.from).is_none(),
            destinations: self.names(&rule.to).is_none(),
        };
        self.union(|rule| is_at(&rule.from, input) && is_at(&rule.to, output), narrowed)
    }

    /// What the rules that are meant let through together.
    pub fn union(&self, is_meant: impl Fn(&Rule) -> bool, narrowed: impl Fn(&Rule) -> Narrowed) -> PacketSet {
        let rules = self.rules.rules.iter().filter(|rule| is_meant(rule));
        rules.flat_map(|rule| self.packets(rule, narrowed(rule))).collect()
    }

    /// What answers what the rules that are meant let through, of protocols that some devices keep no state of.
    pub fn answers(&self, is_meant: impl Fn(&Rule) -> bool, narrowed: Narrowed) -> PacketSet {
        let swapped = |rule: &Rule| Rule {
            sources: rule.destinations.clone(),
            destinations: rule.sources.clone(),
            ..rule.clone()
        };
        let is_answered =
            |rule: &&Rule| self.is_stateful && !rule.protocol.has_ports() && rule.protocol != Protocol::Icmp;
        let rules = self.rules.rules.iter().filter(|rule| is_meant(rule)).filter(is_answered);
        rules.flat_map(|rule| self.packets(&swapped(rule), narrowed)).collect()
    }

    pub fn packets(&self, rule: &Rule, narrowed: Narrowed) -> Vec<PacketBox> {
        // A party that is anywhere, beside others that may be own networks.
        let narrow = |parties: &[Party], is_narrowed: bool, family: &AddressSet| -> AddressSet {
            let of_party = |party: &Party| {
                let here = self.rules.addresses(std::slice::from_ref(party)).intersection(family);
                if is_narrowed && here == *family { here.difference(&self.own_networks) } else { here }
            };
            parties.iter().map(of_party).fold(AddressSet::new(), |all, it| all.union(&it))
        };
        let mut boxes = Vec::new();
        for (is_ipv4, family) in [(true, AddressSet::any_ipv4()), (false, AddressSet::any_ipv6())] {
            let sources = narrow(&rule.sources, narrowed.sources, &family);
            let destinations = narrow(&rule.destinations, narrowed.destinations, &family);
            let mut ports = rule.destination_ports.clone();
            if rule.protocol == Protocol::Icmp && !is_ipv4 && !PortSet::message_types().is_subset(&ports) {
                ports = icmpv6_types(&ports);
            }
            // On a device without state a connection is opened and kept by the same rule.
            let kinds: &[PacketKind] = match rule.kind {
                PacketKind::Reply => &[PacketKind::Reply],
                PacketKind::Opening => &[PacketKind::Opening, PacketKind::Reply],
            };
            for kind in kinds {
                let service = ServiceSet::new(rule.protocol, *kind, rule.source_ports.clone(), ports.clone());
                boxes.push(PacketBox::new(sources.clone(), destinations.clone(), service));
            }
        }
        boxes
    }
}

/// The types of ICMPv6 (RFC 4443, RFC 4861) that do what types of ICMP (RFC 792, RFC 1256) do; none for those that are
/// gone.
pub fn icmpv6_types(icmp: &PortSet) -> PortSet {
    const TYPES: [(u16, u16); 9] =
        [(0, 129), (3, 1), (3, 2), (5, 137), (8, 128), (9, 134), (10, 133), (11, 3), (12, 4)];
    TYPES.iter().filter(|(old, _)| icmp.contains(*old)).map(|(_, new)| PortRange::single(*new)).collect()
}

/// Says what is wrong with what was read, if anything is.
pub fn same(read: &PacketSet, expected: &PacketSet) -> Result<(), String> {
    let (more, less) = (read.difference(expected), expected.difference(read));
    if more.is_empty() && less.is_empty() {
        return Ok(());
    }
    Err(format!("lets through and should not:\n{more}\nshould let through and does not:\n{less}"))
}

/// A network with everything that its texts are made of.
pub struct Network<'a> {
    pub seed: u64,
    pub project: &'a Project,
    pub report: &'a Report,
    pub rules: &'a [DeviceRules],
    pub plan: Plan<'a>,
    pub language: &'static Language,
}

impl Network<'_> {
    /// The files of a device, or why the language refuses it.
    pub fn files(&self, rules: &DeviceRules) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
        let context = DeviceContext::new(&self.plan, rules).unwrap();
        self.language.write(&context).map(|text| text.artifacts)
    }
}

/// How many devices were compared, and how many the language refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub compared: usize,
    pub refused: usize,
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, it| Self {
            compared: sum.compared + it.compared,
            refused: sum.refused + it.refused,
        })
    }
}

/// Runs a check on all networks, on as many threads as there are processors, and sums up what it counts.
pub fn on_all_networks(language: &str, check: impl Fn(&Network<'_>) -> Counts + Sync) -> Counts {
    let seeds: Vec<u64> = match std::env::var("SEED") {
        Ok(seed) => vec![seed.parse().unwrap()],
        Err(_) => (0..NETWORKS).collect(),
    };
    let language = Language::find(language).unwrap();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let one = |seed: u64| on_network(seed, &random_project(seed, language), language, &check);
    std::thread::scope(|scope| {
        let chunks = seeds.chunks(seeds.len().div_ceil(threads));
        let workers: Vec<_> =
            chunks.map(|seeds| scope.spawn(|| seeds.iter().map(|seed| one(*seed)).sum::<Counts>())).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    })
}

/// Runs a check on one project.
pub fn on_network<T>(
    seed: u64,
    project: &Project,
    language: &'static Language,
    check: impl FnOnce(&Network<'_>) -> T,
) -> T {
    let catalog = catalog();
    let report = engine::compute(project, &catalog);
    let rules = engine::device_rules(project, &report);
    engine::prove(project, &report, &rules).unwrap();
    assert!(rules.iter().all(|rules| rules.without_address.is_empty()), "seed {seed}");
    let plan = Plan::new(project, &catalog, &report);
    check(&Network { seed, project, report: &report, rules: &rules, plan, language })
}

/// Panics where a refusal is not what the language declares: something that a rule asks for and the language cannot say.
pub fn assert_declared(network: &Network<'_>, rules: &DeviceRules, diagnostics: &[Diagnostic]) {
    let can = &network.language.capabilities;
    let helpers = &network.project.devices[&rules.device].helpers;
    let is_declared = rules.rules.iter().any(|rule| {
        let families = [AddressSet::any_ipv4(), AddressSet::any_ipv6()];
        let has_family = |at: usize| {
            let sides = [&rule.sources, &rule.destinations].map(|it| rules.addresses(it));
            sides.iter().all(|it| !it.is_disjoint(&families[at]))
        };
        let cannot_tell_messages = rule.protocol == Protocol::Icmp
            && can.message_types.is_some_and(|types| {
                let asked: Vec<u16> = rule.destination_ports.ranges().flat_map(|it| it.first..=it.last).collect();
                asked.iter().any(|it| !types.contains(it))
                    && !PortSet::message_types().is_subset(&rule.destination_ports)
            });
        !can.protocols.contains(&rule.protocol)
            || (!can.has_source_ports && rule.protocol.has_ports() && !rule.source_ports.is_full())
            || cannot_tell_messages
            || (rule.protocol == Protocol::Icmp && !can.has_icmpv6 && has_family(1))
            || match can.spreading {
                Spreading::Nothing => rule.is_to_groups() || rule.is_to_broadcasts(),
                Spreading::AllOfIpv4 => rule.is_to_groups() && has_family(1),
                Spreading::All => false,
            }
            || (can.is_of_hosts && rule.destinations.iter().any(|party| party.is_translated))
    }) || helpers.iter().any(|helper| !can.helpers.contains(helper));
    let texts: BTreeMap<&str, String> = diagnostics.iter().map(|it| (it.code, it.render())).collect();
    assert!(is_declared, "seed {}: {} is refused for no declared reason: {texts:?}", network.seed, rules.device);
}
