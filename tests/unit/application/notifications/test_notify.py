"""What is kept for a learner, and what is not."""

from uuid import UUID

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.notifications.inbox.notify import Notify, NotifyCommand
from aksio.domain.notifications.events import NotificationCreated
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.shared.ids import LearnerId
from tests.make.clock import FixedClock
from tests.unit.application.notifications.test_letters import ADA, Everybody


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


async def notify(store: MemoryStore, *, whose: LearnerId = ADA, key: str = "1") -> int:
    """Tell of a leech; how many events there are by now."""
    use_case = Notify(MemoryUnitOfWork(store), Everybody("UTC"), FixedClock(), RandomIds())
    await use_case(NotifyCommand(learner_id=whose, key=key, kind=Kind.LEECH, data={"lapses": 8}))
    return sum(isinstance(event, NotificationCreated) for event in store.outbox)


async def test_the_same_news_is_kept_once(store: MemoryStore) -> None:
    assert [await notify(store, key=key) for key in ("1", "1", "2")] == [1, 1, 2]


async def test_what_is_not_wanted_is_not_kept(store: MemoryStore) -> None:
    async with MemoryUnitOfWork(store) as uow:
        preferences = await uow.notification_preferences.of(ADA)
        preferences.choose({Kind.LEECH: {Channel.IN_APP: False}})
        uow.notification_preferences.save(preferences)
        await uow.commit()
    assert await notify(store) == 0


async def test_who_is_gone_gets_none(store: MemoryStore) -> None:
    assert await notify(store, whose=LearnerId(UUID(int=99))) == 0
