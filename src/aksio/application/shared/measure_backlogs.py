"""How much is waiting in the outbox, and for how long."""

from collections.abc import Mapping

from aksio.application.shared.outbox import Backlog, BacklogView
from aksio.application.shared.ports import Clock


class MeasureBacklogs:
    """One view for each kind of delivery, by its name. Raises Unavailable."""

    def __init__(self, backlogs: Mapping[str, Backlog], clock: Clock) -> None:
        self._backlogs = backlogs
        self._clock = clock

    async def __call__(self) -> dict[str, BacklogView]:
        now = self._clock.now()
        return {name: await backlog.backlog(now=now) for name, backlog in self._backlogs.items()}
