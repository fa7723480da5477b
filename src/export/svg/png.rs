//! The diagram as a picture.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::{DiagramTheme, diagram};
use crate::export::row::Matrix;

/// The most pixels of a picture: a larger diagram is drawn smaller.
const MOST_PIXELS: f32 = 64.0 * 1024.0 * 1024.0;
const LONGEST_SIDE: f32 = 16_384.0;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");

/// The diagram as a PNG picture, with so many pixels for each point of the diagram. Its letters are our own, so that
/// the same project gives the same picture everywhere.
///
/// # Errors
/// What the renderer says.
pub fn diagram_png(matrix: &Matrix<'_>, theme: DiagramTheme, scale: f32) -> Result<Vec<u8>, String> {
    draw(matrix, theme, scale, LONGEST_SIDE)?.encode_png().map_err(|error| error.to_string())
}

/// The pixels of a picture.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DiagramPixels {
    /// How many in a row.
    pub width: usize,
    /// How many rows.
    pub height: usize,
    /// Red, green, blue and opacity of each, the colours multiplied by the opacity.
    pub bytes: Vec<u8>,
}

/// The picture as pixels, to be shown; neither side is longer than `longest`.
///
/// # Errors
/// What the renderer says.
pub fn diagram_pixels(
    matrix: &Matrix<'_>,
    theme: DiagramTheme,
    scale: f32,
    longest: f32,
) -> Result<DiagramPixels, String> {
    let picture = draw(matrix, theme, scale, longest.min(LONGEST_SIDE))?;
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    Ok(DiagramPixels { width, height, bytes: picture.take() })
}

fn draw(matrix: &Matrix<'_>, theme: DiagramTheme, scale: f32, longest: f32) -> Result<Pixmap, String> {
    let options = Options { font_family: "Inter".to_owned(), fontdb: fonts(), ..Options::default() };
    let tree = Tree::from_str(&diagram(matrix, theme), &options).map_err(|error| error.to_string())?;
    let size = tree.size();
    let fits = (MOST_PIXELS / (size.width() * size.height())).sqrt();
    let scale = scale.min(fits).min(longest / size.width().max(size.height()));
    let pixels = size.to_int_size().scale_by(scale).ok_or("the diagram is too large to be drawn")?;
    let mut picture = Pixmap::new(pixels.width(), pixels.height()).ok_or("the diagram is too large to be drawn")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    Ok(picture)
}

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(SEMI_BOLD.to_vec());
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}
