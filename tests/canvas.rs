//! The diagram, driven as a person drives it: pointer and keys in, edits of the document out.

#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use egui::{DragAndDrop, Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use portolan::catalog::Catalog;
use portolan::diag::SourceFile;
use portolan::gui::canvas::{CanvasContext, CanvasState, View, canvas_ui};
use portolan::gui::state::{Action, DragPayload, Outbox, Selection, Tool};
use portolan::gui::theme;
use portolan::ids::{LinkId, SegmentId};
use portolan::project::templates::TEMPLATES;
use portolan::project::{
    Device, Domain, Edit, Item, Link, Point, Project, Segment, SegmentKind, Server, TrustKind, Tunnel, TunnelEnd,
    TunnelInitiator, TunnelKind, file,
};
use portolan::session::Session;

/// A document with a canvas on it.
struct App {
    session: Session,
    state: CanvasState,
    selection: Selection,
    edits: Vec<Edit>,
    toasts: Vec<String>,
}

fn app_ui(ui: &mut egui::Ui, app: &mut App) {
    let mut outbox = Outbox::default();
    canvas_ui(&CanvasContext { session: &app.session }, &mut app.state, &mut app.selection, &mut outbox, ui);
    for action in outbox.0 {
        match action {
            Action::Edit(edit) => {
                app.session.apply(&edit).unwrap();
                app.edits.push(edit);
            }
            Action::EditMerging(edit, key) => {
                app.session.apply_merging(&edit, Some(key)).unwrap();
                app.edits.push(edit);
            }
            Action::Toast(text) => app.toasts.push(text),
            _ => {}
        }
        ui.ctx().request_repaint();
    }
}

fn window(project: Project) -> Harness<'static, App> {
    let session = Session::new(Catalog::builtin(), project, None);
    let mut state = CanvasState::default();
    state.set_view(View::default());
    let app = App { session, state, selection: Selection::default(), edits: Vec::new(), toasts: Vec::new() };
    let mut harness =
        Harness::builder().with_size([1000.0, 640.0]).with_max_steps(16).with_step_dt(1.0 / 60.0).build_ui_state(
            |ui, app| {
                if ui.ctx().cumulative_pass_nr() == 0 {
                    theme::install(ui.ctx());
                    ui.ctx().request_repaint();
                } else {
                    app_ui(ui, app);
                }
            },
            app,
        );
    harness.run();
    harness
}

/// Users and DMZ with a firewall between them, and Servers below.
fn sample() -> Project {
    let mut project = Project::default();
    let segment = |name: &str, kind, x, y| {
        let id = SegmentId::from(name.to_lowercase());
        Edit::PutSegment(id, Segment { name: name.into(), kind, position: Point { x, y }, ..Segment::default() })
    };
    let server = |name: &str, segment: &str, role: &str| {
        let server = Server {
            name: name.into(),
            segment: segment.into(),
            roles: vec![role.into()],
            domain: Some("corp".into()),
            ..Server::default()
        };
        Edit::PutServer(name.into(), server)
    };
    let firewall = Device { name: "fw-edge".into(), position: Point { x: 320.0, y: 120.0 }, ..Device::default() };
    let link = |segment: &str| {
        let device = "fw-edge".into();
        Edit::PutLink(format!("fw-edge:{segment}").into(), Link::new(device, segment.into()))
    };
    for edit in [
        Edit::PutDomain("corp".into(), Domain { name: "corp.example".into(), ..Domain::default() }),
        segment("Users", SegmentKind::User, 32.0, 80.0),
        segment("DMZ", SegmentKind::Dmz, 424.0, 80.0),
        segment("Servers", SegmentKind::Internal, 424.0, 320.0),
        Edit::PutDevice("fw-edge".into(), firewall),
        link("users"),
        link("dmz"),
        server("pc1", "users", "workstation"),
        server("web1", "dmz", "web-server"),
        server("dc1", "servers", "domain-controller"),
        server("dc2", "servers", "domain-controller"),
    ] {
        project = edit.apply(&project).unwrap();
    }
    project
}

/// What a person does.
trait Person {
    fn drag(&mut self, from: Pos2, to: Pos2);
    fn press(&mut self, at: Pos2);
    fn move_to(&mut self, at: Pos2);
    fn release(&mut self, at: Pos2);
    fn click_at(&mut self, at: Pos2, modifiers: Modifiers);
    fn double_click_at(&mut self, at: Pos2);
    fn carry(&mut self, payload: DragPayload, to: Pos2);
    fn key(&mut self, modifiers: Modifiers, key: Key);
    fn middle_of(&self, label: &str) -> Pos2;
    fn title_of(&self, label: &str) -> Pos2;
    fn position(&self, segment: &str) -> (f32, f32);
}

impl Person for Harness<'static, App> {
    fn press(&mut self, at: Pos2) {
        self.hover_at(at);
        self.run();
        self.drag_at(at);
        self.run();
    }

    fn move_to(&mut self, at: Pos2) {
        self.hover_at(at);
        self.run();
    }

    fn release(&mut self, at: Pos2) {
        self.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed: false,
            modifiers: Modifiers::NONE,
        });
        self.run();
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.press(from);
        self.move_to(from.lerp(to, 0.3));
        self.move_to(to);
        self.release(to);
    }

    fn click_at(&mut self, at: Pos2, modifiers: Modifiers) {
        self.hover_at(at);
        self.run();
        self.event(Event::ModifiersChanged(modifiers));
        for pressed in [true, false] {
            self.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers });
        }
        self.event(Event::ModifiersChanged(Modifiers::NONE));
        self.run();
    }

    fn double_click_at(&mut self, at: Pos2) {
        self.hover_at(at);
        self.run();
        for pressed in [true, false, true, false] {
            self.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            self.step();
        }
        self.run();
    }

    fn carry(&mut self, payload: DragPayload, to: Pos2) {
        DragAndDrop::set_payload(&self.ctx, payload);
        self.hover_at(to);
        self.run();
        self.release(to);
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.key_press_modifiers(modifiers, key);
        self.run();
    }

    fn middle_of(&self, label: &str) -> Pos2 {
        self.get_by_label(label).rect().center()
    }

    fn title_of(&self, label: &str) -> Pos2 {
        self.get_by_label(label).rect().left_top() + vec2(40.0, 14.0)
    }

    fn position(&self, segment: &str) -> (f32, f32) {
        let position = self.state().session.project().segments[segment].position;
        (position.x, position.y)
    }
}

fn selected(harness: &Harness<'static, App>) -> Vec<String> {
    let name = |item: &Item| match item {
        Item::Segment(id) => id.to_string(),
        Item::Device(id) => id.to_string(),
        Item::Server(id) => id.to_string(),
        Item::Link(id) => id.to_string(),
        Item::Tunnel(id) => id.to_string(),
        Item::Restriction(id) => id.to_string(),
        Item::Trust(id) => id.to_string(),
        Item::Domain(id) => id.to_string(),
    };
    harness.state().selection.items.iter().map(name).collect()
}

/// A place on open ground.
fn ground(harness: &Harness<'static, App>) -> Pos2 {
    harness.get_by_label_contains("Diagram").rect().left_bottom() + vec2(200.0, -80.0)
}

#[test]
fn a_click_selects_and_moves_nothing() {
    let mut window = window(sample());
    window.click_at(window.title_of("Segment DMZ") + vec2(-30.0, -8.0), Modifiers::NONE);
    assert_eq!(selected(&window), ["dmz"]);
    window.click_at(window.middle_of("Server dc1"), Modifiers::NONE);
    assert_eq!(selected(&window), ["dc1"]);
    window.click_at(window.middle_of("Firewall fw-edge"), Modifiers::COMMAND);
    assert_eq!(selected(&window), ["fw-edge", "dc1"]);
    window.click_at(ground(&window), Modifiers::NONE);
    assert!(selected(&window).is_empty());
    assert!(window.state().edits.is_empty());
}

#[test]
fn a_hand_that_trembles_moves_nothing() {
    let mut window = window(sample());
    let at = window.title_of("Segment DMZ");
    window.press(at);
    window.move_to(at + vec2(1.0, 1.0));
    window.run_steps(70);
    window.release(at + vec2(1.0, 1.0));
    assert!(window.state().edits.is_empty());
}

#[test]
fn a_drag_is_one_edit_that_moves_exactly_and_can_be_undone() {
    let mut window = window(sample());
    let at = window.title_of("Segment DMZ");
    window.drag(at, at + vec2(50.0, 21.0));
    assert_eq!(window.state().edits.len(), 1);
    assert_eq!(window.position("dmz"), (472.0, 104.0));
    assert!(window.state_mut().session.undo());
    window.run();
    assert_eq!(window.position("dmz"), (424.0, 80.0));
    let back = window.title_of("Segment DMZ");
    assert!(back.distance(at) < 1.0, "the box did not come back on the screen: {back:?} instead of {at:?}");
}

#[test]
fn without_the_grid_a_drag_moves_by_points() {
    let mut window = window(sample());
    let at = window.middle_of("Firewall fw-edge");
    window.press(at);
    window.event(Event::ModifiersChanged(Modifiers::ALT));
    window.move_to(at + vec2(13.0, 9.0));
    window.event(Event::PointerButton {
        pos: at + vec2(13.0, 9.0),
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::ALT,
    });
    window.run();
    assert_eq!(window.state().session.project().devices["fw-edge"].position, Point { x: 333.0, y: 129.0 });
}

#[test]
fn with_ctrl_a_drag_copies_boxes_and_servers() {
    let mut window = window(sample());
    let with_ctrl = |window: &mut Harness<'static, App>, from: Pos2, to: Pos2| {
        window.press(from);
        window.move_to(from.lerp(to, 0.3));
        window.event(Event::ModifiersChanged(Modifiers::COMMAND));
        window.move_to(to);
        window.event(Event::PointerButton {
            pos: to,
            button: PointerButton::Primary,
            pressed: false,
            modifiers: Modifiers::COMMAND,
        });
        window.run();
        window.event(Event::ModifiersChanged(Modifiers::NONE));
        window.run();
    };
    let title = window.title_of("Segment DMZ");
    with_ctrl(&mut window, title, title + vec2(0.0, 400.0));
    assert_eq!(window.position("dmz"), (424.0, 80.0), "the original stays");
    assert_eq!(selected(&window), ["dmz-2"]);
    let (x, y) = window.position("dmz-2");
    assert!((x - 424.0).abs() < 0.5 && (y - 480.0).abs() <= 8.0, "{x} {y}");
    let servers = window.state().session.project().servers.clone();
    assert_eq!(servers.values().filter(|server| server.segment.as_str() == "dmz-2").count(), 1);
    // A chip is copied to the segment that it is dropped on.
    let (chip, users) = (window.middle_of("Server dc1"), window.title_of("Segment Users"));
    with_ctrl(&mut window, chip, users);
    let project = window.state().session.project();
    assert_eq!(project.servers["dc1"].segment.as_str(), "servers");
    assert_eq!(project.servers["dc3"].segment.as_str(), "users");
    assert_eq!(selected(&window), ["dc3"]);
    assert_eq!(window.state().edits.len(), 2, "each is one step");
}

#[test]
fn what_is_selected_moves_together() {
    let mut window = window(sample());
    window.click_at(window.title_of("Segment Users"), Modifiers::NONE);
    window.click_at(window.middle_of("Firewall fw-edge"), Modifiers::SHIFT);
    let at = window.title_of("Segment Users");
    window.drag(at, at + vec2(0.0, 64.0));
    assert_eq!(window.position("users"), (32.0, 144.0));
    assert_eq!(window.state().session.project().devices["fw-edge"].position, Point { x: 320.0, y: 184.0 });
    assert_eq!(window.position("dmz"), (424.0, 80.0));
    assert_eq!(window.state().edits.len(), 1);
}

#[test]
fn escape_aborts_a_drag() {
    let mut window = window(sample());
    let at = window.title_of("Segment DMZ");
    window.press(at);
    window.move_to(at + vec2(100.0, 100.0));
    window.key(Modifiers::NONE, Key::Escape);
    window.move_to(at + vec2(150.0, 100.0));
    window.release(at + vec2(150.0, 100.0));
    assert!(window.state().edits.is_empty());
    assert!(window.title_of("Segment DMZ").distance(at) < 1.0);
}

#[test]
fn a_role_from_the_palette_is_placed_where_it_is_dropped() {
    let mut window = window(sample());
    window.carry(DragPayload::Role("domain-controller".into()), window.title_of("Segment DMZ"));
    let server = window.state().session.project().servers["dc3"].clone();
    assert_eq!((server.name.as_str(), server.segment.as_str()), ("dc3", "dmz"));
    assert_eq!(server.domain, Some("corp".into()));
    assert_eq!(selected(&window), ["dc3"]);
    assert!(window.query_by_label("Server dc3").is_some());
}

#[test]
fn a_role_on_open_ground_gets_a_segment_in_one_step() {
    let mut window = window(sample());
    window.carry(DragPayload::Role("sql-server".into()), ground(&window));
    let project = window.state().session.project().clone();
    assert_eq!(project.segments.len(), 4);
    assert_eq!(project.servers["sql1"].segment.as_str(), "segment-1");
    window.state_mut().session.undo();
    assert_eq!(**window.state().session.project(), sample());
}

#[test]
fn new_things_from_the_palette_stand_where_they_are_dropped() {
    let mut window = window(sample());
    let place = ground(&window);
    window.carry(DragPayload::NewRouter, place);
    assert!(window.get_by_label("Router router1").rect().center().distance(place) <= 8.0);
    window.carry(DragPayload::NewFirewall, window.title_of("Segment Servers"));
    let project = window.state().session.project();
    assert!(project.links.contains_key(&LinkId::from("fw1:servers")), "a firewall at a segment is linked to it");
    let apart = project.devices["fw1"].position;
    assert!(apart.x < 400.0 || apart.y < 300.0, "it does not lie on the box: {apart:?}");
    window.carry(DragPayload::NewSegment, place + vec2(0.0, 60.0));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.state().session.project().segments.contains_key("segment-1"));
}

#[test]
fn a_new_segment_gets_the_id_of_its_first_name() {
    let mut window = window(sample());
    window.carry(DragPayload::NewSegment, ground(&window));
    window.event(Event::Text("Branch users".into()));
    window.run();
    window.key(Modifiers::NONE, Key::Enter);
    let ids = |window: &Harness<'static, App>| -> Vec<String> {
        let project = window.state().session.project();
        project
            .segments
            .keys()
            .map(ToString::to_string)
            .filter(|id| !sample().segments.contains_key(id.as_str()))
            .collect()
    };
    assert_eq!(ids(&window), ["branch-users"]);
    assert_eq!(selected(&window), ["branch-users"]);
    window.state_mut().session.undo();
    assert_eq!(ids(&window), ["segment-1"], "one step of undo takes the name back");
    window.state_mut().session.undo();
    assert_eq!(**window.state().session.project(), sample());
}

#[test]
fn a_chip_moves_to_the_segment_it_is_dropped_on() {
    let mut window = window(sample());
    window.drag(window.middle_of("Server web1"), window.middle_of("Segment Users"));
    assert_eq!(window.state().session.project().servers["web1"].segment.as_str(), "users");
    assert_eq!(window.state().edits, [Edit::MoveServers(vec!["web1".into()], "users".into())]);
}

#[test]
fn selected_chips_move_together_and_home_is_no_move() {
    let mut window = window(sample());
    window.click_at(window.middle_of("Server dc1"), Modifiers::NONE);
    window.click_at(window.middle_of("Server dc2"), Modifiers::COMMAND);
    window.drag(window.middle_of("Server dc1"), window.title_of("Segment Servers"));
    assert!(window.state().edits.is_empty());
    window.drag(window.middle_of("Server dc1"), window.title_of("Segment DMZ"));
    assert_eq!(window.state().edits, [Edit::MoveServers(vec!["dc1".into(), "dc2".into()], "dmz".into())]);
}

#[test]
fn a_rectangle_selects_what_it_touches() {
    let mut window = window(sample());
    let from = window.get_by_label("Segment Users").rect().left_top() - vec2(12.0, 12.0);
    let to = window.middle_of("Firewall fw-edge");
    window.drag(from, to);
    assert_eq!(selected(&window), ["users", "fw-edge"]);
    assert!(window.state().edits.is_empty());
}

#[test]
fn a_double_click_on_a_title_renames_in_place() {
    let mut window = window(sample());
    window.double_click_at(window.title_of("Segment DMZ"));
    window.event(Event::Text("Perimeter".into()));
    window.run();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session.project().segments["dmz"].name, "Perimeter");
    assert_eq!(window.state().edits.len(), 1);

    window.double_click_at(window.middle_of("Server dc1"));
    window.event(Event::Text("root-dc".into()));
    window.run();
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().session.project().servers["dc1"].name, "dc1");
    assert_eq!(window.state().edits.len(), 1);
}

#[test]
fn a_double_click_on_open_ground_adds_a_segment_to_be_named() {
    let mut window = window(Project::default());
    let at = ground(&window);
    window.double_click_at(at);
    window.event(Event::Text("Branch".into()));
    window.run();
    window.key(Modifiers::NONE, Key::Enter);
    let project = window.state().session.project().clone();
    let names: Vec<&str> = project.segments.values().map(|segment| segment.name.as_str()).collect();
    assert_eq!(names, ["Branch"]);
    assert!(window.get_by_label("Segment Branch").rect().contains(at));
}

#[test]
fn the_link_tool_joins_a_device_and_a_segment() {
    let mut window = window(sample());
    window.state_mut().state.set_tool(Tool::DrawLink);
    window.run();
    window.drag(window.middle_of("Firewall fw-edge"), window.middle_of("Segment Servers"));
    assert!(window.state().session.project().links.contains_key("fw-edge:servers"));
    assert_eq!(window.state().state.tool(), Tool::Select, "a tool that did its work is put down");
    window.state_mut().state.set_tool(Tool::DrawLink);
    window.run();
    window.drag(window.middle_of("Segment Servers"), window.middle_of("Firewall fw-edge"));
    assert_eq!(window.state().toasts, ["Servers and fw-edge are linked already"]);
    // Two clicks do it as well; what the line begins at is selected meanwhile.
    window.state_mut().session.undo();
    window.run();
    window.click_at(window.middle_of("Firewall fw-edge"), Modifiers::NONE);
    assert_eq!(selected(&window), ["fw-edge"]);
    window.click_at(window.middle_of("Segment Servers"), Modifiers::NONE);
    assert!(window.state().session.project().links.contains_key("fw-edge:servers"));
}

#[test]
fn shift_keeps_the_link_tool_for_the_next_link() {
    let mut window = window(sample());
    window.state_mut().session.apply(&Edit::Remove(vec![Item::Link("fw-edge:users".into())])).unwrap();
    window.state_mut().state.set_tool(Tool::DrawLink);
    window.run();
    window.click_at(window.middle_of("Firewall fw-edge"), Modifiers::SHIFT);
    window.click_at(window.middle_of("Segment Servers"), Modifiers::SHIFT);
    assert_eq!(window.state().state.tool(), Tool::DrawLink);
    window.drag(window.middle_of("Firewall fw-edge"), window.middle_of("Segment Users"));
    let project = window.state().session.project();
    assert!(project.links.contains_key("fw-edge:servers") && project.links.contains_key("fw-edge:users"));
}

#[test]
fn a_link_is_pulled_out_of_the_border() {
    let mut window = window(sample());
    let handle = window.get_by_label("Firewall fw-edge").rect().center_bottom();
    window.drag(handle, window.middle_of("Segment Servers"));
    assert!(window.state().session.project().links.contains_key("fw-edge:servers"));
    assert_eq!(window.state().session.project().devices["fw-edge"].position, Point { x: 320.0, y: 120.0 });
}

#[test]
fn a_link_between_segments_puts_a_firewall_between_them() {
    let mut window = window(sample());
    let handle = window.get_by_label("Segment DMZ").rect().center_bottom();
    window.drag(handle, window.title_of("Segment Servers"));
    let project = window.state().session.project();
    assert!(project.links.contains_key("fw1:dmz") && project.links.contains_key("fw1:servers"));
    assert_eq!(window.state().edits.len(), 1);
}

/// The sample with its third segment linked, and a router at Users.
fn linked_sample() -> Project {
    let mut project = sample();
    let router = Device { name: "r1".into(), position: Point { x: 120.0, y: 300.0 }, ..Device::default() };
    for edit in [
        Edit::PutLink("fw-edge:servers".into(), Link::new("fw-edge".into(), "servers".into())),
        Edit::PutDevice("r1".into(), router),
        Edit::PutLink("r1:users".into(), Link::new("r1".into(), "users".into())),
    ] {
        project = edit.apply(&project).unwrap();
    }
    project
}

#[test]
fn the_tunnel_tool_joins_devices_segments_and_servers() {
    let mut window = window(linked_sample());
    window.state_mut().state.set_tool(Tool::DrawTunnel);
    window.run();
    window.drag(window.middle_of("Firewall r1"), window.middle_of("Firewall fw-edge"));
    let tunnel = window.state().session.project().tunnels["tunnel-1"].clone();
    assert_eq!(tunnel.ends(), [&TunnelEnd::Device("r1".into()), &TunnelEnd::Device("fw-edge".into())]);
    assert_eq!(selected(&window), ["tunnel-1"]);
    assert!(window.query_by_label("Tunnel Tunnel 1, IPsec, r1 ↔ fw-edge").is_some());
    // A second one between the same two is refused; the tool is in hand again for it.
    window.state_mut().state.set_tool(Tool::DrawTunnel);
    window.run();
    window.drag(window.middle_of("Firewall fw-edge"), window.middle_of("Firewall r1"));
    assert_eq!(window.state().toasts, ["A tunnel joins fw-edge and r1 already"]);
    // From the title of a segment to a chip, with two clicks.
    window.click_at(window.title_of("Segment Users"), Modifiers::NONE);
    window.click_at(window.middle_of("Server dc1"), Modifiers::NONE);
    let tunnel = window.state().session.project().tunnels["tunnel-2"].clone();
    assert_eq!(tunnel.ends(), [&TunnelEnd::Segment("users".into()), &TunnelEnd::Server("dc1".into())]);
    assert_eq!(window.state().state.tool(), Tool::Select);
    for _ in 0..2 {
        window.state_mut().session.undo();
    }
    window.run();
    assert_eq!(**window.state().session.project(), linked_sample());
    assert!(window.query_by_label_contains("Tunnel Tunnel").is_none());
}

#[test]
fn a_tunnel_is_selected_renamed_and_removed_like_anything_else() {
    let mut window = window(linked_sample());
    let (first, second) = (TunnelEnd::Server("pc1".into()), TunnelEnd::Device("fw-edge".into()));
    let (kind, initiator) = (TunnelKind::Pptp, TunnelInitiator::First);
    let tunnel = Tunnel { name: "Roaming".into(), kind, first, second, initiator, note: String::new() };
    window.state_mut().session.apply(&Edit::PutTunnel("roaming".into(), tunnel)).unwrap();
    window.run();
    let label = "Tunnel Roaming, PPTP, pc1 ↔ fw-edge";
    window.click_at(window.middle_of(label), Modifiers::NONE);
    assert_eq!(selected(&window), ["roaming"]);
    window.key(Modifiers::NONE, Key::F2);
    window.event(Event::Text("Dial-in".into()));
    window.run();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session.project().tunnels["roaming"].name, "Dial-in");
    window.key(Modifiers::NONE, Key::Delete);
    assert!(window.state().session.project().tunnels.is_empty());
    window.state_mut().session.undo();
    window.run();
    window.get_by_label("Tunnel Dial-in, PPTP, pc1 ↔ fw-edge").click_secondary();
    window.run();
    window.get_by_label_contains("Delete").click();
    window.run();
    assert!(window.state().session.project().tunnels.is_empty());
}

/// A point on the link between a device and a segment that stand side by side.
fn on_link(window: &Harness<'static, App>, device: &str, segment: &str) -> Pos2 {
    let device = window.get_by_label(device).rect();
    let segment = window.get_by_label(segment).rect();
    let border =
        pos2(if segment.left() > device.right() { segment.left() } else { segment.right() }, device.center().y);
    border.lerp(device.center(), 0.35)
}

#[test]
fn links_are_selected_together_and_restricted() {
    let mut window = window(linked_sample());
    window.click_at(on_link(&window, "Firewall fw-edge", "Segment Users"), Modifiers::NONE);
    window.click_at(on_link(&window, "Firewall fw-edge", "Segment DMZ"), Modifiers::SHIFT);
    assert_eq!(selected(&window), ["fw-edge:dmz", "fw-edge:users"]);
    let at = on_link(&window, "Firewall fw-edge", "Segment Users");
    window.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Secondary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    window.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Secondary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    window.run();
    window.get_by_label_contains("Restrict paths over these links").click();
    window.run();
    let restriction = window.state().session.project().restrictions["restriction-1"].clone();
    assert_eq!(restriction.links.iter().map(LinkId::as_str).collect::<Vec<_>>(), ["fw-edge:dmz", "fw-edge:users"]);
    // Each of its links has a mark that selects it.
    window.click_at(ground(&window), Modifiers::NONE);
    window.click_at(window.middle_of("Path restriction Restriction 1, on fw-edge – DMZ"), Modifiers::NONE);
    assert_eq!(selected(&window), ["restriction-1"]);
    // Links are picked on the diagram.
    window.state_mut().state.pick_links("restriction-1".into());
    window.run();
    let servers = window.middle_of("Link fw-edge to Servers");
    window.click_at(servers, Modifiers::NONE);
    assert_eq!(window.state().session.project().restrictions["restriction-1"].links.len(), 3);
    window.click_at(servers, Modifiers::NONE);
    assert_eq!(window.state().session.project().restrictions["restriction-1"].links.len(), 2);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().state.tool(), Tool::Select);
    while window.state_mut().session.undo() {}
    window.run();
    assert_eq!(**window.state().session.project(), linked_sample());
}

#[test]
fn a_rectangle_over_lines_alone_selects_links() {
    let mut window = window(linked_sample());
    let users = window.get_by_label("Segment Users").rect();
    let firewall = window.get_by_label("Firewall fw-edge").rect();
    let between = f32::midpoint(users.right(), firewall.left());
    window.drag(pos2(between - 6.0, firewall.top() - 30.0), pos2(between + 6.0, firewall.bottom() + 4.0));
    assert_eq!(selected(&window), ["fw-edge:users"]);
}

#[test]
fn a_trust_is_drawn_from_domain_to_domain() {
    let mut project = linked_sample();
    let domain = |name: &str, forest: &str| Domain { name: name.into(), forest: forest.into() };
    for edit in [
        Edit::PutDomain("emea".into(), domain("emea.corp.example", "corp.example")),
        Edit::PutDomain("partner".into(), domain("partner.example", "")),
    ] {
        project = edit.apply(&project).unwrap();
    }
    let mut window = window(project.clone());
    let middle = |window: &Harness<'static, App>, name: &str| window.middle_of(&format!("Domain {name}"));
    window.drag(middle(&window, "corp.example"), middle(&window, "partner.example"));
    let trust = window.state().session.project().trusts["corp-partner"].clone();
    assert_eq!((trust.trusting.as_str(), trust.trusted.as_str()), ("corp", "partner"));
    assert_eq!((trust.is_two_way, trust.kind), (false, TrustKind::Forest));
    assert_eq!(selected(&window), ["corp-partner"]);
    assert!(window.query_by_label("Trust: corp.example trusts partner.example").is_some());
    // Back the other way it holds both ways; within a forest there is nothing to draw.
    window.drag(middle(&window, "partner.example"), middle(&window, "corp.example"));
    assert!(window.state().session.project().trusts["corp-partner"].is_two_way);
    window.drag(middle(&window, "corp.example"), middle(&window, "emea.corp.example"));
    assert_eq!(window.state().session.project().trusts.len(), 1);
    assert_eq!(window.state().toasts, ["corp.example and emea.corp.example are in one forest and trust each other"]);
    while window.state_mut().session.undo() {}
    window.run();
    assert_eq!(**window.state().session.project(), project);
    // The card lies over the diagram where it hides nothing, and can be put away.
    window.state_mut().state.fit();
    window.run();
    let row = window.get_by_label("Domain corp.example").rect();
    for label in ["Segment Users", "Segment DMZ", "Segment Servers", "Firewall fw-edge"] {
        assert!(!window.get_by_label(label).rect().intersects(row), "{label} is below the card");
    }
    window.click_at(middle(&window, "corp.example"), Modifiers::NONE);
    assert_eq!(selected(&window), ["corp"]);
    window.state_mut().state.shows_domains = false;
    window.run();
    assert!(window.query_by_label("Domain corp.example").is_none());
}

/// Where no corner is free the diagram makes room for the card.
#[test]
fn the_card_of_domains_hides_no_segment() {
    let template = TEMPLATES.iter().find(|template| template.name == "two-domains").unwrap();
    let source = SourceFile::new("two-domains", template.text);
    let mut window = window(file::read(&source, Some(&Catalog::builtin())).unwrap().0);
    for size in [vec2(1000.0, 640.0), vec2(900.0, 420.0), vec2(700.0, 600.0)] {
        window.set_size(size);
        window.state_mut().state.fit();
        window.run();
        let rows = ["north.example", "south.example"].map(|name| window.get_by_label(&format!("Domain {name}")).rect());
        for name in ["North users", "North servers", "Interconnect", "South users", "South servers"] {
            let segment = window.get_by_label(&format!("Segment {name}")).rect();
            assert!(rows.iter().all(|row| !row.intersects(segment)), "{name} is below the card at {size}");
        }
    }
}

#[test]
fn a_whole_diagram_stays_whole_when_the_window_grows() {
    let mut window = window(linked_sample());
    window.state_mut().state.fit();
    window.set_size(vec2(400.0, 300.0));
    window.run();
    let small = window.state().state.zoom_percent();
    window.set_size(vec2(1000.0, 640.0));
    window.run();
    assert!(small < 60 && window.state().state.zoom_percent() == 100, "{small} %");
    // A view that a person chose is kept.
    window.state_mut().state.zoom_out();
    window.run();
    let chosen = window.state().state.zoom_percent();
    window.set_size(vec2(400.0, 300.0));
    window.run();
    assert_eq!(window.state().state.zoom_percent(), chosen);
}

#[test]
fn tools_place_what_they_name_and_are_put_down() {
    let mut window = window(sample());
    window.state_mut().state.set_tool(Tool::PlaceFirewall);
    window.run();
    window.click_at(ground(&window), Modifiers::NONE);
    assert_eq!(window.state().session.project().devices.len(), 2);
    assert_eq!(window.state().state.tool(), Tool::Select);
    window.state_mut().state.set_tool(Tool::PlaceSegment);
    window.run();
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().state.tool(), Tool::Select);
}

#[test]
fn the_keyboard_walks_nudges_and_removes() {
    let mut window = window(sample());
    window.click_at(ground(&window), Modifiers::NONE);
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(selected(&window), ["users"]);
    window.key(Modifiers::NONE, Key::Tab);
    assert_eq!(selected(&window), ["pc1"]);
    window.key(Modifiers::SHIFT, Key::Tab);
    assert_eq!(selected(&window), ["users"]);

    window.key(Modifiers::NONE, Key::ArrowRight);
    window.key(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.position("users"), (40.0, 81.0));
    window.state_mut().session.undo();
    window.run();
    assert_eq!(window.position("users"), (32.0, 80.0), "nudges in a row are one step");

    window.key(Modifiers::NONE, Key::Delete);
    assert!(!window.state().session.project().segments.contains_key("users"));
    window.key(Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&window), ["dmz", "servers", "fw-edge"]);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(selected(&window).is_empty());
}

#[test]
fn f2_renames_and_ctrl_d_duplicates() {
    let mut window = window(sample());
    window.click_at(window.middle_of("Firewall fw-edge"), Modifiers::NONE);
    window.key(Modifiers::NONE, Key::F2);
    window.event(Event::Text("fw-outer".into()));
    window.run();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session.project().devices["fw-edge"].name, "fw-outer");

    window.click_at(window.title_of("Segment Servers"), Modifiers::NONE);
    window.key(Modifiers::COMMAND, Key::D);
    let project = window.state().session.project();
    assert_eq!(project.segments["servers-2"].position, Point { x: 448.0, y: 344.0 });
    assert_eq!(project.servers.values().filter(|server| server.segment.as_str() == "servers-2").count(), 2);
    assert_eq!(selected(&window), ["servers-2"]);
}

#[test]
fn the_wheel_zooms_to_the_pointer_and_the_middle_button_pans() {
    let mut window = window(sample());
    let at = window.middle_of("Server dc1");
    window.hover_at(at);
    window.run();
    let wheel = |delta: Vec2, modifiers| Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta,
        phase: TouchPhase::Move,
        modifiers,
    };
    window.event(wheel(vec2(0.0, 2.0), Modifiers::NONE));
    window.run();
    assert_eq!(window.state().state.zoom_percent(), 132);
    assert!(window.middle_of("Server dc1").distance(at) < 2.0);
    window.event(wheel(vec2(0.0, 1.0), Modifiers::SHIFT));
    window.run();
    assert_eq!(window.state().state.zoom_percent(), 132);
    assert!((window.middle_of("Server dc1") - at - vec2(48.0, 0.0)).length() < 2.0);

    let before = window.middle_of("Server dc1");
    let button =
        |pressed, pos| Event::PointerButton { pos, button: PointerButton::Middle, pressed, modifiers: Modifiers::NONE };
    window.event(button(true, at));
    window.run();
    window.move_to(at - vec2(30.0, 20.0));
    window.event(button(false, at - vec2(30.0, 20.0)));
    window.run();
    assert!((window.middle_of("Server dc1") - before + vec2(30.0, 20.0)).length() < 2.0);
    assert!(window.state().edits.is_empty() && selected(&window).is_empty());
}

#[test]
fn a_touchpad_pans_and_pinches() {
    let mut window = window(sample());
    let at = window.middle_of("Server dc1");
    window.hover_at(at);
    window.run();
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(-20.0, 35.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    window.run();
    assert!((window.middle_of("Server dc1") - at - vec2(-20.0, 35.0)).length() < 2.0);
    assert_eq!(window.state().state.zoom_percent(), 100);
    window.event(Event::Zoom(1.5));
    window.run();
    assert_eq!(window.state().state.zoom_percent(), 150);
}

#[test]
fn the_space_bar_turns_a_drag_into_panning() {
    let mut window = window(sample());
    let at = window.title_of("Segment DMZ");
    window.hover_at(at);
    window.key_down(Key::Space);
    window.run();
    window.drag(at, at + vec2(60.0, 40.0));
    window.key_up(Key::Space);
    window.run();
    assert!((window.title_of("Segment DMZ") - at - vec2(60.0, 40.0)).length() < 2.0);
    assert!(window.state().edits.is_empty() && selected(&window).is_empty());
}

#[test]
fn the_overview_moves_the_view() {
    let mut window = window(sample());
    window.state_mut().state.set_view(View { pan: Vec2::ZERO, zoom: 3.0 });
    window.run();
    let map = window.get_by_label("Overview").rect();
    assert!(window.query_by_label("Segment Servers").is_none(), "it is out of sight");
    window.click_at(map.center() + vec2(20.0, 14.0), Modifiers::NONE);
    assert!(window.query_by_label("Segment Servers").is_some());
}

#[test]
fn a_drag_along_the_border_moves_the_view() {
    let mut window = window(sample());
    let area = window.get_by_label_contains("Diagram").rect();
    let at = window.title_of("Segment DMZ");
    window.press(at);
    window.hover_at(area.left_center() + vec2(150.0, 0.0));
    window.run();
    window.hover_at(area.left_center() + vec2(4.0, 0.0));
    window.run_steps(30);
    let view = window.state().state.view();
    assert!(view.pan.x > 100.0, "the view stands still: {view:?}");
    window.hover_at(area.center());
    window.run();
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.state().edits.is_empty());
}

#[test]
fn a_right_click_opens_the_menu_of_what_it_hit() {
    let mut window = window(sample());
    window.get_by_label("Server web1").click_secondary();
    window.run();
    window.get_by_label_contains("Move to segment").click();
    window.run();
    window.get_by_label("Servers").click();
    window.run();
    assert_eq!(window.state().session.project().servers["web1"].segment.as_str(), "servers");

    window.get_by_label("Segment Users").click_secondary();
    window.run();
    window.get_by_label_contains("Delete").click();
    window.run();
    assert!(!window.state().session.project().segments.contains_key("users"));
    assert!(window.query_by_label_contains("Delete").is_none(), "the menu is closed");
}

#[test]
fn an_arrow_selects_its_pair_of_segments() {
    let mut window = window(sample());
    let label = window.get_by_label_contains("Flows Users to Servers").rect().center();
    window.click_at(label, Modifiers::NONE);
    assert_eq!(window.state().selection.pair, Some(("users".into(), "servers".into())));
    assert!(selected(&window).is_empty());
    window.click_at(ground(&window), Modifiers::NONE);
    assert_eq!(window.state().selection.pair, None);
    window.state_mut().state.shows_flows = false;
    window.run();
    assert!(window.query_by_label_contains("Flows Users to Servers").is_none());
}

#[test]
fn a_link_answers_a_click_and_the_delete_key() {
    let mut window = window(sample());
    let users = window.get_by_label("Segment Users").rect();
    let firewall = window.get_by_label("Firewall fw-edge").rect();
    let on_the_line = users.right_center().lerp(firewall.left_center(), 0.4) + vec2(0.0, 2.0);
    window.click_at(on_the_line, Modifiers::NONE);
    assert_eq!(selected(&window), ["fw-edge:users"]);
    window.key(Modifiers::NONE, Key::Delete);
    assert!(!window.state().session.project().links.contains_key("fw-edge:users"));
}

#[test]
fn nothing_is_drawn_again_without_a_cause() {
    let mut window = window(sample());
    window.hover_at(window.middle_of("Segment DMZ"));
    window.run();
    window.run_steps(60);
    window.step();
    let delay = window.output().viewport_output.values().map(|output| output.repaint_delay).min().unwrap();
    assert_eq!(delay, std::time::Duration::MAX, "the diagram asks for another frame while nothing happens");
}

#[test]
fn a_document_is_seen_whole_in_its_first_frame() {
    let mut far = sample();
    let edit = Edit::PutSegment(
        "far".into(),
        Segment { name: "Far".into(), position: Point { x: 5000.0, y: -3000.0 }, ..Segment::default() },
    );
    far = edit.apply(&far).unwrap();
    let mut window = window(far);
    window.state_mut().state = CanvasState::default();
    window.run();
    let area = window.get_by_label_contains("Diagram").rect();
    for label in ["Segment Far", "Segment Users", "Segment Servers"] {
        assert!(area.contains_rect(window.get_by_label(label).rect()), "{label} is out of sight");
    }
    assert!(window.query_by_label("Overview").is_none());
    window.state_mut().state.zoom_reset();
    window.run();
    assert_eq!(window.state().state.zoom_percent(), 100);
    assert!(window.query_by_label("Overview").is_some());
    window.state_mut().state.center_on(Item::Segment("far".into()));
    window.run();
    assert!(window.get_by_label("Segment Far").rect().contains(area.center()));
}

#[test]
fn undo_in_the_middle_of_a_drag_ends_the_drag() {
    let mut window = window(sample());
    let at = window.title_of("Segment DMZ");
    window.drag(at, at + vec2(80.0, 0.0));
    let at = window.title_of("Segment Users");
    window.press(at);
    window.move_to(at + vec2(0.0, 100.0));
    window.state_mut().session.undo();
    window.run();
    window.release(at + vec2(0.0, 100.0));
    assert_eq!(**window.state().session.project(), sample());
}

#[test]
fn only_the_canvas_knows_egui_graphs() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.starts_with(root.join("gui/canvas")) {
                let text = std::fs::read_to_string(&path).unwrap();
                assert!(!text.contains("egui_graphs::"), "{} uses egui_graphs", path.display());
            }
        }
    }
}
