//! What an export holds: the very bytes that are written, or as much of them as a preview shows.
//!
//! Both run beside the window. A preview keeps a bounded part of each text and counts the rest, so that a matrix of a
//! million rows costs time but no memory; it is given up as soon as something else is chosen.

use std::io::{self, Cursor, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use calamine::{Data, Reader as _, Xlsx};

use super::choice::ExportChoice;
use super::kind::{DiagramForm, ExportKind};
use crate::catalog::Catalog;
use crate::diag::Diagnostic;
use crate::engine::{self, DeviceRules, Flow, Report};
use crate::export::device::{Artifact, DeviceContext, Language, Plan};
use crate::export::{
    DiagramPixels, Exporter, Matrix, MatrixOptions, PackFile, TestLanguage, diagram, diagram_pixels, diagram_png,
    refusals, test_pack,
};
use crate::project::Project;
use crate::session::Session;

/// So much of a text is kept for the preview and for the clipboard.
const MOST_KEPT_BYTES: usize = 4 * 1024 * 1024;
/// A workbook of more flows is not made beforehand only to be looked at.
const MOST_FLOWS_OF_A_SEEN_WORKBOOK: usize = 50_000;

/// The longest side of a picture in the preview, in pixels.
const LONGEST_SEEN_SIDE: f32 = 2_048.0;

/// What an export is made from.
#[derive(Clone, Debug)]
pub struct Source {
    project: Arc<Project>,
    catalog: Arc<Catalog>,
    report: Arc<Report>,
}

impl Source {
    /// The document as it is now.
    pub fn new(session: &Session) -> Self {
        Self {
            project: Arc::clone(session.project()),
            catalog: Arc::clone(session.catalog()),
            report: Arc::clone(session.report()),
        }
    }
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFile {
    /// Its name where the file goes into a folder with others; empty for a file that is named when it is saved.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A file as the preview shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenFile {
    /// Its name; empty for a file that is named when it is saved.
    pub name: String,
    /// The text, or its beginning; empty for what is no text.
    pub text: String,
    /// Where the lines of the text begin and end.
    pub lines: Vec<std::ops::Range<usize>>,
    /// How many lines the whole file has.
    pub line_count: usize,
    /// How many bytes the whole file has.
    pub byte_count: usize,
    /// How many characters the longest line has that is kept.
    pub widest: usize,
}

impl SeenFile {
    fn new(name: String, kept: Vec<u8>, byte_count: usize, line_count: usize) -> Self {
        let mut text = String::from_utf8(kept).unwrap_or_else(|error| {
            // The end may stand in the middle of a character.
            let valid = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(valid);
            String::from_utf8(bytes).unwrap_or_default()
        });
        if text.len() < byte_count {
            // Only whole lines are shown.
            text.truncate(text.rfind('\n').map_or(text.len(), |end| end + 1));
        }
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            lines.push(start..start + line.trim_end_matches(['\n', '\r']).len());
            start += line.len();
        }
        let widest = lines.iter().map(|line| text.get(line.clone()).unwrap_or_default().chars().count()).max();
        Self { name, lines, line_count, byte_count, widest: widest.unwrap_or(0), text }
    }

    /// Whether all of it is there.
    pub fn is_whole(&self) -> bool {
        self.text.len() == self.byte_count
    }
}

/// A sheet of the workbook.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SeenSheet {
    /// Its name.
    pub name: String,
    /// What the cover says of it.
    pub description: String,
    /// How many rows it has, its header not counted.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
}

/// What the preview shows.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The files; none where the export is refused.
    pub files: Vec<SeenFile>,
    /// The sheets of a workbook.
    pub sheets: Vec<SeenSheet>,
    /// Why nothing can be written.
    pub refusals: Vec<Diagnostic>,
    /// What to know about what is written.
    pub remarks: Vec<Diagnostic>,
    /// How many flows are in it.
    pub flows: usize,
    /// How many rows of the matrix, rules of devices, or scripts.
    pub rows: usize,
    /// How many devices have rules in it; zero for the matrix.
    pub devices: usize,
    /// The diagram.
    pub picture: Option<Arc<DiagramPixels>>,
    /// How many pixels the picture has that is written, in a row and in a column.
    pub pixels: Option<(u32, u32)>,
    /// Whether a workbook has so many flows that it is only made when it is saved.
    pub is_too_large_to_see: bool,
}

impl Preview {
    /// How many bytes all files have.
    pub fn byte_count(&self) -> usize {
        self.files.iter().map(|file| file.byte_count).sum()
    }
}

/// What a preview of the chosen kind shows. None if it was given up.
pub fn preview(source: &Source, choice: &ExportChoice, is_given_up: &AtomicBool) -> Option<Preview> {
    match choice.kind() {
        ExportKind::Matrix(exporter) => preview_matrix(source, exporter, choice, is_given_up),
        ExportKind::Rules(language) => Some(preview_rules(source, language, choice)),
        ExportKind::Diagram(form) => Some(preview_diagram(source, form, choice)),
        ExportKind::TestPack(language) => Some(preview_test_pack(source, language)),
    }
}

/// Whether there is nothing that could be written.
pub fn is_empty(source: &Source, choice: &ExportChoice) -> bool {
    match choice.kind() {
        ExportKind::Matrix(_) => matrix(source, &choice.matrix_options()).flows().next().is_none(),
        ExportKind::Rules(_) => match &choice.device {
            Some(device) => !source.project.devices.contains_key(device),
            None => source.project.devices.is_empty(),
        },
        ExportKind::Diagram(_) => source.project.segments.is_empty() && source.project.devices.is_empty(),
        ExportKind::TestPack(_) => !source.report.flows.iter().any(Flow::crosses),
    }
}

/// The files of the chosen kind.
///
/// # Errors
/// Why they cannot be made, all reasons at once.
pub fn files(source: &Source, choice: &ExportChoice) -> Result<Vec<NewFile>, Vec<Diagnostic>> {
    match choice.kind() {
        ExportKind::Matrix(exporter) => {
            let options = choice.matrix_options();
            let matrix = matrix(source, &options);
            let bytes = exporter.export(&matrix).map_err(|error| cannot_make(exporter, &error))?;
            Ok(vec![NewFile { name: String::new(), bytes }])
        }
        ExportKind::Rules(language) => {
            let made = rules(source, language, choice)?;
            let file = |artifact: Artifact| NewFile { name: artifact.name, bytes: artifact.text.into_bytes() };
            Ok(made.artifacts.into_iter().map(file).collect())
        }
        ExportKind::Diagram(form) => {
            let bytes = drawn(source, form, choice).map_err(|reason| vec![cannot_draw(&reason)])?;
            Ok(vec![NewFile { name: String::new(), bytes }])
        }
        ExportKind::TestPack(language) => {
            let file = |file: PackFile| NewFile { name: file.name, bytes: file.text.into_bytes() };
            Ok(test_pack(&matrix(source, &MatrixOptions::default()), language).into_iter().map(file).collect())
        }
    }
}

fn matrix<'a>(source: &'a Source, options: &'a MatrixOptions) -> Matrix<'a> {
    Matrix { project: &source.project, catalog: &source.catalog, report: &source.report, options }
}

fn cannot_make(exporter: &Exporter, error: &io::Error) -> Vec<Diagnostic> {
    let fault = || vec![Diagnostic::error("export", format!("{} cannot be written: {error}", exporter.name))];
    refusals(error).map_or_else(fault, <[Diagnostic]>::to_vec)
}

fn preview_matrix(
    source: &Source,
    exporter: &Exporter,
    choice: &ExportChoice,
    is_given_up: &AtomicBool,
) -> Option<Preview> {
    let options = choice.matrix_options();
    let matrix = matrix(source, &options);
    let mut preview = Preview { flows: matrix.flows().count(), rows: matrix.row_count(), ..Preview::default() };
    if !exporter.is_text && preview.flows > MOST_FLOWS_OF_A_SEEN_WORKBOOK {
        preview.is_too_large_to_see = true;
        return Some(preview);
    }
    let most = if exporter.is_text { MOST_KEPT_BYTES } else { usize::MAX };
    let mut out = Keeper { kept: Vec::new(), most, bytes: 0, lines: 0, ends_line: true, is_given_up };
    let written = (exporter.write)(&matrix, &mut out);
    if is_given_up.load(Ordering::Relaxed) {
        return None;
    }
    if let Err(error) = written {
        preview.refusals = cannot_make(exporter, &error);
        return Some(preview);
    }
    let (bytes, lines) = (out.bytes, out.line_count());
    if exporter.is_text {
        preview.files.push(SeenFile::new(String::new(), out.kept, bytes, lines));
    } else {
        preview.sheets = sheets(out.kept);
        preview.files.push(SeenFile { byte_count: bytes, ..SeenFile::default() });
    }
    Some(preview)
}

fn drawn(source: &Source, form: DiagramForm, choice: &ExportChoice) -> Result<Vec<u8>, String> {
    let options = MatrixOptions::default();
    let matrix = matrix(source, &options);
    match form {
        DiagramForm::Svg => Ok(diagram(&matrix, choice.diagram_theme(false)).into_bytes()),
        DiagramForm::Png => diagram_png(&matrix, choice.diagram_theme(true), choice.diagram_scale()),
    }
}

fn cannot_draw(reason: &str) -> Diagnostic {
    Diagnostic::error("export", format!("the diagram cannot be drawn: {reason}"))
}

fn preview_diagram(source: &Source, form: DiagramForm, choice: &ExportChoice) -> Preview {
    let mut preview = Preview::default();
    let options = MatrixOptions::default();
    let shown = diagram_pixels(&matrix(source, &options), choice.diagram_theme(true), 2.0, LONGEST_SEEN_SIDE);
    match (drawn(source, form, choice), shown) {
        (Ok(bytes), Ok(picture)) => {
            preview.picture = Some(Arc::new(picture));
            preview.pixels = png_size(&bytes).filter(|_| form == DiagramForm::Png);
            let (count, lines) = (bytes.len(), bytes.split(|byte| *byte == b'\n').count());
            preview.files.push(match form {
                DiagramForm::Svg => SeenFile::new(String::new(), bytes, count, lines.saturating_sub(1)),
                DiagramForm::Png => SeenFile { byte_count: count, ..SeenFile::default() },
            });
        }
        (Err(reason), _) | (_, Err(reason)) => preview.refusals.push(cannot_draw(&reason)),
    }
    preview
}

fn preview_test_pack(source: &Source, language: TestLanguage) -> Preview {
    let files = test_pack(&matrix(source, &MatrixOptions::default()), language);
    let artifact = |file: PackFile| seen(Artifact { name: file.name, text: file.text });
    Preview {
        // The file that comes with the scripts is none.
        rows: files.len().saturating_sub(1),
        flows: source.report.flows.iter().filter(|flow| flow.crosses()).count(),
        files: files.into_iter().map(artifact).collect(),
        ..Preview::default()
    }
}

/// The width and the height that stand in the header of a PNG file.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, rest) = bytes.get(16..)?.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

fn preview_rules(source: &Source, language: &Language, choice: &ExportChoice) -> Preview {
    match rules(source, language, choice) {
        Err(refusals) => Preview { refusals, ..Preview::default() },
        Ok(made) => Preview {
            files: made.artifacts.into_iter().map(seen).collect(),
            remarks: made.remarks,
            flows: made.flows,
            rows: made.rules,
            devices: made.devices,
            ..Preview::default()
        },
    }
}

fn seen(artifact: Artifact) -> SeenFile {
    let (bytes, lines) = (artifact.text.len(), artifact.text.lines().count());
    let mut kept = artifact.text.into_bytes();
    kept.truncate(MOST_KEPT_BYTES);
    SeenFile::new(artifact.name, kept, bytes, lines)
}

/// The rules of devices in a language.
struct MadeRules {
    artifacts: Vec<Artifact>,
    remarks: Vec<Diagnostic>,
    flows: usize,
    rules: usize,
    devices: usize,
}

fn rules(source: &Source, language: &Language, choice: &ExportChoice) -> Result<MadeRules, Vec<Diagnostic>> {
    let (project, report) = (&source.project, &source.report);
    let rules: Vec<DeviceRules> = match &choice.device {
        Some(device) => vec![engine::rules_of_device(project, report, device)],
        None => engine::device_rules(project, report),
    };
    // It holds whatever people draw; should the program itself be at fault, no rule leaves it.
    if let Err(contradiction) = engine::prove(project, report, &rules) {
        let text = format!("a fault of this program: {contradiction}");
        return Err(vec![Diagnostic::error("contradiction", text)]);
    }
    let plan = Plan::new(project, &source.catalog, report);
    let mut made = MadeRules { artifacts: Vec::new(), remarks: Vec::new(), flows: 0, rules: 0, devices: 0 };
    let mut refusals = Vec::new();
    for context in rules.iter().filter_map(|rules| DeviceContext::new(&plan, rules)) {
        match language.write(&context) {
            Ok(text) => {
                made.artifacts.extend(text.artifacts);
                made.remarks.extend(text.warnings);
                made.rules += context.rules.rules.len();
                made.devices += 1;
            }
            Err(found) => refusals.extend(found),
        }
    }
    let flows: std::collections::BTreeSet<_> =
        rules.iter().flat_map(|rules| &rules.rules).flat_map(|rule| &rule.flows).collect();
    made.flows = flows.len();
    if refusals.is_empty() { Ok(made) } else { Err(refusals) }
}

/// The sheets of a workbook, read from the workbook itself.
fn sheets(workbook: Vec<u8>) -> Vec<SeenSheet> {
    let Ok(mut workbook) = Xlsx::new(Cursor::new(workbook)) else { return Vec::new() };
    let names = workbook.sheet_names();
    let cover = names.first().and_then(|name| workbook.worksheet_range(name).ok()).unwrap_or_default();
    let text = |cell: Option<&Data>| cell.map(ToString::to_string).unwrap_or_default();
    let described = |name: &str| {
        let row = cover.rows().find(|row| text(row.first()) == name);
        row.map(|row| text(row.get(1))).unwrap_or_default()
    };
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let Ok(reader) = workbook.worksheet_cells_reader(&name) else { continue };
        let size = reader.dimensions();
        let (rows, columns) = (size.end.0 as usize, size.end.1 as usize + 1);
        let description = described(&name);
        sheets.push(SeenSheet { name, description, rows, columns });
    }
    sheets
}

/// Keeps the beginning of what is written and counts all of it.
struct Keeper<'a> {
    kept: Vec<u8>,
    most: usize,
    bytes: usize,
    lines: usize,
    ends_line: bool,
    is_given_up: &'a AtomicBool,
}

impl Keeper<'_> {
    fn line_count(&self) -> usize {
        self.lines + usize::from(!self.ends_line)
    }
}

impl Write for Keeper<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_given_up.load(Ordering::Relaxed) {
            return Err(io::Error::other("given up"));
        }
        let room = self.most.saturating_sub(self.kept.len()).min(bytes.len());
        self.kept.extend_from_slice(bytes.get(..room).unwrap_or_default());
        self.bytes += bytes.len();
        self.lines += bytes.iter().map(|byte| usize::from(*byte == b'\n')).sum::<usize>();
        if let Some(last) = bytes.last() {
            self.ends_line = *last == b'\n';
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_after_a_whole_line_and_counted_whole() {
        let file = SeenFile::new(String::new(), "first\r\nsecönd\nthi".as_bytes().to_vec(), 900, 70);
        assert_eq!((file.text.as_str(), file.is_whole(), file.widest), ("first\r\nsecönd\n", false, 6));
        assert_eq!(file.lines, [0..5, 7..14]);
        let cut = SeenFile::new(String::new(), "a\nä".as_bytes().get(..3).unwrap_or_default().to_vec(), 4, 2);
        assert_eq!(cut.text, "a\n");
        let whole = SeenFile::new(String::new(), b"a\n\nb".to_vec(), 4, 3);
        assert_eq!((whole.lines.len(), whole.is_whole()), (3, true));
    }

    #[test]
    fn what_is_given_up_ends_with_the_next_write() {
        let is_given_up = AtomicBool::new(false);
        let mut out =
            Keeper { kept: Vec::new(), most: 3, bytes: 0, lines: 0, ends_line: true, is_given_up: &is_given_up };
        assert!(out.write_all(b"ab\ncd").is_ok());
        assert_eq!((out.kept.as_slice(), out.bytes, out.line_count()), (b"ab\n".as_slice(), 5, 2));
        is_given_up.store(true, Ordering::Relaxed);
        assert!(out.write_all(b"x").is_err());
    }
}
