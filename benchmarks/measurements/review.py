"""Reviews per second: `POST flashcards/{id}/reviews` over HTTP, beside the same SQL without HTTP.

Data: 1,000,000 cards of 64 learners, of whom 32 review, each on a connection of their own, and each card once. One
worker process without background work. Beside it asyncpg and pgbench send the very statements that the application
sends for a review, on as many connections, in turn with it.
"""

import math
from collections.abc import Iterator
from uuid import UUID, uuid4

from aksio.application.assessments.reviews.review_flashcard import ReviewFlashcardCommand
from aksio.domain.assessments.rating import Rating
from aksio.domain.shared.ids import FlashcardId, ReviewId
from aksio.entrypoints.composition.container import Container
from benchmarks.apparatus import bare, pgbench
from benchmarks.apparatus.http import Http
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.population import Population
from benchmarks.apparatus.race import Runner, race
from benchmarks.apparatus.requests import post
from benchmarks.apparatus.tape import Tape, record
from benchmarks.figures import Aim, Figure, rates

MOST_PER_SECOND = 4_000
"""Cards enough for anybody."""


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    population = lab.population()
    reviews = Reviews(population)
    with population.installation.served() as server:
        http = Http(server, reviews.requests, status=201)
        runners: dict[str, Runner] = {"HTTP": http.run, "asyncpg": reviews.from_asyncpg}
        if pgbench.is_here():
            runners["pgbench"] = reviews.from_pgbench
        per_second = race(runners, seconds=lab.seconds, rounds=lab.rounds)
    yield from rates("reviews", per_second, Aim(least=700))
    yield from http.about_last()


class Reviews:
    """The same reviews in three forms."""

    def __init__(self, population: Population) -> None:
        self._population = population
        self._url = population.installation.settings.database
        self._tape = population.installation.do(self._record)

    def requests(self, seconds: float) -> list[list[bytes]]:
        """For each connection, as many as could be answered in that time."""
        tokens, rounds = self._population.tokens(), self._rounds(seconds)
        return [
            [self._request(number, learner, tokens[learner]) for number in rounds]
            for learner in range(self._population.half)
        ]

    def from_asyncpg(self, seconds: float) -> float:
        """Reviews per second."""
        rounds = self._rounds(seconds)
        lanes = [[self._played(number, learner) for number in rounds] for learner in range(self._population.half)]
        return bare.play(self._url, lanes, seconds=seconds)

    def from_pgbench(self, seconds: float) -> float:
        """Reviews per second. The number of pgbench's client is that of the learner."""
        learners = ",".join(f"'{learner.id}'" for learner in self._population.learners)
        everybody = len(self._population.learners)
        expressions = {
            self._population.learners[0].id: f"(ARRAY[{learners}]::uuid[])[1 + :client_id::integer]",
            self._card: f"lpad(to_hex(:round::bigint * {everybody} + :client_id::bigint), 32, '0')::uuid",
        }
        new_id = "md5(:round::text || '/' || :client_id::text)::uuid"  # a random one could not be looked up in an index
        script = "\\set round :round + 1\n" + pgbench.script(self._tape, expressions, otherwise=new_id)
        variables = {"round": self._rounds(seconds).start - 1}
        clients = self._population.half
        return pgbench.run(self._url, script, clients=clients, seconds=seconds, variables=variables)

    def _rounds(self, seconds: float) -> range:
        return self._population.take(math.ceil(seconds * MOST_PER_SECOND / self._population.half))

    def _request(self, number: int, learner: int, token: str) -> bytes:
        card = self._population.card(number, learner)
        body = {"rating": 4, "review_id": str(uuid4()), "duration_ms": 4200}
        return post(f"/assessments/flashcards/{card}/reviews", body, token=token)

    def _played(self, number: int, learner: int) -> Tape:
        known = {
            self._population.learners[0].id: self._population.learners[learner].id,
            self._card: self._population.card(number, learner),
        }
        return self._tape.with_ids(known, otherwise=uuid4)

    async def _record(self, container: Container) -> Tape:
        """A review of the first learner. The one before it fills the caches."""
        first, second = self._population.take(2)
        await self._do(container, self._population.card(first, 0))
        self._card = self._population.card(second, 0)
        return await record(container, lambda: self._do(container, self._card))

    async def _do(self, container: Container, card: UUID) -> None:
        command = ReviewFlashcardCommand(
            learner_id=self._population.learners[0].id,
            flashcard_id=FlashcardId(card),
            review_id=ReviewId(uuid4()),
            rating=Rating.GOOD,
            duration_ms=4200,
        )
        await container.assessments.review_flashcard()(command)
