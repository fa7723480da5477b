//! The catalog's words in what people write: role ids, option keys and their values, services of the zone policy.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Role, ServiceIndex};
use crate::diag::nearest;
use crate::net::{PortRange, Protocol};

/// A word that does not fit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Misfit {
    /// A stable name for this kind of error.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What was expected.
    pub expected: String,
    /// Whether an option's key is meant, not its value.
    pub is_key: bool,
}

/// The role with this id, if it can be placed.
///
/// # Errors
/// [`Misfit`] if the catalog has no such role, or has it only as a parent of others.
pub fn find_role<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Role, Misfit> {
    let misfit = |message: String, expected: String| Misfit { code: "unknown-role", message, expected, is_key: false };
    match catalog.role_by_id(id) {
        Some(role) if !role.is_abstract => Ok(role),
        Some(_) => {
            let children = catalog
                .placeable_roles()
                .filter(|role| role.includes.iter().any(|parent| catalog.role(*parent).id.as_str() == id))
                .map(|role| role.id.as_str());
            let children: Vec<&str> = children.take(6).collect();
            let expected = if children.is_empty() {
                "a role".to_owned()
            } else {
                format!("a role such as {}", children.join(", "))
            };
            Err(misfit(format!("{id:?} is a group of roles and cannot be placed"), expected))
        }
        None => {
            let near = nearest(id, catalog.placeable_roles().map(|role| role.id.as_str()));
            let expected = match near {
                Some(near) => format!("the id of a role; the nearest is {near:?}"),
                None => "the id of a role; `portolan catalog roles` lists them".to_owned(),
            };
            Err(misfit(format!("there is no role {id:?} in the catalog"), expected))
        }
    }
}

/// The role that a `uses` names; a group of roles is as good as one that can be placed.
///
/// # Errors
/// [`Misfit`] if the catalog has no such role.
pub fn find_used_role<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a Role, Misfit> {
    catalog.role_by_id(id).map_or_else(|| find_role(catalog, id), Ok)
}

/// Whether the catalog knows the option and the option takes the value.
///
/// # Errors
/// [`Misfit`] if not.
pub fn check_option(catalog: &Catalog, key: &str, value: &str) -> Result<(), Misfit> {
    let Some(option) = catalog.option_index(key).map(|index| catalog.option(index)) else {
        // However far it is: whoever mistypes a key wants to see how keys look.
        let nearest = catalog
            .options
            .iter()
            .map(|option| (strsim::jaro_winkler(key, &option.key), option.key.as_str()))
            .max_by(|left, right| left.0.total_cmp(&right.0).then_with(|| right.1.cmp(left.1)));
        return Err(Misfit {
            code: "unknown-option",
            message: format!("there is no option {key:?}"),
            expected: nearest.map_or_else(
                || "no option: the catalog has none".to_owned(),
                |(_, nearest)| format!("the key of an option; the nearest is {nearest:?}"),
            ),
            is_key: true,
        });
    };
    let Err(expected) = option.check(value) else { return Ok(()) };
    Err(Misfit {
        code: "bad-option-value",
        message: format!("the option {key:?} does not take {value:?}"),
        expected,
        is_key: false,
    })
}

/// What a word among the services of a policy rule stands for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PolicyService {
    /// Destination ports of a protocol, or message types of ICMP: `445/tcp`, `1024-65535/tcp`, `8/icmp`.
    Ports(PortRange, Protocol),
    /// All of a protocol: `gre`.
    Protocol(Protocol),
    /// All rows of the matrix that name this service or this application protocol; a word may be both.
    Named {
        /// The first definition of the service with this id.
        service: Option<ServiceIndex>,
        /// The application protocol, in lower case.
        application_protocol: Option<String>,
    },
}

/// What a word among the services of a policy rule stands for: ports with their protocol, a protocol, the id of a service
/// or an application protocol, in upper or lower case.
///
/// # Errors
/// [`Misfit`] if it stands for nothing.
pub fn find_policy_service(catalog: &Catalog, word: &str) -> Result<PolicyService, Misfit> {
    let lower = word.trim().to_lowercase();
    let misfit = |expected: String| Misfit {
        code: "unknown-policy-service",
        message: format!("{word:?} is no service that a policy rule can name"),
        expected,
        is_key: false,
    };
    let application_protocols = || {
        catalog.services.iter().flat_map(|service| &service.endpoints).map(|endpoint| &endpoint.application_protocol)
    };
    if let Ok(protocol) = lower.parse::<Protocol>() {
        return Ok(PolicyService::Protocol(protocol));
    }
    if let Some((ports, protocol)) = lower.split_once('/')
        && let (Ok(ports), Ok(protocol)) = (ports.parse::<PortRange>(), protocol.trim().parse::<Protocol>())
        && (protocol.has_ports() || protocol == Protocol::Icmp && ports.last <= 255)
    {
        return Ok(PolicyService::Ports(ports, protocol));
    }
    let service = catalog.service_index(&lower).map(|service| catalog.same_service(service));
    let is_named = !lower.is_empty() && application_protocols().any(|protocol| protocol.eq_ignore_ascii_case(&lower));
    let application_protocol = is_named.then(|| lower.clone());
    if service.is_some() || application_protocol.is_some() {
        return Ok(PolicyService::Named { service, application_protocol });
    }
    if let Some((_, protocol)) = lower.split_once('/') {
        return Err(misfit(match protocol.trim().parse() {
            Ok(protocol @ (Protocol::Ah | Protocol::Esp | Protocol::Gre)) => {
                format!("{protocol} alone, since it has no ports")
            }
            Ok(Protocol::Icmp) => "a message type from 0 to 255, such as 8/icmp".to_owned(),
            _ => "ports with their protocol, such as 445/tcp or 1024-65535/udp".to_owned(),
        }));
    }
    if lower.parse::<PortRange>().is_ok() {
        return Err(misfit(format!("a protocol with the ports, such as {lower}/tcp")));
    }
    let mut words: BTreeSet<String> = application_protocols().map(|protocol| protocol.to_lowercase()).collect();
    words.extend(catalog.services.iter().map(|service| service.id.to_string()));
    let near = nearest(&lower, words.iter().map(String::as_str));
    Err(misfit(near.map_or_else(
        || "ports such as 445/tcp, a protocol, the id of a service or an application protocol".to_owned(),
        |near| {
            format!("ports such as 445/tcp, a protocol, a service or an application protocol; the nearest is {near:?}")
        },
    )))
}
