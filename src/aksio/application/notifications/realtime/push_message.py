"""Keep a message for a learner's open pages, and tell those that there is one."""

from collections.abc import Mapping
from dataclasses import dataclass

from aksio.application.notifications.realtime.ports import Fanout, RealtimeUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class PushMessageCommand:
    """`key` names what it is about: the same key again changes nothing."""

    learner_id: LearnerId
    key: str
    kind: str
    data: Mapping[str, object]


class PushMessage:
    """Announced also when it was kept before: the announcement may be what was lost."""

    def __init__(self, uow: RealtimeUnitOfWork, fanout: Fanout, clock: Clock) -> None:
        self._uow = uow
        self._fanout = fanout
        self._clock = clock

    async def __call__(self, command: PushMessageCommand) -> None:
        async with self._uow as uow:
            if await uow.first_time(f"realtime:{command.key}"):
                await uow.realtime.append(
                    command.learner_id, kind=command.kind, data=command.data, now=self._clock.now()
                )
                await uow.commit()
        await self._fanout.announce(command.learner_id)
