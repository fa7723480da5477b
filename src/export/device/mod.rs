//! The rules of devices in the languages of firewalls.
//!
//! Theory of operation. The engine's [`DeviceRules`](crate::engine::DeviceRules) are neutral: parties with their
//! addresses, a protocol, ports, the flows that each rule serves. A language is a file here with one [`Language`]: what it can say ([`Capabilities`]) and a
//! function that writes the rules of one device. Before it is called, everything that a device of this language could not
//! be told is found by [`Language::write`], and a rule that would have to be weakened or left out is an error, never a
//! shorter text. What languages share is done once: names ([`Names`]), comments ([`rule_comment`], [`plain`]), objects and
//! groups ([`Objects`]), address families ([`family_parts`]).
//!
//! To add one: the file with its `LANGUAGE`, its line in [`LANGUAGES`], its folder in `tests/golden/device`.

mod aerleon;
mod aws_terraform;
mod azure_nsg;
mod capabilities;
mod cisco;
mod cisco_asa;
mod cisco_ios;
mod comments;
mod context;
mod families;
mod fortios;
mod ingress;
mod iptables;
mod json;
mod juniper_srx;
mod lines;
mod linux;
mod names;
mod nftables;
mod objects;
mod pan_os;
mod shared_lines;
mod text;
mod windows_firewall;
mod zones;

pub use capabilities::{Capabilities, InterfaceRules, Spreading, State, TranslationSupport};
pub use comments::{plain, rule_comment, rule_reason};
pub use context::{DeviceContext, Plan};
pub use families::{Family, FamilyPart, family_parts, icmpv6_types, message_types};
pub use lines::RuleBlock;
pub use names::{NameRules, Names, short_hash};
pub use objects::{AddressGroup, AddressObject, Objects, ServiceObject};
pub use shared_lines::SharedLines;

use crate::diag::{Diagnostic, has_errors};

/// A language that devices are told their rules in.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// What `--format` calls it.
    pub id: &'static str,
    /// What a person calls it.
    pub name: &'static str,
    /// Extension of its files, without the dot.
    pub extension: &'static str,
    /// One sentence on what it is for.
    pub description: &'static str,
    /// What starts a line that the device passes over; none where the language has no comments.
    pub comment_start: Option<&'static str>,
    /// How the lines of a rule hang together in its text.
    pub rule_block: RuleBlock,
    /// The name of the object whose definition a line begins; none where rules name no objects.
    pub definition: Option<fn(&str) -> Option<&str>>,
    /// What it can say.
    pub capabilities: Capabilities,
    /// Writes the rules of one device, which [`Capabilities::check`] has passed. What else cannot be said goes to the
    /// diagnostics.
    pub write: fn(&DeviceContext<'_>, &mut Vec<Diagnostic>) -> Vec<Artifact>,
}

/// A file for one device.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Artifact {
    /// Its name, with extension.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// The rules of one device as text.
#[derive(Clone, Debug)]
pub struct DeviceText {
    /// The files, at least one.
    pub artifacts: Vec<Artifact>,
    /// What to know about them.
    pub warnings: Vec<Diagnostic>,
}

/// All languages, in the order in which they are listed.
pub const LANGUAGES: &[Language] = &[
    text::LANGUAGE,
    json::LANGUAGE,
    nftables::LANGUAGE,
    iptables::LANGUAGE,
    cisco_asa::LANGUAGE,
    cisco_ios::LANGUAGE,
    juniper_srx::LANGUAGE,
    pan_os::LANGUAGE,
    fortios::LANGUAGE,
    windows_firewall::LANGUAGE,
    azure_nsg::LANGUAGE,
    aws_terraform::LANGUAGE,
    aerleon::LANGUAGE,
];

impl Language {
    /// The language with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        LANGUAGES.iter().find(|language| language.id == id)
    }

    /// The language for people, which can say everything.
    pub fn neutral() -> &'static Self {
        const { &text::LANGUAGE }
    }

    /// The rules of one device.
    ///
    /// # Errors
    /// Everything that the language cannot say and that the rules need, all at once, with the warnings.
    pub fn write(&self, context: &DeviceContext<'_>) -> Result<DeviceText, Vec<Diagnostic>> {
        let mut diagnostics = self.capabilities.check(self.name, context);
        if has_errors(&diagnostics) {
            return Err(diagnostics);
        }
        let artifacts = (self.write)(context, &mut diagnostics);
        if has_errors(&diagnostics) { Err(diagnostics) } else { Ok(DeviceText { artifacts, warnings: diagnostics }) }
    }
}
