//! A button that opens a list to choose from, with a filter on top: for lists that may be long.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Id, Key, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui, WidgetInfo, WidgetType, vec2};

use super::widgets::{dim, small};

/// The most entries that are listed at once; typing finds the others.
const LONGEST_LIST: usize = 200;
/// Lists shorter than this have no filter.
const FILTER_FROM: usize = 8;

/// One thing to choose.
pub struct Entry<T> {
    /// What it is called.
    pub text: String,
    /// A word more, in grey.
    pub detail: String,
    /// What choosing it gives.
    pub value: T,
}

impl<T> Entry<T> {
    /// An entry with a name and a word more.
    pub fn new(text: impl Into<String>, detail: impl Into<String>, value: T) -> Self {
        Self { text: text.into(), detail: detail.into(), value }
    }
}

/// Shows the button; gives what was chosen. `entries` is asked only while the list is open. With `free_text`, what was
/// typed can be chosen too, as [`Picked::Text`].
pub fn picker<T>(
    ui: &mut Ui,
    id: impl egui::AsIdSalt,
    button: &str,
    free_text: Option<&str>,
    entries: impl FnOnce() -> Vec<Entry<T>>,
) -> Option<Picked<T>> {
    let id = Id::new(("picker", Id::new(id)));
    let mut picked = None;
    let menu = MenuButton::from_button(Button::new(button).truncate())
        .config(MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside));
    let (_, open) = menu.ui(ui, |ui| {
        ui.set_min_width(260.0);
        let entries = entries();
        let mut filter = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
        let mut is_entered = false;
        if entries.len() >= FILTER_FROM || free_text.is_some() {
            let hint = free_text.unwrap_or("Type to find…");
            let response = ui.add(
                TextEdit::singleline(&mut filter)
                    .id(id.with("filter"))
                    .hint_text(dim(hint))
                    .desired_width(f32::INFINITY),
            );
            if ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.add_space(4.0);
        }
        let wanted = filter.trim().to_lowercase();
        let typed = filter.trim().to_owned();
        let mut is_first = true;
        let mut shown = 0_usize;
        let mut is_exact = false;
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            ui.with_layout(egui::Layout::top_down_justified(egui::Align::Min), |ui| {
                for entry in entries {
                    is_exact |= entry.text.eq_ignore_ascii_case(&wanted);
                    let found = wanted.is_empty()
                        || entry.text.to_lowercase().contains(&wanted)
                        || entry.detail.to_lowercase().contains(&wanted);
                    if !found {
                        continue;
                    }
                    shown += 1;
                    if shown > LONGEST_LIST {
                        break;
                    }
                    let button = Button::new(RichText::new(&entry.text)).right_text(small(&entry.detail));
                    let response = ui.add(button.min_size(vec2(240.0, 24.0)));
                    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &entry.text));
                    let clicked = response.clicked();
                    if clicked || (is_entered && is_first && (free_text.is_none() || is_exact)) {
                        picked = Some(Picked::Entry(entry.value));
                        break;
                    }
                    is_first = false;
                }
                if free_text.is_some() && !typed.is_empty() && !is_exact && picked.is_none() {
                    let label = format!("{} New: {typed}", egui_phosphor::regular::PLUS);
                    if ui.button(label).clicked() || is_entered {
                        picked = Some(Picked::Text(typed.clone()));
                    }
                } else if shown == 0 {
                    ui.label(dim("Nothing found"));
                }
            });
        });
        ui.data_mut(|data| data.insert_temp(id, filter));
        if picked.is_some() {
            ui.close();
        }
    });
    if open.is_none() || picked.is_some() {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    picked
}

/// What was chosen from a list.
pub enum Picked<T> {
    /// An entry of the list.
    Entry(T),
    /// What was typed.
    Text(String),
}

impl<T> Picked<T> {
    /// The entry, where no free text is allowed.
    pub fn entry(self) -> Option<T> {
        match self {
            Self::Entry(value) => Some(value),
            Self::Text(_) => None,
        }
    }
}
