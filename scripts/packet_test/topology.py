"""The segments, devices and tunnels of a project, and the ways between them."""

import ipaddress

# Networks that nobody uses: for documentation and for measurements (RFC 5737, RFC 2544, RFC 3849, RFC 9637).
SPARE = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/16", "198.19.0.0/16",
         "2001:db8:fff0::/64", "2001:db8:fff1::/64", "3fff:fff0::/64", "3fff:fff1::/64"]


def version_of(address):
    return 4 if "." in str(address) else 6


class Side:
    """Where a device touches a segment or a tunnel."""

    def __init__(self, name, addresses, is_named):
        self.name = name
        self.addresses = addresses
        # Whether the project knows its name.
        self.is_named = is_named

    def address(self, version):
        return next((str(address.ip) for address in self.addresses if address.version == version), None)


class Topology:
    """A project as a graph. Devices are its nodes, segments and tunnels what they meet at."""

    def __init__(self, project, last_first=False):
        self.segments = {segment["id"]: segment for segment in project["segments"]}
        self.devices = {device["id"]: device for device in project.get("devices", [])}
        self.prefixes = {
            segment: [ipaddress.ip_network(prefix, strict=False) for prefix in value.get("prefixes", [])]
            for segment, value in self.segments.items()
        }
        # Where everything is, is nothing in particular.
        for segment, prefixes in self.prefixes.items():
            self.prefixes[segment] = [prefix for prefix in prefixes if prefix.prefixlen > 0]
        # Of devices side by side, the first one is the way, or the last one.
        order = list(self.devices)
        self.order = {device: place for place, device in enumerate(reversed(order) if last_first else order)}
        self.taken = {
            ipaddress.ip_interface(address).ip
            for item in project.get("links", []) + project.get("servers", [])
            for address in item.get("addresses", [])
        }
        # The addresses of devices themselves.
        self.owners = {
            str(ipaddress.ip_interface(address).ip): link["device"]
            for link in project.get("links", [])
            for address in link.get("addresses", [])
        }
        used = [prefix for prefixes in self.prefixes.values() for prefix in prefixes]
        used += [
            ipaddress.ip_network(translation[key], strict=False)
            for device in self.devices.values()
            for translation in device.get("translations", [])
            for key in ("real", "translated")
        ]
        spare = [ipaddress.ip_network(network) for network in SPARE]
        spare = [network for network in spare if not any(overlaps(network, other) for other in used)]
        # The network that stands for one without prefixes, such as the Internet, and the one of tunnels.
        self.anywhere = {version: next(it for it in spare if it.version == version) for version in (4, 6)}
        self.inside = {version: [it for it in spare if it.version == version][1] for version in (4, 6)}
        # Addresses of each segment that are given to hosts.
        self.hosts = {segment: set() for segment in self.segments}
        self.sides = {}
        for number, link in enumerate(project.get("links", [])):
            addresses = [ipaddress.ip_interface(address) for address in link.get("addresses", [])]
            for network in self.prefixes[link["segment"]] or self.anywhere.values():
                if not any(address.version == network.version for address in addresses):
                    addresses.append(ipaddress.ip_interface(f"{self.free(network)}/{network.prefixlen}"))
            name = link.get("interface")
            self.sides[link["device"], link["segment"]] = Side(name or f"port{number}", addresses, bool(name))
        self.tunnels = {}
        for number, tunnel in enumerate(project.get("tunnels", [])):
            kinds, ends = zip(*(tunnel[end].split(":", 1) for end in ("first", "second")))
            if kinds == ("device", "device"):
                self.tunnels[tunnel["id"]] = tunnel["name"]
                for end in ends:
                    addresses = [
                        ipaddress.ip_interface(f"{self.free(network)}/{network.max_prefixlen}")
                        for network in self.inside.values()
                    ]
                    self.sides[end, tunnel["id"]] = Side(f"tunnel{number}", addresses, False)

    def free(self, network):
        """An address that nobody has, from the end of a network."""
        for offset in range(2, min(5000, network.num_addresses + 1)):
            address = network[-offset]
            if address not in self.taken:
                self.taken.add(address)
                return address
        raise RuntimeError(f"{network} is full")

    def segment_of(self, host):
        return next(segment for segment, hosts in self.hosts.items() if host in hosts)

    def place_of(self, host):
        """The segment of a host; or the device whose own address it is."""
        return self.owners.get(host) or self.segment_of(host)

    def path(self, start, end):
        """Segments, or tunnels, and devices by turns from one segment to another; none if there is no way. The one past
        the fewest devices, then with the fewest tunnels; of equal ones, the same in both directions."""
        best = {start: (0, 0, 0, [start])}
        queue = [start]
        while queue:
            here = min(queue, key=lambda place: best[place][:3])
            queue.remove(here)
            length, tunnels, weight, way = best[here]
            for device in (device for device, place in self.sides if place == here and device not in way):
                for there in (place for other, place in self.sides if other == device and place != here):
                    cost = (length + 1, tunnels + (there in self.tunnels), weight + 1.001 ** self.order[device])
                    if there not in best or cost < best[there][:3]:
                        best[there] = (*cost, way + [device, there])
                        queue.append(there)
        return best[end][3] if end in best else None

    def path_from(self, device, end):
        """The same from a device itself."""
        near = [place for other, place in self.sides if other == device]
        if end in near:
            return [end]
        ways = [way for place in near if (way := self.path(place, end)) and device not in way]
        key = lambda way: (len(way), sum(it in self.tunnels for it in way), [self.order[other] for other in way[1::2]])
        return min(ways, key=key, default=None)

    def way(self, source, target):
        """The path from one host to another; where the target is a device, up to it."""
        end = self.segment_of(target)
        device = self.owners.get(source)
        way = (self.path_from(device, end) if device else self.path(self.segment_of(source), end)) or []
        if self.owners.get(target) in way:
            way = way[:way.index(self.owners[target])]
        return way

    def carries(self, way, version):
        """Whether a way passes a device, and every side on it has an address of this version."""
        ends = [(device, place) for at, device in enumerate(way) if at % 2 for place in way[at - 1:at + 2:2]]
        return bool(ends) and all(self.sides[end].address(version) for end in ends)

    def devices_between(self, source, target):
        """The devices that packets from one host to another pass."""
        return self.way(source, target)[1::2]

    def translations(self, device, kinds):
        """What a device rewrites: the segment outside, the real network and the one in its place."""
        return [
            (
                translation["outside"],
                ipaddress.ip_network(translation["real"], strict=False),
                ipaddress.ip_network(translation["translated"], strict=False),
            )
            for translation in self.devices[device].get("translations", [])
            if translation["kind"] in kinds
        ]

    def seen_from(self, source, target, way=None):
        """The address of a host as it is known where a packet to it starts, on this way or else the usual one."""
        way = way or self.way(source, target)
        for position in range(len(way) - 2, 0, -2):
            for outside, real, translated in self.translations(way[position], ("static", "destination")):
                if outside == way[position - 1] and ipaddress.ip_address(target) in real:
                    target = str(translated[int(ipaddress.ip_address(target)) - int(real[0])])
        return target


def overlaps(one, other):
    return one.version == other.version and one.prefixlen > 0 and other.prefixlen > 0 and one.overlaps(other)
