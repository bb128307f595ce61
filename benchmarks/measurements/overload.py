"""Three times as many reviews as can be done: how many are done all the same, and how soon the others are refused.

Capacity is what 32 connections get out of one worker process that each send their next request after an answer. Then
600 connections send at a pace that makes three times that, as clients do who do not know that we are busy.
"""

from collections.abc import Iterator

from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.load import Volley, fire
from benchmarks.apparatus.requests import post
from benchmarks.figures import Aim, Figure

CONNECTIONS = 600
TOO_MUCH = 3
_MOST_PER_SECOND = 4_000


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    population = lab.population()
    tokens = population.tokens()

    def lanes(connections: int, seconds: float) -> list[list[bytes]]:
        rounds = population.take(int(seconds * _MOST_PER_SECOND) // population.half)
        each = connections // population.half or 1
        return [
            [_review(str(population.card(number, learner)), tokens[learner]) for number in rounds[share::each]]
            for learner in range(population.half)
            for share in range(each)
        ]

    with population.installation.served() as server:
        usual = Volley(port=server.port, lanes=lanes(population.half, lab.seconds), seconds=lab.seconds)
        fire(usual)
        capacity = fire(usual).require(201).per_second
        many = lanes(CONNECTIONS, lab.seconds * TOO_MUCH)
        pace = len(many) / (TOO_MUCH * capacity)
        outcome = fire(Volley(port=server.port, lanes=many, seconds=lab.seconds, pace=pace))
    done = outcome.statuses.get(201, 0) / outcome.seconds
    yield Figure(what="capacity", value=capacity, unit="/s", note=f"{population.half} connections")
    yield Figure(what="offered", value=outcome.per_second, unit="/s", note=f"{len(many)} connections")
    yield Figure(what="done", value=done / capacity, unit="×", aim=Aim(least=0.8), note="beside the capacity")
    yield Figure(what="done, 99 of 100 within", value=outcome.milliseconds(99, status=201), unit="ms")
    if 503 in outcome.statuses:
        yield Figure(what="refused, 99 of 100 within", value=outcome.milliseconds(99, status=503), unit="ms")
    others = sum(count for status, count in outcome.statuses.items() if status not in (201, 429, 503))
    yield Figure(what="any other answer", value=others, unit="", aim=Aim(most=0))


def _review(card: str, token: str) -> bytes:
    return post(f"/assessments/flashcards/{card}/reviews", {"rating": 4, "duration_ms": 4200}, token=token)
