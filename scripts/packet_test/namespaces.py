"""The network of a project on this machine: a namespace for each segment and each device, wires, addresses, routes.

A segment is a namespace with a bridge that has the addresses of all its hosts; it hands nothing on. A tunnel is a wire
between its two devices: what it carries is not wrapped, but passes no other device either.
"""

import ipaddress
import json
import os
import subprocess
import sys

from commands import inside, run
from topology import version_of

HERE = os.path.dirname(os.path.abspath(__file__))
# Ports that the hosts send from where nothing else is asked of them; no probe names one of them.
OWN_PORTS = (61000, 65000)

EVERYWHERE = [
    "net.ipv4.conf.all.rp_filter=0", "net.ipv4.conf.default.rp_filter=0",
    "net.ipv6.conf.default.accept_dad=0", "net.ipv6.conf.all.accept_dad=0",
    # Nobody is kept from answering a thousand probes.
    "net.ipv4.icmp_ratelimit=0", "net.ipv4.icmp_msgs_per_sec=100000", "net.ipv6.icmp.ratelimit=0",
    f"net.ipv4.ip_local_port_range={OWN_PORTS[0]} {OWN_PORTS[1]}", "net.ipv4.ip_unprivileged_port_start=0",
]


class Namespaces:
    """The namespaces of a topology: `s0`, `s1`... for segments, `d0`, `d1`... for devices."""

    def __init__(self, topology):
        self.topology = topology
        self.names = {segment: f"s{number}" for number, segment in enumerate(topology.segments)}
        self.names |= {device: f"d{number}" for number, device in enumerate(topology.devices)}

    def build(self):
        for place, name in self.names.items():
            forwards = int(place in self.topology.devices)
            run(["ip", "netns", "add", name])
            forwarding = [f"net.ipv4.ip_forward={forwards}", f"net.ipv6.conf.all.forwarding={forwards}"]
            run(inside(name, "sysctl", "-qw", *forwarding, *EVERYWHERE))
            run(["ip", "-n", name, "link", "set", "lo", "up"])
            if not forwards:
                run(["ip", "-n", name, "link", "add", "wire", "type", "bridge", "mcast_snooping", "0"])
                run(["ip", "-n", name, "link", "set", "wire", "up"])
        self.wires()
        self.addresses()
        self.routes()

    def wires(self):
        ends = {}
        for number, ((device, place), side) in enumerate(self.topology.sides.items()):
            here = self.names[device]
            if place in self.topology.segments:
                there = self.names[place]
                self.wire(here, side.name, there, f"plug{number}")
                run(["ip", "-n", there, "link", "set", f"plug{number}", "master", "wire"])
            elif place in ends:
                self.wire(here, side.name, *ends[place])
            else:
                ends[place] = here, side.name
        for (device, _), side in self.topology.sides.items():
            for address in side.addresses:
                run(["ip", "-n", self.names[device], "addr", "add", str(address), "dev", side.name, *no_dad(address)])

    def wire(self, here, name, there, other_name):
        run(["ip", "-n", here, "link", "add", name, "type", "veth", "peer", "name", other_name, "netns", there])
        run(["ip", "-n", here, "link", "set", name, "up"])
        run(["ip", "-n", there, "link", "set", other_name, "up"])

    def addresses(self):
        for segment, hosts in self.topology.hosts.items():
            lines = []
            for host in sorted(hosts - self.topology.owners.keys()):
                address = ipaddress.ip_address(host)
                # Where no prefix says who is near, only the hosts themselves and the interfaces of devices are.
                near = [prefix.prefixlen for prefix in self.topology.prefixes[segment] if address in prefix]
                length = near[0] if near else address.max_prefixlen
                lines.append(" ".join(["addr add", f"{host}/{length}", "dev wire", *no_dad(address)]))
            self.batch(self.names[segment], lines)

    def routes(self):
        """Who sends what where: prefixes, and where there are none, single hosts."""
        topology = self.topology
        routes = {name: [] for name in self.names.values()}
        for segment, prefixes in topology.prefixes.items():
            if not prefixes:
                routes[self.names[segment]] += [(network, None, "wire") for network in topology.anywhere.values()]
        for end in topology.segments:
            prefixes = topology.prefixes[end]
            hosts = [ipaddress.ip_network(host) for host in sorted(topology.hosts[end])]
            blocks = prefixes + [host for host in hosts if not any(host[0] in prefix for prefix in prefixes)]
            for start in topology.segments:
                way = topology.path(start, end)
                if start != end and way:
                    gateway = topology.sides[way[1], start]
                    routes[self.names[start]] += [(block, gateway, "wire") for block in blocks]
            for device in topology.devices:
                routes[self.names[device]] += self.routes_of(device, end, blocks)
        # Translated addresses lie at the device that translates.
        for device in topology.devices:
            for outside, _, translated in topology.translations(device, ("static", "destination", "source")):
                for start in topology.segments:
                    way = topology.path(start, outside)
                    if way and device not in way:
                        gateway = topology.sides[way[1] if len(way) > 1 else device, start]
                        routes[self.names[start]].append((translated, gateway, "wire"))
                for other in topology.devices:
                    if other != device:
                        routes[self.names[other]] += self.routes_to_device(other, outside, device, translated)
        for name, ways in routes.items():
            lines = []
            for block, gateway, interface in ways:
                via = gateway.address(block.version) if gateway else None
                if via or not gateway:
                    hop = f" via {via} onlink" if via else ""
                    lines.append(f"route replace {block} dev {interface}{hop}")
            self.batch(name, dict.fromkeys(lines))

    def routes_of(self, device, end, blocks):
        """Where a device sends what is meant for a segment."""
        topology = self.topology
        way = topology.path_from(device, end)
        if not way:
            return []
        if way == [end]:
            # A route to a prefix comes with the address of the interface.
            alone = [block for block in blocks if block not in topology.prefixes[end]]
            return [(block, None, topology.sides[device, end].name) for block in alone]
        gateway = topology.sides[way[1], way[0]]
        return [(block, gateway, topology.sides[device, way[0]].name) for block in blocks]

    def routes_to_device(self, device, segment, other, block):
        """Where a device sends what lies at another one, at a segment."""
        topology = self.topology
        if (device, segment) in topology.sides:
            return [(block, topology.sides[other, segment], topology.sides[device, segment].name)]
        return self.routes_of(device, segment, [block])

    def batch(self, name, lines):
        """Many changes of a namespace at once."""
        for version in (4, 6):
            some = [line for line in lines if version_of(line.split()[2]) == version]
            run(["ip", f"-{version}", "-n", name, "-batch", "-"], input="".join(f"{line}\n" for line in some))

    def forget(self, device):
        """Makes a device forget the connections that it has seen: what passes next has to be let through anew."""
        run(inside(self.names[device], sys.executable, "-B", os.path.join(HERE, "forget.py")))

    def host(self, place):
        """Starts the hosts of a segment, or what a device itself sends and receives."""
        command = inside(self.names[place], sys.executable, "-B", os.path.join(HERE, "host.py"))
        return Agent(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))

    def remove(self):
        for name in self.names.values():
            run(["ip", "netns", "del", name])


def no_dad(address):
    """No time is lost with looking for duplicate addresses."""
    return ["nodad"] if address.version == 6 else []


class Agent:
    """A process in a namespace, from outside."""

    def __init__(self, process):
        self.process = process

    def order(self, *order):
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("a host has ended")
        return json.loads(line)

    def end(self):
        self.process.stdin.close()
        self.process.wait()
