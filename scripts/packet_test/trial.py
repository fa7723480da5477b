"""The steps of the test for one project."""

import itertools
import random

from languages import without_rule
from namespaces import Namespaces
from plan import Plan
from probes import Probes
from topology import Topology

# How long to wait for an answer that has to come, and for one that must not: nothing is far away.
LONG, SHORT = 3, 0.8
# How often to send what has to arrive.
TRIES = 3

STEPS = [
    "every flow passes",
    "every rule lets something through",
    "nothing else passes",
    "nothing passes with a false source",
    "a rule taken out is noticed",
    "a rule added is noticed",
    "it is the rules that keep these packets back",
]


class Trial:
    """A project as a network, ready for its steps."""

    def __init__(self, plan, language, seed, last_first):
        self.plan = plan
        self.language = language
        self.random = random.Random(seed)
        self.topology = Topology(plan.project, last_first)
        self.probes = Probes(plan, self.topology, seed)
        self.spaces = Namespaces(self.topology)
        self.agents = {}
        self.count = itertools.count(1)
        # Of each flow that is tried, the devices that its packets pass.
        self.ways = {
            probe.flow.id: self.topology.devices_between(probe.source, probe.target) for probe in self.probes.required
        }

    def devices_passed(self):
        return {device for way in self.ways.values() for device in way}

    def start(self):
        self.spaces.build()
        for device, text in self.plan.texts.items():
            self.language.load(self.spaces.names[device], text)
        places = {place: set() for place in self.spaces.names}
        # Servers that connect by themselves need their port free.
        own = {(probe.target, probe.data_port) for probe in self.probes.required if probe.helped}
        own |= {(probe.source, probe.source_port) for probe in self.probes.required if probe.source_port}
        for probe in self.probes.required + self.probes.denied:
            port = probe.port if probe.protocol in ("tcp", "udp") else 0
            if (probe.target, port) not in own or probe.flow:
                places[self.topology.place_of(probe.target)].add((probe.protocol, probe.target, port))
        # A device is a host only where a flow is its own.
        ends = {probe.origin for probe in self.probes.false_sources}
        hosts = {host for probe in self.probes.required + self.probes.denied for host in probe.ends()}
        ends |= set(map(self.topology.place_of, hosts))
        self.agents = {place: self.spaces.host(place) for place in self.spaces.names if place in ends}
        needed = {(probe.source_port, probe.port) for probe in self.probes.required}
        openings = {place: [] for place in self.agents}
        for probe in self.probes.denied + self.probes.false_sources:
            if probe.protocol == "tcp" and (probe.source_port, probe.port) not in needed:
                place = self.topology.place_of(probe.target)
                openings[place].append((probe.number, probe.source_port, probe.port))
        self.ask_all({place: ("listen", sorted(places[place]), openings[place]) for place in self.agents})

    def ask_all(self, orders):
        """An order to each place at once; the numbers that they answer."""
        for place, order in orders.items():
            self.agents[place].order(*order)
        return set(itertools.chain.from_iterable(self.agents[place].answer() for place in orders))

    def send(self, probes, seconds):
        """The numbers of probes that were answered, and of those that arrived."""
        some = {place: [] for place in self.agents}
        for probe in probes:
            fields = {name: value for name, value in vars(probe).items() if name != "flow"}
            way = self.topology.path(probe.origin, self.topology.segment_of(probe.target)) if probe.origin else None
            fields["target"] = self.topology.seen_from(probe.source, probe.target, way)
            some[probe.origin or self.topology.place_of(probe.source)].append(fields)
        number = next(self.count)
        answered = self.ask_all({place: ("send", probes, seconds, number) for place, probes in some.items()})
        return answered, self.ask_all({place: ("arrived",) for place in self.agents})

    def missing(self, probes, seconds):
        """Probes that flows need and that do not get through."""
        answered, arrived = self.send(probes, seconds)
        return [probe for probe in probes if probe.number not in (answered if probe.has_answer() else arrived)]

    def lost(self, probes):
        """Probes that flows need and that do not get through in any try: a busy machine may drop one."""
        for _ in range(TRIES):
            probes = self.missing(probes, LONG) if probes else []
        return probes

    def getting_through(self, probes):
        """Probes that are answered, or arrive."""
        answered, arrived = self.send(probes, SHORT)
        return [it for it in probes if it.number in arrived or (it.has_answer() and it.number in answered)]

    def forget(self):
        for device in self.topology.devices:
            self.spaces.forget(device)

    def rules_tried(self, device):
        """The rules of a device with the probes that need them."""
        tried = {}
        for rule, flows in self.plan.rules.get(device, {}).items():
            probes = [it for it in self.probes.required if it.flow.id in flows and device in self.ways[it.flow.id]]
            if probes:
                tried[rule] = probes
        return tried

    def steps(self):
        """Each step with what it did, and what is wrong."""
        required, denied = self.probes.required, self.probes.denied
        missing = self.lost(required)
        wrong = [f"{probe} does not pass, and {probe.flow} needs it" for probe in missing]
        yield f"{STEPS[0]}: {len(self.ways)} flows by {len(required)} probes", wrong
        rules = {device: self.rules_tried(device) for device in self.topology.devices}
        yield f"{STEPS[1]}: {sum(map(len, rules.values()))} rules", self.idle(rules)
        wrong = [f"{probe} passes, and no flow needs it" for probe in self.getting_through(denied)]
        yield f"{STEPS[2]}: {len(denied)} probes", wrong
        false = self.probes.false_sources
        # None where no device knows its interfaces by name.
        if false:
            self.forget()
            wrong = [f"{probe} passes, though its source is elsewhere" for probe in self.getting_through(false)]
            yield f"{STEPS[3]}: {len(false)} probes", wrong
        yield STEPS[4], self.without_a_rule(rules)
        yield STEPS[5], self.with_a_rule()
        yield STEPS[6], self.with_all(denied + false)

    def idle(self, rules):
        """Rules that have let nothing through, though their flows have passed."""
        wrong = []
        for device, tried in rules.items():
            lines = self.language.let_through(self.spaces.names[device])
            idle = (rule for rule in tried if not any(self.language.is_rule(line, rule) for line in lines))
            wrong += [f"{device}: {rule} has let nothing through: other rules already do" for rule in idle]
        return wrong

    def load(self, device, text):
        self.language.load(self.spaces.names[device], text)
        self.spaces.forget(device)

    def without_a_rule(self, rules):
        """Takes one rule of each device out, by itself."""
        wrong = []
        for device, all_tried in rules.items():
            # Without state, what looks like an answer to another flow passes by the rule for that.
            tried = {
                rule: [probe for probe in probes if not self.probes.is_taken_for_answer(probe, device)]
                for rule, probes in all_tried.items()
            }
            tried = {rule: probes for rule, probes in tried.items() if probes}
            if not tried:
                continue
            rule = self.random.choice(sorted(tried))
            text = self.plan.texts[device]
            self.load(device, without_rule(self.language, text, rule))
            if not self.missing(tried[rule], SHORT):
                wrong.append(f"{device}: nobody misses {rule}")
            self.load(device, text)
            if self.lost(tried[rule]):
                wrong.append(f"{device}: with {rule} again, its flows do not pass")
        return wrong

    def with_a_rule(self):
        """Lets a probe that no flow needs through, at each device that it passes."""
        probes = (it for it in self.probes.denied if it.protocol in ("tcp", "udp"))
        ways = [(self.topology.devices_between(it.source, it.target), it) for it in probes]
        devices, probe = min(ways, key=lambda way: len(way[0]))
        for device in devices:
            self.load(device, self.language.with_rule(self.plan.texts[device], probe))
        is_noticed = probe in self.getting_through(self.probes.denied)
        for device in devices:
            self.load(device, self.plan.texts[device])
        if not is_noticed:
            return [f"{', '.join(devices)}: nobody notices {probe}"]
        return [f"{it} passes though its rule is gone again" for it in self.getting_through([probe])]

    def with_all(self, probes):
        """Lets everything through: a probe that does not arrive now has been lost for another reason before."""
        for device, text in self.plan.texts.items():
            self.load(device, self.language.with_rule(text))
        for _ in range(TRIES):
            got_through = set(self.getting_through(probes)) if probes else set()
            probes = [probe for probe in probes if probe not in got_through]
        return [f"{probe} does not arrive, though every device lets everything through" for probe in probes]

    def end(self):
        for agent in self.agents.values():
            agent.end()
        self.spaces.remove()


def trials(program, path, language, seed, folder):
    """A trial of a project; where devices stand side by side, of which a way takes only the first, another one."""
    plan = Plan(program, path, language, folder)
    first = Trial(plan, language, seed, False)
    yield "", first
    last = Trial(plan, language, seed, True)
    if last.devices_passed() - first.devices_passed():
        yield ", the other way", last
