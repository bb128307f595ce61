"""A device that comes back online: 1,000 reviews in one request, beside one request for each.

Data: 1,000,000 cards of 64 learners on Postgres; one learner's cards, one connection, so that the one-by-one form waits
for each answer as a device does. Time per review.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import perf_counter
from uuid import uuid4

from benchmarks.apparatus.api import Api
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.population import Population
from benchmarks.apparatus.race import race
from benchmarks.figures import Aim, Figure

_AT_ONCE = 1_000
_ONE_BY_ONE = 200
_PATH = "/assessments"
_LEARNER = 0


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    population = lab.population()
    with population.installation.served() as server:
        device = Device(population, Api(server.connect(), population.tokens()[_LEARNER]))
        runners = {"batch": device.all_at_once, "one by one": device.one_by_one}
        per_second = race(runners, seconds=0, rounds=lab.rounds)
    batch, single = per_second["batch"], per_second["one by one"]
    yield Figure(what=f"a review in a batch of {_AT_ONCE:,}", value=1000 / batch, unit="ms")
    yield Figure(what="a review on its own", value=1000 / single, unit="ms")
    yield Figure(what="    beside the first", value=batch / single, unit="×", aim=Aim(least=10))


class Device:
    """One learner's device, with reviews of cards that it has not sent yet."""

    def __init__(self, population: Population, api: Api) -> None:
        self._population = population
        self._api = api

    def all_at_once(self, _seconds: float) -> float:
        """Reviews per second."""
        reviews = [review | {"flashcard_id": card} for card, review in self._reviews(_AT_ONCE)]
        begun = perf_counter()
        self._api.post(f"{_PATH}/reviews/batch", {"reviews": reviews}, expected=200)
        return _AT_ONCE / (perf_counter() - begun)

    def one_by_one(self, _seconds: float) -> float:
        """Reviews per second."""
        reviews = self._reviews(_ONE_BY_ONE)
        begun = perf_counter()
        for card, review in reviews:
            self._api.post(f"{_PATH}/flashcards/{card}/reviews", review, expected=201)
        return _ONE_BY_ONE / (perf_counter() - begun)

    def _reviews(self, count: int) -> list[tuple[str, dict[str, object]]]:
        begun = datetime.now(UTC) - timedelta(hours=2)
        return [
            (
                str(self._population.card(number, _LEARNER)),
                {"review_id": str(uuid4()), "rating": 4, "reviewed_at": (begun + timedelta(seconds=place)).isoformat()},
            )
            for place, number in enumerate(self._population.take(count))
        ]
