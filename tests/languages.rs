//! Languages of devices against golden files, and what all of them have to keep to.
//!
//! `UPDATE_GOLDEN=1 cargo test --test languages` writes the golden files anew; a mismatch leaves the actual text beside
//! the golden file with `.actual` at the end. Where a language refuses a device, its golden file says why.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a file that is not there fails the test"
)]

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use common::devices::adapted;
use portolan::catalog::Catalog;
use portolan::diag::{Diagnostic, SourceFile};
use portolan::engine;
use portolan::export::device::{Artifact, DeviceContext, LANGUAGES, Language, Plan};
use portolan::project::templates::TEMPLATES;
use portolan::project::{Project, TunnelKind, file};

/// The languages that others script against, as the documentation of `portolan rules` lists them.
const PROMISED: [&str; 13] = [
    "text",
    "json",
    "nftables",
    "iptables",
    "cisco-asa",
    "cisco-ios",
    "juniper-srx",
    "pan-os",
    "fortios",
    "windows-firewall",
    "azure-nsg",
    "aws-terraform",
    "aerleon",
];

/// The samples that have golden files, a project with everything that a device can be asked for, one of a cloud, that asks
/// for nothing that the groups of a cloud cannot say, and one of Windows servers there, whose devices have broad rules and
/// a budget.
const SAMPLES: [&str; 6] = ["internet-dmz", "two-eras", "site-to-site", EVERY_FEATURE, CLOUD, WINDOWS_CLOUD];
const EVERY_FEATURE: &str = "every-feature";
const CLOUD: &str = "cloud";
const WINDOWS_CLOUD: &str = "windows-cloud";

/// Samples of which a language can write no device at all, each for a reason that its golden files name.
const REFUSED: [(&str, &str); 2] = [("azure-nsg", "two-eras"), ("azure-nsg", EVERY_FEATURE)];

fn sample(name: &str) -> Project {
    let own = match name {
        EVERY_FEATURE => Some(include_str!("data/devices/every-feature.portolan")),
        CLOUD => Some(include_str!("data/devices/cloud.portolan")),
        WINDOWS_CLOUD => Some(include_str!("data/devices/windows-cloud.portolan")),
        _ => None,
    };
    if let Some(text) = own {
        return file::read(&SourceFile::new(name, text), Some(&Catalog::builtin())).unwrap().0;
    }
    let template = TEMPLATES.iter().find(|template| template.name == name).unwrap();
    file::read(&SourceFile::new(name, template.text), Some(&Catalog::builtin())).unwrap().0
}

/// The files of every device of a project; for a device that the language refuses, one that says why.
fn files(project: &Project, language: &Language) -> Vec<Artifact> {
    let catalog = Catalog::builtin();
    let report = engine::compute(project, &catalog);
    let plan = Plan::new(project, &catalog, &report);
    let mut files = Vec::new();
    for rules in engine::device_rules(project, &report) {
        let context = DeviceContext::new(&plan, &rules).unwrap();
        match language.write(&context) {
            Ok(text) => files.extend(text.artifacts),
            Err(diagnostics) => files.push(Artifact {
                name: context.file_name("refused.txt"),
                text: diagnostics.iter().map(Diagnostic::render).collect(),
            }),
        }
    }
    files
}

fn golden_folder(language: &Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/device").join(language.id)
}

#[test]
fn every_language_writes_its_golden_files() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        for name in SAMPLES {
            let folder = golden_folder(language).join(name);
            let files = files(&adapted(sample(name), language), language);
            let is_written = files.iter().any(|file| !file.name.ends_with(".refused.txt"));
            assert_ne!(is_written, REFUSED.contains(&(language.id, name)), "{} and {name}", language.id);
            let mut expected: BTreeMap<String, Vec<u8>> = BTreeMap::new();
            for entry in std::fs::read_dir(&folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                if !name.ends_with(".actual") {
                    expected.insert(name, std::fs::read(&path).unwrap());
                }
            }
            for file in files {
                let path = folder.join(&file.name);
                let golden = expected.remove(&file.name);
                if std::env::var_os("UPDATE_GOLDEN").is_some() {
                    std::fs::create_dir_all(&folder).unwrap();
                    std::fs::write(&path, &file.text).unwrap();
                } else if golden.as_deref() != Some(file.text.as_bytes()) {
                    let _ = std::fs::create_dir_all(&folder);
                    std::fs::write(path.with_added_extension("actual"), &file.text).unwrap();
                    wrong.push(path);
                }
            }
            for left_over in expected.into_keys() {
                let path = folder.join(left_over);
                if std::env::var_os("UPDATE_GOLDEN").is_some() {
                    std::fs::remove_file(path).unwrap();
                } else {
                    wrong.push(path);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "differ from their golden files (or have none, or nobody writes them): {wrong:#?}");
}

#[test]
fn every_language_is_promised_and_has_a_golden_folder() {
    let mut ids: Vec<&str> = LANGUAGES.iter().map(|language| language.id).collect();
    for language in LANGUAGES {
        assert!(PROMISED.contains(&language.id), "{} is not in the list of languages", language.id);
        for name in SAMPLES {
            assert!(golden_folder(language).join(name).is_dir(), "{} has no golden files of {name}", language.id);
        }
    }
    let folders = std::fs::read_dir(golden_folder(&LANGUAGES[0]).parent().unwrap()).unwrap();
    for folder in folders {
        let name = folder.unwrap().file_name();
        assert!(ids.contains(&name.to_str().unwrap()), "{name:?} is the golden folder of no language");
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), LANGUAGES.len(), "two languages have one id");
}

/// What comes out of a tunnel, or goes into one, takes no interface of another side, or whoever sends with an address of
/// the far end would be let through. Only IPsec shows it at the interface of what it wraps.
#[test]
fn what_a_tunnel_carries_is_told_from_what_looks_like_it() {
    for (kind, nftables, iptables) in [
        (TunnelKind::Gre, ["iifname { \"inside\", \"outside\" } return", "oifname { \"lan0\", \"wan0\" } return"], ""),
        (
            TunnelKind::Ipsec,
            [
                "iifname { \"inside\", \"outside\" } meta ipsec missing return",
                "oifname { \"lan0\", \"wan0\" } rt ipsec missing return",
            ],
            "-m policy --dir in --pol none ",
        ),
    ] {
        let mut project = sample("site-to-site");
        for tunnel in Arc::make_mut(&mut project.tunnels).values_mut() {
            Arc::make_mut(tunnel).kind = kind;
        }
        let text = |id: &str, name: &str| {
            let language = Language::find(id).unwrap();
            let files = files(&adapted(project.clone(), language), language);
            files.into_iter().find(|file| file.name == name).unwrap().text
        };
        for (name, guard) in [("fw-hq.nft", nftables[0]), ("fw-branch.nft", nftables[1])] {
            let text = text("nftables", name);
            assert!(text.lines().any(|line| line.trim() == guard), "{kind}: {text}");
        }
        let text = text("iptables", "fw-hq.v4.rules");
        for interface in ["inside", "outside"] {
            assert!(text.contains(&format!(" -i {interface} {iptables}-j RETURN\n")), "{kind}: {text}");
        }
    }
}
