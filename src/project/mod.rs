//! The document: segments, devices, links, servers, domains, options, what people said of flows and what tests found.

mod approval;
mod arrange;
mod catalogs;
mod edit;
pub mod file;
mod history;
mod model;
mod network;
mod policy;
mod rename;
mod results;
pub mod templates;
mod tunnel;
pub mod vocabulary;

pub use approval::{Annotation, AnnotationField, Approval, ApprovedFlow, FlowContent, FlowContentError, is_date};
pub use arrange::{
    CHIP_ROW_HEIGHT, MOST_SERVERS_IN_ONE_COLUMN, SEGMENT_HEADER_HEIGHT, SEGMENT_PADDING, SEGMENT_WIDTH,
    WIDE_SEGMENT_WIDTH, arrange, chip_grid, segment_size,
};
pub use catalogs::{CatalogDifference, catalog_differences};
pub use edit::{CanvasItem, Edit, EditError, Item};
pub use history::History;
pub use model::{
    CatalogReference, Device, DeviceKind, Domain, Helper, Link, Options, Platform, Point, Project, Segment,
    SegmentKind, Server, Trust, Use,
};
pub use network::{Aggregation, IcmpMessages, Passage, PathRestriction, Routing, Translation, TranslationKind};
pub use policy::{PolicyRule, Verdict, ZoneSelector, ZoneSelectorError};
pub use rename::{NEW_SEGMENT, rename_segment};
pub use results::{TestOutcome, TestResult, TestResultError};
pub use tunnel::{Tunnel, TunnelEnd, TunnelEndError, TunnelInitiator, TunnelKind};

pub use crate::catalog::{RelayKind, TrustKind};
pub use crate::os::Os;
