//! Everything a menu entry, a shortcut or the command palette can do.

/// A command without data; menus, shortcuts, toolbar and palette all list this one enum.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, strum::EnumIter)]
pub enum UiCommand {
    /// Takes the last step back.
    Undo,
    /// Brings the last undone step again.
    Redo,
    /// Removes what is selected.
    Delete,
    /// Shows the whole diagram.
    FitDiagram,
}
