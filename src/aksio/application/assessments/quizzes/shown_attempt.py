"""An attempt for its taker's eyes: time that is up ends it, and the key stays hidden until it may be seen."""

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


async def submitted(uow: QuizUnitOfWork, attempt: Attempt, calendars: StudyCalendars, now: datetime) -> None:
    """Submit and keep it, unless it was before."""
    if not attempt.is_over:
        attempt.submit(calendar=await calendars.of(attempt.taker_id), now=now)
        uow.attempts.save(attempt)
        await uow.commit()
