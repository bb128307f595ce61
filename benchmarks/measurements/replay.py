"""Folding a real log anew: FSRS beside SM-2.

Data: 12,580 reviews of 1,205 cards (a made-up log of that size where the real one is not at hand), in memory, without
a database. A deck that is switched costs this, and reading and writing its rows. Processor time, best of all rounds.
"""

from collections import defaultdict
from collections.abc import Iterator
from time import process_time

from aksio.adapters.fsrs.memory_model import FsrsMemoryModel
from aksio.domain.assessments.review import Answer, Review, fold
from aksio.domain.assessments.schedulers import Schedulers
from aksio.domain.assessments.scheduling import Scheduling
from benchmarks.apparatus.lab import Lab
from benchmarks.figures import Aim, Figure
from tests.make.cards import LEARNER, a_card, review_history

_SCHEDULERS = Schedulers(model=FsrsMemoryModel())
_RATIO = Aim(most=8)


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    logs = _logs()
    reviews = sum(map(len, logs))
    best: dict[str, float] = {}
    for _ in range(lab.rounds):
        for name in ("sm2", "fsrs"):
            best[name] = min(best.get(name, float("inf")), _fold_all(logs, Scheduling(scheduler=name)))
    for name, seconds in best.items():
        note = f"{reviews / seconds:,.0f} reviews a second"
        yield Figure(what=f"{reviews:,} reviews, {name}", value=seconds, unit="s", note=note)
    yield Figure(what="    fsrs to sm2", value=best["fsrs"] / best["sm2"], unit="×", aim=_RATIO)


def _fold_all(logs: list[list[Review]], scheduling: Scheduling) -> float:
    start, before = process_time(), scheduling.begin()
    for log in logs:
        fold(before, log, _SCHEDULERS)
    return process_time() - start


def _logs() -> list[list[Review]]:
    answers: dict[str, list[Answer]] = defaultdict(list)
    for recall in review_history():
        answers[recall.card].append(recall.answer())
    begin = Scheduling().begin()
    return [
        [Review.unplaced(one, flashcard_id=a_card(name).id, learner_id=LEARNER, schedule=begin) for one in given]
        for name, given in answers.items()
    ]
