"""Put a session on another day, or mark it as done, and plan the other days around it."""

from dataclasses import dataclass
from datetime import date

from aksio.application.learning.planning.ports import StudyPlansReader, StudyPlanUnitOfWork
from aksio.application.learning.planning.studying import FindStudying, Studying, plan_days
from aksio.application.learning.planning.views import StudyPlanView
from aksio.application.shared.ports import Clock
from aksio.domain.learning.planning.study_plan import StudyPlan
from aksio.domain.shared.ids import LearnerId, PlannedSessionId, StudyPlanId


@dataclass(frozen=True, kw_only=True)
class MoveSessionCommand:
    """Which session, to which day, whether it was done, and how long it took; None leaves that as it is."""

    plan_id: StudyPlanId
    session_id: PlannedSessionId
    learner_id: LearnerId
    to: date | None = None
    done: bool | None = None
    spent_minutes: int | None = None


class MoveSession:
    """Raises StudyPlanNotFound, PlannedSessionNotFound, SessionIsOver and DayDoesNotFit."""

    def __init__(
        self, uow: StudyPlanUnitOfWork, reader: StudyPlansReader, studying: FindStudying, clock: Clock
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._studying = studying
        self._clock = clock

    async def __call__(self, command: MoveSessionCommand) -> StudyPlanView:
        present = await self._reader.plan(command.plan_id, learner_id=command.learner_id)
        studying = await self._studying.of(command.learner_id, present.course_ids)
        async with self._uow as uow:
            await uow.study_plans.hold(command.learner_id)
            plan = await uow.study_plans.get(command.plan_id, learner_id=command.learner_id)
            if command.to is not None:
                taken = await uow.study_plans.taken(command.learner_id, besides=plan.id, since=studying.today)
                self._move(plan, command, command.to, studying, taken.get(command.to, 0))
            if command.done is not None:
                plan.finish(
                    command.session_id,
                    done=command.done,
                    today=studying.today,
                    now=self._clock.now(),
                    spent_minutes=command.spent_minutes,
                )
            await plan_days(uow, plan, studying, self._clock)
            uow.study_plans.save(plan)
            await uow.commit()
        return StudyPlanView.of(plan)

    def _move(self, plan: StudyPlan, command: MoveSessionCommand, to: date, studying: Studying, taken: int) -> None:
        course_id = plan.session(command.session_id).course_id
        ends = [course.last_day for course in studying.courses if course.id == course_id and course.last_day]
        plan.move(
            command.session_id,
            to,
            today=studying.today,
            last_day=min([plan.last_day(studying.today, studying.last_exam), *ends]),
            taken=taken,
            now=self._clock.now(),
        )
