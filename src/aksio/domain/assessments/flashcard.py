"""A flashcard: a question, its answer, and where it stands with its learner."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Self, TypedDict, Unpack

from aksio.domain.assessments.card_state import CardState, card_state
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard_errors import NothingToUndo, flashcard_errors
from aksio.domain.assessments.flashcard_events import (
    FlashcardBecameLeech,
    FlashcardMoved,
    FlashcardReviewed,
    FlashcardReworded,
    ReviewUndone,
)
from aksio.domain.assessments.review import IMPORTED, Answer, Review, fold
from aksio.domain.assessments.schedule import ReviewSchedule, marks_leech
from aksio.domain.assessments.schedulers import SM2_ONLY, Schedulers
from aksio.domain.assessments.scheduling import DEFAULT_RETENTION, Scheduling, require_scheduler
from aksio.domain.assessments.source import Source
from aksio.domain.assessments.twins import TwinSchedules
from aksio.domain.assessments.wording import Wording
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import refuse
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, LearnerId, SectionId


class FlashcardChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    course_id: CourseId
    deck_id: DeckId | None
    section_id: SectionId | None
    front: str
    back: str
    explanation: str | None
    hint: str | None
    tags: tuple[str, ...]
    source: Source | None


class _Named(TypedDict):
    occurred_at: datetime
    flashcard_id: FlashcardId
    learner_id: LearnerId
    course_id: CourseId


@dataclass(kw_only=True, eq=False)
class Flashcard(Aggregate):
    """A card. It is hidden from the queue while suspended, and before the study day `buried_until`.

    `updated_at` is about the card's text and marks; its reviews have instants of their own.
    A twin says in another language what the card `twin_of` says, and is stale once that one says something else.
    Where it is one memory, `schedule` is a copy of that of `schedule_of`, which takes all answers and `is_followed`.
    """

    id: FlashcardId
    learner_id: LearnerId
    course_id: CourseId
    deck_id: DeckId | None = None
    section_id: SectionId | None = None
    front: str
    back: str
    explanation: str | None = None
    hint: str | None = None
    tags: tuple[str, ...] = ()
    source: Source | None = None
    schedule: ReviewSchedule = field(default_factory=ReviewSchedule)
    suspended: bool = False
    buried_until: date | None = None
    starred: bool = False
    twin_of: FlashcardId | None = None
    twin_is_stale: bool = False
    schedule_of: FlashcardId | None = None
    is_followed: bool = True
    created_at: datetime
    updated_at: datetime

    @classmethod
    def write(
        cls,
        *,
        id: FlashcardId,
        learner_id: LearnerId,
        scheduler: str = "sm2",
        scheduling: Scheduling | None = None,
        now: datetime,
        **content: Unpack[FlashcardChanges],
    ) -> Self:
        """A new card, never reviewed. `scheduling` says more than `scheduler` alone.

        Raises Invalid with every field that is wrong.
        """
        scheduling = scheduling or Scheduling(scheduler=scheduler)
        require_scheduler(scheduling.scheduler)
        schedule = scheduling.begin()
        card = cls(id=id, learner_id=learner_id, schedule=schedule, created_at=now, updated_at=now, **content)
        card._check()
        return card

    @property
    def scheduling(self) -> Scheduling:
        """How it is scheduled at present."""
        aim = self.schedule.desired_retention
        return Scheduling(scheduler=self.schedule.scheduler, desired_retention=aim or DEFAULT_RETENTION)

    @property
    def wording(self) -> Wording:
        """What it says."""
        return Wording(front=self.front, back=self.back, explanation=self.explanation, hint=self.hint)

    @property
    def leech(self) -> bool:
        """Forgotten so often that it wants rewriting."""
        return self.schedule.is_leech

    def state_on(self, day: date) -> CardState:
        """The card in one word, on a study day."""
        return card_state(self.schedule, suspended=self.suspended, buried_until=self.buried_until, day=day)

    def edit(self, *, now: datetime, **changes: Unpack[FlashcardChanges]) -> None:
        """Change what the card says; its schedule stays. Raises Invalid with every field that is wrong."""
        deck_id, wording = self.deck_id, self.wording
        for name, value in changes.items():
            setattr(self, name, value)
        self._check()
        self.updated_at = now
        if self.wording != wording:
            self.twin_is_stale = False
            self._record(FlashcardReworded(**self._named(now)))
        if self.deck_id not in (None, deck_id):
            self._record(FlashcardMoved(**self._named(now), deck_id=self.deck_id))

    def translate(self, wording: Wording, *, id: FlashcardId, deck: Deck, now: datetime) -> "Flashcard":
        """A twin of this card in a deck: other words, the same place in the material, and a memory by choice."""
        shares = deck.twin_schedules is TwinSchedules.SHARED
        twin = Flashcard(
            id=id,
            learner_id=self.learner_id,
            course_id=self.course_id,
            deck_id=deck.id,
            section_id=self.section_id,
            front=wording.front,
            back=wording.back,
            explanation=wording.explanation,
            hint=wording.hint,
            tags=self.tags,
            source=self.source,
            schedule=self.schedule if shares else deck.scheduling.begin(),
            suspended=self.suspended,
            twin_of=self.id,
            schedule_of=(self.schedule_of or self.id) if shares else None,
            created_at=now,
            updated_at=now,
        )
        twin._check()
        return twin

    def retell(self, wording: Wording, *, now: datetime) -> None:
        """Say once more what the card says that this is the twin of."""
        self.edit(front=wording.front, back=wording.back, explanation=wording.explanation, hint=wording.hint, now=now)
        self.twin_is_stale = False

    def outdate(self) -> None:
        """The card that this is the twin of says something else now."""
        self.twin_is_stale = True

    def review(
        self, answer: Answer, *, later: Sequence[Review] = (), schedulers: Schedulers = SM2_ONLY, now: datetime
    ) -> list[Review]:
        """Take an answer, and say so. The rest is as in `merge`."""
        changed = self.merge([answer], later=later, schedulers=schedulers, now=now)
        after = next(review.after for review in changed if review.answer is answer)
        self._record(
            FlashcardReviewed(
                **self._named(now),
                review_id=answer.review_id,
                rating=int(answer.rating),
                reviewed_at=answer.reviewed_at,
                day=answer.day,
                duration_ms=answer.duration_ms,
                interval_days=after.interval_days,
            )
        )
        return changed

    def log_needed_from(self, answers: Sequence[Answer]) -> datetime | None:
        """The instant from which the log has to be read to place these answers; None when they are the latest."""
        first = min(answer.reviewed_at for answer in answers)
        last = self.schedule.last_reviewed_at
        return first if last is not None and first <= last else None

    def merge(
        self,
        answers: Sequence[Answer],
        *,
        later: Sequence[Review] = (),
        schedulers: Schedulers = SM2_ONLY,
        now: datetime,
    ) -> list[Review]:
        """Put answers where they belong in the log, and stand where the whole log then leads.

        `later` is the log from `log_needed_from` on. Returns the reviews that are new or whose step has changed.
        """
        standing = {review.answer.place: review for review in later if review.undone_at is None}
        start = standing[min(standing)].before if standing else self.schedule
        arriving = [
            Review.unplaced(answer, flashcard_id=self.id, learner_id=self.learner_id, schedule=start)
            for answer in answers
        ]
        folded = fold(start, [*standing.values(), *arriving], schedulers)
        lapses = self.schedule.lapses
        self.schedule = folded[-1].after
        self._speak_up_about_leech(lapses, now)
        return [review for review in folded if standing.get(review.answer.place) != review]

    def undo(self, last: Review | None, *, now: datetime) -> Review:
        """Take the latest answer back: the schedule is exactly what it was before. Raises NothingToUndo."""
        if last is None or last.scheduler == IMPORTED:
            raise NothingToUndo
        self.schedule = last.before
        self._record(
            ReviewUndone(
                **self._named(now),
                review_id=last.answer.review_id,
                day=last.answer.day,
            )
        )
        return replace(last, undone_at=now)

    def reschedule(self, scheduling: Scheduling, log: Sequence[Review], *, schedulers: Schedulers) -> list[Review]:
        """Stand where the whole log leads when it is folded this way. Returns the reviews whose step has changed.

        A card that came with a schedule and no log keeps its due day.
        """
        standing = [review for review in log if review.undone_at is None]
        first = min(standing, key=lambda review: review.answer.place).before if standing else self.schedule
        start = schedulers.carried(first, scheduling)
        folded = fold(start, standing, schedulers)
        self.schedule = folded[-1].after if folded else start
        stored = {review.answer.review_id: review for review in standing}
        return [review for review in folded if stored[review.answer.review_id] != review]

    def carry_over(self, schedule: ReviewSchedule, history: Sequence[Answer] = ()) -> list[Review]:
        """Stand where another program left the card. Its recalls become history that moves nothing here."""
        self.schedule = schedule
        return [
            Review.imported(answer, flashcard_id=self.id, learner_id=self.learner_id, schedule=schedule)
            for answer in history
        ]

    def suspend(self, *, now: datetime) -> None:
        """Keep it out of the queue until `unsuspend`."""
        self.suspended, self.updated_at = True, now

    def unsuspend(self, *, now: datetime) -> None:
        """Let it come again."""
        self.suspended, self.updated_at = False, now

    def bury(self, *, today: date, now: datetime) -> None:
        """Keep it out of the queue until tomorrow."""
        self.buried_until, self.updated_at = today + timedelta(days=1), now

    def star(self, *, now: datetime) -> None:
        """Mark it."""
        self.starred, self.updated_at = True, now

    def unstar(self, *, now: datetime) -> None:
        """Take the mark off."""
        self.starred, self.updated_at = False, now

    def _named(self, now: datetime) -> _Named:
        return _Named(occurred_at=now, flashcard_id=self.id, learner_id=self.learner_id, course_id=self.course_id)

    def _check(self) -> None:
        refuse(
            flashcard_errors(
                front=self.front,
                back=self.back,
                explanation=self.explanation,
                hint=self.hint,
                tags=self.tags,
                source=self.source,
            )
        )

    def _speak_up_about_leech(self, lapses_before: int, now: datetime) -> None:
        if any(map(marks_leech, range(lapses_before + 1, self.schedule.lapses + 1))):
            self._record(
                FlashcardBecameLeech(
                    occurred_at=now,
                    flashcard_id=self.id,
                    learner_id=self.learner_id,
                    course_id=self.course_id,
                    lapses=self.schedule.lapses,
                )
            )
