//! A sheet that is one table: a header, rows as high as their text, filters, print set-up.

use rust_xlsxwriter::{ExcelDateTime, Format, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError};

use super::style::Styles;
use super::text::line_count;

/// The height of a line of text, and what a row needs above and below, in points.
const LINE_HEIGHT: f64 = 12.9;
const ROW_MARGIN: f64 = 4.0;
/// The highest row that Excel knows.
const HIGHEST_ROW: f64 = 409.0;
/// Pixels of a column for each of its characters, and beside them.
const PIXELS_OF_CHARACTER: f64 = 7.0;
const PIXELS_BESIDE: f64 = 5.0;
/// A3 and A4, as Excel numbers paper.
const A3: u8 = 8;
const A4: u8 = 9;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Its header.
    pub(super) header: &'static str,
    /// Its width in characters.
    pub(super) width: f64,
    /// Whether people fill it in.
    pub(super) is_fill_in: bool,
}

impl Column {
    pub(super) const fn new(header: &'static str, width: f64) -> Self {
        Self { header, width, is_fill_in: false }
    }

    fn pixels(&self) -> f64 {
        self.width * PIXELS_OF_CHARACTER + PIXELS_BESIDE
    }
}

/// What stands in a cell. Texts are safe already: see [`text`](super::text).
#[derive(Clone, Debug)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(u32),
    /// A text that leads to a cell of this workbook, and what it says of it.
    Link { text: String, target: String, tip: &'static str },
    /// What people fill in.
    FillIn(String),
    /// A day that people fill in, as year-month-day, or a text where it is none.
    FillInDay(String),
}

impl Cell {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Empty | Self::Number(_) => "",
            Self::Text(text) | Self::Link { text, .. } | Self::FillIn(text) | Self::FillInDay(text) => text,
        }
    }

    /// A text, or nothing.
    pub(super) fn or_empty(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number where the text is one, so that columns of numbers are sorted as such; else the text.
    pub(super) fn number_or_text(text: impl Into<String>) -> Self {
        let text = text.into();
        match text.parse::<u32>() {
            Ok(number) if number.to_string() == text => Self::Number(number),
            _ => Self::or_empty(text),
        }
    }
}

/// Where a cell of this workbook is, for links: the sheet's name holds no apostrophe.
pub(super) fn target(sheet: &str, row: u32) -> String {
    format!("internal:'{sheet}'!A{}", row + 1)
}

/// A sheet that is being filled.
pub(super) struct TableSheet<'s> {
    pub(super) sheet: &'s mut Worksheet,
    styles: &'s Styles,
    columns: &'s [Column],
    /// The table's name; none for a sheet of very many rows, which has filters only.
    table: Option<&'s str>,
    /// The row that comes next.
    next: u32,
    filled: Vec<bool>,
}

/// What a sheet is called, on its tab and on paper.
pub(super) struct Heading<'h> {
    /// The sheet's name.
    pub(super) sheet: &'h str,
    /// The name of the project, above each printed page.
    pub(super) project: &'h str,
    /// What the sheet is about, beside it.
    pub(super) title: &'h str,
    /// What stands below each printed page.
    pub(super) footer: &'h str,
}

impl<'s> TableSheet<'s> {
    /// Begins a sheet with its header. `table` is the name of its Excel table; none for filters alone. `frozen` columns
    /// stay in sight.
    pub(super) fn begin(
        sheet: &'s mut Worksheet,
        styles: &'s Styles,
        columns: &'s [Column],
        heading: &Heading<'_>,
        table: Option<&'s str>,
        frozen: u16,
    ) -> Result<Self, XlsxError> {
        sheet.set_name(heading.sheet)?;
        sheet.set_freeze_panes(1, frozen)?;
        let width: f64 = columns.iter().map(Column::pixels).sum();
        print_setup(sheet, heading, width > 1400.0);
        sheet.set_repeat_rows(0, 0)?;
        let mut lines = 1;
        for (number, column) in (0_u16..).zip(columns) {
            sheet.set_column_width(number, column.width)?;
            lines = lines.max(line_count(column.header, column.pixels() - FILTER_BUTTON, true));
        }
        sheet.set_row_height(0, height_of(lines) + 4.0)?;
        let this = Self { sheet, styles, columns, table, next: 1, filled: vec![false; columns.len()] };
        for (number, column) in (0_u16..).zip(columns) {
            this.sheet.write_string_with_format(0, number, column.header, this.header_format(column))?;
        }
        Ok(this)
    }

    fn header_format(&self, column: &Column) -> &'s Format {
        if column.is_fill_in { &self.styles.fill_in_header } else { &self.styles.header }
    }

    /// The number of the row that comes next.
    pub(super) fn next_row(&self) -> u32 {
        self.next
    }

    /// Writes a row: one cell for each column.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let row = self.next;
        self.next += 1;
        let widths = self.columns.iter().map(Column::pixels);
        let lines = widths.zip(cells).map(|(width, cell)| line_count(cell.text(), width, false)).max();
        self.sheet.set_row_height(row, height_of(lines.unwrap_or(1)))?;
        for (number, cell) in (0_u16..).zip(cells) {
            if let Some(filled) = self.filled.get_mut(usize::from(number)) {
                *filled |= !matches!(cell, Cell::Empty);
            }
            self.cell(row, number, cell)?;
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let (sheet, styles) = (&mut *self.sheet, self.styles);
        match cell {
            Cell::Empty => sheet.write_blank(row, column, &styles.text)?,
            Cell::Text(text) => sheet.write_string_with_format(row, column, text, &styles.text)?,
            Cell::Number(number) => sheet.write_number_with_format(row, column, *number, &styles.number)?,
            Cell::Link { text, target, tip } => {
                let url = Url::new(target).set_text(text).set_tip(*tip);
                sheet.write_url_with_format(row, column, &url, &styles.link)?
            }
            Cell::FillIn(text) if text.is_empty() => sheet.write_blank(row, column, &styles.fill_in)?,
            Cell::FillIn(text) => sheet.write_string_with_format(row, column, text, &styles.fill_in)?,
            Cell::FillInDay(text) if text.is_empty() => sheet.write_blank(row, column, &styles.fill_in_date)?,
            Cell::FillInDay(text) => match day(text) {
                Some(day) => sheet.write_datetime_with_format(row, column, day, &styles.fill_in_date)?,
                None => sheet.write_string_with_format(row, column, text, &styles.fill_in)?,
            },
        };
        Ok(())
    }

    /// Hides a column in which no row says anything.
    pub(super) fn hide_if_empty(&mut self, column: u16) -> Result<(), XlsxError> {
        if self.filled.get(usize::from(column)) == Some(&false) {
            self.sheet.set_column_hidden(column)?;
        }
        Ok(())
    }

    /// Ends the sheet: its rows become a table, or get filters.
    pub(super) fn end(self) -> Result<&'s mut Worksheet, XlsxError> {
        let last_row = self.next.saturating_sub(1).max(1);
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if let Some(name) = self.table {
            let columns: Vec<TableColumn> = self
                .columns
                .iter()
                .map(|column| {
                    TableColumn::new().set_header(column.header).set_header_format(self.header_format(column))
                })
                .collect();
            let table = Table::new().set_name(name).set_columns(&columns).set_style(TableStyle::None);
            self.sheet.add_table(0, 0, last_row, last_column, &table)?;
        } else {
            self.sheet.autofilter(0, 0, last_row, last_column)?;
        }
        Ok(self.sheet)
    }
}

/// What the button of a filter takes of a header, in pixels.
const FILTER_BUTTON: f64 = 18.0;

/// The height of a row of so many lines, in points.
pub(super) fn height_of(lines: usize) -> f64 {
    (lines as f64 * LINE_HEIGHT + ROW_MARGIN).min(HIGHEST_ROW)
}

/// Landscape, as wide as the paper, with a head and a foot on each page.
pub(super) fn print_setup(sheet: &mut Worksheet, heading: &Heading<'_>, is_wide: bool) {
    sheet.set_landscape().set_paper_size(if is_wide { A3 } else { A4 }).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    // `&` begins a code of the header; the longest header is 255 characters.
    let plain = |text: &str| text.chars().take(60).collect::<String>().replace('&', "&&");
    sheet.set_header(format!("&L&\"Arial,Bold\"&11{}&R&9{}", plain(heading.project), plain(heading.title)));
    sheet.set_footer(format!("&L&8{}&R&8&P / &N", plain(heading.footer)));
}

/// A day that Excel can count, from year-month-day.
fn day(text: &str) -> Option<ExcelDateTime> {
    if !crate::project::is_date(text) {
        return None;
    }
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}
