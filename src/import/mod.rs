//! Reading what other programs and people have: inventories as CSV, and workbooks that were filled in.

mod approvals;
mod inventory;
mod table;
mod workbook;

pub use approvals::{Approvals, read_approvals};
pub use inventory::{Inventory, import};
