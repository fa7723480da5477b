//! The document that a person edits.
//!
//! Plain data: nothing here is computed. Items live in maps by id behind `Arc`, so that a snapshot for undo costs a few
//! pointers and an edit copies only the map that it changes. The file format is a type family of its own
//! ([`file`](super::file)); these types never define it.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::approval::{Annotation, ApprovedFlow};
use super::network::{Aggregation, IcmpMessages, Passage, PathRestriction, Routing, Translation, word_enum};
use super::policy::PolicyRule;
use super::results::TestResult;
use super::tunnel::Tunnel;
use crate::catalog::{RelayKind, TrustKind};
use crate::ids::{
    CatalogId, DeviceId, DomainId, FlowId, LinkId, RestrictionId, RoleId, SegmentId, ServerId, TrustId, TunnelId,
};
use crate::net::AddressBlock;
use crate::os::Os;

/// Option keys with their values, sorted by key.
pub type Options = BTreeMap<String, String>;

/// A segmented network with its servers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// What it is about; may be empty.
    pub description: String,
    /// The catalogs it was computed with.
    pub catalogs: Vec<CatalogReference>,
    /// Option values that hold where a server sets no own.
    pub options: Options,
    /// Which of several paths between two segments count.
    pub routing: Routing,
    /// Network zones.
    pub segments: Arc<BTreeMap<SegmentId, Arc<Segment>>>,
    /// Firewalls and routers.
    pub devices: Arc<BTreeMap<DeviceId, Arc<Device>>>,
    /// Which device stands at which segment.
    pub links: Arc<BTreeMap<LinkId, Arc<Link>>>,
    /// Paths that packets never take.
    pub restrictions: Arc<BTreeMap<RestrictionId, Arc<PathRestriction>>>,
    /// Tunnels that carry flows past the devices between their ends.
    pub tunnels: Arc<BTreeMap<TunnelId, Arc<Tunnel>>>,
    /// Servers and groups of like servers.
    pub servers: Arc<BTreeMap<ServerId, Arc<Server>>>,
    /// Directory domains.
    pub domains: Arc<BTreeMap<DomainId, Arc<Domain>>>,
    /// Trusts between domains.
    pub trusts: Arc<BTreeMap<TrustId, Arc<Trust>>>,
    /// Which segments may talk to which, and over what; the first rule that fits decides.
    pub policy: Arc<Vec<PolicyRule>>,
    /// What people wrote on flows.
    pub annotations: Arc<BTreeMap<FlowId, Arc<Annotation>>>,
    /// The flows that were approved, as they were then.
    pub baseline: Arc<BTreeMap<FlowId, ApprovedFlow>>,
    /// What tests of flows found, by flow and by the host that tested it.
    pub results: Arc<BTreeMap<(FlowId, String), TestResult>>,
}

impl Project {
    /// What hosts found about a flow, by the name of the host.
    pub fn results_of<'a>(&'a self, flow: &FlowId) -> impl Iterator<Item = (&'a str, &'a TestResult)> {
        let flow = flow.clone();
        self.results
            .range((flow.clone(), String::new())..)
            .take_while(move |((of, _), _)| *of == flow)
            .map(|((_, host), result)| (host.as_str(), result))
    }
}

/// A catalog that a project was computed with.
#[derive(Clone, Debug, Deserialize, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogReference {
    /// Its id.
    pub id: CatalogId,
    /// Its version then.
    pub version: String,
}

impl CatalogReference {
    /// All the catalogs that were merged into this one.
    pub fn all_of(catalog: &crate::catalog::Catalog) -> Vec<Self> {
        let references = catalog.headers.iter();
        references.map(|header| Self { id: header.id.clone(), version: header.version.clone() }).collect()
    }
}

/// A place on the diagram, in points; the origin is free.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

word_enum! {
    /// What kind of zone a segment is.
    SegmentKind {
        /// The outside.
        Internet,
        /// Between outside and inside.
        Dmz,
        /// Servers.
        #[default]
        Internal,
        /// People's computers.
        User,
        /// Administration.
        Management,
        /// Another organisation.
        Partner,
        /// A provider's network.
        Cloud,
    }
}

impl SegmentKind {
    /// How far such a segment is usually trusted, from 0 (not at all) to 100: where nobody has said so, and to start from.
    pub const fn usual_trust_level(self) -> u8 {
        match self {
            Self::Internet => 0,
            Self::Partner => 20,
            Self::Dmz => 30,
            Self::User => 50,
            Self::Cloud => 60,
            Self::Internal => 80,
            Self::Management => 100,
        }
    }
}

/// A network zone (IEC 62443 "zone").
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segment {
    /// Its name.
    pub name: String,
    /// What kind of zone it is.
    pub kind: SegmentKind,
    /// How far it is trusted, from 0 (not at all) to 100; none where nobody said so.
    pub trust_level: Option<u8>,
    /// Its IPv4 and IPv6 prefixes.
    pub prefixes: Vec<AddressBlock>,
    /// Top left corner of its box.
    pub position: Point,
    /// A remark; may be empty.
    pub note: String,
}

word_enum! {
    /// What kind of device it is.
    DeviceKind {
        /// Filters.
        #[default]
        Firewall,
        /// Routes; may filter with access lists.
        Router,
    }
}

word_enum! {
    /// What a device is made by, as far as its rule language goes.
    Platform {
        /// Not said.
        #[default]
        Generic,
        /// Linux nftables.
        Nftables,
        /// Linux iptables.
        Iptables,
        /// Cisco ASA.
        CiscoAsa,
        /// Cisco IOS.
        CiscoIos,
        /// Juniper SRX.
        JuniperSrx,
        /// Palo Alto PAN-OS.
        PanOs,
        /// Fortinet FortiOS.
        Fortios,
        /// Windows Firewall.
        WindowsFirewall,
        /// Azure network security group.
        AzureNsg,
        /// AWS security groups in Terraform.
        AwsTerraform,
        /// Aerleon policy.
        Aerleon,
    }
}

/// A protocol helper of a firewall: it reads the control channel and lets the data through by itself.
#[derive(
    Clone,
    Copy,
    Debug,
    Deserialize,
    Eq,
    Hash,
    JsonSchema,
    Ord,
    PartialEq,
    PartialOrd,
    Serialize,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Helper {
    /// File Transfer Protocol.
    Ftp,
    /// Trivial File Transfer Protocol.
    Tftp,
}

/// A firewall or router: an enforcement point that links segments.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: DeviceKind,
    /// Whose rule language it speaks.
    pub platform: Platform,
    /// Whether it lets answers through by itself.
    pub is_stateful: bool,
    /// Its protocol helpers, sorted.
    pub helpers: Vec<Helper>,
    /// Broadcasts that it passes on as unicast, sorted.
    pub relays: Vec<RelayKind>,
    /// The name of the redundant pair or cluster that it is a member of; empty if it stands alone.
    pub redundancy_group: String,
    /// Addresses that it translates, in order.
    pub translations: Vec<Translation>,
    /// Whether its rules name hosts or whole segments.
    pub aggregation: Aggregation,
    /// Prefixes that its rules name in place of everything within them.
    pub supernets: Vec<AddressBlock>,
    /// Whether its rules name the types of ICMP messages that are needed, or all.
    pub icmp_messages: IcmpMessages,
    /// How many rules it should have at most.
    pub rule_budget: Option<u32>,
    /// Centre of its node.
    pub position: Point,
    /// A remark; may be empty.
    pub note: String,
}

impl Default for Device {
    fn default() -> Self {
        Self {
            name: String::new(),
            kind: DeviceKind::default(),
            platform: Platform::default(),
            is_stateful: true,
            helpers: Vec::new(),
            relays: Vec::new(),
            redundancy_group: String::new(),
            translations: Vec::new(),
            aggregation: Aggregation::default(),
            supernets: Vec::new(),
            icmp_messages: IcmpMessages::default(),
            rule_budget: None,
            position: Point::default(),
            note: String::new(),
        }
    }
}

/// A device stands at a segment: one of its interfaces.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Link {
    /// The device.
    pub device: DeviceId,
    /// The segment.
    pub segment: SegmentId,
    /// What the device calls the interface, such as `eth0` or `outside`; may be empty.
    pub interface: String,
    /// The interface's addresses, with the length of their prefix if it is known.
    pub addresses: Vec<AddressBlock>,
    /// Which way packets may pass it.
    pub passage: Passage,
}

impl Link {
    /// A link that packets pass both ways, with nothing known of the interface.
    pub fn new(device: DeviceId, segment: SegmentId) -> Self {
        Self { device, segment, interface: String::new(), addresses: Vec::new(), passage: Passage::default() }
    }
}

/// What a server uses beyond what the catalog can know.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Use {
    /// This server.
    Server(ServerId),
    /// Every server with this role.
    Role(RoleId),
}

impl std::fmt::Display for Use {
    /// As it stands in files: the server's id, or `role:ROLE`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Server(server) => server.fmt(f),
            Self::Role(role) => write!(f, "role:{role}"),
        }
    }
}

/// A host, or a group of like hosts, in one segment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Server {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub segment: SegmentId,
    /// Its roles, in the order they were given.
    pub roles: Vec<RoleId>,
    /// Its addresses; empty: anywhere in the segment.
    pub addresses: Vec<AddressBlock>,
    /// How many hosts it stands for, at least 1.
    pub count: u32,
    /// Operating system era.
    pub os: Os,
    /// The domain it is joined to.
    pub domain: Option<DomainId>,
    /// What it uses beyond what the catalog can know, sorted.
    pub uses: Vec<Use>,
    /// Option values of its own.
    pub options: Options,
    /// A remark; may be empty.
    pub note: String,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            name: String::new(),
            segment: SegmentId::new(""),
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

/// A directory domain.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Domain {
    /// Its DNS name.
    pub name: String,
    /// The DNS name of its forest's root domain: domains of one forest trust each other; empty: a forest of its own.
    pub forest: String,
}

/// A trust: users of `trusted` may use what `trusting` has.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Trust {
    /// The domain with the resources.
    pub trusting: DomainId,
    /// The domain with the users.
    pub trusted: DomainId,
    /// Whether it holds both ways.
    pub is_two_way: bool,
    /// How it came about.
    pub kind: TrustKind,
}
