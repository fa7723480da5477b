//! The window: the only part that names egui, eframe, egui_graphs and rfd.
//!
//! [`app`] holds the state and the order of a frame, [`command`] the one table of commands, [`dispatch`] and
//! [`documents`] what they do, [`panels`] what is around the diagram, [`export_dialog`] how results leave the window.

pub mod app;
pub mod background;
pub mod canvas;
pub mod command;
pub mod copy;
mod desktop;
pub mod dialogs;
mod dispatch;
mod documents;
pub mod elide;
pub mod export_dialog;
pub mod fonts;
pub mod icons;
mod modals;
pub mod panels;
pub mod picker;
pub mod pointer;
pub mod query;
pub mod recovery;
pub mod risk;
pub mod rule_book;
pub mod settings;
mod start;
pub mod state;
pub mod theme;
pub mod widgets;
pub mod words;

pub use start::{WindowError, run};
