//! Portolan: a planner for segmented networks.
//!
//! Draw segments, firewalls and links, place server roles on them, and see which flows must cross between the segments
//! and why.

pub mod catalog;
pub mod cli;
pub mod diag;
pub mod engine;
pub mod env;
pub mod export;
pub mod ids;
pub mod import;
pub mod net;
pub mod os;
pub mod project;
pub mod session;

#[cfg(feature = "gui")]
pub mod gui;
