"""A real Redis for the tests, or the TCP server of fakeredis where there is none."""

import os
import shutil
import socket
import sys
from importlib.util import find_spec
from io import BufferedRWPair
from urllib.parse import urlsplit

from tests.services.service import NoService, Program, Service, free_port, private_directory

VARIABLE = "AKSIO_TEST_REDIS_URL"
STANDARD_PORT = 6379
KEY_SPACES = range(15, 0, -1)  # 0 is where everybody's data is
OURS = "aksio-test:owner"
FAKE = """
import sys
from fakeredis import TcpFakeServer
TcpFakeServer(("127.0.0.1", int(sys.argv[1])), server_type="redis").serve_forever()
"""


def find_or_start() -> Service:
    """The first that there is, in the order of the package's docstring. Raises NoService."""
    return _named() or _running() or start()


def start() -> Service:
    """One of our own. Raises NoService."""
    port = free_port()
    program = shutil.which("redis-server")
    if program:
        origin = f"one started from {program}"
        command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    elif find_spec("fakeredis"):
        origin = "the TCP server of the package fakeredis"
        command = [sys.executable, "-c", FAKE, str(port)]
    else:
        raise NoService("There is no Redis, and no program to start one: run the tests with `make test`.")
    directory = private_directory("redis")
    url = f"redis://127.0.0.1:{port}"
    pid = Program(command=command, directory=directory).start(lambda: _answers(url))
    return Service(url=url, origin=origin, pid=pid, directory=str(directory))


def is_at_hand() -> bool:
    """Whether nothing has to be installed first."""
    return bool(_named() or _running() or shutil.which("redis-server") or find_spec("fakeredis"))


def lease(url: str, owner: str) -> str:
    """The address of an empty key space, marked as `owner`'s. Raises NoService when none is empty."""
    for number in KEY_SPACES:
        space = f"{url.rstrip('/')}/{number}"
        if ask(space, "DBSIZE") == "0" and ask(space, "SET", OURS, owner, "NX", "EX", "3600") == "OK":
            return space
    raise NoService("Every key space of this Redis is in use.")


def release(space: str, owner: str) -> None:
    """Empty a key space again. Raises PermissionError when it was not leased to `owner`."""
    if ask(space, "GET", OURS) != owner:
        raise PermissionError(f"{space} is not ours to empty.")
    ask(space, "FLUSHDB")


def ask(url: str, *words: str) -> str | None:
    """One command and its answer, in the key space that the address ends with; integers as their digits."""
    address = urlsplit(url)
    place = (address.hostname or "127.0.0.1", address.port or STANDARD_PORT)
    login = [["AUTH", address.password]] if address.password else []
    with socket.create_connection(place, timeout=3) as connection, connection.makefile("rwb") as stream:
        for command in [*login, ["SELECT", address.path.strip("/") or "0"], list(words)]:
            stream.write(_request(command))
            stream.flush()
            answer = _answer(stream)
    return answer


def _request(words: list[str]) -> bytes:
    parts = [word.encode() for word in words]
    return b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)


def _answer(stream: BufferedRWPair) -> str | None:
    kind, rest = (line := stream.readline().decode().rstrip())[:1], line[1:]
    if kind == "-":
        raise NoService(rest)
    if kind != "$":
        return rest
    return None if rest == "-1" else stream.read(int(rest) + 2)[:-2].decode()


def _answers(url: str) -> bool:
    try:
        return ask(url, "PING") == "PONG"
    except (OSError, NoService):
        return False


def _named() -> Service | None:
    url = os.environ.get(VARIABLE)
    if url is None:
        return None
    if not _answers(url):
        raise NoService(f"{VARIABLE} names a Redis that does not answer.")
    return Service(url=url, origin=f"the one that {VARIABLE} names")


def _running() -> Service | None:
    url = f"redis://127.0.0.1:{STANDARD_PORT}"
    return Service(url=url, origin=f"the one running on 127.0.0.1:{STANDARD_PORT}") if _answers(url) else None
