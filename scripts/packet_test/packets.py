"""Packets as bytes, and the mark that tells the probes apart."""

import collections
import re
import struct

# Protocols without ports, which nobody answers.
NUMBERS = {"esp": 50, "ah": 51, "gre": 47}
ECHO_REQUESTS = (8, 128)


def token(number):
    """What the packets of a probe carry."""
    return f"portolan-{number:06d}".encode()


def tokens(data):
    """The numbers of the probes that bytes come from."""
    return {int(found) for found in re.findall(rb"portolan-(\d{6})", data)}


def protocol_number(protocol, version):
    return NUMBERS.get(protocol) or (1 if version == 4 else 58)


def without_answer(protocol, number):
    """A packet of a protocol that has no answers: as much of a header as makes it one."""
    if protocol == "gre":
        return struct.pack("!HH", 0, 0x0800) + token(number)
    if protocol == "ah":
        return struct.pack("!BBHII", 59, 4, 0, 0x1000 + number, 1) + b"\0" * 12 + token(number)
    return struct.pack("!II", 0x1000 + number, 1) + token(number)


def icmp(kind, number, identifier, version):
    """A message; of ICMPv6 the kernel adds the checksum."""
    data = struct.pack("!BBHHH", kind, 0, 0, identifier, number % 65536) + token(number)
    if version == 6:
        return data
    padded = data + b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(padded) // 2}H", padded))
    total = (total >> 16) + (total & 0xFFFF)
    return data[:2] + struct.pack("!H", ~(total + (total >> 16)) & 0xFFFF) + data[4:]


TcpHeader = collections.namedtuple("TcpHeader", "source_port port opens")


def tcp_header(packet, version):
    """The ports of a packet as a raw socket hands it over, and whether it opens a connection."""
    header = packet[(packet[0] & 15) * 4 if version == 4 else 0:]
    syn, ack = 0x02, 0x10
    return TcpHeader(*struct.unpack("!HH", header[:4]), header[13] & (syn | ack) == syn)


def icmp_type(packet, version):
    """The type of a message as a raw socket hands it over: with the header of IPv4, without that of IPv6."""
    return packet[(packet[0] & 15) * 4 if version == 4 else 0]
