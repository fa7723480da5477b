//! Which flows of the table are selected, where they are several.

use std::collections::BTreeSet;

use crate::gui::state::Selection;
use crate::ids::FlowId;

/// The selected rows. One of them is the flow whose reasons are shown; what is here counts while that is so.
#[derive(Debug, Default)]
pub struct RowSelection {
    rows: BTreeSet<FlowId>,
    /// Where a selection of several began.
    anchor: Option<FlowId>,
}

impl RowSelection {
    fn is_several(&self, selection: &Selection) -> bool {
        self.rows.len() > 1 && selection.flow.as_ref().is_some_and(|flow| self.rows.contains(flow))
    }

    /// Whether a flow is among those that are selected.
    pub fn has(&self, selection: &Selection, flow: &FlowId) -> bool {
        selection.flow.as_ref() == Some(flow) || self.is_several(selection) && self.rows.contains(flow)
    }

    /// How many flows are selected.
    pub fn count(&self, selection: &Selection) -> usize {
        if self.is_several(selection) { self.rows.len() } else { usize::from(selection.flow.is_some()) }
    }

    /// Selects all these rows.
    pub fn all<'f>(&mut self, selection: &mut Selection, shown: impl Iterator<Item = &'f FlowId>) {
        self.rows = shown.cloned().collect();
        selection.items.clear();
        if selection.flow.as_ref().is_none_or(|flow| !self.rows.contains(flow)) {
            selection.flow = self.rows.first().cloned();
        }
    }

    /// Selects one row and nothing else.
    pub fn only(&mut self, selection: &mut Selection, flow: &FlowId) {
        self.rows.clear();
        self.anchor = Some(flow.clone());
        selection.items.clear();
        selection.flow = Some(flow.clone());
    }

    /// Selects one row; nothing, where it was the only one.
    pub fn only_or_none(&mut self, selection: &mut Selection, flow: &FlowId) {
        let is_taken_back = !self.is_several(selection) && selection.flow.as_ref() == Some(flow);
        self.only(selection, flow);
        if is_taken_back {
            selection.flow = None;
        }
    }

    /// Selects one row more, or one less.
    pub fn toggle(&mut self, selection: &mut Selection, flow: &FlowId) {
        if !self.is_several(selection) {
            self.rows = selection.flow.iter().cloned().collect();
        }
        selection.items.clear();
        if !self.rows.remove(flow) {
            self.rows.insert(flow.clone());
            selection.flow = Some(flow.clone());
        } else if selection.flow.as_ref() == Some(flow) {
            selection.flow = self.rows.first().cloned();
        }
        self.anchor = Some(flow.clone());
    }

    /// Selects all rows from where the selection began to this one, in the order in which they are shown.
    pub fn up_to(&mut self, selection: &mut Selection, flow: &FlowId, shown: &[&FlowId]) {
        let begin = self.anchor.as_ref().or(selection.flow.as_ref()).unwrap_or(flow).clone();
        let place = |wanted: &FlowId| shown.iter().position(|id| *id == wanted);
        let (Some(first), Some(last)) = (place(&begin), place(flow)) else {
            self.only(selection, flow);
            return;
        };
        let between = shown.get(first.min(last)..=first.max(last)).unwrap_or_default();
        self.rows = between.iter().map(|id| (*id).clone()).collect();
        self.anchor = Some(begin);
        selection.items.clear();
        selection.flow = Some(flow.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clicks_select_as_everywhere() {
        let ids: Vec<FlowId> = ["c", "a", "d", "b"].map(FlowId::from).to_vec();
        let shown: Vec<&FlowId> = ids.iter().collect();
        let [c, a, d, b] = ids.as_slice() else { return };
        let (mut rows, mut selection) = (RowSelection::default(), Selection::default());
        let selected = |rows: &RowSelection, selection: &Selection| -> String {
            shown.iter().filter(|id| rows.has(selection, id)).map(|id| id.as_str()).collect()
        };
        rows.only_or_none(&mut selection, a);
        rows.up_to(&mut selection, b, &shown);
        assert_eq!((selected(&rows, &selection).as_str(), rows.count(&selection)), ("adb", 3));
        // The selection goes on from where it began.
        rows.up_to(&mut selection, c, &shown);
        assert_eq!(selected(&rows, &selection), "ca");
        rows.toggle(&mut selection, d);
        assert_eq!(selected(&rows, &selection), "cad");
        rows.toggle(&mut selection, d);
        assert_eq!((selected(&rows, &selection).as_str(), rows.count(&selection)), ("ca", 2));
        // Whoever shows another flow has one selected.
        selection.flow = Some(b.clone());
        assert_eq!((selected(&rows, &selection).as_str(), rows.count(&selection)), ("b", 1));
        rows.all(&mut selection, ids.iter());
        assert_eq!(rows.count(&selection), 4);
        rows.only_or_none(&mut selection, a);
        assert_eq!(selected(&rows, &selection), "a");
        rows.only_or_none(&mut selection, a);
        assert_eq!((selected(&rows, &selection).as_str(), rows.count(&selection)), ("", 0));
    }
}
