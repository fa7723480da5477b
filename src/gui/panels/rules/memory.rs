//! Which languages the rules of a project's devices were last read in, from one start to the next.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::export::device::Language;
use crate::gui::export_dialog::choice::absolute;
use crate::ids::DeviceId;

/// For how many projects languages are remembered.
const MOST_REMEMBERED: usize = 50;

/// The languages of the devices of one project.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
struct OfProject {
    /// Its file.
    project: PathBuf,
    /// The id of a language for that of a device.
    languages: BTreeMap<String, String>,
}

/// The languages that were chosen, the project of the last choice first.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub struct LanguageMemory(Vec<OfProject>);

impl LanguageMemory {
    /// What was chosen for the devices of the project in this file. A language that there is no more counts as none.
    pub fn of(&self, project: &Path) -> BTreeMap<DeviceId, &'static str> {
        let project = absolute(project);
        let languages = self.0.iter().filter(|it| it.project == project).flat_map(|it| &it.languages);
        let known = languages.filter_map(|(device, id)| Some((device.as_str().into(), Language::find(id)?.id)));
        known.collect()
    }

    /// Puts the choices of a project to the front; none forget what was chosen before.
    pub fn remember(&mut self, project: &Path, languages: &BTreeMap<DeviceId, &'static str>) {
        let project = absolute(project);
        self.0.retain(|it| it.project != project);
        if languages.is_empty() {
            return;
        }
        let languages = languages.iter().map(|(device, id)| (device.to_string(), (*id).to_owned())).collect();
        self.0.insert(0, OfProject { project, languages });
        self.0.truncate(MOST_REMEMBERED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_those_of_the_project_and_of_this_program() {
        let mut memory = LanguageMemory::default();
        memory.remember(Path::new("/a"), &[("fw".into(), "nftables")].into());
        assert_eq!(memory.of(Path::new("/a")), [("fw".into(), "nftables")].into());
        assert!(memory.of(Path::new("/b")).is_empty());
        for number in 0..60 {
            memory.remember(Path::new(&format!("/{number}")), &[("fw".into(), "json")].into());
        }
        assert_eq!(memory.0.len(), MOST_REMEMBERED);
        assert!(memory.of(Path::new("/a")).is_empty(), "the oldest go");
        memory.remember(Path::new("/59"), &BTreeMap::new());
        assert!(memory.of(Path::new("/59")).is_empty());
        let text = r#"[{"project": "/c", "languages": {"fw": "of another time", "edge": "iptables"}}]"#;
        let memory: LanguageMemory = serde_json::from_str(text).unwrap_or_default();
        assert_eq!(memory.of(Path::new("/c")), [("edge".into(), "iptables")].into());
    }
}
