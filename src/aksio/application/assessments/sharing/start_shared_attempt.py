"""Take a quiz that another shares. The attempt is the taker's."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.attempt_views import AttemptView
from aksio.application.assessments.quizzes.shown_attempt import Submission
from aksio.application.assessments.quizzes.start_attempt import AttemptStart
from aksio.application.assessments.sharing.share_ports import ShareTokens, ShareUnitOfWork
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.share import ShareNotFound, SharePermission
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class StartSharedAttemptCommand:
    """The token of the link, and who takes it."""

    token: str
    taker_id: LearnerId


class StartSharedAttempt:
    """Whoever has an open attempt gets that one. Raises ShareNotFound, NotShared, QuizNotOpen and NoAttemptsLeft."""

    def __init__(
        self, uow: ShareUnitOfWork, tokens: ShareTokens, submission: Submission, clock: Clock, ids: Ids
    ) -> None:
        self._uow = uow
        self._tokens = tokens
        self._clock = clock
        self._start = AttemptStart(uow, submission, clock, ids)

    async def __call__(self, command: StartSharedAttemptCommand) -> AttemptView:
        async with self._uow as uow:
            share = await uow.shares.find(self._tokens.hash_of(command.token), now=self._clock.now())
        share.require(SharePermission.TAKE)
        if share.quiz_id is None:
            raise ShareNotFound
        return await self._start(share.quiz_id, owner_id=share.owner_id, taker_id=command.taker_id)
