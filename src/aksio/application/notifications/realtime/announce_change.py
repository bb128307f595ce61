"""Tell open pages that something which they show has changed, without keeping a message of it."""

from dataclasses import dataclass

from aksio.application.notifications.realtime.ports import Fanout
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class AnnounceChangeCommand:
    """Whose pages."""

    learner_id: LearnerId


class AnnounceChange:
    """For states such as due counts, of which only the latest matters: whoever missed it sees the next one."""

    def __init__(self, fanout: Fanout) -> None:
        self._fanout = fanout

    async def __call__(self, command: AnnounceChangeCommand) -> None:
        await self._fanout.announce(command.learner_id)
