"""Due queues read per second: `GET flashcards/due?limit=20` over HTTP, beside the same SQL without HTTP.

Data: 1,000,000 cards of 64 learners, of whom 32 read, each on a connection of their own; each has thousands of cards
due, more than a day brings, and none reviewed today. Otherwise as `review`.
"""

from collections.abc import Iterator
from itertools import repeat
from uuid import UUID

from aksio.application.assessments.reader_ports import CardFilter
from aksio.application.assessments.reviews.list_due_flashcards import ListDueFlashcardsQuery
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import LearnerId
from aksio.entrypoints.composition.container import Container
from benchmarks.apparatus import bare, pgbench
from benchmarks.apparatus.http import Http
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.population import Population
from benchmarks.apparatus.race import Runner, race
from benchmarks.apparatus.requests import get
from benchmarks.apparatus.tape import Tape, record
from benchmarks.figures import Aim, Figure, rates

PAGE = 20


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    population = lab.population()
    queues = Queues(population)
    with population.installation.served() as server:
        http = Http(server, queues.requests, status=200)
        runners: dict[str, Runner] = {"HTTP": http.run, "asyncpg": queues.from_asyncpg}
        if pgbench.is_here():
            runners["pgbench"] = queues.from_pgbench
        per_second = race(runners, seconds=lab.seconds, rounds=lab.rounds)
    yield from rates("due queues", per_second, Aim(least=900))
    yield from http.about_last()


class Queues:
    """The same question in three forms."""

    def __init__(self, population: Population) -> None:
        self._population = population
        self._url = population.installation.settings.database
        self._readers = population.learners[population.half :]
        self._tape = population.installation.do(lambda container: recorded(container, self._readers[0].id))

    def requests(self, _seconds: float) -> list[Iterator[bytes]]:
        """The same one again and again for each connection."""
        tokens = self._population.tokens()[self._population.half :]
        return [repeat(get(f"/assessments/flashcards/due?limit={PAGE}", token=token)) for token in tokens]

    def from_asyncpg(self, seconds: float) -> float:
        """Queues per second."""
        lanes = [repeat(self._tape.with_ids({self._readers[0].id: reader.id})) for reader in self._readers]
        return bare.play(self._url, lanes, seconds=seconds)

    def from_pgbench(self, seconds: float) -> float:
        """Queues per second."""
        readers = ",".join(f"'{reader.id}'" for reader in self._readers)
        own: dict[UUID, str] = {self._readers[0].id: f"(ARRAY[{readers}]::uuid[])[1 + :client_id::integer]"}
        script = pgbench.script(self._tape, own)
        return pgbench.run(self._url, script, clients=len(self._readers), seconds=seconds)


async def recorded(container: Container, learner_id: LearnerId) -> Tape:
    """What reading a learner's queue sends, once the caches are filled."""
    query = ListDueFlashcardsQuery(
        learner_id=learner_id, chosen=CardFilter(), page=PageRequest(cursor=None, limit=PAGE)
    )
    await container.assessments.list_due_flashcards()(query)
    return await record(container, lambda: container.assessments.list_due_flashcards()(query))
