"""When a learner's day begins, their active plans follow what the day before has brought."""

from datetime import timedelta

from aksio.application.learning.planning.plan_anew import PlanAnew, PlanAnewCommand
from aksio.application.learning.planning.ports import StudyPlansReader
from aksio.application.learning.progress.ports import StudyCalendars
from aksio.application.shared.ports import Clock
from aksio.domain.shared.errors import Conflict, NotFound

AT_ONCE = 100


class AdaptPlans:
    """Some at a time, those that wait longest first. What somebody changes at the same moment waits for the next."""

    def __init__(self, reader: StudyPlansReader, plan_anew: PlanAnew, calendars: StudyCalendars, clock: Clock) -> None:
        self._reader = reader
        self._plan_anew = plan_anew
        self._calendars = calendars
        self._clock = clock

    async def __call__(self) -> None:
        now = self._clock.now()
        furthest = now.date() + timedelta(days=1)
        for plan_id, learner_id, planned_on in await self._reader.planned_before(furthest, limit=AT_ONCE):
            if planned_on < (await self._calendars.of(learner_id)).day_of(now):
                try:
                    await self._plan_anew(PlanAnewCommand(plan_id=plan_id, learner_id=learner_id))
                except (Conflict, NotFound):
                    continue
