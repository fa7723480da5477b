"""What is sent: what the flows need, and a thousand other packets that no flow does."""

import dataclasses
import ipaddress
import itertools
import random
from typing import Optional

import packets
from namespaces import OWN_PORTS
from plan import Flow
from topology import version_of

OTHERS = 1000
# How many addresses of each side of a flow are tried.
MOST_HOSTS = 3
# How many packets with a false source are tried.
MOST_FALSE = 300


@dataclasses.dataclass(frozen=True)
class Probe:
    """A connection, or where the protocol has none, a packet."""

    number: int
    flow: Optional[Flow]
    protocol: str
    source: str
    source_port: int
    target: str
    # The port; of ICMP the type.
    port: int
    # The conversation whose second connection it is about: `ftp-active`, `ftp-passive` or `tftp`.
    helped: str = ""
    data_port: int = 0
    # The segment that it is sent from, where that is not the one of its source.
    origin: str = ""

    def __str__(self):
        what = f"{self.protocol} {self.source}:{self.source_port} -> {self.target}:{self.port}"
        what += f", then data ({self.helped})" if self.helped else ""
        return what + (f", sent from {self.origin}," if self.origin else "")

    def ends(self):
        return self.source, self.target

    def has_answer(self):
        """Whether a host answers it."""
        return self.protocol not in packets.NUMBERS and (self.protocol != "icmp" or self.port in packets.ECHO_REQUESTS)

    def answer(self):
        """What an answer to it looks like."""
        return self.protocol, self.target, self.port, self.source, self.source_port


class Probes:
    """The probes of a plan."""

    def __init__(self, plan, topology, seed):
        self.plan = plan
        self.topology = topology
        self.random = random.Random(seed)
        self.numbers = itertools.count(1)
        self.stand_ins = {}
        # Flows that are not tried, by the reason.
        self.skipped = {}
        # Flows that only a helper lets through, with the way in which it does.
        self.helped = {}
        self.required = []
        for flow in plan.flows:
            self.required += self.needed_by(flow)
        self.denied = self.others()
        self.false_sources = self.with_false_source()

    def needed_by(self, flow):
        """Probes for a flow, for each pair of hosts; none where it cannot be tried."""
        probes = []
        for source, target in self.pairs(flow):
            way = self.topology.way(source, target)
            tunnels = [self.topology.tunnels[place] for place in way[::2] if place in self.topology.tunnels]
            without_rule = [device for device in way[1::2] if device not in flow.points]
            if len(way) < 2:
                self.skip("no device lies between", flow)
            elif tunnels != flow.tunnels:
                self.skip("the test has no tunnel for it", flow)
            elif not without_rule:
                probes += self.bare(flow, source, target)
            elif all(self.topology.devices[device].get("helpers") for device in without_rule):
                probes += self.conversation(flow, source, target)
            else:
                self.skip(f"no rule, and no helper, lets it through at {', '.join(without_rule)}", flow)
        return probes

    def skip(self, why, flow):
        self.skipped.setdefault(why, {})[flow.id] = flow
        return []

    def bare(self, flow, source, target):
        """The first, the last and another port."""
        first, last = flow.target_ports or (0, 0)
        source_port = flow.source_ports[0] if flow.source_ports else 0
        return [
            Probe(next(self.numbers), flow, flow.protocol, source, source_port, target, port)
            for port in sorted({first, last, self.random.randint(first, last)})
        ]

    def conversation(self, flow, source, target):
        """The conversation over the control port that a flow of data belongs to."""
        ends = flow.source_segment, flow.target_segment
        ends = ends[::-1] if flow.is_opened_by_provider else ends
        controls = [
            other.target_ports[0]
            for other in self.plan.flows
            if (other.service, other.protocol) == (flow.service, flow.protocol)
            and (other.source_segment, other.target_segment) == ends
            and other.target_ports and other.target_ports[0] == other.target_ports[1]
        ]
        if not controls:
            return self.skip("it has no control port", flow)
        if flow.protocol == "udp":
            kind, data_ports = "tftp", flow.source_ports
        elif flow.is_opened_by_provider:
            kind, data_ports = "ftp-active", flow.source_ports
        else:
            kind, data_ports = "ftp-passive", flow.target_ports
        self.helped[flow] = kind
        helper = kind.partition("-")[0]
        if helper in self.plan.missing_helpers:
            return self.skip(f"the kernel has no helper for {helper}", flow)
        client, server = (target, source) if flow.is_opened_by_provider else (source, target)
        data_port = self.random.randint(*data_ports) if data_ports else 0
        return [Probe(next(self.numbers), flow, flow.protocol, client, 0, server, controls[0], kind, data_port)]

    def pairs(self, flow):
        """Hosts of both sides, of one address family."""
        sources = self.hosts(flow.source_segment, flow.sources)
        targets = self.hosts(flow.target_segment, flow.targets)
        pairs = [(source, target) for source in sources for target in targets]
        return [pair for pair in pairs if version_of(pair[0]) == version_of(pair[1])]

    def hosts(self, segment, blocks):
        """Hosts of a segment that stand for blocks of addresses; of a network one of its two."""
        found = []
        for block in blocks:
            if block.prefixlen == block.max_prefixlen:
                hosts = [str(block[0])]
            else:
                pool = block if block.prefixlen else self.topology.anywhere[block.version]
                if (segment, pool) not in self.stand_ins:
                    self.stand_ins[segment, pool] = [str(self.topology.free(pool)) for _ in range(2)]
                hosts = self.stand_ins[segment, pool]
            self.topology.hosts[segment].update(hosts)
            found.append(hosts[0])
        self.random.shuffle(found)
        return found[:MOST_HOSTS]

    def others(self):
        """Probes that no flow needs, most of them next to one that a flow does."""
        self.all_hosts = sorted(host for hosts in self.topology.hosts.values() for host in hosts)
        self.answers = {probe.answer() for probe in self.required}
        chosen = dict.fromkeys(filter(self.is_foreign, self.data_alone()))
        tries = 0
        while len(chosen) < OTHERS:
            tries += 1
            if tries > 200 * OTHERS:
                raise RuntimeError(f"only {len(chosen)} probes were found that no flow needs")
            key = self.neighbour(self.random.choice(self.required))
            if self.is_possible(*key) and self.is_foreign(key):
                chosen[key] = None
        return [Probe(next(self.numbers), None, *key) for key in chosen]

    def data_alone(self):
        """Connections for data that nobody has asked for over a control port."""
        for flow in self.helped:
            for source, target in self.pairs(flow):
                source_port = flow.source_ports[0] if flow.source_ports else self.random.randint(40000, 60000)
                port = self.random.randint(*(flow.target_ports or (1024, 65535)))
                yield flow.protocol, source, source_port, target, port

    def neighbour(self, probe):
        """Something like a probe."""
        protocol, source, target, port = probe.protocol, probe.source, probe.target, probe.port
        source_port = probe.source_port or self.random.randint(40000, 60000)
        change = self.random.randrange(9)
        if change == 0:
            port += self.random.choice([-1, 1])
        elif change == 1:
            source, target = target, source
        elif change == 2:
            target = self.random.choice(self.all_hosts)
        elif change == 3:
            source = self.random.choice(self.all_hosts)
        elif change == 4:
            protocol = {"tcp": "udp", "udp": "tcp", "icmp": "udp", "gre": "esp"}.get(protocol, "gre")
        elif change == 5:
            source, target = self.random.choice(self.all_hosts), self.random.choice(self.all_hosts)
        elif change == 6:
            port = self.random.choice([22, 23, 80, 443, 445, 3389, self.random.randint(1, 65535)])
        elif change == 7:
            source_port = self.random.choice([20, 53, 88, 123, 389, 445, 1023])
        else:
            # An answer that nobody has asked for.
            source, source_port, target, port = target, port, source, source_port
        if protocol in packets.NUMBERS:
            source_port = port = 0
        elif protocol == "icmp":
            source_port = 0
        return protocol, source, source_port, target, port

    def is_possible(self, protocol, source, source_port, target, port):
        """Whether hosts of the test can send it, and past a device."""
        if protocol in ("tcp", "udp"):
            is_whole = 1 <= port <= 65535 and 1 <= source_port <= 65535
        elif protocol == "icmp":
            is_whole = port in ((0, 8, 13) if version_of(source) == 4 else (128, 129))
        else:
            is_whole = True
        return (
            is_whole
            and version_of(source) == version_of(target)
            and self.topology.segment_of(source) != self.topology.segment_of(target)
            and self.topology.carries(self.topology.way(source, target), version_of(source))
        )

    def is_foreign(self, key):
        """Whether a packet must not get through: no flow needs it, and it looks like no answer that a device takes."""
        protocol, source, source_port, target, port = key
        if key in self.answers or self.is_needed(*key):
            return False
        devices = self.topology.devices_between(source, target)
        if protocol == "tcp" or any(self.topology.devices[device].get("stateful", True) for device in devices):
            return True
        # Without state, whatever looks like an answer is one; of TCP, a packet shows that it opens a connection.
        if protocol == "icmp":
            return not self.is_needed("icmp", target, 0, source, {0: 8, 129: 128}.get(port, port))
        return not self.is_needed(protocol, target, port, source, source_port)

    def is_taken_for_answer(self, probe, device):
        """Whether a device lets a probe through as an answer to another flow, since it keeps no state."""
        if probe.protocol == "tcp" or self.topology.devices[device].get("stateful", True):
            return False
        source, target = ipaddress.ip_address(probe.source), ipaddress.ip_address(probe.target)
        source_port = probe.source_port or OWN_PORTS[0]
        flows = (flow for flow in self.plan.flows if device in flow.points)
        return any(flow.has(probe.protocol, target, probe.port, source, source_port) for flow in flows)

    def with_false_source(self):
        """Packets that flows need, sent from another segment than the one of their source: a device that knows its
        interfaces by name does not let them in."""
        probes = []
        for probe in self.required:
            if probe.helped or set(probe.ends()) & self.topology.owners.keys():
                continue
            end = self.topology.segment_of(probe.target)
            for origin in self.topology.segments:
                way = self.topology.path(origin, end) or []
                is_needed = self.is_needed(
                    probe.protocol, probe.source, probe.source_port, probe.target, probe.port, origin
                )
                is_elsewhere = origin != self.topology.segment_of(probe.source) and not is_needed
                is_sent = self.topology.carries(way, version_of(probe.source))
                if is_elsewhere and is_sent and self.is_noticed(probe, way):
                    port = probe.source_port or self.random.randint(40000, 60000)
                    number = next(self.numbers)
                    probes.append(dataclasses.replace(probe, number=number, flow=None, source_port=port, origin=origin))
        self.random.shuffle(probes)
        return probes[:MOST_FALSE]

    def is_noticed(self, probe, way):
        """Whether a device on a way knows the interface where a packet comes in as one where its source is not."""
        right = self.topology.way(probe.source, probe.target)
        entries = dict(zip(right[1::2], right[::2]))
        return any(
            self.topology.sides[device, place].is_named and entries.get(device) != place
            for place, device in zip(way[::2], way[1::2])
        )

    def is_needed(self, protocol, source, source_port, target, port, segment=None):
        """Whether a flow needs a packet; from this segment, if one is named."""
        source, target = ipaddress.ip_address(source), ipaddress.ip_address(target)
        flows = (flow for flow in self.plan.flows if flow not in self.helped and segment in (None, flow.source_segment))
        return any(flow.has(protocol, source, source_port, target, port) for flow in flows)
