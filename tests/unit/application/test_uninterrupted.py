"""A cancelled caller leaves nothing half done."""

import asyncio

import pytest

from aksio.application.shared.uninterrupted import uninterrupted


async def test_what_was_begun_is_done_before_the_caller_is_cancelled() -> None:
    steps: list[int] = []
    begun, may_go_on = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        steps.append(1)
        begun.set()
        await may_go_on.wait()
        steps.append(2)

    caller = asyncio.create_task(uninterrupted(work()))
    await begun.wait()
    caller.cancel()
    may_go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert steps == [1, 2]


async def test_its_result_and_its_error_are_the_callers() -> None:
    async def right() -> int:
        return 7

    async def wrong() -> int:
        raise LookupError

    assert await uninterrupted(right()) == 7
    with pytest.raises(LookupError):
        await uninterrupted(wrong())
