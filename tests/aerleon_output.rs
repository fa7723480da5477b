//! What Aerleon makes of our policies, read back and compared with the rules: its languages for Cisco ASA, Juniper SRX and
//! PAN-OS. `scripts/check-exports` has Aerleon write them and says where in `AERLEON_OUTPUT`; without that there is
//! nothing to read.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that finds nothing has failed")]

mod common;
mod readers;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use portolan::catalog::Catalog;
use portolan::diag::SourceFile;
use portolan::engine::{DeviceRules, HopSide};
use portolan::export::device::Language;
use portolan::net::{AddressSet, PacketBox, PacketSet};
use portolan::project::file;
use readers::cases::{Case, Narrowed, on_network, same};
use readers::{aerleon, cisco_asa, juniper_srx, pan_os};

/// What passes from one side to another.
type Between = dyn Fn(&str, &str) -> PacketSet;

/// What a generator writes: the end of its files, and what passes from one side to another.
struct Generator {
    id: &'static str,
    ending: &'static str,
    has_ipv6: bool,
    read: fn(&str) -> Box<Between>,
}

const GENERATORS: [Generator; 3] = [
    Generator {
        id: "ciscoasa",
        ending: "asa",
        // "ciscoasa" writes lists of IPv4 alone.
        has_ipv6: false,
        read: |text| {
            let policy = cisco_asa::read(text);
            // A list for each pair of sides.
            Box::new(move |from, to| {
                let name = format!("{from}-{to}");
                let is_there = policy.chains.0.contains_key(&name);
                if is_there { policy.chains.accepted(&name, "", "") } else { PacketSet::new() }
            })
        },
    },
    Generator {
        id: "srx",
        ending: "srx",
        has_ipv6: true,
        read: |text| {
            let policy = juniper_srx::read(&aerleon::junos_commands(text));
            Box::new(move |from, to| policy.between(from, to))
        },
    },
    Generator {
        id: "paloalto",
        ending: "xml",
        has_ipv6: true,
        read: |text| {
            let policy = pan_os::read(&aerleon::pan_os_commands(text));
            Box::new(move |from, to| policy.between(from, to))
        },
    },
];

fn project(sample: &str) -> portolan::project::Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = [format!("projects/{sample}.portolan"), format!("tests/data/devices/{sample}.portolan")];
    let path = paths.into_iter().map(|path| root.join(path)).find(|path| path.exists()).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    file::read(&SourceFile::new(sample, text.as_str()), Some(&Catalog::builtin())).unwrap().0
}

/// What a generator writes of packets: not all have IPv6.
fn written(set: &PacketSet, generator: &Generator) -> PacketSet {
    let family = |it: &AddressSet| if generator.has_ipv6 { it.clone() } else { it.ipv4_part() };
    let narrowed = |it: &PacketBox| PacketBox { sources: family(&it.sources), ..it.clone() };
    set.boxes().iter().map(narrowed).collect()
}

#[test]
fn what_aerleon_writes_lets_through_what_the_rules_say() {
    let Some(folder) = std::env::var_os("AERLEON_OUTPUT").map(PathBuf::from) else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: Aerleon has written nothing here; scripts/check-exports has it write"
        );
        return;
    };
    let mut compared = 0;
    for generator in &GENERATORS {
        for sample in std::fs::read_dir(folder.join(generator.id)).unwrap() {
            let sample = sample.unwrap().path();
            let name = sample.file_name().unwrap().to_str().unwrap();
            compared += on_network(0, &project(name), Language::find("aerleon").unwrap(), |network| {
                let mut compared = 0;
                // These languages are those of devices that keep state.
                let is_stateful = |rules: &&DeviceRules| network.project.devices[&rules.device].is_stateful;
                for rules in network.rules.iter().filter(is_stateful).filter(|rules| !rules.rules.is_empty()) {
                    let file_name = &network.files(rules).unwrap()[0].name;
                    let stem = file_name.strip_suffix(".pol.yaml").unwrap();
                    let path = sample.join("out").join(format!("{stem}.pol.{}", generator.ending));
                    let accepted = (generator.read)(&std::fs::read_to_string(&path).unwrap());
                    let case = Case::new(network, rules);
                    for from in &case.sides() {
                        for to in case.sides().iter().filter(|to| *to != from) {
                            let all = case.union(|rule| rule.from == *from && rule.to == *to, |_| Narrowed::NOTHING);
                            let expected = written(&all, generator);
                            let [input, output] = [from, to].map(|side| zone(&case, side));
                            if let Err(wrong) = same(&accepted(&input, &output), &expected) {
                                panic!("{} from {input} to {output}\n{wrong}", path.display());
                            }
                        }
                    }
                    compared += 1;
                }
                compared
            });
        }
    }
    assert!(compared >= 20, "only {compared} devices");
}

/// A side as a zone: its name in letters that zones have.
fn zone(case: &Case<'_>, side: &HopSide) -> String {
    let name = match side {
        HopSide::Segment(segment) => &case.project.segments[segment].name,
        HopSide::Tunnel(tunnel) => &case.project.tunnels[tunnel].name,
    };
    let words: Vec<&str> =
        name.split(|it: char| !it.is_ascii_alphanumeric() && it != '-').filter(|it| !it.is_empty()).collect();
    words.join("_")
}
