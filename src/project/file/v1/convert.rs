//! Between format 1 and the document.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Annotation, ApprovedFlow, CatalogReference, Device, Domain, File, Link, PathRestriction, PolicyRule, Position,
    ROLE_PREFIX, Segment, Server, TestedFlow, Translation, Trust, Tunnel,
};
use crate::ids::{
    CatalogId, DeviceId, DomainId, FlowId, LinkId, RestrictionId, RoleId, SegmentId, ServerId, TrustId, TunnelId,
};
use crate::project::{self, Project, Use};

impl From<project::Point> for Position {
    fn from(point: project::Point) -> Self {
        Self { x: point.x, y: point.y }
    }
}

impl From<Position> for project::Point {
    fn from(position: Position) -> Self {
        Self { x: position.x, y: position.y }
    }
}

impl From<&Project> for File {
    fn from(project: &Project) -> Self {
        Self {
            format: crate::project::file::migrate::NEWEST_FORMAT,
            name: project.name.clone(),
            description: project.description.clone(),
            catalogs: project
                .catalogs
                .iter()
                .map(|catalog| CatalogReference { id: catalog.id.to_string(), version: catalog.version.clone() })
                .collect(),
            options: project.options.clone(),
            routing: project.routing,
            segments: project.segments.iter().map(|(id, segment)| segment_to_file(id, segment)).collect(),
            devices: project.devices.iter().map(|(id, device)| device_to_file(id, device)).collect(),
            links: project.links.iter().map(|(id, link)| link_to_file(id, link)).collect(),
            restrictions: project
                .restrictions
                .iter()
                .map(|(id, restriction)| restriction_to_file(id, restriction))
                .collect(),
            tunnels: project.tunnels.iter().map(|(id, tunnel)| tunnel_to_file(id, tunnel)).collect(),
            domains: project.domains.iter().map(|(id, domain)| domain_to_file(id, domain)).collect(),
            trusts: project.trusts.iter().map(|(id, trust)| trust_to_file(id, trust)).collect(),
            servers: project.servers.iter().map(|(id, server)| server_to_file(id, server)).collect(),
            policy: project.policy.iter().map(policy_rule_to_file).collect(),
            annotations: project.annotations.iter().map(|(flow, note)| annotation_to_file(flow, note)).collect(),
            baseline: project
                .baseline
                .iter()
                .map(|(flow, approved)| ApprovedFlow { flow: flow.to_string(), approved: approved.clone() })
                .collect(),
            results: project
                .results
                .iter()
                .map(|((flow, host), result)| TestedFlow {
                    flow: flow.to_string(),
                    host: host.clone(),
                    result: result.clone(),
                })
                .collect(),
        }
    }
}

fn segment_to_file(id: &SegmentId, segment: &project::Segment) -> Segment {
    Segment {
        id: id.to_string(),
        name: segment.name.clone(),
        kind: segment.kind,
        trust_level: segment.trust_level,
        prefixes: segment.prefixes.clone(),
        position: segment.position.into(),
        note: segment.note.clone(),
    }
}

fn device_to_file(id: &DeviceId, device: &project::Device) -> Device {
    Device {
        id: id.to_string(),
        name: device.name.clone(),
        kind: device.kind,
        platform: device.platform,
        stateful: device.is_stateful,
        helpers: device.helpers.clone(),
        relays: device.relays.clone(),
        redundancy_group: device.redundancy_group.clone(),
        translations: device.translations.iter().map(translation_to_file).collect(),
        aggregation: device.aggregation,
        supernets: device.supernets.clone(),
        icmp_messages: device.icmp_messages,
        rule_budget: device.rule_budget,
        position: device.position.into(),
        note: device.note.clone(),
    }
}

fn link_to_file(id: &LinkId, link: &project::Link) -> Link {
    Link {
        id: (*id != Project::link_id(&link.device, &link.segment)).then(|| id.to_string()),
        device: link.device.to_string(),
        segment: link.segment.to_string(),
        interface: link.interface.clone(),
        addresses: link.addresses.clone(),
        passage: link.passage,
    }
}

fn translation_to_file(translation: &project::Translation) -> Translation {
    Translation {
        kind: translation.kind,
        outside: translation.outside.to_string(),
        real: translation.real,
        translated: translation.translated,
    }
}

fn restriction_to_file(id: &RestrictionId, restriction: &project::PathRestriction) -> PathRestriction {
    PathRestriction {
        id: id.to_string(),
        name: restriction.name.clone(),
        links: restriction.links.iter().map(ToString::to_string).collect(),
        note: restriction.note.clone(),
    }
}

fn tunnel_to_file(id: &TunnelId, tunnel: &project::Tunnel) -> Tunnel {
    Tunnel {
        id: id.to_string(),
        name: tunnel.name.clone(),
        kind: tunnel.kind,
        first: tunnel.first.clone(),
        second: tunnel.second.clone(),
        opened_by: tunnel.initiator,
        note: tunnel.note.clone(),
    }
}

fn domain_to_file(id: &DomainId, domain: &project::Domain) -> Domain {
    Domain { id: id.to_string(), name: domain.name.clone(), forest: domain.forest.clone() }
}

fn policy_rule_to_file(rule: &project::PolicyRule) -> PolicyRule {
    PolicyRule {
        name: rule.name.clone(),
        from: rule.from.clone(),
        to: rule.to.clone(),
        services: rule.services.clone(),
        verdict: rule.verdict,
        note: rule.note.clone(),
    }
}

fn trust_to_file(id: &TrustId, trust: &project::Trust) -> Trust {
    Trust {
        id: id.to_string(),
        trusting: trust.trusting.to_string(),
        trusted: trust.trusted.to_string(),
        two_way: trust.is_two_way,
        kind: trust.kind,
    }
}

fn server_to_file(id: &ServerId, server: &project::Server) -> Server {
    Server {
        id: id.to_string(),
        name: server.name.clone(),
        segment: server.segment.to_string(),
        roles: server.roles.iter().map(ToString::to_string).collect(),
        addresses: server.addresses.clone(),
        count: server.count,
        os: server.os,
        domain: server.domain.as_ref().map(ToString::to_string),
        uses: server.uses.iter().map(ToString::to_string).collect(),
        options: server.options.clone(),
        note: server.note.clone(),
    }
}

fn annotation_to_file(flow: &FlowId, annotation: &project::Annotation) -> Annotation {
    Annotation {
        flow: flow.to_string(),
        requester: annotation.requester.clone(),
        owner: annotation.owner.clone(),
        approver: annotation.approver.clone(),
        approval: annotation.approval,
        ticket: annotation.ticket.clone(),
        valid_from: annotation.valid_from.clone(),
        review_by: annotation.review_by.clone(),
        comment: annotation.comment.clone(),
    }
}

impl Link {
    /// The id, given or made from the two ends.
    pub(in crate::project::file) fn full_id(&self) -> LinkId {
        match &self.id {
            Some(id) => LinkId::new(id.as_str()),
            None => Project::link_id(&self.device.as_str().into(), &self.segment.as_str().into()),
        }
    }
}

impl File {
    /// The document that the file describes. What the checks of [`check`](super::check) refuse must not be there.
    pub(in crate::project::file) fn into_project(self) -> Project {
        Project {
            name: self.name,
            description: self.description,
            catalogs: self
                .catalogs
                .into_iter()
                .map(|catalog| project::CatalogReference { id: CatalogId::from(catalog.id), version: catalog.version })
                .collect(),
            options: self.options,
            routing: self.routing,
            segments: by_id(self.segments.into_iter().map(segment_from_file)),
            devices: by_id(self.devices.into_iter().map(device_from_file)),
            links: by_id(self.links.into_iter().map(link_from_file)),
            restrictions: by_id(self.restrictions.into_iter().map(restriction_from_file)),
            tunnels: by_id(self.tunnels.into_iter().map(tunnel_from_file)),
            domains: by_id(self.domains.into_iter().map(|domain| {
                (DomainId::from(domain.id), project::Domain { name: domain.name, forest: domain.forest })
            })),
            trusts: by_id(self.trusts.into_iter().map(trust_from_file)),
            servers: by_id(self.servers.into_iter().map(server_from_file)),
            policy: Arc::new(self.policy.into_iter().map(policy_rule_from_file).collect()),
            annotations: by_id(
                self.annotations.into_iter().map(annotation_from_file).filter(|(_, annotation)| !annotation.is_empty()),
            ),
            baseline: Arc::new(self.baseline.into_iter().map(|line| (line.flow.into(), line.approved)).collect()),
            results: Arc::new(
                self.results.into_iter().map(|line| ((line.flow.into(), line.host), line.result)).collect(),
            ),
        }
    }
}

fn by_id<K: Ord, V>(items: impl Iterator<Item = (K, V)>) -> Arc<BTreeMap<K, Arc<V>>> {
    Arc::new(items.map(|(id, item)| (id, Arc::new(item))).collect())
}

fn segment_from_file(segment: Segment) -> (SegmentId, project::Segment) {
    let model = project::Segment {
        name: segment.name,
        kind: segment.kind,
        trust_level: segment.trust_level,
        prefixes: segment.prefixes,
        position: segment.position.into(),
        note: segment.note,
    };
    (segment.id.into(), model)
}

fn device_from_file(mut device: Device) -> (DeviceId, project::Device) {
    device.helpers.sort_unstable();
    device.helpers.dedup();
    device.relays.sort_unstable();
    device.relays.dedup();
    let model = project::Device {
        name: device.name,
        kind: device.kind,
        platform: device.platform,
        is_stateful: device.stateful,
        helpers: device.helpers,
        relays: device.relays,
        redundancy_group: device.redundancy_group,
        translations: device.translations.into_iter().map(translation_from_file).collect(),
        aggregation: device.aggregation,
        supernets: device.supernets,
        icmp_messages: device.icmp_messages,
        rule_budget: device.rule_budget,
        position: device.position.into(),
        note: device.note,
    };
    (device.id.into(), model)
}

fn link_from_file(link: Link) -> (LinkId, project::Link) {
    let id = link.full_id();
    let model = project::Link {
        device: link.device.into(),
        segment: link.segment.into(),
        interface: link.interface,
        addresses: link.addresses,
        passage: link.passage,
    };
    (id, model)
}

fn translation_from_file(translation: Translation) -> project::Translation {
    project::Translation {
        kind: translation.kind,
        outside: translation.outside.into(),
        real: translation.real,
        translated: translation.translated,
    }
}

fn restriction_from_file(restriction: PathRestriction) -> (RestrictionId, project::PathRestriction) {
    let model = project::PathRestriction {
        name: restriction.name,
        links: restriction.links.into_iter().map(LinkId::from).collect(),
        note: restriction.note,
    };
    (restriction.id.into(), model)
}

fn tunnel_from_file(tunnel: Tunnel) -> (TunnelId, project::Tunnel) {
    let model = project::Tunnel {
        name: tunnel.name,
        kind: tunnel.kind,
        first: tunnel.first,
        second: tunnel.second,
        initiator: tunnel.opened_by,
        note: tunnel.note,
    };
    (tunnel.id.into(), model)
}

fn policy_rule_from_file(rule: PolicyRule) -> project::PolicyRule {
    project::PolicyRule {
        name: rule.name,
        from: rule.from,
        to: rule.to,
        services: rule.services,
        verdict: rule.verdict,
        note: rule.note,
    }
}

fn trust_from_file(trust: Trust) -> (TrustId, project::Trust) {
    let model = project::Trust {
        trusting: trust.trusting.into(),
        trusted: trust.trusted.into(),
        is_two_way: trust.two_way,
        kind: trust.kind,
    };
    (trust.id.into(), model)
}

fn server_from_file(server: Server) -> (ServerId, project::Server) {
    let mut uses: Vec<Use> =
        server.uses.iter().filter(|used| **used != server.id).map(|used| use_from_file(used)).collect();
    uses.sort();
    uses.dedup();
    let model = project::Server {
        name: server.name,
        segment: server.segment.into(),
        roles: server.roles.into_iter().map(RoleId::from).collect(),
        addresses: server.addresses,
        count: server.count,
        os: server.os,
        domain: server.domain.map(DomainId::from),
        uses,
        options: server.options,
        note: server.note,
    };
    (server.id.into(), model)
}

fn use_from_file(used: &str) -> Use {
    match used.strip_prefix(ROLE_PREFIX) {
        Some(role) => Use::Role(RoleId::new(role)),
        None => Use::Server(ServerId::new(used)),
    }
}

fn annotation_from_file(annotation: Annotation) -> (FlowId, project::Annotation) {
    let model = project::Annotation {
        requester: annotation.requester,
        owner: annotation.owner,
        approver: annotation.approver,
        approval: annotation.approval,
        ticket: annotation.ticket,
        valid_from: annotation.valid_from,
        review_by: annotation.review_by,
        comment: annotation.comment,
    };
    (annotation.flow.into(), model)
}
