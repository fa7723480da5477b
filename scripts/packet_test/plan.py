"""What Portolan says of a project: flows, rules, and the text of each device."""

import ipaddress
import json
import os
import re

from commands import run
from languages import kernel_has


class Flow:
    """A row of the matrix."""

    def __init__(self, row, segments, devices):
        self.id = row["flow_id"]
        self.protocol = row["protocol"]
        self.service = row["service"]
        self.application = row["application_protocol"]
        self.is_opened_by_provider = row["initiator"] == "provider"
        self.source_segment = segments[row["source_segment"]]
        self.target_segment = segments[row["destination_segment"]]
        self.sources = [ipaddress.ip_network(block) for block in row["source_addresses"]]
        self.targets = [ipaddress.ip_network(block) for block in row["destination_addresses"]]
        self.source_ports = ports(row["source_ports"])
        self.target_ports = ports(row["destination_ports"])
        self.points = [devices[name] for name in row["enforcement_points"]]
        self.tunnels = row["encapsulated_in"]

    def __str__(self):
        return f"{self.id} ({self.application})"

    def has(self, protocol, source, source_port, target, port):
        return (
            protocol == self.protocol
            and any(source in block for block in self.sources)
            and any(target in block for block in self.targets)
            and (self.source_ports is None or self.source_ports[0] <= source_port <= self.source_ports[1])
            and (self.target_ports is None or self.target_ports[0] <= port <= self.target_ports[1])
        )


def ports(text):
    if not text:
        return None
    first, _, last = text.partition("-")
    return int(first), int(last or first)


def is_name_of_interface(name):
    return re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,14}", name) is not None


class Plan:
    """A project, and what the program makes of it."""

    def __init__(self, program, path, language, folder):
        with open(path, encoding="utf-8") as file:
            self.project = json.load(file)
        # The interfaces of other systems get names that Linux takes.
        for number, link in enumerate(self.project.get("links", [])):
            if link.get("interface") and not is_name_of_interface(link["interface"]):
                link["interface"] = f"eth{number}"
        path = os.path.join(folder, "project.portolan")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.project, file)
        segments = {segment["name"]: segment["id"] for segment in self.project["segments"]}
        devices = {device["name"]: device["id"] for device in self.project.get("devices", [])}
        rows = json.loads(run([program, "flows", path, "--format", "json"]))["flows"]
        self.flows = [Flow(row, segments, devices) for row in rows]
        # Of each device, the flows of each of its rules.
        self.rules = {
            device["device"]: {rule["id"]: set(rule["flows"]) for rule in device["rules"]}
            for device in json.loads(run([program, "rules", path, "--format", "json"]))
        }
        helpers = {helper for device in self.project.get("devices", []) for helper in device.get("helpers", [])}
        self.missing_helpers = {helper for helper in helpers if not kernel_has(helper)}
        # Of each device, its files with their text.
        self.texts = {}
        for name, device in devices.items():
            out = os.path.join(folder, f"rules-{len(self.texts)}")
            os.mkdir(out)
            run([program, "rules", path, "--format", language.name, "--device", name, "--out", out])
            self.texts[device] = {}
            for file_name in sorted(os.listdir(out)):
                with open(os.path.join(out, file_name), encoding="utf-8") as file:
                    self.texts[device][file_name] = file.read()
            for helper in self.missing_helpers:
                self.texts[device] = language.without_helper(self.texts[device], helper)
