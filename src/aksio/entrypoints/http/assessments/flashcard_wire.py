"""Flashcards on the wire."""

from datetime import date, datetime
from typing import Annotated, Any, cast
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from aksio.application.assessments.errors import within
from aksio.application.assessments.views import DueQueue
from aksio.domain.assessments.card_state import CardState
from aksio.domain.assessments.flashcard import FlashcardChanges
from aksio.domain.assessments.source import Source
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.domain.shared.ids import DocumentId
from aksio.entrypoints.http.wire import Body, Out, Resource


class SourceBody(Body, frozen=True, kw_only=True):
    """Where a card comes from; `text` is verbatim."""

    document_id: UUID | None = None
    page: int | None = None
    text: str | None = None

    def to_source(self) -> Source:
        """As the domain has it."""
        document_id = None if self.document_id is None else DocumentId(self.document_id)
        return Source(document_id=document_id, page=self.page, text=self.text)


class FlashcardBody(Body, frozen=True, kw_only=True):
    """What a card says. `question` and `answer` are other names for `front` and `back`."""

    front: str | UnsetType = UNSET
    back: str | UnsetType = UNSET
    question: str | UnsetType = UNSET
    answer: str | UnsetType = UNSET
    deck_id: UUID | None | UnsetType = UNSET
    section_id: UUID | None | UnsetType = UNSET
    explanation: str | None | UnsetType = UNSET
    hint: str | None | UnsetType = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET
    source: SourceBody | None | UnsetType = UNSET

    def to_changes(self) -> FlashcardChanges:
        """Only what was sent. Raises Invalid when a text has two names."""
        fields = self.given(dict[str, Any])
        errors: list[FieldError | None] = []
        for alias, name in (("question", "front"), ("answer", "back")):
            if alias in fields and name in fields:
                errors.append(FieldError(pointer=f"/{alias}", code="ambiguous", message=f"Send it or {name}."))
            if alias in fields:
                fields[name] = fields.pop(alias)
        refuse(errors)
        if isinstance(self.source, SourceBody):
            fields["source"] = self.source.to_source()
        return cast(FlashcardChanges, fields)


class NewFlashcard(FlashcardBody, frozen=True, kw_only=True):
    """A card to write: a course, a front (or question) and a back (or answer)."""

    course_id: UUID

    def to_content(self) -> FlashcardChanges:
        """Raises Invalid when front or back is missing."""
        content = self.to_changes()
        needed = [name for name in ("front", "back") if name not in content]
        refuse(FieldError(pointer=f"/{name}", code="missing", message="This field is required.") for name in needed)
        return content


class FlashcardEdit(FlashcardBody, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay as they are."""

    course_id: UUID | UnsetType = UNSET


class NewFlashcards(Body, frozen=True, kw_only=True):
    """Cards to write, all or none."""

    flashcards: Annotated[list[NewFlashcard], Meta(min_length=1, max_length=500)]

    def to_contents(self) -> list[FlashcardChanges]:
        """Raises Invalid with the errors of all cards, by index."""
        contents: list[FlashcardChanges] = []
        errors: list[FieldError] = []
        for number, card in enumerate(self.flashcards):
            try:
                contents.append(card.to_content())
            except Invalid as refusal:
                errors += within(f"/flashcards/{number}", refusal.errors)
        refuse(errors)
        return contents


class SourceOut(Out, frozen=True, kw_only=True):
    """Where a card comes from; `text` is verbatim."""

    document_id: UUID | None
    page: int | None
    text: str | None


class ScheduleOut(Out, frozen=True, kw_only=True):
    """When a card comes again. `due_at` is the start of the due day for the learner; null before the first review.

    With fsrs: nine of ten such cards are remembered after `stability` days, `difficulty` is from 1 to 10, and
    `retrievability` is the chance that it is remembered today. Otherwise these are null, as is `desired_retention`.
    """

    scheduler: str
    repetitions: int
    interval_days: int
    ease_factor: float
    due_on: date | None
    due_at: datetime | None
    same_day_repeat: bool
    lapses: int
    last_reviewed_at: datetime | None
    desired_retention: float | None
    stability: float | None
    difficulty: float | None
    retrievability: float | None


class FlashcardOut(Resource, frozen=True, kw_only=True):
    """A card as it stands today.

    A twin translates the card `twin_of`, and `twin_is_stale` once that one says something else. With a shared schedule
    it is the same memory as the card `schedule_of`: an answer to either is an answer to both.
    """

    id: UUID
    course_id: UUID
    deck_id: UUID | None
    section_id: UUID | None
    front: str
    back: str
    explanation: str | None
    hint: str | None
    tags: list[str]
    source: SourceOut | None
    schedule: ScheduleOut
    state: CardState
    suspended: bool
    buried_until: date | None
    starred: bool
    leech: bool
    twin_of: UUID | None
    twin_is_stale: bool
    schedule_of: UUID | None
    created_at: datetime
    updated_at: datetime


class FlashcardsOut(Out, frozen=True, kw_only=True):
    """The cards that were written, in the order in which they were sent."""

    items: list[FlashcardOut]


class QueueCountsOut(Out, frozen=True, kw_only=True):
    """How many cards today still brings, within the daily limits."""

    due: int
    new: int
    learning: int


class DueOut(Out, frozen=True, kw_only=True):
    """A page of today's queue."""

    items: list[FlashcardOut]
    next_cursor: str | None
    counts: QueueCountsOut

    @classmethod
    def of_queue(cls, queue: DueQueue) -> "DueOut":
        """The wire form of a queue."""
        return cls(
            items=[FlashcardOut.of(card) for card in queue.items],
            next_cursor=queue.next_cursor,
            counts=QueueCountsOut.of(queue.counts),
        )


class FlashcardStatsOut(Out, frozen=True, kw_only=True):
    """Cards by state, and what was done today."""

    total: int
    new: int
    learning: int
    young: int
    mature: int
    suspended: int
    buried: int
    starred: int
    leeches: int
    reviews_today: int
    new_today: int
