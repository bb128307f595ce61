"""What every count of usage promises."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from aksio.application.billing.ports import UsageMeters
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.usage import HELD_FOR, UsagePeriod
from aksio.domain.shared.errors import Unavailable
from aksio.domain.shared.ids import LearnerId
from tests.make.billing import LEARNER, NOW, a_reservation

OTHER = LearnerId(UUID(int=9))
AT_ONCE = 200
BUDGET = 10
MARCH = UsagePeriod.at(NOW)


class UsageMetersContract:
    """Subclasses give the fixture `meters`."""

    @pytest.fixture
    def meters(self) -> UsageMeters:
        raise NotImplementedError

    async def generations(self, meters: UsageMeters, *, now: datetime = NOW, learner_id: LearnerId = LEARNER) -> int:
        used = await meters.used(learner_id, UsagePeriod.at(now), now=now)
        return used.get(Meter.GENERATIONS, 0)

    async def test_of_two_hundred_at_once_ten_get_through(self, meters: UsageMeters) -> None:
        asked = (meters.reserve(a_reservation(number), limit=BUDGET) for number in range(1, AT_ONCE + 1))
        answers = await asyncio.gather(*asked, return_exceptions=True)
        assert answers.count(True) == BUDGET
        assert all(isinstance(answer, bool | Unavailable) for answer in answers)  # a busy machine turns some away
        assert await self.generations(meters) == BUDGET

    async def test_those_who_end_at_the_same_time_make_room_for_no_more(self, meters: UsageMeters) -> None:
        calls = 0

        async def work(number: int) -> None:
            nonlocal calls
            if await meters.reserve(a_reservation(number, 3), limit=BUDGET):
                await asyncio.sleep(0)
                calls += 1
                await meters.settle(UUID(int=number), used=1, now=NOW)

        await asyncio.gather(*(work(number) for number in range(1, 51)))
        assert 3 <= calls <= BUDGET
        assert await self.generations(meters) == calls

    async def test_the_same_work_counts_once(self, meters: UsageMeters) -> None:
        same = a_reservation(1, 4)
        assert await asyncio.gather(*(meters.reserve(same, limit=5) for _ in range(5))) == [True] * 5
        assert await self.generations(meters) == 4

    async def test_settling_replaces_what_was_set_aside_by_the_most_that_is_told(self, meters: UsageMeters) -> None:
        await meters.reserve(a_reservation(1, 5), limit=5)
        for used, counted in ((2, 2), (2, 2), (3, 3), (0, 3)):
            await meters.settle(UUID(int=1), used=used, now=NOW)
            assert await self.generations(meters) == counted
        assert not await meters.reserve(a_reservation(2, 3), limit=5)
        assert await meters.reserve(a_reservation(2, 2), limit=5)

    async def test_work_that_was_given_back_can_be_begun_again(self, meters: UsageMeters) -> None:
        assert await meters.reserve(a_reservation(1), limit=1)
        await meters.settle(UUID(int=1), used=0, now=NOW)
        assert await meters.reserve(a_reservation(1), limit=1)
        assert not await meters.reserve(a_reservation(2), limit=1)

    async def test_what_was_never_set_aside_is_let_be(self, meters: UsageMeters) -> None:
        await meters.settle(UUID(int=1), used=7, now=NOW)
        assert await self.generations(meters) == 0

    async def test_what_nobody_settles_lapses(self, meters: UsageMeters) -> None:
        await meters.reserve(a_reservation(1), limit=1)
        later = NOW + HELD_FOR[Meter.GENERATIONS]
        just_before = a_reservation(2, at=later - timedelta(seconds=1))
        assert not await meters.reserve(just_before, limit=1)
        assert await self.generations(meters, now=later) == 0
        assert await meters.reserve(a_reservation(2, at=later), limit=1)
        assert await self.generations(meters, now=later) == 1

    async def test_what_lapsed_and_ends_after_all_was_used(self, meters: UsageMeters) -> None:
        await meters.reserve(a_reservation(1), limit=1)
        later = NOW + HELD_FOR[Meter.GENERATIONS]
        await meters.reserve(a_reservation(2, at=later), limit=1)
        await meters.settle(UUID(int=1), used=1, now=later)
        assert await self.generations(meters, now=later) == 2

    async def test_each_person_month_and_meter_is_counted_apart(self, meters: UsageMeters) -> None:
        next_month = MARCH.end
        assert await meters.reserve(a_reservation(1), limit=1)
        assert await meters.reserve(a_reservation(2, learner_id=OTHER), limit=1)
        assert await meters.reserve(a_reservation(3, meter=Meter.DOCUMENTS), limit=1)
        assert not await meters.reserve(a_reservation(4, at=next_month - timedelta(microseconds=1)), limit=0)
        assert await meters.reserve(a_reservation(4, at=next_month), limit=1)
        await meters.settle(UUID(int=1), used=1, now=next_month)
        used = await meters.used(LEARNER, MARCH, now=NOW)
        assert (used[Meter.GENERATIONS], used[Meter.DOCUMENTS]) == (1, 1)

    async def test_without_a_limit_it_is_only_counted(self, meters: UsageMeters) -> None:
        for number in range(1, 4):
            assert await meters.reserve(a_reservation(number, 10**9), limit=None)
        assert await self.generations(meters) == 3 * 10**9

    async def test_somebody_is_forgotten_and_nobody_else(self, meters: UsageMeters) -> None:
        await meters.reserve(a_reservation(1), limit=None)
        await meters.reserve(a_reservation(2, learner_id=OTHER), limit=None)
        await meters.erase(LEARNER)
        assert await self.generations(meters) == 0
        assert await self.generations(meters, learner_id=OTHER) == 1

    async def test_old_reservations_go_and_what_was_used_stays(self, meters: UsageMeters) -> None:
        await meters.reserve(a_reservation(1), limit=None)
        await meters.settle(UUID(int=1), used=1, now=NOW)
        await meters.forget(before=NOW + timedelta(days=8))
        assert await self.generations(meters) == 1
