//! Set operations on many boxes at once.
//!
//! A box is a set on each of four dimensions. The values of the first dimension fall into classes: two values are alike
//! if the same boxes hold them. Within a class only those boxes matter, and they are looked at on the next dimension,
//! down to the last. A class that only one operand holds is decided at once, so boxes that share nothing never meet.
//!
//! Classes with the same remainder are joined on the way back. What comes out is a decision diagram: disjoint boxes that
//! depend on the set alone, not on the boxes it was made of.

use std::collections::{BTreeMap, BTreeSet};

/// A value on a dimension: its space (values of two spaces are never neighbours), and its number there.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Point {
    /// An even number: the odd ones stand for the end of the space below.
    pub space: u8,
    pub number: u128,
}

impl Point {
    /// What directly follows; after the last number, the end of the space.
    fn successor(self) -> Self {
        match self.number.checked_add(1) {
            Some(number) => Self { number, ..self },
            None => Self { space: self.space.saturating_add(1), number: 0 },
        }
    }
}

/// Values of one space from `start` up to, but not with, `end`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Span {
    pub start: Point,
    pub end: Point,
}

impl Span {
    /// The numbers from `first` to `last` of a space.
    pub(super) fn new(space: u8, first: u128, last: u128) -> Self {
        Self { start: Point { space, number: first }, end: Point { space, number: last }.successor() }
    }

    /// The last number of the span.
    pub(super) fn last(self) -> u128 {
        if self.end.space == self.start.space { self.end.number.saturating_sub(1) } else { u128::MAX }
    }
}

/// The dimensions, in the order in which they are decided: those with few distinct values first.
#[derive(Clone, Copy)]
pub(super) enum Dimension {
    DestinationPorts,
    SourcePorts,
    Destinations,
    Sources,
}

impl Dimension {
    const FIRST: Self = Self::DestinationPorts;

    fn next(self) -> Option<Self> {
        match self {
            Self::DestinationPorts => Some(Self::SourcePorts),
            Self::SourcePorts => Some(Self::Destinations),
            Self::Destinations => Some(Self::Sources),
            Self::Sources => None,
        }
    }
}

/// A box: ascending disjoint spans on each dimension, at least one on each.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Spans {
    pub destination_ports: Vec<Span>,
    pub source_ports: Vec<Span>,
    pub destinations: Vec<Span>,
    pub sources: Vec<Span>,
}

impl Spans {
    fn on(&self, dimension: Dimension) -> &Vec<Span> {
        match dimension {
            Dimension::DestinationPorts => &self.destination_ports,
            Dimension::SourcePorts => &self.source_ports,
            Dimension::Destinations => &self.destinations,
            Dimension::Sources => &self.sources,
        }
    }

    fn on_mut(&mut self, dimension: Dimension) -> &mut Vec<Span> {
        match dimension {
            Dimension::DestinationPorts => &mut self.destination_ports,
            Dimension::SourcePorts => &mut self.source_ports,
            Dimension::Destinations => &mut self.destinations,
            Dimension::Sources => &mut self.sources,
        }
    }
}

/// What is asked of two unions of boxes.
#[derive(Clone, Copy)]
pub(super) enum Operation {
    Union,
    Intersection,
    Difference,
}

impl Operation {
    /// Whether a point belongs to the result, by where it lies.
    fn keeps(self, in_left: bool, in_right: bool) -> bool {
        match self {
            Self::Union => in_left || in_right,
            Self::Intersection => in_left && in_right,
            Self::Difference => in_left && !in_right,
        }
    }
}

/// The result of an operation: disjoint boxes, ascending, the same for the same result.
pub(super) fn combine(operation: Operation, left: &[Spans], right: &[Spans]) -> Vec<Spans> {
    let branches =
        decide(operation, Dimension::FIRST, &left.iter().collect::<Vec<_>>(), &right.iter().collect::<Vec<_>>());
    let mut boxes = Vec::new();
    flatten(&branches, Dimension::FIRST, &Spans::default(), &mut boxes);
    let mut dimension = Some(Dimension::FIRST);
    while let Some(joined) = dimension {
        boxes = join(boxes, joined);
        dimension = joined.next();
    }
    boxes.sort();
    boxes
}

/// Whether an operation has an empty result; stops at the first box of it.
pub(super) fn is_empty(operation: Operation, left: &[Spans], right: &[Spans]) -> bool {
    !has_any(operation, Dimension::FIRST, &left.iter().collect::<Vec<_>>(), &right.iter().collect::<Vec<_>>())
}

fn has_any(operation: Operation, dimension: Dimension, left: &[&Spans], right: &[&Spans]) -> bool {
    let Some(next) = dimension.next() else { return !kept(operation, dimension, left, right).is_empty() };
    let classes = classes(operation, dimension, left, right);
    // What one operand holds alone is in the result, or it would not be a class.
    classes.iter().any(|class| !class.is_shared() || has_any(operation, next, &class.left, &class.right))
}

/// A node of the decision diagram: values of one dimension, and what follows for them on the next.
#[derive(Clone, Eq, Ord, PartialEq, PartialOrd)]
struct Branch {
    spans: Vec<Span>,
    rest: Vec<Branch>,
}

fn decide(operation: Operation, dimension: Dimension, left: &[&Spans], right: &[&Spans]) -> Vec<Branch> {
    let Some(next) = dimension.next() else {
        let spans = kept(operation, dimension, left, right);
        return if spans.is_empty() { Vec::new() } else { vec![Branch { spans, rest: Vec::new() }] };
    };
    let mut by_rest: BTreeMap<Vec<Branch>, Vec<Span>> = BTreeMap::new();
    for class in classes(operation, dimension, left, right) {
        let rest = match (class.left.as_slice(), class.right.as_slice()) {
            ([alone], []) | ([], [alone]) => whole(alone, next),
            (left, right) => decide(operation, next, left, right),
        };
        if !rest.is_empty() {
            by_rest.entry(rest).or_default().extend(class.spans);
        }
    }
    let mut branches: Vec<Branch> =
        by_rest.into_iter().map(|(rest, spans)| Branch { spans: coalesced(spans), rest }).collect();
    branches.sort();
    branches
}

/// The diagram of one box from a dimension on.
fn whole(spans: &Spans, dimension: Dimension) -> Vec<Branch> {
    let rest = dimension.next().map_or_else(Vec::new, |next| whole(spans, next));
    vec![Branch { spans: spans.on(dimension).clone(), rest }]
}

fn flatten(branches: &[Branch], dimension: Dimension, above: &Spans, boxes: &mut Vec<Spans>) {
    for branch in branches {
        let mut spans = above.clone();
        spans.on_mut(dimension).clone_from(&branch.spans);
        match dimension.next() {
            Some(next) => flatten(&branch.rest, next, &spans, boxes),
            None => boxes.push(spans),
        }
    }
}

/// Joins boxes that differ on one dimension only.
fn join(boxes: Vec<Spans>, dimension: Dimension) -> Vec<Spans> {
    let mut by_rest: BTreeMap<Spans, Vec<Span>> = BTreeMap::new();
    for mut spans in boxes {
        let values = std::mem::take(spans.on_mut(dimension));
        by_rest.entry(spans).or_default().extend(values);
    }
    let joined = by_rest.into_iter().map(|(mut spans, values)| {
        *spans.on_mut(dimension) = coalesced(values);
        spans
    });
    joined.collect()
}

/// Disjoint spans put in order, neighbours made one.
fn coalesced(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut ordered = Vec::with_capacity(spans.len());
    for span in spans {
        append(&mut ordered, span);
    }
    ordered
}

/// Adds a span that lies above all others.
fn append(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        Some(last) if last.end == span.start => last.end = span.end,
        _ => spans.push(span),
    }
}

/// Values that the same boxes hold.
struct Class<'a> {
    spans: Vec<Span>,
    left: Vec<&'a Spans>,
    right: Vec<&'a Spans>,
}

impl Class<'_> {
    fn is_shared(&self) -> bool {
        !self.left.is_empty() && !self.right.is_empty()
    }
}

/// Where the boxes begin and end on a dimension, ascending: the point, the number of the box, whether it begins. Boxes
/// are numbered from 0, the left ones first.
fn edges(dimension: Dimension, left: &[&Spans], right: &[&Spans]) -> Vec<(Point, usize, bool)> {
    let mut edges = Vec::new();
    for (number, spans) in left.iter().chain(right).enumerate() {
        for span in spans.on(dimension) {
            edges.push((span.start, number, true));
            edges.push((span.end, number, false));
        }
    }
    edges.sort_unstable();
    edges
}

/// The classes of a dimension's values, without those that only the wrong operand holds.
fn classes<'a>(operation: Operation, dimension: Dimension, left: &[&'a Spans], right: &[&'a Spans]) -> Vec<Class<'a>> {
    let mut by_holders: BTreeMap<Vec<usize>, Vec<Span>> = BTreeMap::new();
    let mut holders: BTreeSet<usize> = BTreeSet::new();
    let mut edges = edges(dimension, left, right).into_iter().peekable();
    while let Some((start, number, begins)) = edges.next() {
        if begins {
            holders.insert(number);
        } else {
            holders.remove(&number);
        }
        let Some(end) = edges.peek().map(|(end, ..)| *end).filter(|end| *end > start) else { continue };
        let in_left = holders.first().is_some_and(|first| *first < left.len());
        let in_right = holders.last().is_some_and(|last| *last >= left.len());
        if (in_left && in_right) || operation.keeps(in_left, in_right) {
            append(by_holders.entry(holders.iter().copied().collect()).or_default(), Span { start, end });
        }
    }
    let class = |(holders, spans): (Vec<usize>, Vec<Span>)| {
        let (in_left, in_right): (Vec<usize>, Vec<usize>) =
            holders.into_iter().partition(|number| *number < left.len());
        Class {
            spans,
            left: in_left.into_iter().filter_map(|number| left.get(number).copied()).collect(),
            right: in_right.into_iter().filter_map(|number| right.get(number - left.len()).copied()).collect(),
        }
    };
    by_holders.into_iter().map(class).collect()
}

/// The result on the last dimension, where it no longer matters which boxes hold a value.
fn kept(operation: Operation, dimension: Dimension, left: &[&Spans], right: &[&Spans]) -> Vec<Span> {
    let mut spans = Vec::new();
    let (mut lefts, mut rights) = (0_usize, 0_usize);
    let mut edges = edges(dimension, left, right).into_iter().peekable();
    while let Some((start, number, begins)) = edges.next() {
        let holders = if number < left.len() { &mut lefts } else { &mut rights };
        *holders = if begins { holders.saturating_add(1) } else { holders.saturating_sub(1) };
        let Some(end) = edges.peek().map(|(end, ..)| *end).filter(|end| *end > start) else { continue };
        if operation.keeps(lefts > 0, rights > 0) {
            append(&mut spans, Span { start, end });
        }
    }
    spans
}
