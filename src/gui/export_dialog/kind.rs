//! The kinds of export that the dialog lists: the forms of the matrix and the languages of devices, from their tables.

use egui_phosphor::regular as icon;

use crate::export::device::{LANGUAGES, Language};
use crate::export::{EXPORTERS, Exporter};

/// What stands together in the list.
#[derive(Clone, Copy, Debug, Eq, PartialEq, strum::EnumIter, strum::IntoStaticStr)]
pub enum Group {
    /// The flows.
    #[strum(serialize = "Flow matrix")]
    Matrix,
    /// What devices have to let through.
    #[strum(serialize = "Device rules")]
    Rules,
}

/// A kind of export.
#[derive(Clone, Copy, Debug)]
pub enum ExportKind {
    /// The flow matrix in one form.
    Matrix(&'static Exporter),
    /// The rules of devices in one language.
    Rules(&'static Language),
}

impl PartialEq for ExportKind {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Default for ExportKind {
    fn default() -> Self {
        #[expect(clippy::indexing_slicing, reason = "the compiler looks whether there is one")]
        const FIRST: &Exporter = &EXPORTERS[0];
        Self::Matrix(FIRST)
    }
}

impl ExportKind {
    /// All kinds, in the order of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        EXPORTERS.iter().map(Self::Matrix).chain(LANGUAGES.iter().map(Self::Rules))
    }

    /// The kind with this id.
    pub fn find(id: &str) -> Option<Self> {
        Self::all().find(|kind| kind.id() == id)
    }

    /// What the settings call it: never shown.
    pub fn id(self) -> String {
        match self {
            Self::Matrix(exporter) => format!("flows:{}", exporter.id),
            Self::Rules(language) => format!("rules:{}", language.id),
        }
    }

    /// Where it stands in the list.
    pub const fn group(self) -> Group {
        match self {
            Self::Matrix(_) => Group::Matrix,
            Self::Rules(_) => Group::Rules,
        }
    }

    /// What a person calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Matrix(exporter) => exporter.name,
            Self::Rules(language) => language.name,
        }
    }

    /// One sentence on what it is for.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Matrix(exporter) => exporter.description,
            Self::Rules(language) => language.description,
        }
    }

    /// Extension of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Matrix(exporter) => exporter.extension,
            Self::Rules(language) => language.extension,
        }
    }

    /// Whether rows, scope and segments can be chosen.
    pub const fn has_rows(self) -> bool {
        matches!(self, Self::Matrix(_))
    }

    /// Its icon in the Phosphor set.
    pub fn icon(self) -> &'static str {
        let id = match self {
            Self::Matrix(exporter) => exporter.id,
            Self::Rules(language) => language.id,
        };
        match id {
            "xlsx" => icon::FILE_XLS,
            "csv" => icon::FILE_CSV,
            "html" => icon::FILE_HTML,
            "markdown" => icon::FILE_MD,
            "json" => icon::BRACKETS_CURLY,
            "table" | "text" => icon::FILE_TEXT,
            "nftables" | "iptables" => icon::LINUX_LOGO,
            "windows-firewall" => icon::WINDOWS_LOGO,
            "azure-nsg" => icon::CLOUD,
            "aws-terraform" => icon::AMAZON_LOGO,
            "aerleon" => icon::FILES,
            _ => icon::WALL,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_id() {
        let kinds: Vec<ExportKind> = ExportKind::all().collect();
        assert_eq!(kinds.len(), EXPORTERS.len() + LANGUAGES.len());
        for kind in kinds {
            assert_eq!(ExportKind::find(&kind.id()), Some(kind));
            assert!(!kind.name().is_empty() && !kind.extension().is_empty() && !kind.description().ends_with('.'));
        }
        assert_eq!(ExportKind::default().name(), "Excel workbook");
    }
}
