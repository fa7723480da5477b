//! How risky a flow is, as a colour and words. The levels are those of the exports.

use egui::Color32;

pub use crate::export::RiskLevel;

use super::theme::Palette;
use crate::engine::{FORBIDDEN_RISK, Flow, WIDE_RANGE_RISK};

/// The colour of a level.
pub fn colour(level: RiskLevel, palette: &Palette) -> Color32 {
    match level {
        RiskLevel::Low => palette.risk_low,
        RiskLevel::Middle => palette.risk_middle,
        RiskLevel::High => palette.risk_high,
    }
}

/// The name of a level.
pub fn text(level: RiskLevel) -> &'static str {
    match level {
        RiskLevel::Low => "low risk",
        RiskLevel::Middle => "some risk",
        RiskLevel::High => "high risk",
    }
}

/// Whether the zone policy forbids a flow.
pub fn is_forbidden(flow: &Flow) -> bool {
    flow.risks.iter().any(|risk| risk == FORBIDDEN_RISK)
}

/// The risks of a flow in words.
pub fn describe(flow: &Flow) -> String {
    let words: Vec<String> = flow
        .risks
        .iter()
        .map(|risk| match risk.as_str() {
            WIDE_RANGE_RISK => format!("opens {} ports", super::widgets::thousands(flow.port_count() as usize)),
            FORBIDDEN_RISK => "against the zone policy".to_owned(),
            risk => risk.replace('-', " "),
        })
        .collect();
    if words.is_empty() { "no particular risk".to_owned() } else { words.join(", ") }
}
