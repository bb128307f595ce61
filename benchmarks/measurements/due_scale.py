"""Whether the due queue stays as fast when there are more cards: of everybody, and of one learner.

Data: the same learner's queue of 20 cards where there are 10,000 cards of one learner; 1,000,000 cards of 100
learners, 10,000 each; and 1,000,000 cards of one learner. The statement alone is timed, one connection, in turn; what
HTTP adds is the same for all and would hide the difference.
"""

import asyncio
import time
from collections.abc import Callable, Iterator

import asyncpg

from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.population import Population
from benchmarks.apparatus.race import race
from benchmarks.apparatus.tape import Tape
from benchmarks.figures import Aim, Figure
from benchmarks.measurements.due import recorded

_FEW, _MANY = 10_000, 1_000_000
_SECONDS = 1.5


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    sizes = {
        f"{_FEW:,} cards of one learner": lab.population(learners=1, cards=_FEW),
        f"{_MANY:,} cards of {_MANY // _FEW} learners": lab.population(learners=_MANY // _FEW, cards=_MANY),
        f"{_MANY:,} cards of one learner": lab.population(learners=1, cards=_MANY),
    }
    with asyncio.Runner() as loop:
        runners = {name: _runner(loop, population) for name, population in sizes.items()}
        per_second = race(runners, seconds=_SECONDS, rounds=2 * lab.rounds)
    (_, first), *_ = per_second.items()
    for number, (name, value) in enumerate(per_second.items()):
        yield Figure(what=name, value=1000 / value, unit="ms")
        if number:
            yield Figure(what="    beside the first", value=first / value, unit="×", aim=Aim(most=1.3))


def _runner(loop: asyncio.Runner, population: Population) -> Callable[[float], float]:
    installation = population.installation
    tape = installation.do(lambda container: recorded(container, population.learners[0].id))
    connection = loop.run(asyncpg.connect(installation.settings.database))
    return lambda seconds: loop.run(_repeat(connection, tape, seconds))


async def _repeat(connection: asyncpg.Connection, tape: Tape, seconds: float) -> float:
    begun, count = time.perf_counter(), 0
    while time.perf_counter() < begun + seconds:
        for sql, values in tape.statements:
            await connection.fetch(sql, *values)
        count += 1
    return count / (time.perf_counter() - begun)
