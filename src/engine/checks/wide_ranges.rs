//! Wide dynamic ranges that a firewall has to open, and what would narrow them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, listed, problem, server_name};
use crate::catalog::{Initiator, OptionIndex, PoolIndex, Scenario};
use crate::diag::Severity;
use crate::engine::matrix::WIDE_RANGE_PORTS;
use crate::engine::report::{Flow, Problem, ProblemCode, Subject};
use crate::ids::ServerId;
use crate::net::PortRange;

/// Ranges of more than [`WIDE_RANGE_PORTS`] between segments that an option could narrow: one note for each pool and
/// range. The hint names the what-ifs of the catalog that narrow it, among them the default that systems really use
/// where an article prints a wider one; none of them is ever assumed silently.
pub(super) fn wide_ranges(findings: &Findings<'_, '_>, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let mut groups: BTreeMap<(PoolIndex, OptionIndex, PortRange), (BTreeSet<&ServerId>, usize)> = BTreeMap::new();
    for flow in findings.flows.iter().filter(|flow| flow.crosses()) {
        let Some(range) = flow.destination_ports.filter(|range| range.count() > WIDE_RANGE_PORTS) else { continue };
        let Some((pool, option)) = narrowable(findings, flow) else { continue };
        let (servers, flows) = groups.entry((pool, option, range)).or_default();
        // The side that runs the service has the option.
        let hosts =
            if flow.initiator == Initiator::Provider { &flow.source_servers } else { &flow.destination_servers };
        servers.extend(hosts.iter());
        *flows += 1;
    }
    let mut readers: BTreeMap<OptionIndex, BTreeSet<&ServerId>> = BTreeMap::new();
    for ((_, option, _), (servers, _)) in &groups {
        readers.entry(*option).or_default().extend(servers);
    }
    for ((pool, option, range), (servers, flows)) in groups {
        let key = &findings.catalog.option(option).key;
        let flows = if flows == 1 { "1 flow opens".to_owned() } else { format!("{flows} flows open") };
        let everybody = readers.get(&option).unwrap_or(&servers);
        let mut scenarios: Vec<&Scenario> = findings.catalog.scenarios.iter().collect();
        // What is about these systems comes before what fits all.
        scenarios.sort_by_key(|scenario| scenario.os.is_empty());
        let narrowing = scenarios.into_iter().filter_map(|scenario| {
            let value = scenario.options.iter().find(|(other, _)| *other == option).map(|(_, value)| value)?;
            let is_narrower = value.parse::<PortRange>().is_ok_and(|narrow| narrow.count() < range.count());
            let command = command(findings, scenario, &format!("{key}={value}"), &servers, everybody)?;
            is_narrower.then(|| format!("{} ({command})", scenario.title))
        });
        let narrowing: Vec<String> = narrowing.collect();
        let hint = if narrowing.is_empty() {
            format!(
                "Narrow the range with the option {key}; portolan whatif PROJECT --set {key}=... shows what changes"
            )
        } else {
            format!("Narrow it on the servers. To see what changes: {}", narrowing.join("; "))
        };
        problems.push(problem(
            Severity::Note,
            ProblemCode::WideDynamicRange,
            format!(
                "{flows} {} ports ({range}, {}) on {}",
                range.count(),
                findings.catalog.pool(pool).name,
                listed(servers.iter().map(|id| server_name(project, id))),
            ),
            hint,
            servers.into_iter().cloned().map(Subject::Server).collect(),
        ));
    }
}

/// The pool that a flow takes its ports from, and the option that would narrow it.
fn narrowable(findings: &Findings<'_, '_>, flow: &Flow) -> Option<(PoolIndex, OptionIndex)> {
    let endpoint = findings.catalog.endpoint(flow.endpoint);
    let pool = endpoint.destination_pool.or(endpoint.pool)?;
    Some((pool, findings.catalog.pool(pool).option?))
}

/// How to try a scenario out; none where none of the servers is of a system that it is about. The option of the project
/// reaches everybody who reads it, so that it will do where all of them are.
fn command(
    findings: &Findings<'_, '_>,
    scenario: &Scenario,
    setting: &str,
    servers: &BTreeSet<&ServerId>,
    everybody: &BTreeSet<&ServerId>,
) -> Option<String> {
    let is_meant = |id: &&&ServerId| {
        let server = findings.project.servers.get(**id);
        scenario.os.is_empty() || server.is_some_and(|server| scenario.os.contains(&server.os))
    };
    servers.iter().find(is_meant)?;
    Some(if everybody.iter().all(|id| is_meant(&id)) {
        format!("portolan whatif PROJECT --set {setting}")
    } else {
        format!("portolan whatif PROJECT --scenario {}", scenario.id)
    })
}
