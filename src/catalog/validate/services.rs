//! Documents, pools, options, services and their endpoints.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::{Names, check_value};
use crate::catalog::diags;
use crate::catalog::model::{
    CatalogOption, Document, Endpoint, OptionIndex, OptionKind, Pool, PrintedRow, Service, Source,
};
use crate::catalog::raw::{
    PortsSide, RawEndpoint, RawItems, RawOption, RawOptionKind, RawPool, RawSource, RawTranslation,
};
use crate::catalog::read::At;
use crate::catalog::vocabulary::{Answers, Delivery, RelayKind, TranslationTolerance};
use crate::diag::Diagnostic;
use crate::ids::{DocumentId, EndpointId, PoolId, ServiceId};
use crate::net::{AddressBlock, PortRange, PortSet, Protocol};
use crate::os::Os;

/// Firewall helpers that a row can name.
const HELPERS: [&str; 2] = ["ftp", "tftp"];

/// Risks that a row can name.
const RISKS: [&str; 5] = ["amplification", "clear-text", "legacy", "remote-control", "unauthenticated"];

/// A citation, without looking at its document.
pub(super) fn source(raw: &RawSource) -> Source {
    Source { document: DocumentId::from(raw.document.as_str()), section: raw.section.clone(), note: raw.note.clone() }
}

/// A citation of a document that has to be known.
pub(super) fn checked_source(raw: &RawSource, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Source {
    names.document(&raw.document, diagnostics);
    source(raw)
}

pub(super) fn documents(items: &RawItems) -> BTreeMap<DocumentId, Document> {
    let documents = items.documents.iter().map(|item| {
        let id = DocumentId::from(item.id.as_str());
        let raw = &item.body;
        let document = Document {
            id: id.clone(),
            short: if raw.short.is_empty() { raw.title.value.clone() } else { raw.short.clone() },
            title: raw.title.value.clone(),
            publisher: raw.publisher.clone(),
            date: raw.date.clone(),
        };
        (id, document)
    });
    documents.collect()
}

pub(super) fn pools(items: &RawItems, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Pool> {
    let mut pools = Vec::with_capacity(items.pools.len());
    for item in &items.pools {
        let raw = &item.body;
        let source = checked_source(&raw.source, names, diagnostics);
        let (translation, translation_source) = translation(&raw.translation, names, diagnostics).unwrap_or_default();
        pools.push(Pool {
            id: PoolId::from(item.id.as_str()),
            name: raw.name.value.clone(),
            option: pool_option(raw, names, diagnostics),
            defaults: pool_defaults(raw, diagnostics),
            source,
            translation,
            translation_source,
        });
    }
    pools
}

/// What an item itself says of translation.
fn translation(
    raw: &RawTranslation,
    names: &Names<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(TranslationTolerance, Option<Source>)> {
    let source = raw.source.as_ref().map(|source| checked_source(source, names, diagnostics));
    let word = raw.tolerance.as_ref()?;
    if word.value != TranslationTolerance::Passes && source.is_none() {
        diagnostics.push(diags::missing_key(&word.place, "translation that does not pass", "translation_source"));
    }
    Some((word.value, source))
}

/// Gives the rows that say nothing of translation what their carriers say: they are in its packets.
fn inherit_from_carriers(services: &mut [Service], items: &RawItems) {
    let mut inherited = Vec::new();
    for (position, (service, item)) in services.iter().zip(&items.services).enumerate() {
        for (row, (endpoint, raw)) in service.endpoints.iter().zip(&item.body.endpoints).enumerate() {
            let says_nothing = raw.translation.tolerance.is_none() && endpoint.pool.is_none();
            let carrier = endpoint.carried_by.filter(|_| says_nothing);
            let carrier = carrier.and_then(|carrier| {
                services.get(carrier.service.position())?.endpoints.get(usize::from(carrier.endpoint))
            });
            if let Some(carrier) = carrier {
                inherited.push((position, row, carrier.translation, carrier.translation_source.clone()));
            }
        }
    }
    for (position, row, translation, source) in inherited {
        if let Some(endpoint) = services.get_mut(position).and_then(|service| service.endpoints.get_mut(row)) {
            endpoint.translation = translation;
            endpoint.translation_source = source;
        }
    }
}

fn pool_option(raw: &RawPool, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<OptionIndex> {
    let key = raw.option.as_ref()?;
    let (option, kind) = names.find_option(key, diagnostics)?;
    if *kind != OptionKind::PortRange {
        let message = format!("option {:?} is not a range of ports", key.value);
        diagnostics.push(diags::bad_option(&key.place, &message, "an option with kind = \"port-range\""));
    }
    Some(option)
}

fn pool_defaults(raw: &RawPool, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Option<Vec<Os>>, PortRange)> {
    let mut defaults = Vec::with_capacity(raw.defaults.len());
    for default in &raw.defaults {
        let os = (!default.os.is_empty()).then(|| values(&default.os));
        match default.ports.value.parse() {
            Ok(range) => defaults.push((os, range)),
            Err(_) if default.ports.value.is_empty() => {}
            Err(_) => diagnostics.push(diags::bad_ports(&default.ports, &default.ports.value)),
        }
    }
    defaults
}

/// The options that the files list; those that are derived come after them.
pub(super) fn options(items: &RawItems, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<CatalogOption> {
    let mut options = Vec::with_capacity(items.options.len());
    for item in &items.options {
        let raw = &item.body;
        let kind = option_kind(raw, &item.id, diagnostics);
        if let Some(default) = &raw.default {
            check_value(&item.id.value, &kind, default, diagnostics);
        }
        options.push(CatalogOption {
            key: item.id.value.clone(),
            kind,
            default: raw.default.as_ref().map(|default| default.value.clone()),
            name: raw.name.value.clone(),
            description: raw.description.clone(),
            steps: raw.steps.clone(),
            source: checked_source(&raw.source, names, diagnostics),
            need: None,
        });
    }
    options
}

fn option_kind(raw: &RawOption, key: &At<String>, diagnostics: &mut Vec<Diagnostic>) -> OptionKind {
    let words = |words: [&str; 2]| OptionKind::Choice(words.map(str::to_owned).to_vec());
    let is_choice = matches!(raw.kind, Some(RawOptionKind::Choice) | None);
    if let Some(first) = raw.values.first().filter(|_| !is_choice) {
        let message = format!("option {:?} has a list of values", key.value);
        diagnostics.push(diags::bad_option(&first.place, &message, "values only with kind = \"choice\""));
    }
    match raw.kind {
        Some(RawOptionKind::YesNo) => words(["yes", "no"]),
        Some(RawOptionKind::OnOff) => words(["on", "off"]),
        Some(RawOptionKind::Port) => OptionKind::Port,
        Some(RawOptionKind::PortRange) => OptionKind::PortRange,
        Some(RawOptionKind::Choice) | None => {
            if raw.values.len() < 2 && raw.kind.is_some() {
                let message = format!("option {:?} leaves no choice", key.value);
                diagnostics.push(diags::bad_option(&key.place, &message, "at least two values"));
            }
            OptionKind::Choice(raw.values.iter().map(|value| value.value.clone()).collect())
        }
    }
}

pub(super) fn services(
    items: &RawItems,
    names: &Names<'_>,
    pools: &[Pool],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Service> {
    let mut services = Vec::with_capacity(items.services.len());
    for item in &items.services {
        let raw = &item.body;
        let service_source = checked_source(&raw.source, names, diagnostics);
        let mut endpoints = Vec::with_capacity(raw.endpoints.len());
        for endpoint in &raw.endpoints {
            let mut row = self::endpoint(endpoint, &service_source, &item.systems, names, diagnostics);
            let pool = row.pool.or(row.destination_pool).and_then(|pool| pools.get(pool.position()));
            let of_pool = pool.map(|pool| (pool.translation, pool.translation_source.clone()));
            let own = translation(&endpoint.translation, names, diagnostics);
            (row.translation, row.translation_source) = own.or(of_pool).unwrap_or_default();
            endpoints.push(row);
        }
        services.push(Service {
            id: ServiceId::from(item.id.as_str()),
            name: raw.name.value.clone(),
            system_service_name: raw.system_service_name.clone(),
            summary_name: raw.summary_name.clone(),
            article: raw.article,
            description: raw.description.clone(),
            notes: raw.notes.clone(),
            catalog: item.catalog.clone(),
            source: service_source,
            endpoints,
            systems: Arc::clone(&item.systems),
            eras: names.services(&item.id.value).collect(),
        });
    }
    inherit_from_carriers(&mut services, items);
    services
}

fn endpoint(
    raw: &RawEndpoint,
    service_source: &Source,
    systems: &[Os],
    names: &Names<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Endpoint {
    let ports = raw.ports.as_ref().map(|ports| port_set(ports, diagnostics)).unwrap_or_default();
    check_ports(raw, &ports, diagnostics);
    for risk in &raw.risks {
        check_listed(risk, "risks", &RISKS, diagnostics);
    }
    if let Some(helper) = &raw.helper {
        check_listed(helper, "helper", &HELPERS, diagnostics);
    }
    check_relay(raw, diagnostics);
    let groups = groups(raw, diagnostics);
    let pool = raw.pool.as_ref().and_then(|pool| names.pool(pool, diagnostics));
    let destination_pool = raw.destination_pool.as_ref().and_then(|pool| names.pool(pool, diagnostics));
    let mut pins = Vec::with_capacity(raw.pins.len());
    for pin in &raw.pins {
        pins.extend(port_option(pin, names, diagnostics));
    }
    let offset = raw.port_option_offset.as_ref().map_or(0, |offset| offset.value);
    Endpoint {
        id: EndpointId::from(raw.id.as_str()),
        application_protocol: raw.application_protocol.value.clone(),
        summary_application_protocol: raw.summary_application_protocol.clone(),
        protocols: values(&raw.protocols),
        ports,
        pool,
        printed: printed_row(raw, diagnostics),
        initiator: raw.initiator,
        answers: answers(raw, diagnostics),
        carried_by: raw.carried_by.as_ref().and_then(|carrier| names.find_endpoint_of(carrier, systems, diagnostics)),
        delivery: raw.delivery,
        relay: raw.relay.as_ref().map(|relay| relay.value),
        relay_option: raw.relay_option.as_ref().and_then(|key| relay_option(key, names, diagnostics)),
        groups,
        groups_source: raw.groups_source.as_ref().map(|source| checked_source(source, names, diagnostics)),
        also_unicast: raw.also_unicast,
        requirement: raw.requirement,
        only_if: names.conditions(&raw.only_if, diagnostics),
        os: values(&raw.os),
        consumer_os: values(&raw.consumer_os),
        port_option: raw
            .port_option
            .as_ref()
            .and_then(|key| port_option(key, names, diagnostics))
            .map(|option| (option, offset)),
        pins,
        ports_are_source: raw.ports_side == PortsSide::Source,
        destination_pool,
        helper: raw.helper.as_ref().map(|helper| helper.value.clone()),
        translation: TranslationTolerance::default(),
        translation_source: None,
        risks: raw.risks.iter().map(|risk| risk.value.clone()).collect(),
        note: raw.note.clone(),
        source: raw
            .source
            .as_ref()
            .map_or_else(|| service_source.clone(), |source| checked_source(source, names, diagnostics)),
    }
}

fn values<T: Copy>(values: &[At<T>]) -> Vec<T> {
    values.iter().map(|value| value.value).collect()
}

fn port_set(ports: &At<String>, diagnostics: &mut Vec<Diagnostic>) -> PortSet {
    let mut set = PortSet::new();
    for part in ports.value.split([',', ';']) {
        match part.trim().parse() {
            Ok(range) => set.insert(range),
            Err(_) => diagnostics.push(diags::bad_ports(ports, part.trim())),
        }
    }
    set
}

/// Whether the row says which ports it listens on, and in a way that fits its protocols.
fn check_ports(raw: &RawEndpoint, ports: &PortSet, diagnostics: &mut Vec<Diagnostic>) {
    let place = &raw.place;
    let has_any = |check: fn(Protocol) -> bool| raw.protocols.iter().any(|protocol| check(protocol.value));
    let numbered = raw.ports.is_some() || raw.pool.is_some();
    if has_any(Protocol::has_ports) && !numbered && raw.port_option.is_none() && raw.destination_pool.is_none() {
        let expected = "ports, or the pool that they come from";
        diagnostics.push(diags::endpoint_ports(place, "an endpoint of TCP or UDP without ports", expected));
    }
    if has_any(|protocol| matches!(protocol, Protocol::Ah | Protocol::Esp | Protocol::Gre)) && numbered {
        let expected = "no ports beside gre, esp and ah";
        diagnostics.push(diags::endpoint_ports(place, "ports for a protocol that has none", expected));
    }
    if let Some(text) = &raw.ports
        && has_any(|protocol| protocol == Protocol::Icmp)
        && ports.ranges().any(|range| range.last > u16::from(u8::MAX))
    {
        diagnostics.push(diags::bad_message_type(text));
    }
    if let Some(pin) = raw.pins.first().filter(|_| raw.pool.is_none()) {
        diagnostics.push(diags::endpoint_ports(&pin.place, "pins without a pool", "the pool that they pin"));
    }
    if let Some(offset) = raw.port_option_offset.as_ref().filter(|_| raw.port_option.is_none()) {
        let expected = "the port_option that it is added to";
        diagnostics.push(diags::endpoint_ports(&offset.place, "an offset without an option", expected));
    }
    match &raw.destination_pool {
        Some(pool) if raw.ports_side == PortsSide::Destination && numbered => {
            let expected = "ports_side = \"source\" beside ports";
            diagnostics.push(diags::endpoint_ports(&pool.place, "two sets of ports for the listening side", expected));
        }
        None if raw.ports_side == PortsSide::Source => {
            let expected = "the destination_pool that the listening side's ports come from";
            diagnostics.push(diags::endpoint_ports(place, "only the source ports are known", expected));
        }
        _ => {}
    }
}

/// What comes back. A TCP connection is never one-way.
fn answers(raw: &RawEndpoint, diagnostics: &mut Vec<Diagnostic>) -> Answers {
    let Some(answers) = &raw.answers else { return Answers::default() };
    if answers.value == Answers::None && raw.protocols.iter().any(|protocol| protocol.value == Protocol::Tcp) {
        diagnostics.push(diags::misplaced_key(&answers.place, "answers", "a row without tcp, which always answers"));
    }
    answers.value
}

/// A relay passes on what it is made for and nothing else.
fn check_relay(raw: &RawEndpoint, diagnostics: &mut Vec<Diagnostic>) {
    let Some(relay) = &raw.relay else { return };
    let (fitting, expected) = match relay.value {
        RelayKind::Dhcp | RelayKind::WakeOnLan => (Delivery::Broadcast, "delivery = \"broadcast\" beside it"),
        RelayKind::Multicast => (Delivery::Multicast, "delivery = \"multicast\" beside it"),
    };
    if raw.delivery != fitting {
        diagnostics.push(diags::misplaced_key(&relay.place, "relay", expected));
    }
}

/// The groups that routers pass on: each a multicast address or a block of them whose scope reaches beyond one link.
fn groups(raw: &RawEndpoint, diagnostics: &mut Vec<Diagnostic>) -> Vec<AddressBlock> {
    let is_routed = raw.delivery == Delivery::Multicast && raw.relay.is_some();
    let place = raw.relay.as_ref().map_or(&raw.place, |relay| &relay.place);
    if is_routed && raw.groups.is_empty() {
        diagnostics.push(diags::missing_key(place, "multicast that is routed", "groups"));
    }
    if is_routed && raw.groups_source.is_none() {
        diagnostics.push(diags::missing_key(place, "multicast that is routed", "groups_source"));
    }
    if !is_routed {
        for (key, is_set) in [
            ("groups", !raw.groups.is_empty()),
            ("groups_source", raw.groups_source.is_some()),
            ("also_unicast", raw.also_unicast),
        ] {
            if is_set {
                diagnostics.push(diags::misplaced_key(&raw.place, key, "relay = \"multicast\" beside it"));
            }
        }
    }
    let mut groups = Vec::with_capacity(raw.groups.len());
    for group in &raw.groups {
        match group.value.parse::<AddressBlock>() {
            Ok(block) if block.is_routed_multicast() => groups.push(block.truncated()),
            _ => diagnostics.push(diags::bad_group(group)),
        }
    }
    groups.sort_unstable();
    groups.dedup();
    groups
}

fn check_listed(word: &At<String>, key: &str, words: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    if !word.value.is_empty() && !words.contains(&word.as_str()) {
        diagnostics.push(diags::unknown_word(&word.place, key, &word.value, words));
    }
}

/// An option whose value is a port.
fn port_option(key: &At<String>, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<OptionIndex> {
    let (option, kind) = names.find_option(key, diagnostics)?;
    if *kind != OptionKind::Port {
        let message = format!("option {:?} is not a port", key.value);
        diagnostics.push(diags::bad_option(&key.place, &message, "an option with kind = \"port\""));
    }
    Some(option)
}

/// An option that switches a relay on.
fn relay_option(key: &At<String>, names: &Names<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<OptionIndex> {
    let (option, kind) = names.find_option(key, diagnostics)?;
    if !matches!(kind, OptionKind::Choice(values) if values.iter().any(|value| value == "yes")) {
        let message = format!("option {:?} is not a switch", key.value);
        diagnostics.push(diags::bad_option(&key.place, &message, "an option with kind = \"yes-no\""));
    }
    Some(option)
}

fn printed_row(raw: &RawEndpoint, diagnostics: &mut Vec<Diagnostic>) -> Option<PrintedRow> {
    match (&raw.printed_protocol, &raw.printed_ports, &raw.line) {
        (None, None, None) => None,
        (Some(protocol), Some(ports), Some(line)) => {
            Some(PrintedRow { protocol: protocol.value.clone(), ports: ports.value.clone(), line: line.value })
        }
        (protocol, ports, _) => {
            let missing = match (protocol, ports) {
                (None, _) => "printed_protocol",
                (_, None) => "printed_ports",
                _ => "line",
            };
            diagnostics.push(diags::half_printed_row(&raw.place, missing));
            None
        }
    }
}
