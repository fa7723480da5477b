//! Random edits of a sample project, of every kind: what an edit is made from, and the edit that it makes.

#![allow(dead_code, unreachable_pub, reason = "each test crate uses its own part of the harness")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

use portolan::diag::SourceFile;
use portolan::net::AddressBlock;
use portolan::project::templates::TEMPLATES;
use portolan::project::{
    Aggregation, Annotation, Approval, ApprovedFlow, CanvasItem, CatalogReference, Device, DeviceKind, Domain, Edit,
    FlowContent, Helper, IcmpMessages, Item, Link, Os, Passage, PathRestriction, Platform, Point, PolicyRule, Project,
    RelayKind, Routing, Segment, SegmentKind, Server, TestOutcome, TestResult, Translation, TranslationKind, Trust,
    TrustKind, Tunnel, TunnelEnd, TunnelInitiator, TunnelKind, Use, Verdict, ZoneSelector, file,
};
use proptest::prelude::*;

/// What an edit is made from; how depends on the project at that moment.
#[derive(Clone, Debug)]
pub struct Seed {
    kind: u8,
    first: usize,
    second: usize,
    text: String,
    number: f32,
    flag: bool,
}

pub fn seed() -> impl Strategy<Value = Seed> {
    let text = prop_oneof![
        "[a-z]{1,8}",
        "\\PC{0,12}",
        Just("a \"quoted\" \\ name".to_owned()),
        Just("line\nend\u{0}\u{7f}".to_owned()),
    ];
    let number = prop_oneof![-2000.0_f32..2000.0, any::<f32>()];
    (0_u8..24, any::<usize>(), any::<usize>(), text, number, any::<bool>())
        .prop_map(|(kind, first, second, text, number, flag)| Seed { kind, first, second, text, number, flag })
}

/// One of the keys, or a made-up one.
fn pick<K: Clone + From<String>>(keys: impl ExactSizeIterator<Item = K>, index: usize) -> K {
    let count = keys.len();
    let mut keys = keys;
    keys.nth(index % (count + 1)).unwrap_or_else(|| K::from(format!("missing-{index}")))
}

fn one<T: strum::IntoEnumIterator>(index: usize) -> T
where
    T::Iterator: ExactSizeIterator,
{
    let count = T::iter().len();
    T::iter().nth(index % count).unwrap()
}

fn address(index: usize) -> AddressBlock {
    let text = match index % 4 {
        0 => format!("10.{}.0.0/16", index % 256),
        1 => format!("192.0.2.{}", index % 256),
        2 => format!("2001:db8:{:x}::/48", index % 65_536),
        _ => format!("10.1.2.{}/24", index % 256),
    };
    text.parse().unwrap()
}

pub fn edit(seed: &Seed, project: &Project) -> Edit {
    let Seed { kind, first, second, text, number, flag } = seed.clone();
    let segment = || pick(project.segments.keys().cloned(), second);
    let server = || pick(project.servers.keys().cloned(), first);
    let device = || pick(project.devices.keys().cloned(), first);
    let domain = |index| pick(project.domains.keys().cloned(), index);
    let position = Point { x: number, y: -number / 3.0 };
    match kind {
        0 => Edit::PutSegment(
            if flag { project.new_segment_id(&text) } else { segment() },
            Segment {
                name: text.clone(),
                kind: one::<SegmentKind>(first),
                trust_level: u8::try_from(second % 105).ok().filter(|_| flag),
                prefixes: (0..second % 3).map(|more| address(first.wrapping_add(more))).collect(),
                position,
                note: text,
            },
        ),
        1 => Edit::PutDevice(
            if flag { project.new_device_id(&text) } else { device() },
            Device {
                name: text.clone(),
                kind: one::<DeviceKind>(first),
                platform: one::<Platform>(second),
                is_stateful: flag,
                helpers: if flag { vec![Helper::Tftp, Helper::Ftp] } else { Vec::new() },
                relays: vec![one::<RelayKind>(first)],
                redundancy_group: if flag { text.clone() } else { String::new() },
                translations: vec![Translation {
                    kind: one::<TranslationKind>(second),
                    outside: segment(),
                    real: address(first),
                    translated: address(second),
                }],
                aggregation: one::<Aggregation>(first),
                supernets: vec![address(second)],
                icmp_messages: one::<IcmpMessages>(second),
                rule_budget: flag.then_some(100),
                position,
                note: text,
            },
        ),
        2 | 3 => {
            let (device, segment) = (device(), segment());
            let id = if flag { Project::link_id(&device, &segment) } else { format!("link {text}").into() };
            let link = Link {
                interface: text,
                addresses: vec![address(first)],
                passage: one::<Passage>(second),
                ..Link::new(device, segment)
            };
            Edit::PutLink(id, link)
        }
        4 | 5 => Edit::PutServer(
            if flag { project.new_server_id(&text) } else { server() },
            Server {
                name: text.clone(),
                segment: segment(),
                roles: vec!["web-server".into(), text.as_str().into()],
                addresses: (0..first % 3).map(|more| address(second.wrapping_add(more))).collect(),
                count: u32::try_from(second % 5).unwrap(),
                os: one::<Os>(first),
                domain: flag.then(|| domain(second)),
                uses: vec![Use::Role("sql-server".into()), Use::Server(server()), Use::Role("a".into())],
                options: [("rpc.range".to_owned(), text.clone())].into(),
                note: text,
            },
        ),
        6 => Edit::PutDomain(
            if flag { project.new_domain_id(&text) } else { domain(first) },
            Domain { name: text.clone(), forest: text },
        ),
        7 => {
            let (trusting, trusted) = (domain(first), domain(second));
            let id = project.new_trust_id(&trusting, &trusted);
            Edit::PutTrust(id, Trust { trusting, trusted, is_two_way: flag, kind: one::<TrustKind>(first) })
        }
        8 => Edit::MoveItems(vec![
            (CanvasItem::Segment(segment()), position),
            (CanvasItem::Device(device()), Point { x: 0.0, y: number }),
        ]),
        9 => Edit::MoveServers(vec![server()], segment()),
        10 => Edit::SetProjectOption(text, flag.then(|| "yes".to_owned())),
        11 => Edit::SetServerOption(server(), text, flag.then(|| "no".to_owned())),
        12 => Edit::Describe { name: text.clone(), description: text },
        13 => Edit::Annotate(
            format!("f{}", first % 3).into(),
            if flag {
                Annotation {
                    requester: text.clone(),
                    owner: text.clone(),
                    approver: text.clone(),
                    approval: one::<Approval>(first),
                    ticket: text.clone(),
                    valid_from: text.clone(),
                    review_by: "2027-05-31".into(),
                    comment: text,
                }
            } else {
                Annotation::default()
            },
        ),
        14 => Edit::Remove(vec![Item::Segment(segment()), Item::Server(server())]),
        15 => Edit::Remove(vec![Item::Device(device()), Item::Domain(domain(first))]),
        16 => Edit::PutTunnel(
            project.new_tunnel_id(&text),
            Tunnel {
                name: text.clone(),
                kind: one::<TunnelKind>(first),
                first: TunnelEnd::Device(device()),
                second: if flag { TunnelEnd::Segment(segment()) } else { TunnelEnd::Server(server()) },
                initiator: one::<TunnelInitiator>(second),
                note: text,
            },
        ),
        17 => {
            let link = |index| pick(project.links.keys().cloned(), index);
            let restriction =
                PathRestriction { name: text.clone(), links: [link(first), link(second)].into(), note: text.clone() };
            Edit::batch(
                "restrict",
                vec![
                    Edit::PutRestriction(project.new_restriction_id(&text), restriction),
                    Edit::SetRouting(one::<Routing>(first)),
                ],
            )
        }
        18 => Edit::SetPolicy(vec![
            PolicyRule {
                name: text.clone(),
                from: ZoneSelector::Segment(segment()),
                to: ZoneSelector::TrustFrom(50),
                services: vec![text.clone()],
                verdict: one::<Verdict>(first),
                note: text,
            },
            PolicyRule {
                name: "rest".into(),
                from: ZoneSelector::Kind(one::<SegmentKind>(first)),
                to: ZoneSelector::TrustBelow(20),
                ..PolicyRule::default()
            },
        ]),
        19 => Edit::Remove(vec![
            Item::Link(pick(project.links.keys().cloned(), first)),
            Item::Tunnel(pick(project.tunnels.keys().cloned(), second)),
            Item::Restriction(pick(project.restrictions.keys().cloned(), second)),
        ]),
        20 => {
            let content = |hash: usize| u32::try_from(hash % 0xffff_ffff).unwrap();
            let content =
                FlowContent { sources: content(first), destinations: content(second), path: 0, terms: content(first) };
            let approved = ApprovedFlow { content, summary: text.clone() };
            let odd = if flag { format!("f{text}").into() } else { "f2".into() };
            Edit::ApproveBaseline([("f1".into(), approved.clone()), (odd, approved)].into())
        }
        21 => {
            let result = TestResult {
                outcome: one::<TestOutcome>(first),
                passed: 1,
                checks: u32::try_from(1 + second % 5).unwrap(),
                time: "2026-10-02T12:00:00Z".into(),
                detail: text.clone(),
            };
            let odd = if flag { text } else { "web1".into() };
            Edit::SetResults([(("f1".into(), "web1".into()), result.clone()), (("f2".into(), odd), result)].into())
        }
        22 => Edit::SetCatalogs(vec![CatalogReference { id: "windows-server".into(), version: text }]),
        _ => Edit::batch(
            text.clone(),
            vec![
                Edit::SetProjectOption("netbios".into(), Some("on".into())),
                Edit::MoveServers(vec![server()], segment()),
                Edit::Describe { name: text, description: String::new() },
            ],
        ),
    }
}

/// The project that the edits start from.
pub fn start() -> Project {
    let text = TEMPLATES.iter().find(|template| template.name == "two-domains").unwrap().text;
    file::read(&SourceFile::new("p", text), None).unwrap().0
}
