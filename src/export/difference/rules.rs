//! Rules of devices in one line, for people.

use crate::engine::{HopSide, Party, PartyObject, Rule};
use crate::net::{PacketKind, Protocol};
use crate::project::Project;

/// A rule in one line: `Users > Servers: pc1, pc2 -> dc1, tcp 445`.
pub fn rule_text(project: &Project, rule: &Rule) -> String {
    let side = |side: &HopSide| match side {
        HopSide::Segment(id) => project.segments.get(id).map_or_else(|| id.to_string(), |it| it.name.clone()),
        HopSide::Tunnel(id) => {
            let name = project.tunnels.get(id).map_or(id.as_str(), |it| it.name.as_str());
            format!("tunnel {name}")
        }
    };
    let ports = match rule.protocol {
        Protocol::Tcp | Protocol::Udp if rule.destination_ports.is_full() => " any port".to_owned(),
        Protocol::Tcp | Protocol::Udp | Protocol::Icmp if !rule.destination_ports.is_full() => {
            format!(" {}", rule.destination_ports).replace(';', ", ")
        }
        _ => String::new(),
    };
    let from_ports = if rule.protocol.has_ports() && !rule.source_ports.is_full() {
        format!(" from {}", rule.source_ports).replace(';', ", ")
    } else {
        String::new()
    };
    let answers = if rule.kind == PacketKind::Reply { " (answers)" } else { "" };
    format!(
        "{} > {}: {} -> {}, {}{ports}{from_ports}{answers}",
        side(&rule.from),
        side(&rule.to),
        parties(project, &rule.sources),
        parties(project, &rule.destinations),
        rule.protocol,
    )
}

/// At most four names, and how many more there are.
fn parties(project: &Project, parties: &[Party]) -> String {
    const SHOWN: usize = 4;
    let names: Vec<String> = parties.iter().take(SHOWN).map(|party| party_name(project, &party.object)).collect();
    let more = parties.len().saturating_sub(SHOWN);
    if more > 0 { format!("{} and {more} more", names.join(", ")) } else { names.join(", ") }
}

/// The name of a party of a rule.
pub(super) fn party_name(project: &Project, object: &PartyObject) -> String {
    match object {
        PartyObject::Server(id) => project.servers.get(id).map_or_else(|| id.to_string(), |it| it.name.clone()),
        PartyObject::Segment(id) => project.segments.get(id).map_or_else(|| id.to_string(), |it| it.name.clone()),
        PartyObject::Device(id, _) => project.devices.get(id).map_or_else(|| id.to_string(), |it| it.name.clone()),
        PartyObject::Supernet(block) | PartyObject::Group(block) => block.to_string(),
        PartyObject::Broadcast(id) => {
            let name = project.segments.get(id).map_or_else(|| id.to_string(), |it| it.name.clone());
            format!("broadcast of {name}")
        }
    }
}
