//! Everything a menu entry, a shortcut or the command palette can do.
//!
//! One enum without data: menus, toolbar, palette and the list of shortcuts all iterate it, and every `match` on it is
//! exhaustive, so a new command is one variant and the compiler lists the rest.

use egui::{Key, KeyboardShortcut, Modifiers, ThemePreference};
use egui_phosphor::regular as icon;
use strum::IntoEnumIterator as _;

use super::state::{BottomTab, CentreTab, Tool};

/// A command without data; menus, shortcuts, toolbar and palette all list this one enum.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, strum::EnumIter)]
pub enum UiCommand {
    /// Starts an empty project.
    New,
    /// Opens a project from a file.
    Open,
    /// Writes the project to its file.
    Save,
    /// Writes the project to another file.
    SaveAs,
    /// Writes the flow matrix or the rules of devices for others.
    Export,
    /// Writes the last export once more.
    ExportAgain,
    /// Shows the page with samples and recent files.
    Welcome,
    /// Closes the project.
    Close,
    /// Ends the program.
    Quit,
    /// Takes the last step back.
    Undo,
    /// Brings the last undone step again.
    Redo,
    /// Copies what is selected, beside it.
    Duplicate,
    /// Removes what is selected.
    Delete,
    /// Puts the cursor into the name of what is selected.
    Rename,
    /// Selects every box of the diagram, or every row of the table that has the keyboard.
    SelectAll,
    /// Copies rows of a table for a spreadsheet.
    CopyTable,
    /// Copies rows of a table as Markdown.
    CopyMarkdown,
    /// Says that no path passes two of the selected links.
    RestrictPaths,
    /// Draws a tunnel between the two selected things.
    TunnelBetween,
    /// Shows the diagram.
    ShowDiagram,
    /// Shows the grid of segments.
    ShowMatrix,
    /// Shows the rules of devices.
    ShowRules,
    /// Shows what the catalog knows.
    ShowCatalog,
    /// Shows the table of flows.
    ShowFlows,
    /// Shows the list of problems.
    ShowProblems,
    /// Shows what could be changed, and what would follow from it.
    ShowWhatIf,
    /// Shows the whole diagram.
    FitDiagram,
    /// Makes the diagram larger.
    ZoomIn,
    /// Makes the diagram smaller.
    ZoomOut,
    /// Shows the diagram in its own size.
    ZoomReset,
    /// Shows or hides the arrows of flows on the diagram.
    ToggleFlowOverlay,
    /// Shows or hides domains and their trusts on the diagram.
    ToggleDomains,
    /// Shows or hides the small map of the diagram.
    ToggleMinimap,
    /// Light or dark as the system says.
    ThemeSystem,
    /// Light.
    ThemeLight,
    /// Dark.
    ThemeDark,
    /// The pointer selects and moves.
    ToolSelect,
    /// The next click puts a segment.
    ToolSegment,
    /// The next click puts a firewall.
    ToolFirewall,
    /// The next click puts a router.
    ToolRouter,
    /// Draws a link between a device and a segment.
    ToolLink,
    /// Draws a tunnel between two devices, segments or servers.
    ToolTunnel,
    /// Places all boxes anew.
    ArrangeAutomatically,
    /// Puts the left edges of the selected boxes on one line.
    AlignLeft,
    /// Puts the middles of the selected boxes below each other.
    AlignCenter,
    /// Puts the right edges of the selected boxes on one line.
    AlignRight,
    /// Puts the top edges of the selected boxes on one line.
    AlignTop,
    /// Puts the middles of the selected boxes beside each other.
    AlignMiddle,
    /// Puts the bottom edges of the selected boxes on one line.
    AlignBottom,
    /// Spreads the selected boxes evenly from left to right.
    DistributeHorizontally,
    /// Spreads the selected boxes evenly from top to bottom.
    DistributeVertically,
    /// Finds a command, a server or a port by typing.
    CommandPalette,
    /// Lists the keyboard shortcuts.
    Shortcuts,
    /// Says what this program is.
    About,
}

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, strum::EnumIter, strum::IntoStaticStr)]
pub enum Menu {
    /// Documents.
    File,
    /// Changes.
    Edit,
    /// What is shown.
    View,
    /// Where things stand.
    Arrange,
    /// Learning the program.
    Help,
}

impl Menu {
    /// Its commands, in order.
    pub fn commands(self) -> impl Iterator<Item = UiCommand> {
        UiCommand::iter().filter(move |command| command.menu() == self)
    }
}

/// What decides whether a command can run now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CommandEnv {
    /// A project is open.
    pub has_document: bool,
    /// There is a step to take back.
    pub can_undo: bool,
    /// There is a step to bring again.
    pub can_redo: bool,
    /// How many things are selected.
    pub selected: usize,
    /// How many of them are boxes or nodes of the diagram.
    pub selected_boxes: usize,
    /// How many of them are links.
    pub selected_links: usize,
    /// How many of them a tunnel can end at.
    pub selected_tunnel_ends: usize,
    /// Which tab is in front.
    pub tab: CentreTab,
    /// Which tab is in front below.
    pub bottom: BottomTab,
    /// Whether arrows of flows are shown.
    pub shows_flow_overlay: bool,
    /// Whether domains are shown on the diagram.
    pub shows_domains: bool,
    /// Whether the small map is shown.
    pub shows_minimap: bool,
    /// What the pointer does.
    pub tool: Tool,
    /// The chosen theme.
    pub theme: ThemePreference,
}

impl Default for CommandEnv {
    fn default() -> Self {
        Self {
            has_document: false,
            can_undo: false,
            can_redo: false,
            selected: 0,
            selected_boxes: 0,
            selected_links: 0,
            selected_tunnel_ends: 0,
            tab: CentreTab::default(),
            bottom: BottomTab::default(),
            shows_flow_overlay: true,
            shows_domains: true,
            shows_minimap: true,
            tool: Tool::default(),
            theme: ThemePreference::System,
        }
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl UiCommand {
    /// What the menu says.
    pub const fn text(self) -> &'static str {
        match self {
            Self::New => "New project",
            Self::Open => "Open…",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::Export => "Export…",
            Self::ExportAgain => "Export again",
            Self::Welcome => "Samples and recent files",
            Self::Close => "Close project",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Duplicate => "Duplicate",
            Self::Delete => "Delete",
            Self::Rename => "Rename",
            Self::SelectAll => "Select all",
            Self::CopyTable => "Copy as table",
            Self::CopyMarkdown => "Copy as Markdown",
            Self::RestrictPaths => "Restrict paths over these links",
            Self::TunnelBetween => "Tunnel between these two",
            Self::ShowDiagram => "Diagram",
            Self::ShowMatrix => "Matrix",
            Self::ShowRules => "Rules",
            Self::ShowCatalog => "Catalog",
            Self::ShowFlows => "Flows",
            Self::ShowProblems => "Problems",
            Self::ShowWhatIf => "What-if",
            Self::FitDiagram => "Fit diagram in view",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomReset => "Zoom to 100 %",
            Self::ToggleFlowOverlay => "Show flows on the diagram",
            Self::ToggleDomains => "Show domains on the diagram",
            Self::ToggleMinimap => "Show overview map",
            Self::ThemeSystem => "Theme of the system",
            Self::ThemeLight => "Light theme",
            Self::ThemeDark => "Dark theme",
            Self::ToolSelect => "Select and move",
            Self::ToolSegment => "Draw a segment",
            Self::ToolFirewall => "Draw a firewall",
            Self::ToolRouter => "Draw a router",
            Self::ToolLink => "Draw a link",
            Self::ToolTunnel => "Draw a tunnel",
            Self::ArrangeAutomatically => "Arrange automatically",
            Self::AlignLeft => "Align left edges",
            Self::AlignCenter => "Align centres below each other",
            Self::AlignRight => "Align right edges",
            Self::AlignTop => "Align top edges",
            Self::AlignMiddle => "Align centres side by side",
            Self::AlignBottom => "Align bottom edges",
            Self::DistributeHorizontally => "Distribute horizontally",
            Self::DistributeVertically => "Distribute vertically",
            Self::CommandPalette => "Find anything…",
            Self::Shortcuts => "Keyboard shortcuts",
            Self::About => "About Portolan",
        }
    }

    /// One sentence more than the menu says.
    pub const fn tooltip(self) -> &'static str {
        match self {
            Self::New => "Start with an empty diagram",
            Self::Open => "Open a project from a file; dropping the file on the window does the same",
            Self::Save => "Write the project to its file",
            Self::SaveAs => "Write the project to another file and go on there",
            Self::Export => "Write the flow matrix or the rules of devices, with a preview",
            Self::ExportAgain => "Write the last export once more, to the same place",
            Self::Welcome => "Start from a sample, or open a file again",
            Self::Close => "Close the project and go back to the first page",
            Self::Quit => "Close the window; unsaved changes are asked about first",
            Self::Undo => "Take the last step back; there is no limit",
            Self::Redo => "Bring the step again that was taken back",
            Self::Duplicate => "Make a copy of what is selected",
            Self::Delete => "Remove what is selected, with its links and servers",
            Self::Rename => "Change the name of what is selected",
            Self::SelectAll => {
                "Select every segment and device, or every row while the table of flows has the keyboard"
            }
            Self::CopyTable => {
                "Put the selected rows of the table, or all of them, into the clipboard for a spreadsheet"
            }
            Self::CopyMarkdown => "Put the selected rows of the table, or all of them, into the clipboard for a ticket",
            Self::RestrictPaths => "With two links or more selected: no path passes more than one of them",
            Self::TunnelBetween => {
                "With two devices, segments or servers selected: the firewalls between see only a tunnel"
            }
            Self::ShowDiagram => "Draw segments, firewalls and servers",
            Self::ShowMatrix => "See which segment talks to which, in one grid",
            Self::ShowRules => "What each firewall and router has to let through, in its own language",
            Self::ShowCatalog => "Look up services, roles and ports, and where each fact comes from",
            Self::ShowFlows => "Every flow between segments as a row",
            Self::ShowProblems => "What is missing or contradicts itself in this design",
            Self::ShowWhatIf => "What could be closed or narrowed, what would change, and what it takes",
            Self::FitDiagram => "Choose zoom and place so that everything can be seen",
            Self::ZoomIn => "Make the diagram larger; Ctrl and the mouse wheel do the same",
            Self::ZoomOut => "Make the diagram smaller; Ctrl and the mouse wheel do the same",
            Self::ZoomReset => "Show the diagram in its own size",
            Self::ToggleFlowOverlay => "Arrows between segments: width for the number of ports, colour for the risk",
            Self::ToggleDomains => "Which server is in which domain, and which domain trusts which",
            Self::ToggleMinimap => "A small map in the corner for getting around large diagrams",
            Self::ThemeSystem => "Light or dark, as the system is set",
            Self::ThemeLight => "Dark letters on light ground",
            Self::ThemeDark => "Light letters on dark ground",
            Self::ToolSelect => "Click selects, drag moves",
            Self::ToolSegment => "The next click on the diagram puts a segment there",
            Self::ToolFirewall => "The next click on the diagram puts a firewall there",
            Self::ToolRouter => "The next click on the diagram puts a router there",
            Self::ToolLink => "Press on a firewall or router and release on a segment",
            Self::ToolTunnel => "Press on a device, a segment or a server and release on another one",
            Self::ArrangeAutomatically => "Place all boxes anew so that few lines cross",
            Self::AlignLeft => "Move the selected boxes so that their left edges form a line",
            Self::AlignCenter => "Move the selected boxes sideways so that their centres stand below each other",
            Self::AlignRight => "Move the selected boxes so that their right edges form a line",
            Self::AlignTop => "Move the selected boxes so that their top edges form a line",
            Self::AlignMiddle => "Move the selected boxes up or down so that their centres stand side by side",
            Self::AlignBottom => "Move the selected boxes so that their bottom edges form a line",
            Self::DistributeHorizontally => "Same gaps between the selected boxes, from left to right",
            Self::DistributeVertically => "Same gaps between the selected boxes, from top to bottom",
            Self::CommandPalette => "Type a few letters of a command, a segment, a server, or a port number",
            Self::Shortcuts => "Every command that has a key of its own",
            Self::About => "Version, licence and sources",
        }
    }

    /// Its keys.
    pub const fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (CTRL, Key::N),
            Self::Open => (CTRL, Key::O),
            Self::Save => (CTRL, Key::S),
            Self::SaveAs => (CTRL_SHIFT, Key::S),
            Self::Export => (CTRL, Key::E),
            Self::ExportAgain => (CTRL_SHIFT, Key::E),
            Self::Close => (CTRL, Key::W),
            Self::Quit => (CTRL, Key::Q),
            Self::Undo => (CTRL, Key::Z),
            Self::Redo => (CTRL_SHIFT, Key::Z),
            Self::Duplicate => (CTRL, Key::D),
            Self::Delete => (Modifiers::NONE, Key::Delete),
            Self::Rename => (Modifiers::NONE, Key::F2),
            Self::SelectAll => (CTRL, Key::A),
            Self::CopyTable => (CTRL, Key::C),
            Self::CopyMarkdown => (CTRL_SHIFT, Key::C),
            Self::RestrictPaths => (Modifiers::NONE, Key::P),
            Self::ShowDiagram => (CTRL, Key::Num1),
            Self::ShowMatrix => (CTRL, Key::Num2),
            Self::ShowRules => (CTRL, Key::Num3),
            Self::ShowCatalog => (CTRL, Key::Num4),
            Self::ShowFlows => (Modifiers::ALT, Key::Num1),
            Self::ShowProblems => (Modifiers::ALT, Key::Num2),
            Self::ShowWhatIf => (Modifiers::ALT, Key::Num3),
            Self::FitDiagram => (Modifiers::NONE, Key::Home),
            Self::ZoomIn => (CTRL, Key::Plus),
            Self::ZoomOut => (CTRL, Key::Minus),
            Self::ZoomReset => (CTRL, Key::Num0),
            Self::ToggleFlowOverlay => (Modifiers::NONE, Key::O),
            Self::ToggleDomains => (Modifiers::NONE, Key::D),
            Self::ToggleMinimap => (Modifiers::NONE, Key::M),
            Self::ToolSelect => (Modifiers::NONE, Key::V),
            Self::ToolSegment => (Modifiers::NONE, Key::S),
            Self::ToolFirewall => (Modifiers::NONE, Key::F),
            Self::ToolRouter => (Modifiers::NONE, Key::R),
            Self::ToolLink => (Modifiers::NONE, Key::L),
            Self::ToolTunnel => (Modifiers::NONE, Key::T),
            Self::ArrangeAutomatically => (CTRL_SHIFT, Key::A),
            Self::CommandPalette => (CTRL, Key::K),
            Self::Shortcuts => (Modifiers::NONE, Key::F1),
            Self::Welcome
            | Self::TunnelBetween
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::AlignLeft
            | Self::AlignCenter
            | Self::AlignRight
            | Self::AlignTop
            | Self::AlignMiddle
            | Self::AlignBottom
            | Self::DistributeHorizontally
            | Self::DistributeVertically
            | Self::About => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Its icon in the Phosphor set.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::New => icon::FILE_PLUS,
            Self::Open => icon::FOLDER_OPEN,
            Self::Save => icon::FLOPPY_DISK,
            Self::SaveAs => icon::FLOPPY_DISK_BACK,
            Self::Export => icon::EXPORT,
            Self::ExportAgain => icon::REPEAT,
            Self::Welcome => icon::HOUSE,
            Self::Close => icon::X,
            Self::Quit => icon::SIGN_OUT,
            Self::Undo => icon::ARROW_U_UP_LEFT,
            Self::Redo => icon::ARROW_U_UP_RIGHT,
            Self::Duplicate => icon::COPY,
            Self::Delete => icon::TRASH,
            Self::Rename => icon::PENCIL_SIMPLE,
            Self::SelectAll => icon::SELECTION_ALL,
            Self::CopyTable => icon::CLIPBOARD_TEXT,
            Self::CopyMarkdown => icon::MARKDOWN_LOGO,
            Self::RestrictPaths => icon::PROHIBIT,
            Self::TunnelBetween | Self::ToolTunnel => icon::ARROWS_LEFT_RIGHT,
            Self::ShowDiagram => icon::GRAPH,
            Self::ShowMatrix => icon::GRID_NINE,
            Self::ShowRules => icon::LIST_NUMBERS,
            Self::ShowCatalog => icon::BOOK_OPEN,
            Self::ShowFlows => icon::TABLE,
            Self::ShowProblems => icon::WARNING,
            Self::ShowWhatIf => icon::FLASK,
            Self::FitDiagram => icon::CORNERS_OUT,
            Self::ZoomIn => icon::MAGNIFYING_GLASS_PLUS,
            Self::ZoomOut => icon::MAGNIFYING_GLASS_MINUS,
            Self::ZoomReset => icon::MAGNIFYING_GLASS,
            Self::ToggleFlowOverlay => icon::FLOW_ARROW,
            Self::ToggleDomains => icon::TREE_STRUCTURE,
            Self::ToggleMinimap => icon::MAP_TRIFOLD,
            Self::ThemeSystem => icon::CIRCLE_HALF,
            Self::ThemeLight => icon::SUN,
            Self::ThemeDark => icon::MOON,
            Self::ToolSelect => icon::CURSOR,
            Self::ToolSegment => icon::RECTANGLE,
            Self::ToolFirewall => icon::WALL,
            Self::ToolRouter => icon::ARROWS_OUT_CARDINAL,
            Self::ToolLink => icon::LINE_SEGMENT,
            Self::ArrangeAutomatically => icon::MAGIC_WAND,
            Self::AlignLeft => icon::ALIGN_LEFT,
            Self::AlignCenter => icon::ALIGN_CENTER_HORIZONTAL,
            Self::AlignRight => icon::ALIGN_RIGHT,
            Self::AlignTop => icon::ALIGN_TOP,
            Self::AlignMiddle => icon::ALIGN_CENTER_VERTICAL,
            Self::AlignBottom => icon::ALIGN_BOTTOM,
            Self::DistributeHorizontally => icon::DOTS_THREE,
            Self::DistributeVertically => icon::DOTS_THREE_VERTICAL,
            Self::CommandPalette => icon::COMMAND,
            Self::Shortcuts => icon::KEYBOARD,
            Self::About => icon::INFO,
        }
    }

    /// The menu it stands in.
    pub const fn menu(self) -> Menu {
        match self {
            Self::New
            | Self::Open
            | Self::Save
            | Self::SaveAs
            | Self::Export
            | Self::ExportAgain
            | Self::Welcome
            | Self::Close
            | Self::Quit => Menu::File,
            Self::Undo
            | Self::Redo
            | Self::Duplicate
            | Self::Delete
            | Self::Rename
            | Self::SelectAll
            | Self::CopyTable
            | Self::CopyMarkdown
            | Self::RestrictPaths
            | Self::TunnelBetween
            | Self::CommandPalette => Menu::Edit,
            Self::ShowDiagram
            | Self::ShowMatrix
            | Self::ShowRules
            | Self::ShowCatalog
            | Self::ShowFlows
            | Self::ShowProblems
            | Self::ShowWhatIf
            | Self::FitDiagram
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::ToggleFlowOverlay
            | Self::ToggleDomains
            | Self::ToggleMinimap
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark => Menu::View,
            Self::ToolSelect
            | Self::ToolSegment
            | Self::ToolFirewall
            | Self::ToolRouter
            | Self::ToolLink
            | Self::ToolTunnel
            | Self::ArrangeAutomatically
            | Self::AlignLeft
            | Self::AlignCenter
            | Self::AlignRight
            | Self::AlignTop
            | Self::AlignMiddle
            | Self::AlignBottom
            | Self::DistributeHorizontally
            | Self::DistributeVertically => Menu::Arrange,
            Self::Shortcuts | Self::About => Menu::Help,
        }
    }

    /// Whether a line stands above it in its menu.
    pub const fn starts_group(self) -> bool {
        matches!(
            self,
            Self::Save
                | Self::Export
                | Self::Welcome
                | Self::Duplicate
                | Self::SelectAll
                | Self::RestrictPaths
                | Self::CommandPalette
                | Self::ShowFlows
                | Self::FitDiagram
                | Self::ToggleFlowOverlay
                | Self::ThemeSystem
                | Self::ArrangeAutomatically
                | Self::AlignLeft
                | Self::DistributeHorizontally
        )
    }

    /// Whether it can run now.
    pub const fn is_enabled(self, env: &CommandEnv) -> bool {
        match self {
            Self::New
            | Self::Open
            | Self::Quit
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::CommandPalette
            | Self::Shortcuts
            | Self::About => true,
            Self::Welcome
            | Self::Save
            | Self::SaveAs
            | Self::Export
            | Self::ExportAgain
            | Self::Close
            | Self::SelectAll
            | Self::CopyTable
            | Self::CopyMarkdown
            | Self::ShowDiagram
            | Self::ShowMatrix
            | Self::ShowRules
            | Self::ShowCatalog
            | Self::ShowFlows
            | Self::ShowProblems
            | Self::ShowWhatIf
            | Self::ToggleFlowOverlay
            | Self::ToggleDomains
            | Self::ToggleMinimap
            | Self::ToolSelect
            | Self::ToolSegment
            | Self::ToolFirewall
            | Self::ToolRouter
            | Self::ToolLink
            | Self::ToolTunnel
            | Self::ArrangeAutomatically => env.has_document,
            Self::FitDiagram | Self::ZoomIn | Self::ZoomOut | Self::ZoomReset => {
                env.has_document && matches!(env.tab, CentreTab::Diagram)
            }
            Self::Undo => env.can_undo,
            Self::Redo => env.can_redo,
            Self::Duplicate | Self::Delete => env.selected > 0,
            Self::Rename => env.selected == 1,
            Self::RestrictPaths => env.selected_links > 1,
            Self::TunnelBetween => env.selected == 2 && env.selected_tunnel_ends == 2,
            Self::AlignLeft
            | Self::AlignCenter
            | Self::AlignRight
            | Self::AlignTop
            | Self::AlignMiddle
            | Self::AlignBottom => env.selected_boxes > 1,
            Self::DistributeHorizontally | Self::DistributeVertically => env.selected_boxes > 2,
        }
    }

    /// For a command that is a choice or a switch: whether it is on.
    pub fn is_on(self, env: &CommandEnv) -> Option<bool> {
        match self {
            Self::ShowDiagram => Some(env.tab == CentreTab::Diagram),
            Self::ShowMatrix => Some(env.tab == CentreTab::Matrix),
            Self::ShowRules => Some(env.tab == CentreTab::Rules),
            Self::ShowCatalog => Some(env.tab == CentreTab::Catalog),
            Self::ShowFlows => Some(env.bottom == BottomTab::Flows),
            Self::ShowProblems => Some(env.bottom == BottomTab::Problems),
            Self::ShowWhatIf => Some(env.bottom == BottomTab::WhatIf),
            Self::ToggleFlowOverlay => Some(env.shows_flow_overlay),
            Self::ToggleDomains => Some(env.shows_domains),
            Self::ToggleMinimap => Some(env.shows_minimap),
            Self::ThemeSystem => Some(env.theme == ThemePreference::System),
            Self::ThemeLight => Some(env.theme == ThemePreference::Light),
            Self::ThemeDark => Some(env.theme == ThemePreference::Dark),
            Self::ToolSelect => Some(env.tool == Tool::Select),
            Self::ToolSegment => Some(env.tool == Tool::PlaceSegment),
            Self::ToolFirewall => Some(env.tool == Tool::PlaceFirewall),
            Self::ToolRouter => Some(env.tool == Tool::PlaceRouter),
            Self::ToolLink => Some(env.tool == Tool::DrawLink),
            Self::ToolTunnel => Some(env.tool == Tool::DrawTunnel),
            _ => None,
        }
    }

    /// Whether its keys belong to a text field while one has the focus.
    pub const fn yields_to_text_field(self) -> bool {
        match self.shortcut() {
            Some(shortcut) => {
                let function_key = matches!(shortcut.logical_key, Key::F1);
                (!shortcut.modifiers.command && !function_key)
                    || matches!(self, Self::Undo | Self::Redo | Self::SelectAll | Self::CopyTable | Self::CopyMarkdown)
            }
            None => true,
        }
    }
}

/// The command whose keys were pressed, if it can run; the keys are taken.
pub fn pressed_command(ctx: &egui::Context, env: &CommandEnv) -> Option<UiCommand> {
    let is_typing = ctx.text_edit_focused();
    let mut commands: Vec<(KeyboardShortcut, UiCommand)> =
        UiCommand::iter().filter_map(|command| command.shortcut().map(|shortcut| (shortcut, command))).collect();
    commands.push((KeyboardShortcut::new(CTRL, Key::Y), UiCommand::Redo));
    commands.push((KeyboardShortcut::new(CTRL, Key::Equals), UiCommand::ZoomIn));
    // Keys with more modifiers first: egui lets Ctrl+Shift+S pass for Ctrl+S.
    commands.sort_by_key(|(shortcut, _)| {
        let modifiers = shortcut.modifiers;
        std::cmp::Reverse(u8::from(modifiers.shift) + u8::from(modifiers.alt) + u8::from(modifiers.command))
    });
    commands
        .into_iter()
        .filter(|(_, command)| !(is_typing && command.yields_to_text_field()) && command.is_enabled(env))
        .find(|(shortcut, _)| ctx.input_mut(|input| input.consume_shortcut(shortcut)))
        .map(|(_, command)| command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen: Vec<(KeyboardShortcut, UiCommand)> = Vec::new();
        for command in UiCommand::iter() {
            let Some(shortcut) = command.shortcut() else { continue };
            let other = seen.iter().find(|(taken, _)| *taken == shortcut);
            assert!(other.is_none(), "{command:?} and {other:?} share {shortcut:?}");
            seen.push((shortcut, command));
        }
        assert!(seen.len() > 25);
    }

    #[test]
    fn texts_are_labels() {
        for command in UiCommand::iter() {
            assert!(!command.text().is_empty() && !command.text().ends_with('.'), "{command:?}");
            assert!(!command.tooltip().is_empty() && !command.tooltip().ends_with('.'), "{command:?}");
        }
    }

    #[test]
    fn editing_keys_belong_to_a_text_field_and_documents_do_not() {
        for command in [UiCommand::Undo, UiCommand::SelectAll, UiCommand::Delete, UiCommand::ToolSegment] {
            assert!(command.yields_to_text_field(), "{command:?}");
        }
        for command in [UiCommand::Save, UiCommand::Open, UiCommand::CommandPalette, UiCommand::Shortcuts] {
            assert!(!command.yields_to_text_field(), "{command:?}");
        }
    }
}
