"""Show what a link shares."""

from dataclasses import dataclass

from aksio.application.assessments.sharing.share_ports import ShareTokens, ShareUnitOfWork
from aksio.application.assessments.sharing.share_views import SharedView
from aksio.application.assessments.sharing.shared_quiz import published_version
from aksio.application.shared.ports import Clock
from aksio.domain.assessments.quizzes.served_question import ServedQuestion
from aksio.domain.assessments.share import Share, SharePermission
from aksio.domain.shared.ids import DeckId, LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class GetSharedQuery:
    """The token of the link, and who asks."""

    token: str
    viewer_id: LearnerId


class GetShared:
    """Of a quiz what was published, and its questions unless it is to be taken. Raises ShareNotFound, QuizNotOpen."""

    def __init__(self, uow: ShareUnitOfWork, tokens: ShareTokens, clock: Clock) -> None:
        self._uow = uow
        self._tokens = tokens
        self._clock = clock

    async def __call__(self, query: GetSharedQuery) -> SharedView:
        async with self._uow as uow:
            share = await uow.shares.find(self._tokens.hash_of(query.token), now=self._clock.now())
            if share.deck_id is not None:
                return await _deck(uow, share, share.deck_id)
            assert share.quiz_id is not None
            return await _quiz(uow, share, share.quiz_id, query.viewer_id)


async def _deck(uow: ShareUnitOfWork, share: Share, deck_id: DeckId) -> SharedView:
    deck = await uow.decks.get(deck_id, learner_id=share.owner_id)
    return SharedView(
        permission=share.permission, expires_at=share.expires_at, title=deck.name, description=deck.description
    )


async def _quiz(uow: ShareUnitOfWork, share: Share, quiz_id: QuizId, viewer_id: LearnerId) -> SharedView:
    version = await published_version(uow, quiz_id, owner_id=share.owner_id, viewer_id=viewer_id)
    quiz = await uow.quizzes.get(quiz_id, learner_id=share.owner_id)
    shown = () if share.permission is SharePermission.TAKE else version.questions
    return SharedView(
        permission=share.permission,
        expires_at=share.expires_at,
        title=version.title,
        description=quiz.description,
        settings=version.settings,
        question_count=len(version.questions),
        questions=tuple(ServedQuestion.of(one, share.id.hex, shuffle_options=True) for one in shown),
    )
