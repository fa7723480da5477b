//! Reading what other programs and people have: inventories as CSV, workbooks that were filled in, results of tests.

mod approvals;
mod inventory;
mod results;
mod table;
mod workbook;

pub use approvals::{Approvals, read_approvals};
pub use inventory::{Inventory, import};
pub use results::{Results, read_results};
