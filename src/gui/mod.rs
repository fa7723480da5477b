//! The window: the only part that names egui, eframe, egui_graphs and rfd.

pub mod canvas;
pub mod command;
pub mod fonts;
pub mod icons;
pub mod state;
pub mod theme;
