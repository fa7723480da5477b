//! Scripts that test, from each server, whether the flows that it opens are let through.
//!
//! Nothing that a person wrote gets into a command: a check holds a flow id, an address or a plain host name, a protocol
//! and a port, and names stand in comments only.
//!
//! What a script can tell: a connection came about (`passed`), nothing answered in time (`blocked`), or no telling
//! (`unclear`): the other side refused, or a protocol that need not answer did not. What no script can open (ESP, a fixed
//! source port) is `skipped`.

mod bash;
mod powershell;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::cell::without_control_characters;
use super::row::Matrix;
use crate::engine::{self, Flow, TranslatingPath};
use crate::ids::{ServerId, id_from_name};
use crate::net::{AddressBlock, Protocol};
use crate::project::Server;

/// The columns of the file that a script writes, and that is read back.
pub const RESULT_COLUMNS: [&str; 7] = ["flow_id", "destination", "protocol", "port", "outcome", "time", "host"];

/// What a script is written in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TestLanguage {
    /// Windows PowerShell, 2.0 and newer.
    PowerShell,
    /// Bash, with its own way to open connections.
    Bash,
}

/// A file of a test pack.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PackFile {
    /// Its name: letters, digits, `.`, `_` and `-`.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// One check of a script.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Check {
    flow: String,
    destination: String,
    protocol: &'static str,
    /// Nothing where the protocol has none.
    port: String,
    /// Whether it is one of many ports, where nothing needs to listen: what does not answer need not be blocked.
    is_of_range: bool,
    /// Why no script can make it.
    skipped: Option<&'static str>,
}

/// The scripts for all servers that open flows to other segments, and how to use them.
pub fn test_pack(matrix: &Matrix<'_>, language: TestLanguage) -> Vec<PackFile> {
    let mut checks: BTreeMap<&ServerId, Vec<Check>> = BTreeMap::new();
    for flow in matrix.flows().filter(|flow| flow.crosses()) {
        let of_flow = checks_of(matrix, flow);
        for server in flow.source_servers.iter() {
            checks.entry(server).or_default().extend(of_flow.iter().cloned());
        }
    }
    let mut files = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut index: Vec<(String, &Server)> = Vec::new();
    for (id, checks) in checks {
        let Some(server) = matrix.project.servers.get(id) else { continue };
        let stem = file_stem(&server.name, &names);
        names.push(stem.clone());
        let about = format!("{} in {}", server.name, matrix.segment_name(&server.segment));
        let (extension, text) = match language {
            TestLanguage::PowerShell => ("ps1", powershell::script(&about, &checks)),
            TestLanguage::Bash => ("sh", bash::script(&about, &checks)),
        };
        let name = format!("test-{stem}.{extension}");
        index.push((name.clone(), server));
        files.push(PackFile { name, text });
    }
    files.push(PackFile { name: "README.txt".to_owned(), text: readme(matrix, language, &index) });
    files
}

/// A name for a file that every system takes.
fn file_stem(name: &str, taken: &[String]) -> String {
    let plain: String = name.chars().map(|character| if character.is_ascii() { character } else { '-' }).collect();
    id_from_name(&plain, "server", |stem| taken.iter().any(|other| other == stem))
}

/// The checks of one flow: each destination, at each port; at the ends of a range.
fn checks_of(matrix: &Matrix<'_>, flow: &Flow) -> Vec<Check> {
    let skipped = match flow.protocol {
        _ if flow.sent_to.is_some() => Some("it is sent to all or to a group, and no host by itself has to answer"),
        Protocol::Tcp | Protocol::Udp if flow.source_ports.is_some() => Some("it needs a fixed source port"),
        Protocol::Tcp | Protocol::Udp => None,
        Protocol::Icmp if flow.destination_ports.is_some_and(|types| types.contains(8)) => None,
        Protocol::Icmp => Some("only an echo request can be sent"),
        _ => Some("no script can send this protocol"),
    };
    let ports: Vec<String> = match flow.destination_ports {
        _ if flow.protocol == Protocol::Icmp => vec![String::new()],
        None => vec![String::new()],
        Some(ports) if ports.first == ports.last => vec![ports.first.to_string()],
        Some(ports) => vec![ports.first.to_string(), ports.last.to_string()],
    };
    let check = |(destination, port): (&Option<String>, &String)| Check {
        flow: flow.id.to_string(),
        destination: destination.clone().unwrap_or_else(|| "-".to_owned()),
        protocol: flow.protocol.name(),
        port: port.clone(),
        is_of_range: ports.len() > 1,
        skipped: skipped.or(if destination.is_none() { Some("no address of the destination is known") } else { None }),
    };
    let destinations = destinations(matrix, flow);
    destinations.iter().flat_map(|destination| ports.iter().map(move |port| (destination, port))).map(check).collect()
}

/// Addresses of single hosts as the source has to name them, or host names where there are none; nothing for what has
/// neither. Each stands there once.
fn destinations(matrix: &Matrix<'_>, flow: &Flow) -> Vec<Option<String>> {
    let path = TranslatingPath::of_requests(matrix.project, flow);
    let named = |blocks: &[AddressBlock]| -> Vec<String> {
        let single: Vec<AddressBlock> = blocks.iter().filter(|block| block.is_single()).copied().collect();
        if single.is_empty() {
            return Vec::new();
        }
        let seen = path.destination_at_start(&single).into_iter().filter(AddressBlock::is_single);
        seen.map(|block| block.network().addr().to_string()).collect()
    };
    let mut found: Vec<Option<String>> = Vec::new();
    let mut add = |destination: Option<String>| {
        if !found.contains(&destination) {
            found.push(destination);
        }
    };
    if !flow.destination_devices.is_empty() {
        let blocks = engine::device_addresses(matrix.project, &flow.destination_segment, &flow.destination_devices);
        for address in named(&blocks) {
            add(Some(address));
        }
    }
    for server in flow.destination_servers.iter().filter_map(|id| matrix.project.servers.get(id)) {
        let addresses = named(&server.addresses);
        if addresses.is_empty() {
            // The name of many hosts is the name of none.
            add((server.count == 1 && is_host_name(&server.name)).then(|| server.name.clone()));
        }
        for address in addresses {
            add(Some(address));
        }
    }
    if found.is_empty() {
        found.push(None);
    }
    found
}

/// Whether a name can be looked up as it is (RFC 1123, section 2.1), and cannot be taken for an option.
fn is_host_name(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

/// A name for a comment: on one line, whatever ends lines anywhere.
fn comment(text: &str) -> String {
    let text: String = without_control_characters(text).chars().take(120).collect();
    text.trim().to_owned()
}

fn readme(matrix: &Matrix<'_>, language: TestLanguage, index: &[(String, &Server)]) -> String {
    let run = match language {
        TestLanguage::PowerShell => "powershell -ExecutionPolicy Bypass -File SCRIPT",
        TestLanguage::Bash => "bash SCRIPT",
    };
    let mut text = format!(
        "Tests of the flows of {}\n\n\
         Each script is run on the server that it is named after:\n\n    {run}\n\n\
         It opens the connections that the flow matrix plans from there, sends nothing but a probe, and writes\n\
         portolan-results-HOST.csv into the current folder. Bring these files together in one folder and read them into\n\
         the project:\n\n    \
         portolan import --results FOLDER --project PROJECT\n\n\
         The next workbook, report and JSON then say of each flow whether it passes.\n\n\
         passed   a connection came about, or an answer came\n\
         blocked  nothing answered in time: a device between drops it, or the server is down\n\
         unclear  the other side refused (the service does not run, or a device rejects), or UDP got no answer, or a port\n\
         \x20        of a range, where nothing needs to listen, did not answer\n\
         skipped  no script can test it\n\n",
        comment(&matrix.project.name)
    );
    for (name, server) in index {
        let several =
            if server.count > 1 { format!(", on any or all of {} hosts", server.count) } else { String::new() };
        let _ = writeln!(text, "{name}: on {}{several}", comment(&server.name));
    }
    text
}
