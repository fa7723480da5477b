//! The article's "Ports and protocols" table, made from the rows of its service sections.

use super::listing::era;
use super::model::{Catalog, Endpoint, Service, SummaryRow};
use crate::net::{PortRange, Protocol};

/// What the article prints where a protocol has no ports.
const NO_PORT: &str = "n/a";

/// Where a row stands: those without ports first and by the protocol's number, then by port.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
struct Place {
    port: Option<u16>,
    protocol_number: u8,
    row: SummaryRow,
}

/// The lines of the table, in its order. All dynamic rows are one line at the end.
pub fn summary_rows(catalog: &Catalog, id: &str) -> Vec<SummaryRow> {
    let services = catalog.services.iter().filter(|service| service.article && service.catalog.as_str() == id);
    let mut places = Vec::new();
    let mut dynamic: Vec<PortRange> = Vec::new();
    for service in services {
        for endpoint in service.endpoints.iter().filter(|endpoint| endpoint.printed.is_some()) {
            for protocol in &endpoint.protocols {
                places.extend(fixed_rows(service, endpoint, *protocol));
            }
            dynamic.extend(endpoint.pool.and_then(|pool| catalog.pool(pool).default_for(era(id))));
        }
    }
    places.sort();
    dynamic.sort();
    dynamic.dedup();
    let dynamic_rows = dynamic.into_iter().map(|range| SummaryRow {
        port: range.to_string(),
        protocol: "TCP".to_owned(),
        application_protocol: "RPC".to_owned(),
        service: "Randomly allocated high TCP ports".to_owned(),
    });
    places.into_iter().map(|place| place.row).chain(dynamic_rows).collect()
}

/// ICMP has no line: its message type is not a port, and the article prints none.
fn fixed_rows(service: &Service, endpoint: &Endpoint, protocol: Protocol) -> Vec<Place> {
    let row = |port: String| SummaryRow {
        port,
        protocol: protocol.name().to_uppercase(),
        application_protocol: endpoint
            .summary_application_protocol
            .as_ref()
            .unwrap_or(&endpoint.application_protocol)
            .clone(),
        service: service.summary_name.as_ref().unwrap_or(&service.name).clone(),
    };
    match protocol {
        Protocol::Icmp => Vec::new(),
        Protocol::Ah | Protocol::Esp | Protocol::Gre => {
            vec![Place { port: None, protocol_number: protocol.number(), row: row(NO_PORT.to_owned()) }]
        }
        Protocol::Tcp | Protocol::Udp => endpoint
            .ports
            .ranges()
            .map(|range| Place {
                port: Some(range.first),
                protocol_number: protocol.number(),
                row: row(range.to_string()),
            })
            .collect(),
    }
}
