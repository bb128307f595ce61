"""The words for where a generation stands, and for what stands in its way."""

from enum import StrEnum

from aksio.domain.shared.errors import Conflict, NotFound
from aksio.domain.shared.failure import Failure


class GenerationKind(StrEnum):
    """What is generated."""

    FLASHCARDS = "flashcards"
    QUIZ = "quiz"


class GenerationStatus(StrEnum):
    """Where a generation stands. The last three are final."""

    REQUESTED = "requested"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """Whether nothing more will happen."""
        return self in (GenerationStatus.SUCCEEDED, GenerationStatus.FAILED, GenerationStatus.CANCELLED)


class GenerationOver(Conflict):
    """It has ended already."""

    code = "generation_over"

    def __init__(self) -> None:
        super().__init__("This generation has ended already.")


class GenerationNotFound(NotFound):
    """No such generation, or somebody else's."""

    code = "generation_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such generation.")


NOTHING_TO_WRITE = Failure(
    code="nothing_to_write", detail="The material holds nothing that makes a good new card or question."
)
