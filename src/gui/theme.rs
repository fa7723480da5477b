//! Every colour and size of the window, light and dark.

use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Theme, Visuals, style::WidgetVisuals, vec2,
};

use super::fonts;
use crate::project::SegmentKind;

/// A family of colours that tells kinds of things apart, the same in both themes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hue {
    /// People's computers and everything without a better place.
    Slate,
    /// Mail.
    Amber,
    /// Web and data.
    Teal,
    /// Directory.
    Blue,
    /// Management and remote access.
    Purple,
    /// Messaging, transactions and media.
    Rose,
    /// Network and terminal services.
    Cyan,
    /// Files and print.
    Green,
}

impl Hue {
    /// The hue of a category of roles, as the catalog names it.
    pub fn of_category(category: &str) -> Self {
        match category {
            "Directory" => Self::Blue,
            "Mail" => Self::Amber,
            "Web" | "Data" => Self::Teal,
            "Management" | "Remote access" => Self::Purple,
            "Messaging and transactions" | "Media" => Self::Rose,
            "Network services" | "Terminal services" => Self::Cyan,
            "Files and print" => Self::Green,
            _ => Self::Slate,
        }
    }
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Whether this is the dark theme.
    pub is_dark: bool,
    /// Behind everything.
    pub background: Color32,
    /// Panels.
    pub panel: Color32,
    /// Fields and stripes within panels.
    pub panel_raised: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub text_dim: Color32,
    /// What is active or selected.
    pub accent: Color32,
    /// Behind what is active or selected.
    pub accent_background: Color32,
    /// Text on `accent`.
    pub on_accent: Color32,
    /// The diagram's ground.
    pub canvas: Color32,
    /// The diagram's grid dots.
    pub canvas_dot: Color32,
    /// A server's chip.
    pub chip: Color32,
    /// Low risk.
    pub risk_low: Color32,
    /// Middle risk.
    pub risk_middle: Color32,
    /// High risk, errors.
    pub risk_high: Color32,
    /// Good news.
    pub good: Color32,
    /// Tunnels.
    pub tunnel: Color32,
    segment_internet: Color32,
    segment_dmz: Color32,
    segment_user: Color32,
    segment_internal: Color32,
    segment_management: Color32,
    segment_partner: Color32,
    segment_cloud: Color32,
    hue_green: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

impl Palette {
    /// The light theme.
    pub const LIGHT: Self = Self {
        is_dark: false,
        background: rgb(0xf6_f7_f9),
        panel: rgb(0xff_ff_ff),
        panel_raised: rgb(0xf1_f3_f6),
        line: rgb(0xdd_e1_e7),
        text: rgb(0x1b_24_30),
        text_dim: rgb(0x5d_68_76),
        accent: rgb(0x24_63_c5),
        accent_background: rgb(0xe4_ed_fb),
        on_accent: rgb(0xff_ff_ff),
        canvas: rgb(0xfa_fb_fc),
        canvas_dot: rgb(0xdf_e3_e9),
        chip: rgb(0xff_ff_ff),
        risk_low: rgb(0x4a_7b_a6),
        risk_middle: rgb(0xb0_6a_00),
        risk_high: rgb(0xb3_26_3e),
        good: rgb(0x0f_76_6e),
        tunnel: rgb(0x7c_3a_ed),
        segment_internet: rgb(0x64_74_8b),
        segment_dmz: rgb(0xb0_6a_00),
        segment_user: rgb(0x0f_76_6e),
        segment_internal: rgb(0x24_63_c5),
        segment_management: rgb(0x6d_3f_c0),
        segment_partner: rgb(0xa2_3b_72),
        segment_cloud: rgb(0x0e_74_90),
        hue_green: rgb(0x4d_7c_0f),
    };

    /// The dark theme.
    pub const DARK: Self = Self {
        is_dark: true,
        background: rgb(0x14_18_1e),
        panel: rgb(0x1b_21_29),
        panel_raised: rgb(0x22_2a_34),
        line: rgb(0x30_3a_46),
        text: rgb(0xe6_ea_f0),
        text_dim: rgb(0x9a_a6_b4),
        accent: rgb(0x6e_a3_f5),
        accent_background: rgb(0x22_34_4f),
        on_accent: rgb(0x10_18_24),
        canvas: rgb(0x16_1b_21),
        canvas_dot: rgb(0x26_2e_38),
        chip: rgb(0x23_2b_35),
        risk_low: rgb(0x7f_b0_d8),
        risk_middle: rgb(0xe0_a3_40),
        risk_high: rgb(0xf0_76_8a),
        good: rgb(0x3f_bf_ae),
        tunnel: rgb(0xb4_93_f8),
        segment_internet: rgb(0x94_a3_b8),
        segment_dmz: rgb(0xe0_a3_40),
        segment_user: rgb(0x3f_bf_ae),
        segment_internal: rgb(0x6e_a3_f5),
        segment_management: rgb(0xab_8a_f0),
        segment_partner: rgb(0xe0_82_b4),
        segment_cloud: rgb(0x4f_c3_dc),
        hue_green: rgb(0xa3_cf_5d),
    };

    /// The colours of the theme that is on.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        if ui.visuals().dark_mode { &Self::DARK } else { &Self::LIGHT }
    }

    /// The colour of a kind of segment.
    pub const fn segment(&self, kind: SegmentKind) -> Color32 {
        match kind {
            SegmentKind::Internet => self.segment_internet,
            SegmentKind::Dmz => self.segment_dmz,
            SegmentKind::User => self.segment_user,
            SegmentKind::Internal => self.segment_internal,
            SegmentKind::Management => self.segment_management,
            SegmentKind::Partner => self.segment_partner,
            SegmentKind::Cloud => self.segment_cloud,
        }
    }

    /// The colour of a hue.
    pub const fn hue(&self, hue: Hue) -> Color32 {
        match hue {
            Hue::Slate => self.segment_internet,
            Hue::Amber => self.segment_dmz,
            Hue::Teal => self.segment_user,
            Hue::Blue => self.segment_internal,
            Hue::Purple => self.segment_management,
            Hue::Rose => self.segment_partner,
            Hue::Cyan => self.segment_cloud,
            Hue::Green => self.hue_green,
        }
    }

    /// Panel colour with a little of another colour in it, for bands and backgrounds behind text.
    pub fn tint(&self, color: Color32) -> Color32 {
        self.panel.lerp_to_gamma(color, 0.14)
    }
}

/// Size of ordinary text, in points.
pub const BODY_POINTS: f32 = 13.0;
/// Size of secondary text, in points.
pub const SMALL_POINTS: f32 = 11.5;
/// Size of headings, in points.
pub const HEADING_POINTS: f32 = 14.0;
/// Rounding of fields and buttons, in points.
pub const ROUNDING: u8 = 6;

/// The text style of what has to stand out within a text.
pub fn strong() -> TextStyle {
    TextStyle::Name("strong".into())
}

/// Gives egui our fonts, colours and sizes, for light and for dark.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(Theme::Light, style(&Palette::LIGHT));
    ctx.set_style_of(Theme::Dark, style(&Palette::DARK));
    // Ctrl and plus zoom the diagram here.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

fn style(palette: &Palette) -> egui::Style {
    let mut style = egui::Style { visuals: visuals(palette), ..egui::Style::default() };
    style.text_styles = [
        (TextStyle::Small, FontId::new(SMALL_POINTS, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(BODY_POINTS, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(BODY_POINTS, FontFamily::Proportional)),
        (TextStyle::Heading, FontId::new(HEADING_POINTS, fonts::strong_family())),
        (TextStyle::Monospace, FontId::new(12.5, FontFamily::Monospace)),
        (strong(), FontId::new(BODY_POINTS, fonts::strong_family())),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(8.0, 3.0);
    spacing.interact_size = vec2(32.0, 24.0);
    spacing.menu_margin = Margin::same(5);
    spacing.window_margin = Margin::same(16);
    spacing.icon_width = 15.0;
    spacing.icon_width_inner = 9.0;
    spacing.combo_width = 60.0;
    spacing.tooltip_width = 340.0;
    spacing.menu_width = 260.0;
    spacing.combo_height = 320.0;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating_width = 4.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.08;
    style
}

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = if palette.is_dark { Visuals::dark() } else { Visuals::light() };
    let rounding = CornerRadius::same(ROUNDING);
    let widget = |fill: Color32, line: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: rounding,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let hovered = palette.panel_raised.lerp_to_gamma(palette.text, 0.06);
    visuals.widgets.noninteractive = widget(palette.panel, palette.line, palette.text);
    visuals.widgets.inactive = widget(palette.panel_raised, palette.line, palette.text);
    visuals.widgets.hovered = widget(hovered, palette.text_dim.gamma_multiply(0.6), palette.text);
    visuals.widgets.active = widget(palette.accent_background, palette.accent, palette.text);
    visuals.widgets.open = widget(palette.accent_background, palette.line, palette.text);
    visuals.selection.bg_fill = palette.accent_background;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.panel_raised;
    visuals.extreme_bg_color = palette.panel_raised;
    visuals.text_edit_bg_color = Some(palette.panel_raised);
    visuals.code_bg_color = palette.panel_raised;
    visuals.warn_fg_color = palette.risk_middle;
    visuals.error_fg_color = palette.risk_high;
    visuals.weak_text_color = Some(palette.text_dim);
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let shade = if palette.is_dark { 110 } else { 36 };
    visuals.popup_shadow =
        egui::Shadow { offset: [0, 4], blur: 14, spread: 0, color: Color32::from_black_alpha(shade) };
    visuals.window_shadow =
        egui::Shadow { offset: [0, 10], blur: 32, spread: 0, color: Color32::from_black_alpha(shade) };
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    visuals.text_cursor.blink = false;
    visuals.disabled_alpha = 0.45;
    visuals
}
