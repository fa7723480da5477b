//! What the workbook looks like.

use rust_xlsxwriter::{
    Color, ConditionalFormatBlank, ConditionalFormatFormula, ConditionalFormatText, ConditionalFormatTextRule, Format,
    FormatAlign, FormatBorder, Worksheet, XlsxError,
};

pub(super) const FONT: &str = "Arial";
pub(super) const FONT_SIZE: f64 = 10.0;

const HEADER_GROUND: Color = Color::RGB(0x001F_3A5F);
const FILL_IN_HEADER_GROUND: Color = Color::RGB(0x008A_5A00);
const FILL_IN_GROUND: Color = Color::RGB(0x00FF_F9E8);
const RULE: Color = Color::RGB(0x00D5_DAE1);
const DIM: Color = Color::RGB(0x005D_6876);
const LINK: Color = Color::RGB(0x0024_63C5);

const BLUE: Color = Color::RGB(0x00DC_E8F8);
const GREEN: Color = Color::RGB(0x00D5_EBD8);
const AMBER: Color = Color::RGB(0x00F6_E3BC);
const RED: Color = Color::RGB(0x00F4_CDD3);
const GREY: Color = Color::RGB(0x00E6_E9ED);
const RED_TEXT: Color = Color::RGB(0x00A3_1D2E);

/// The formats of cells.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) subtitle: Format,
    pub(super) key: Format,
    pub(super) value: Format,
    pub(super) value_link: Format,
    pub(super) header: Format,
    pub(super) fill_in_header: Format,
    pub(super) text: Format,
    pub(super) number: Format,
    pub(super) link: Format,
    pub(super) fill_in: Format,
    pub(super) fill_in_date: Format,
    pub(super) grid_name: Format,
    pub(super) grid_cell: Format,
    pub(super) grid_link: Format,
    pub(super) grid_same: Format,
}

/// The format of a cell that says nothing of its own.
pub(super) fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(FONT_SIZE)
}

impl Styles {
    pub(super) fn new() -> Self {
        let cell = || {
            plain().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_border_color(RULE)
        };
        let header = |ground| {
            cell()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(ground)
                .set_align(FormatAlign::VerticalCenter)
        };
        let grid = || cell().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let value = || plain().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
        // Only cells that people fill in can be written in once somebody protects the sheet.
        let fill_in = || cell().set_background_color(FILL_IN_GROUND).set_unlocked();
        Self {
            title: plain().set_bold().set_font_size(20),
            subtitle: plain().set_bold().set_font_size(13),
            key: plain().set_font_color(DIM).set_align(FormatAlign::Top).set_text_wrap(),
            value: value(),
            value_link: value().set_font_color(LINK),
            header: header(HEADER_GROUND),
            fill_in_header: header(FILL_IN_HEADER_GROUND),
            text: cell(),
            number: cell().set_align(FormatAlign::Left),
            link: cell().set_font_color(LINK),
            fill_in: fill_in().set_num_format("@"),
            fill_in_date: fill_in().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            grid_name: cell().set_bold().set_background_color(GREY).set_align(FormatAlign::VerticalCenter),
            grid_cell: grid(),
            grid_link: grid(),
            grid_same: grid().set_background_color(GREY),
        }
    }
}

/// Colours of a range by what its cells say; the first word that fits counts.
pub(super) fn colour_words(
    sheet: &mut Worksheet,
    (first_row, first_column): (u32, u16),
    (last_row, last_column): (u32, u16),
    words: &[(&str, Tint)],
) -> Result<(), XlsxError> {
    for (word, tint) in words {
        let rule = ConditionalFormatText::new()
            .set_rule(ConditionalFormatTextRule::Contains((*word).to_owned()))
            .set_format(tint.format())
            .set_stop_if_true(true);
        sheet.add_conditional_format(first_row, first_column, last_row, last_column, &rule)?;
    }
    Ok(())
}

/// One colour for all cells of a range that say anything.
pub(super) fn colour_filled(
    sheet: &mut Worksheet,
    (first_row, first_column): (u32, u16),
    (last_row, last_column): (u32, u16),
    tint: Tint,
) -> Result<(), XlsxError> {
    let rule = ConditionalFormatBlank::new().invert().set_format(tint.format());
    sheet.add_conditional_format(first_row, first_column, last_row, last_column, &rule)?;
    Ok(())
}

/// Red letters for days that have passed.
pub(super) fn colour_past_days(sheet: &mut Worksheet, column: u16, last_row: u32) -> Result<(), XlsxError> {
    let first = rust_xlsxwriter::utility::row_col_to_cell(1, column);
    let rule = ConditionalFormatFormula::new()
        .set_rule(format!("=AND(ISNUMBER({first}),{first}<TODAY())").as_str())
        .set_format(Format::new().set_font_color(RED_TEXT).set_bold());
    sheet.add_conditional_format(1, column, last_row, column, &rule)?;
    Ok(())
}

/// What a colour means.
#[derive(Clone, Copy)]
pub(super) enum Tint {
    /// News.
    News,
    /// Good.
    Good,
    /// Worth a look.
    Notable,
    /// Bad.
    Bad,
    /// Of no account.
    Quiet,
}

impl Tint {
    fn format(self) -> Format {
        let ground = match self {
            Self::News => BLUE,
            Self::Good => GREEN,
            Self::Notable => AMBER,
            Self::Bad => RED,
            Self::Quiet => GREY,
        };
        Format::new().set_background_color(ground)
    }
}
