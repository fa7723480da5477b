//! The kinds of export that the dialog lists: the forms of the matrix and the languages of devices, from their tables,
//! the diagram and the test packs.

use egui_phosphor::regular as icon;
use strum::IntoEnumIterator as _;

use crate::export::device::{LANGUAGES, Language};
use crate::export::{EXPORTERS, Exporter, TestLanguage};

/// What stands together in the list.
#[derive(Clone, Copy, Debug, Eq, PartialEq, strum::EnumIter, strum::IntoStaticStr)]
pub enum Group {
    /// The flows.
    #[strum(serialize = "Flow matrix")]
    Matrix,
    /// What devices have to let through.
    #[strum(serialize = "Device rules")]
    Rules,
    /// What is drawn.
    #[strum(serialize = "Diagram")]
    Diagram,
    /// Whether what is needed passes.
    #[strum(serialize = "Test pack")]
    TestPack,
}

/// A form of the diagram.
#[derive(Clone, Copy, Debug, Eq, PartialEq, strum::EnumIter)]
pub enum DiagramForm {
    /// A drawing.
    Svg,
    /// A picture.
    Png,
}

/// A kind of export.
#[derive(Clone, Copy, Debug)]
pub enum ExportKind {
    /// The flow matrix in one form.
    Matrix(&'static Exporter),
    /// The rules of devices in one language.
    Rules(&'static Language),
    /// The diagram.
    Diagram(DiagramForm),
    /// Scripts that test the flows from each server.
    TestPack(TestLanguage),
}

const TEST_LANGUAGES: [TestLanguage; 2] = [TestLanguage::PowerShell, TestLanguage::Bash];

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
        let tables = EXPORTERS.iter().map(Self::Matrix).chain(LANGUAGES.iter().map(Self::Rules));
        let tables = tables.chain(DiagramForm::iter().map(Self::Diagram));
        tables.chain(TEST_LANGUAGES.into_iter().map(Self::TestPack))
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
            Self::Diagram(_) => format!("diagram:{}", self.extension()),
            Self::TestPack(_) => format!("testpack:{}", self.extension()),
        }
    }

    /// Where it stands in the list.
    pub const fn group(self) -> Group {
        match self {
            Self::Matrix(_) => Group::Matrix,
            Self::Rules(_) => Group::Rules,
            Self::Diagram(_) => Group::Diagram,
            Self::TestPack(_) => Group::TestPack,
        }
    }

    /// What a person calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Matrix(exporter) => exporter.name,
            Self::Rules(language) => language.name,
            Self::Diagram(DiagramForm::Svg) => "SVG drawing",
            Self::Diagram(DiagramForm::Png) => "PNG picture",
            Self::TestPack(TestLanguage::PowerShell) => "PowerShell scripts",
            Self::TestPack(TestLanguage::Bash) => "Bash scripts",
        }
    }

    /// One sentence on what it is for.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Matrix(exporter) => exporter.description,
            Self::Rules(language) => language.description,
            Self::Diagram(DiagramForm::Svg) => "For documents and browsers: sharp at every size, its names are text",
            Self::Diagram(DiagramForm::Png) => "For slides, tickets and mail",
            Self::TestPack(_) => {
                "A script for each server that opens flows; its results are read back with portolan import --results"
            }
        }
    }

    /// Extension of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Matrix(exporter) => exporter.extension,
            Self::Rules(language) => language.extension,
            Self::Diagram(DiagramForm::Svg) => "svg",
            Self::Diagram(DiagramForm::Png) => "png",
            Self::TestPack(TestLanguage::PowerShell) => "ps1",
            Self::TestPack(TestLanguage::Bash) => "sh",
        }
    }

    /// Whether its files are called so.
    pub fn is_file_name(self, name: &str) -> bool {
        match self {
            Self::Matrix(exporter) => Exporter::of_file_name(name).is_some_and(|it| it.id == exporter.id),
            _ => name.strip_suffix(self.extension()).is_some_and(|stem| stem.ends_with('.')),
        }
    }

    /// Its icon in the Phosphor set.
    pub fn icon(self) -> &'static str {
        let id = match self {
            Self::Matrix(exporter) => exporter.id,
            Self::Rules(language) => language.id,
            Self::Diagram(_) | Self::TestPack(_) => self.extension(),
        };
        match id {
            "svg" => icon::FILE_SVG,
            "png" => icon::FILE_PNG,
            "ps1" | "sh" => icon::TERMINAL_WINDOW,
            "xlsx" => icon::FILE_XLS,
            "csv" | "tufin-usp" | "tufin-zones" => icon::FILE_CSV,
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
        assert!(kinds.len() > EXPORTERS.len() + LANGUAGES.len());
        for kind in kinds {
            assert_eq!(ExportKind::find(&kind.id()), Some(kind));
            assert!(!kind.name().is_empty() && !kind.extension().is_empty() && !kind.description().ends_with('.'));
        }
        assert_eq!(ExportKind::default().name(), "Excel workbook");
    }

    #[test]
    fn a_file_name_belongs_to_the_kind_with_the_longest_extension() {
        let kinds_of = |name: &str| -> Vec<String> {
            ExportKind::all().filter(|kind| kind.is_file_name(name)).map(ExportKind::id).collect()
        };
        assert_eq!(kinds_of("plan.csv"), ["flows:csv"]);
        assert_eq!(kinds_of("plan.USP.csv"), ["flows:tufin-usp"]);
        assert_eq!(kinds_of("fw.asa.txt"), ["flows:table", "rules:text", "rules:cisco-asa"]);
        assert!(kinds_of("usp.csv.bak").is_empty() && kinds_of(".csv").is_empty());
    }
}
