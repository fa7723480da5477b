"""A process in the namespace of a segment, which is all of its hosts: it listens and sends as it is told.

It reads an order on each line of standard input, and answers with a line on standard output.
"""

import asyncio
import errno
import json
import os
import socket
import struct
import sys

import helped
import packets
from topology import version_of

AT_ONCE = 1000


class Host:
    """Listens on addresses of a segment and notes which probes arrive; sends probes and notes which are answered."""

    def __init__(self):
        self.arrived = set()
        self.openings = {}
        self.listeners = []

    def socket(self, address, kind, protocol=0):
        made = socket.socket(socket.AF_INET if version_of(address) == 4 else socket.AF_INET6, kind, protocol)
        made.setblocking(False)
        if kind != socket.SOCK_RAW:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if kind == socket.SOCK_STREAM:
            # Nothing lingers when it is closed, so that the same ports can be used again; and a port may be sent from
            # that is listened at.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        return made

    def bound(self, address, port, kind, protocol=0):
        made = self.socket(address, kind, protocol)
        made.bind((address, port))
        return made

    def foreign(self, probe, kind, protocol=0):
        """A socket with the source of a probe, even where that is the address of somebody else."""
        made = self.socket(probe["source"], kind, protocol)
        if probe["origin"]:
            level, option = (socket.IPPROTO_IP, 19) if version_of(probe["source"]) == 4 else (socket.IPPROTO_IPV6, 75)
            # IP_TRANSPARENT, IPV6_TRANSPARENT (linux/in.h, linux/in6.h)
            made.setsockopt(level, option, 1)
        made.bind((probe["source"], probe["source_port"] if kind != socket.SOCK_RAW else 0))
        return made

    def listen(self, places, openings):
        """Listens on places. Watches for packets that open connections of TCP too, since the answer to a probe might not
        find back: `openings` has its number, its source port and its port."""
        loop = asyncio.get_running_loop()
        self.openings = {(source_port, port): number for number, source_port, port in openings}
        for version, family in ((4, socket.AF_INET), (6, socket.AF_INET6)):
            watcher = socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_TCP)
            watcher.setblocking(False)
            watcher.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
            loop.create_task(self.watch(watcher, version))
            self.listeners.append(watcher)
        for protocol, address, port in places:
            if protocol == "tcp":
                listener = self.bound(address, port, socket.SOCK_STREAM)
                listener.listen(500)
                loop.create_task(self.accept(listener))
            elif protocol == "udp":
                listener = self.bound(address, port, socket.SOCK_DGRAM)
                loop.create_task(self.echo(listener))
            else:
                number = packets.protocol_number(protocol, version_of(address))
                listener = self.bound(address, 0, socket.SOCK_RAW, number)
                loop.create_task(self.hear(listener))
            self.listeners.append(listener)

    async def accept(self, listener):
        loop = asyncio.get_running_loop()
        while True:
            connection, _ = await loop.sock_accept(listener)
            connection.setblocking(False)
            loop.create_task(self.serve(connection))

    async def serve(self, connection):
        """Sends back what it reads; where that is an order for FTP, follows it."""
        loop = asyncio.get_running_loop()
        with connection:
            try:
                data = await asyncio.wait_for(loop.sock_recv(connection, 200), 2)
                if not await asyncio.wait_for(helped.serve_ftp(self, connection, data), 2):
                    self.arrived |= packets.tokens(data)
                    await loop.sock_sendall(connection, data)
                # The other side ends it.
                await asyncio.wait_for(loop.sock_recv(connection, 1), 2)
            except (OSError, asyncio.TimeoutError):
                pass

    async def echo(self, listener):
        loop = asyncio.get_running_loop()
        while True:
            try:
                data, sender = await loop.sock_recvfrom(listener, 200)
                if helped.is_tftp(data):
                    loop.create_task(self.serve_tftp(listener.getsockname()[0], data, sender))
                    continue
                self.arrived |= packets.tokens(data)
                await loop.sock_sendto(listener, data, sender)
            except OSError:
                # Whoever asked does not wait any longer.
                continue

    async def serve_tftp(self, address, data, sender):
        try:
            await helped.serve_tftp(self, address, data, sender)
        except (OSError, asyncio.TimeoutError):
            pass

    async def hear(self, listener):
        loop = asyncio.get_running_loop()
        while True:
            self.arrived |= packets.tokens(await loop.sock_recv(listener, 300))

    async def watch(self, watcher, version):
        loop = asyncio.get_running_loop()
        while True:
            header = packets.tcp_header(await loop.sock_recv(watcher, 120), version)
            if header.opens:
                self.arrived.add(self.openings.get((header.source_port, header.port)))

    async def send_all(self, probes, seconds, trial):
        """The numbers of the probes that were answered; of those that nobody answers, that were sent."""
        answered = []
        for start in range(0, len(probes), AT_ONCE):
            some = probes[start:start + AT_ONCE]
            results = await asyncio.gather(*(self.send(probe, seconds, trial) for probe in some))
            answered += [probe["number"] for probe, is_answered in zip(some, results) if is_answered]
        return answered

    async def send(self, probe, seconds, trial):
        if probe["helped"]:
            way = helped.ask
        elif probe["protocol"] in ("tcp", "udp"):
            way = self.connect
        elif probe["protocol"] == "icmp":
            way = self.message
        else:
            way = self.without_answer
        try:
            return await asyncio.wait_for(way(self, probe, trial) if way is helped.ask else way(probe, trial), seconds)
        except asyncio.TimeoutError:
            return False
        except ConnectionRefusedError:
            # Whatever comes back from the far end has passed.
            return True
        except OSError as error:
            # Nobody answers; but what could not be sent must not look as if it had been dropped.
            if error.errno in (errno.ECONNRESET, errno.EHOSTUNREACH, errno.ETIMEDOUT):
                return False
            raise RuntimeError(f"{probe} cannot be sent: {error}") from error

    async def connect(self, probe, _):
        loop = asyncio.get_running_loop()
        kind = socket.SOCK_DGRAM if probe["protocol"] == "udp" else socket.SOCK_STREAM
        mark = packets.token(probe["number"])
        with self.foreign(probe, kind) as made:
            await loop.sock_connect(made, (probe["target"], probe["port"]))
            await loop.sock_sendall(made, mark)
            return mark in await loop.sock_recv(made, 200)

    async def message(self, probe, trial):
        loop = asyncio.get_running_loop()
        version = version_of(probe["target"])
        number = packets.protocol_number("icmp", version)
        with self.foreign(probe, socket.SOCK_RAW, number) as made:
            # Another identifier each time: a connection of ICMP is known by it.
            identifier = (probe["number"] + trial * 8191) % 65536
            message = packets.icmp(probe["port"], probe["number"], identifier, version)
            await loop.sock_sendto(made, message, (probe["target"], 0))
            while True:
                answer = await loop.sock_recv(made, 300)
                is_reply = packets.icmp_type(answer, version) == (0 if version == 4 else 129)
                if is_reply and probe["number"] in packets.tokens(answer):
                    return True

    async def without_answer(self, probe, _):
        loop = asyncio.get_running_loop()
        number = packets.NUMBERS[probe["protocol"]]
        with self.foreign(probe, socket.SOCK_RAW, number) as made:
            data = packets.without_answer(probe["protocol"], probe["number"])
            await loop.sock_sendto(made, data, (probe["target"], 0))
            return True


async def serve_orders():
    loop = asyncio.get_running_loop()
    host = Host()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        order, *values = json.loads(line)
        answer = []
        if order == "listen":
            host.listen(*values)
        elif order == "send":
            answer = await host.send_all(*values)
        else:
            # What is on its way arrives.
            await asyncio.sleep(0.2)
            answer = sorted(host.arrived - {None})
            host.arrived.clear()
        print(json.dumps(answer), flush=True)
    # Standard input is closed; nothing has to be tidied up.
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(serve_orders())
