//! `portolan whatif`: what a change would do to flows, rules and open ports, and what it takes.

use std::io;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde_json::{Value, json};

use super::choices::{Format, Scope};
use super::diff::planned;
use super::failure::Failure;
use super::output::OutputArguments;
use super::project::{Opened, ProjectArguments};
use super::{Context, Outcome};
use crate::diag::nearest;
use crate::engine::{self, AdministratorStep, Change, Offer, Setting, Subject, WhatIf};
use crate::export::{DifferenceView, harmless, thousands};
use crate::ids::ServerId;
use crate::project::{Edit, Project};

/// Arguments of `whatif`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan whatif branch.portolan                                      what could be tried out, with its effect in numbers
  portolan whatif branch.portolan --scenario ldap-tls-only             one of them in full
  portolan whatif branch.portolan --set rpc.range=5000-5100            an option of the project
  portolan whatif branch.portolan --set ntds.port=38901 --set netlogon.port=38902 --server dc1 --server dc2

An option without a value (--set rpc.range=) is taken away, so that its default holds.
Nothing is written to the project.")]
pub(super) struct WhatIfArguments {
    #[command(flatten)]
    project: ProjectArguments,
    /// Try an option out; may be given several times
    #[arg(long, value_name = "KEY=VALUE", value_parser = parse_setting)]
    set: Vec<(String, String)>,
    /// Set it on this server, by name, and not on the project; may be given several times
    #[arg(long, value_name = "SERVER", requires = "set")]
    server: Vec<String>,
    /// Try a ready-made change out
    #[arg(long, value_name = "ID", conflicts_with = "set")]
    scenario: Option<String>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Which flows are listed
    #[arg(long, value_enum, default_value_t = Scope::Cross)]
    scope: Scope,
    #[command(flatten)]
    output: OutputArguments,
}

/// Reads `KEY=VALUE`.
fn parse_setting(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim().to_owned(), value.trim().to_owned())),
        _ => Err("expected KEY=VALUE, as in rpc.range=5000-5100".to_owned()),
    }
}

/// What is tried out.
struct Trial {
    /// In a few words.
    title: String,
    /// What to say beside it; may be empty.
    remark: String,
    /// Where it comes from, for programs.
    origin: Value,
    edit: Edit,
}

impl WhatIfArguments {
    /// Prints what would change, or what could be tried out.
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let opened = self.project.open(context)?;
        let trial = match (&self.scenario, self.set.is_empty()) {
            (Some(id), _) => scenario(&opened, id)?,
            (None, false) => self.settings(&opened)?,
            (None, true) => return self.list(context, &opened),
        };
        let tried = try_out(&opened, &trial.edit)?;
        self.output.write(context, |out| match self.format {
            Format::Text => self.write_text(out, &opened, &trial, &tried),
            Format::Json => self.write_json(out, &opened, &trial, &tried),
        })?;
        Ok(Outcome::Good)
    }

    /// The options that were asked for.
    fn settings(&self, opened: &Opened) -> Result<Trial, Failure> {
        let mut servers: Vec<Option<ServerId>> = Vec::new();
        let mut failures = Vec::new();
        for name in &self.server {
            match opened.server(name) {
                Ok(id) => servers.push(Some(id)),
                Err(failure) => failures.push(failure),
            }
        }
        if self.server.is_empty() {
            servers.push(None);
        }
        let settings: Vec<Setting> = self
            .set
            .iter()
            .flat_map(|(key, value)| {
                let setting = |server: &Option<ServerId>| Setting {
                    key: key.clone(),
                    value: value.clone(),
                    server: server.clone(),
                };
                servers.iter().map(setting).collect::<Vec<_>>()
            })
            .collect();
        // Checked for the project too where no server was found, so that all errors come out at once.
        let unbound =
            self.set.iter().map(|(key, value)| Setting { key: key.clone(), value: value.clone(), server: None });
        let checked = if servers.is_empty() { unbound.collect() } else { settings };
        let edit = engine::edit_of_settings(&opened.project, &opened.catalog, &checked);
        let edit =
            edit.map_err(|errors| errors.iter().map(|error| Failure::Argument(format!("--set: {error}"))).collect());
        let edit = match edit {
            Ok(edit) if failures.is_empty() => edit,
            Ok(_) => return Err(Failure::Several(failures)),
            Err(errors) => {
                let errors: Vec<Failure> = errors;
                return Err(Failure::Several(failures.into_iter().chain(errors).collect()));
            }
        };
        let title = self.set.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(", ");
        let on = if self.server.is_empty() { "the project".to_owned() } else { self.server.join(", ") };
        let set = checked.iter().map(|it| json!({ "key": it.key, "value": it.value, "server": it.server }));
        Ok(Trial {
            title: format!("{title} on {on}"),
            remark: keeps_its_own(&opened.project, &checked),
            origin: json!({ "set": set.collect::<Vec<_>>() }),
            edit,
        })
    }

    fn view<'v>(&self, opened: &'v Opened, tried: &'v WhatIf) -> DifferenceView<'v> {
        let before = planned(opened);
        let after = tried.planned(&before);
        DifferenceView { before, after, difference: &tried.difference, scope: self.scope.mode() }
    }

    fn write_text(&self, out: &mut dyn io::Write, opened: &Opened, trial: &Trial, tried: &WhatIf) -> io::Result<()> {
        writeln!(out, "What if: {}", harmless(&trial.title))?;
        if !trial.remark.is_empty() {
            writeln!(out, "{}", harmless(&trial.remark))?;
        }
        writeln!(out)?;
        if !tried.difference.changes_plan() {
            return writeln!(out, "That changes no flow, no rule and no problem here.");
        }
        self.view(opened, tried).write_text(out)?;
        if tried.steps.is_empty() {
            return Ok(());
        }
        writeln!(out, "\nWhat to do")?;
        for (number, step) in (1..).zip(&tried.steps) {
            writeln!(
                out,
                "  {number}. {}: {}",
                harmless(&names(opened, tried, step).join(", ")),
                harmless(&step.what)
            )?;
            if !step.how.is_empty() {
                writeln!(out, "     {}", step.how)?;
            }
            if !step.source.is_empty() {
                writeln!(out, "     [{}]", step.source)?;
            }
        }
        Ok(())
    }

    fn write_json(&self, out: &mut dyn io::Write, opened: &Opened, trial: &Trial, tried: &WhatIf) -> io::Result<()> {
        let steps: Vec<Value> = tried
            .steps
            .iter()
            .map(|step| {
                let names = names(opened, tried, step);
                json!({ "at": step.at, "names": names, "what": step.what, "how": step.how, "source": step.source })
            })
            .collect();
        let mut document =
            json!({ "what_if": trial.origin, "changes": tried.difference.changes_plan(), "steps": steps });
        if let (Value::Object(document), Value::Object(difference)) = (&mut document, self.view(opened, tried).json()) {
            document.extend(difference);
        }
        serde_json::to_writer_pretty(&mut *out, &document)?;
        writeln!(out)
    }

    /// What could be tried out, each with its effect in numbers.
    fn list(&self, context: &Context<'_>, opened: &Opened) -> Result<Outcome, Failure> {
        let mut tried: Vec<(Offer, Option<WhatIf>)> = Vec::new();
        for offer in engine::scenarios(planned(opened)) {
            let what_if = offer.edit.as_ref().map(|edit| try_out(opened, edit)).transpose()?;
            tried.push((offer, what_if.filter(|it| it.difference.matters_to_devices())));
        }
        self.output.write(context, |out| match self.format {
            Format::Text => write_list(out, &tried),
            Format::Json => {
                let scenarios: Vec<Value> =
                    tried.iter().map(|(offer, it)| offer_json(opened, offer, it.as_ref())).collect();
                let document = json!({ "project": opened.project.name, "scenarios": scenarios });
                serde_json::to_writer_pretty(&mut *out, &document)?;
                writeln!(out)
            }
        })?;
        Ok(Outcome::Good)
    }
}

/// The ready-made change that was asked for.
fn scenario(opened: &Opened, id: &str) -> Result<Trial, Failure> {
    let offers = engine::scenarios(planned(opened));
    let known = || offers.iter().map(|offer| offer.id.as_str());
    let Some(offer) = offers.iter().find(|offer| offer.id == id) else {
        let hint = match nearest(id, known()) {
            Some(near) => format!("did you mean {near:?}?"),
            None => format!("expected one of {}", known().collect::<Vec<_>>().join(", ")),
        };
        return Err(Failure::Argument(format!("--scenario: there is none with the id {id:?}; {hint}")));
    };
    Ok(Trial {
        title: offer.title.clone(),
        remark: offer.description.clone(),
        origin: json!({ "scenario": offer.id, "title": offer.title }),
        // Where nothing is to be changed, nothing is.
        edit: offer.edit.clone().unwrap_or_else(|| Edit::batch(offer.title.clone(), Vec::new())),
    })
}

fn try_out(opened: &Opened, edit: &Edit) -> Result<WhatIf, Failure> {
    engine::what_if(planned(opened), edit).map_err(|error| Failure::Argument(error.to_string()))
}

/// Says which servers keep a value of their own where the project's is tried out.
fn keeps_its_own(project: &Project, settings: &[Setting]) -> String {
    let mut sentences = Vec::new();
    for setting in settings.iter().filter(|setting| setting.server.is_none()) {
        let keeps = |server: &&std::sync::Arc<crate::project::Server>| {
            server.options.get(&setting.key).is_some_and(|value| *value != setting.value)
        };
        let mut names: Vec<&str> = project.servers.values().filter(keeps).map(|server| server.name.as_str()).collect();
        names.sort_unstable();
        let verb = if names.len() == 1 { "keeps its own value" } else { "keep their own values" };
        if !names.is_empty() {
            sentences.push(format!("{} {verb} of {}; --server sets it there.", names.join(", "), setting.key));
        }
    }
    sentences.join(" ")
}

/// Where a step is to be done, by name.
fn names(opened: &Opened, tried: &WhatIf, step: &AdministratorStep) -> Vec<String> {
    let projects = [&tried.project, &opened.project];
    let name = |subject: &Subject| {
        let found = projects.iter().find_map(|project| match subject {
            Subject::Server(id) => project.servers.get(id).map(|it| it.name.clone()),
            Subject::Device(id) => project.devices.get(id).map(|it| it.name.clone()),
            Subject::Tunnel(id) => project.tunnels.get(id).map(|it| it.name.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    };
    step.at.iter().map(name).collect()
}

fn write_list(out: &mut dyn io::Write, tried: &[(Offer, Option<WhatIf>)]) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header([
        "SCENARIO",
        "WHAT IT IS",
        "FLOWS",
        "RULES",
        "OPEN ON DEVICES",
        "OPEN ON SERVERS",
        "NEW PROBLEMS",
    ]);
    let mut count = 0;
    for (offer, what_if) in tried {
        let Some(what_if) = what_if else { continue };
        count += 1;
        let difference = &what_if.difference;
        let (before, after) = difference.on_devices();
        let (open_before, open_after) = difference.exposed_ports;
        let change = |change| difference.count(change);
        table.add_row([
            offer.id.clone(),
            harmless(&offer.title).into_owned(),
            format!("-{} +{} ~{}", change(Change::Removed), change(Change::Added), change(Change::Changed)),
            format!("{} -> {}", before.rules, after.rules),
            format!("{} -> {}", thousands(before.ports), thousands(after.ports)),
            format!("{} -> {}", thousands(open_before), thousands(open_after)),
            difference.problems_added.len().to_string(),
        ]);
    }
    for column in 2..7 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    if count > 0 {
        for line in table.to_string().lines() {
            writeln!(out, "{}", line.strip_prefix(' ').unwrap_or(line).trim_end())?;
        }
        writeln!(out)?;
    }
    let idle: Vec<&str> = tried.iter().filter(|(_, it)| it.is_none()).map(|(offer, _)| offer.id.as_str()).collect();
    if !idle.is_empty() {
        writeln!(out, "Without effect between segments here: {}\n", idle.join(", "))?;
    }
    writeln!(
        out,
        "Open on devices: ports that rules open, of all devices together. Open on servers: ports that other segments \
         reach.\n--scenario ID shows one in full; --set KEY=VALUE tries any option out."
    )
}

fn offer_json(opened: &Opened, offer: &Offer, what_if: Option<&WhatIf>) -> Value {
    let effect = what_if.map(|it| {
        let difference = &it.difference;
        let count = |change| difference.count(change);
        let changed = difference.devices.iter().filter(|device| device.is_changed());
        let devices: Vec<Value> = changed
            .map(|it| {
                let name = opened.project.devices.get(&it.device).map(|device| device.name.clone());
                json!({ "device": name, "id": it.device, "before": it.before, "after": it.after })
            })
            .collect();
        json!({
            "flows": {
                "removed": count(Change::Removed),
                "new": count(Change::Added),
                "changed": count(Change::Changed),
                "unchanged": difference.unchanged_flows,
            },
            "exposed_ports": { "before": difference.exposed_ports.0, "after": difference.exposed_ports.1 },
            "devices": devices,
            "problems_added": difference.problems_added.len(),
            "problems_removed": difference.problems_removed.len(),
        })
    });
    json!({
        "id": offer.id,
        "title": offer.title,
        "description": offer.description,
        "source": offer.source,
        "applies": effect.is_some(),
        "effect": effect,
    })
}
