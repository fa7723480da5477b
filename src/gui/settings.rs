//! What the window remembers from one start to the next: theme, recent files, exports and languages, in a small file of its own.

use std::path::{Path, PathBuf};

use egui::ThemePreference;
use serde::{Deserialize, Serialize};

use super::export_dialog::choice::ExportMemory;
use super::panels::rules::memory::LanguageMemory;
use crate::env::Env;

/// How many recent files are remembered.
const MOST_RECENT_FILES: usize = 10;
const FILE_NAME: &str = "window.json";

/// Remembered settings.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Settings {
    /// `system`, `light` or `dark`.
    theme: String,
    /// The last files, the newest first.
    pub recent: Vec<PathBuf>,
    /// What was exported last, and where to.
    pub exports: ExportMemory,
    /// The languages in which the rules of devices were read.
    pub languages: LanguageMemory,
    #[serde(skip)]
    is_first_start: bool,
}

impl Settings {
    /// The settings of the last time. What cannot be read counts as nothing remembered.
    pub fn load(env: &dyn Env) -> Self {
        let file = env.config_folder().map(|folder| folder.join(FILE_NAME));
        match file.and_then(|file| env.read(&file).ok()) {
            Some(bytes) => serde_json::from_slice(&bytes).unwrap_or_default(),
            None => Self { is_first_start: true, ..Self::default() },
        }
    }

    /// Whether nothing was remembered.
    pub fn is_first_start(&self) -> bool {
        self.is_first_start
    }

    /// Writes them down; where that cannot be done, they are not remembered.
    pub fn save(&self, env: &dyn Env) {
        if let Some(folder) = env.config_folder()
            && let Ok(bytes) = serde_json::to_vec_pretty(self)
        {
            let _ = env.write_atomic(&folder.join(FILE_NAME), &bytes);
        }
    }

    /// The chosen theme.
    pub fn theme(&self) -> ThemePreference {
        match self.theme.as_str() {
            "light" => ThemePreference::Light,
            "dark" => ThemePreference::Dark,
            _ => ThemePreference::System,
        }
    }

    /// Chooses a theme.
    pub fn set_theme(&mut self, theme: ThemePreference) {
        let name = match theme {
            ThemePreference::Light => "light",
            ThemePreference::Dark => "dark",
            ThemePreference::System => "system",
        };
        name.clone_into(&mut self.theme);
    }

    /// Puts a file to the front of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.forget(path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT_FILES);
    }

    /// Takes a file off the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_files_are_unique_and_few() {
        let mut settings = Settings::default();
        for number in 0..20 {
            settings.remember(Path::new(&format!("/{number}")));
        }
        settings.remember(Path::new("/15"));
        assert_eq!(settings.recent.len(), MOST_RECENT_FILES);
        assert_eq!(settings.recent.first().map(PathBuf::as_path), Some(Path::new("/15")));
        assert_eq!(settings.recent.iter().filter(|path| path.ends_with("15")).count(), 1);
    }
}
