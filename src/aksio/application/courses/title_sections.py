"""What are these sections called?"""

from dataclasses import dataclass
from typing import Protocol

from aksio.domain.shared.ids import LearnerId, SectionId


class TitledSections(Protocol):
    """Knows titles, of whatever course."""

    async def titles(self, section_ids: frozenset[SectionId], *, learner_id: LearnerId) -> dict[SectionId, str]:
        """Those that exist and are the learner's."""


@dataclass(frozen=True, kw_only=True)
class TitleSectionsQuery:
    """Whose, and which."""

    section_ids: frozenset[SectionId]
    learner_id: LearnerId


class TitleSections:
    """One question for all."""

    def __init__(self, reader: TitledSections) -> None:
        self._reader = reader

    async def __call__(self, query: TitleSectionsQuery) -> dict[SectionId, str]:
        return await self._reader.titles(query.section_ids, learner_id=query.learner_id)
