"""A learner's request for cards or a quiz out of course material, and how far its writing has come."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self, TypedDict
from uuid import UUID

from aksio.domain.assessments.card_tally import CardTally
from aksio.domain.assessments.generation_events import (
    GenerationAdvanced,
    GenerationCancelled,
    GenerationFailed,
    GenerationRequested,
    GenerationRequeued,
    GenerationSucceeded,
)
from aksio.domain.assessments.generation_parameters import GenerationParameters
from aksio.domain.assessments.generation_status import (
    NOTHING_TO_WRITE,
    GenerationKind,
    GenerationOver,
    GenerationStatus,
)
from aksio.domain.assessments.missing_type import MissingType
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.failure import GAVE_UP, Failure
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, GenerationId, LearnerId, QuestionId, QuizId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import OVER, LeasedWork
from aksio.domain.shared.model_usage import ModelUsage


class _Named(TypedDict):
    occurred_at: datetime
    generation_id: GenerationId
    learner_id: LearnerId
    course_id: CourseId


@dataclass(kw_only=True, eq=False)
class Generation(Aggregate):
    """Long work, saved in steps: each passage that is done is a recovery point, from which any worker can go on.

    Whoever works on it shows the token of its lease with every step, or is refused with WorkTaken. `expected` cards
    or questions are still hoped for in all: what was asked, or less once the material is used up; `missing` are then
    the types of a wanted mix that came short.
    """

    id: GenerationId
    learner_id: LearnerId
    course_id: CourseId
    kind: GenerationKind
    parameters: GenerationParameters
    created_at: datetime
    updated_at: datetime
    expected: int
    work: LeasedWork
    status: GenerationStatus = GenerationStatus.REQUESTED
    deck_id: DeckId | None = None
    flashcard_ids: tuple[FlashcardId, ...] = ()
    quiz_id: QuizId | None = None
    question_ids: tuple[QuestionId, ...] = ()
    passages_done: frozenset[str] = frozenset()
    tally: CardTally = field(default_factory=CardTally)
    usage: ModelUsage = ModelUsage.NONE
    failure: Failure | None = None
    missing: tuple[MissingType, ...] = ()

    @classmethod
    def request(
        cls,
        *,
        id: GenerationId,
        learner_id: LearnerId,
        course_id: CourseId,
        kind: GenerationKind,
        parameters: GenerationParameters,
        deck_id: DeckId | None = None,
        now: datetime,
    ) -> Self:
        """Ask for cards, which go into `deck_id` or a deck made for them, or for a quiz, which is a new draft."""
        if kind is GenerationKind.QUIZ and deck_id is not None:
            raise Invalid.field("/deck_id", "only_for_flashcards", "The questions of a quiz go into no deck.")
        if kind is GenerationKind.FLASHCARDS:
            for name in ("question_types", "type_counts", "difficulty_counts"):
                if getattr(parameters, name):
                    raise Invalid.field(f"/{name}", "only_for_quizzes", "Flashcards have no types, and no mix.")
        generation = cls(
            id=id,
            learner_id=learner_id,
            course_id=course_id,
            kind=kind,
            parameters=parameters,
            deck_id=deck_id,
            expected=parameters.count,
            work=LeasedWork.queued(now),
            created_at=now,
            updated_at=now,
        )
        generation._record(GenerationRequested(**generation._named(now), kind=kind.value))
        return generation

    @property
    def written(self) -> int:
        """Cards or questions that are there."""
        return len(self.flashcard_ids) + len(self.question_ids)

    @property
    def wanted(self) -> int:
        """Cards or questions still to be written."""
        return max(0, self.parameters.count - self.written)

    def take_up(self, *, lease: Lease, now: datetime) -> None:
        """Start, or go on where the last recovery point was. WorkTaken while another worker is alive."""
        self._go(self.work.taken_up(lease, now), now)
        self.status = GenerationStatus.RUNNING

    def keep(self, *, lease: Lease, now: datetime) -> None:
        """Show that the worker is alive, by a longer lease."""
        self._go(self.work.kept(lease), now)

    def hand_back(self, *, token: UUID, now: datetime) -> None:
        """Let another worker go on at once: this one is told to stop."""
        self._go(self.work.handed_back(token, now), now)

    def record_passage(
        self,
        *,
        lease: Lease,
        passage_key: str,
        deck_id: DeckId | None = None,
        flashcard_ids: tuple[FlashcardId, ...] = (),
        quiz_id: QuizId | None = None,
        question_ids: tuple[QuestionId, ...] = (),
        tally: CardTally,
        usage: ModelUsage,
        now: datetime,
    ) -> None:
        """A passage is done, with these cards or questions. Belongs into the transaction that stores them."""
        self._go(self.work.advanced(lease), now)
        self.passages_done |= {passage_key}
        self.deck_id = deck_id
        self.flashcard_ids += flashcard_ids
        self.quiz_id = quiz_id
        self.question_ids += question_ids
        self.tally = self.tally.plus(tally)
        self.usage = self.usage.plus(usage)
        self._record(GenerationAdvanced(**self._named(now), done=self.written, total=self.expected))

    def pause(self, *, token: UUID, at_least: timedelta, now: datetime) -> None:
        """Something outside does not answer: let go, and go on later. Pauses grow longer, and end at last."""
        self.work.require_holder(token)
        if self.work.is_exhausted:
            self._give_up(now)
        else:
            self._go(self.work.paused(token, at_least=at_least, now=now), now)

    def requeue(self, *, now: datetime) -> None:
        """Put it before a worker again. WorkTaken unless it was due for that."""
        self._go(self.work.requeued(now), now)
        self._record(GenerationRequeued(**self._named(now)))

    def finish(self, *, token: UUID, missing: tuple[MissingType, ...] = (), now: datetime) -> None:
        """All is done that can be: it succeeds with what there is, and fails when that is nothing."""
        self.work.require_holder(token)
        self.missing = missing
        if self.written:
            self._succeed(now)
        else:
            self._fail(NOTHING_TO_WRITE, now)

    def fail(self, *, token: UUID, failure: Failure, now: datetime) -> None:
        """End for a reason that time will not mend. What was written stays."""
        self.work.require_holder(token)
        self._fail(failure, now)

    def cancel(self, *, now: datetime) -> None:
        """The learner wants no more. Cancelling twice is once; GenerationOver when it ended by itself."""
        if self.status is GenerationStatus.CANCELLED:
            return
        if self.status.is_final:
            raise GenerationOver
        self._end(GenerationStatus.CANCELLED, now)
        self._record(GenerationCancelled(**self._named(now), written=self.written))

    def _give_up(self, now: datetime) -> None:
        if self.written:
            self._succeed(now)
        else:
            self._fail(GAVE_UP, now)

    def _succeed(self, now: datetime) -> None:
        self.expected = self.written
        self._end(GenerationStatus.SUCCEEDED, now)
        self._record(
            GenerationSucceeded(
                **self._named(now),
                deck_id=self.deck_id,
                cards_written=len(self.flashcard_ids),
                model=self.usage.model,
                tokens=self.usage.tokens,
                cost_micros=self.usage.cost_micros,
                quiz_id=self.quiz_id,
                questions_written=len(self.question_ids),
            )
        )

    def _fail(self, failure: Failure, now: datetime) -> None:
        self.failure = failure
        self._end(GenerationStatus.FAILED, now)
        self._record(GenerationFailed(**self._named(now), reason=failure.code, written=self.written))

    def _end(self, status: GenerationStatus, now: datetime) -> None:
        self._go(OVER, now)
        self.status = status

    def _go(self, work: LeasedWork, now: datetime) -> None:
        self.work, self.updated_at = work, now

    def _named(self, now: datetime) -> _Named:
        return _Named(occurred_at=now, generation_id=self.id, learner_id=self.learner_id, course_id=self.course_id)
