"""The quiz that a link shares, as it was published."""

from aksio.application.assessments.sharing.share_ports import ShareUnitOfWork
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotOpen
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.shared.ids import LearnerId, QuizId


async def published_version(
    uow: ShareUnitOfWork, quiz_id: QuizId, *, owner_id: LearnerId, viewer_id: LearnerId
) -> QuizVersion:
    """The latest. Raises QuizNotOpen before the first."""
    standing = await uow.attempts.standing(quiz_id, owner_id=owner_id, taker_id=viewer_id)
    if standing.version is None:
        raise QuizNotOpen("This quiz has not been published.")
    return standing.version
