//! The figures of a report, and a hash by which two people know that they talk of the same one.

use std::collections::BTreeMap;

use crate::diag::Severity;
use crate::engine::{self, FlowStatus};
use crate::project::{Approval, TestOutcome};

use super::row::Matrix;

/// The figures of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Flows between segments.
    pub flows: usize,
    /// How many of them stand how to the approved baseline; removed ones too.
    pub statuses: BTreeMap<FlowStatus, usize>,
    /// What was decided on how many.
    pub approvals: BTreeMap<Approval, usize>,
    /// How many were approved, and have changed since or are new to the baseline.
    pub stale_approvals: usize,
    /// What tests found about how many; none: not tested.
    pub tests: BTreeMap<Option<TestOutcome>, usize>,
    /// How many problems of each severity.
    pub problems: BTreeMap<Severity, usize>,
    /// A hash of all flows between segments and all problems: sixteen hexadecimal digits.
    pub hash: String,
}

impl Summary {
    /// The figures of all flows between segments, whatever the options of the matrix say.
    pub fn new(matrix: &Matrix<'_>) -> Self {
        let project = matrix.project;
        let mut summary = Self::default();
        let mut hasher = blake3::Hasher::new();
        for flow in matrix.report.flows.iter().filter(|flow| flow.crosses()) {
            summary.flows += 1;
            let (status, _) = engine::flow_status(project, flow);
            *summary.statuses.entry(status).or_default() += 1;
            let approval = project.annotations.get(&flow.id).map(|annotation| annotation.approval).unwrap_or_default();
            *summary.approvals.entry(approval).or_default() += 1;
            if approval == Approval::Approved && status != FlowStatus::Unchanged {
                summary.stale_approvals += 1;
            }
            let outcome = project.results_of(&flow.id).map(|(_, result)| result.outcome).max();
            *summary.tests.entry(outcome).or_default() += 1;
            hasher.update(format!("{} {}\n", flow.id, engine::flow_content(project, flow)).as_bytes());
        }
        let removed = engine::removed_flows(project, matrix.report).len();
        if removed > 0 {
            summary.statuses.insert(FlowStatus::Removed, removed);
        }
        for problem in &matrix.report.problems {
            *summary.problems.entry(problem.severity).or_default() += 1;
            hasher.update(format!("{} {} {}\n", problem.severity, problem.code, problem.message).as_bytes());
        }
        let digits = hasher.finalize().to_hex();
        digits.get(..16).unwrap_or_default().clone_into(&mut summary.hash);
        summary
    }

    /// How many flows have this status.
    pub fn with_status(&self, status: FlowStatus) -> usize {
        self.statuses.get(&status).copied().unwrap_or_default()
    }

    /// How many problems have this severity.
    pub fn with_severity(&self, severity: Severity) -> usize {
        self.problems.get(&severity).copied().unwrap_or_default()
    }
}
