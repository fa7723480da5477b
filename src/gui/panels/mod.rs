//! The panels around the diagram. Each reads the session and asks for changes through the outbox; none changes the
//! document itself.

pub mod catalog;
pub mod command_palette;
mod flow_widths;
pub mod flows;
pub mod inspector;
pub mod matrix;
pub mod palette;
pub mod problems;
pub mod row_selection;
pub mod rules;
pub mod status;
pub mod top_bar;
pub mod welcome;
pub mod whatif;
