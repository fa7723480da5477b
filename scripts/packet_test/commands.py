"""Running the programs of the system."""

import subprocess


def run(command, **options):
    """What a command prints; an error with its message if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def inside(namespace, *command):
    """A command as it has to be called to run in a namespace."""
    return ["ip", "netns", "exec", namespace, *command]
