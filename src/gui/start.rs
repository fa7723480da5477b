//! Opening the window: which renderer, and what to say where there is no screen.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use super::app::{PortolanApp, Start};
use super::dialogs::NativeDialogs;
use crate::catalog::Catalog;
use crate::env::Env;

/// Chooses a renderer by name: `wgpu` or `glow`.
const RENDERER_VARIABLE: &str = "PORTOLAN_RENDERER";

/// Why there is no window.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum WindowError {
    /// Neither Wayland nor X11 is there.
    #[error("there is no screen to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set)")]
    NoDisplay,
    /// No renderer could be started.
    #[error("no window could be opened ({reason}); on Linux, install libvulkan1 or libgl1, and libxkbcommon-x11-0")]
    NoRenderer {
        /// What each renderer said.
        reason: String,
    },
    /// The environment asks for a renderer that does not exist.
    #[error("{RENDERER_VARIABLE}={name:?} names no renderer; expected wgpu or glow")]
    UnknownRenderer {
        /// What it asks for.
        name: String,
    },
}

/// Opens the window and runs it to its end. With no project, the last one is opened, or the first page.
///
/// # Errors
/// [`WindowError`] if no window could be opened.
pub fn run(project: Option<PathBuf>, catalog: &Arc<Catalog>, env: &Arc<dyn Env>) -> Result<(), WindowError> {
    let renderers = renderers(std::env::var(RENDERER_VARIABLE).ok().as_deref())?;
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !is_set("WAYLAND_DISPLAY") && !is_set("DISPLAY") {
        return Err(WindowError::NoDisplay);
    }
    let start = project.map_or(Start::Last, Start::Project);
    let mut reasons = Vec::new();
    for renderer in renderers {
        match run_with(renderer, start.clone(), Arc::clone(catalog), Arc::clone(env)) {
            Ok(()) => return Ok(()),
            Err(reason) => reasons.push(reason),
        }
    }
    Err(WindowError::NoRenderer { reason: reasons.join("; ") })
}

/// The renderers to try, in order: wgpu first, since it reaches the newer drivers, and OpenGL where there is none.
fn renderers(wish: Option<&str>) -> Result<Vec<eframe::Renderer>, WindowError> {
    match wish.map(str::trim) {
        None | Some("") => Ok(vec![eframe::Renderer::Wgpu, eframe::Renderer::Glow]),
        Some("wgpu") => Ok(vec![eframe::Renderer::Wgpu]),
        Some("glow") => Ok(vec![eframe::Renderer::Glow]),
        Some(name) => Err(WindowError::UnknownRenderer { name: name.to_owned() }),
    }
}

fn run_with(renderer: eframe::Renderer, start: Start, catalog: Arc<Catalog>, env: Arc<dyn Env>) -> Result<(), String> {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("portolan")
        .with_title("Portolan")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([900.0, 560.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, renderer, centered: true, ..eframe::NativeOptions::default() };
    // Some drivers panic instead of saying that they cannot; then the other renderer gets its turn.
    let result = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "portolan",
            options,
            Box::new(move |creation| {
                Ok(Box::new(PortolanApp::new(&creation.egui_ctx, catalog, env, Box::new(NativeDialogs), start)))
            }),
        )
    }));
    match result {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(format!("{renderer}: {error}")),
        Err(_panic) => Err(format!("{renderer}: it panicked")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renderer_can_be_asked_for() {
        assert_eq!(renderers(None).map(|list| list.len()), Ok(2));
        assert_eq!(renderers(Some("glow")), Ok(vec![eframe::Renderer::Glow]));
        assert!(renderers(Some("metal")).is_err());
    }
}
