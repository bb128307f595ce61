"""How long it takes until something happens, and how much memory a server holds.

Data: an empty installation on SQLite, as after `make run` the second time, with background work. Medians. Memory is
that of the process that answers, when it is ready and after 500 requests that log in nobody.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median

from benchmarks.apparatus.installation import Installation
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.processes import memory_mb
from benchmarks.apparatus.server import Server
from benchmarks.figures import Aim, Figure

_HELP = (sys.executable, "-m", "aksio.entrypoints.cli.main", "--help")
_REQUESTS = 500


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    times = 2 * lab.rounds + 1
    yield Figure(what="aksio --help", value=median(_help() for _ in range(times)), unit="s", aim=Aim(most=0.5))
    yield Figure(what="an empty Python beside it", value=median(_python() for _ in range(times)), unit="s")
    installation = lab.alone()
    _start(installation)
    started = [_start(installation) for _ in range(lab.rounds)]
    yield Figure(what="aksio serve, until ready", value=median(one[0] for one in started), unit="s", aim=Aim(most=3))
    yield Figure(what="memory when ready", value=median(one[1] for one in started), unit="MB")
    yield Figure(what=f"memory after {_REQUESTS} requests", value=median(one[2] for one in started), unit="MB")


def _help() -> float:
    return _seconds(*_HELP)


def _python() -> float:
    return _seconds(sys.executable, "-c", "")


def _seconds(*command: str) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _start(installation: Installation) -> tuple[float, float, float]:
    with installation.served() as server:
        at_first = memory_mb(server.worker_pid)
        _ask(server)
        return server.seconds_to_ready, at_first, memory_mb(server.worker_pid)


def _ask(server: Server) -> None:
    connection = server.connect()
    for _ in range(_REQUESTS):
        connection.request("GET", "/api/v1/courses", headers={"Authorization": "Bearer nobody"})
        connection.getresponse().read()
    connection.close()
