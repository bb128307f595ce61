"""Bring the ledger up to date with an attempt. Events say where to look; the attempt says what there is."""

from dataclasses import dataclass

from aksio.application.learning.progress.entering import enter
from aksio.application.learning.progress.ports import AnswerHistory, StudyCalendars
from aksio.application.learning.progress.storage_ports import LearningUnitOfWork
from aksio.domain.shared.ids import AttemptId, LearnerId


@dataclass(frozen=True, kw_only=True)
class FollowAttemptCommand:
    """Submitted, graded, or graded anew."""

    learner_id: LearnerId
    attempt_id: AttemptId


class FollowAttempt:
    """A mark that changes later changes the evidence; what was contested stays contested."""

    def __init__(self, uow: LearningUnitOfWork, history: AnswerHistory, calendars: StudyCalendars) -> None:
        self._uow = uow
        self._history = history
        self._calendars = calendars

    async def __call__(self, command: FollowAttemptCommand) -> None:
        whose = command.learner_id
        calendar = await self._calendars.of(whose)
        async with self._uow as uow:
            await uow.ledger.hold(whose)  # before the look, so that no attempt is entered after it was retracted
            told = await self._history.of_attempt(command.attempt_id, learner_id=whose, calendar=calendar)
            await enter(uow, whose, told)
            await uow.commit()
