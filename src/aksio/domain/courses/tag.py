"""A learner's own word for some of their documents."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.shared.aggregate import Aggregate, Event
from aksio.domain.shared.errors import Conflict, NotFound, refuse
from aksio.domain.shared.ids import LearnerId, TagId
from aksio.domain.shared.text import text_error

LONGEST_NAME = 50
MOST_TAGS = 500


class TagNotFound(NotFound):
    """No such tag, or somebody else's."""

    code = "tag_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such tag.")


class TagExists(Conflict):
    """The learner has a tag of that name."""

    code = "tag_exists"

    def __init__(self) -> None:
        super().__init__("There is a tag with this name already.")


class TooManyTags(Conflict):
    """A learner has at most MOST_TAGS."""

    code = "too_many_tags"

    def __init__(self) -> None:
        super().__init__(f"There are {MOST_TAGS} tags already; delete one first.")


@dataclass(frozen=True, kw_only=True)
class TagDeleted(Event):
    tag_id: TagId
    learner_id: LearnerId


@dataclass(kw_only=True, eq=False)
class Tag(Aggregate):
    id: TagId
    learner_id: LearnerId
    name: str
    created_at: datetime

    def __post_init__(self) -> None:
        refuse([text_error("/name", self.name, longest=LONGEST_NAME)])
        self.name = self.name.strip()

    @classmethod
    def create(cls, *, id: TagId, learner_id: LearnerId, name: str, now: datetime) -> Self:
        return cls(id=id, learner_id=learner_id, name=name, created_at=now)

    @property
    def key(self) -> str:
        """What makes two names the same tag: case and the ways of writing a character do not matter."""
        return tag_key(self.name)

    def rename(self, name: str) -> None:
        refuse([text_error("/name", name, longest=LONGEST_NAME)])
        self.name = name.strip()

    def delete(self, *, now: datetime) -> None:
        self._record(TagDeleted(occurred_at=now, tag_id=self.id, learner_id=self.learner_id))


def tag_key(name: str) -> str:
    """The name as tags are compared by it."""
    return unicodedata.normalize("NFKC", name).strip().casefold()
