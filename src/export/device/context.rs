//! What a language is given to write the rules of a device from.

use std::collections::{BTreeMap, HashMap};

use super::names::{NameRules, Names};
use crate::catalog::{Catalog, Endpoint};
use crate::engine::{DeviceRules, Flow, HopSide, Party, PartyObject, Report, Rule};
use crate::ids::{DeviceId, FlowId, SegmentId, ServerId};
use crate::net::{AddressBlock, AddressSet, PortSet};
use crate::project::{Device, Helper, Link, Project, TunnelKind};

/// A project with its report, ready for looking things up; made once for all devices.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The project.
    pub project: &'a Project,
    /// The catalog it was computed with.
    pub catalog: &'a Catalog,
    /// What was computed.
    pub report: &'a Report,
    flows: HashMap<&'a FlowId, &'a Flow>,
    links: BTreeMap<&'a DeviceId, BTreeMap<&'a SegmentId, Vec<&'a Link>>>,
    file_names: Names,
    own_networks: Vec<AddressBlock>,
}

/// File names that every system takes.
const FILE_NAMES: NameRules = NameRules {
    longest: 100,
    punctuation: "-_.",
    starts_with_letter: false,
    is_case_sensitive: false,
    // Windows: "Naming Files, Paths, and Namespaces".
    reserved: &["aux", "con", "nul", "prn", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3"],
};

impl<'a> Plan<'a> {
    /// The plan of a project.
    pub fn new(project: &'a Project, catalog: &'a Catalog, report: &'a Report) -> Self {
        let mut links: BTreeMap<_, BTreeMap<_, Vec<&Link>>> = BTreeMap::new();
        for link in project.links.values() {
            links.entry(&link.device).or_default().entry(&link.segment).or_default().push(link);
        }
        let devices = project.devices.iter().map(|(id, device)| (id.to_string(), device.name.clone()));
        let file_names = Names::new(&FILE_NAMES, devices);
        let flows = report.flows.iter().map(|flow| (&flow.id, flow)).collect();
        let prefixes = project.segments.values().flat_map(|segment| &segment.prefixes);
        let networks: AddressSet = prefixes
            .filter(|block| block.network().prefix_len() > 0)
            .map(|block| AddressSet::network(*block))
            .collect();
        Self { project, catalog, report, flows, links, file_names, own_networks: networks.prefixes() }
    }

    /// The networks of all segments, the shortest list of prefixes: what "anywhere" outside does not mean.
    pub fn own_networks(&self) -> &[AddressBlock] {
        &self.own_networks
    }

    /// The flow with this id.
    pub fn flow(&self, id: &FlowId) -> Option<&'a Flow> {
        self.flows.get(id).copied()
    }

    /// The name of a segment.
    pub fn segment_name(&self, id: &SegmentId) -> &'a str {
        self.project.segments.get(id).map_or("", |segment| &segment.name)
    }

    /// The name of a server.
    pub fn server_name(&self, id: &ServerId) -> &'a str {
        self.project.servers.get(id).map_or("", |server| &server.name)
    }

    /// The name of a device.
    pub fn device_name(&self, id: &DeviceId) -> &'a str {
        self.project.devices.get(id).map_or("", |device| &device.name)
    }

    /// What a person calls a side of a passage.
    pub fn side_name(&self, side: &HopSide) -> &'a str {
        match side {
            HopSide::Segment(id) => self.segment_name(id),
            HopSide::Tunnel(id) => self.project.tunnels.get(id).map_or("", |tunnel| &tunnel.name),
        }
    }

    /// How the tunnel that is a side of a passage wraps what it carries; none for a segment.
    pub fn tunnel_kind(&self, side: &HopSide) -> Option<TunnelKind> {
        match side {
            HopSide::Segment(_) => None,
            HopSide::Tunnel(id) => self.project.tunnels.get(id).map(|tunnel| tunnel.kind),
        }
    }

    /// What a person calls a party; not yet fit for any language.
    pub fn party_name(&self, party: &Party) -> String {
        let name = match &party.object {
            PartyObject::Server(id) => self.server_name(id).to_owned(),
            PartyObject::Segment(id) => self.segment_name(id).to_owned(),
            PartyObject::Device(id, segment) => format!("{} {}", self.device_name(id), self.segment_name(segment)),
            PartyObject::Supernet(block) => format!("net {block}"),
            PartyObject::Broadcast(id) => format!("{} broadcast", self.segment_name(id)),
            PartyObject::Group(block) => format!("multicast {block}"),
        };
        if party.is_translated { format!("{name} translated") } else { name }
    }
}

/// The rules of one device with the project that they come from.
#[derive(Clone, Copy, Debug)]
pub struct DeviceContext<'a> {
    /// The project.
    pub plan: &'a Plan<'a>,
    /// The rules.
    pub rules: &'a DeviceRules,
    /// The device.
    pub device: &'a Device,
}

impl<'a> DeviceContext<'a> {
    /// The rules of a device; none where the project has no such device.
    pub fn new(plan: &'a Plan<'a>, rules: &'a DeviceRules) -> Option<Self> {
        let device = plan.project.devices.get(&rules.device)?;
        Some(Self { plan, rules, device })
    }

    /// The links of the device, in the order of their segments.
    pub fn links(&self) -> impl Iterator<Item = &'a Link> {
        let links = self.plan.links.get(&self.rules.device);
        links.into_iter().flat_map(|links| links.values()).flatten().copied()
    }

    /// The names of the interfaces on a side, ascending; none for a tunnel, or where one of them has no name.
    pub fn interfaces(&self, side: &HopSide) -> Vec<&'a str> {
        let HopSide::Segment(segment) = side else { return Vec::new() };
        let links = self.plan.links.get(&self.rules.device).and_then(|links| links.get(segment));
        let mut names: Vec<&str> = links.into_iter().flatten().map(|link| link.interface.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        if names.contains(&"") { Vec::new() } else { names }
    }

    /// The destination ports of a rule over which connections run that a helper of the device reads, so that it lets the
    /// data through that belong to them; none where the rule has nothing to do with it.
    pub fn control_ports(&self, rule: &Rule, helper: Helper) -> PortSet {
        let catalog = self.plan.catalog;
        let is_helped = |endpoint: &Endpoint| endpoint.helper.as_deref() == Some(helper.into());
        let is_control = |flow: &&Flow| {
            flow.protocol == rule.protocol
                && !is_helped(catalog.endpoint(flow.endpoint))
                && catalog.service(flow.endpoint.service).endpoints.iter().any(is_helped)
        };
        if !self.device.is_stateful || !rule.protocol.has_ports() {
            return PortSet::new();
        }
        let controls = rule.flows.iter().filter_map(|id| self.plan.flow(id)).filter(is_control);
        let ports: PortSet = controls.filter_map(|flow| flow.destination_ports).collect();
        ports.intersection(&rule.destination_ports)
    }

    /// The name of the device in letters that every system takes, and no other device's.
    pub fn unique_name(&self) -> &'a str {
        self.plan.file_names.of(self.rules.device.as_str())
    }

    /// A file of the device: its name and an ending such as `nft` or `v6.rules`.
    pub fn file_name(&self, ending: &str) -> String {
        format!("{}.{ending}", self.unique_name())
    }
}
