"""Conversations whose second connection only a helper of the firewall can let through: FTP (RFC 959, RFC 2428), TFTP
(RFC 1350). The client asks over the first connection; the server says where to connect, or connects itself."""

import asyncio
import re
import socket

import packets
from topology import version_of


ACTIVE = rb"(?:PORT (\d+),(\d+),(\d+),(\d+),(\d+),(\d+)|EPRT \|2\|([0-9a-f:]+)\|(\d+)\|)\r\n(.*)"


async def ask(host, probe, _):
    """The side of the client: whether data came over the second connection."""
    ways = {"ftp-active": ask_active, "ftp-passive": ask_passive, "tftp": ask_tftp}
    return await ways[probe["helped"]](host, probe, packets.token(probe["number"]))


async def log_on(control, probe):
    """Opens the connection for orders. A helper reads only lines that follow upon a line, in each direction."""
    loop = asyncio.get_running_loop()
    await loop.sock_connect(control, (probe["target"], probe["port"]))
    await loop.sock_sendall(control, b"USER portolan\r\n")
    await loop.sock_recv(control, 200)


async def ask_active(host, probe, mark):
    """FTP, active: the client listens, the server connects from its port for data."""
    loop = asyncio.get_running_loop()
    source = probe["source"]
    with host.bound(source, 0, socket.SOCK_STREAM) as listener, host.bound(source, 0, socket.SOCK_STREAM) as control:
        listener.listen(1)
        await log_on(control, probe)
        here = listener.getsockname()[1]
        if version_of(source) == 4:
            order = f"PORT {source.replace('.', ',')},{here // 256},{here % 256}\r\n"
        else:
            order = f"EPRT |2|{source}|{here}|\r\n"
        await loop.sock_sendall(control, order.encode())
        # The server reads on which port for data it begins, and the mark.
        await loop.sock_sendall(control, f"RETR {probe['data_port']} ".encode() + mark)
        connection, _ = await loop.sock_accept(listener)
        connection.setblocking(False)
        with connection:
            return mark in await loop.sock_recv(connection, 200)


async def ask_passive(host, probe, mark):
    """FTP, passive: the server says where it listens, the client connects."""
    loop = asyncio.get_running_loop()
    source = probe["source"]
    with host.bound(source, 0, socket.SOCK_STREAM) as control:
        await log_on(control, probe)
        order = "PASV" if version_of(source) == 4 else "EPSV"
        await loop.sock_sendall(control, f"{order} {probe['data_port']}\r\n".encode())
        answer = await loop.sock_recv(control, 200)
        if found := re.match(rb"227 [^(]*\((\d+),(\d+),(\d+),(\d+),(\d+),(\d+)\)", answer):
            *address, high, low = map(int, found.groups())
            place = ".".join(map(str, address)), high * 256 + low
        elif found := re.match(rb"229 [^(]*\(\|\|\|(\d+)\|\)", answer):
            place = probe["target"], int(found.group(1))
        else:
            return False
        with host.bound(source, 0, socket.SOCK_STREAM) as data:
            await loop.sock_connect(data, place)
            await loop.sock_sendall(data, mark)
            return mark in await loop.sock_recv(data, 200)


async def ask_tftp(host, probe, mark):
    """TFTP: the server answers from another port than the one that it was asked at."""
    loop = asyncio.get_running_loop()
    with host.bound(probe["source"], 0, socket.SOCK_DGRAM) as made:
        request = b"\0\1" + mark + b"\0octet\0" + str(probe["data_port"]).encode() + b"\0"
        await loop.sock_sendto(made, request, (probe["target"], probe["port"]))
        answer, sender = await loop.sock_recvfrom(made, 200)
        if mark not in answer or sender[1] == probe["port"]:
            return False
        # The first block is confirmed, the second one arrives.
        await loop.sock_sendto(made, b"\0\4\0\1", sender)
        return mark in (await loop.sock_recvfrom(made, 200))[0]


async def serve_ftp(host, connection, data):
    """The side of the server; whether it was asked for anything."""
    loop = asyncio.get_running_loop()
    here = connection.getsockname()[0]
    if data.startswith(b"USER "):
        await loop.sock_sendall(connection, b"331 Go on\r\n")
        data = await loop.sock_recv(connection, 200)
    if found := re.match(ACTIVE, data, re.DOTALL):
        *numbers, address, port, rest = found.groups()
        if address:
            place = address.decode(), int(port)
        else:
            place = ".".join(number.decode() for number in numbers[:4]), int(numbers[4]) * 256 + int(numbers[5])
        rest = rest or await loop.sock_recv(connection, 200)
        with host.bound(here, int(rest.split()[1]), socket.SOCK_STREAM) as back:
            await loop.sock_connect(back, place)
            await loop.sock_sendall(back, rest)
            await asyncio.sleep(0.1)
        return True
    if found := re.match(rb"(?:PASV|EPSV) (\d+)\r\n", data):
        listener, port = free_port(host, here, int(found.group(1)))
        with listener:
            if version_of(here) == 4:
                place = f"{here.replace('.', ',')},{port // 256},{port % 256}"
                await loop.sock_sendall(connection, f"227 Entering Passive Mode ({place}).\r\n".encode())
            else:
                await loop.sock_sendall(connection, f"229 Entering Extended Passive Mode (|||{port}|)\r\n".encode())
            back, _ = await loop.sock_accept(listener)
            back.setblocking(False)
            with back:
                await loop.sock_sendall(back, await loop.sock_recv(back, 200))
                await asyncio.sleep(0.1)
        return True
    return False


def is_tftp(data):
    return data.startswith(b"\0\1portolan-")


async def serve_tftp(host, address, data, sender):
    """Sends the mark from a port of its own, twice."""
    loop = asyncio.get_running_loop()
    with host.bound(address, int(data.split(b"\0")[3]), socket.SOCK_DGRAM) as back:
        await loop.sock_sendto(back, data, sender)
        await asyncio.wait_for(loop.sock_recv(back, 200), 2)
        await loop.sock_sendto(back, data, sender)


def free_port(host, address, first):
    """The first port from this one on where nobody listens."""
    for port in range(first, first + 50):
        try:
            listener = host.bound(address, port, socket.SOCK_STREAM)
            listener.listen(1)
            return listener, port
        except OSError:
            continue
    raise OSError(f"no port of {address} is free from {first} on")
