"""What every storage of realtime messages, and every way of announcing them, promises."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

import pytest

from aksio.application.notifications.realtime.ports import Fanout, RealtimeReader, RealtimeUnitOfWork
from aksio.domain.notifications.realtime import RealtimeMessage
from aksio.domain.shared.ids import LearnerId
from tests.make.clock import NOON
from tests.make.polling import until

NewUnitOfWork = Callable[[], RealtimeUnitOfWork]
ADA, GRACE = LearnerId(UUID(int=1)), LearnerId(UUID(int=2))
DATA = {"document_id": str(UUID(int=7)), "progress": {"done": 3, "total": None}}


class RealtimeLogContract:
    """Subclasses give the fixtures `new_uow` and `reader`, on the same storage."""

    @pytest.fixture
    def reader(self) -> RealtimeReader:
        raise NotImplementedError

    async def test_a_message_comes_back_as_it_was(self, new_uow: NewUnitOfWork, reader: RealtimeReader) -> None:
        await append(new_uow, ADA)
        expected = RealtimeMessage(learner_id=ADA, sequence=1, kind="document", data=DATA, created_at=NOON)
        assert await reader.after(ADA, 0, limit=5) == [expected]

    async def test_everybody_counts_for_themselves(self, new_uow: NewUnitOfWork, reader: RealtimeReader) -> None:
        for learner_id in (ADA, GRACE, ADA):
            await append(new_uow, learner_id)
        assert [message.sequence for message in await reader.after(ADA, 0, limit=5)] == [1, 2]
        assert await reader.heads(frozenset({ADA, GRACE, LearnerId(UUID(int=3))})) == {ADA: 2, GRACE: 1}

    async def test_pages_go_on_where_the_last_one_ended(self, new_uow: NewUnitOfWork, reader: RealtimeReader) -> None:
        for _ in range(5):
            await append(new_uow, ADA)
        first = await reader.after(ADA, 1, limit=2)
        assert [message.sequence for message in first] == [2, 3]
        assert [message.sequence for message in await reader.after(ADA, 3, limit=9)] == [4, 5]

    async def test_without_commit_nothing_happened(self, new_uow: NewUnitOfWork, reader: RealtimeReader) -> None:
        await begin(new_uow, ADA)
        async with new_uow() as uow:
            await uow.realtime.append(ADA, kind="document", data=DATA, now=NOON)
        assert await reader.heads(frozenset({ADA})) == {ADA: 0}
        await append(new_uow, ADA)
        assert [message.sequence for message in await reader.after(ADA, 0, limit=5)] == [1]

    async def test_writers_at_the_same_time_leave_no_gap(self, new_uow: NewUnitOfWork, reader: RealtimeReader) -> None:
        await begin(new_uow, ADA)
        await asyncio.gather(*(append(new_uow, ADA) for _ in range(12)))
        assert [message.sequence for message in await reader.after(ADA, 0, limit=20)] == list(range(1, 13))

    async def test_many_pages_that_open_at_the_same_time_begin_once(
        self, new_uow: NewUnitOfWork, reader: RealtimeReader
    ) -> None:
        for owner in (LearnerId(UUID(int=number)) for number in range(50, 55)):
            await asyncio.gather(*(begin(new_uow, owner) for _ in range(12)))
            assert await reader.heads(frozenset({owner})) == {owner: 0}

    async def test_old_messages_go_and_the_count_goes_on(self, new_uow: NewUnitOfWork, reader: RealtimeReader) -> None:
        await append(new_uow, ADA, age=timedelta(days=2))
        await append(new_uow, ADA)
        assert await reader.forget(before=NOON - timedelta(days=1)) == 1
        await append(new_uow, ADA)
        assert [message.sequence for message in await reader.after(ADA, 0, limit=5)] == [2, 3]

    async def test_a_learner_can_be_forgotten(self, new_uow: NewUnitOfWork, reader: RealtimeReader) -> None:
        for learner_id in (ADA, GRACE):
            await append(new_uow, learner_id)
        async with new_uow() as uow:
            uow.realtime.forget_learner(ADA)
            await uow.commit()
        assert await reader.heads(frozenset({ADA, GRACE})) == {GRACE: 1}
        async with new_uow() as uow:
            assert await uow.realtime.append(ADA, kind="document", data=DATA, now=NOON) is None
            await uow.commit()
        assert await reader.after(ADA, 0, limit=5) == []

    async def test_nothing_is_kept_for_who_never_opened_a_page(self, new_uow: NewUnitOfWork) -> None:
        async with new_uow() as uow:
            assert await uow.realtime.append(ADA, kind="document", data=DATA, now=NOON) is None

    async def test_a_second_page_changes_nothing(self, new_uow: NewUnitOfWork, reader: RealtimeReader) -> None:
        await append(new_uow, ADA)
        await begin(new_uow, ADA)
        assert await reader.heads(frozenset({ADA})) == {ADA: 1}


async def append(new_uow: NewUnitOfWork, learner_id: LearnerId, *, age: timedelta = timedelta()) -> None:
    """One more message for somebody with a page."""
    await begin(new_uow, learner_id)
    async with new_uow() as uow:
        await uow.realtime.append(learner_id, kind="document", data=DATA, now=NOON - age)
        await uow.commit()


async def begin(new_uow: NewUnitOfWork, learner_id: LearnerId) -> None:
    """They open a page."""
    async with new_uow() as uow:
        uow.realtime.begin(learner_id)
        await uow.commit()


class FanoutContract:
    """Subclasses give the fixtures `fanout` and `other`: the same one, as seen from two processes."""

    @pytest.fixture
    def fanout(self) -> Fanout:
        raise NotImplementedError

    @pytest.fixture
    def other(self, fanout: Fanout) -> Fanout:
        raise NotImplementedError

    async def test_everybody_who_listens_hears(self, fanout: Fanout, other: Fanout) -> None:
        async with hearing(fanout) as here, hearing(other) as there:

            async def both_heard() -> bool:
                await fanout.announce(ADA)
                return ADA in here and ADA in there

            await until(both_heard, bool)
            assert GRACE not in here + there

    async def test_nobody_has_to_listen(self, fanout: Fanout) -> None:
        await fanout.announce(ADA)
        async with hearing(fanout) as heard:
            pass
        await fanout.announce(ADA)
        assert heard == []


@asynccontextmanager
async def hearing(fanout: Fanout) -> AsyncIterator[list[LearnerId]]:
    """What is heard while the block lasts."""
    heard: list[LearnerId] = []
    task = asyncio.create_task(fanout.listen(heard.append))
    await asyncio.sleep(0)
    try:
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
