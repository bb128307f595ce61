"""Two web processes beside one: reviews per second on the same Postgres, and what bounds them.

Data: that of `review`. 32 connections go to the two processes in turn, as behind a proxy, or all to the one; one and
two are measured in turn. Load generator and Postgres are on the same machine, so the two help as far as there are
cores for them: how busy those were is measured beside it. With 4 cores or more the aim is 1.6 times as many.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.load import Volley, fire
from benchmarks.apparatus.processes import processor_seconds
from benchmarks.apparatus.race import race
from benchmarks.apparatus.server import Server
from benchmarks.figures import Aim, Figure
from benchmarks.measurements.review import Reviews

CORES_FOR_AN_AIM = 4
"""Two web processes, Postgres, and the load."""
BUSY = 0.9
"""Of the cores: with more than that there is nothing left for another process."""


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    population = lab.population()
    reviews = Reviews(population)
    with ExitStack() as serving:
        servers = [serving.enter_context(population.installation.served()) for _ in range(2)]
        one, two = _Web(servers[:1], reviews), _Web(servers, reviews)
        per_second = race({"two processes": two.run, "one process": one.run}, seconds=lab.seconds, rounds=lab.rounds)
    for name, value in per_second.items():
        yield Figure(what=f"reviews, {name}", value=value, unit="/s")
    cores = os.cpu_count() or 1
    yield Figure(
        what="two beside one",
        value=per_second["two processes"] / per_second["one process"],
        unit="×",
        aim=Aim(least=1.6) if cores >= CORES_FOR_AN_AIM else None,
        note=_bound(median(two.busy_cores), cores),
    )
    for name, web in (("one process", one), ("two processes", two)):
        note = f"of {cores}; {median(web.web_cores):.2f} by web processes, the rest by Postgres, load and others"
        yield Figure(what=f"busy cores, {name}", value=median(web.busy_cores), unit="", note=note)


def _bound(busy: float, cores: int) -> str:
    if busy >= BUSY * cores:
        return f"bounded by the machine: all {cores} cores are busy"
    return f"bounded by something other than the {cores} cores, such as waiting for Postgres' disk"


@dataclass
class _Web:
    """So many processes under the same load, and how many cores were busy meanwhile."""

    servers: Sequence[Server]
    reviews: Reviews
    busy_cores: list[float] = field(default_factory=list)
    web_cores: list[float] = field(default_factory=list)

    def run(self, seconds: float) -> float:
        """Reviews per second."""
        first, *others = (server.port for server in self.servers)
        lanes = self.reviews.requests(seconds)
        before = self._web_seconds()
        outcome = fire(Volley(port=first, other_ports=others, lanes=lanes, seconds=seconds)).require(201)
        self.busy_cores.append(outcome.busy_cores)
        self.web_cores.append((self._web_seconds() - before) / outcome.seconds)
        return outcome.per_second

    def _web_seconds(self) -> float:
        return sum(processor_seconds(server.worker_pid) for server in self.servers)
