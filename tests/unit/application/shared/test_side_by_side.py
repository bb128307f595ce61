"""Slow calls of a worker that shows life meanwhile."""

import asyncio
from datetime import timedelta

import pytest

from aksio.application.shared.side_by_side import SideBySide, alive_during
from aksio.domain.shared.errors import Unavailable

SOON, LATE = timedelta(milliseconds=5), timedelta(minutes=1)
AWAY = Unavailable("The writer is away.", retry_after=1)


class Calls:
    """Calls that return twice what they are for, once `go` is set; `most` were under way at the same time."""

    def __init__(self, *refused: int) -> None:
        self.go = asyncio.Event()
        self.most = self.begun = self.ended = self.shown = 0
        self._refused = refused

    async def twice(self, number: int) -> int:
        self.begun += 1
        self.most = max(self.most, self.begun - self.ended)
        try:
            await asyncio.sleep(0)
            await self.go.wait()
            if number in self._refused:
                raise AWAY
            return 2 * number
        finally:
            self.ended += 1

    async def show_life(self) -> None:
        self.shown += 1
        if self.shown == 3:
            self.go.set()


async def test_all_of_it_is_served_a_few_at_a_time() -> None:
    calls = Calls()
    calls.go.set()
    async with SideBySide[int, int](3, show_life=calls.show_life, every=LATE) as side_by_side:
        served = [each async for each in side_by_side.through(range(10), calls.twice)]
    assert sorted(served) == [(number, 2 * number) for number in range(10)]
    assert (calls.most, calls.shown) == (3, 0)


async def test_life_is_shown_while_nothing_is_done() -> None:
    calls = Calls()
    async with SideBySide[int, int](2, show_life=calls.show_life, every=SOON) as side_by_side:
        assert len([each async for each in side_by_side.through(range(2), calls.twice)]) == 2
    assert calls.shown == 3


async def test_after_trouble_no_more_begin_and_those_under_way_are_served() -> None:
    calls, served = Calls(1), []
    calls.go.set()
    with pytest.raises(Unavailable):
        async with SideBySide[int, int](3, show_life=calls.show_life, every=LATE) as side_by_side:
            async for number, _ in side_by_side.through(range(100), calls.twice):
                served.append(number)  # what was served before the trouble counts
    assert {0, 2} <= set(served)
    assert calls.begun == len(served) + 1 < 100


async def test_leaving_ends_what_is_under_way() -> None:
    calls = Calls()
    async with SideBySide[int, int](3, show_life=calls.show_life, every=LATE) as side_by_side:
        side_by_side.begin(1, calls.twice(1))
        await asyncio.sleep(0)
        assert side_by_side.under_way == [1]
    assert (calls.begun, calls.ended) == (1, 1)


async def test_life_is_shown_during_one_slow_call() -> None:
    calls = Calls()
    assert await alive_during(calls.twice(4), show_life=calls.show_life, every=SOON) == 8
    assert calls.shown == 3


async def test_a_slow_call_ends_with_the_lease() -> None:
    calls = Calls()

    async def lost() -> None:
        raise AWAY

    with pytest.raises(Unavailable):
        await alive_during(calls.twice(4), show_life=lost, every=SOON)
    assert calls.ended == 1
