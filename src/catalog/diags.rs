//! Everything that can be wrong with a catalog file: one code and one constructor for each kind.

use std::fmt::Write as _;
use std::sync::Arc;

use super::read::{At, Place};
use crate::diag::{Diagnostic, SourceFile, nearest};

/// The stable name of a kind of error.
#[derive(Clone, Copy, Debug, Eq, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Code {
    BadFile,
    BadGroup,
    BadId,
    BadOption,
    BadOptionValue,
    BadPorts,
    BadSummaryRow,
    CarrierNotOnHost,
    CarrierPortsDiffer,
    DependencyUnprovided,
    DuplicateId,
    EmptyEncapsulation,
    EmptyRole,
    EmptyScenario,
    EndpointPorts,
    FactEncoding,
    IncludeCycle,
    ListedTwice,
    MisplacedKey,
    MissingKey,
    NothingToReplace,
    NumberOutOfRange,
    OfferNotRun,
    PrintedRow,
    ServiceNotRun,
    Syntax,
    UnknownKey,
    UnknownReference,
    UnknownWord,
    UnsupportedFormat,
    WrongType,
}

impl Code {
    fn error(self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(self.into(), message)
    }

    fn warning(self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(self.into(), message)
    }
}

trait Pointing {
    fn point(self, place: &Place) -> Self;
    fn and(self, place: &Place, text: &str) -> Self;
}

impl Pointing for Diagnostic {
    fn point(self, place: &Place) -> Self {
        self.at(&place.file, place.span.clone())
    }

    fn and(self, place: &Place, text: &str) -> Self {
        self.label(&place.file, place.span.clone(), text)
    }
}

/// Adds the nearest known word, if one is near.
fn suggest<'a>(diagnostic: Diagnostic, word: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    match nearest(word, known) {
        Some(known) => diagnostic.hint(format!("did you mean {known:?}?")),
        None => diagnostic,
    }
}

/// `a, b or c`
fn one_of<T: AsRef<str>>(words: &[T]) -> String {
    let mut out = String::new();
    for (index, word) in words.iter().enumerate() {
        let joint = if index == 0 {
            ""
        } else if index + 1 == words.len() {
            " or "
        } else {
            ", "
        };
        let _ = write!(out, "{joint}{:?}", word.as_ref());
    }
    out
}

pub(super) fn unreadable(path: &std::path::Path, error: &std::io::Error) -> Diagnostic {
    Code::BadFile.error(format!("the file cannot be read: {error}")).in_file(path)
}

pub(super) fn not_utf8(path: &std::path::Path) -> Diagnostic {
    Code::BadFile.error("the file is not a text").expected("a TOML file in UTF-8").in_file(path)
}

pub(super) fn syntax(file: &Arc<SourceFile>, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    let diagnostic = if let Some((message, expected)) = message.split_once(", expected ") {
        Code::Syntax.error(message).expected(expected)
    } else if message == "duplicate key" {
        let key = file.text.get(span.clone()).unwrap_or_default();
        Code::Syntax.error(format!("duplicate key {key:?}")).expected("every key and every table once")
    } else {
        Code::Syntax.error(message).expected("TOML")
    };
    diagnostic.at(file, span)
}

pub(super) fn unsupported_format(place: &Place, format: i64) -> Diagnostic {
    Code::UnsupportedFormat
        .error(format!("this file has format {format}"))
        .expected("format 1")
        .hint("a newer Portolan may read it")
        .point(place)
}

pub(super) fn missing_key(place: &Place, what: &str, key: &str) -> Diagnostic {
    Code::MissingKey.error(format!("{what} without {key:?}")).expected(format!("a line {key} = ...")).point(place)
}

pub(super) fn unknown_key(place: &Place, what: &str, key: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Code::UnknownKey.error(format!("unknown key {key:?} in {what}")).point(place);
    let mut known = known.to_vec();
    known.sort_unstable();
    suggest(diagnostic.expected(format!("one of {}", known.join(", "))), key, known)
}

pub(super) fn empty_text(place: &Place, key: &str) -> Diagnostic {
    Code::MissingKey.error(format!("{key:?} is empty")).expected("a text that says something").point(place)
}

pub(super) fn empty_list(place: &Place, key: &str) -> Diagnostic {
    Code::MissingKey.error(format!("{key:?} lists nothing")).expected("at least one").point(place)
}

pub(super) fn wrong_type(place: &Place, key: &str, found: &str, expected: &str) -> Diagnostic {
    let article = if found.starts_with(['a', 'i']) { "an" } else { "a" };
    let found = if found == "string" { "text" } else { found };
    Code::WrongType.error(format!("{key:?} is {article} {found}")).expected(expected).point(place)
}

pub(super) fn number_out_of_range(place: &Place, key: &str, expected: &str) -> Diagnostic {
    Code::NumberOutOfRange.error(format!("{key:?} is out of range")).expected(expected).point(place)
}

pub(super) fn unknown_word<T: AsRef<str>>(place: &Place, key: &str, word: &str, words: &[T]) -> Diagnostic {
    let diagnostic =
        Code::UnknownWord.error(format!("unknown word {word:?} for {key:?}")).expected(one_of(words)).point(place);
    suggest(diagnostic, word, words.iter().map(AsRef::as_ref))
}

/// `kind` is what is looked for: `service`, `role`...
pub(super) fn unknown_reference<'a>(
    kind: &str,
    id: &At<String>,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let diagnostic = Code::UnknownReference
        .error(format!("unknown {kind} {:?}", id.value))
        .expected(
            format!("the id of a {kind} of the catalog").replace("a option", "an option").replace("a en", "an en"),
        )
        .point(&id.place);
    suggest(diagnostic, &id.value, known)
}

pub(super) fn bad_reference(id: &At<String>, expected: &str) -> Diagnostic {
    Code::UnknownReference.error(format!("{:?} names nothing", id.value)).expected(expected).point(&id.place)
}

pub(super) fn abstract_role(role: &At<String>) -> Diagnostic {
    Code::UnknownReference
        .error(format!("role {:?} is only a parent of others", role.value))
        .expected("a role that can be placed")
        .point(&role.place)
}

pub(super) fn bad_id(kind: &str, id: &At<String>) -> Diagnostic {
    Code::BadId
        .error(format!("{:?} cannot be the id of a {kind}", id.value))
        .expected("lower-case letters, digits, \".\" and \"-\", with a letter or digit at both ends")
        .point(&id.place)
}

pub(super) fn duplicate_id(kind: &str, first: &At<String>, second: &At<String>, can_replace: bool) -> Diagnostic {
    let diagnostic = Code::DuplicateId
        .error(format!("{kind} {:?} is there twice", second.value))
        .expected("an id of its own for each")
        .and(&second.place, "again")
        .and(&first.place, "first");
    if can_replace {
        diagnostic.hint("write replaces = true into the later one if it is to take the place of the first")
    } else {
        diagnostic
    }
}

pub(super) fn nothing_to_replace<'a>(
    kind: &str,
    id: &At<String>,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let diagnostic = Code::NothingToReplace
        .error(format!("{kind} {:?} replaces nothing", id.value))
        .expected(format!("the id of a {kind} of an earlier file"))
        .point(&id.place);
    suggest(diagnostic, &id.value, known)
}

pub(super) fn bad_ports(ports: &At<String>, text: &str) -> Diagnostic {
    Code::BadPorts
        .error(format!("{text:?} is not a port or a range of ports"))
        .expected("numbers from 0 to 65535, such as \"445\", \"5004-5005\" or \"137,139\"")
        .point(&ports.place)
}

pub(super) fn bad_group(group: &At<String>) -> Diagnostic {
    Code::BadGroup
        .error(format!("{:?} is not a multicast group that routers pass on", group.value))
        .expected("an address or a prefix in 224.0.0.0/4 or ff00::/8 that is not of one link alone, such as 239.255.255.250 or ff05::c")
        .point(&group.place)
}

pub(super) fn bad_message_type(ports: &At<String>) -> Diagnostic {
    Code::BadPorts
        .error(format!("{:?} is not an ICMP message type", ports.value))
        .expected("numbers from 0 to 255; an echo request is \"8\"")
        .point(&ports.place)
}

pub(super) fn endpoint_ports(place: &Place, message: &str, expected: &str) -> Diagnostic {
    Code::EndpointPorts.error(message).expected(expected).point(place)
}

pub(super) fn half_printed_row(place: &Place, missing: &str) -> Diagnostic {
    Code::PrintedRow
        .error(format!("a printed row without {missing:?}"))
        .expected("printed_protocol, printed_ports and line together, or none of them")
        .point(place)
}

pub(super) fn carrier_not_on_host(carrier: &At<String>, service: &str, carrier_service: &str) -> Diagnostic {
    Code::CarrierNotOnHost
        .error(format!(
            "{:?} carries this row, but service {service:?} does not need {carrier_service:?}",
            carrier.value
        ))
        .expected(format!("a dependency of \"service:{service}\" on {carrier_service:?} with scope = \"same-host\""))
        .point(&carrier.place)
}

pub(super) fn carrier_differs(carrier: &At<String>, message: &str, expected: &str) -> Diagnostic {
    Code::CarrierPortsDiffer.error(message).expected(expected).point(&carrier.place)
}

pub(super) fn bad_option(place: &Place, message: &str, expected: &str) -> Diagnostic {
    Code::BadOption.error(message).expected(expected).point(place)
}

pub(super) fn bad_option_value(value: &At<String>, option: &str, expected: &str) -> Diagnostic {
    Code::BadOptionValue
        .error(format!("option {option:?} does not take {:?}", value.value))
        .expected(expected)
        .point(&value.place)
}

pub(super) fn choices(values: &[String]) -> String {
    one_of(values)
}

pub(super) fn empty_role(id: &At<String>) -> Diagnostic {
    Code::EmptyRole
        .error(format!("role {:?} is empty", id.value))
        .expected("a service that it runs, a dependency that it has or a role that it includes")
        .point(&id.place)
}

pub(super) fn include_cycle(id: &At<String>, path: &[&str]) -> Diagnostic {
    Code::IncludeCycle
        .error(format!("role includes itself: {}", path.join(" -> ")))
        .expected("roles that include each other in one direction only")
        .point(&id.place)
}

pub(super) fn offer_not_run(id: &At<String>, role: &str) -> Diagnostic {
    Code::OfferNotRun
        .error(format!("role {role:?} offers {:?} but does not run it", id.value))
        .expected("a service that the role runs")
        .point(&id.place)
}

pub(super) fn dependency_unprovided(provider: &At<String>) -> Diagnostic {
    Code::DependencyUnprovided
        .error(format!("no role provides service {:?}", provider.value))
        .expected("a role that runs it, or that runs a service which needs it on the same host")
        .point(&provider.place)
}

pub(super) fn service_not_run(id: &At<String>) -> Diagnostic {
    Code::ServiceNotRun
        .warning(format!("no role runs service {:?}", id.value))
        .expected("a role that runs it, or that runs a service which needs it on the same host")
        .point(&id.place)
}

pub(super) fn listed_twice(id: &At<String>) -> Diagnostic {
    Code::ListedTwice.warning(format!("{:?} is listed twice", id.value)).point(&id.place)
}

pub(super) fn empty_encapsulation(id: &At<String>) -> Diagnostic {
    Code::EmptyEncapsulation
        .error(format!("encapsulation {:?} takes nothing", id.value))
        .expected("endpoints under \"always\", \"native\" or \"nat_traversal\"")
        .point(&id.place)
}

pub(super) fn empty_scenario(id: &At<String>) -> Diagnostic {
    Code::EmptyScenario
        .error(format!("scenario {:?} changes nothing", id.value))
        .expected("options under \"set\", or servers whose \"roles\" become others")
        .point(&id.place)
}

/// A key that says nothing where it stands.
pub(super) fn misplaced_key(place: &Place, key: &str, expected: &str) -> Diagnostic {
    Code::MisplacedKey.error(format!("{key:?} says nothing here")).expected(expected).point(place)
}

pub(super) fn fact_encoding(id: &At<String>, both: bool) -> Diagnostic {
    let state = if both { "both" } else { "neither" };
    Code::FactEncoding
        .error(format!("fact {:?} has {state} of \"encoded_in\" and \"no_bearing\"", id.value))
        .expected("where it is encoded, or why it has no bearing on flows")
        .point(&id.place)
}

pub(super) fn bad_summary_row(id: &At<String>, message: &str, expected: &str) -> Diagnostic {
    Code::BadSummaryRow.error(format!("erratum {:?}: {message}", id.value)).expected(expected).point(&id.place)
}
