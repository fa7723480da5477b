//! Running commands, and emptying the outbox at the end of a frame.

use std::collections::BTreeSet;

use egui::ThemePreference;

use super::app::{Next, PortolanApp};
use super::canvas::{self, Alignment};
use super::command::UiCommand;
use super::copy::{self, Form, Table};
use super::modals::Modal;
use super::state::{Action, BottomTab, CentreTab, Tool};
use crate::project::{Edit, Item, Project};

impl PortolanApp {
    /// Runs a command. One that cannot run now does nothing.
    pub(super) fn run_command(&mut self, command: UiCommand, ctx: &egui::Context) {
        if !command.is_enabled(&self.command_env(ctx)) {
            return;
        }
        ctx.request_repaint();
        match command {
            UiCommand::New => self.settle_changes(Next::New, ctx),
            UiCommand::Open => self.settle_changes(Next::Open, ctx),
            UiCommand::Save => self.save(None, ctx),
            UiCommand::SaveAs => self.save_as(None, ctx),
            UiCommand::Export => self.open_export_dialog(),
            UiCommand::ExportAgain => self.export_again(ctx),
            UiCommand::Welcome | UiCommand::Close => self.settle_changes(Next::Close, ctx),
            UiCommand::Quit => {
                if self.is_changed() {
                    self.settle_changes(Next::Quit, ctx);
                } else {
                    ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                }
            }
            // Undo in the middle of a drag takes the drag back.
            UiCommand::Undo if self.canvas.is_gesture_open() => self.canvas.abort_gesture(),
            UiCommand::Undo => self.step(true),
            UiCommand::Redo => self.step(false),
            UiCommand::Duplicate => self.duplicate(ctx),
            UiCommand::Delete => {
                let items: Vec<Item> = self.selection.items.iter().cloned().collect();
                self.apply(&Edit::Remove(items), None, ctx);
            }
            UiCommand::Rename => self.rename(),
            UiCommand::SelectAll if copy::has_keyboard(ctx, Table::Flows) => {
                if let Some(session) = &self.session {
                    self.flows.select_all(session, &mut self.selection);
                }
            }
            UiCommand::SelectAll => self.select_all(),
            UiCommand::CopyTable => self.copy_current_table(Form::Cells, ctx),
            UiCommand::CopyMarkdown => self.copy_current_table(Form::Markdown, ctx),
            UiCommand::RestrictPaths => self.draw(canvas::restrict, ctx),
            UiCommand::TunnelBetween => self.draw(canvas::tunnel_between, ctx),
            UiCommand::ShowDiagram => self.tab = CentreTab::Diagram,
            UiCommand::ShowMatrix => self.tab = CentreTab::Matrix,
            UiCommand::ShowRules => self.tab = CentreTab::Rules,
            UiCommand::ShowCatalog => self.tab = CentreTab::Catalog,
            UiCommand::ShowFlows => self.bottom = BottomTab::Flows,
            UiCommand::ShowProblems => self.bottom = BottomTab::Problems,
            UiCommand::ShowWhatIf => self.bottom = BottomTab::WhatIf,
            UiCommand::FitDiagram => self.canvas.fit(),
            UiCommand::ZoomIn => self.canvas.zoom_in(),
            UiCommand::ZoomOut => self.canvas.zoom_out(),
            UiCommand::ZoomReset => self.canvas.zoom_reset(),
            UiCommand::ToggleFlowOverlay => self.canvas.shows_flows = !self.canvas.shows_flows,
            UiCommand::ToggleDomains => self.canvas.shows_domains = !self.canvas.shows_domains,
            UiCommand::ToggleMinimap => self.canvas.shows_minimap = !self.canvas.shows_minimap,
            UiCommand::ThemeSystem => self.set_theme(ThemePreference::System, ctx),
            UiCommand::ThemeLight => self.set_theme(ThemePreference::Light, ctx),
            UiCommand::ThemeDark => self.set_theme(ThemePreference::Dark, ctx),
            UiCommand::ToolSelect => self.take_tool(Tool::Select),
            UiCommand::ToolSegment => self.take_tool(Tool::PlaceSegment),
            UiCommand::ToolFirewall => self.take_tool(Tool::PlaceFirewall),
            UiCommand::ToolRouter => self.take_tool(Tool::PlaceRouter),
            UiCommand::ToolLink => self.take_tool(Tool::DrawLink),
            UiCommand::ToolTunnel => self.take_tool(Tool::DrawTunnel),
            UiCommand::ArrangeAutomatically => self.arrange(ctx),
            UiCommand::AlignLeft => self.align(Alignment::Left, ctx),
            UiCommand::AlignCenter => self.align(Alignment::Center, ctx),
            UiCommand::AlignRight => self.align(Alignment::Right, ctx),
            UiCommand::AlignTop => self.align(Alignment::Top, ctx),
            UiCommand::AlignMiddle => self.align(Alignment::Middle, ctx),
            UiCommand::AlignBottom => self.align(Alignment::Bottom, ctx),
            UiCommand::DistributeHorizontally => self.align(Alignment::DistributeHorizontally, ctx),
            UiCommand::DistributeVertically => self.align(Alignment::DistributeVertically, ctx),
            UiCommand::CommandPalette => self.modal = Some(Modal::find()),
            UiCommand::Shortcuts => self.modal = Some(Modal::Shortcuts),
            UiCommand::About => self.modal = Some(Modal::About),
        }
    }

    /// Does what was asked for during the frame.
    pub(super) fn empty_outbox(&mut self, ctx: &egui::Context) {
        let actions = std::mem::take(&mut self.outbox.0);
        if actions.is_empty() {
            return;
        }
        for action in actions {
            match action {
                Action::Edit(edit) => self.apply(&edit, None, ctx),
                Action::EditMerging(edit, key) => self.apply(&edit, Some(key), ctx),
                Action::Command(command) => self.run_command(command, ctx),
                Action::Copy(request) => self.copy_table(request, ctx),
                Action::Toast(text) => self.say(text, ctx),
                Action::Open(path) => self.settle_changes(Next::OpenPath(path), ctx),
                Action::StartFrom(name) => self.settle_changes(Next::StartFrom(name), ctx),
                Action::Reveal(item) => self.canvas.reveal(item),
                Action::PickLinks(restriction) => {
                    self.tab = CentreTab::Diagram;
                    self.canvas.pick_links(restriction);
                }
                Action::ShowRule(device, rule) => {
                    self.tab = CentreTab::Rules;
                    self.selection.only_rule(device, rule);
                }
                Action::RememberLanguages => self.remember_languages(),
                Action::SaveRules(files) => self.ask_for_rule_files(files, ctx),
                Action::ShowPolicyRule(name) => {
                    self.selection.clear();
                    self.inspector.shown_rule = Some(name);
                }
            }
        }
        ctx.request_repaint();
    }

    /// Applies an edit; a refusal is said in the status bar and changes nothing.
    pub(super) fn apply(&mut self, edit: &Edit, merge_key: Option<String>, ctx: &egui::Context) {
        let Some(session) = &mut self.session else { return };
        match session.apply_merging(edit, merge_key) {
            Ok(_) => self.selection.retain_existing(session.project()),
            Err(error) => self.say(format!("Not done: {error}"), ctx),
        }
        ctx.request_repaint();
    }

    fn step(&mut self, is_undo: bool) {
        let Some(session) = &mut self.session else { return };
        if is_undo {
            session.undo();
        } else {
            session.redo();
        }
        self.selection.retain_existing(session.project());
    }

    /// Makes something of what is selected, and selects it instead.
    fn draw(&mut self, make: impl Fn(&Project, &BTreeSet<Item>) -> Option<(Item, Edit)>, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        if let Some((item, edit)) = make(session.project(), &self.selection.items) {
            self.apply(&edit, None, ctx);
            self.selection.only(item);
        }
        if let Some(session) = &self.session {
            self.selection.retain_existing(session.project());
        }
    }

    fn duplicate(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        if let Some((copies, edit)) = canvas::duplicate(session.project(), &self.selection.items) {
            self.apply(&edit, None, ctx);
            // The copies are what one goes on with.
            self.selection.clear();
            self.selection.items = copies;
        }
    }

    fn select_all(&mut self) {
        let Some(session) = &self.session else { return };
        self.selection.clear();
        self.selection.items.extend(session.project().segments.keys().cloned().map(Item::Segment));
        self.selection.items.extend(session.project().devices.keys().cloned().map(Item::Device));
    }

    fn set_theme(&mut self, theme: ThemePreference, ctx: &egui::Context) {
        ctx.set_theme(theme);
        self.settings.set_theme(theme);
        self.settings.save(self.env.as_ref());
    }

    fn take_tool(&mut self, tool: Tool) {
        self.tab = CentreTab::Diagram;
        self.canvas.set_tool(tool);
    }

    /// A box on the diagram is renamed where it stands; anything else in the inspector.
    fn rename(&mut self) {
        match (&self.session, self.selection.single()) {
            (Some(session), Some(item @ (Item::Segment(_) | Item::Device(_) | Item::Server(_))))
                if self.tab == CentreTab::Diagram =>
            {
                self.canvas.start_rename(item.clone(), session.project());
            }
            _ => self.inspector.wants_name = true,
        }
    }

    fn align(&mut self, alignment: Alignment, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        if let Some(edit) = canvas::align(session.project(), &self.selection.items, alignment) {
            self.apply(&edit, None, ctx);
        }
    }

    fn arrange(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        let moves = crate::project::arrange(session.project());
        if !moves.is_empty() {
            self.apply(&Edit::batch("arrange", vec![Edit::MoveItems(moves)]), None, ctx);
            self.canvas.fit();
        }
    }
}
