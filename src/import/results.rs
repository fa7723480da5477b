//! Results of tests, as the scripts of a test pack write them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::table::{Cell, Columns, Table};
use crate::diag::{Diagnostic, SourceFile, has_errors};
use crate::engine::Report;
use crate::ids::FlowId;
use crate::project::{Edit, Project, TestOutcome, TestResult, is_date};

const COLUMNS: Columns = Columns {
    file: "the file of results",
    needed: &["flow_id", "destination", "protocol", "port", "outcome", "time", "host"],
    optional: &[],
};
/// What a script writes for a check that it cannot make.
const SKIPPED: &str = "skipped";

/// What files of results say.
#[derive(Debug)]
pub struct Results {
    /// The change to the project, as one step of undo.
    pub edit: Edit,
    /// How many of the flows that were tested came out how, over all hosts.
    pub outcomes: BTreeMap<TestOutcome, usize>,
    /// What is worth a warning.
    pub warnings: Vec<Diagnostic>,
}

/// Which check it is: destination, protocol and port.
type CheckKey = (String, String, String);

/// The checks of a flow from a host, each with its last time and outcome.
type Checks = BTreeMap<CheckKey, (String, TestOutcome)>;

/// Reads files of results. What they say of a flow from a host replaces what the project had of it; of a check that was
/// made several times, the last counts.
///
/// # Errors
/// Everything that is wrong with the files.
pub fn read_results(
    sources: &[Arc<SourceFile>],
    project: &Project,
    report: &Report,
) -> Result<Results, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let mut found: BTreeMap<(FlowId, String), Checks> = BTreeMap::new();
    let mut unknown: BTreeMap<FlowId, Diagnostic> = BTreeMap::new();
    let known: std::collections::BTreeSet<&FlowId> = report.flows.iter().map(|flow| &flow.id).collect();
    for source in sources {
        let Some(table) = Table::read(source, COLUMNS, &mut diagnostics) else { continue };
        for row in &table.rows {
            let cell = |column| table.cell(row, column);
            let (flow, host, time, outcome) = (cell("flow_id"), cell("host"), cell("time"), cell("outcome"));
            let before = diagnostics.len();
            one_word(&table, &flow, "flow id", &mut diagnostics);
            one_word(&table, &host, "name of a host", &mut diagnostics);
            if !is_time(&time.text) {
                let error = table.error(&time, "not-a-time", format!("{:?} is no time", time.text));
                diagnostics.push(error.expected("a time such as 2026-10-02T12:00:00Z"));
            }
            let parsed: Option<TestOutcome> = outcome.text.parse().ok();
            if parsed.is_none() && outcome.text != SKIPPED {
                let error = table.error(&outcome, "unknown-outcome", format!("{:?} is no outcome", outcome.text));
                diagnostics.push(error.expected("passed, blocked, unclear or skipped"));
            }
            let (Some(outcome), true) = (parsed, diagnostics.len() == before) else { continue };
            let id = FlowId::from(flow.text.as_str());
            if !known.contains(&id) {
                unknown.entry(id).or_insert_with(|| warning(&table, &flow));
                continue;
            }
            let checks = found.entry((id, host.text)).or_default();
            let key = (cell("destination").text, cell("protocol").text, cell("port").text);
            let newest = checks.entry(key).or_insert_with(|| (time.text.clone(), outcome));
            if newest.0 < time.text {
                *newest = (time.text, outcome);
            }
        }
    }
    if has_errors(&diagnostics) {
        return Err(diagnostics);
    }
    if let Some(first) = unknown.values().next().cloned() {
        let ids: Vec<&str> = unknown.keys().map(FlowId::as_str).collect();
        let message = match ids.as_slice() {
            [only] => format!("one flow is not in this project and is left out: {only}"),
            ids => format!("{} flows are not in this project and are left out: {}", ids.len(), ids.join(", ")),
        };
        diagnostics.push(Diagnostic { message, ..first });
    }
    let mut outcomes: BTreeMap<FlowId, TestOutcome> = BTreeMap::new();
    let mut results = BTreeMap::clone(&project.results);
    for ((flow, host), checks) in found {
        let result = summed_up(&checks);
        let worst = outcomes.entry(flow.clone()).or_insert(result.outcome);
        *worst = (*worst).max(result.outcome);
        results.insert((flow, host), result);
    }
    let mut counts: BTreeMap<TestOutcome, usize> = BTreeMap::new();
    for outcome in outcomes.into_values() {
        *counts.entry(outcome).or_default() += 1;
    }
    Ok(Results { edit: Edit::SetResults(results), outcomes: counts, warnings: diagnostics })
}

/// The checks of a flow from one host as one result: the worst counts.
fn summed_up(checks: &Checks) -> TestResult {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let outcome = checks.values().map(|(_, outcome)| *outcome).max().unwrap_or(TestOutcome::Unclear);
    let passed = checks.values().filter(|(_, outcome)| *outcome == TestOutcome::Passed).count();
    let worst = checks.iter().find(|(_, (_, found))| *found == outcome && outcome != TestOutcome::Passed);
    let detail = worst.map(|((destination, protocol, port), _)| format!("{destination} {protocol} {port}"));
    TestResult {
        outcome,
        passed: number(passed),
        checks: number(checks.len()),
        time: checks.values().map(|(time, _)| time.clone()).max().unwrap_or_default(),
        detail: detail.map(|detail| one_line(&detail)).unwrap_or_default(),
    }
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(|character: char| character.is_whitespace() || character.is_control()).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a text begins with a day and is one word.
fn is_time(text: &str) -> bool {
    text.get(..10).is_some_and(is_date)
        && text.len() <= 40
        && !text.contains(|character: char| character.is_whitespace() || character.is_control())
}

fn one_word(table: &Table, cell: &Cell, kind: &str, diagnostics: &mut Vec<Diagnostic>) {
    let is_odd = |character: char| character.is_whitespace() || character.is_control();
    if cell.text.is_empty() || cell.text.contains(is_odd) || cell.text.len() > 255 {
        let error = table.error(cell, "not-one-word", format!("{:?} is no {kind}", cell.text));
        diagnostics.push(error.expected("one word"));
    }
}

fn warning(table: &Table, cell: &Cell) -> Diagnostic {
    Diagnostic::warning("unknown-flow", String::new())
        .hint("they may belong to another project, or are not needed any more")
        .at(table.source(), cell.span.clone())
}
