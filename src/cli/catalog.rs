//! `portolan catalog ...`

use std::path::PathBuf;

use clap::Subcommand;

use super::failure::Failure;
use super::listing::ListingFormat;
use super::output::{OutputArguments, write_to_stdout};
use super::{Context, Outcome, print_to_stderr};
use crate::catalog::{
    Catalog, DEFAULT_CATALOG, Listing, PortQuery, check_files, dependencies_listing, errata_listing, ports_listing,
    roles_listing, services_listing, summary_listing, users_listing,
};
use crate::diag::{Diagnostic, has_errors, nearest};

/// Arguments of `catalog`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan catalog who 445/tcp
  portolan catalog who 50000
  portolan catalog ports --format csv --out ports.csv
  portolan catalog dependencies --format json
  portolan catalog check catalogs/ours.toml")]
pub(super) struct CatalogArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Every port row of the article's service sections: what is printed and what is used
    Ports(ListArguments),
    /// The article's table of ports and protocols, as the catalog's own data gives it
    Summary(ListArguments),
    /// Where the article contradicts itself, and what is used instead
    Errata(ListArguments),
    /// The services, what they listen on and which roles run them
    Services(ListArguments),
    /// The roles that can be placed on a segment
    Roles(ListArguments),
    /// Who needs which service, when, and why
    Dependencies(ListArguments),
    /// Who uses a port: services, rows and roles; exit code 1 if nobody does
    Who(WhoArguments),
    /// Check catalog files of your own; every error with its line and column
    Check(CheckArguments),
}

#[derive(Debug, clap::Args)]
struct ListArguments {
    /// The catalog to list
    #[arg(long, value_name = "ID", default_value = DEFAULT_CATALOG)]
    catalog: String,
    /// How to write it; a table on a terminal, else CSV
    #[arg(long, value_enum)]
    format: Option<ListingFormat>,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  portolan catalog who 445          TCP and UDP
  portolan catalog who 389/udp
  portolan catalog who 8/icmp       a message type of ICMP
  portolan catalog who gre          a protocol without ports
  portolan catalog who 445 --catalog windows-server")]
struct WhoArguments {
    /// A port, with a protocol if you like: 445, 389/udp, 8/icmp, gre
    #[arg(value_name = "PORT[/PROTOCOL]")]
    port: PortQuery,
    /// One catalog alone; all of them unless named
    #[arg(long, value_name = "ID")]
    catalog: Option<String>,
    /// How to write it; a table on a terminal, else CSV
    #[arg(long, value_enum)]
    format: Option<ListingFormat>,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Files are checked as they will be used: laid over the built-in catalog, in the order that is given.
Files that begin a built-in catalog anew (with its id, a name and a version) stand in for it.

Examples:
  portolan catalog check catalogs/ours.toml
  portolan catalog check --alone services.toml roles.toml      without the built-in catalog")]
struct CheckArguments {
    /// The files, in the order in which they are loaded; - is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Check the files by themselves, without the built-in catalog
    #[arg(long)]
    alone: bool,
}

impl CatalogArguments {
    pub(super) fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        match self.what {
            What::Ports(arguments) => arguments.run(context, ports_listing),
            What::Summary(arguments) => arguments.run(context, summary_listing),
            What::Errata(arguments) => arguments.run(context, errata_listing),
            What::Services(arguments) => arguments.run(context, services_listing),
            What::Roles(arguments) => arguments.run(context, roles_listing),
            What::Dependencies(arguments) => arguments.run(context, dependencies_listing),
            What::Who(arguments) => arguments.run(context),
            What::Check(arguments) => arguments.run(context),
        }
    }
}

impl ListArguments {
    fn run(&self, context: &Context<'_>, list: impl Fn(&Catalog, &str) -> Listing) -> Result<Outcome, Failure> {
        let catalog = context.catalog(None)?;
        check_id(&catalog, &self.catalog)?;
        let listing = list(&catalog, &self.catalog);
        let format = ListingFormat::or_default(self.format, &self.output);
        self.output.write(context, |out| format.write(&listing, &[&self.catalog], out))?;
        Ok(Outcome::Good)
    }
}

/// Refuses an id that no loaded catalog has.
fn check_id(catalog: &Catalog, id: &str) -> Result<(), Failure> {
    let known = || catalog.headers.iter().map(|header| header.id.as_str());
    if known().any(|known| known == id) {
        return Ok(());
    }
    let mut message = format!("--catalog: unknown catalog {id:?}; expected {}", known().collect::<Vec<_>>().join(", "));
    if let Some(near) = nearest(id, known()) {
        message.push_str("\n  = hint: did you mean ");
        message.push_str(near);
        message.push('?');
    }
    Err(Failure::Argument(message))
}

impl WhoArguments {
    fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let catalog = context.catalog(None)?;
        if let Some(id) = &self.catalog {
            check_id(&catalog, id)?;
        }
        let listing = users_listing(&catalog, self.catalog.as_deref(), self.port);
        let format = ListingFormat::or_default(self.format, &self.output);
        let all = catalog.headers.iter().map(|header| header.id.as_str());
        let catalogs: Vec<&str> = self.catalog.as_deref().map_or_else(|| all.collect(), |id| vec![id]);
        self.output.write(context, |out| format.write(&listing, &catalogs, out))?;
        Ok(if listing.rows.is_empty() { Outcome::No } else { Outcome::Good })
    }
}

impl CheckArguments {
    fn run(self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let mut files = Vec::with_capacity(self.files.len());
        for path in &self.files {
            files.push(context.read_text(path)?);
        }
        let diagnostics = check_files(&files, self.alone);
        print_to_stderr(&diagnostics.iter().map(Diagnostic::render).collect::<String>());
        if has_errors(&diagnostics) {
            return Ok(Outcome::No);
        }
        let count = files.len();
        write_to_stdout(|out| writeln!(out, "{count} {}: no errors", if count == 1 { "file" } else { "files" }))?;
        Ok(Outcome::Good)
    }
}
