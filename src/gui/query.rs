//! The filter of the table of flows: words, and words with a key (`from:users port:445`).

use crate::catalog::Catalog;
use crate::engine::Flow;
use crate::project::Project;

use super::panels::flows::{enforced_by, requirement_text, segment_name};

/// A filter, read. Every term has to fit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq)]
struct Term {
    field: Field,
    text: String,
    is_negated: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Field {
    From,
    To,
    Port,
    Protocol,
    Service,
    EnforcedBy,
    Risk,
    Requirement,
    Any,
}

impl Query {
    /// Reads a filter; a key that is not known makes an ordinary word.
    pub fn parse(text: &str) -> Self {
        let terms = text
            .split_whitespace()
            .filter_map(|word| {
                let (is_negated, word) = match word.strip_prefix('-') {
                    Some(rest) if !rest.is_empty() => (true, rest),
                    _ => (false, word),
                };
                let (field, text) = match word.split_once(':') {
                    Some((key, text)) => match field_of(key) {
                        Some(field) => (field, text),
                        None => (Field::Any, word),
                    },
                    None => (Field::Any, word),
                };
                (!text.is_empty()).then(|| Term { field, text: text.to_lowercase(), is_negated })
            })
            .collect();
        Self { terms }
    }

    /// Whether the flow fits.
    pub fn matches(&self, project: &Project, catalog: &Catalog, flow: &Flow) -> bool {
        self.terms.iter().all(|term| term.fits(project, catalog, flow) != term.is_negated)
    }
}

fn field_of(key: &str) -> Option<Field> {
    Some(match key.to_lowercase().as_str() {
        "from" | "source" | "src" => Field::From,
        "to" | "destination" | "dst" => Field::To,
        "port" | "ports" => Field::Port,
        "proto" | "protocol" => Field::Protocol,
        "service" | "app" => Field::Service,
        "by" | "device" | "via" => Field::EnforcedBy,
        "risk" | "risks" => Field::Risk,
        "need" | "requirement" => Field::Requirement,
        _ => return None,
    })
}

impl Term {
    fn fits(&self, project: &Project, catalog: &Catalog, flow: &Flow) -> bool {
        match self.field {
            Field::From => self.is_in_side(project, &flow.source_segment, &flow.source_servers),
            Field::To => self.is_in_side(project, &flow.destination_segment, &flow.destination_servers),
            Field::Port => self.is_port_of(flow),
            Field::Protocol => flow.protocol.name() == self.text,
            Field::Service => self.is_in_service(catalog, flow),
            Field::EnforcedBy => self.is_in(&enforced_by(project, flow)),
            Field::Risk => flow.risks.iter().any(|risk| self.is_in(risk)),
            Field::Requirement => {
                self.is_in(requirement_text(flow.requirement)) || self.is_in(&flow.requirement.to_string())
            }
            Field::Any => {
                self.is_in_side(project, &flow.source_segment, &flow.source_servers)
                    || self.is_in_side(project, &flow.destination_segment, &flow.destination_servers)
                    || self.text.bytes().all(|byte| byte.is_ascii_digit()) && self.is_port_of(flow)
                    || flow.protocol.name() == self.text
                    || self.is_in_service(catalog, flow)
                    || self.is_in(&enforced_by(project, flow))
                    || self.is_in(requirement_text(flow.requirement))
                    || flow.risks.iter().any(|risk| self.is_in(risk))
                    || flow.id.as_str().starts_with(&self.text)
            }
        }
    }

    fn is_in(&self, text: &str) -> bool {
        text.to_lowercase().contains(&self.text)
    }

    fn is_in_side(&self, project: &Project, segment: &crate::ids::SegmentId, servers: &[crate::ids::ServerId]) -> bool {
        self.is_in(segment_name(project, segment))
            || self.is_in(segment.as_str())
            || servers.iter().any(|id| {
                self.is_in(id.as_str()) || project.servers.get(id).is_some_and(|server| self.is_in(&server.name))
            })
    }

    fn is_in_service(&self, catalog: &Catalog, flow: &Flow) -> bool {
        self.is_in(&catalog.service(flow.endpoint.service).name)
            || self.is_in(catalog.service(flow.endpoint.service).id.as_str())
            || self.is_in(&catalog.endpoint(flow.endpoint).application_protocol)
    }

    fn is_port_of(&self, flow: &Flow) -> bool {
        let Some(ports) = flow.destination_ports else { return false };
        let (number, protocol) = self.text.split_once('/').unwrap_or((&self.text, ""));
        let is_protocol = protocol.is_empty() || flow.protocol.name() == protocol;
        match number.parse::<crate::net::PortRange>() {
            Ok(wanted) => is_protocol && ports.first <= wanted.last && wanted.first <= ports.last,
            Err(_not_a_port) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_words_are_told_apart() {
        let query = Query::parse("from:Users port:445 -icmp http://x to:");
        let fields: Vec<_> = query.terms.iter().map(|term| (term.field, term.text.as_str(), term.is_negated)).collect();
        assert_eq!(
            fields,
            [
                (Field::From, "users", false),
                (Field::Port, "445", false),
                (Field::Any, "icmp", true),
                (Field::Any, "http://x", false)
            ]
        );
    }
}
