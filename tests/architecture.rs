//! The shape of the source, as the crate's documentation describes it: who may import whom, where the crates of the
//! window and the file system are named, how long a file may be, what stands at the top of the repository.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The modules, in layers: a module imports its own layer's modules only where it is that module itself, and any module
/// of a layer above it in this list.
const LAYERS: &[&[&str]] = &[
    &["diag", "ids", "os", "parallel"],
    &["net"],
    &["env"],
    &["catalog"],
    &["project"],
    &["engine"],
    &["export", "import"],
    &["session"],
    &["cli"],
    &["gui"],
];

/// What may be named where: a path that code writes, and the only place for it.
const ONLY_IN: &[(&str, &str)] = &[
    ("egui", "src/gui/"),
    ("eframe", "src/gui/"),
    ("egui_extras", "src/gui/"),
    ("egui_phosphor", "src/gui/"),
    ("egui_graphs", "src/gui/canvas/"),
    ("rfd", "src/gui/"),
    ("std::fs", "src/env.rs"),
];

/// What may stand at the top of the repository, beside files whose name starts with a dot.
const TOP_LEVEL: &[&str] =
    &["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "assets", "benches", "projects", "scripts", "src", "tests"];

const MOST_LINES: usize = 700;

/// A source file without its comments.
struct Source {
    /// Relative to the repository, with forward slashes.
    path: String,
    code: String,
    line_count: usize,
}

impl Source {
    /// Modules from the crate's root, such as `["catalog", "model"]`.
    fn modules(&self) -> Vec<&str> {
        let within = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        within.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main")).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut folders = vec![root().join("src")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() > 40, "too few source files were found: {files:?}");
    files.iter().map(|path| source(path)).collect()
}

fn source(path: &Path) -> Source {
    let text = std::fs::read_to_string(path).unwrap();
    let relative = path.strip_prefix(root()).unwrap();
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    Source { path: parts.join("/"), line_count: text.lines().count(), code: code.join("\n") }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// What stands right after each `path` that is written as a path of its own (not as the end of a longer word).
fn after<'a>(code: &'a str, path: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(path)
        .filter(|(at, _)| {
            let before = code.get(..*at).unwrap_or_default();
            !before.ends_with(is_word) && !before.ends_with("r#")
        })
        .map(move |(at, _)| code.get(at + path.len()..).unwrap_or_default())
}

/// The first names of what follows `prefix::`, one or a group in braces.
fn first_names(rest: &str) -> Vec<&str> {
    let name = |text: &str| text.find(|character| !is_word(character)).unwrap_or(text.len());
    let Some(group) = rest.strip_prefix('{') else { return vec![rest.get(..name(rest)).unwrap_or_default()] };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let item = group.get(start..at).unwrap_or_default().trim();
                names.push(item.get(..name(item)).unwrap_or_default());
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

/// The modules at the crate's root that a file names.
fn imported_modules(source: &Source) -> Vec<&str> {
    let supers = "super::".repeat(source.modules().len());
    let mut names: Vec<&str> = after(&source.code, "crate::").flat_map(first_names).collect();
    if !supers.is_empty() {
        // Inside `mod tests` these are the file's own names; a name of the table is taken for the module.
        for (at, _) in source.code.match_indices(&supers) {
            names.extend(first_names(source.code.get(at + supers.len()..).unwrap_or_default()));
        }
    }
    names.retain(|name| layer(name).is_some());
    names.sort_unstable();
    names.dedup();
    names
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

#[test]
fn imports_go_up_the_table_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        let modules = source.modules();
        // lib.rs names every module, main.rs calls the command line and the window.
        let Some(own) = modules.first() else { continue };
        let Some(own_layer) = layer(own) else {
            wrong.push(format!(
                "{}: the module {own} has no layer; add it to LAYERS and to the crate docs",
                source.path
            ));
            continue;
        };
        for imported in imported_modules(&source) {
            if imported != *own && layer(imported).is_some_and(|imported| imported >= own_layer) {
                wrong.push(format!("{}: {own} may not import {imported}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_of_the_window_and_the_file_system_are_named_in_their_place_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (path, place) in ONLY_IN {
            let (parent, child) = path.rsplit_once("::").unwrap_or(("", path));
            let is_named = if parent.is_empty() {
                after(&source.code, child).any(|rest| rest.starts_with("::") || rest.starts_with(';'))
            } else {
                after(&source.code, &format!("{parent}::")).flat_map(first_names).any(|name| name == child)
            };
            if is_named && !source.path.starts_with(place) {
                wrong.push(format!("{}: {path} is named only in {place}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.line_count > MOST_LINES)
        .map(|source| format!("{}: {} lines, at most {MOST_LINES}", source.path, source.line_count))
        .collect();
    assert!(long.is_empty(), "split by what it does:\n{}", long.join("\n"));
}

#[test]
fn the_top_of_the_repository_holds_only_what_belongs_there() {
    // What Git tracks, where this is a clone: an exported matrix may lie about in a working copy.
    let tracked = Command::new("git").args(["ls-files"]).current_dir(root()).output();
    let mut names: Vec<String> = match tracked {
        Ok(output) if output.status.success() => {
            let paths = String::from_utf8(output.stdout).unwrap();
            paths.lines().map(|path| path.split('/').next().unwrap_or_default().to_owned()).collect()
        }
        _ => std::fs::read_dir(root())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name != "target")
            .collect(),
    };
    names.retain(|name| !name.starts_with('.') && !TOP_LEVEL.contains(&name.as_str()));
    names.sort();
    names.dedup();
    assert!(names.is_empty(), "these belong elsewhere: {names:?}");
}

#[test]
fn the_scan_reads_paths_and_groups() {
    let source = Source {
        path: "src/net/ports.rs".to_owned(),
        code: "use crate::{ids::{A, B}, gui, other};\nuse super::super::engine;\nuse super::cli;\nlet x = mycrate::session;"
            .to_owned(),
        line_count: 4,
    };
    assert_eq!(source.modules(), ["net", "ports"]);
    assert_eq!(imported_modules(&source), ["engine", "gui", "ids"]);
    assert_eq!(first_names("{fs, io::{self, Write}};"), ["fs", "io"]);
}
