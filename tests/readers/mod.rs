//! Reading the text of a device back into the packets that it lets through, for each pair of interfaces.
//!
//! A reader makes [`Chains`] of what the language's own program says it has loaded or, where there is no such program, of
//! the text itself by the vendor's grammar; the evaluation of chains is done once, here. A reader knows nothing of how the
//! text was written, and a line that it does not know is a failure, so that it overlooks no rule.

#![allow(dead_code, unreachable_pub, reason = "each test crate uses its own part of the readers")]
#![allow(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a text that cannot be read has failed"
)]

pub mod aerleon;
pub mod aws_terraform;
pub mod azure_nsg;
pub mod cases;
pub mod cisco_asa;
pub mod cisco_ios;
pub mod fortios;
pub mod iptables;
pub mod json;
pub mod juniper_srx;
pub mod nftables;
pub mod pan_os;
pub mod tufin;
pub mod windows_firewall;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use portolan::net::{
    AddressBlock, AddressSet, PacketBox, PacketKind, PacketSet, PortRange, PortSet, Protocol, ServiceSet,
};

pub const PROTOCOLS: [Protocol; 6] =
    [Protocol::Ah, Protocol::Esp, Protocol::Gre, Protocol::Icmp, Protocol::Tcp, Protocol::Udp];

/// What packets have to be like for a line.
#[derive(Clone, Debug)]
pub struct Matches {
    pub sources: AddressSet,
    pub destinations: AddressSet,
    pub protocols: Vec<Protocol>,
    pub source_ports: PortSet,
    /// Types of messages for ICMP, as the ICMP of the packet's family numbers them.
    pub destination_ports: PortSet,
    /// Only packets of open TCP connections.
    pub is_established: bool,
}

impl Matches {
    /// Every packet with an address.
    pub fn any() -> Self {
        let everything = AddressSet::any_ipv4().union(&AddressSet::any_ipv6());
        Self {
            sources: everything.clone(),
            destinations: everything,
            protocols: PROTOCOLS.to_vec(),
            source_ports: PortSet::full(),
            destination_ports: PortSet::full(),
            is_established: false,
        }
    }

    pub fn narrow_sources(&mut self, addresses: &AddressSet) {
        self.sources = self.sources.intersection(addresses);
    }

    pub fn narrow_destinations(&mut self, addresses: &AddressSet) {
        self.destinations = self.destinations.intersection(addresses);
    }

    pub fn narrow_protocol(&mut self, protocol: Protocol) {
        self.protocols.retain(|it| *it == protocol);
    }

    pub fn narrow_family(&mut self, is_ipv4: bool) {
        let family = if is_ipv4 { AddressSet::any_ipv4() } else { AddressSet::any_ipv6() };
        self.narrow_sources(&family);
        self.narrow_destinations(&family);
    }

    pub fn boxes(&self) -> Vec<PacketBox> {
        let mut boxes = Vec::new();
        for protocol in &self.protocols {
            for kind in [PacketKind::Opening, PacketKind::Reply] {
                let is_tcp = *protocol == Protocol::Tcp;
                if (kind == PacketKind::Reply && !is_tcp) || (kind == PacketKind::Opening && self.is_established) {
                    continue;
                }
                let service =
                    ServiceSet::new(*protocol, kind, self.source_ports.clone(), self.destination_ports.clone());
                boxes.push(PacketBox::new(self.sources.clone(), self.destinations.clone(), service));
            }
        }
        boxes
    }
}

/// What becomes of packets that a line matches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Verdict {
    Accept,
    Drop,
    Return,
    Jump(String),
    Continue,
}

/// A line of a chain.
#[derive(Clone, Debug)]
pub struct Line {
    /// Interfaces where packets come in; none for any.
    pub input: Option<Vec<String>>,
    /// Interfaces where they leave; none for any.
    pub output: Option<Vec<String>>,
    pub matches: Matches,
    pub verdict: Verdict,
}

impl Line {
    pub fn new(matches: Matches, verdict: Verdict) -> Self {
        Self { input: None, output: None, matches, verdict }
    }
}

/// Chains by name. Packets for which a chain says nothing go on in the one that they came from; those for which the base
/// chain says nothing are dropped.
#[derive(Clone, Debug, Default)]
pub struct Chains(pub BTreeMap<String, Vec<Line>>);

impl Chains {
    /// What the base chain accepts of packets that come in and leave at these interfaces.
    pub fn accepted(&self, base: &str, input: &str, output: &str) -> PacketSet {
        let mut run = Run { chains: self, input, output, accepted: PacketSet::new() };
        run.chain(base, &Matches::any().boxes(), PacketSet::new());
        run.accepted
    }
}

struct Run<'a> {
    chains: &'a Chains,
    input: &'a str,
    output: &'a str,
    accepted: PacketSet,
}

impl Run<'_> {
    /// Runs a chain for what came into it and is not gone, and gives back what is gone for its caller as well.
    fn chain(&mut self, name: &str, within: &[PacketBox], gone: PacketSet) -> PacketSet {
        let mut gone_here = gone.clone();
        let mut dropped = gone;
        for line in &self.chains.0[name] {
            let is_on = |interfaces: &Option<Vec<String>>, name: &str| {
                interfaces.as_ref().is_none_or(|interfaces| interfaces.iter().any(|it| it == name))
            };
            if !is_on(&line.input, self.input) || !is_on(&line.output, self.output) {
                continue;
            }
            let matched: Vec<PacketBox> = line
                .matches
                .boxes()
                .iter()
                .flat_map(|left| within.iter().filter_map(|right| left.intersection(right)))
                .collect();
            let set = || matched.iter().cloned().collect::<PacketSet>();
            match &line.verdict {
                Verdict::Accept if gone_here.is_empty() => self.accepted.extend(matched),
                Verdict::Accept => self.accepted = self.accepted.union(&set().difference(&gone_here)),
                Verdict::Drop => {
                    gone_here = gone_here.union(&set());
                    dropped = dropped.union(&set());
                }
                Verdict::Return => gone_here = gone_here.union(&set()),
                Verdict::Jump(target) => {
                    let below = self.chain(target, &matched, gone_here.clone());
                    dropped = dropped.union(&below.difference(&gone_here));
                    gone_here = gone_here.union(&below);
                }
                Verdict::Continue => {}
            }
        }
        dropped
    }
}

/// A protocol with its ports, as languages keep it under a name.
#[derive(Clone, Debug)]
pub struct Service {
    pub protocols: Vec<Protocol>,
    /// Only packets of this family, where it says so.
    pub is_ipv4: Option<bool>,
    pub source_ports: PortSet,
    pub destination_ports: PortSet,
    pub is_established: bool,
}

impl Service {
    /// Every packet.
    pub fn any() -> Self {
        Self {
            protocols: PROTOCOLS.to_vec(),
            is_ipv4: None,
            source_ports: PortSet::full(),
            destination_ports: PortSet::full(),
            is_established: false,
        }
    }

    /// Every packet of a protocol.
    pub fn of(protocol: Protocol) -> Self {
        Self { protocols: vec![protocol], ..Self::any() }
    }

    /// Messages of the ICMP of one family: all, or those of one type.
    pub fn icmp(is_ipv4: bool, message: Option<u8>) -> Self {
        let types = message.map_or_else(PortSet::message_types, |it| PortRange::single(it.into()).into());
        Self { is_ipv4: Some(is_ipv4), destination_ports: types, ..Self::of(Protocol::Icmp) }
    }
}

/// The lines of a rule with several services.
pub fn lines(
    sources: &AddressSet,
    destinations: &AddressSet,
    services: &[Service],
    verdict: &Verdict,
) -> impl Iterator<Item = Line> {
    services.iter().map(|service| {
        let mut matches = Matches::any();
        matches.narrow_sources(sources);
        matches.narrow_destinations(destinations);
        matches.protocols.clone_from(&service.protocols);
        if let Some(is_ipv4) = service.is_ipv4 {
            matches.narrow_family(is_ipv4);
        }
        matches.source_ports.clone_from(&service.source_ports);
        matches.destination_ports.clone_from(&service.destination_ports);
        matches.is_established = service.is_established;
        Line::new(matches, verdict.clone())
    })
}

/// What a text of zones or interfaces says.
#[derive(Debug, Default)]
pub struct Policy {
    /// Lists of lines by name.
    pub chains: Chains,
    /// Where interfaces are in zones: their zones. Where interfaces have lists: their lists, by family.
    pub places: BTreeMap<String, String>,
    /// The same for IPv6, where lists are apart.
    pub places_v6: BTreeMap<String, String>,
}

/// The chain of a policy that has only one.
pub const ONLY: &str = "only";

impl Policy {
    /// What passes from one zone to another, each named by itself or by an interface.
    pub fn between(&self, from: &str, to: &str) -> PacketSet {
        let zone = |place: &str| self.places.get(place).cloned().unwrap_or_else(|| place.to_owned());
        self.chains.accepted(ONLY, &zone(from), &zone(to))
    }
}

/// The words of a line; those in double quotes are one, without them. No language here has other signs in quotes.
pub fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (word, behind) = if let Some(quoted) = rest.strip_prefix('"') {
            let (word, behind) = quoted.split_once('"').unwrap_or_else(|| panic!("an open quote in {line:?}"));
            assert!(behind.is_empty() || behind.starts_with(' '), "{line:?}");
            (word, behind)
        } else {
            rest.split_once(' ').unwrap_or((rest, ""))
        };
        assert!(!word.contains(['"', '\\', '\t']), "{line:?}");
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}

/// A whole line as words to match on.
pub fn as_strs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

pub fn number<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text:?} is no number that fits here"))
}

/// A port, or `first-last`.
pub fn port_range(text: &str) -> PortRange {
    text.parse().unwrap_or_else(|_| panic!("{text:?} is no range of ports"))
}

/// An IPv4 network by its address and a mask whose ones come first.
pub fn masked(address: &str, mask: u32) -> AddressSet {
    let length = mask.leading_ones();
    assert_eq!(mask.checked_shl(length).unwrap_or(0), 0, "the mask of {address} has a hole");
    let address: std::net::Ipv4Addr = address.parse().unwrap_or_else(|_| panic!("{address:?} is no address"));
    assert_eq!(u32::from(address) & !mask, 0, "{address} has bits beyond its mask");
    network(&format!("{address}/{length}"))
}

pub fn ipv4_mask(text: &str) -> u32 {
    text.parse::<std::net::Ipv4Addr>().unwrap_or_else(|_| panic!("{text:?} is no mask")).into()
}

/// A network of IPv6 in the form address/length, or of either family where a text may have both.
pub fn network(text: &str) -> AddressSet {
    AddressSet::network(text.parse::<AddressBlock>().unwrap_or_else(|_| panic!("{text:?} is no network")))
}

/// How a program is started in a network namespace of its own: as root, or with sudo where that asks nothing. A namespace
/// of a person's own (`unshare -r`) will not do: the kernel takes only short lists of rules there.
fn namespace() -> Option<&'static [&'static str]> {
    const WAYS: [&[&str]; 2] = [&["unshare", "-n"], &["sudo", "-n", "unshare", "-n"]];
    let works = |way: &&&[&str]| {
        let tried = Command::new(way[0]).args(&way[1..]).arg("true").stderr(Stdio::null()).status();
        tried.is_ok_and(|status| status.success())
    };
    WAYS.iter().find(works).copied()
}

/// Whether the programs are there and a network namespace can be made; says loudly what is skipped where not.
pub fn can_run(programs: &[&str]) -> bool {
    for program in programs {
        if Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
            return skipped(&format!("{program} is not installed"));
        }
    }
    if namespace().is_none() {
        return skipped("no network namespace can be made here, which takes root");
    }
    true
}

/// Says what is skipped, past the test runner, which keeps what a test that passes prints; `scripts/test` counts these
/// lines.
fn skipped(why: &str) -> bool {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
    false
}

/// What a shell script prints that runs in a network namespace of its own, with `input` on its standard input.
pub fn in_namespace(script: &str, input: &str) -> String {
    let way = namespace().unwrap();
    let mut child = Command::new(way[0])
        .args(&way[1..])
        .args(["sh", "-euc", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script}\n{errors}");
    String::from_utf8(output.stdout).unwrap()
}
