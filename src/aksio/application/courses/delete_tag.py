"""Delete a tag. Its documents stay, without it."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, TagId


@dataclass(frozen=True, kw_only=True)
class DeleteTagCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    tag_id: TagId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteTag:
    """Raises TagNotFound and Stale."""

    def __init__(self, uow: MaterialUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: DeleteTagCommand) -> None:
        async with self._uow as uow:
            tag = await uow.tags.get(command.tag_id, learner_id=command.learner_id)
            tag.require_version(command.expected_version)
            tag.delete(now=self._clock.now())
            uow.tags.remove(tag)
            await uow.commit()
