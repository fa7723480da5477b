# Sourced by the scripts beside it: which libraries and programs are missing, and installing them where that is possible.

# What a window on Linux needs at run time, and the packages of Debian and Ubuntu that bring it.
window_packages="libvulkan1 mesa-vulkan-drivers libgl1 libegl1 libxkbcommon-x11-0 libx11-xcb1 libxcursor1 libxi6 libxrandr2"
window_libraries="libvulkan.so.1 libGL.so.1 libEGL.so.1 libxkbcommon-x11.so.0 libX11-xcb.so.1 libXcursor.so.1 libXi.so.6 libXrandr.so.2"
# What opens a window where there is no screen, works it and takes its picture.
screen_packages="xvfb xdotool imagemagick openbox"
screen_programs="Xvfb xdotool import identify openbox"

# What loads the rules of Linux devices and sends packets through them.
filter_packages="nftables iptables iproute2 util-linux procps python3"
filter_programs="nft iptables-restore ip6tables-restore ip unshare sysctl python3"
# What opens and prints the workbook, for the checks of exports.
office_packages="libreoffice-calc python3-venv"
office_programs="soffice"
# Where Debian keeps programs of administrators, which are not on everybody's path.
export PATH="$PATH:/usr/sbin:/sbin"

is_linux() { [ "$(uname -s)" = Linux ]; }

# Prints those of the programs that are not there.
missing_programs() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || printf '%s ' "$program"
    done
}

# Prints those of the libraries that the dynamic linker does not know.
missing_libraries() {
    local known library
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    for library in "$@"; do
        case $known in *"$library "*) ;; *) printf '%s ' "$library" ;; esac
    done
}

# Whether Vulkan can draw without a graphics card: Mesa's lavapipe.
has_software_vulkan() {
    local driver
    for driver in /usr/share/vulkan/icd.d/lvp_icd*.json /usr/local/share/vulkan/icd.d/lvp_icd*.json; do
        [ -e "$driver" ] && return 0
    done
    return 1
}

# Installs packages of Debian or Ubuntu: as root, or with sudo if it asks for no password or a person can answer.
# 1 if that is not possible; says why.
install_packages() {
    local as_root=()
    if ! command -v apt-get >/dev/null; then
        echo "This is no Debian or Ubuntu; what is called there: $*" >&2
        return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            as_root=(sudo)
        else
            echo "To install it, as root: apt-get install $*" >&2
            return 1
        fi
    fi
    echo "Installing: $*" >&2
    "${as_root[@]}" apt-get update -q >&2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

# A linker, which Rust needs on every system, and Cargo itself. 1 if they are not there; says what to do.
ensure_build_tools() {
    if ! command -v cargo >/dev/null && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
        PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
        export PATH
    fi
    if ! command -v cargo >/dev/null; then
        echo "Cargo is not installed; Rust 1.95 or newer comes from https://rustup.rs" >&2
        return 1
    fi
    if is_linux && ! command -v cc >/dev/null; then
        echo "A linker is missing (cc)" >&2
        install_packages gcc libc6-dev || return 1
    fi
}
