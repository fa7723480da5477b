//! Wide dynamic ranges that a firewall has to open, and what would narrow them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, listed, problem, server_name};
use crate::catalog::{Catalog, Initiator, OptionIndex, PoolIndex, Scenario};
use crate::diag::Severity;
use crate::engine::matrix::WIDE_RANGE_PORTS;
use crate::engine::report::{Flow, Problem, ProblemCode, Subject};
use crate::ids::ServerId;
use crate::net::PortRange;

/// Ranges of more than [`WIDE_RANGE_PORTS`] between segments that an option could narrow, with the flows that open them.
#[derive(Default)]
pub(in crate::engine) struct WideRanges {
    groups: BTreeMap<(PoolIndex, OptionIndex, PortRange), Group>,
}

/// Flows that open one range of one pool.
#[derive(Default)]
struct Group {
    flows: usize,
    /// How many of the flows open it on each server.
    servers: BTreeMap<ServerId, usize>,
}

impl WideRanges {
    /// Takes flows out, and others in.
    pub(in crate::engine) fn update(&mut self, catalog: &Catalog, gone: &[Flow], new: &[Flow]) {
        for (flow, is_new) in gone.iter().map(|flow| (flow, false)).chain(new.iter().map(|flow| (flow, true))) {
            let range = flow.destination_ports.filter(|range| range.count() > WIDE_RANGE_PORTS);
            let Some(range) = range.filter(|_| flow.crosses()) else { continue };
            let Some((pool, option)) = narrowable(catalog, flow) else { continue };
            let group = self.groups.entry((pool, option, range)).or_default();
            let count = |number: &mut usize| {
                *number = if is_new { *number + 1 } else { number.saturating_sub(1) };
                *number
            };
            // The side that runs the service has the option.
            let hosts =
                if flow.initiator == Initiator::Provider { &flow.source_servers } else { &flow.destination_servers };
            for host in hosts.iter() {
                if count(group.servers.entry(host.clone()).or_default()) == 0 {
                    group.servers.remove(host);
                }
            }
            if count(&mut group.flows) == 0 {
                self.groups.remove(&(pool, option, range));
            }
        }
    }
}

/// One note for each pool and range. The hint names the what-ifs of the catalog that narrow it, among them the default that
/// systems really use where an article prints a wider one; none of them is ever assumed silently.
pub(super) fn wide_ranges(findings: &Findings<'_, '_>, wide: &WideRanges, problems: &mut Vec<Problem>) {
    let project = findings.project;
    let groups = wide.groups.iter().map(|(key, group)| (*key, (group.servers.keys().collect(), group.flows)));
    let groups: BTreeMap<(PoolIndex, OptionIndex, PortRange), (BTreeSet<&ServerId>, usize)> = groups.collect();
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
fn narrowable(catalog: &Catalog, flow: &Flow) -> Option<(PoolIndex, OptionIndex)> {
    let endpoint = catalog.endpoint(flow.endpoint);
    let pool = endpoint.destination_pool.or(endpoint.pool)?;
    Some((pool, catalog.pool(pool).option?))
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
