//! Every colour and size of the window, light and dark.

use egui::Color32;

use crate::project::SegmentKind;

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
    segment_internet: Color32,
    segment_dmz: Color32,
    segment_user: Color32,
    segment_internal: Color32,
    segment_management: Color32,
    segment_partner: Color32,
    segment_cloud: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
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
        segment_internet: rgb(0x64_74_8b),
        segment_dmz: rgb(0xb0_6a_00),
        segment_user: rgb(0x0f_76_6e),
        segment_internal: rgb(0x24_63_c5),
        segment_management: rgb(0x6d_3f_c0),
        segment_partner: rgb(0xa2_3b_72),
        segment_cloud: rgb(0x0e_74_90),
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
        segment_internet: rgb(0x94_a3_b8),
        segment_dmz: rgb(0xe0_a3_40),
        segment_user: rgb(0x3f_bf_ae),
        segment_internal: rgb(0x6e_a3_f5),
        segment_management: rgb(0xab_8a_f0),
        segment_partner: rgb(0xe0_82_b4),
        segment_cloud: rgb(0x4f_c3_dc),
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
}
