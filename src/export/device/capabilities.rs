//! What a language can say, and what a device's rules ask of it beyond that.

use std::collections::BTreeSet;

use super::context::DeviceContext;
use super::families::{Family, family_parts};
use super::names::NameRules;
use crate::diag::Diagnostic;
use crate::engine::{HopSide, PartyObject, Rule};
use crate::net::{PortRange, PortSet, Protocol};
use crate::project::Helper;

/// What a language can say.
#[derive(Clone, Copy, Debug)]
pub struct Capabilities {
    /// Whether it can name hosts that nobody gave an address; only neutral forms can.
    pub has_symbolic_parties: bool,
    /// Whether it has IPv6.
    pub has_ipv6: bool,
    /// Whether it has ICMP for IPv6.
    pub has_icmpv6: bool,
    /// Whether its rules are those of hosts, which do not have the address that a translation before them shows.
    pub is_of_hosts: bool,
    /// The protocols that a rule can name.
    pub protocols: &'static [Protocol],
    /// The types of ICMP messages that a rule can name alone, as ICMP for IPv4 numbers them; none where it can name any.
    pub message_types: Option<&'static [u16]>,
    /// Whether a rule can name source ports.
    pub has_source_ports: bool,
    /// What its devices pass on of broadcasts and multicast.
    pub spreading: Spreading,
    /// Whether its devices keep state.
    pub state: State,
    /// The protocol helpers that it can switch on.
    pub helpers: &'static [Helper],
    /// Who tells the device what to translate.
    pub translations: TranslationSupport,
    /// What interfaces are called; none where rules are not bound to interfaces.
    pub interfaces: Option<InterfaceRules>,
    /// What objects are called.
    pub names: NameRules,
    /// The most characters of a rule's comment; 0 where rules have none.
    pub longest_comment: usize,
}

/// Whether devices let answers through by themselves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// All of them do.
    Always,
    /// None does.
    Never,
    /// As the text says.
    Either,
}

/// What devices pass on of packets that are not for one host.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Spreading {
    /// Nothing.
    Nothing,
    /// All but multicast of IPv6.
    AllOfIpv4,
    /// Broadcasts that are directed at a segment, and multicast of both families.
    All,
}

/// Who tells a device what to translate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TranslationSupport {
    /// The text does.
    Written,
    /// Somebody else; the rules only fit to it.
    Elsewhere,
}

/// What interfaces (or zones) are called in a language.
#[derive(Clone, Copy, Debug)]
pub struct InterfaceRules {
    /// Whether a text is the name of an interface.
    pub is_valid: fn(&str) -> bool,
    /// What such a name looks like.
    pub expected: &'static str,
    /// Whether rules cannot do without.
    pub is_needed: bool,
}

impl Capabilities {
    /// Everything that the rules of a device ask for and the language cannot say: errors where leaving it out would
    /// weaken or break the rules, else warnings.
    pub fn check(&self, language: &str, context: &DeviceContext<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        self.check_addresses(language, context, &mut found);
        self.check_state(language, context, &mut found);
        self.check_helpers(language, context, &mut found);
        self.check_interfaces(language, context, &mut found);
        for rule in &context.rules.rules {
            self.check_rule(language, context, rule, &mut found);
        }
        if self.translations == TranslationSupport::Elsewhere && !context.device.translations.is_empty() {
            found.push(
                Diagnostic::warning(
                    "translation-elsewhere",
                    format!("{}: the text has no address translation", context.device.name),
                )
                .hint("set up on the device what the project says it translates; the rules fit to that"),
            );
        }
        found
    }

    fn check_addresses(&self, language: &str, context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) {
        if self.has_symbolic_parties || context.rules.without_address.is_empty() {
            return;
        }
        let plan = context.plan;
        let names: Vec<String> = context
            .rules
            .without_address
            .iter()
            .map(|object| match object {
                PartyObject::Server(id) => format!("the server {}", plan.server_name(id)),
                PartyObject::Segment(id) => format!("the segment {}", plan.segment_name(id)),
                PartyObject::Device(id, segment) => {
                    format!("the device {} at {}", plan.device_name(id), plan.segment_name(segment))
                }
                PartyObject::Supernet(block) | PartyObject::Group(block) => block.to_string(),
                PartyObject::Broadcast(id) => format!("the broadcast of {}", plan.segment_name(id)),
            })
            .collect();
        found.push(
            Diagnostic::error(
                "without-address",
                format!("{}: {language} needs addresses, and {} has none", context.device.name, names.join(", ")),
            )
            .hint("give servers and interfaces addresses, or their segments prefixes; text and json need none"),
        );
    }

    fn check_state(&self, language: &str, context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) {
        let name = &context.device.name;
        let rules = &context.rules.rules;
        if self.state == State::Always && !context.device.is_stateful && !rules.is_empty() {
            found.push(
                Diagnostic::error(
                    "always-stateful",
                    format!("{name}: the project says that it keeps no state, and {language} always does"),
                )
                .hint("mark the device as stateful, or choose the language that it speaks"),
            );
        }
        if self.state == State::Never && context.device.is_stateful && !rules.is_empty() {
            found.push(
                Diagnostic::error(
                    "never-stateful",
                    format!(
                        "{name}: the project says that it keeps state, and {language} never does: answers would be lost"
                    ),
                )
                .hint("mark the device as not stateful, or choose the language that it speaks"),
            );
        }
    }

    fn check_helpers(&self, language: &str, context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) {
        for helper in context.device.helpers.iter().filter(|helper| !self.helpers.contains(helper)) {
            let is_used = context.rules.rules.iter().any(|rule| !context.control_ports(rule, *helper).is_empty());
            if is_used {
                found.push(
                    Diagnostic::error(
                        "no-helper",
                        format!("{}: {language} cannot switch on its helper for {helper}", context.device.name),
                    )
                    .hint("take the helper off the device, so that its rules let the data through"),
                );
            }
        }
    }

    fn check_interfaces(&self, language: &str, context: &DeviceContext<'_>, found: &mut Vec<Diagnostic>) {
        let Some(interfaces) = self.interfaces else { return };
        let used: BTreeSet<&HopSide> = context.rules.rules.iter().flat_map(|rule| [&rule.from, &rule.to]).collect();
        for link in context.links() {
            let is_used = used.contains(&HopSide::Segment(link.segment.clone()));
            if !is_used
                || (link.interface.is_empty() && !interfaces.is_needed)
                || (interfaces.is_valid)(&link.interface)
            {
                continue;
            }
            let segment = context.plan.segment_name(&link.segment);
            let what = if link.interface.is_empty() {
                format!("its interface at {segment} has no name")
            } else {
                format!("{:?}, its interface at {segment}, is no name for one in {language}", link.interface)
            };
            found.push(
                Diagnostic::error("interface-name", format!("{}: {what}", context.device.name))
                    .expected(interfaces.expected)
                    .hint("name the interface at the link"),
            );
        }
    }

    fn check_rule(&self, language: &str, context: &DeviceContext<'_>, rule: &Rule, found: &mut Vec<Diagnostic>) {
        let mut cannot = |what: String, hint: &str| {
            let message = format!("{}: rule {}: {language} cannot name {what}", context.device.name, rule.id);
            found.push(Diagnostic::error("not-in-language", message).hint(hint));
        };
        if !self.protocols.contains(&rule.protocol) {
            let hint =
                "let other devices carry what needs it, or filter it elsewhere and take this device off the path";
            cannot(format!("the protocol {}", rule.protocol.name().to_uppercase()), hint);
        }
        if !self.has_source_ports && rule.protocol.has_ports() && !rule.source_ports.is_full() {
            let hint = "without them the rule would let more through; let another device carry the flow";
            cannot(format!("source ports ({})", rule.source_ports), hint);
        }
        if let Some(known) = self.message_types
            && rule.protocol == Protocol::Icmp
            && !PortSet::message_types().is_subset(&rule.destination_ports)
        {
            let known: PortSet = known.iter().copied().map(PortRange::single).collect();
            let other = rule.destination_ports.difference(&known);
            if !other.is_empty() {
                let hint = "choose \"All types\" for the device, under Rules, ICMP (in the project file, \
                            \"icmp_messages\": \"all\"): its rules then let through every ICMP message between the same \
                            parties and list what that opens; or refuse the needs that ask for it, with their need \
                            options";
                cannot(format!("the ICMP messages {other} alone"), hint);
            }
        }
        let parts = family_parts(rule);
        if !self.has_ipv6 && parts.iter().any(|part| part.family == Family::V6) {
            cannot("IPv6 addresses".to_owned(), "let another device carry IPv6, or take the addresses away");
        }
        if self.has_ipv6
            && !self.has_icmpv6
            && rule.protocol == Protocol::Icmp
            && parts.iter().any(|part| part.family == Family::V6)
        {
            let hint = "take the IPv6 addresses of one of its sides away, refuse the needs that ask for it, with their need \
                        options, or carry them over another device";
            cannot("ICMP for IPv6".to_owned(), hint);
        }
        let hint = "place the service in the segment of those who need it, or take the relay off the devices";
        match self.spreading {
            Spreading::Nothing if rule.is_to_groups() => {
                cannot("multicast, which its network does not pass on".to_owned(), hint);
            }
            Spreading::Nothing if rule.is_to_broadcasts() => {
                cannot("broadcasts, which its network does not pass on".to_owned(), hint);
            }
            Spreading::AllOfIpv4 if rule.is_to_groups() && parts.iter().any(|part| part.family == Family::V6) => {
                cannot("multicast of IPv6, which it does not route".to_owned(), hint);
            }
            _ => {}
        }
        for party in rule.destinations.iter().filter(|party| self.is_of_hosts && party.is_translated) {
            let what =
                format!("{} by its translated address, which is that of no host", context.plan.party_name(party));
            cannot(what, "take the rules of the device next to the server");
        }
        let has_addresses = rule.sources.iter().chain(&rule.destinations).all(|party| !party.blocks.is_empty());
        if parts.is_empty() && has_addresses {
            found.push(
                Diagnostic::warning(
                    "no-packet",
                    format!(
                        "{}: rule {} stands for no packet: its two sides share no address family",
                        context.device.name, rule.id
                    ),
                )
                .hint("give both sides addresses of the same family"),
            );
        }
    }
}
