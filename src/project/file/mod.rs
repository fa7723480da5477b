//! The project file: JSON, versioned, its types a family of their own.
