//! Devices that speak a language.

use std::sync::Arc;

use portolan::export::device::{Language, State};
use portolan::project::Project;

/// The project with devices that speak the language: with or without state, with interfaces as it calls them. Interfaces
/// that are called so already stay, and so do those without a name where the language needs none.
pub fn adapted(mut project: Project, language: &Language) -> Project {
    for device in Arc::make_mut(&mut project.devices).values_mut() {
        match language.capabilities.state {
            State::Always => Arc::make_mut(device).is_stateful = true,
            State::Never => Arc::make_mut(device).is_stateful = false,
            State::Either => {}
        }
    }
    if let Some(interfaces) = language.capabilities.interfaces {
        for (number, link) in Arc::make_mut(&mut project.links).values_mut().enumerate() {
            let is_open = link.interface.is_empty() && !interfaces.is_needed;
            if !is_open && !(interfaces.is_valid)(&link.interface) {
                let candidates =
                    [format!("eth{number}"), format!("GigabitEthernet0/{number}"), format!("port{number}")];
                let name = candidates.into_iter().find(|name| (interfaces.is_valid)(name));
                Arc::make_mut(link).interface = name.unwrap();
            }
        }
    }
    project
}
