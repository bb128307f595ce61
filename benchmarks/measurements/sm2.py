"""Nanoseconds per scheduled review, beside the packages `supermemo2` (SM-2 with floats) and `fsrs` (another algorithm).

Data: one card, answered 10 times with ratings from 2 to 5, over and over; processor time. Ours also keeps
study days, same-day repetitions and lapses; all three return a new state for each review.
"""

import timeit
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from time import process_time

import fsrs
import supermemo2

from aksio.domain.assessments.rating import Rating
from aksio.domain.assessments.schedule import ReviewSchedule
from benchmarks.apparatus.lab import Lab
from benchmarks.apparatus.race import race
from benchmarks.figures import Figure

_NUMBERS = (4, 5, 3, 4, 2, 4, 5, 5, 3, 4)
_RATINGS = [Rating(number) for number in _NUMBERS]
_FSRS_RATINGS = [fsrs.Rating(number - 1) for number in _NUMBERS]
_FSRS = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_START = datetime(2026, 1, 1, 12, tzinfo=UTC)
_SECONDS = 0.3


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    cards = {"Aksio": _ours, "supermemo2": _supermemo2, "fsrs": _fsrs}
    runners = {name: _runner(answer_ten) for name, answer_ten in cards.items()}
    per_second = race(runners, seconds=_SECONDS, rounds=lab.rounds)
    ours = per_second["Aksio"]
    for name, value in per_second.items():
        note = "" if name == "Aksio" else f"{ours / value:.1f} reviews of ours in the same time"
        yield Figure(what=f"a review, {name}", value=1e9 / value, unit="ns", note=note)


def _runner(answer_ten: Callable[[], object]) -> Callable[[float], float]:
    def run(seconds: float) -> float:
        times, took = timeit.Timer(answer_ten, timer=process_time).autorange()
        more = max(1, round(times * seconds / took))
        return more * len(_RATINGS) / timeit.timeit(answer_ten, number=more, timer=process_time)

    return run


def _ours() -> ReviewSchedule:
    schedule, now = ReviewSchedule(), _START
    for rating in _RATINGS:
        schedule = schedule.after(rating, at=now, day=now.date())
        now += timedelta(days=schedule.interval_days)
    return schedule


def _supermemo2() -> dict[str, object]:
    state, now = supermemo2.first_review(_NUMBERS[0], _START), _START
    for rating in _NUMBERS[1:]:
        now += timedelta(days=state["interval"])
        state = supermemo2.review(rating, state["easiness"], state["interval"], state["repetitions"], now)
    found: dict[str, object] = state
    return found


def _fsrs() -> fsrs.Card:
    card, now = fsrs.Card(card_id=1, due=_START), _START
    for rating in _FSRS_RATINGS:
        card, _ = _FSRS.review_card(card, rating, now)
        now = card.due
    return card
