//! What problems are about, by name.

use crate::engine::Subject;

use super::row::Matrix;

impl Matrix<'_> {
    /// The name of what a problem is about, as people know it.
    pub fn subject_name(&self, subject: &Subject) -> String {
        let project = self.project;
        match subject {
            Subject::Project => project.name.clone(),
            Subject::Segment(id) => self.segment_name(id),
            Subject::Device(id) => self.device_name(id),
            Subject::Link(id) => project.links.get(id).map_or_else(
                || id.to_string(),
                |link| format!("{} at {}", self.device_name(&link.device), self.segment_name(&link.segment)),
            ),
            Subject::Server(id) => self.server_names(std::slice::from_ref(id)).concat(),
            Subject::Domain(id) => project.domains.get(id).map_or_else(|| id.to_string(), |domain| domain.name.clone()),
            Subject::Trust(id) => id.to_string(),
            Subject::Tunnel(id) => self.tunnel_name(id),
            Subject::Restriction(id) => {
                project.restrictions.get(id).map_or_else(|| id.to_string(), |restriction| restriction.name.clone())
            }
            Subject::PolicyRule(name) => name.clone(),
            Subject::Flow(id) => id.to_string(),
        }
    }
}
