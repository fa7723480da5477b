//! Format 1, as it stands on disk: key names, key order and what is left out.
//!
//! These types define the file; the model never does. A change here that an older program could not read, or that would
//! read an older file differently, is a new format: see [`migrate`](super::migrate).
//!
//! What equals its default is left out, so that a file says what somebody chose. Keys are written in the order of the
//! fields.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::net::AddressBlock;
use crate::project::{
    Aggregation, Approval, DeviceKind, Helper, IcmpMessages, Options, Os, Passage, Platform, RelayKind, Routing,
    SegmentKind, TranslationKind, TrustKind, TunnelEnd, TunnelInitiator, TunnelKind, Verdict, ZoneSelector,
};

mod convert;
mod lines;

pub use lines::{ApprovedFlow, TestedFlow};

/// A Portolan project, format 1.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Portolan project")]
pub struct File {
    /// The version of the file format: 1.
    pub format: u32,
    /// The project's name.
    pub name: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The catalogs it was computed with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub catalogs: Vec<CatalogReference>,
    /// Option values that hold where a server sets no own.
    #[serde(default, skip_serializing_if = "Options::is_empty", deserialize_with = "options")]
    pub options: Options,
    /// Which of several paths between two segments count.
    #[serde(default, skip_serializing_if = "is_default")]
    pub routing: Routing,
    /// Network zones, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Segment>,
    /// Firewalls and routers, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<Device>,
    /// Which device stands at which segment, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Paths that packets never take, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restrictions: Vec<PathRestriction>,
    /// Tunnels, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tunnels: Vec<Tunnel>,
    /// Directory domains, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<Domain>,
    /// Trusts between domains, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trusts: Vec<Trust>,
    /// Servers and groups of like servers, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// Which segments may talk to which, and over what; the first rule that fits decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policy: Vec<PolicyRule>,
    /// What people wrote on flows, by flow id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annotations: Vec<Annotation>,
    /// The flows that were approved, as they were then, by flow id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub baseline: Vec<ApprovedFlow>,
    /// What tests of flows found, by flow id and host.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<TestedFlow>,
}

/// A catalog that the project was computed with.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogReference {
    /// Its id.
    pub id: String,
    /// Its version then.
    pub version: String,
}

/// A place on the diagram, in points.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// To the right.
    #[serde(serialize_with = "plain_number")]
    pub x: f32,
    /// Downwards.
    #[serde(serialize_with = "plain_number")]
    pub y: f32,
}

/// A network zone.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Its id; it never changes.
    pub id: String,
    /// Its name; no other segment has it.
    pub name: String,
    /// What kind of zone it is.
    #[serde(default)]
    pub kind: SegmentKind,
    /// How far it is trusted, from 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub trust_level: Option<u8>,
    /// Its IPv4 and IPv6 prefixes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<AddressBlock>,
    /// Top left corner of its box.
    #[serde(default)]
    pub position: Position,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A firewall or router.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// Its id; it never changes.
    pub id: String,
    /// Its name; no other device has it.
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub kind: DeviceKind,
    /// Whose rule language it speaks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub platform: Platform,
    /// Whether it lets answers through by itself.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub stateful: bool,
    /// Its protocol helpers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helpers: Vec<Helper>,
    /// Broadcasts that it passes on as unicast.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<RelayKind>,
    /// The name of the redundant pair or cluster that it is a member of.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub redundancy_group: String,
    /// Addresses that it translates, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translation>,
    /// Whether its rules name hosts or whole segments.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aggregation: Aggregation,
    /// Prefixes that its rules name in place of everything within them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supernets: Vec<AddressBlock>,
    /// Whether its rules name the types of ICMP messages that are needed, or all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub icmp_messages: IcmpMessages,
    /// How many rules it should have at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_budget: Option<u32>,
    /// Centre of its node.
    #[serde(default)]
    pub position: Position,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Default for Device {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            kind: DeviceKind::default(),
            platform: Platform::default(),
            stateful: true,
            helpers: Vec::new(),
            relays: Vec::new(),
            redundancy_group: String::new(),
            translations: Vec::new(),
            aggregation: Aggregation::default(),
            supernets: Vec::new(),
            icmp_messages: IcmpMessages::default(),
            rule_budget: None,
            position: Position::default(),
            note: String::new(),
        }
    }
}

/// A device stands at a segment.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its id; left out where it is `DEVICE:SEGMENT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The device's id.
    pub device: String,
    /// The segment's id.
    pub segment: String,
    /// What the device calls the interface.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub interface: String,
    /// The interface's addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<AddressBlock>,
    /// Which way packets may pass it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub passage: Passage,
}

/// One address translation of a device.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// What is rewritten.
    #[serde(default)]
    pub kind: TranslationKind,
    /// The id of the segment where the translated addresses are seen.
    pub outside: String,
    /// The addresses as they are.
    pub real: AddressBlock,
    /// The addresses as the outside sees them.
    pub translated: AddressBlock,
}

/// Interfaces of which no path may pass two.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PathRestriction {
    /// Its id; it never changes.
    pub id: String,
    /// Its name; no other path restriction has it.
    pub name: String,
    /// Ids of the links, `DEVICE:SEGMENT` unless the link has one of its own.
    pub links: Vec<String>,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A tunnel: devices strictly between its ends see it and not what it carries.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Tunnel {
    /// Its id; it never changes.
    pub id: String,
    /// Its name; no other tunnel has it.
    pub name: String,
    /// How it wraps what it carries.
    #[serde(default)]
    pub kind: TunnelKind,
    /// Its first end.
    pub first: TunnelEnd,
    /// Its second end.
    pub second: TunnelEnd,
    /// Which end opens it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub opened_by: TunnelInitiator,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Default for Tunnel {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            kind: TunnelKind::default(),
            first: TunnelEnd::Device("".into()),
            second: TunnelEnd::Device("".into()),
            opened_by: TunnelInitiator::default(),
            note: String::new(),
        }
    }
}

/// One rule of the zone policy.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyRule {
    /// Its name; no other rule of the policy has it.
    pub name: String,
    /// Where the connection comes from.
    pub from: ZoneSelector,
    /// Where it goes.
    pub to: ZoneSelector,
    /// Ports with protocol, protocols, services or application protocols; none: everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// What it says.
    pub verdict: Verdict,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A directory domain.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its id; it never changes.
    pub id: String,
    /// Its DNS name; no other domain has it.
    pub name: String,
    /// The DNS name of its forest's root domain.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub forest: String,
}

/// A trust: users of `trusted` may use what `trusting` has.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Its id; it never changes.
    pub id: String,
    /// The id of the domain with the resources.
    pub trusting: String,
    /// The id of the domain with the users.
    pub trusted: String,
    /// Whether it holds both ways.
    #[serde(default, skip_serializing_if = "is_default")]
    pub two_way: bool,
    /// How it came about.
    #[serde(default)]
    pub kind: TrustKind,
}

/// A host, or a group of like hosts, in one segment.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Its id; it never changes.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of the segment that it stands in.
    pub segment: String,
    /// Ids of its roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// Its addresses; none: anywhere in the segment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<AddressBlock>,
    /// How many hosts it stands for, at least 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 1))]
    pub count: u32,
    /// Operating system era.
    #[serde(default)]
    pub os: Os,
    /// The id of the domain it is joined to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// What it uses beyond what the catalog can know: a server's id, or `role:` and a role's id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<String>,
    /// Option values of its own.
    #[serde(default, skip_serializing_if = "Options::is_empty", deserialize_with = "options")]
    pub options: Options,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            segment: String::new(),
            roles: Vec::new(),
            addresses: Vec::new(),
            count: 1,
            os: Os::default(),
            domain: None,
            uses: Vec::new(),
            options: Options::new(),
            note: String::new(),
        }
    }
}

/// What people wrote on a flow.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Annotation {
    /// The flow's id.
    pub flow: String,
    /// Who asked for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub requester: String,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Who decided on it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub approver: String,
    /// What was decided.
    #[serde(default, skip_serializing_if = "is_default")]
    pub approval: Approval,
    /// Change number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ticket: String,
    /// From when on it may be let through, as year-month-day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub valid_from: String,
    /// When to look at it again, as year-month-day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub review_by: String,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// The prefix of a `uses` that names a role.
pub(super) const ROLE_PREFIX: &str = "role:";

fn yes() -> bool {
    true
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_true(value: &bool) -> bool {
    *value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_one(value: &u32) -> bool {
    *value == 1
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Whole numbers are written without a fraction: `40`, not `40.0`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
#[expect(clippy::cast_possible_truncation, reason = "only numbers that i32 holds exactly are cast")]
fn plain_number<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f32 = 16_777_216.0;
    if value.fract() == 0.0 && value.abs() <= EXACT {
        serializer.serialize_i32(*value as i32)
    } else {
        serializer.serialize_f32(*value)
    }
}

/// Reads option values; a key that is given twice is an error, since one of the two would be lost in silence.
fn options<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Options, D::Error> {
    struct OptionsVisitor;

    impl<'de> Visitor<'de> for OptionsVisitor {
        type Value = Options;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Options, A::Error> {
            let mut options = Options::new();
            while let Some((key, value)) = map.next_entry::<String, String>()? {
                if options.contains_key(&key) {
                    return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
                }
                options.insert(key, value);
            }
            Ok(options)
        }
    }

    deserializer.deserialize_map(OptionsVisitor)
}
