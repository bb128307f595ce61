"""The work of having a model read the answers of one attempt: who is at it, and when it goes on."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from aksio.domain.assessments.lease import Lease
from aksio.domain.assessments.quizzes.quiz_errors import QuizConflict

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)
MOST_PAUSES = 9
"""Pauses in a row without an answer read in between, about half an hour; then a person is not kept waiting longer."""

REQUEUE_AFTER = timedelta(seconds=15)
"""How long a fresh job, or a requeued one, is left to the reaction before it is put into the queue again."""


class ReadingTaken(QuizConflict):
    """Another worker is at it, this one is not any more, or there is nothing left to read."""

    code = "reading_taken"

    def __init__(self) -> None:
        super().__init__("These answers are not in the hands of this worker.")


@dataclass(frozen=True, kw_only=True)
class ReadingJob:
    """Whoever works on it holds `lease`; `resume_at` is set while nobody does."""

    lease: Lease | None = None
    resume_at: datetime | None = None
    pauses: int = 0

    @classmethod
    def asked(cls, now: datetime) -> Self:
        """A new one, which a reaction is about to take up."""
        return cls(resume_at=now + REQUEUE_AFTER)

    @property
    def due_at(self) -> datetime | None:
        """When it has to be put before a worker again, unless something happens before."""
        return self.lease.expires_at if self.lease else self.resume_at

    @property
    def is_worn_out(self) -> bool:
        """Whether it has waited often enough."""
        return self.pauses >= MOST_PAUSES

    def taken_up(self, lease: Lease, now: datetime) -> Self:
        """In a worker's hands. ReadingTaken while another worker is alive."""
        if self.lease is not None and self.lease.is_live(now):
            raise ReadingTaken
        return replace(self, lease=lease, resume_at=None)

    def kept(self, lease: Lease) -> Self:
        """The same hands, for longer."""
        self.require_holder(lease.token)
        return replace(self, lease=lease)

    def advanced(self, lease: Lease) -> Self:
        """An answer is read: whatever was away is back."""
        return replace(self.kept(lease), pauses=0)

    def paused(self, token: UUID, *, at_least: timedelta, now: datetime) -> Self:
        """Let go, to go on later; pauses grow longer."""
        self.require_holder(token)
        growing = min(FIRST_PAUSE * 2**self.pauses, LONGEST_PAUSE)
        wait = max(growing, min(at_least, LONGEST_PAUSE))
        return replace(self, lease=None, resume_at=now + wait, pauses=self.pauses + 1)

    def handed_back(self, token: UUID, now: datetime) -> Self:
        """Let another worker go on at once."""
        self.require_holder(token)
        return replace(self, lease=None, resume_at=now)

    def requeued(self, now: datetime) -> Self:
        """Put before a worker again. ReadingTaken unless it was due for that."""
        if self.due_at is None or self.due_at > now:
            raise ReadingTaken
        return replace(self, lease=None, resume_at=now + REQUEUE_AFTER)

    def require_holder(self, token: UUID) -> None:
        """Raises ReadingTaken."""
        if self.lease is None or self.lease.token != token:
            raise ReadingTaken
