"""Messages for open pages go after a day; and at once with their learner."""

from dataclasses import dataclass
from datetime import timedelta

from aksio.application.notifications.realtime.ports import RealtimeReader, RealtimeUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId

KEPT_FOR = timedelta(days=1)


class ForgetMessages:
    """Timed: a page that was away for longer loads anew."""

    def __init__(self, reader: RealtimeReader, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock

    async def __call__(self) -> None:
        await self._reader.forget(before=self._clock.now() - KEPT_FOR)


@dataclass(frozen=True, kw_only=True)
class EraseMessagesCommand:
    """Whose."""

    learner_id: LearnerId


class EraseMessages:
    """Nothing of a learner stays."""

    def __init__(self, uow: RealtimeUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: EraseMessagesCommand) -> None:
        async with self._uow as uow:
            uow.realtime.forget_learner(command.learner_id)
            await uow.commit()
