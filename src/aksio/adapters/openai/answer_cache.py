"""Answers worth keeping: the same question about the same passage costs once."""

from collections import OrderedDict
from hashlib import sha256
from typing import Protocol

import msgspec


class AnswerCache(Protocol):
    """What it holds may vanish at any time."""

    async def get(self, key: str) -> bytes | None:
        """What was kept, if it still is."""

    async def put(self, key: str, answer: bytes) -> None:
        """Keep it for a while."""


class RecentAnswers:
    """The latest answers of this process."""

    def __init__(self, *, most: int = 500) -> None:
        self._most = most
        self._answers: OrderedDict[str, bytes] = OrderedDict()

    async def get(self, key: str) -> bytes | None:
        """See the port."""
        if key in self._answers:
            self._answers.move_to_end(key)
        return self._answers.get(key)

    async def put(self, key: str, answer: bytes) -> None:
        """See the port."""
        self._answers[key] = answer
        while len(self._answers) > self._most:
            self._answers.popitem(last=False)


def cache_key(*parts: object) -> str:
    """One key for everything that decides an answer."""
    return sha256(msgspec.json.encode(parts)).hexdigest()
