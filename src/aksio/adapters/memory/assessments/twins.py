"""What holds for twins of decks and of quizzes in memory."""

from collections.abc import Mapping
from uuid import UUID

from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.twins import TwinExists


def require_only_twin(rows: Mapping[UUID, Deck | Quiz], id: UUID) -> None:
    """Raises TwinExists when another row translates the same into the same language."""
    twin = rows[id]
    if twin.twin_of is None or twin.language is None:
        return
    if any(other.id != id and _place(other) == _place(twin) for other in rows.values()):
        raise TwinExists


def _place(twin: Deck | Quiz) -> tuple[object, ...]:
    return twin.learner_id, twin.twin_of, twin.language
