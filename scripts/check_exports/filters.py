"""Texts for the packet filters of Linux, read by their own programs in a network namespace."""

import subprocess

from .report import Skip, expect, program, some


def namespace():
    """How a program is started in a network namespace of its own."""
    for way in (["unshare", "-n"], ["sudo", "-n", "unshare", "-n"]):
        try:
            tried = subprocess.run([*way, "true"], capture_output=True, check=False)
        except FileNotFoundError:
            continue
        if tried.returncode == 0:
            return way
    raise Skip("no network namespace can be made here, which takes root")


def read_all(files, *commands):
    """Gives each file to commands, each in a namespace of its own, and counts the files."""
    way = namespace()
    for file in files:
        for command in commands:
            with file.open(encoding="utf-8") as text:
                done = subprocess.run(
                    [*way, *command], stdin=text, capture_output=True, text=True, check=False, timeout=120
                )
            expect(done.returncode == 0, f"{file}\n{done.stdout}{done.stderr}")
    return f"{len(files)} files"


def checks(report, device):
    """A check for each of the two."""

    def nftables():
        nft = program("nft")
        return read_all(some(device.glob("nftables/*/*.nft"), "nftables text"), [nft, "-c", "-f", "-"])

    def iptables(ending, name):
        restore = program(name)
        files = some(device.glob(f"iptables/*/*.{ending}.rules"), "iptables text")
        # The test alone does not look where a rule jumps to.
        return read_all(files, [restore, "--test"], [restore])

    report.check("nftables: nft -c -f", nftables)
    report.check("iptables: iptables-restore", lambda: iptables("v4", "iptables-restore"))
    report.check("iptables: ip6tables-restore", lambda: iptables("v6", "ip6tables-restore"))
