"""An attempt for its taker's eyes: time that is up ends it, and the key stays hidden until it may be seen."""

from dataclasses import dataclass
from datetime import datetime

from aksio.application.assessments.ports import StudyCalendars
from aksio.application.assessments.quizzes.attempt_views import AttemptView
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.quiz_settings import ShowAnswers


async def shown(uow: QuizUnitOfWork, attempt: Attempt, now: datetime) -> AttemptView:
    """The view. Asks when the quiz closes only where that matters."""
    is_closed = False
    if attempt.is_over and attempt.paper.settings.show_answers is ShowAnswers.AFTER_CLOSE:
        is_closed = (await uow.attempts.closing(attempt.quiz_id)).is_past(now)
    return AttemptView.of(attempt, shows_answers=attempt.shows_answers(quiz_closed=is_closed))


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What handing in takes: the takers' days, and whether there is a model that reads answers."""

    calendars: StudyCalendars
    has_reader: bool = False

    async def of(self, uow: QuizUnitOfWork, attempt: Attempt, now: datetime) -> None:
        """Submit and keep it, unless it was before."""
        if attempt.is_over:
            return
        calendar = await self.calendars.of(attempt.taker_id)
        attempt.submit(calendar=calendar, has_reader=self.has_reader, now=now)
        uow.attempts.save(attempt)
        await uow.commit()
