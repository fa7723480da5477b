//! Portolan: a planner for segmented networks.
//!
//! Draw segments, firewalls and links, place server roles on them, and see which flows must cross between the segments
//! and why. This page is the architecture: what stands where, how one flow comes about, the rules that hold everywhere,
//! and where to add what.
//!
//! # Modules
//!
//! A module imports only from the rows above its own (and from itself); the test `architecture` reads every path in
//! `src` against this table.
//!
//! | module | what it is |
//! |---|---|
//! | [`diag`], [`ids`], [`os`], [`parallel`] | errors of files that people write, with place and hint; identifiers, one type each; operating system eras; the same work for many items |
//! | [`net`] | protocols, ports, addresses; exact sets of addresses and of packets |
//! | [`env`](mod@env) | files, folders and the clock behind one trait: the only module that names `std::fs` |
//! | [`catalog`] | what services listen on, what roles run, what depends on what: TOML files, checked whole, to [`catalog::Catalog`] |
//! | [`project`] | the document: [`project::Project`], the edits that change it, its history, its file |
//! | [`engine`] | [`engine::compute`]: project and catalog to [`engine::Report`], a pure function; [`engine::Computation`]: the same, kept up to date through edits |
//! | [`export`], [`import`] | the matrix as workbook, CSV, HTML, ..., the diagram as a drawing, scripts that test the flows; inventories as CSV to a project, and what people decided and tests found into it; neither knows the other |
//! | [`session`] | a document, its history and its report: the one door through which a project changes |
//! | [`cli`] | one file for each subcommand |
//! | `gui` | the window; the only module that names egui, eframe, egui_graphs and rfd (feature `gui`, on by default) |
//!
//! `main.rs` hands the arguments to [`cli::run`] together with a way to open the window, and returns its exit code.
//!
//! # The path of one flow
//!
//! 1. **Catalog.** A row says that the service Server listens on TCP 445; the role File server runs that service; a
//!    dependency says that a workstation needs it, from where that is known, and when. [`catalog::load`] reads all files,
//!    resolves every reference to an index and reports every error at its line and column.
//! 2. **Edit.** A role is dropped on a segment: the diagram asks for an [`project::Edit`], and
//!    [`session::Session::apply`] makes the next project of it, one step of undo, and has the report follow it. An
//!    [`engine::Computation`] keeps what the report was computed by: the classes of the servers, the needs of each class,
//!    what was gathered for each flow, the paths. Of an edit that touches servers only, it follows who leaves which class
//!    for which other one, whose providers are others then, and which needs are no more or new, and makes the flows anew
//!    that those needs were gathered in; all other flows stay. Any other edit is computed anew as a whole, unless the
//!    engine reads nothing of what changed.
//! 3. **Classes and needs.** Servers that are alike (segment, roles, system, domain, options, uses) are one class. The
//!    services of a class are closed over dependencies of scope `same-host`; each further dependency looks for providers
//!    in its scope. Nobody there: a problem, never silence.
//! 4. **Requirements.** Each endpoint of a met need has a side that opens the connection, ports that are those of the
//!    side that listens (dynamic ranges by its system, pins, options), and perhaps a carrier: named pipes are not ports
//!    of their own but SMB.
//! 5. **Flows.** Requirements with the same segments, protocol, ports, application protocol and service are one
//!    [`engine::Flow`], split where sources do not all need the same destinations, so that a flow never opens more than
//!    is needed. Its id is a hash of what it is: the same from run to run. Its path names every device on any of the ways
//!    that count, under path restrictions, one-way links, redundancy groups and tunnels; what a tunnel carries is, to
//!    the devices between its ends, the tunnel's own flows.
//! 6. **Readers.** Table, grid and arrows of the window, the subcommands and the exporters read the one report. A
//!    [`engine::Reason`] keeps the indices of its chain; [`engine::explain`] makes sentences of them only when somebody
//!    asks.
//! 7. **Two plans.** [`engine::Difference`] says what became of each flow from one plan to another, of each device's
//!    rules and open ports, of the problems, and because of which differences of the projects. [`engine::what_if`] makes
//!    the other plan by an [`project::Edit`] and adds what the administrator has to do.
//!
//! # Three states
//!
//! They never mix. The **document** ([`project::Project`]) is what is saved and undone. The **view** (selection, zoom,
//! filters; `gui::state`) is neither. What is **derived** ([`engine::Report`]) belongs to a revision of the document, is
//! never saved and never edited.
//!
//! # Two layers of commands
//!
//! `gui::command::UiCommand` has no data: menus, shortcuts and the command palette list it. [`project::Edit`] has data
//! and is the only thing that changes a document. The first may lead to the second; panels read the session and put
//! their wishes into an outbox, which is emptied at the end of the frame.
//!
//! # Rules
//!
//! - The same input gives the same output, byte for byte: maps are ordered, nothing is asked of clock or locale.
//! - Files of people go raw, then checked, then model; all errors come out at once, each with place, what was expected
//!   and a hint. With an error there is no result, not half of one.
//! - No panic on any input; `unwrap`, indexing and printing are lints outside tests.
//! - Files are written whole or not at all ([`env::Env::write_atomic`]).
//! - A file of source has one purpose and at most 700 lines.
//! - Names of subcommands, columns, option keys, role ids and exit codes are used by scripts of others: they stay.
//!
//! # Where to add ...
//!
//! Each recipe ends with the test that fails if a step is forgotten.
//!
//! ## a service or a role
//!
//! No Rust is needed.
//! 1. In `assets/catalogs`, a `[[service]]` with its `[[service.endpoint]]`s; every service, endpoint and dependency
//!    has a `source`.
//! 2. A `[[role]]` that `runs` the service, and a `[[dependency]]` for each of those who need it, with `when` and
//!    `scope`.
//! 3. `portolan catalog check FILE...` shows what is wrong; a person's own files go into the folder `catalogs` beside a
//!    project instead, and need no build.
//!
//! Test: `catalog` (every reference, sorted lists, the roles and options that scripts use) and `roles` (each pair of
//! roles gets the flows that the catalog says).
//!
//! ## a kind of tunnel, or what translation, relays and trusts do
//!
//! 1. In `assets/catalogs`, an `[[encapsulation]]` that names the rows it takes; a `translation` or a `relay` at an
//!    endpoint; a `direction` at a dependency of scope `trusted-domain`. The documentation of [`catalog`] lists the keys.
//! 2. What the catalogs of several eras share stands in each of them, in the same words.
//!
//! Test: `catalog_network` (what the articles say, each catalog by itself) and `catalog_errors`.
//!
//! ## a ready-made what-if
//!
//! 1. In `assets/catalogs`, a `[[scenario]]` with the options that it `set`s or the `roles` that it changes, and a
//!    `source`. What the administrator has to do comes from the `steps` of its options.
//! 2. A design in `tests/whatif.rs` on which it matters, with the exact difference.
//!
//! The subcommand `whatif` and the window list it with its effect, without any more Rust.
//!
//! Test: `whatif`, `every_scenario_has_a_design_on_which_it_matters`; `catalog_errors` for what can be wrong with it.
//!
//! ## a file of the catalog
//!
//! 1. The file in `assets/catalogs`.
//! 2. Its line among the files of `catalog/builtin.rs`.
//!
//! Test: `catalog`, `builtin_files_are_without_fault`.
//!
//! ## an exporter
//!
//! 1. A file in `export`: a function from [`export::Matrix`] to a writer, without files or clock. What its form cannot say
//!    is a [`export::Refusal`], before anything is written.
//! 2. Its line in [`export::EXPORTERS`]; `portolan flows` and the export dialog of the window take it from there.
//! 3. A folder in `tests/golden`, written with `UPDATE_GOLDEN=1 cargo test --test export` and read by you.
//! 4. How it is read, in `check` of `tests/hostile_text.rs`, if it is a form of its own.
//!
//! Test: `export`, `every_exporter_writes_its_golden_files`; `hostile_text`; `window_export`, for the preview.
//!
//! ## a language of test scripts
//!
//! 1. A file in `export/testpack` that writes a script of checks; nothing that a person wrote stands outside its comments.
//! 2. A variant of [`export::TestLanguage`]; the compiler asks for its line in [`export::test_pack`] and in
//!    `cli/testpack.rs`. What its scripts write has the columns of [`export::RESULT_COLUMNS`].
//! 3. Its folder in `tests/golden/testpack`, written with `UPDATE_GOLDEN=1 cargo test --test testpack` and read by you.
//!
//! Test: `testpack`, `packs_of_samples_are_as_their_golden_files`.
//!
//! ## a language of devices
//!
//! 1. A file in `export/device` with its `LANGUAGE`: what it can say, how far a rule goes in its text
//!    ([`export::device::RuleBlock`]), which line begins an object that rules share, and a function from
//!    [`export::device::DeviceContext`] to files. What it cannot say is found before the function is called; names,
//!    comments, objects and address families come from the routines that all languages share.
//! 2. Its line in [`export::device::LANGUAGES`]; `portolan rules` and the window take it from there.
//! 3. A folder in `tests/golden/device`, written with `UPDATE_GOLDEN=1 cargo test --test languages` and read by you.
//! 4. A reader in `tests/readers`, written from the vendor's grammar and not from the file above, with its line in
//!    `tests/language_readers.rs`: it reads the text back and compares it with the rules of 200 random networks.
//!
//! Test: `languages`, `every_language_is_promised_and_has_a_golden_folder` and `every_language_writes_its_golden_files`;
//! `language_readers`; `rule_lines`.
//!
//! ## a subcommand
//!
//! 1. A file in `cli` with its arguments, examples in `after_help`, and `run(self, &Context)`.
//! 2. A variant of `Command` in `cli/args.rs`; the compiler asks for its line in `run_command`.
//!
//! Test: `arguments_are_consistent` in `cli/args.rs`; how it ends and what it prints belongs into a `tests/cli_*.rs`.
//!
//! ## a command of the window
//!
//! 1. A variant of `UiCommand` in `gui/command.rs`; the compiler lists its text, tooltip, icon, menu and shortcut.
//! 2. What it does, in `gui/dispatch.rs`; where it changes the document, by an [`project::Edit`].
//!
//! Test: `no_two_commands_share_a_shortcut` and `texts_are_labels` in `gui/command.rs`.
//!
//! ## a panel
//!
//! 1. A file in `gui/panels`: `fn NAME_ui(...)` reads the session and its own state, and writes to the outbox.
//! 2. Its call in `gui/app.rs`.
//! 3. A label for whatever can be pressed.
//! 4. What takes longer than a frame goes to a thread, by `gui::background` and a key that names the revision.
//!
//! Test: `window`, `all_that_can_be_pressed_has_a_name` and `an_idle_window_paints_nothing`.
//!
//! ## an edit
//!
//! 1. A variant of [`project::Edit`]; the compiler asks for its label and for what it does.
//! 2. Its line in the random edits of `tests/edits.rs`.
//!
//! Test: `edits` (undone whole, done again whole, saved and read at each step).
//!
//! ## a field of the project, or a format of its file
//!
//! 1. The field in `project/model.rs`, and in the file's own types, with a default if older files of the same format
//!    are to be read.
//! 2. Where older files would be misread: a new format, as `project/file/migrate.rs` says.
//! 3. Whether the engine reads it, in `engine/inputs.rs`: an edit of what it does not read leaves the report as it is, and
//!    what it reads of a server has to be followed (`engine/computation.rs`).
//! 4. The schema, with `UPDATE_GOLDEN=1 cargo test --test project_file`.
//!
//! Test: `project_file`, `the_schema_is_current`; `edits`, `the_report_of_a_session_is_that_of_its_project`; `following`;
//! and `samples`.
//!
//! ## a problem that the engine finds
//!
//! 1. A variant of [`engine::ProblemCode`] and its check in a file of `engine/checks`, with a hint that says what to do.
//! 2. Its call in `engine/checks/mod.rs`: among those that nothing but the drawing decides on, those of one server, those
//!    of paths, or those that are looked for after every edit.
//!
//! Test: `semantics`, `problems_have_codes_and_say_what_to_do`; and `samples`, `no_sample_has_a_problem`.
//!
//! ## a sample project
//!
//! 1. The file in `projects`.
//! 2. Its line in [`project::templates::TEMPLATES`].
//!
//! Test: `samples`, `each_sample_is_a_template`.

// Tests of the library share files with those that use it from outside, and name it as they do.
#[cfg(test)]
extern crate self as portolan;

pub mod catalog;
pub mod cli;
pub mod diag;
pub mod engine;
pub mod env;
pub mod export;
pub mod ids;
pub mod import;
pub mod net;
pub mod os;
pub mod parallel;
pub mod project;
pub mod session;

#[cfg(feature = "gui")]
pub mod gui;
