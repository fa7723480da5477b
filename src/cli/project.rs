//! Opening a project for a subcommand, and finding what its arguments name.

use std::path::PathBuf;
use std::sync::Arc;

use super::failure::Failure;
use super::{Context, print_to_stderr};
use crate::catalog::Catalog;
use crate::diag::nearest;
use crate::engine::{self, Report, Side};
use crate::ids::{DeviceId, SegmentId, ServerId};
use crate::project::{Project, file};

/// The project of a subcommand.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ProjectArguments {
    /// The project file; `-` for standard input
    #[arg(value_name = "PROJECT")]
    project: PathBuf,
}

/// A project with its catalog and what was computed.
pub(super) struct Opened {
    pub(super) project: Project,
    pub(super) catalog: Arc<Catalog>,
    pub(super) report: Report,
}

impl ProjectArguments {
    /// The project of this file.
    pub(super) fn of(project: PathBuf) -> Self {
        Self { project }
    }

    /// Reads the project and computes its flows. Warnings go to standard error.
    pub(super) fn open(&self, context: &Context<'_>) -> Result<Opened, Failure> {
        open(context, &self.project)
    }
}

/// Reads a project and computes its flows. Warnings go to standard error.
pub(super) fn open(context: &Context<'_>, path: &PathBuf) -> Result<Opened, Failure> {
    let catalog = context.catalog(Some(path))?;
    let bytes = context.read(path)?;
    let (project, warnings) = file::read_bytes(path, bytes, Some(&catalog)).map_err(Failure::Diagnostics)?;
    for warning in warnings {
        print_to_stderr(&warning.render());
    }
    let report = engine::compute(&project, &catalog);
    Ok(Opened { project, catalog, report })
}

impl Opened {
    /// The segment with this name or id.
    pub(super) fn segment(&self, name: &str) -> Result<SegmentId, Failure> {
        let found = self.project.segments.iter().find(|(id, segment)| segment.name == name || id.as_str() == name);
        found.map(|(id, _)| id.clone()).ok_or_else(|| {
            unknown("segment", name, self.project.segments.values().map(|segment| segment.name.as_str()))
        })
    }

    /// The device with this name or id.
    pub(super) fn device(&self, name: &str) -> Result<DeviceId, Failure> {
        let found = self.project.devices.iter().find(|(id, device)| device.name == name || id.as_str() == name);
        found
            .map(|(id, _)| id.clone())
            .ok_or_else(|| unknown("device", name, self.project.devices.values().map(|device| device.name.as_str())))
    }

    /// The server with this name or id.
    pub(super) fn server(&self, name: &str) -> Result<ServerId, Failure> {
        let found = self.project.servers.iter().find(|(id, server)| server.name == name || id.as_str() == name);
        found
            .map(|(id, _)| id.clone())
            .ok_or_else(|| unknown("server", name, self.project.servers.values().map(|server| server.name.as_str())))
    }

    /// The segment or server with this name or id.
    pub(super) fn side(&self, name: &str) -> Result<Side, Failure> {
        Side::find(&self.project, name).ok_or_else(|| {
            let segments = self.project.segments.values().map(|segment| segment.name.as_str());
            let servers = self.project.servers.values().map(|server| server.name.as_str());
            unknown("segment or server", name, segments.chain(servers))
        })
    }
}

fn unknown<'n>(kind: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Failure {
    let known: Vec<&str> = known.collect();
    let hint = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean {near:?}?"),
        None if known.is_empty() => "it has none".to_owned(),
        None => format!("it has {}", known.join(", ")),
    };
    Failure::Argument(format!("the project has no {kind} {name:?}; {hint}"))
}
