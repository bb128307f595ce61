"""Look at the messages that were given up, and take them in again."""

from collections.abc import Callable
from typing import Protocol

from aksio.application.shared.take_in import DeadLetter


class WaitingLetters(Protocol):
    """Dead letters that nobody sent again yet. Both raise Unavailable."""

    async def waiting(self) -> list[DeadLetter]:
        """All of them, oldest first within a topic."""

    async def send_again(self, chosen: Callable[[DeadLetter], bool]) -> int:
        """Put those back into the topics that they came from; the others go on waiting. Answers how many."""


class ListDeadLetters:
    """What waits for a person."""

    def __init__(self, letters: WaitingLetters) -> None:
        self._letters = letters

    async def __call__(self) -> list[DeadLetter]:
        return await self._letters.waiting()


class RedriveMessages:
    """Answers how many are taken in again: those named by their place, or all."""

    def __init__(self, letters: WaitingLetters) -> None:
        self._letters = letters

    async def __call__(self, *, places: tuple[str, ...] = ()) -> int:
        return await self._letters.send_again(lambda letter: not places or letter.message.place in places)
