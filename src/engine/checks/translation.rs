//! Address translation: entries that cannot be meant, and flows that do not survive one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, device_name, listed, problem, segment_name};
use crate::catalog::{Initiator, RequirementLevel, Source, TranslationTolerance};
use crate::diag::Severity;
use crate::engine::baseline::{destination_addresses, party_addresses};
use crate::engine::report::{Flow, Hop, HopSide, Problem, ProblemCode, Subject};
use crate::engine::translation::{Leg, PacketEnd, TranslatingPath, ends};
use crate::ids::{DeviceId, SegmentId, TunnelId};
use crate::net::{AddressBlock, PortRange, Protocol};
use crate::project::{Device, Helper, SegmentKind, Translation, TranslationKind};

/// Packets from an outside to a real address behind it.
struct Published {
    real: AddressBlock,
    protocol: Protocol,
    ports: Option<PortRange>,
}

/// By device and outside, what is reached through its translations.
type PublishedAt<'a> = BTreeMap<(&'a DeviceId, &'a SegmentId), Vec<Published>>;

/// Flows of one kind of trouble at one device between two segments.
#[derive(Default)]
struct Group<'a> {
    flows: Vec<&'a Flow>,
    tunnels: BTreeSet<&'a TunnelId>,
    rewrites_source: bool,
    rewrites_destination: bool,
}

/// All that is to be said of translations.
pub(super) fn translations(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    if findings.project.devices.values().all(|device| device.translations.is_empty()) {
        return;
    }
    let mut published: PublishedAt<'_> = BTreeMap::new();
    let mut groups: BTreeMap<(ProblemCode, &DeviceId, &SegmentId, &SegmentId), Group<'_>> = BTreeMap::new();
    for flow in findings.flows {
        let [start, end] = ends(flow);
        let on = |leg| TranslatingPath::new(findings.project, start, end, leg, &flow.path.hops);
        let path = on(Leg::Request);
        if !path.is_translating() {
            continue;
        }
        let source =
            party_addresses(findings.project, &flow.source_segment, &flow.source_servers, &flow.source_devices);
        let destination = destination_addresses(findings.project, flow);
        // What a provider opens follows from a connection of the consumer's: it meets what translates the answers to that.
        let answers = (flow.initiator == Initiator::Provider).then(|| on(Leg::Answer));
        let legs = || std::iter::once(&path).chain(&answers);
        for hop in &flow.path.hops {
            let rewrites_source = legs().any(|leg| leg.rewrites_at(hop, PacketEnd::Source, &source));
            let rewrites_destination = legs().any(|leg| leg.rewrites_at(hop, PacketEnd::Destination, &destination));
            if path.rewrites_at(hop, PacketEnd::Destination, &destination)
                && let HopSide::Segment(outside) = &hop.from
            {
                let real = path.seen_beyond(hop, PacketEnd::Destination, &destination);
                let packets = real.into_iter().map(|real| Published {
                    real,
                    protocol: flow.protocol,
                    ports: flow.destination_ports,
                });
                published.entry((&hop.device, outside)).or_default().extend(packets);
            }
            if !rewrites_source && !rewrites_destination {
                continue;
            }
            for code in troubles(findings, flow, hop) {
                let key = (code, &hop.device, &flow.source_segment, &flow.destination_segment);
                let group = groups.entry(key).or_default();
                group.flows.push(flow);
                group.tunnels.extend(flow.carries.as_ref().map(|carried| &carried.tunnel));
                group.rewrites_source |= rewrites_source;
                group.rewrites_destination |= rewrites_destination;
            }
        }
    }
    for ((code, device, from, to), group) in groups {
        problems.push(trouble(findings, code, device, [from, to], &group));
    }
    for (id, device) in findings.project.devices.iter() {
        entries(findings, id, device, &published, problems);
    }
}

/// What becomes of a flow where a device rewrites one of its addresses.
fn troubles(findings: &Findings<'_, '_>, flow: &Flow, hop: &Hop) -> Vec<ProblemCode> {
    let endpoint = findings.catalog.endpoint(flow.endpoint);
    let mut codes = Vec::new();
    match endpoint.translation {
        TranslationTolerance::BreaksAlways if flow.protocol == Protocol::Ah => {
            codes.push(ProblemCode::AhThroughTranslation);
        }
        TranslationTolerance::BreaksAlways if endpoint.pool.is_some() || endpoint.ports.contains(135) => {
            codes.push(ProblemCode::DcomThroughTranslation);
        }
        TranslationTolerance::BreaksAlways => codes.push(ProblemCode::BrokenByTranslation),
        TranslationTolerance::NeedsHelper => {
            let device = findings.project.devices.get(&hop.device);
            let helper = endpoint.helper.as_deref().and_then(|name| name.parse::<Helper>().ok());
            let helps = |device: &Device| device.is_stateful && helper.is_some_and(|it| device.helpers.contains(&it));
            if !device.is_some_and(|device| helps(device)) {
                codes.push(ProblemCode::HelperNeededForTranslation);
            }
        }
        TranslationTolerance::Passes => {}
    }
    // A tunnel that would be ESP has moved to UDP 4500 by itself; what its ends have to do for it is the same.
    let is_esp_tunnel = flow.carries.as_ref().is_some_and(|carried| {
        let encapsulation = findings.catalog.encapsulation(carried.kind.into());
        encapsulation.is_some_and(|encapsulation| {
            let mut native = encapsulation.native.iter().chain(&encapsulation.always);
            native.any(|index| findings.catalog.endpoint(*index).protocols.contains(&Protocol::Esp))
        })
    });
    if flow.protocol == Protocol::Esp || is_esp_tunnel {
        codes.push(ProblemCode::EspThroughTranslation);
    }
    codes
}

fn trouble(
    findings: &Findings<'_, '_>,
    code: ProblemCode,
    device: &DeviceId,
    [from, to]: [&SegmentId; 2],
    group: &Group<'_>,
) -> Problem {
    let (project, catalog) = (findings.project, findings.catalog);
    let services: BTreeSet<String> = group
        .flows
        .iter()
        .map(|flow| {
            let ports = flow.destination_ports.map(|ports| format!(" {ports}")).unwrap_or_default();
            format!("{} ({}{ports})", catalog.service(flow.endpoint.service).name, flow.protocol)
        })
        .collect();
    let sources: BTreeSet<String> = group
        .flows
        .iter()
        .filter_map(|flow| catalog.endpoint(flow.endpoint).translation_source.as_ref())
        .map(|source: &Source| catalog.citation(source))
        .collect();
    let sources = if sources.is_empty() {
        String::new()
    } else {
        format!(" ({})", sources.into_iter().collect::<Vec<_>>().join("; "))
    };
    let name = device_name(project, device);
    let what = match (group.rewrites_source, group.rewrites_destination) {
        (true, true) => "source and destination",
        (false, true) => "destination",
        _ => "source",
    };
    let way = format!("from {} to {}", segment_name(project, from), segment_name(project, to));
    let services = listed(services.iter().map(String::as_str));
    let passes = format!("passes {name}, which translates its {what}");
    let (severity, message, hint) = match code {
        ProblemCode::AhThroughTranslation => (
            Severity::Error,
            format!("AH {way} {passes}: AH authenticates the addresses, so that every packet is dropped"),
            format!("Use ESP in place of AH, or do not translate between its ends{sources}"),
        ),
        ProblemCode::EspThroughTranslation => (
            Severity::Warning,
            format!("IPsec {way} {passes}: ESP gets through only within UDP 4500"),
            "Allow UDP 500 and UDP 4500 in place of ESP. Windows refuses a server that is behind translation until \
             AssumeUDPEncapsulationContextOnSendRule is set at both ends (KB 926179)"
                .to_owned(),
        ),
        ProblemCode::DcomThroughTranslation => (
            // What can be refused may well be unused: a server asks for it by default, and nobody for certain.
            if group.flows.iter().any(|flow| flow.requirement == RequirementLevel::Required) {
                Severity::Error
            } else {
                Severity::Warning
            },
            format!("RPC and DCOM {way} {passes}, and its packets carry addresses that nobody rewrites: {services}"),
            format!(
                "Route between the two without translation, lead them through a tunnel that {name} cannot look into, or \
                 refuse the need where it is not always there{sources}"
            ),
        ),
        ProblemCode::HelperNeededForTranslation => (
            Severity::Warning,
            format!("What goes {way} {passes} and needs a helper there: {services}"),
            format!("Give {name} the helper, if it has one, or do not translate between the two{sources}"),
        ),
        _ => (
            Severity::Error,
            format!("What goes {way} {passes} and does not survive it: {services}"),
            format!("Do not translate between the two{sources}"),
        ),
    };
    let mut subjects: Vec<Subject> = group.tunnels.iter().map(|id| Subject::Tunnel((*id).clone())).collect();
    subjects.extend([Subject::Device(device.clone()), Subject::Segment(from.clone()), Subject::Segment(to.clone())]);
    subjects.extend(group.flows.iter().map(|flow| Subject::Flow(flow.id.clone())));
    problem(severity, code, message, hint, subjects)
}

fn is_ipv4(block: AddressBlock) -> bool {
    block.network().addr().is_ipv4()
}

fn is_of_source(kind: TranslationKind) -> bool {
    matches!(kind, TranslationKind::Source | TranslationKind::Static)
}

fn is_of_destination(kind: TranslationKind) -> bool {
    matches!(kind, TranslationKind::Destination | TranslationKind::Static)
}

/// A translation in a few words.
fn text(translation: &Translation) -> String {
    format!(
        "{} translation of {} to {}",
        translation.kind,
        translation.real.truncated(),
        translation.translated.truncated()
    )
}

/// What is wrong with the translations of a device by themselves.
fn entries(
    findings: &Findings<'_, '_>,
    id: &DeviceId,
    device: &Device,
    published: &PublishedAt<'_>,
    problems: &mut Vec<Problem>,
) {
    let project = findings.project;
    for (position, translation) in device.translations.iter().enumerate() {
        let mut report = |severity, message: String, hint: &str| {
            let subjects = vec![Subject::Device(id.clone()), Subject::Segment(translation.outside.clone())];
            problems.push(problem(severity, ProblemCode::InvalidTranslation, message, hint, subjects));
        };
        let (name, what) = (&device.name, text(translation));
        let outside = segment_name(project, &translation.outside);
        if !project.links.values().any(|link| link.device == *id && link.segment == translation.outside) {
            report(
                Severity::Error,
                format!("The {what} at {name} has {outside} as its outside, where the device is not linked"),
                "Choose a segment that the device is linked to, or link it",
            );
        }
        let (real, translated) = (translation.real.network(), translation.translated.network());
        if is_ipv4(translation.real) != is_ipv4(translation.translated) {
            report(
                Severity::Error,
                format!("The {what} at {name} goes from one address family to the other"),
                "Give both sides IPv4 or both IPv6 addresses: a translation maps within one family",
            );
            continue;
        }
        if translation.kind == TranslationKind::Static && real.prefix_len() != translated.prefix_len() {
            report(
                Severity::Error,
                format!("The {what} at {name} has sides of different size"),
                "A static translation gives each address one of its own: make both prefixes equally long, or make it a \
                 source translation",
            );
        }
        if translation.kind == TranslationKind::Destination && real.prefix_len() < translated.prefix_len() {
            report(
                Severity::Warning,
                format!("The {what} at {name} leads each address to several: nobody can tell which one is meant"),
                "Name the one real address, or make both prefixes equally long",
            );
        }
        places(findings, translation, &what, name, &mut report);
        let before = device.translations.get(..position).unwrap_or_default();
        if let Some(earlier) = hiding(translation, before) {
            report(
                Severity::Warning,
                format!("The {what} at {name} is never used: the {} before it has all its addresses", text(earlier)),
                "The first translation that has an address counts: put the narrower one first",
            );
        }
        let here = published.get(&(id, &translation.outside)).map_or(&[][..], Vec::as_slice);
        for earlier in before.iter().filter(|earlier| earlier.outside == translation.outside) {
            if let Some(shared) = shared_outside(earlier, translation, here) {
                report(
                    Severity::Error,
                    format!(
                        "At {name}, the {} and the {what} share addresses in {outside}: {shared} can lead to one of \
                         them only",
                        text(earlier)
                    ),
                    "Give one of them other addresses outside, or move one of the services to another port",
                );
            }
        }
    }
}

/// Addresses where they do not belong: real ones outside, or nowhere; translated ones that somebody else has.
fn places(
    findings: &Findings<'_, '_>,
    translation: &Translation,
    what: &str,
    name: &str,
    report: &mut impl FnMut(Severity, String, &str),
) {
    let project = findings.project;
    let overlapping = |block: &AddressBlock| {
        let block = block.truncated();
        let has = move |prefix: &AddressBlock| prefix.truncated().overlaps(&block);
        project
            .segments
            .iter()
            .filter(|(_, segment)| segment.kind != SegmentKind::Internet)
            .filter(move |(_, segment)| segment.prefixes.iter().any(has))
    };
    if let Some((_, outside)) = overlapping(&translation.real).find(|(id, _)| **id == translation.outside) {
        report(
            Severity::Warning,
            format!("The {what} at {name} is of addresses that stand in its outside {}", outside.name),
            "Real addresses are those behind the device, as seen from the outside: exchange the two, or correct the outside",
        );
    } else if let Some((_, other)) = overlapping(&translation.translated).find(|(id, _)| **id != translation.outside) {
        report(
            Severity::Warning,
            format!("The {what} at {name} gives out addresses of {}", other.name),
            "Packets to them would go to that segment: take addresses that nobody else has",
        );
    }
    let is_whole = project.segments.values().all(|it| !it.prefixes.is_empty() || it.kind == SegmentKind::Internet);
    let has_server = || {
        let mut addresses = project.servers.values().flat_map(|server| &server.addresses);
        addresses.any(|address| address.overlaps(&translation.real.truncated()))
    };
    if is_whole && overlapping(&translation.real).next().is_none() && !has_server() {
        report(
            Severity::Note,
            format!("The {what} at {name} is of addresses that no segment and no server has"),
            "Correct them, or give the segment its prefix",
        );
    }
}

/// An earlier translation that takes all that this one could.
fn hiding<'t>(translation: &Translation, before: &'t [Translation]) -> Option<&'t Translation> {
    let takes = |earlier: &&Translation, is_of: fn(TranslationKind) -> bool| {
        earlier.outside == translation.outside
            && is_of(earlier.kind)
            && is_ipv4(earlier.real) == is_ipv4(earlier.translated)
            && earlier.real.truncated().contains(&translation.real.truncated())
    };
    let by_source = before.iter().find(|earlier| takes(earlier, is_of_source));
    // One server may be known by several addresses outside; only the same one twice says nothing new.
    let by_destination = before.iter().find(|earlier| {
        takes(earlier, is_of_destination)
            && earlier.translated.truncated().contains(&translation.translated.truncated())
    });
    match translation.kind {
        TranslationKind::Destination => by_destination,
        TranslationKind::Source | TranslationKind::Static => by_source,
    }
}

/// What two translations would both have to take in from the outside, in words: the addresses that they share, or only
/// the ports there that flows need of both.
fn shared_outside(one: &Translation, other: &Translation, published: &[Published]) -> Option<String> {
    let (first, second) = (one.translated.truncated(), other.translated.truncated());
    let claims_both = is_of_destination(one.kind) && is_of_destination(other.kind);
    if !claims_both || !first.overlaps(&second) || one.real.truncated().overlaps(&other.real.truncated()) {
        return None;
    }
    let shared = if first.contains(&second) { second } else { first };
    if one.kind == TranslationKind::Static && other.kind == TranslationKind::Static {
        return Some(shared.to_string());
    }
    let behind = |translation: &Translation| -> Vec<&Published> {
        published.iter().filter(|packets| translation.real.truncated().overlaps(&packets.real)).collect()
    };
    let (at_one, at_other) = (behind(one), behind(other));
    let mut ports: BTreeSet<String> = BTreeSet::new();
    for packets in &at_one {
        for others in at_other.iter().filter(|others| others.protocol == packets.protocol) {
            match (packets.ports, others.ports) {
                (Some(own), Some(theirs)) if own.first <= theirs.last && theirs.first <= own.last => {
                    let common = PortRange::new(own.first.max(theirs.first), own.last.min(theirs.last));
                    ports.insert(format!("{} {common}", packets.protocol));
                }
                (None, None) => {
                    ports.insert(packets.protocol.to_string());
                }
                _ => {}
            }
        }
    }
    (!ports.is_empty()).then(|| format!("{} of {shared}", listed(ports.iter().map(String::as_str))))
}
