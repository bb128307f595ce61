"""How far a plan has been followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aksio.domain.learning.planning.session import PlannedSession


@dataclass(frozen=True, kw_only=True)
class PlanProgress:
    """Sessions and their minutes. Missed ones lie in the past and were not done; `percent` is of all minutes.

    `minutes_done` are as planned; `minutes_spent` are what the done ones really took, as far as that is known.
    """

    sessions: int
    done: int
    missed: int
    minutes: int
    minutes_done: int
    minutes_spent: int
    minutes_missed: int
    percent: float


def plan_progress(sessions: Iterable[PlannedSession], *, today: date) -> PlanProgress:
    """As of a study day."""
    everything = list(sessions)
    done = [each for each in everything if each.done]
    missed = [each for each in everything if not each.done and each.date < today]
    coming = [each for each in everything if not each.done and each.date >= today]
    minutes_done, to_come = (sum(each.minutes for each in some) for some in (done, coming))
    wanted = minutes_done + to_come
    return PlanProgress(
        sessions=len(everything),
        done=len(done),
        missed=len(missed),
        minutes=sum(each.minutes for each in everything),
        minutes_done=minutes_done,
        minutes_spent=sum(each.takes for each in done),
        minutes_missed=sum(each.minutes for each in missed),
        percent=100 * minutes_done / wanted if wanted else 0.0,
    )
