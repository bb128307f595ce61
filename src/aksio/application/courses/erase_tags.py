"""An account is erased: its tags go with it."""

from dataclasses import dataclass

from aksio.application.courses.material_ports import MaterialUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class EraseTagsCommand:
    """Whose."""

    learner_id: LearnerId


class EraseTags:
    """All at once: there are never many. Doing it twice changes nothing."""

    def __init__(self, uow: MaterialUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: EraseTagsCommand) -> None:
        async with self._uow as uow:
            for tag in await uow.tags.all(command.learner_id):
                tag.delete(now=self._clock.now())
                uow.tags.remove(tag)
            await uow.commit()
