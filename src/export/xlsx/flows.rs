//! The sheet of flows: one row for each, with room for what people decide.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Worksheet, XlsxError,
};
use strum::IntoEnumIterator as _;

use super::Layout;
use super::sheet::{Cell, Column, TableSheet, target};
use super::style::{Styles, Tint, colour_filled, colour_past_days, colour_words};
use super::text;
use crate::engine::{self, FlowStatus};
use crate::export::hand_over::HandOver;
use crate::export::row::{Matrix, MatrixRow};
use crate::project::{AnnotationField, Approval};

/// The columns before those that people fill in. Tools of others look for the headers, so they stay.
const FACTS: [Column; 28] = [
    Column::new("Flow ID", 15.0),
    Column::new("Status", 11.0),
    Column::new("Source zone", 13.0),
    Column::new("Source object", 15.0),
    Column::new("Source IP/CIDR", 17.0),
    Column::new("Source NAT", 20.0),
    Column::new("Destination zone", 13.0),
    Column::new("Destination object", 15.0),
    Column::new("Destination IP/CIDR", 17.0),
    Column::new("Destination NAT", 20.0),
    Column::new("Service", 19.0),
    Column::new("Application protocol", 15.0),
    Column::new("Protocol", 10.0),
    Column::new("Destination ports", 12.5),
    Column::new("Source ports", 10.0),
    Column::new("ICMP type", 8.5),
    Column::new("Initiator", 10.5),
    Column::new("Action", 8.5),
    Column::new("Log", 7.0),
    Column::new("Encrypted", 11.0),
    Column::new("Requirement", 12.5),
    Column::new("Justification", 54.0),
    Column::new("Catalog source", 60.0),
    Column::new("Enforcement points", 13.0),
    Column::new("Carried by", 13.0),
    Column::new("Rules", 14.0),
    Column::new("Risks", 13.0),
    Column::new("Test result", 12.0),
];

/// The header of the last column, which is hidden: what the flow was when the workbook was written.
const FINGERPRINT: Column = Column::new("Fingerprint", 38.0);

/// Columns that are out of sight where no row says anything in them.
const HIDDEN_IF_EMPTY: [&str; 7] =
    ["Source NAT", "Destination NAT", "Source ports", "ICMP type", "Carried by", "Encrypted", "Rules"];

/// All columns, in order.
pub(super) fn columns() -> Vec<Column> {
    let fill_in = AnnotationField::iter().map(|field| {
        let width = match field {
            AnnotationField::Comment => 26.0,
            _ => 12.0,
        };
        Column { header: field.header(), width, is_fill_in: true }
    });
    FACTS.into_iter().chain(fill_in).chain([FINGERPRINT]).collect()
}

fn position(header: &str) -> u16 {
    let position = columns().iter().position(|column| column.header == header);
    position.and_then(|position| u16::try_from(position).ok()).unwrap_or_default()
}

/// Where the cells of a row lead.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    /// Its first reason.
    pub(super) reason: Option<u32>,
    /// The first rule that lets it through: how it is called, the sheet and the row.
    pub(super) rule: Option<(String, u32)>,
    /// All rules that let it through, each as `DEVICE 12`.
    pub(super) rules: Vec<String>,
}

impl Links {
    /// The first rule, and how many more.
    fn rule_text(&self) -> String {
        let first = self.rules.first().map_or("", String::as_str);
        match self.rules.len() {
            0 | 1 => text::line(first).into_owned(),
            count => format!("{} (+{})", text::line(first), count - 1),
        }
    }
}

/// The first few citations, and how many more; the sheet of reasons has all.
fn shortened(references: &[String]) -> Vec<String> {
    const SHOWN: usize = 2;
    let mut shown: Vec<String> = references.iter().take(SHOWN).cloned().collect();
    if references.len() > SHOWN {
        shown.push(format!("and {} more (Reasons)", references.len() - SHOWN));
    }
    shown
}

/// The cells of a row, in the order of [`columns`].
pub(super) fn cells(row: &MatrixRow, hand_over: &HandOver, links: &Links) -> Vec<Cell> {
    let is_icmp = row.protocol == crate::net::Protocol::Icmp.name();
    let (ports, icmp_types) =
        if is_icmp { (&[][..], &row.destination_ports[..]) } else { (&row.destination_ports[..], &[][..]) };
    let list = |items: &[String]| Cell::or_empty(text::list(items));
    let word = |word: &str| Cell::or_empty(text::line(word));
    let ids = row.flow_ids.join("\n");
    // Some programs show a link on one line only.
    let reason = links.reason.filter(|_| row.flow_ids.len() == 1);
    let mut cells = vec![
        match reason {
            Some(line) => Cell::Link { text: ids, target: target("Reasons", line), tip: "Why it is needed" },
            None => Cell::Text(ids),
        },
        word(hand_over.status.map_or("", Into::into)),
        word(&row.source_segment),
        list(&row.source_servers),
        list(&row.source_addresses),
        list(&hand_over.source_translations),
        word(&row.destination_segment),
        list(&row.destination_servers),
        list(&row.destination_addresses),
        list(&hand_over.destination_translations),
        list(&row.services),
        list(&row.application_protocols),
        word(&row.protocol),
        Cell::number_or_text(ports.join(", ")),
        Cell::number_or_text(row.source_ports.join(", ")),
        Cell::number_or_text(icmp_types.join(", ")),
        list(&row.initiators),
        word("permit"),
        word(hand_over.log),
        word(hand_over.encrypted),
        word(&row.requirement),
        word(&row.justification),
        Cell::or_empty(text::list(shortened(&row.references))),
        list(&row.enforcement_points),
        list(&row.encapsulated_in),
        match &links.rule {
            Some((sheet, line)) => Cell::Link {
                text: links.rule_text(),
                target: target(sheet, *line),
                tip: "The rule that lets it through",
            },
            None => Cell::Empty,
        },
        list(&row.risks),
        word(hand_over.test.words()),
    ];
    cells.extend(AnnotationField::iter().map(|field| {
        let text = text::lines(hand_over.annotation.text(field)).into_owned();
        if field.is_date() { Cell::FillInDay(text) } else { Cell::FillIn(text) }
    }));
    cells.push(Cell::Text(hand_over.contents.join("\n")));
    cells
}

/// The row of an approved flow that is not needed any more.
fn removed_cells(id: &str, summary: &str, annotation: &crate::project::Annotation) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![Cell::Empty; FACTS.len()];
    let mut put = |header: &str, cell: Cell| {
        if let Some(place) = cells.get_mut(usize::from(position(header))) {
            *place = cell;
        }
    };
    put("Flow ID", Cell::Text(id.to_owned()));
    put("Status", Cell::Text(FlowStatus::Removed.to_string()));
    put("Action", Cell::Text("remove".to_owned()));
    put(
        "Justification",
        Cell::Text(text::line(&format!("Not needed any more. It was approved as: {summary}")).into_owned()),
    );
    cells.extend(AnnotationField::iter().map(|field| {
        let text = text::lines(annotation.text(field)).into_owned();
        if field.is_date() { Cell::FillInDay(text) } else { Cell::FillIn(text) }
    }));
    cells.push(Cell::Empty);
    cells
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, styles: &Styles, layout: &Layout<'_>) -> Result<(), XlsxError> {
    let matrix: &Matrix<'_> = layout.matrix;
    let columns = columns();
    let heading = layout.heading("Flows", "Flows");
    let mut table = TableSheet::begin(sheet, styles, &columns, &heading, layout.table_name("Flows"), 2)?;
    match &layout.lines {
        Some(lines) => {
            for line in lines {
                table.row(&cells(&line.row, &line.hand_over, &line.links))?;
            }
        }
        None => matrix.for_each_row_with_flows(|row, flows| {
            let hand_over = matrix.hand_over(&row, flows);
            table.row(&cells(&row, &hand_over, &Links::default()))
        })?,
    }
    if layout.is_whole() {
        for (id, approved) in engine::removed_flows(matrix.project, matrix.report) {
            let annotation = matrix.project.annotations.get(id).map(|it| crate::project::Annotation::clone(it));
            table.row(&removed_cells(id.as_str(), &approved.summary, &annotation.unwrap_or_default()))?;
        }
    }
    for header in HIDDEN_IF_EMPTY {
        table.hide_if_empty(position(header))?;
    }
    if matrix.project.results.is_empty() {
        table.sheet.set_column_hidden(position("Test result"))?;
    }
    table.sheet.set_column_hidden(position(FINGERPRINT.header))?;
    let last_row = table.next_row().saturating_sub(1).max(1);
    let sheet = table.end()?;
    let column = |header: &str| {
        let column = position(header);
        ((1, column), (last_row, column))
    };
    let (first, last) = column("Status");
    colour_words(
        sheet,
        first,
        last,
        &[("unchanged", Tint::Quiet), ("changed", Tint::Notable), ("new", Tint::News), ("removed", Tint::Bad)],
    )?;
    let (first, last) = column("Risks");
    colour_words(sheet, first, last, &[(engine::WIDE_RANGE_RISK, Tint::Bad), (engine::FORBIDDEN_RISK, Tint::Bad)])?;
    colour_filled(sheet, first, last, Tint::Notable)?;
    let (first, last) = column("Test result");
    colour_words(sheet, first, last, &[("passing", Tint::Good), ("blocked", Tint::Bad), ("unclear", Tint::Notable)])?;
    let (first, last) = column(AnnotationField::Approval.header());
    let decided =
        [(Approval::Approved, Tint::Good), (Approval::Rejected, Tint::Bad), (Approval::ToDiscuss, Tint::Notable)];
    colour_words(sheet, first, last, &decided.map(|(approval, tint)| (approval.words(), tint)))?;
    colour_past_days(sheet, position(AnnotationField::ReviewBy.header()), last_row)?;
    validations(sheet, last_row)
}

/// Lists and days that Excel offers and checks where people write.
fn validations(sheet: &mut Worksheet, last_row: u32) -> Result<(), XlsxError> {
    let mut words: Vec<&str> = Approval::iter().map(Approval::words).filter(|words| !words.is_empty()).collect();
    words.push("open");
    let approval = DataValidation::new()
        .allow_list_strings(&words)?
        .set_error_title("Approval")?
        .set_error_message("Please choose approved, rejected, to discuss or open.")?;
    let column = position(AnnotationField::Approval.header());
    sheet.add_data_validation(1, column, last_row, column, &approval)?;
    for field in AnnotationField::iter().filter(|field| field.is_date()) {
        let first_day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let day = DataValidation::new()
            .allow_date(DataValidationRule::GreaterThanOrEqualTo(first_day))
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(field.header())?
            .set_error_message("Please give a date, as in 2027-05-31.")?;
        let column = position(field.header());
        sheet.add_data_validation(1, column, last_row, column, &day)?;
    }
    Ok(())
}
