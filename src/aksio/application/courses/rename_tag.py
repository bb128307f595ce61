"""Rename a tag."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.courses.material_views import TagView
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, TagId


@dataclass(frozen=True, kw_only=True)
class RenameTagCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    tag_id: TagId
    learner_id: LearnerId
    name: str
    expected_version: int | None = None


class RenameTag:
    """Raises TagNotFound, TagExists, Stale and Invalid."""

    def __init__(self, uow: MaterialUnitOfWork) -> None:
        self._uow = uow

    @repeats_when_raced
    async def __call__(self, command: RenameTagCommand) -> TagView:
        async with self._uow as uow:
            tag = await uow.tags.get(command.tag_id, learner_id=command.learner_id)
            tag.require_version(command.expected_version)
            tag.rename(command.name)
            uow.tags.save(tag)
            await uow.commit()
        return TagView.of(tag)
