"""Answers worth keeping: the same question about the same passage costs once."""

import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import Protocol

import msgspec

LASTS_SECONDS = 3600.0
"""After that, what was written for somebody who has left is given out by no process, told of it or not."""


class AnswerCache(Protocol):
    """What it holds may vanish at any time."""

    async def get(self, key: str) -> bytes | None:
        """What was kept, if it still is."""

    async def put(self, key: str, answer: bytes) -> None:
        """Keep it for a while."""


class RecentAnswers:
    """The latest answers of this process. `now` counts seconds."""

    def __init__(self, *, most: int = 500, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._now = now
        self._answers: OrderedDict[str, tuple[float, bytes]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    async def get(self, key: str) -> bytes | None:
        """See the port."""
        self._drop_old()
        if key not in self._answers:
            return None
        self._answers.move_to_end(key)
        return self._answers[key][1]

    async def put(self, key: str, answer: bytes) -> None:
        """See the port."""
        self._drop_old()
        self._answers[key] = (self._now(), answer)
        while len(self._answers) > self._most:
            self._answers.popitem(last=False)

    async def forget(self) -> None:
        """All of them: nothing in a key tells whose they are, and they only save a call."""
        self._answers.clear()

    def _drop_old(self) -> None:
        too_old = self._now() - LASTS_SECONDS
        for key in [key for key, (kept_at, _) in self._answers.items() if kept_at < too_old]:
            del self._answers[key]


def cache_key(*parts: object) -> str:
    """One key for everything that decides an answer."""
    return sha256(msgspec.json.encode(parts)).hexdigest()
