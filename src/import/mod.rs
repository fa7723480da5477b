//! Reading what other programs and people have: inventories as CSV.

mod inventory;
mod table;

pub use inventory::{Inventory, import};
