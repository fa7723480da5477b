//! The `portolan` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    portolan::cli::run(std::env::args_os(), &portolan::env::RealEnv)
}
