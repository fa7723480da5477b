//! Who uses a port.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::closure::HostClosure;
use super::model::{Catalog, Endpoint, EndpointIndex, PoolIndex, RoleIndex, ServiceIndex};
use crate::net::{PortRange, Protocol};

/// A port, a protocol, or both: `445`, `445/tcp`, `gre`. For ICMP the number is the message type.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PortQuery {
    port: Option<u16>,
    protocol: Option<Protocol>,
}

/// Why a text is not a port.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{text:?} is not a port; expected a number from 0 to 65535, with a protocol if you like, as in 445 or 445/tcp")]
pub struct PortQueryError {
    text: String,
}

impl FromStr for PortQuery {
    type Err = PortQueryError;

    fn from_str(text: &str) -> Result<Self, PortQueryError> {
        let error = || PortQueryError { text: text.to_owned() };
        let protocol = |word: &str| word.parse::<Protocol>().map_err(|_unknown| error());
        let port = |digits: &str| {
            let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<u16>().ok().filter(|_| is_number).ok_or_else(error)
        };
        match text.split_once('/') {
            Some((number, word)) => {
                let protocol = protocol(word)?;
                if matches!(protocol, Protocol::Ah | Protocol::Esp | Protocol::Gre) {
                    return Err(error());
                }
                Ok(Self { port: Some(port(number)?), protocol: Some(protocol) })
            }
            None => match protocol(text) {
                Ok(protocol) => Ok(Self { port: None, protocol: Some(protocol) }),
                Err(_) => Ok(Self { port: Some(port(text)?), protocol: None }),
            },
        }
    }
}

impl PortQuery {
    /// The protocols of an endpoint that are asked for. A number without a protocol is a port, not a message type.
    fn protocols(self, endpoint: &Endpoint) -> Vec<Protocol> {
        let asked = |protocol: &Protocol| match self.protocol {
            Some(asked) => asked == *protocol,
            None => protocol.has_ports(),
        };
        endpoint.protocols.iter().copied().filter(asked).collect()
    }

    fn is(self, port: impl Fn(u16) -> bool) -> bool {
        self.port.is_none_or(port)
    }
}

/// An endpoint that uses a port.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PortUser {
    /// The endpoint.
    pub endpoint: EndpointIndex,
    /// Those of its protocols that were asked for.
    pub protocols: Vec<Protocol>,
    /// The ports and ranges of it that the port lies in.
    pub ports: Vec<String>,
    /// The pool that the port lies in, where it is not one of the fixed ports.
    pub pool: Option<PoolIndex>,
    /// The roles whose hosts can run it.
    pub roles: Vec<RoleIndex>,
}

/// How many ports a row has to have to be one that hardly means this one.
const WIDE: u16 = 1000;

/// The endpoints that use a port: those with the fixed port first, then those with a wide range of fixed ports, then
/// those whose pool it lies in.
pub fn port_users(catalog: &Catalog, query: PortQuery) -> Vec<PortUser> {
    let roles = roles_by_service(catalog);
    let mut users = Vec::new();
    for (service, _) in catalog.service_indices() {
        for (index, endpoint) in catalog.endpoint_indices(service) {
            let protocols = query.protocols(endpoint);
            if protocols.is_empty() {
                continue;
            }
            let user = |ports: Vec<String>, pool| PortUser {
                endpoint: index,
                protocols: protocols.clone(),
                ports,
                pool,
                roles: roles.get(&service).cloned().unwrap_or_default(),
            };
            let fixed: Vec<PortRange> =
                endpoint.ports.ranges().filter(|range| query.is(|port| range.contains(port))).collect();
            let has_none = endpoint.ports.is_empty() && endpoint.pool.is_none() && endpoint.destination_pool.is_none();
            if !fixed.is_empty() || (has_none && query.port.is_none()) {
                let is_wide = fixed.iter().any(|range| range.last - range.first >= WIDE);
                let ports = fixed.iter().map(ToString::to_string).collect();
                users.push((usize::from(is_wide), user(ports, None)));
            }
            for pool in endpoint.pool.into_iter().chain(endpoint.destination_pool) {
                let mut ranges: Vec<String> = Vec::new();
                for (_, range) in &catalog.pool(pool).defaults {
                    let text = range.to_string();
                    if query.is(|port| range.contains(port)) && !ranges.contains(&text) {
                        ranges.push(text);
                    }
                }
                if !ranges.is_empty() {
                    users.push((2, user(ranges, Some(pool))));
                }
            }
        }
    }
    users.sort_by_key(|(rank, _)| *rank);
    users.into_iter().map(|(_, user)| user).collect()
}

fn roles_by_service(catalog: &Catalog) -> BTreeMap<ServiceIndex, Vec<RoleIndex>> {
    let closure = HostClosure::new(catalog);
    let mut roles: BTreeMap<ServiceIndex, Vec<RoleIndex>> = BTreeMap::new();
    for (index, _) in catalog.role_indices().filter(|(_, role)| !role.is_abstract) {
        for service in closure.of_role(index) {
            roles.entry(service).or_default().push(index);
        }
    }
    roles
}
