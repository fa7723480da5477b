//! Asking the desktop to open a file with its program, or to show it in its folder. Both may take a while.

use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens a file with the program that the system has for it, or a folder.
///
/// # Errors
/// What the system says.
pub(super) fn open(path: &Path) -> io::Result<()> {
    open::that_detached(std::path::absolute(path)?)
}

/// Shows a file in its folder, marked where the file manager can do that.
///
/// # Errors
/// What the system says.
pub(super) fn reveal(path: &Path) -> io::Result<()> {
    let path = std::path::absolute(path)?;
    let mut command = revealing(&path);
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    // Windows' Explorer says that it failed even where it did not.
    if done.is_ok_and(|status| status.success() || cfg!(windows)) {
        return Ok(());
    }
    open(path.parent().unwrap_or(&path))
}

#[cfg(windows)]
fn revealing(path: &Path) -> Command {
    use std::os::windows::process::CommandExt as _;
    let mut command = Command::new("explorer.exe");
    // A name cannot hold a quote there.
    command.raw_arg(format!("/select,\"{}\"", path.display()));
    command
}

#[cfg(target_os = "macos")]
fn revealing(path: &Path) -> Command {
    let mut command = Command::new("open");
    command.arg("-R").arg(path);
    command
}

/// The file manager interface of freedesktop.org, which the usual file managers speak.
#[cfg(not(any(windows, target_os = "macos")))]
fn revealing(path: &Path) -> Command {
    use std::os::unix::ffi::OsStrExt as _;
    let mut command = Command::new("dbus-send");
    command.args([
        "--session",
        "--print-reply",
        "--reply-timeout=5000",
        "--dest=org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1.ShowItems",
    ]);
    command.arg(format!("array:string:{}", file_uri(path.as_os_str().as_bytes()))).arg("string:");
    command
}

/// The URI of an absolute path (RFC 8089): every byte that is not plain is escaped, the comma too, since `dbus-send`
/// separates the items of an array by it.
#[cfg_attr(any(windows, target_os = "macos"), allow(dead_code, reason = "only freedesktop.org asks for URIs"))]
fn file_uri(path: &[u8]) -> String {
    let mut uri = String::from("file://");
    for byte in path {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::file_uri;

    #[test]
    fn a_path_is_escaped_byte_by_byte() {
        assert_eq!(file_uri("/tmp/a b,ü%/x.csv".as_bytes()), "file:///tmp/a%20b%2C%C3%BC%25/x.csv");
    }
}
