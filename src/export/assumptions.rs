//! What the matrix takes for granted, so that whoever approves it knows.

use std::collections::BTreeSet;

use crate::engine::{PathKind, WIDE_RANGE_RISK};
use crate::project::SegmentKind;

use super::row::Matrix;

/// Something that the matrix takes for granted.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    /// What kind of assumption it is; the word stays.
    pub code: &'static str,
    /// A sentence.
    pub text: String,
    /// What to do where it does not hold.
    pub hint: &'static str,
    /// Names of what it is about.
    pub names: Vec<String>,
}

/// All that a matrix takes for granted.
pub fn assumptions(matrix: &Matrix<'_>) -> Vec<Assumption> {
    let project = matrix.project;
    let mut found = Vec::new();
    let mut add = |code, text: String, hint, names: Vec<String>| found.push(Assumption { code, text, hint, names });
    add(
        "source-ports",
        "Where no source port is given, a connection may come from any port that its system chooses for it.".to_owned(),
        "Leave the source port open in the rules.",
        Vec::new(),
    );
    let names = |is_stateful: bool| -> Vec<String> {
        let devices = project.devices.values().filter(|device| device.is_stateful == is_stateful);
        devices.map(|device| device.name.clone()).collect()
    };
    let (stateful, stateless) = (names(true), names(false));
    if !stateful.is_empty() {
        let text =
            "These devices let answers through by themselves, so that the matrix lists only who opens a connection.";
        add("stateful", text.to_owned(), "Mark a device as stateless where that is not so.", stateful);
    }
    if !stateless.is_empty() {
        let text = "These devices know no connections: each flow needs a second rule there for its answers.";
        add("stateless", text.to_owned(), "The sheets of these devices list the rules for answers.", stateless);
    }
    let answered_by_others: BTreeSet<&str> = matrix
        .report
        .flows
        .iter()
        .filter(|flow| flow.crosses() && flow.is_answered_by_others())
        .map(|flow| matrix.catalog.service(flow.endpoint.service).name.as_str())
        .collect();
    if !answered_by_others.is_empty() {
        add(
            "answers-to-groups",
            "Packets of these services go to a multicast group, and its members answer from their own addresses: devices \
             that keep state do not know that for answers, so that they have rules of their own for it."
                .to_owned(),
            "Take these rules out where a device reads the protocol and lets its answers through.",
            answered_by_others.into_iter().map(str::to_owned).collect(),
        );
    }
    if matrix.report.flows.iter().any(|flow| flow.crosses() && flow.path.kind == PathKind::Unnamed) {
        let text =
            "No device is drawn: every pair of segments counts as separated by one enforcement point without a name.";
        add(
            "no-devices",
            text.to_owned(),
            "Draw the firewalls, so that each flow names those that let it through.",
            Vec::new(),
        );
    }
    let without_address: Vec<String> = project
        .servers
        .values()
        .filter(|server| server.addresses.is_empty())
        .map(|server| server.name.clone())
        .collect();
    if !without_address.is_empty() {
        let text = "Nobody gave these servers an address: the matrix names the whole segment in its place.";
        add("whole-segment", text.to_owned(), "Give them addresses to make the rules narrower.", without_address);
    }
    let anywhere: Vec<String> = project
        .segments
        .values()
        .filter(|segment| segment.kind == SegmentKind::Internet && segment.prefixes.is_empty())
        .map(|segment| segment.name.clone())
        .collect();
    if !anywhere.is_empty() {
        let text = "These segments stand for every address: they are the Internet, and no prefix is given.";
        add("any-address", text.to_owned(), "Give them prefixes where it is known who calls.", anywhere);
    }
    let wide =
        matrix.report.flows.iter().filter(|flow| flow.crosses() && flow.risks.iter().any(|it| it == WIDE_RANGE_RISK));
    let mut ranges: Vec<String> = wide
        .filter_map(|flow| {
            let service = &matrix.catalog.service(flow.endpoint.service).name;
            Some(format!("{service}: {} {}", flow.protocol.name(), flow.destination_ports?))
        })
        .collect();
    ranges.sort();
    ranges.dedup();
    if !ranges.is_empty() {
        let text = "These services listen on ports that their system chooses when they start, so that the whole range has to be open.";
        add(
            "dynamic-range",
            text.to_owned(),
            "Narrow the range or pin the ports on the servers, and say so in their options.",
            ranges,
        );
    }
    let options: Vec<String> = project.options.iter().map(|(key, value)| format!("{key}={value}")).collect();
    if !options.is_empty() {
        let text = "These options hold for every server that sets no other value.";
        add("options", text.to_owned(), "Check that the servers are set up so.", options);
    }
    let own: Vec<String> = project
        .servers
        .values()
        .flat_map(|server| server.options.iter().map(move |(key, value)| format!("{}: {key}={value}", server.name)))
        .collect();
    if !own.is_empty() {
        add(
            "server-options",
            "These servers have options of their own.".to_owned(),
            "Check that the servers are set up so.",
            own,
        );
    }
    found
}
