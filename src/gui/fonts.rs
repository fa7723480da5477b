//! The letters of the window: Inter for text, Phosphor for icons.
//!
//! Inter's digits are its tabular ones (the files in `assets/fonts` are made so), since columns of ports are what
//! people read here.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

const INTER_REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
const INTER_SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");

/// The family of headings and of whatever has to stand out.
pub fn strong_family() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// The fonts of the window.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    fonts.font_data.insert("inter".into(), Arc::new(FontData::from_static(INTER_REGULAR)));
    fonts.font_data.insert("inter-semi-bold".into(), Arc::new(FontData::from_static(INTER_SEMI_BOLD)));
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |first: &str| {
        let mut names = vec![first.to_owned()];
        names.extend(fallbacks.iter().cloned());
        names
    };
    fonts.families.insert(FontFamily::Proportional, family("inter"));
    fonts.families.insert(strong_family(), family("inter-semi-bold"));
    egui_phosphor::add_to_fonts(&mut fonts, egui_phosphor::Variant::Regular);
    if let Some(names) = fonts.families.get_mut(&strong_family()) {
        names.insert(1, "phosphor".to_owned());
    }
    fonts
}

#[cfg(test)]
mod tests {
    use egui::epaint::text::{Fonts, TextOptions};
    use egui::{FontFamily, FontId};

    use super::{definitions, strong_family};
    use crate::gui::icons;

    #[test]
    fn no_letter_stands_where_an_icon_should() {
        let mut definitions = definitions();
        let icons_only = FontFamily::Name("icons only".into());
        definitions.families.insert(icons_only.clone(), vec!["phosphor".into()]);
        let mut fonts = Fonts::new(TextOptions::default(), definitions);
        let mut fonts = fonts.with_pixels_per_point(1.0);
        for (name, glyph) in icons::all() {
            for character in glyph.chars() {
                let width = fonts.glyph_width(&FontId::new(16.0, icons_only.clone()), character);
                for family in [FontFamily::Proportional, strong_family()] {
                    let seen = fonts.glyph_width(&FontId::new(16.0, family), character);
                    assert!((seen - width).abs() < 0.01, "{name} is covered by a letter of the text font");
                }
            }
        }
    }
}
