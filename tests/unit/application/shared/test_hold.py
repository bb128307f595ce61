"""How a worker comes by long work, and leaves it."""

import asyncio

import pytest

from aksio.application.shared.hold import in_hand
from aksio.domain.shared.errors import NotFound, Unavailable
from aksio.domain.shared.leased_work import WorkTaken


class Gone(NotFound):
    """The work was deleted."""


class HeldText:
    """Work on a text."""

    def __init__(self, *, is_taken: bool = False, storage_is_away: bool = False) -> None:
        self.handed_back = False
        self._is_taken = is_taken
        self._storage_is_away = storage_is_away

    async def take_up(self) -> str:
        """See Held."""
        if self._is_taken:
            raise WorkTaken
        return "text"

    async def hand_back(self) -> None:
        """See Held."""
        self.handed_back = True
        if self._storage_is_away:
            raise Unavailable("Storage is away.", retry_after=1)


async def test_work_is_done_as_it_stands_when_it_is_taken_up() -> None:
    seen: list[str] = []

    async def work(text: str) -> None:
        seen.append(text)

    await in_hand(HeldText(), work, gone=Gone)
    await in_hand(HeldText(is_taken=True), work, gone=Gone)
    assert seen == ["text"]


@pytest.mark.parametrize("error", [Gone("It is gone."), WorkTaken()])
async def test_work_that_is_gone_or_in_other_hands_is_left(error: Exception) -> None:
    held = HeldText()

    async def work(text: str) -> None:
        raise error

    await in_hand(held, work, gone=Gone)
    assert not held.handed_back


async def test_other_errors_are_raised() -> None:
    async def work(text: str) -> None:
        raise NotFound("Something else is not there.")

    with pytest.raises(NotFound):
        await in_hand(HeldText(), work, gone=Gone)


@pytest.mark.parametrize("storage_is_away", [False, True])
async def test_who_is_told_to_stop_hands_it_back(*, storage_is_away: bool) -> None:
    held, begun = HeldText(storage_is_away=storage_is_away), asyncio.Event()

    async def work(text: str) -> None:
        begun.set()
        await asyncio.Event().wait()

    worker = asyncio.create_task(in_hand(held, work, gone=Gone))
    await begun.wait()
    worker.cancel()
    with pytest.raises(asyncio.CancelledError):
        await worker
    assert held.handed_back
