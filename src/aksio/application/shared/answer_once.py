"""Idempotency-Key: a request that is sent again gets the first answer, and its effect happens once.

After the IETF draft "The Idempotency-Key HTTP Header Field".
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from aksio.application.shared.ports import Clock
from aksio.domain.shared.errors import Conflict, Invalid

KEPT_FOR = timedelta(hours=24)
IN_FLIGHT_FOR = timedelta(seconds=60)
"""A request that has not answered by then died on the way; its key may be taken over."""


class KeyInFlight(Conflict):
    """The first request with this key is still being answered."""

    code = "idempotency_key_in_flight"

    def __init__(self) -> None:
        super().__init__("A request with this Idempotency-Key is still being answered.")


class KeyReused(Invalid):
    """The key was used for another request."""

    code = "idempotency_key_reused"

    def __init__(self) -> None:
        reused = Invalid.field("/header/Idempotency-Key", self.code, "This key was used for a different request.")
        super().__init__(reused.detail, reused.errors)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was answered: status, headers worth repeating, and the body's bytes."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is known of a key; `answer` is None while its first request is in flight."""

    fingerprint: str
    answer: Answer | None


class OpenAnswer(Protocol):
    """One request being answered. Effects that are committed meanwhile wait, to be stored with the answer."""

    async def store(self, answer: Answer) -> None:
        """Commit the effects and the answer together."""

    async def abandon(self) -> None:
        """Roll back what waits and free the key: the request may be sent again."""


class Answers(Protocol):
    """Where answers are kept."""

    async def open(self, key: str, *, fingerprint: str, now: datetime, stale_before: datetime) -> OpenAnswer | Kept:
        """Take the key, also from a request that took it before `stale_before` and never answered; or what is kept."""

    async def forget(self, *, before: datetime) -> int:
        """Drop what was taken before that; returns how many."""


class AnswerOnce:
    """Opens a key, or says what was answered the first time. Raises KeyInFlight and KeyReused."""

    def __init__(self, answers: Answers, clock: Clock) -> None:
        self._answers = answers
        self._clock = clock

    async def __call__(self, *, asker: UUID | str, key: str, fingerprint: str) -> OpenAnswer | Answer:
        now = self._clock.now()
        found = await self._answers.open(
            f"{asker}:{key}", fingerprint=fingerprint, now=now, stale_before=now - IN_FLIGHT_FOR
        )
        if not isinstance(found, Kept):
            return found
        if found.fingerprint != fingerprint:
            raise KeyReused
        if found.answer is None:
            raise KeyInFlight
        return found.answer


class ForgetOldAnswers:
    """Timed: answers are kept for KEPT_FOR."""

    def __init__(self, answers: Answers, clock: Clock) -> None:
        self._answers = answers
        self._clock = clock

    async def __call__(self) -> None:
        await self._answers.forget(before=self._clock.now() - KEPT_FOR)
