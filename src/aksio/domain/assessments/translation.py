"""A learner's request to have a deck or a quiz in another language, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self, TypedDict
from uuid import UUID

from aksio.domain.assessments.generation_status import GenerationStatus
from aksio.domain.assessments.translation_events import (
    TranslationAdvanced,
    TranslationCancelled,
    TranslationFailed,
    TranslationRequested,
    TranslationRequeued,
    TranslationSucceeded,
)
from aksio.domain.assessments.twins import Subject
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Conflict, NotFound
from aksio.domain.shared.failure import GAVE_UP, Failure
from aksio.domain.shared.ids import LearnerId, TranslationId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import OVER, LeasedWork
from aksio.domain.shared.model_usage import ModelUsage

NOTHING_TRANSLATED = Failure(code="nothing_translated", detail="Nothing of it could be translated.")


class TranslationNotFound(NotFound):
    """No such translation, or somebody else's."""

    code = "translation_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such translation.")


class TranslationOver(Conflict):
    """It has ended already."""

    code = "translation_over"

    def __init__(self) -> None:
        super().__init__("This translation has ended already.")


class TranslationUnderWay(Conflict):
    """The twin is being written."""

    code = "translation_under_way"

    def __init__(self) -> None:
        super().__init__("This is being translated into this language already.")


class _Named(TypedDict):
    occurred_at: datetime
    translation_id: TranslationId
    learner_id: LearnerId
    subject: Subject
    original_id: UUID
    twin_id: UUID


@dataclass(kw_only=True, eq=False)
class Translation(Aggregate):
    """Long work: every few pieces that are done are a recovery point, from which any worker can go on.

    A piece is a card, or a question, or the heading of a quiz. Whoever works on it shows the token of its lease with
    every step, or is refused with WorkTaken. What is left is not written down here: it is the pieces of the original
    without a twin in `twin_id`, or with a stale one. `skipped` are those that could not be translated, by the id of
    card, question or quiz, each with the code of its reason. `total` pieces were left at the beginning.
    """

    id: TranslationId
    learner_id: LearnerId
    subject: Subject
    original_id: UUID
    twin_id: UUID
    language: str
    total: int
    work: LeasedWork
    created_at: datetime
    updated_at: datetime
    status: GenerationStatus = GenerationStatus.REQUESTED
    done: int = 0
    skipped: Mapping[UUID, str] = field(default_factory=dict)
    usage: ModelUsage = ModelUsage.NONE
    failure: Failure | None = None

    @classmethod
    def request(
        cls,
        *,
        id: TranslationId,
        learner_id: LearnerId,
        subject: Subject,
        original_id: UUID,
        twin_id: UUID,
        language: str,
        total: int,
        now: datetime,
    ) -> Self:
        """Ask for a deck or a quiz in the language of its twin."""
        translation = cls(
            id=id,
            learner_id=learner_id,
            subject=subject,
            original_id=original_id,
            twin_id=twin_id,
            language=language,
            total=total,
            work=LeasedWork.queued(now),
            created_at=now,
            updated_at=now,
        )
        translation._record(TranslationRequested(**translation._named(now)))
        return translation

    def take_up(self, *, lease: Lease, now: datetime) -> None:
        """Start, or go on where the last recovery point was. WorkTaken while another worker is alive."""
        self.work = self.work.taken_up(lease, now)
        self.status, self.updated_at = GenerationStatus.RUNNING, now

    def keep(self, *, lease: Lease, now: datetime) -> None:
        """Show that the worker is alive, by a longer lease."""
        self.work, self.updated_at = self.work.kept(lease), now

    def hand_back(self, *, token: UUID, now: datetime) -> None:
        """Let another worker go on at once: this one is told to stop."""
        self.work, self.updated_at = self.work.handed_back(token, now), now

    def record(
        self, *, lease: Lease, written: int, skipped: Mapping[UUID, str], usage: ModelUsage, now: datetime
    ) -> None:
        """Some pieces are done. Belongs into the transaction that stores them."""
        self.work, self.updated_at = self.work.advanced(lease), now
        self.done += written
        self.skipped = {**self.skipped, **skipped}
        self.usage = self.usage.plus(usage)
        self._record(TranslationAdvanced(**self._named(now), done=self.done, total=self.total))

    def pause(self, *, token: UUID, at_least: timedelta, now: datetime) -> None:
        """The translator does not answer: let go, and go on later. Pauses grow longer, and end at last."""
        self.work.require_holder(token)
        if self.work.is_exhausted:
            self._fail(GAVE_UP, now)
            return
        self.work, self.updated_at = self.work.paused(token, at_least=at_least, now=now), now

    def requeue(self, *, now: datetime) -> None:
        """Put it before a worker again. WorkTaken unless it was due for that."""
        self.work, self.updated_at = self.work.requeued(now), now
        self._record(TranslationRequeued(**self._named(now)))

    def finish(self, *, token: UUID, now: datetime) -> None:
        """All is done that can be: it fails only where there was something to do and nothing came of it."""
        self.work.require_holder(token)
        if self.skipped and not self.done:
            self._fail(NOTHING_TRANSLATED, now)
            return
        self._end(GenerationStatus.SUCCEEDED, now)
        self._record(
            TranslationSucceeded(
                **self._named(now),
                written=self.done,
                skipped=len(self.skipped),
                model=self.usage.model,
                tokens=self.usage.tokens,
                cost_micros=self.usage.cost_micros,
            )
        )

    def fail(self, *, token: UUID, failure: Failure, now: datetime) -> None:
        """End for a reason that time will not mend. What was written stays."""
        self.work.require_holder(token)
        self._fail(failure, now)

    def cancel(self, *, now: datetime) -> None:
        """Its owner wants no more. Cancelling twice is once; TranslationOver when it ended by itself."""
        if self.status is GenerationStatus.CANCELLED:
            return
        if self.status.is_final:
            raise TranslationOver
        self._end(GenerationStatus.CANCELLED, now)
        self._record(TranslationCancelled(**self._named(now), written=self.done))

    def _fail(self, failure: Failure, now: datetime) -> None:
        self.failure = failure
        self._end(GenerationStatus.FAILED, now)
        self._record(TranslationFailed(**self._named(now), reason=failure.code, written=self.done))

    def _end(self, status: GenerationStatus, now: datetime) -> None:
        self.status, self.work, self.updated_at = status, OVER, now

    def _named(self, now: datetime) -> _Named:
        return _Named(
            occurred_at=now,
            translation_id=self.id,
            learner_id=self.learner_id,
            subject=self.subject,
            original_id=self.original_id,
            twin_id=self.twin_id,
        )
