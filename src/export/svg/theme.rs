//! The colours of the diagram, for light and for dark.

use std::fmt::Write as _;

use crate::project::SegmentKind;
use strum::IntoEnumIterator as _;

/// Which colours a diagram has.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum DiagramTheme {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
    /// Light or dark, as whoever looks at it prefers; for a browser.
    Both,
}

struct Colours {
    ground: &'static str,
    panel: &'static str,
    line: &'static str,
    text: &'static str,
    dim: &'static str,
    chip: &'static str,
    link: &'static str,
    tunnel: &'static str,
    low: &'static str,
    middle: &'static str,
    high: &'static str,
    firewall: &'static str,
    router: &'static str,
}

const LIGHT: Colours = Colours {
    ground: "#fafbfc",
    panel: "#ffffff",
    line: "#dde1e7",
    text: "#1b2430",
    dim: "#5d6876",
    chip: "#ffffff",
    link: "#5d6876",
    tunnel: "#7c3aed",
    low: "#4a7ba6",
    middle: "#b06a00",
    high: "#b3263e",
    firewall: "#b3263e",
    router: "#2463c5",
};

const DARK: Colours = Colours {
    ground: "#161b21",
    panel: "#1b2129",
    line: "#303a46",
    text: "#e6eaf0",
    dim: "#9aa6b4",
    chip: "#232b35",
    link: "#9aa6b4",
    tunnel: "#b493f8",
    low: "#7fb0d8",
    middle: "#e0a340",
    high: "#f0768a",
    firewall: "#f0768a",
    router: "#6ea3f5",
};

const fn kind_colour(kind: SegmentKind, is_dark: bool) -> &'static str {
    match (kind, is_dark) {
        (SegmentKind::Internet, false) => "#64748b",
        (SegmentKind::Internet, true) => "#94a3b8",
        (SegmentKind::Dmz, false) => "#b06a00",
        (SegmentKind::Dmz, true) => "#e0a340",
        (SegmentKind::User, false) => "#0f766e",
        (SegmentKind::User, true) => "#3fbfae",
        (SegmentKind::Internal, false) => "#2463c5",
        (SegmentKind::Internal, true) => "#6ea3f5",
        (SegmentKind::Management, false) => "#6d3fc0",
        (SegmentKind::Management, true) => "#ab8af0",
        (SegmentKind::Partner, false) => "#a23b72",
        (SegmentKind::Partner, true) => "#e082b4",
        (SegmentKind::Cloud, false) => "#0e7490",
        (SegmentKind::Cloud, true) => "#4fc3dc",
    }
}

/// The style sheet of a diagram. Every name begins with `pd-`, since it may stand within a page.
pub(super) fn style_sheet(theme: DiagramTheme) -> String {
    let mut css = String::from(
        ".pd-text{font-family:Inter,system-ui,Arial,sans-serif;font-size:12.5px}\
         .pd-strong{font-weight:600}.pd-small{font-size:11px}.pd-tiny{font-size:10px}\
         .pd-halo{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}\
         .pd-link,.pd-tunnel,.pd-arc,.pd-mark{fill:none}.pd-link{stroke-width:1.5px}.pd-tunnel{stroke-width:2px;stroke-dasharray:7 5}\
         .pd-band{opacity:.14}.pd-box{stroke-width:1.5px}.pd-chip{stroke-width:1px}.pd-node,.pd-mark{stroke-width:1.5px}",
    );
    match theme {
        DiagramTheme::Light => colours(&mut css, &LIGHT, false),
        DiagramTheme::Dark => colours(&mut css, &DARK, true),
        DiagramTheme::Both => {
            colours(&mut css, &LIGHT, false);
            css.push_str("@media screen and (prefers-color-scheme:dark){");
            colours(&mut css, &DARK, true);
            css.push('}');
        }
    }
    css
}

fn colours(css: &mut String, colours: &Colours, is_dark: bool) {
    let Colours { ground, panel, line, text, dim, chip, link, tunnel, low, middle, high, firewall, router } = colours;
    let _ = write!(
        css,
        ".pd-ground{{fill:{ground}}}.pd-halo{{stroke:{ground}}}.pd-box{{fill:{panel}}}.pd-chip{{fill:{chip};stroke:{line}}}\
         .pd-text{{fill:{text}}}.pd-dim{{fill:{dim}}}.pd-link{{stroke:{link}}}.pd-link-arrow{{fill:{link}}}\
         .pd-tunnel{{stroke:{tunnel}}}.pd-tunnel-text{{fill:{tunnel}}}\
         .pd-node{{fill:{panel}}}.pd-firewall{{stroke:{firewall}}}.pd-router{{stroke:{router}}}\
         .pd-letter{{fill:{panel}}}.pd-pill{{fill:{panel}}}"
    );
    for (word, colour) in [("low", low), ("middle", middle), ("high", high)] {
        let _ = write!(css, ".pd-{word}{{stroke:{colour}}}.pd-{word}-head{{fill:{colour}}}");
    }
    for kind in SegmentKind::iter() {
        let colour = kind_colour(kind, is_dark);
        let _ = write!(css, ".pd-{kind}{{stroke:{colour}}}.pd-{kind}-fill{{fill:{colour}}}");
    }
}
