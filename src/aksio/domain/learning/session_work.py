"""What was done in a study session, read from the ledger: nothing is counted twice, on however many devices."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from aksio.domain.learning.activity import Activity
from aksio.domain.learning.study_record import Tally, tally_of
from aksio.domain.learning.study_session import Stretch
from aksio.domain.learning.time_on_task import seconds_of_each


def session_work(stretches: Sequence[Stretch], activities: Iterable[Activity], *, now: datetime) -> Tally:
    """Acts within the stretches, and the time on task between them. What was undone counts no more."""
    acts = [act for act in activities if act.counts]
    total = Tally()
    for stretch in stretches:
        inside = [act for act in acts if stretch.began_at <= act.occurred_at <= (stretch.ended_at or now)]
        seconds = sum(lasted for _, lasted in seconds_of_each(inside, since=stretch.began_at))
        total += replace(tally_of(inside), seconds=round(seconds))
    return total
