"""Create a tag."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.courses.material_views import TagView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.courses.tag import MOST_TAGS, Tag, TagExists, TooManyTags
from aksio.domain.shared.ids import LearnerId, TagId


@dataclass(frozen=True, kw_only=True)
class CreateTagCommand:
    """Whose, and what it is called."""

    learner_id: LearnerId
    name: str


class CreateTag:
    """Raises TagExists, TooManyTags and Invalid."""

    def __init__(self, uow: MaterialUnitOfWork, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: CreateTagCommand) -> TagView:
        tag = Tag.create(
            id=TagId(self._ids.new()), learner_id=command.learner_id, name=command.name, now=self._clock.now()
        )
        async with self._uow as uow:
            tags = await uow.tags.all(command.learner_id)
            if any(known.key == tag.key for known in tags):
                raise TagExists
            if len(tags) >= MOST_TAGS:
                raise TooManyTags
            uow.tags.add(tag)
            await uow.commit()
        return TagView.of(tag)
