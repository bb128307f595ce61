"""Where a page that connects starts to read."""

from dataclasses import dataclass

from aksio.application.notifications.realtime.ports import RealtimeReader, RealtimeUnitOfWork
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class StartFollowingQuery:
    """`after` is the last message that the page has seen; None on a first visit."""

    learner_id: LearnerId
    after: int | None


@dataclass(frozen=True, kw_only=True)
class StartingPoint:
    """Messages after `sequence` are to be sent. `missed`: some before it are gone, so the page has to load anew."""

    sequence: int
    missed: bool


class StartFollowing:
    """A first visit starts with what comes now; a return goes on where it was, if that is still kept."""

    def __init__(self, reader: RealtimeReader, uow: RealtimeUnitOfWork) -> None:
        self._reader = reader
        self._uow = uow

    async def __call__(self, query: StartFollowingQuery) -> StartingPoint:
        head = await self._head(query.learner_id)
        if query.after is None or query.after == head:
            return StartingPoint(sequence=head, missed=False)
        if query.after > head:
            return StartingPoint(sequence=head, missed=True)
        following = await self._reader.after(query.learner_id, query.after, limit=1)
        if following and following[0].sequence == query.after + 1:
            return StartingPoint(sequence=query.after, missed=False)
        return StartingPoint(sequence=head, missed=True)

    async def _head(self, learner_id: LearnerId) -> int:
        heads = await self._reader.heads(frozenset({learner_id}))
        if learner_id not in heads:
            async with self._uow as uow:
                uow.realtime.begin(learner_id)
                await uow.commit()
        return heads.get(learner_id, 0)
