//! The `portolan` binary: arguments to the command line or the window, result to an exit code.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use portolan::catalog::Catalog;
use portolan::env::RealEnv;

fn main() -> ExitCode {
    portolan::cli::run(std::env::args_os(), &RealEnv, Box::new(open_window))
}

#[cfg(feature = "gui")]
fn open_window(project: Option<PathBuf>, catalog: &Arc<Catalog>) -> Result<(), String> {
    let env: Arc<dyn portolan::env::Env> = Arc::new(RealEnv);
    portolan::gui::run(project, catalog, &env).map_err(|error| error.to_string())
}

#[cfg(not(feature = "gui"))]
fn open_window(_project: Option<PathBuf>, _catalog: &Arc<Catalog>) -> Result<(), String> {
    Err("this build has none (it was built without the feature gui)".to_owned())
}
