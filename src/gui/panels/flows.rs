//! The table of flows: virtual rows over an index that is worked out only when the document, the question or the order
//! changes.

use egui::{Align, EventFilter, Id, Label, Layout, RichText, Sense, Ui, WidgetInfo, WidgetType, vec2};
use egui_extras::{Column as TableColumn, TableBuilder};
use strum::IntoEnumIterator as _;

use crate::engine::{Flow, PathKind};
use crate::gui::copy::{Table, copy_button_ui, copy_menu_ui, note_keyboard};
use crate::gui::elide;
use crate::gui::panels::flow_widths::Widths;
use crate::gui::panels::row_selection::RowSelection;
use crate::gui::query::Query;
use crate::gui::risk::{self, RiskLevel};
use crate::gui::state::{BottomTab, Outbox, Selection};
use crate::gui::theme::{self, Palette};
use crate::gui::widgets::{checkbox, dim, empty_state, filter_field, removable_tag, row_by_key, strong, thousands};
use crate::ids::{DeviceId, FlowId, SegmentId};
use crate::net::Protocol;
use crate::project::Project;
use crate::session::Session;

/// Height of a row, in points.
const ROW_HEIGHT: f32 = 25.0;

/// A column that is narrower than this has a short title, in points.
const SHORT_TITLE_WIDTH: f32 = 142.0;

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd, strum::EnumIter)]
pub enum Column {
    /// Source segment.
    #[default]
    From,
    /// Destination segment.
    To,
    /// Protocol.
    Protocol,
    /// Destination ports.
    Port,
    /// Application protocol.
    Application,
    /// Service.
    Service,
    /// Requirement level.
    Required,
    /// Enforcement points.
    EnforcedBy,
}

impl Column {
    /// What its header says.
    pub const fn title(self) -> &'static str {
        match self {
            Self::From => "From",
            Self::To => "To",
            Self::Protocol => "Protocol",
            Self::Port => "Port",
            Self::Application => "Application protocol",
            Self::Service => "Service",
            Self::Required => "Required",
            Self::EnforcedBy => "Enforced by",
        }
    }

    /// The same for a narrow column.
    const fn short_title(self) -> &'static str {
        match self {
            Self::Application => "Application",
            _ => self.title(),
        }
    }
}

/// What the row index was worked out from.
#[derive(Clone, Debug, PartialEq)]
struct RowsKey {
    document: u64,
    revision: u64,
    query: String,
    pair: Option<(SegmentId, SegmentId)>,
    sort: (Column, bool),
    is_natural: bool,
    shows_inside: bool,
}

/// What the table remembers.
#[derive(Debug, Default)]
pub struct FlowsState {
    /// The filter.
    pub query: String,
    /// Which column orders the rows, and whether downwards; none for the order of the matrix.
    pub sort: Option<(Column, bool)>,
    /// Whether flows inside one segment are shown as well.
    pub shows_inside: bool,
    /// Which rows are selected, where they are several.
    pub selected: RowSelection,
    key: Option<RowsKey>,
    rows: Vec<u32>,
    scroll_to: Option<usize>,
    widths: Widths,
}

impl FlowsState {
    /// The rows that are shown, as positions in the report.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Works the rows out anew if they are out of date. `document` tells one document from the next.
    pub fn refresh(&mut self, document: u64, session: &Session, selection: &Selection) {
        let key = RowsKey {
            document,
            revision: session.revision(),
            query: self.query.clone(),
            pair: selection.pair.clone(),
            sort: self.sort.unwrap_or_default(),
            is_natural: self.sort.is_none(),
            shows_inside: self.shows_inside,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let query = Query::parse(&self.query);
        let flows = &session.report().flows;
        self.rows = (0_u32..)
            .zip(flows)
            .filter(|(_, flow)| self.shows_inside || flow.crosses())
            .filter(|(_, flow)| {
                selection
                    .pair
                    .as_ref()
                    .is_none_or(|(from, to)| flow.source_segment == *from && flow.destination_segment == *to)
            })
            .filter(|(_, flow)| query.matches(session.project(), session.catalog(), flow))
            .map(|(position, _)| position)
            .collect();
        if let Some((column, is_descending)) = self.sort {
            let flow_at = |position: &u32| flows.get(*position as usize);
            self.rows.sort_by_cached_key(|position| flow_at(position).map(|flow| sort_key(session, flow, column)));
            if is_descending {
                self.rows.reverse();
            }
        }
        self.key = Some(key);
    }

    /// The ids of the rows that are shown.
    fn shown<'s>(&'s self, session: &'s Session) -> impl Iterator<Item = &'s FlowId> {
        let flows = &session.report().flows;
        self.rows.iter().filter_map(|position| flows.get(*position as usize)).map(|flow| &flow.id)
    }

    /// Selects all rows that are shown.
    pub fn select_all(&mut self, session: &Session, selection: &mut Selection) {
        let mut selected = std::mem::take(&mut self.selected);
        selected.all(selection, self.shown(session));
        self.selected = selected;
    }

    /// Selects as a click does: with Ctrl one more or one less, with Shift all from where the selection began.
    fn select(&mut self, session: &Session, selection: &mut Selection, flow: &FlowId, modifiers: egui::Modifiers) {
        if modifiers.shift {
            let mut selected = std::mem::take(&mut self.selected);
            let shown: Vec<&FlowId> = self.shown(session).collect();
            selected.up_to(selection, flow, &shown);
            self.selected = selected;
        } else if modifiers.command {
            self.selected.toggle(selection, flow);
        } else {
            self.selected.only_or_none(selection, flow);
        }
    }

    fn toggle_sort(&mut self, column: Column) {
        self.sort = match self.sort {
            Some((current, false)) if current == column => Some((column, true)),
            Some((current, true)) if current == column => None,
            _ => Some((column, false)),
        };
    }
}

fn sort_key(session: &Session, flow: &Flow, column: Column) -> (String, u32) {
    let text = |text: &str| (text.to_lowercase(), 0);
    match column {
        Column::From => text(segment_name(session.project(), &flow.source_segment)),
        Column::To => text(segment_name(session.project(), &flow.destination_segment)),
        Column::Protocol => text(flow.protocol.name()),
        Column::Port => (String::new(), flow.destination_ports.map_or(0, |ports| u32::from(ports.first) + 1)),
        Column::Application => text(&session.catalog().endpoint(flow.endpoint).application_protocol),
        Column::Service => text(&session.catalog().service(flow.endpoint.service).name),
        Column::Required => (String::new(), 2 - flow.requirement as u32),
        Column::EnforcedBy => text(&enforced_by(session.project(), flow)),
    }
}

/// The name of a segment.
pub fn segment_name<'p>(project: &'p Project, id: &'p SegmentId) -> &'p str {
    project.segments.get(id).map_or(id.as_str(), |segment| segment.name.as_str())
}

/// The name of a device.
pub fn device_name<'p>(project: &'p Project, id: &'p DeviceId) -> &'p str {
    project.devices.get(id).map_or(id.as_str(), |device| device.name.as_str())
}

/// The devices whose rules have to let the flow through, or why there are none.
pub fn enforced_by(project: &Project, flow: &Flow) -> String {
    let devices: Vec<&str> = flow.enforcement_points().map(|id| device_name(project, id)).collect();
    if !devices.is_empty() {
        return devices.join(", ");
    }
    match flow.path.kind {
        PathKind::SameSegment => "the hosts themselves".to_owned(),
        PathKind::Routed if flow.is_seen_by_no_device() => "the hosts themselves".to_owned(),
        PathKind::Unnamed => "any firewall between".to_owned(),
        PathKind::None => "no path".to_owned(),
        PathKind::Routed => "helper of the firewall".to_owned(),
    }
}

/// The tabs Flows, Problems and What-if, and the filter of the table.
pub fn bottom_tabs_ui(
    session: &Session,
    tab: &mut BottomTab,
    state: &mut FlowsState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    let palette = Palette::of(ui);
    let rect = ui.max_rect();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(8.0);
        let flows = state.rows.len();
        if crate::gui::widgets::tab(ui, *tab == BottomTab::Flows, "Flows", Some((flows, palette.text_dim))).clicked() {
            *tab = BottomTab::Flows;
        }
        let problems = session.report().problems.len();
        let colour = match session.report().problems.iter().map(|problem| problem.severity).max() {
            Some(crate::diag::Severity::Error) => palette.risk_high,
            Some(crate::diag::Severity::Warning) => palette.risk_middle,
            _ => palette.text_dim,
        };
        let count = Some((problems, colour));
        if crate::gui::widgets::tab(ui, *tab == BottomTab::Problems, "Problems", count).clicked() {
            *tab = BottomTab::Problems;
        }
        if crate::gui::widgets::tab(ui, *tab == BottomTab::WhatIf, "What-if", None).clicked() {
            *tab = BottomTab::WhatIf;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.add_space(8.0);
            match tab {
                BottomTab::Flows => copy_button_ui(Table::Flows, state.selected.count(selection), outbox, ui),
                BottomTab::Problems => copy_button_ui(Table::Problems, 0, outbox, ui),
                BottomTab::WhatIf => {}
            }
            if *tab != BottomTab::Flows {
                return;
            }
            let width = ui.available_width().clamp(80.0, 210.0);
            let hint = "Filter: from:users port:445";
            filter_field(ui, &mut state.query, "Filter flows", hint, width).on_hover_ui(filter_help_ui);
            checkbox(ui, &mut state.shows_inside, "Within segments")
                .on_hover_text("Show flows that stay inside one segment too: no firewall of the network sees them");
            if let Some((from, to)) = selection.pair.clone() {
                let project = session.project();
                let text = format!("{} → {}", segment_name(project, &from), segment_name(project, &to));
                if removable_tag(ui, &text, "Show all pairs of segments") {
                    selection.pair = None;
                }
            }
            let selected = state.selected.count(selection);
            if selected > 1 {
                ui.add(Label::new(dim(format!("{} selected", thousands(selected)))).truncate());
            }
        });
    });
    crate::gui::widgets::bottom_line(ui, rect);
}

fn filter_help_ui(ui: &mut Ui) {
    ui.set_max_width(320.0);
    ui.label(strong("Every word has to fit"));
    ui.label("from:users  to:dmz  port:445  proto:tcp");
    ui.label("service:dns  by:fw-core  risk:clear  need:required");
    ui.label("Other words are looked for in all columns; a minus before a word leaves its rows out: -icmp");
}

/// Shows the table.
pub fn flows_ui(
    document: u64,
    session: &Session,
    state: &mut FlowsState,
    selection: &mut Selection,
    outbox: &mut Outbox,
    ui: &mut Ui,
) {
    if state.rows.is_empty() {
        flows_empty_ui(session, state, selection, ui);
        return;
    }
    let table_id = Id::new("flows-table");
    let area = ui.available_rect_before_wrap();
    let focus = ui.interact(area, table_id, Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, "Flows"));
    if focus.has_focus() {
        move_with_keys(session, state, selection, table_id, area.height(), ui);
    }
    note_keyboard(ui, &focus, Table::Flows, None);
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    // The lines between columns would be louder than what stands in them.
    ui.visuals_mut().widgets.noninteractive.bg_stroke = egui::Stroke::NONE;
    ui.visuals_mut().selection.stroke.color = palette.text;
    state.widths.refresh(document, session, area.width(), ui);
    let mut table = TableBuilder::new(ui)
        .id_salt(("flows", document, state.widths.generation))
        .sense(Sense::click())
        .resizable(true)
        .auto_shrink(false)
        .cell_layout(Layout::left_to_right(Align::Center));
    for column in Column::iter() {
        let width = match column {
            Column::Service => TableColumn::remainder(),
            _ => TableColumn::initial(state.widths.of(column)),
        };
        table = table.column(width.at_least(44.0).clip(true));
    }
    if let Some(row) = state.scroll_to.take() {
        table = table.scroll_to_row(row, None);
    }
    let mut sort_clicked = None;
    let table = table.header(26.0, |mut header| {
        for column in Column::iter() {
            header.col(|ui| {
                if header_cell_ui(column, state.sort, ui) {
                    sort_clicked = Some(column);
                }
            });
        }
    });
    let project = session.project();
    let flows = &session.report().flows;
    let shown = &*state;
    let rows = &shown.rows;
    let mut clicked = None;
    let mut aimed_at = None;
    let count = shown.selected.count(selection);
    table.body(|body| {
        body.rows(ROW_HEIGHT, rows.len(), |mut row| {
            let Some(flow) = rows.get(row.index()).and_then(|position| flows.get(*position as usize)) else { return };
            let is_selected = shown.selected.has(selection, &flow.id);
            row.set_selected(is_selected);
            for column in Column::iter() {
                row.col(|ui| cell_ui(session, flow, column, palette, ui));
            }
            let response = row.response();
            response.widget_info(|| {
                WidgetInfo::selected(WidgetType::SelectableLabel, true, is_selected, row_label(project, session, flow))
            });
            if response.clicked() {
                clicked = Some(flow.id.clone());
            }
            if response.secondary_clicked() && !is_selected {
                aimed_at = Some(flow.id.clone());
            }
            response.context_menu(|ui| copy_menu_ui(Table::Flows, count.max(1), outbox, ui));
            if response.double_clicked() {
                selection.pair = Some((flow.source_segment.clone(), flow.destination_segment.clone()));
            }
        });
    });
    if let Some(column) = sort_clicked {
        state.toggle_sort(column);
    }
    if let Some(flow) = aimed_at {
        state.selected.only(selection, &flow);
        ui.memory_mut(|memory| memory.request_focus(table_id));
    }
    if let Some(flow) = clicked {
        let modifiers = ui.input(|input| input.modifiers);
        state.select(session, selection, &flow, modifiers);
        ui.memory_mut(|memory| memory.request_focus(table_id));
    }
}

/// How a row is named for assistive technology (and found in tests).
fn row_label(project: &Project, session: &Session, flow: &Flow) -> String {
    let ports = flow.destination_ports.map(|ports| format!(" {ports}")).unwrap_or_default();
    format!(
        "{} to {}, {}{ports}, {}",
        segment_name(project, &flow.source_segment),
        segment_name(project, &flow.destination_segment),
        flow.protocol.name(),
        session.catalog().endpoint(flow.endpoint).application_protocol
    )
}

fn flows_empty_ui(session: &Session, state: &mut FlowsState, selection: &mut Selection, ui: &mut Ui) {
    let crossing = session.report().flows.iter().filter(|flow| flow.crosses()).count();
    if crossing > 0 || (!state.query.is_empty() || selection.pair.is_some()) && !session.report().flows.is_empty() {
        ui.vertical_centered(|ui| {
            ui.add_space(28.0);
            ui.label(strong("No flow fits the filter"));
            if ui.button("Show all flows").clicked() {
                state.query.clear();
                selection.pair = None;
            }
        });
    } else if session.project().segments.len() < 2 {
        let text =
            "Draw at least two segments and put servers with roles into them. The flows that must cross appear here";
        empty_state(ui, egui_phosphor::regular::FLOW_ARROW, "No flows yet", text);
    } else {
        let text =
            "Put servers into different segments, for example a domain controller here and a member server there";
        empty_state(ui, egui_phosphor::regular::FLOW_ARROW, "Nothing has to cross yet", text);
    }
}

/// Up, down, page and ends, while the table has the keyboard.
fn move_with_keys(session: &Session, state: &mut FlowsState, selection: &mut Selection, id: Id, height: f32, ui: &Ui) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let flows = &session.report().flows;
    let flow_at = |row: usize| state.rows.get(row).and_then(|position| flows.get(*position as usize));
    let current = selection
        .flow
        .as_ref()
        .and_then(|id| (0..state.rows.len()).find(|row| flow_at(*row).is_some_and(|flow| flow.id == *id)));
    let last = state.rows.len().saturating_sub(1);
    if let Some(row) = row_by_key(ui, current, last, height, ROW_HEIGHT)
        && let Some(flow) = flow_at(row)
    {
        let id = flow.id.clone();
        if ui.input(|input| input.modifiers.shift) {
            state.select(session, selection, &id, egui::Modifiers::SHIFT);
        } else {
            state.selected.only(selection, &id);
        }
        state.scroll_to = Some(row);
    }
}

fn header_cell_ui(column: Column, sort: Option<(Column, bool)>, ui: &mut Ui) -> bool {
    let palette = Palette::of(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, palette.line));
    let arrow = match sort {
        Some((current, is_descending)) if current == column => {
            if is_descending {
                egui_phosphor::regular::CARET_DOWN
            } else {
                egui_phosphor::regular::CARET_UP
            }
        }
        _ => "",
    };
    let title = if rect.width() < SHORT_TITLE_WIDTH { column.short_title() } else { column.title() };
    let text = if arrow.is_empty() { title.to_owned() } else { format!("{title} {arrow}") };
    let font = egui::FontId::new(theme::SMALL_POINTS, crate::gui::fonts::strong_family());
    let text = RichText::new(text).font(font).color(palette.text_dim);
    let label = Label::new(text).truncate().sense(Sense::click());
    let response = if column == Column::Port {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(12.0);
            ui.add(label)
        })
        .inner
    } else {
        ui.add_space(10.0);
        ui.add(label)
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("Sort by {}", column.title())));
    response.on_hover_text("Sort by this column; a third click brings the order of the matrix back").clicked()
}

/// What a cell says, for the clipboard.
pub fn cell_text(session: &Session, flow: &Flow, column: Column) -> String {
    let project = session.project();
    match column {
        Column::From => segment_name(project, &flow.source_segment).to_owned(),
        Column::To => segment_name(project, &flow.destination_segment).to_owned(),
        Column::Protocol => flow.protocol.name().to_uppercase(),
        Column::Port => match flow.destination_ports {
            Some(kind) if flow.protocol == Protocol::Icmp => format!("type {kind}"),
            Some(ports) => ports.to_string(),
            None => String::new(),
        },
        Column::Application => session.catalog().endpoint(flow.endpoint).application_protocol.clone(),
        Column::Service => session.catalog().service(flow.endpoint.service).name.clone(),
        Column::Required => requirement_text(flow.requirement).to_owned(),
        Column::EnforcedBy => enforced_by(project, flow),
    }
}

fn cell_ui(session: &Session, flow: &Flow, column: Column, palette: &Palette, ui: &mut Ui) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, palette.line.gamma_multiply(0.55)));
    let project = session.project();
    let label = |ui: &mut Ui, text: &str| {
        ui.add_space(10.0);
        ui.add(Label::new(text).truncate());
    };
    match column {
        Column::From => name_label(segment_name(project, &flow.source_segment), ui),
        Column::To => name_label(segment_name(project, &flow.destination_segment), ui),
        Column::Protocol => label(ui, &flow.protocol.name().to_uppercase()),
        Column::Port => {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(12.0);
                match flow.destination_ports {
                    Some(kind) if flow.protocol == Protocol::Icmp => {
                        ui.add(Label::new(dim(format!("type {kind}"))).truncate())
                    }
                    Some(ports) => ui.add(Label::new(ports.to_string()).truncate()),
                    None => ui.add(Label::new(dim("–"))),
                };
            });
        }
        Column::Application => {
            let level = RiskLevel::of(flow);
            ui.add_space(10.0);
            if level > RiskLevel::Low {
                let (dot, response) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
                let colour = risk::colour(level, palette);
                if risk::is_forbidden(flow) {
                    let (center, font) = (egui::Align2::CENTER_CENTER, egui::FontId::proportional(14.0));
                    ui.painter().text(dot.center(), center, egui_phosphor::regular::PROHIBIT, font, colour);
                } else {
                    ui.painter().circle_filled(dot.center(), 4.0, colour);
                }
                response.on_hover_text(format!("{}: {}", risk::text(level), risk::describe(flow)));
                ui.add_space(6.0);
            }
            ui.add(Label::new(&session.catalog().endpoint(flow.endpoint).application_protocol).truncate());
        }
        Column::Service => label(ui, &session.catalog().service(flow.endpoint.service).name),
        Column::Required => {
            let text = requirement_text(flow.requirement);
            ui.add_space(10.0);
            ui.add(Label::new(if text == "required" { RichText::new(text) } else { dim(text) }).truncate());
        }
        Column::EnforcedBy => {
            ui.add_space(10.0);
            let text = enforced_by(project, flow);
            let text = if flow.path.kind == PathKind::Routed { RichText::new(text) } else { dim(text) };
            ui.add(Label::new(text).truncate());
        }
    }
}

/// A name of a person, cut in its middle where it is too long.
fn name_label(name: &str, ui: &mut Ui) {
    ui.add_space(10.0);
    let font = egui::FontId::proportional(theme::BODY_POINTS);
    let shown = elide::middle(ui.painter(), name, &font, ui.available_width());
    let response = ui.add(Label::new(&shown));
    if shown != name {
        response.on_hover_text(name);
    }
}

/// How firmly a flow is needed, in a word.
pub fn requirement_text(level: crate::catalog::RequirementLevel) -> &'static str {
    match level {
        crate::catalog::RequirementLevel::Required => "required",
        crate::catalog::RequirementLevel::DefaultOn => "default",
        crate::catalog::RequirementLevel::Optional => "optional",
    }
}

/// The ports of a flow, for a title.
pub fn ports_text(flow: &Flow) -> String {
    match flow.destination_ports {
        Some(kind) if flow.protocol == Protocol::Icmp => format!("type {kind}"),
        Some(ports) if ports.count() > 1 => format!("{ports} ({} ports)", thousands(ports.count() as usize)),
        Some(ports) => ports.to_string(),
        None => String::new(),
    }
}
