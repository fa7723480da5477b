//! Words for what the project names by an enum or an id, as the whole window uses them.

use crate::engine::{HopSide, Party, PartyObject, Rule};
use crate::ids::{DeviceId, DomainId, LinkId, RestrictionId, SegmentId, TunnelId};
use crate::net::{PortSet, Protocol};
use crate::project::{
    Aggregation, Domain, IcmpMessages, Item, Passage, PathRestriction, Project, RelayKind, Routing, TranslationKind,
    Trust, TrustKind, Tunnel, TunnelEnd, TunnelKind, Verdict,
};

/// A kind of tunnel.
pub const fn tunnel_kind(kind: TunnelKind) -> &'static str {
    match kind {
        TunnelKind::L2tpIpsec => "L2TP/IPsec",
        TunnelKind::Ipsec => "IPsec",
        TunnelKind::Pptp => "PPTP",
        TunnelKind::Gre => "GRE",
    }
}

/// Which way an interface may be passed.
pub const fn passage(passage: Passage) -> &'static str {
    match passage {
        Passage::Both => "Both ways",
        Passage::IntoDevice => "Into the device only",
        Passage::OutOfDevice => "Out to the segment only",
    }
}

/// A broadcast that is passed on.
pub const fn relay(kind: RelayKind) -> &'static str {
    match kind {
        RelayKind::Dhcp => "DHCP",
        RelayKind::WakeOnLan => "Wake-on-LAN",
        RelayKind::Multicast => "Multicast",
    }
}

/// What passing a broadcast on means.
pub const fn relay_meaning(kind: RelayKind) -> &'static str {
    match kind {
        RelayKind::Dhcp => "DHCP requests go on to the DHCP server as unicast, in the name of the device",
        RelayKind::WakeOnLan => "Wake-on-LAN packets go on as a broadcast directed at a segment",
        RelayKind::Multicast => "Multicast is routed to the segments that want it",
    }
}

/// What a translation rewrites.
pub const fn translation(kind: TranslationKind) -> &'static str {
    match kind {
        TranslationKind::Source => "Source",
        TranslationKind::Destination => "Destination",
        TranslationKind::Static => "Both (static)",
    }
}

/// What a translation does.
pub const fn translation_meaning(kind: TranslationKind) -> &'static str {
    match kind {
        TranslationKind::Source => "The source of what leaves to the outside is rewritten, and answers back",
        TranslationKind::Destination => {
            "The destination of what comes in from the outside is rewritten, and answers back"
        }
        TranslationKind::Static => "Each inside address has one of its own outside, in both directions",
    }
}

/// Which of several paths count.
pub const fn routing(routing: Routing) -> &'static str {
    match routing {
        Routing::Shortest => "Shortest",
        Routing::Any => "Any",
    }
}

/// What a choice of paths means.
pub const fn routing_meaning(routing: Routing) -> &'static str {
    match routing {
        Routing::Shortest => "The shortest paths, all of them: equal ones share the load or stand in for each other",
        Routing::Any => "Every path that passes nothing twice: rules still hold after a failure, on more devices",
    }
}

/// What the rules of a device name.
pub const fn aggregation(aggregation: Aggregation) -> &'static str {
    match aggregation {
        Aggregation::Hosts => "Hosts",
        Aggregation::Segments => "Segments",
    }
}

/// Which messages of ICMP the rules of a device let through.
pub const fn icmp_messages(messages: IcmpMessages) -> &'static str {
    match messages {
        IcmpMessages::Needed => "Needed",
        IcmpMessages::All => "All types",
    }
}

/// What a choice of ICMP messages means.
pub const fn icmp_messages_meaning(messages: IcmpMessages) -> &'static str {
    match messages {
        IcmpMessages::Needed => "Only the types of messages that flows need, such as echo requests",
        IcmpMessages::All => {
            "Every ICMP message between parties that need any: for devices that cannot tell the types, such as Azure \
             network security groups"
        }
    }
}

/// What a policy rule says.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allow => "Allow",
        Verdict::Forbid => "Forbid",
    }
}

/// The name of what a tunnel ends at.
pub fn tunnel_end<'p>(project: &'p Project, end: &'p TunnelEnd) -> &'p str {
    match end {
        TunnelEnd::Device(id) => project.devices.get(id).map_or(id.as_str(), |device| &device.name),
        TunnelEnd::Segment(id) => project.segments.get(id).map_or(id.as_str(), |segment| &segment.name),
        TunnelEnd::Server(id) => project.servers.get(id).map_or(id.as_str(), |server| &server.name),
    }
}

/// The name of a tunnel.
pub fn tunnel<'p>(project: &'p Project, id: &'p TunnelId) -> &'p str {
    project.tunnels.get(id).map_or(id.as_str(), |tunnel| &tunnel.name)
}

/// Both ends of a tunnel, with an arrow.
pub fn tunnel_ends(project: &Project, tunnel: &Tunnel) -> String {
    format!("{} ↔ {}", tunnel_end(project, &tunnel.first), tunnel_end(project, &tunnel.second))
}

/// The thing that a tunnel ends at.
pub fn item_of_end(end: &TunnelEnd) -> Item {
    match end {
        TunnelEnd::Device(id) => Item::Device(id.clone()),
        TunnelEnd::Segment(id) => Item::Segment(id.clone()),
        TunnelEnd::Server(id) => Item::Server(id.clone()),
    }
}

/// A link: the device and the segment.
pub fn link(project: &Project, id: &LinkId) -> String {
    let Some(link) = project.links.get(id) else { return id.to_string() };
    let device = project.devices.get(&link.device).map_or(link.device.as_str(), |device| &device.name);
    let segment = project.segments.get(&link.segment).map_or(link.segment.as_str(), |segment| &segment.name);
    format!("{device} – {segment}")
}

/// The path restrictions that a link is in.
pub fn restrictions_of<'p>(
    project: &'p Project,
    link: &'p LinkId,
) -> impl Iterator<Item = (&'p RestrictionId, &'p PathRestriction)> + use<'p> {
    let has_it = move |restriction: &PathRestriction| restriction.links.contains(link);
    project
        .restrictions
        .iter()
        .map(|(id, restriction)| (id, &**restriction))
        .filter(move |(_, restriction)| has_it(restriction))
}

/// The name of a domain's forest: that of its root domain.
pub fn forest(domain: &Domain) -> &str {
    if domain.forest.trim().is_empty() { domain.name.trim() } else { domain.forest.trim() }
}

/// How a trust came about.
pub const fn trust_kind(kind: TrustKind) -> &'static str {
    match kind {
        TrustKind::Forest => "Forest trust",
        TrustKind::External => "External trust",
    }
}

/// The name of a domain.
pub fn domain<'p>(project: &'p Project, id: &'p DomainId) -> &'p str {
    project.domains.get(id).map_or(id.as_str(), |domain| &domain.name)
}

/// A trust in a few words.
pub fn trust(project: &Project, trust: &Trust) -> String {
    let (from, to) = (domain(project, &trust.trusting), domain(project, &trust.trusted));
    if trust.is_two_way { format!("{from} and {to} trust each other") } else { format!("{from} trusts {to}") }
}

/// What a trust lets people do.
pub fn trust_meaning(project: &Project, trust: &Trust) -> String {
    let (from, to) = (domain(project, &trust.trusting), domain(project, &trust.trusted));
    let kind = trust_kind(trust.kind);
    if trust.is_two_way {
        format!("{kind}: users of either domain may use what the other one has")
    } else {
        format!("{kind}: users of {to} may use what {from} has")
    }
}

/// The name of a party of a rule.
pub fn party(project: &Project, party: &Party) -> String {
    let segment = |id: &SegmentId| project.segments.get(id).map_or(id.as_str(), |segment| &segment.name).to_owned();
    let device = |id: &DeviceId| project.devices.get(id).map_or(id.as_str(), |device| &device.name).to_owned();
    match &party.object {
        PartyObject::Server(id) => project.servers.get(id).map_or(id.as_str(), |server| &server.name).to_owned(),
        PartyObject::Segment(id) => segment(id),
        PartyObject::Device(id, at) => format!("{} at {}", device(id), segment(at)),
        PartyObject::Supernet(block) => block.to_string(),
        PartyObject::Broadcast(id) => format!("broadcast of {}", segment(id)),
        PartyObject::Group(block) => format!("multicast {block}"),
    }
}

/// The names of the parties on one side of a rule.
pub fn parties(project: &Project, parties: &[Party]) -> String {
    parties.iter().map(|it| party(project, it)).collect::<Vec<_>>().join(", ")
}

/// The name of a side of a device.
pub fn side<'p>(project: &'p Project, side: &'p HopSide) -> &'p str {
    match side {
        HopSide::Segment(id) => project.segments.get(id).map_or(id.as_str(), |segment| &segment.name),
        HopSide::Tunnel(id) => tunnel(project, id),
    }
}

/// The ports of a rule: those that it opens to, for an answer on a device without state those that it comes from.
pub fn rule_ports(rule: &Rule) -> String {
    let list = |ports: &PortSet| ports.to_string().replace(';', ", ");
    let is_open = |ports: &PortSet| {
        ports.is_full() || rule.protocol == Protocol::Icmp && PortSet::message_types().is_subset(ports)
    };
    let (to, from) = (&rule.destination_ports, &rule.source_ports);
    match rule.protocol {
        Protocol::Icmp if is_open(to) => "any message".to_owned(),
        Protocol::Icmp => format!("type {}", list(to)),
        Protocol::Tcp | Protocol::Udp => match (is_open(to), is_open(from)) {
            (true, true) => "any".to_owned(),
            (false, true) => list(to),
            (true, false) => format!("from {}", list(from)),
            (false, false) => format!("{} from {}", list(to), list(from)),
        },
        Protocol::Ah | Protocol::Esp | Protocol::Gre => "–".to_owned(),
    }
}

/// The thing that a party of a rule is.
pub fn item_of_party(party: &Party) -> Option<Item> {
    match &party.object {
        PartyObject::Server(id) => Some(Item::Server(id.clone())),
        PartyObject::Segment(id) | PartyObject::Broadcast(id) => Some(Item::Segment(id.clone())),
        PartyObject::Device(id, _) => Some(Item::Device(id.clone())),
        PartyObject::Supernet(_) | PartyObject::Group(_) => None,
    }
}
