//! An Excel workbook: cover, flows as a table with room for approvals, segment grid, reasons, problems.

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Table, TableColumn,
    TableStyle, Workbook, Worksheet, XlsxError,
};

use super::cell::{harmless, without_control_characters};
use super::grid::{Grid, GridCell, RiskLevel};
use super::row::{COLUMNS, Matrix, MatrixRow};

/// Columns that people fill in, after those of the matrix.
const HAND_OVER_COLUMNS: [&str; 6] = ["approval", "owner", "ticket", "approver", "review_by", "comment"];

/// The longest text that a cell takes, in characters (Excel's limit is 32,767).
const LONGEST_CELL_CHARACTERS: usize = 32_000;

const LOW: Color = Color::RGB(0x00E3_EBF3);
const MIDDLE: Color = Color::RGB(0x00F0_E2C8);
const HIGH: Color = Color::RGB(0x00F0_CCD3);
const HEADER: Color = Color::RGB(0x0024_63C5);

/// Writes the matrix.
pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut workbook = Workbook::new();
    let bytes = fill(&mut workbook, matrix).and_then(|()| workbook.save_to_buffer()).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn cell(text: &str) -> String {
    let safe = harmless(text);
    if safe.chars().count() <= LONGEST_CELL_CHARACTERS {
        return safe.into_owned();
    }
    let mut short: String = safe.chars().take(LONGEST_CELL_CHARACTERS).collect();
    short.push_str(" ...");
    short
}

fn fill(workbook: &mut Workbook, matrix: &Matrix<'_>) -> Result<(), XlsxError> {
    // A fixed date: the same project gives the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(format!("Flow matrix: {}", without_control_characters(&matrix.project.name)))
        .set_creation_datetime(&date);
    workbook.set_properties(&properties);
    let rows = matrix.rows();
    cover(workbook.add_worksheet(), matrix, rows.len())?;
    flows(workbook.add_worksheet(), matrix, &rows)?;
    grid(workbook.add_worksheet(), matrix)?;
    reasons(workbook.add_worksheet(), &rows)?;
    problems(workbook.add_worksheet(), matrix)
}

fn cover(sheet: &mut Worksheet, matrix: &Matrix<'_>, rows: usize) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(18);
    let key = Format::new().set_font_color(Color::RGB(0x005D_6876)).set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
    sheet.set_name("Cover")?.set_column_width(0, 22)?.set_column_width(1, 90)?.set_screen_gridlines(false);
    sheet.write_with_format(0, 0, cell(&matrix.project.name), &title)?;
    let catalogs: Vec<String> =
        matrix.catalog.headers.iter().map(|header| format!("{}, version {}", header.name, header.version)).collect();
    let project = matrix.project;
    let lines = [
        ("Description", project.description.clone()),
        ("Catalog", catalogs.join("; ")),
        ("Segments", project.segments.len().to_string()),
        ("Devices", project.devices.len().to_string()),
        ("Servers", project.servers.len().to_string()),
        ("Rows of the matrix", rows.to_string()),
        ("Problems", matrix.report.problems.len().to_string()),
        (
            "How to read it",
            "Each row of the sheet Flows lets one side open connections to the other. The source is always the side \
             that opens the connection; ports are those of the destination; answers are let through by a stateful \
             device. The sheet Reasons says why each flow is needed and which source says so. The columns from \
             approval on are yours to fill in."
                .to_owned(),
        ),
    ];
    for (line, (name, value)) in (2_u32..).zip(lines) {
        sheet.write_with_format(line, 0, name, &key)?;
        sheet.write_with_format(line, 1, cell(&value), &wrapped)?;
    }
    Ok(())
}

fn flows(sheet: &mut Worksheet, matrix: &Matrix<'_>, rows: &[MatrixRow]) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let high = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_background_color(HIGH);
    let middle = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_background_color(MIDDLE);
    let risks_column = COLUMNS.iter().position(|column| *column == "risks");
    sheet.set_name("Flows")?.set_freeze_panes(1, 2)?.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    for (line, row) in (1_u32..).zip(rows) {
        let risk = RiskLevel::of_words(&row.risks);
        for (column, text) in row.cells().iter().enumerate() {
            let format = match (Some(column) == risks_column, risk) {
                (true, RiskLevel::High) => &high,
                (true, RiskLevel::Middle) => &middle,
                _ => &wrapped,
            };
            sheet.write_with_format(line, column_number(column), cell(text), format)?;
        }
        let annotation = row.flow_ids.first().and_then(|id| matrix.project.annotations.get(id.as_str()));
        if let Some(annotation) = annotation {
            let texts = [
                "",
                &annotation.owner,
                &annotation.ticket,
                &annotation.approver,
                &annotation.review_by,
                &annotation.comment,
            ];
            for (column, text) in (COLUMNS.len()..).zip(texts) {
                sheet.write_with_format(line, column_number(column), cell(text), &wrapped)?;
            }
        }
    }
    let last_row = u32::try_from(rows.len().max(1)).unwrap_or(u32::MAX);
    let names = COLUMNS.iter().chain(&HAND_OVER_COLUMNS);
    let columns: Vec<TableColumn> = names.clone().map(|name| TableColumn::new().set_header(*name)).collect();
    let table = Table::new().set_name("Flows").set_columns(&columns).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, last_row, column_number(columns.len() - 1), &table)?;
    for (column, name) in names.enumerate() {
        let width = match *name {
            "justification" | "reference" | "comment" => 60,
            "source_servers" | "destination_servers" | "source_addresses" | "destination_addresses" | "service" => 26,
            "protocol" | "source_ports" | "initiator" | "requirement" => 11,
            _ => 17,
        };
        sheet.set_column_width(column_number(column), width)?;
    }
    let approval = DataValidation::new().allow_list_strings(&["approved", "rejected", "to discuss"])?;
    let approval_column = column_number(COLUMNS.len());
    sheet.add_data_validation(1, approval_column, last_row, approval_column, &approval)?;
    Ok(())
}

fn column_number(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}

fn grid(sheet: &mut Worksheet, matrix: &Matrix<'_>) -> Result<(), XlsxError> {
    let grid = Grid::new(matrix.project, matrix.report);
    let name = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Center);
    let tinted = |color| {
        Format::new()
            .set_background_color(color)
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00DD_E1E7))
            .set_text_wrap()
    };
    let (low, middle, high, none) = (tinted(LOW), tinted(MIDDLE), tinted(HIGH), tinted(Color::White));
    sheet.set_name("Segment grid")?.set_freeze_panes(1, 1)?.set_column_width(0, 24)?;
    sheet.write(0, 0, "from \\ to")?;
    for (position, to) in (1_u16..).zip(&grid.segments) {
        sheet.set_column_width(position, 16)?;
        sheet.write_with_format(0, position, cell(&matrix.segment_name(to)), &name)?;
    }
    for (line, from) in (1_u32..).zip(&grid.segments) {
        sheet.set_row_height(line, 32)?;
        sheet.write_with_format(line, 0, cell(&matrix.segment_name(from)), &name)?;
        for (position, to) in (1_u16..).zip(&grid.segments) {
            let Some(found) = grid.cells.get(&(from.clone(), to.clone())) else {
                sheet.write_blank(line, position, &none)?;
                continue;
            };
            let format = match found.risk {
                RiskLevel::Low => &low,
                RiskLevel::Middle => &middle,
                RiskLevel::High => &high,
            };
            sheet.write_with_format(line, position, grid_text(found), format)?;
        }
    }
    Ok(())
}

fn grid_text(cell: &GridCell) -> String {
    let count = cell.port_count();
    let ports = if count == 1 { "1 port".to_owned() } else { format!("{count} ports") };
    if cell.note().is_empty() { ports } else { format!("{ports}\n{}", cell.note()) }
}

fn reasons(sheet: &mut Worksheet, rows: &[MatrixRow]) -> Result<(), XlsxError> {
    let header = Format::new().set_bold().set_font_color(Color::White).set_background_color(HEADER);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name("Reasons")?.set_freeze_panes(1, 0)?;
    for ((column, name), width) in (0_u16..).zip(["flow_id", "reason", "step", "text"]).zip([17, 8, 6, 130]) {
        sheet.write_with_format(0, column, name, &header)?;
        sheet.set_column_width(column, width)?;
    }
    let mut line = 1_u32;
    for row in rows {
        for (number, steps) in (1_u32..).zip(&row.reasons) {
            for (step, text) in (1_u32..).zip(steps) {
                sheet.write_with_format(line, 0, row.flow_ids.join(";"), &wrapped)?;
                sheet.write_with_format(line, 1, number, &wrapped)?;
                sheet.write_with_format(line, 2, step, &wrapped)?;
                sheet.write_with_format(line, 3, cell(text), &wrapped)?;
                line += 1;
            }
        }
    }
    sheet.autofilter(0, 0, line.saturating_sub(1).max(1), 3)?;
    Ok(())
}

fn problems(sheet: &mut Worksheet, matrix: &Matrix<'_>) -> Result<(), XlsxError> {
    let header = Format::new().set_bold().set_font_color(Color::White).set_background_color(HEADER);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name("Problems and notes")?.set_freeze_panes(1, 0)?;
    for ((column, name), width) in (0_u16..).zip(["severity", "code", "problem", "what to do"]).zip([11, 26, 80, 80]) {
        sheet.write_with_format(0, column, name, &header)?;
        sheet.set_column_width(column, width)?;
    }
    for (line, problem) in (1_u32..).zip(&matrix.report.problems) {
        sheet.write_with_format(line, 0, problem.severity.to_string(), &wrapped)?;
        sheet.write_with_format(line, 1, problem.code.to_string(), &wrapped)?;
        sheet.write_with_format(line, 2, cell(&problem.message), &wrapped)?;
        sheet.write_with_format(line, 3, cell(&problem.hint), &wrapped)?;
    }
    Ok(())
}
