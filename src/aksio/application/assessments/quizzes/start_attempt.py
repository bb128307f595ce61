"""Start an attempt at a quiz, or go on with the one that is open."""

from dataclasses import dataclass
from datetime import datetime

from aksio.application.assessments.quizzes.attempt_views import AttemptView
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork, Standing
from aksio.application.assessments.quizzes.shown_attempt import Submission
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.races import until_first
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.quiz import QuizStatus
from aksio.domain.assessments.quizzes.quiz_errors import NoAttemptsLeft, QuizNotOpen
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.shared.ids import AttemptId, LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class StartAttemptCommand:
    """`owner_id` is whose quiz it is: the taker's own, or another's who let them."""

    quiz_id: QuizId
    owner_id: LearnerId
    taker_id: LearnerId


class StartAttempt:
    """Whoever has an open attempt gets that one. Raises QuizNotFound, QuizNotOpen and NoAttemptsLeft."""

    def __init__(self, uow: QuizUnitOfWork, submission: Submission, clock: Clock, ids: Ids) -> None:
        self._start = AttemptStart(uow, submission, clock, ids)

    async def __call__(self, command: StartAttemptCommand) -> AttemptView:
        return await self._start(command.quiz_id, owner_id=command.owner_id, taker_id=command.taker_id)


class AttemptStart:
    """How an attempt begins, once it is clear that the taker may."""

    def __init__(self, uow: QuizUnitOfWork, submission: Submission, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._submission = submission
        self._clock = clock
        self._ids = ids

    async def __call__(self, quiz_id: QuizId, *, owner_id: LearnerId, taker_id: LearnerId) -> AttemptView:
        """The attempt that is open now."""
        attempt = await until_first(lambda: self._try(quiz_id, owner_id, taker_id))
        if attempt.is_over:  # it was open, and its time was up: the next one is new
            attempt = await until_first(lambda: self._try(quiz_id, owner_id, taker_id))
        return AttemptView.of(attempt, shows_answers=False)

    async def _try(self, quiz_id: QuizId, owner_id: LearnerId, taker_id: LearnerId) -> Attempt:
        now = self._clock.now()
        async with self._uow as uow:
            standing = await uow.attempts.standing(quiz_id, owner_id=owner_id, taker_id=taker_id)
            if standing.open_attempt_id is not None:
                return await self._go_on(uow, standing.open_attempt_id, taker_id, now)
            attempt = Attempt.start(
                id=AttemptId(self._ids.new()),
                version=version_to_take(standing, now),
                taker_id=taker_id,
                course_id=standing.course_id,
                number=standing.attempts + 1,
                now=now,
            )
            uow.attempts.add(attempt)
            await uow.commit()
        return attempt

    async def _go_on(self, uow: QuizUnitOfWork, attempt_id: AttemptId, taker_id: LearnerId, now: datetime) -> Attempt:
        attempt = await uow.attempts.get(attempt_id, taker_id=taker_id)
        if attempt.is_overdue(now):
            await self._submission.of(uow, attempt, now)
        return attempt


def version_to_take(standing: Standing, now: datetime) -> QuizVersion:
    """What would be served now. Raises QuizNotOpen and NoAttemptsLeft."""
    version = standing.version
    if version is None or standing.status is QuizStatus.DRAFT:
        raise QuizNotOpen("This quiz has not been published.")
    if standing.status is QuizStatus.ARCHIVED:
        raise QuizNotOpen("This quiz has been archived.")
    rules = version.settings
    if rules.opens_at is not None and now < rules.opens_at:
        raise QuizNotOpen("This quiz is not open yet.")
    if rules.closes_at is not None and now >= rules.closes_at:
        raise QuizNotOpen("This quiz is closed.")
    if rules.max_attempts is not None and standing.attempts >= rules.max_attempts:
        raise NoAttemptsLeft
    return version
