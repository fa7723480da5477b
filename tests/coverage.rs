//! Today's catalog against the port facts of its sources, product by product.
//!
//! `tests/data/modern/ports.csv` holds one line for each protocol and port that the documentation of a product names
//! (`dynamic` for a dynamic range, nothing for a protocol without ports), with its source, and why it is left out where
//! it is.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fixture that cannot be read fails the test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use portolan::catalog::{Catalog, Endpoint, HostClosure, Service};
use portolan::net::{PortRange, Protocol};

const CATALOG: &str = "windows-server";

/// A row that names nearly all ports ("any") does not count as one that knows a port.
const WIDEST: u16 = 20_000;

/// Services that every product builds on.
const SHARED: &[&str] = &[
    "active-directory",
    "dns",
    "event-log",
    "ipsec-policy-agent",
    "kerberos",
    "rpc",
    "server",
    "smtp",
    "sql-server",
    "terminal-services",
    "web-publishing",
    "windows-time",
    "winrm",
    "wmi",
];

/// What else may be meant by a line of a product: ids of services, or how they begin.
const PRODUCTS: &[(&str, &[&str])] = &[
    ("Active Directory Federation Services", &["federation-service", "web-application-proxy"]),
    (
        "Configuration Manager (current branch)",
        &[
            "configmgr-",
            "cloud-management-gateway",
            "update-services",
            "certificate-services",
            "microsoft-online",
            "sql-",
        ],
    ),
    ("DHCP Server", &["dhcp"]),
    ("Exchange Server 2013/2016 Unified Messaging", &["exchange-unified-messaging"]),
    ("Exchange Server 2016/2019", &["exchange", "microsoft-online"]),
    ("File server", &["smb-over-quic", "storage-replica"]),
    ("Hyper-V", &["hyper-v-"]),
    ("Microsoft Defender for Identity", &["defender-", "microsoft-online"]),
    ("Microsoft Entra Connect (Azure AD Connect)", &["federation-service", "microsoft-online"]),
    ("Network Policy Server", &["radius"]),
    ("Remote Desktop Services", &["rd-", "terminal-services-", "radius", "ftp", "microsoft-online"]),
    ("Routing and Remote Access (VPN)", &["routing-and-remote-access"]),
    ("SQL Server", &["sql-", "distributed-transaction-coordinator", "ftp"]),
    ("SharePoint Server 2013/2016/2019", &["sharepoint-"]),
    ("Skype for Business Server 2015", &["skype-", "voice-gateway", "dhcp"]),
    ("System Center Operations Manager 2016", &["mom", "operations-manager-"]),
    ("System Center Operations Manager 2016-2022", &["mom", "operations-manager-", "snmp"]),
    ("Windows Deployment Services", &["remote-installation", "tftp"]),
    ("Windows Remote Management", &[]),
    ("Windows Server Update Services", &["update-services"]),
    ("Windows Server (Active Directory port requirements)", &["net-logon", "dfs", "file-replication", "group-policy"]),
    // The service overview is about nearly everything.
    ("Windows Server", &[""]),
];

/// For each product the lines that the catalog has, and those that are left out.
const COUNTS: &str = "  6  4  Active Directory Federation Services
121  2  Configuration Manager (current branch)
  1  0  DHCP Server
  9  0  Exchange Server 2013/2016 Unified Messaging
 20  5  Exchange Server 2016/2019
  6  0  File server
  2  0  Hyper-V
 23  2  Microsoft Defender for Identity
 22  1  Microsoft Entra Connect (Azure AD Connect)
  4  0  Network Policy Server
 44  0  Remote Desktop Services
  5  0  Routing and Remote Access (VPN)
 27  1  SQL Server
 13  0  SharePoint Server 2013/2016/2019
 59  1  Skype for Business Server 2015
  7  0  System Center Operations Manager 2016
 15  0  System Center Operations Manager 2016-2022
  6  2  Windows Deployment Services
  4  0  Windows Remote Management
209 15  Windows Server
 22  1  Windows Server (Active Directory port requirements)
  4  0  Windows Server Update Services
";

struct Line {
    product: String,
    what: String,
    protocol: Protocol,
    ports: String,
    left_out: String,
}

fn fixture() -> Vec<Line> {
    let mut reader = csv::Reader::from_reader(include_str!("data/modern/ports.csv").as_bytes());
    let lines = reader.records().map(|record| {
        let cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        assert!(!cells[5].is_empty(), "{cells:?} has no source");
        Line {
            product: cells[0].clone(),
            what: cells[1..5].join(", "),
            protocol: cells[3].parse().unwrap(),
            ports: cells[4].clone(),
            left_out: cells[6].clone(),
        }
    });
    lines.collect()
}

fn knows(catalog: &Catalog, endpoint: &Endpoint, line: &Line) -> bool {
    if !endpoint.protocols.contains(&line.protocol) {
        return false;
    }
    let pool = endpoint.pool.or(endpoint.destination_pool);
    match line.ports.as_str() {
        // Media takes any high port without a pool.
        "dynamic" => {
            pool.is_some() || endpoint.ports.ranges().any(|range| range.first >= 1024 && range.last == u16::MAX)
        }
        "" => endpoint.ports.is_empty(),
        ports => {
            let asked: PortRange = ports.parse().unwrap();
            let holds = |range: PortRange| range.first <= asked.first && asked.last <= range.last;
            let of_pool = pool.into_iter().flat_map(|pool| &catalog.pool(pool).defaults).map(|(_, range)| *range);
            endpoint.ports.ranges().chain(of_pool).any(|range| holds(range) && range.last - range.first < WIDEST)
        }
    }
}

/// Whether a service may be what a line of this product means.
fn is_of(service: &Service, product: &str) -> bool {
    let (_, own) = PRODUCTS.iter().find(|(name, _)| *name == product).unwrap_or_else(|| panic!("{product:?}"));
    let id = service.id.as_str();
    SHARED.contains(&id)
        || own.iter().any(|start| id == *start || (start.ends_with('-') || start.is_empty()) && id.starts_with(start))
        || own.iter().any(|start| id.starts_with(&format!("{start}-")))
}

#[test]
fn every_port_of_the_sources_is_there_or_left_out_for_a_reason() {
    let catalog = Catalog::builtin();
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in fixture() {
        let mut services = catalog.services.iter().filter(|service| service.catalog.as_str() == CATALOG);
        let is_known = services.any(|service| {
            is_of(service, &line.product) && service.endpoints.iter().any(|row| knows(&catalog, row, &line))
        });
        let count = counts.entry(line.product.clone()).or_default();
        match (is_known, line.left_out.is_empty()) {
            (true, true) => count.0 += 1,
            (false, false) => count.1 += 1,
            (false, true) => wrong.push(format!("{}: {} is not in the catalog", line.product, line.what)),
            (true, false) => wrong.push(format!("{}: {} is in the catalog after all", line.product, line.what)),
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{} lines", wrong.len());
    let mut table = String::new();
    for (product, (there, left_out)) in &counts {
        writeln!(table, "{there:>3} {left_out:>2}  {product}").unwrap();
    }
    assert_eq!(table, COUNTS);
}

/// A row that nobody needs is never planned. What is listed here was looked at: it is offered to a person's own
/// dependencies and to `uses`.
#[test]
fn rows_of_the_catalog_are_needed_by_somebody() {
    let catalog = Catalog::builtin();
    let mut needed: BTreeSet<(String, String)> = BTreeSet::new();
    for dependency in &catalog.dependencies {
        for (service, positions) in &dependency.endpoints_by_era {
            let service = catalog.service(*service);
            for position in positions {
                needed.insert((service.id.to_string(), service.endpoints[usize::from(*position)].id.to_string()));
            }
        }
    }
    let closure = HostClosure::new(&catalog);
    let offered: BTreeSet<&str> = catalog
        .role_indices()
        .flat_map(|(index, _)| closure.roles_of(index))
        .flat_map(|role| &catalog.role(role).offers)
        .map(|service| catalog.service(*service).id.as_str())
        .collect();
    let mut idle = BTreeSet::new();
    for service in catalog.services.iter().filter(|service| service.catalog.as_str() == CATALOG) {
        for endpoint in &service.endpoints {
            let id = (service.id.to_string(), endpoint.id.to_string());
            if !needed.contains(&id) && !offered.contains(service.id.as_str()) {
                idle.insert(format!("{}/{}", id.0, id.1));
            }
        }
    }
    assert_eq!(idle, BTreeSet::from(["application-layer-gateway/ftp-control-tcp".to_owned()]));
}
