"""A reader that reads is never given up because we were busy; one that does not is."""

import asyncio
import time

import pytest

from aksio.entrypoints.http.realtime.patience import sent_within

PATIENCE_SECONDS = 0.1


async def test_a_loop_that_was_busy_is_not_the_readers_fault() -> None:
    """The message is on its way for a moment only, but we look again long after our patience is over."""
    loop = asyncio.get_running_loop()
    loop.call_soon(time.sleep, 2 * PATIENCE_SECONDS)
    sending = asyncio.sleep(PATIENCE_SECONDS / 2)
    began = time.monotonic()
    await sent_within(sending, seconds=PATIENCE_SECONDS)
    assert time.monotonic() - began > PATIENCE_SECONDS


async def test_a_reader_that_does_not_read_is_given_up() -> None:
    never = asyncio.get_running_loop().create_future()
    with pytest.raises(TimeoutError):
        await sent_within(never, seconds=PATIENCE_SECONDS)
    assert never.cancelled()


async def test_what_goes_wrong_is_told() -> None:
    async def gone() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await sent_within(gone(), seconds=PATIENCE_SECONDS)
