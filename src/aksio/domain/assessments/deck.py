"""A deck: cards that are studied together."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self, TypedDict, Unpack

from aksio.domain.assessments.sm2 import profile_named
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import NotFound, refuse
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId
from aksio.domain.shared.text import text_error


class DeckNotFound(NotFound):
    """No such deck, or somebody else's."""

    code = "deck_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such deck.")


class DeckChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    name: str
    description: str | None
    course_id: CourseId | None
    scheduler: str


@dataclass(kw_only=True, eq=False)
class Deck(Aggregate):
    """A deck. `scheduler` is what cards written into it from now on are scheduled with."""

    id: DeckId
    learner_id: LearnerId
    name: str
    course_id: CourseId | None = None
    description: str | None = None
    scheduler: str = "sm2"
    created_at: datetime
    updated_at: datetime

    def __post_init__(self) -> None:
        refuse(
            [
                text_error("/name", self.name, longest=200),
                None if self.description is None else text_error("/description", self.description, longest=5_000),
            ]
        )
        profile_named(self.scheduler)

    @classmethod
    def create(
        cls,
        *,
        id: DeckId,
        learner_id: LearnerId,
        name: str,
        course_id: CourseId | None = None,
        description: str | None = None,
        scheduler: str = "sm2",
        now: datetime,
    ) -> Self:
        """A new, empty deck. Raises Invalid with every field that is wrong."""
        return cls(
            id=id,
            learner_id=learner_id,
            name=name,
            course_id=course_id,
            description=description,
            scheduler=scheduler,
            created_at=now,
            updated_at=now,
        )

    def edit(self, *, now: datetime, **changes: Unpack[DeckChanges]) -> None:
        """Change some particulars. Raises Invalid with every field that is wrong."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.__post_init__()
        self.updated_at = now
