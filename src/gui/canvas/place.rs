//! The edits that drawing makes, as pure functions: names, places and links of new things.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Pos2, Rect, Vec2, vec2};

use super::geometry::{DEVICE_SIZE, point_from_pos, pos_from_point, segment_size, snapped};
use super::scene::device_word;
use crate::catalog::{Catalog, Role};
use crate::ids::{DeviceId, LinkId, RestrictionId, RoleId, SegmentId, ServerId, TunnelId};
use crate::project::{
    CanvasItem, Device, DeviceKind, Domain, Edit, Item, Link, NEW_SEGMENT, Os, PathRestriction, Point, Project,
    Segment, SegmentKind, Server, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind, rename_segment,
};

/// Distance between a segment and a device that is put beside it.
const BESIDE: f32 = 56.0;
/// How far a duplicate stands from its original.
const DUPLICATE_OFFSET: f32 = 24.0;

/// A new segment whose box has its middle near `center`.
pub(super) fn new_segment(project: &Project, center: Pos2) -> (SegmentId, Segment) {
    let name = numbered(NEW_SEGMENT, |name| project.segments.values().any(|segment| segment.name == name));
    let id = project.new_segment_id(&name);
    let position = snapped(center - segment_size(0) / 2.0);
    (id, Segment { name, position: point_from_pos(position), ..Segment::default() })
}

/// A new device whose node has its middle near `center`.
pub(super) fn new_device(project: &Project, kind: DeviceKind, center: Pos2) -> (DeviceId, Device) {
    let prefix = match kind {
        DeviceKind::Firewall => "fw",
        DeviceKind::Router => "router",
    };
    let name = numbered(prefix, |name| project.devices.values().any(|device| device.name == name));
    let id = project.new_device_id(&name);
    (id, Device { name, kind, position: point_from_pos(snapped(center)), ..Device::default() })
}

/// A new server with a role, in a segment.
pub(super) fn new_server(
    project: &Project,
    catalog: &Catalog,
    role: &RoleId,
    segment: &SegmentId,
) -> (ServerId, Server) {
    let prefix = catalog.role_by_id(role.as_str()).map_or("server", |role| role.short.as_str()).to_lowercase();
    let is_taken = |name: &str| {
        project.servers.contains_key(name)
            || project.servers.values().any(|server| server.name.eq_ignore_ascii_case(name))
    };
    let name = numbered(&prefix, is_taken);
    let id = project.new_server_id(&name);
    let kind = project.segments.get(segment).map(|segment| segment.kind);
    let is_ours = !matches!(kind, Some(SegmentKind::Internet | SegmentKind::Partner));
    let only_domain = match project.domains.keys().collect::<Vec<_>>().as_slice() {
        [domain] => Some((*domain).clone()),
        _ => None,
    };
    let server = Server {
        name,
        segment: segment.clone(),
        roles: vec![role.clone()],
        os: usual_os(project, catalog, role),
        domain: only_domain.filter(|_| is_ours),
        ..Server::default()
    };
    (id, server)
}

/// The system of the first server of a new project, where the role exists on it.
const FIRST_OS: Os = Os::WindowsServer2022;

/// The operating system that most of the project's servers have. The first server gets one of today, or the newest one
/// that still has the role.
fn usual_os(project: &Project, catalog: &Catalog, role: &RoleId) -> Os {
    let mut counts: BTreeMap<Os, usize> = BTreeMap::new();
    for server in project.servers.values() {
        *counts.entry(server.os).or_default() += 1;
    }
    if let Some((os, _)) = counts.into_iter().rev().max_by_key(|(_, count)| *count) {
        return os;
    }
    let Some(role) = catalog.role_index(role.as_str()) else { return FIRST_OS };
    let eras: Vec<&[Os]> = catalog.role_eras(role).iter().map(|era| &*catalog.role(*era).systems).collect();
    if eras.iter().any(|systems| systems.is_empty() || systems.contains(&FIRST_OS)) {
        return FIRST_OS;
    }
    eras.into_iter().flatten().copied().filter(|os| *os != Os::Other).max().unwrap_or(FIRST_OS)
}

/// Adds a segment.
pub(super) fn add_segment(project: &Project, center: Pos2) -> (SegmentId, Edit) {
    let (id, segment) = new_segment(project, center);
    let edit = Edit::batch("add segment", vec![Edit::PutSegment(id.clone(), segment)]);
    (id, edit)
}

/// Adds a device.
pub(super) fn add_device(project: &Project, kind: DeviceKind, center: Pos2) -> (DeviceId, Edit) {
    let (id, device) = new_device(project, kind, center);
    let edit = Edit::batch(add_device_label(kind), vec![Edit::PutDevice(id.clone(), device)]);
    (id, edit)
}

/// Adds a device beside a segment's box, on the side nearest to `near`, and links the two.
pub(super) fn add_linked_device(
    project: &Project,
    kind: DeviceKind,
    segment: (&SegmentId, Rect),
    near: Pos2,
) -> (DeviceId, Edit) {
    let (segment_id, rect) = segment;
    let sides = [
        (near.x - rect.left(), vec2(rect.left() - BESIDE, rect.center().y)),
        (rect.right() - near.x, vec2(rect.right() + BESIDE, rect.center().y)),
        (near.y - rect.top(), vec2(rect.center().x, rect.top() - BESIDE)),
        (rect.bottom() - near.y, vec2(rect.center().x, rect.bottom() + BESIDE)),
    ];
    let place = sides.iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(near, |(_, place)| place.to_pos2());
    let (id, device) = new_device(project, kind, place);
    let link = Link::new(id.clone(), segment_id.clone());
    let edits = vec![Edit::PutDevice(id.clone(), device), Edit::PutLink(Project::link_id(&id, segment_id), link)];
    (id, Edit::batch(add_device_label(kind), edits))
}

fn add_device_label(kind: DeviceKind) -> String {
    format!("add {}", device_word(kind).to_lowercase())
}

/// Places a role on a segment.
pub(in crate::gui) fn place_role(
    project: &Project,
    catalog: &Catalog,
    role: &RoleId,
    segment: &SegmentId,
) -> (ServerId, Edit) {
    let (id, mut server) = new_server(project, catalog, role, segment);
    let mut edits = Vec::from_iter(founded_domain(project, role, &mut server));
    edits.push(Edit::PutServer(id.clone(), server));
    (id, Edit::batch("add server", edits))
}

/// The first domain controller of a project founds a domain, whose name is to be changed.
fn founded_domain(project: &Project, role: &RoleId, server: &mut Server) -> Option<Edit> {
    if !project.domains.is_empty() || role.as_str() != "domain-controller" {
        return None;
    }
    let name = "corp.example".to_owned();
    let id = project.new_domain_id(&name);
    server.domain = Some(id.clone());
    Some(Edit::PutDomain(id, Domain { name, ..Domain::default() }))
}

/// Places a role on open ground, with a new segment around it.
pub(super) fn place_role_on_ground(
    project: &Project,
    catalog: &Catalog,
    role: &RoleId,
    center: Pos2,
) -> (SegmentId, Edit) {
    let (segment_id, segment) = new_segment(project, center);
    let (server_id, mut server) = new_server(project, catalog, role, &segment_id);
    let mut edits = vec![Edit::PutSegment(segment_id.clone(), segment)];
    edits.extend(founded_domain(project, role, &mut server));
    edits.push(Edit::PutServer(server_id, server));
    (segment_id, Edit::batch("add server", edits))
}

/// Moves servers onto open ground, with a new segment around them.
pub(super) fn move_servers_to_ground(project: &Project, servers: &[ServerId], center: Pos2) -> (SegmentId, Edit) {
    let (id, segment) = new_segment(project, center);
    let edits = vec![Edit::PutSegment(id.clone(), segment), Edit::MoveServers(servers.to_vec(), id.clone())];
    (id, Edit::batch("move server", edits))
}

/// Links a device and a segment; none if they are linked already.
pub(super) fn link(project: &Project, device: &DeviceId, segment: &SegmentId) -> Option<Edit> {
    let link = Link::new(device.clone(), segment.clone());
    let exists = project.links.values().any(|other| other.device == link.device && other.segment == link.segment);
    (!exists).then(|| Edit::PutLink(Project::link_id(device, segment), link))
}

/// Puts a firewall between two segments and links both to it.
pub(super) fn firewall_between(project: &Project, a: (&SegmentId, Rect), b: (&SegmentId, Rect)) -> (DeviceId, Edit) {
    let middle = gap_middle(a.1, b.1);
    let (id, device) = new_device(project, DeviceKind::Firewall, middle);
    let link =
        |segment: &SegmentId| Edit::PutLink(Project::link_id(&id, segment), Link::new(id.clone(), segment.clone()));
    let edits = vec![Edit::PutDevice(id.clone(), device), link(a.0), link(b.0)];
    (id.clone(), Edit::batch("add firewall", edits))
}

/// The middle of the gap between two boxes; the middle between their centres where there is none.
fn gap_middle(a: Rect, b: Rect) -> Pos2 {
    let between = |a_low: f32, a_high: f32, b_low: f32, b_high: f32| {
        if a_high < b_low {
            f32::midpoint(a_high, b_low)
        } else if b_high < a_low {
            f32::midpoint(b_high, a_low)
        } else {
            f32::midpoint(a_low.max(b_low), a_high.min(b_high))
        }
    };
    Pos2::new(between(a.left(), a.right(), b.left(), b.right()), between(a.top(), a.bottom(), b.top(), b.bottom()))
}

/// What a tunnel can end at.
pub(in crate::gui) fn tunnel_end(item: &Item) -> Option<TunnelEnd> {
    match item {
        Item::Device(id) => Some(TunnelEnd::Device(id.clone())),
        Item::Segment(id) => Some(TunnelEnd::Segment(id.clone())),
        Item::Server(id) => Some(TunnelEnd::Server(id.clone())),
        Item::Link(_) | Item::Domain(_) | Item::Trust(_) | Item::Tunnel(_) | Item::Restriction(_) => None,
    }
}

/// A new tunnel between two ends; none if there is one already.
pub(super) fn tunnel(project: &Project, first: TunnelEnd, second: TunnelEnd) -> Option<(TunnelId, Edit)> {
    let joins_them = |tunnel: &Tunnel| tunnel.ends().contains(&&first) && tunnel.ends().contains(&&second);
    if first == second || project.tunnels.values().any(|tunnel| joins_them(tunnel)) {
        return None;
    }
    let name = numbered("Tunnel ", |name| project.tunnels.values().any(|tunnel| tunnel.name == name));
    let id = project.new_tunnel_id(&name);
    let (kind, initiator) = (TunnelKind::default(), TunnelInitiator::default());
    let tunnel = Tunnel { name, kind, first, second, initiator, note: String::new() };
    let edit = Edit::batch("add tunnel", vec![Edit::PutTunnel(id.clone(), tunnel)]);
    Some((id, edit))
}

/// A tunnel between the two things that are selected.
pub(in crate::gui) fn tunnel_between(project: &Project, items: &BTreeSet<Item>) -> Option<(Item, Edit)> {
    let ends: Vec<TunnelEnd> = items.iter().filter_map(tunnel_end).collect();
    let [first, second] = <[TunnelEnd; 2]>::try_from(ends).ok()?;
    let (id, edit) = tunnel(project, first, second)?;
    Some((Item::Tunnel(id), edit))
}

/// A path restriction over the links that are selected.
pub(in crate::gui) fn restrict(project: &Project, items: &BTreeSet<Item>) -> Option<(Item, Edit)> {
    let link = |item: &Item| match item {
        Item::Link(id) => Some(id.clone()),
        _ => None,
    };
    let links: BTreeSet<LinkId> = items.iter().filter_map(link).collect();
    if links.len() < 2 {
        return None;
    }
    let is_taken = |name: &str| project.restrictions.values().any(|restriction| restriction.name == name);
    let name = numbered("Restriction ", is_taken);
    let id = project.new_restriction_id(&name);
    let restriction = PathRestriction { name, links, note: String::new() };
    let edit = Edit::batch("add path restriction", vec![Edit::PutRestriction(id.clone(), restriction)]);
    Some((Item::Restriction(id), edit))
}

/// Takes a link into a path restriction, or out of it; with fewer than two left, the restriction goes.
pub(super) fn toggle_restricted(project: &Project, id: &RestrictionId, link: &LinkId) -> Option<Edit> {
    let mut next = PathRestriction::clone(project.restrictions.get(id)?);
    if !next.links.remove(link) {
        next.links.insert(link.clone());
    }
    Some(Edit::PutRestriction(id.clone(), next))
}

/// Gives a thing another name; none if it has no name, has it already, or the name is empty.
pub(super) fn rename(project: &Project, item: &Item, name: &str) -> Option<(Item, Edit)> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let edit = match item {
        Item::Segment(id) => {
            project.segments.get(id).filter(|segment| segment.name != name)?;
            let (id, edit) = rename_segment(project, id, name)?;
            return Some((Item::Segment(id), edit));
        }
        Item::Device(id) => {
            let device = project.devices.get(id).filter(|device| device.name != name)?;
            Edit::PutDevice(id.clone(), Device { name: name.into(), ..Device::clone(device) })
        }
        Item::Server(id) => {
            let server = project.servers.get(id).filter(|server| server.name != name)?;
            Edit::PutServer(id.clone(), Server { name: name.into(), ..Server::clone(server) })
        }
        Item::Tunnel(id) => {
            let tunnel = project.tunnels.get(id).filter(|tunnel| tunnel.name != name)?;
            Edit::PutTunnel(id.clone(), Tunnel { name: name.into(), ..Tunnel::clone(tunnel) })
        }
        Item::Link(_) | Item::Domain(_) | Item::Trust(_) | Item::Restriction(_) => return None,
    };
    Some((item.clone(), edit))
}

/// The name of a thing that has one.
pub(super) fn name_of<'a>(project: &'a Project, item: &Item) -> Option<&'a str> {
    match item {
        Item::Segment(id) => project.segments.get(id).map(|segment| segment.name.as_str()),
        Item::Device(id) => project.devices.get(id).map(|device| device.name.as_str()),
        Item::Server(id) => project.servers.get(id).map(|server| server.name.as_str()),
        Item::Tunnel(id) => project.tunnels.get(id).map(|tunnel| tunnel.name.as_str()),
        Item::Link(_) | Item::Domain(_) | Item::Trust(_) | Item::Restriction(_) => None,
    }
}

/// Copies segments with their servers, devices with their links, and single servers. Gives the copies too.
pub(in crate::gui) fn duplicate(project: &Project, items: &BTreeSet<Item>) -> Option<(BTreeSet<Item>, Edit)> {
    copies_at(project, items, vec2(DUPLICATE_OFFSET, DUPLICATE_OFFSET))
}

/// The same, with the copies this far from their originals.
pub(super) fn copies_at(project: &Project, items: &BTreeSet<Item>, shift: Vec2) -> Option<(BTreeSet<Item>, Edit)> {
    let mut copy = Duplicate::new(project, shift);
    for item in items {
        if let Item::Segment(id) = item {
            copy.segment(project, id);
        }
    }
    for item in items {
        match item {
            Item::Device(id) => copy.device(project, id),
            Item::Server(id) => {
                let with_segment = |server: &Server| items.contains(&Item::Segment(server.segment.clone()));
                if let Some(server) = project.servers.get(id).filter(|server| !with_segment(server)) {
                    let copied = copy.server(server, server.segment.clone());
                    copy.copies.extend(copied.map(Item::Server));
                }
            }
            _ => {}
        }
    }
    if copy.edits.is_empty() { None } else { Some((copy.copies, Edit::batch("duplicate", copy.edits))) }
}

/// Copies servers into a segment. Gives the first copy too.
pub(super) fn copy_servers(project: &Project, servers: &[ServerId], segment: &SegmentId) -> Option<(ServerId, Edit)> {
    let mut copy = Duplicate::new(project, Vec2::ZERO);
    let originals = servers.iter().filter_map(|id| project.servers.get(id));
    let copies: Vec<ServerId> = originals.filter_map(|server| copy.server(server, segment.clone())).collect();
    Some((copies.into_iter().next()?, Edit::batch("copy server", copy.edits)))
}

/// A duplication in progress; `grown` is the project with the copies made so far, so that names stay unique.
struct Duplicate {
    grown: Project,
    edits: Vec<Edit>,
    copies: BTreeSet<Item>,
    shift: Vec2,
}

impl Duplicate {
    fn new(project: &Project, shift: Vec2) -> Self {
        Self { grown: project.clone(), edits: Vec::new(), copies: BTreeSet::new(), shift }
    }

    fn shifted(&self, point: Point) -> Point {
        Point { x: point.x + self.shift.x, y: point.y + self.shift.y }
    }

    fn push(&mut self, edit: Edit) -> bool {
        let Ok(grown) = edit.apply(&self.grown) else { return false };
        self.grown = grown;
        self.edits.push(edit);
        true
    }

    fn segment(&mut self, project: &Project, id: &SegmentId) {
        let Some(segment) = project.segments.get(id) else { return };
        let name = copied_name(&segment.name, |name| self.grown.segments.values().any(|other| other.name == name));
        let new_id = self.grown.new_segment_id(&name);
        let position = self.shifted(segment.position);
        let copy = Segment { name, position, ..Segment::clone(segment) };
        if self.push(Edit::PutSegment(new_id.clone(), copy)) {
            for server in project.servers.values().filter(|server| server.segment == *id) {
                self.server(server, new_id.clone());
            }
            self.copies.insert(Item::Segment(new_id));
        }
    }

    fn device(&mut self, project: &Project, id: &DeviceId) {
        let Some(device) = project.devices.get(id) else { return };
        let name = copied_name(&device.name, |name| self.grown.devices.values().any(|other| other.name == name));
        let new_id = self.grown.new_device_id(&name);
        let position = self.shifted(device.position);
        if self.push(Edit::PutDevice(new_id.clone(), Device { name, position, ..Device::clone(device) })) {
            for link in project.links.values().filter(|link| link.device == *id) {
                // An address belongs to one interface; its name and its direction are those of the pattern.
                let copy = Link { device: new_id.clone(), addresses: Vec::new(), ..Link::clone(link) };
                self.push(Edit::PutLink(Project::link_id(&new_id, &link.segment), copy));
            }
            self.copies.insert(Item::Device(new_id));
        }
    }

    fn server(&mut self, server: &Server, segment: SegmentId) -> Option<ServerId> {
        let name = copied_name(&server.name, |name| self.grown.servers.values().any(|other| other.name == name));
        let id = self.grown.new_server_id(&name);
        // An address belongs to one server; the copy gets its own later.
        let copy = Server { name, segment, addresses: Vec::new(), ..Server::clone(server) };
        self.push(Edit::PutServer(id.clone(), copy)).then_some(id)
    }
}

/// The first free name of `prefix1`, `prefix2`, ...
fn numbered(prefix: &str, is_taken: impl Fn(&str) -> bool) -> String {
    (1..=u64::from(u32::MAX)).map(|number| format!("{prefix}{number}")).find(|name| !is_taken(name)).unwrap_or_default()
}

/// The name of a copy: the next free number at the end of the name.
fn copied_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let stem = name.trim_end_matches(|character: char| character.is_ascii_digit());
    let first = name.get(stem.len()..).and_then(|digits| digits.parse::<u64>().ok()).map_or(2, |number| number + 1);
    let stem = if stem.len() == name.len() && !stem.ends_with(' ') { format!("{stem} ") } else { stem.to_owned() };
    (first..=u64::from(u32::MAX))
        .map(|number| format!("{stem}{number}"))
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}

/// How a role is named in a sentence.
pub(super) fn role_name(role: Option<&Role>, id: &RoleId) -> String {
    role.map_or_else(|| id.to_string(), |role| role.name.clone())
}

/// The middle of a new segment that a box dropped at the pointer gets: its title under the pointer.
pub(super) fn center_of_dropped_segment(pointer: Pos2) -> Pos2 {
    pointer + vec2(0.0, segment_size(0).y / 2.0 - 16.0)
}

/// The box of an item of the project, from its saved place.
pub(super) fn saved_rect(project: &Project, item: &CanvasItem) -> Option<Rect> {
    match item {
        CanvasItem::Segment(id) => {
            let segment = project.segments.get(id)?;
            let servers = project.servers.values().filter(|server| server.segment == *id).count();
            Some(Rect::from_min_size(pos_from_point(segment.position), segment_size(servers)))
        }
        CanvasItem::Device(id) => {
            let device = project.devices.get(id)?;
            Some(Rect::from_center_size(pos_from_point(device.position), vec2(DEVICE_SIZE, DEVICE_SIZE)))
        }
    }
}

/// The servers that a server's chip drags along: itself, or every selected server if it is one of them.
pub(super) fn dragged_servers(selection: &BTreeSet<Item>, server: &ServerId) -> Vec<ServerId> {
    if !selection.contains(&Item::Server(server.clone())) {
        return vec![server.clone()];
    }
    selection
        .iter()
        .filter_map(|item| match item {
            Item::Server(id) => Some(id.clone()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_server_has_a_system_of_today_that_knows_the_role() {
        let catalog = Catalog::builtin();
        let os = |role: &str| usual_os(&Project::default(), &catalog, &role.into());
        assert_eq!(os("domain-controller"), Os::WindowsServer2022);
        assert_eq!(os("workstation"), Os::WindowsServer2022);
        assert_eq!(os("exchange-2003-server"), Os::WindowsServer2003R2);
    }

    #[test]
    fn later_servers_have_the_system_of_most() {
        let catalog = Catalog::builtin();
        let mut project = Project::default();
        let servers = [("a", Os::WindowsServer2019), ("b", Os::WindowsServer2003), ("c", Os::WindowsServer2019)];
        let servers = servers.map(|(id, os)| (id.into(), Server { os, ..Server::default() }.into()));
        project.servers = std::sync::Arc::new(servers.into());
        assert_eq!(usual_os(&project, &catalog, &"domain-controller".into()), Os::WindowsServer2019);
    }

    #[test]
    fn copies_count_on() {
        assert_eq!(copied_name("dc1", |name| name == "dc2"), "dc3");
        assert_eq!(copied_name("Users", |_| false), "Users 2");
        assert_eq!(copied_name("Users 2", |_| false), "Users 3");
    }

    #[test]
    fn a_firewall_goes_into_the_gap() {
        let a = Rect::from_min_size(Pos2::new(0.0, 0.0), vec2(100.0, 80.0));
        let b = Rect::from_min_size(Pos2::new(300.0, 40.0), vec2(100.0, 80.0));
        assert_eq!(gap_middle(a, b), Pos2::new(200.0, 60.0));
    }
}
