"""Share a deck or a quiz by link."""

from dataclasses import dataclass
from datetime import datetime

from aksio.application.assessments.sharing.share_ports import ShareTokens, ShareUnitOfWork
from aksio.application.assessments.sharing.share_views import ShareView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.share import Share, SharePermission
from aksio.domain.shared.ids import DeckId, LearnerId, QuizId, ShareId


@dataclass(frozen=True, kw_only=True)
class CreateShareCommand:
    """One of the ids. Without `expires_at` it holds until it is revoked."""

    owner_id: LearnerId
    deck_id: DeckId | None = None
    quiz_id: QuizId | None = None
    permission: SharePermission
    expires_at: datetime | None = None


class CreateShare:
    """The token is told this once. Raises DeckNotFound, QuizNotFound, and Invalid."""

    def __init__(self, uow: ShareUnitOfWork, tokens: ShareTokens, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._tokens = tokens
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: CreateShareCommand) -> ShareView:
        token = self._tokens.new()
        share = Share.give(
            id=ShareId(self._ids.new()),
            owner_id=command.owner_id,
            deck_id=command.deck_id,
            quiz_id=command.quiz_id,
            permission=command.permission,
            token_hash=self._tokens.hash_of(token),
            expires_at=command.expires_at,
            now=self._clock.now(),
        )
        async with self._uow as uow:
            if share.deck_id is not None:
                await uow.decks.get(share.deck_id, learner_id=command.owner_id)
            if share.quiz_id is not None:
                await uow.quizzes.get(share.quiz_id, learner_id=command.owner_id)
            uow.shares.add(share)
            await uow.commit()
        return ShareView.of(share, token)
