//! What a row of the matrix needs beyond itself where people decide on it: how it stands to the approved baseline, what
//! is translated on the way, what people wrote on it and what tests found.

use std::collections::BTreeSet;

use crate::engine::{self, Flow, FlowStatus, Hop, HopSide};
use crate::net::{AddressBlock, Protocol};
use crate::project::{
    Annotation, AnnotationField, FlowContent, TestOutcome, TestResult, Translation, TranslationKind, TunnelKind,
};

use super::row::{Matrix, MatrixRow};

/// What a row needs beyond itself where people decide on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandOver {
    /// How it stands to the approved baseline; none where it crosses nothing.
    pub status: Option<FlowStatus>,
    /// What has changed since it was approved, in words.
    pub changes: Vec<&'static str>,
    /// Fingerprints of its flows, in the order of the row's flow ids.
    pub contents: Vec<String>,
    /// Translations of the source on the way.
    pub source_translations: Vec<String>,
    /// Translations of the destination on the way.
    pub destination_translations: Vec<String>,
    /// Whether what it carries is encrypted, as far as that is known: `no`, `yes`, `in a tunnel`; else empty.
    pub encrypted: &'static str,
    /// Whether to log it whatever the device's own policy: `yes` where it carries a risk; else empty.
    pub log: &'static str,
    /// What people wrote on it; where rows are merged, what they wrote alike on all its flows.
    pub annotation: Annotation,
    /// What tests found.
    pub test: TestState,
}

/// What tests found about a flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestState {
    /// The worst outcome; none where it was not tested.
    pub outcome: Option<TestOutcome>,
    /// How many checks passed.
    pub passed: u32,
    /// How many checks there were.
    pub checks: u32,
    /// From how many hosts.
    pub hosts: usize,
    /// When the last check was made.
    pub time: String,
    /// The first check that did not pass, with the host that made it.
    pub detail: String,
}

impl TestState {
    /// In a word or two: `passing`, `blocked`, `unclear`, `not tested`.
    pub const fn words(&self) -> &'static str {
        match self.outcome {
            Some(TestOutcome::Passed) => "passing",
            Some(TestOutcome::Unclear) => "unclear",
            Some(TestOutcome::Blocked) => "blocked",
            None => "not tested",
        }
    }

    fn add(&mut self, host: &str, result: &TestResult) {
        if result.outcome != TestOutcome::Passed && self.outcome.is_none_or(|outcome| outcome < result.outcome) {
            self.detail = format!("{host} to {}", result.detail);
        }
        self.outcome = self.outcome.max(Some(result.outcome));
        self.passed += result.passed;
        self.checks += result.checks;
        self.hosts += 1;
        if self.time < result.time {
            self.time.clone_from(&result.time);
        }
    }
}

impl Matrix<'_> {
    /// What a row needs beyond itself where people decide on it.
    pub fn hand_over(&self, row: &MatrixRow, flows: &[&Flow]) -> HandOver {
        let project = self.project;
        let mut statuses: BTreeSet<FlowStatus> = BTreeSet::new();
        let mut changes: BTreeSet<&'static str> = BTreeSet::new();
        let mut contents: Vec<(String, FlowContent)> = Vec::new();
        let mut test = TestState::default();
        for flow in flows {
            if flow.crosses() {
                let (found, differences) = engine::flow_status(project, flow);
                statuses.insert(found);
                changes.extend(differences);
            }
            contents.push((flow.id.to_string(), engine::flow_content(project, flow)));
            for (host, result) in project.results_of(&flow.id) {
                test.add(host, result);
            }
        }
        contents.sort_by(|(left, _), (right, _)| left.cmp(right));
        let translated = |side: Side| {
            let mut texts: Vec<String> = Vec::new();
            for text in flows.iter().flat_map(|flow| self.translations(flow, side)) {
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
            texts
        };
        HandOver {
            // A merged row of new and unchanged flows is not as it was approved.
            status: if statuses.len() > 1 { Some(FlowStatus::Changed) } else { statuses.first().copied() },
            changes: changes.into_iter().collect(),
            contents: contents.into_iter().map(|(_, content)| content.to_string()).collect(),
            source_translations: translated(Side::Source),
            destination_translations: translated(Side::Destination),
            encrypted: self.encrypted(row, flows),
            log: if row.risks.is_empty() { "" } else { "yes" },
            annotation: self.annotation(flows),
            test,
        }
    }

    /// What stands alike on all of the flows.
    pub(super) fn annotation(&self, flows: &[&Flow]) -> Annotation {
        let of =
            |flow: &Flow| self.project.annotations.get(&flow.id).map(|it| Annotation::clone(it)).unwrap_or_default();
        let Some((first, rest)) = flows.split_first() else { return Annotation::default() };
        let mut common = of(first);
        for other in rest.iter().map(|flow| of(flow)) {
            for field in <AnnotationField as strum::IntoEnumIterator>::iter() {
                if common.text(field) != other.text(field) {
                    // An empty text fits every field.
                    let _ = common.set(field, "");
                }
            }
        }
        common
    }

    fn encrypted(&self, row: &MatrixRow, flows: &[&Flow]) -> &'static str {
        let is_encrypting = |kind: TunnelKind| matches!(kind, TunnelKind::Ipsec | TunnelKind::L2tpIpsec);
        let in_tunnel = flows.iter().all(|flow| {
            let mut tunnels = flow.path.tunnels.iter().filter_map(|id| self.project.tunnels.get(id));
            tunnels.any(|tunnel| is_encrypting(tunnel.kind))
        });
        if row.protocol == Protocol::Esp.name() {
            "yes"
        } else if in_tunnel {
            "in a tunnel"
        } else if row.risks.iter().any(|risk| risk == "clear-text") {
            "no"
        } else {
            ""
        }
    }

    /// The translations that one side of a flow meets on the way, in the order of the path, each as
    /// `10.1.0.0/24 as 192.0.2.1 (fw-edge)`.
    fn translations(&self, flow: &Flow, side: Side) -> Vec<String> {
        let addresses = match side {
            Side::Source => {
                engine::party_addresses(self.project, &flow.source_segment, &flow.source_servers, &flow.source_devices)
            }
            Side::Destination => engine::destination_addresses(self.project, flow),
        };
        let mut texts = Vec::new();
        for hop in &flow.path.hops {
            let Some(device) = self.project.devices.get(&hop.device) else { continue };
            for translation in device.translations.iter().filter(|it| side.meets(it, hop, &addresses)) {
                let text = format!("{} as {} ({})", translation.real, translation.translated, device.name);
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
        texts
    }
}

/// A side of a flow.
#[derive(Clone, Copy)]
enum Side {
    Source,
    Destination,
}

impl Side {
    /// Whether addresses of this side are rewritten by the translation where the hop passes its device.
    fn meets(self, translation: &Translation, hop: &Hop, addresses: &[AddressBlock]) -> bool {
        let (kind, outside) = match self {
            Self::Source => (TranslationKind::Source, &hop.to),
            Self::Destination => (TranslationKind::Destination, &hop.from),
        };
        (translation.kind == kind || translation.kind == TranslationKind::Static)
            && *outside == HopSide::Segment(translation.outside.clone())
            && addresses.iter().any(|block| block.overlaps(&translation.real))
    }
}
