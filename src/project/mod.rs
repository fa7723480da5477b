//! The document: segments, devices, links, servers, domains, options and annotations.

mod edit;
pub mod file;
mod history;
mod model;
pub mod templates;
pub mod vocabulary;

pub use edit::{CanvasItem, Edit, EditError, Item};
pub use history::History;
pub use model::{
    Annotation, CatalogReference, Device, DeviceKind, Domain, Helper, Link, Options, Os, Platform, Point, Project,
    Segment, SegmentKind, Server, Trust, TrustKind, Use,
};
