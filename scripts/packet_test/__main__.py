"""The command scripts/packet-test, which says what it is for."""

import argparse
import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from commands import run
from languages import LANGUAGES
from trial import STEPS, trials

# A network, mounts and processes of their own, which all go with the first process.
ALONE = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
# What `ip netns` and the tools of filters keep, and the files of the test, belong to its own mounts alone.
OWN_FILES = ["mount", "-t", "tmpfs", "tmpfs", "/run"]
SEED = 832017


class Report:
    """One line for each step, and their sum."""

    def __init__(self):
        self.counts = {"pass": 0, "fail": 0, "skip": 0}

    def line(self, outcome, text, details=()):
        print(f"{outcome}  {text}", flush=True)
        for detail in details:
            print(f"      {detail}", flush=True)
        self.counts[outcome] += 1

    def take_over(self, text):
        """Prints the lines of another report."""
        for line in text.splitlines():
            outcome = line.partition(" ")[0]
            if outcome in self.counts:
                self.counts[outcome] += 1
            print(line, flush=True)

    def end(self):
        print(f"{self.counts['pass']} passed, {self.counts['fail']} failed, {self.counts['skip']} skipped", flush=True)
        return 1 if self.counts["fail"] else 0


def name_of(path):
    return os.path.splitext(os.path.basename(path))[0]


def try_project(options):
    """All steps for one project, as the first process of its namespaces."""
    [path] = options.projects
    run(OWN_FILES)
    os.mkdir("/run/netns")
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65536) if hard > 0 else 65536, hard))
    report = Report()
    try:
        with tempfile.TemporaryDirectory(dir="/run") as folder:
            for way, trial in trials(options.program, path, LANGUAGES[options.language](), options.seed, folder):
                name = f"{name_of(path)}, {options.language}{way}"
                trial.start()
                for step, wrong in trial.steps():
                    report.line("fail" if wrong else "pass", f"{name}: {step}", wrong)
                for why, flows in trial.probes.skipped.items():
                    flows = ", ".join(map(str, flows.values()))
                    report.line("skip", f"{name}: SKIPPED: {why}: {flows}")
                trial.end()
    except (RuntimeError, OSError) as error:
        report.line("fail", f"{name_of(path)}, {options.language}: {error}")


def die_with_parent():
    """Called in a new process: nothing goes on where the command was killed."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def try_all(options, alone):
    """Tries each project in namespaces of its own, some at a time; they mostly wait."""
    here = os.path.dirname(os.path.abspath(__file__))
    command = [*alone, sys.executable, "-B", here, "--inside", "--language", options.language]
    command += ["--seed", str(options.seed), options.program]
    report = Report()
    print(f"seed {options.seed}", flush=True)
    waiting, started = list(options.projects), []
    while waiting or started:
        running = [process for _, process, _ in started if process.poll() is None]
        if waiting and len(running) < 2 * (os.cpu_count() or 1):
            path, output = waiting.pop(0), tempfile.TemporaryFile(mode="w+")
            process = subprocess.Popen(
                [*command, path], stdout=output, stderr=subprocess.STDOUT, preexec_fn=die_with_parent
            )
            started.append((path, process, output))
        elif started[0][1].poll() is not None:
            # What is done is told in the order in which it was asked.
            path, process, output = started.pop(0)
            output.seek(0)
            report.take_over(output.read())
            if process.returncode:
                report.line("fail", f"{name_of(path)}, {options.language}: the test ended by itself")
        else:
            time.sleep(0.05)
    return report.end()


def why_not(programs):
    """Why nothing can be tried on this machine; else how to get there where it can."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        return f"missing: {', '.join(missing)}", None
    # A namespace of a person's own will not do, nor one where nothing may be filtered.
    needed = f"{' '.join(OWN_FILES)} && mkdir /run/netns && ip netns add it && ip netns exec it nft list ruleset"
    why = ""
    for alone in (ALONE, ["sudo", "-n", *ALONE]):
        if shutil.which(alone[0]):
            tried = subprocess.run([*alone, "sh", "-c", needed], capture_output=True, text=True)
            if tried.returncode == 0:
                return None, alone
            why = why or tried.stderr.strip()
    return f"no network namespace can be made and filtered here, which takes root ({why})", None


def main():
    parser = argparse.ArgumentParser(prog="packet-test", description="Sends packets through the devices of projects.")
    parser.add_argument("--language", choices=list(LANGUAGES), default="nftables", help="the language of the rules")
    parser.add_argument("--seed", type=int, default=SEED, help="what the choice of probes depends on")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("program", type=os.path.abspath, help="the portolan program")
    parser.add_argument("projects", type=os.path.abspath, nargs="+", metavar="project", help="a project file")
    options = parser.parse_args()
    if not os.access(options.program, os.X_OK):
        parser.error(f"{options.program} is no program")
    if options.inside:
        return try_project(options)
    why, alone = why_not(["ip", "nft", "unshare", "mount", "sysctl", *LANGUAGES[options.language].programs])
    if not why:
        return try_all(options, alone)
    report = Report()
    for path in options.projects:
        for step in STEPS:
            report.line("skip", f"{name_of(path)}, {options.language}: {step}: SKIPPED: {why}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
