//! What was chosen in the dialog, and what is remembered of it.
//!
//! The kind and its options are remembered for each project, and the last of all is what a project begins with that was
//! never exported. Segments, devices and the place belong to a project and are never taken over to another.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::kind::ExportKind;
use crate::export::{DiagramTheme, MatrixOptions, RowMode, ScopeMode};
use crate::ids::{DeviceId, SegmentId};
use crate::project::Project;

/// For how many projects choices are remembered.
const MOST_REMEMBERED: usize = 20;

/// The colours of the diagram.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Colours {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
    /// As whoever looks at it prefers; a picture is light then.
    Both,
}

/// What to export, and how.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct ExportChoice {
    /// The id of the kind; an unknown one stands for the first of all kinds.
    kind: String,
    /// Whether all ports between the same servers are one row.
    pub is_merged: bool,
    /// Whether flows inside one segment are rows too.
    pub has_inside: bool,
    /// Only from this segment.
    pub from: Option<SegmentId>,
    /// Only to this segment.
    pub to: Option<SegmentId>,
    /// Only of this device.
    pub device: Option<DeviceId>,
    /// The colours of the diagram.
    pub colours: Colours,
    /// How many pixels a picture has for each point of the diagram.
    pub scale: u8,
}

impl Default for ExportChoice {
    fn default() -> Self {
        Self {
            kind: String::new(),
            is_merged: false,
            has_inside: false,
            from: None,
            to: None,
            device: None,
            colours: Colours::default(),
            scale: 2,
        }
    }
}

impl ExportChoice {
    /// The chosen kind.
    pub fn kind(&self) -> ExportKind {
        ExportKind::find(&self.kind).unwrap_or_default()
    }

    /// Chooses a kind; the options stay.
    pub fn set_kind(&mut self, kind: ExportKind) {
        self.kind = kind.id();
    }

    /// Which rows the matrix has.
    pub fn matrix_options(&self) -> MatrixOptions {
        MatrixOptions {
            rows: if self.is_merged { RowMode::Merged } else { RowMode::Endpoint },
            scope: if self.has_inside { ScopeMode::All } else { ScopeMode::Cross },
            from: self.from.clone(),
            to: self.to.clone(),
            device: self.device.clone(),
        }
    }

    /// The colours of the diagram. A picture cannot ask who looks at it.
    pub const fn diagram_theme(&self, is_picture: bool) -> DiagramTheme {
        match self.colours {
            Colours::Dark => DiagramTheme::Dark,
            Colours::Both if !is_picture => DiagramTheme::Both,
            Colours::Light | Colours::Both => DiagramTheme::Light,
        }
    }

    /// How many pixels a picture has for each point of the diagram, within reason whatever the settings say.
    pub fn diagram_scale(&self) -> f32 {
        f32::from(self.scale.clamp(1, 8))
    }

    /// Whether something narrows the rows.
    pub fn is_filtered(&self) -> bool {
        self.from.is_some() || self.to.is_some() || self.device.is_some()
    }

    /// Lets all rows in again.
    pub fn clear_filter(&mut self) {
        self.from = None;
        self.to = None;
        self.device = None;
    }

    /// Drops what the project does not have.
    pub(super) fn retain_existing(&mut self, project: &Project) {
        self.from.take_if(|id| !project.segments.contains_key(id));
        self.to.take_if(|id| !project.segments.contains_key(id));
        self.device.take_if(|id| !project.devices.contains_key(id));
    }
}

/// Where an export went to.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// Into this file.
    File(PathBuf),
    /// Into this folder, each file under its own name.
    Folder(PathBuf),
}

impl Target {
    /// The file or the folder.
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Folder(path) => path,
        }
    }

    /// The folder that holds the files.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::File(path) => path.parent(),
            Self::Folder(path) => Some(path),
        }
    }
}

/// The last export of a project.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Remembered {
    /// The file of the project; none for one that has no file yet.
    project: Option<PathBuf>,
    /// What was exported.
    pub choice: ExportChoice,
    /// Where it went; none where it was only copied.
    pub target: Option<Target>,
}

/// A path that means the same from every folder.
pub(in crate::gui) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The last exports, the newest first.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub struct ExportMemory(Vec<Remembered>);

impl ExportMemory {
    /// What the project in this file was last exported as.
    pub fn of(&self, project: &Path) -> Option<&Remembered> {
        let project = absolute(project);
        self.0.iter().find(|remembered| remembered.project.as_ref() == Some(&project))
    }

    /// Puts an export to the front. A place where it went before stays known if this one went nowhere.
    pub fn remember(&mut self, project: Option<&Path>, choice: ExportChoice, target: Option<Target>) {
        let project = project.map(absolute);
        let before = self.0.iter().position(|remembered| remembered.project == project);
        let before = before.map(|position| self.0.remove(position));
        // The place of a project without a file would be taken for that of the next one.
        let known = before.filter(|_| project.is_some()).and_then(|before| before.target);
        let target = target.or(known).filter(|_| project.is_some());
        self.0.insert(0, Remembered { project, choice, target });
        self.0.truncate(MOST_REMEMBERED);
    }

    /// What the dialog begins with for a project.
    pub fn first_choice(&self, file: Option<&Path>, project: &Project) -> ExportChoice {
        let mut choice = match (file.and_then(|file| self.of(file)), self.0.first()) {
            (Some(own), _) => own.choice.clone(),
            (None, Some(last)) => {
                let mut choice = last.choice.clone();
                choice.clear_filter();
                choice
            }
            (None, None) => ExportChoice::default(),
        };
        choice.retain_existing(project);
        choice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(kind: &str, device: Option<&str>) -> ExportChoice {
        ExportChoice { kind: kind.to_owned(), device: device.map(DeviceId::from), ..ExportChoice::default() }
    }

    #[test]
    fn another_project_begins_with_the_last_kind_and_without_its_filter() {
        let mut memory = ExportMemory::default();
        let target = Target::File("/a.csv".into());
        memory.remember(Some(Path::new("/a")), choice("flows:csv", Some("fw")), Some(target.clone()));
        let project = Project::default();
        let other = memory.first_choice(Some(Path::new("/b")), &project);
        assert_eq!(other, choice("flows:csv", None));
        assert_eq!(memory.of(Path::new("/b")), None);
        // The same file, named from another folder.
        let here = absolute(Path::new("a"));
        memory.remember(Some(&here), choice("flows:json", None), None);
        assert_eq!(memory.of(Path::new("a")), memory.of(&here));
        // A copy goes nowhere: the place stays.
        memory.remember(Some(Path::new("/a")), choice("rules:json", None), None);
        assert_eq!(memory.of(Path::new("/a")).and_then(|own| own.target.clone()), Some(target));
    }

    #[test]
    fn what_the_project_has_not_is_dropped_and_few_are_kept() {
        let mut memory = ExportMemory::default();
        for number in 0..50 {
            let path = format!("/{number}");
            memory.remember(Some(Path::new(&path)), choice("flows:html", Some("gone")), None);
        }
        assert_eq!(memory.0.len(), MOST_REMEMBERED);
        let kept = memory.first_choice(Some(Path::new("/49")), &Project::default());
        assert_eq!(kept, choice("flows:html", None));
        assert_eq!(choice("of tomorrow", None).kind().name(), "Excel workbook");
    }
}
