"""Of several devices that change one attempt at once, one is first each time; the others read again."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from aksio.domain.assessments.quizzes.quiz_errors import QuizConflict
from aksio.domain.shared.errors import Conflict

MOST_TRIES = 20

T = TypeVar("T")


async def until_first(change: Callable[[], Awaitable[T]]) -> T:
    """What `change` returns once nobody was faster. Raises Conflict when others always were."""
    for _ in range(MOST_TRIES - 1):
        try:
            return await change()
        except QuizConflict:
            raise
        except Conflict:
            continue
    return await change()
