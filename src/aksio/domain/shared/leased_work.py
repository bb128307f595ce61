"""Long work that one worker at a time has in hand, as a value: every verb gives the next."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.lease import Lease

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)
MOST_PAUSES = 16
"""Pauses in a row without a step forward in between, about two hours; then it is time to give up."""

REQUEUE_AFTER = timedelta(seconds=15)
"""How long a fresh request, or a requeued one, is left to the reaction before it is put into the queue again."""


class WorkTaken(Conflict):
    """Another worker holds it, nobody does any more, or it is over."""

    code = "work_taken"

    def __init__(self) -> None:
        super().__init__("This work is not in the hands of this worker.")


@dataclass(frozen=True, kw_only=True)
class LeasedWork:
    """Under `lease`, or waiting until `resume_at`, or over when neither is set. Each refusal is WorkTaken."""

    lease: Lease | None = None
    resume_at: datetime | None = None
    pauses: int = 0

    @classmethod
    def queued(cls, now: datetime, *, pauses: int = 0) -> Self:
        """Put before a worker just now."""
        return cls(resume_at=now + REQUEUE_AFTER, pauses=pauses)

    @property
    def due_at(self) -> datetime | None:
        """When it has to be put before a worker again, unless something happens before; None once it is over."""
        return self.lease.expires_at if self.lease else self.resume_at

    @property
    def is_exhausted(self) -> bool:
        """Whether there were pauses enough."""
        return self.pauses >= MOST_PAUSES

    def taken_up(self, lease: Lease, now: datetime) -> Self:
        """In new hands, unless a living worker has it."""
        if self.due_at is None or (self.lease is not None and self.lease.is_live(now)):
            raise WorkTaken
        return type(self)(lease=lease, pauses=self.pauses)

    def kept(self, lease: Lease) -> Self:
        """Its worker is alive."""
        self.require_holder(lease.token)
        return replace(self, lease=lease)

    def advanced(self, lease: Lease) -> Self:
        """Something was done: whatever was away is there again."""
        return replace(self.kept(lease), pauses=0)

    def handed_back(self, token: UUID, now: datetime) -> Self:
        """Anyone may go on at once."""
        self.require_holder(token)
        return type(self)(resume_at=now, pauses=self.pauses)

    def paused(self, token: UUID, *, at_least: timedelta, now: datetime) -> Self:
        """Nobody goes on for a while; each pause in a row is twice as long."""
        self.require_holder(token)
        growing = min(FIRST_PAUSE * 2**self.pauses, LONGEST_PAUSE)
        wait = max(growing, min(at_least, LONGEST_PAUSE))
        return type(self)(resume_at=now + wait, pauses=self.pauses + 1)

    def requeued(self, now: datetime) -> Self:
        """Before a worker again, where that was due."""
        if self.due_at is None or self.due_at > now:
            raise WorkTaken
        return self.queued(now, pauses=self.pauses)

    def require_holder(self, token: UUID) -> None:
        """Raises WorkTaken for anyone else."""
        if self.lease is None or self.lease.token != token:
            raise WorkTaken


OVER = LeasedWork()
