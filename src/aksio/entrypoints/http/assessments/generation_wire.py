"""Generations on the wire."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from msgspec import Meta, field

from aksio.application.assessments.generation.generation_views import GenerationView
from aksio.application.assessments.generation.request_generation import RequestGenerationCommand
from aksio.domain.assessments.generation_parameters import Difficulty, GenerationParameters
from aksio.domain.assessments.generation_status import GenerationKind, GenerationStatus
from aksio.domain.assessments.missing_type import MissingType, WhyMissing
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.ids import CourseId, DeckId, DocumentId, LearnerId
from aksio.entrypoints.http.wire import Body, Out, Resource


class NewGeneration(Body, frozen=True, kw_only=True):
    """What to write from. Without documents: all of the course. Cards go into a deck, a quiz becomes a draft.

    `type_counts` and `difficulty_counts` ask for exact numbers of questions, which come to `count`.
    """

    kind: GenerationKind
    course_id: UUID
    count: int
    deck_id: UUID | None = None
    document_ids: Annotated[tuple[UUID, ...], Meta(max_length=1_000)] = ()
    topic: str | None = None
    start_page: int | None = None
    end_page: int | None = None
    learning_goals: Annotated[tuple[str, ...], Meta(max_length=1_000)] = ()
    difficulty: Difficulty | None = None
    language: str | None = None
    question_types: Annotated[tuple[QuestionKind, ...], Meta(max_length=1_000)] = ()
    type_counts: dict[QuestionKind, int] = field(default_factory=dict)
    difficulty_counts: dict[Difficulty, int] = field(default_factory=dict)

    def to_command(self, learner_id: LearnerId) -> RequestGenerationCommand:
        """Raises Invalid, naming every field that is wrong."""
        parameters = GenerationParameters(
            count=self.count,
            document_ids=tuple(map(DocumentId, self.document_ids)),
            topic=self.topic,
            start_page=self.start_page,
            end_page=self.end_page,
            learning_goals=self.learning_goals,
            difficulty=self.difficulty,
            language=self.language,
            question_types=self.question_types,
            type_counts=tuple(self.type_counts.items()),
            difficulty_counts=tuple(self.difficulty_counts.items()),
        )
        return RequestGenerationCommand(
            learner_id=learner_id,
            course_id=CourseId(self.course_id),
            kind=self.kind,
            parameters=parameters,
            deck_id=None if self.deck_id is None else DeckId(self.deck_id),
        )


class ProgressOut(Out, frozen=True, kw_only=True):
    """`done` of `total` cards or questions are there."""

    done: int
    total: int


class UsageOut(Out, frozen=True, kw_only=True):
    """What the writing cost so far, in tokens and in millionths of a US dollar."""

    model: str | None
    calls: int
    input_tokens: int
    output_tokens: int
    cost_micros: int
    currency: str = "USD"


class CardsOut(Out, frozen=True, kw_only=True):
    """What became of the proposed cards or questions: kept, kept after a repair, and dropped by reason."""

    written: int
    repaired: int
    dropped: dict[str, int]


class MissingOut(Out, frozen=True, kw_only=True):
    """`count` questions of a type are missing from the wanted mix.

    The material has `room` for so many of them at most. Why: `no_room` for all of them, `room_taken` by the other types
    of the mix, or `failed_checks`.
    """

    type: QuestionKind
    count: int
    room: int
    why: WhyMissing

    @classmethod
    def of(cls, view: object) -> Self:
        """The type is called a kind inside."""
        assert isinstance(view, MissingType)
        return cls(type=view.kind, count=view.count, room=view.room, why=view.why)


class ResultOut(Out, frozen=True, kw_only=True):
    """Where the cards or questions are; it grows while they are written."""

    deck_id: UUID | None
    flashcard_ids: list[UUID]
    quiz_id: UUID | None
    question_ids: list[UUID]


class FailureOut(Out, frozen=True, kw_only=True):
    """Why it failed."""

    code: str
    detail: str


class GenerationQuoteOut(Out, frozen=True, kw_only=True):
    """What a generation would set aside, and what is left of this month's allowance (null: no limit).

    0 where no model is asked.

    It is expected to end after `calls` of its `passages`; `most_tokens` are those of all of them.
    """

    passages: int
    calls: int
    estimated_tokens: int
    most_tokens: int
    remaining_tokens: int | None
    fits: bool


class GenerationOut(Resource, frozen=True, kw_only=True):
    """A generation. `waiting_until` is set while something that it needs does not answer."""

    id: UUID
    kind: GenerationKind
    status: GenerationStatus
    course_id: UUID
    document_ids: list[UUID]
    topic: str | None
    start_page: int | None
    end_page: int | None
    learning_goals: list[str]
    count: int
    difficulty: Difficulty | None
    language: str | None
    question_types: list[QuestionKind]
    type_counts: dict[QuestionKind, int]
    difficulty_counts: dict[Difficulty, int]
    progress: ProgressOut
    usage: UsageOut
    cards: CardsOut
    missing: list[MissingOut]
    result: ResultOut
    error: FailureOut | None
    waiting_until: datetime | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, view: object) -> Self:
        """The parameters stand beside the rest, as they were sent."""
        assert isinstance(view, GenerationView)
        parameters = view.parameters
        return cls(
            id=view.id,
            kind=view.kind,
            status=view.status,
            course_id=view.course_id,
            document_ids=list(parameters.document_ids),
            topic=parameters.topic,
            start_page=parameters.start_page,
            end_page=parameters.end_page,
            learning_goals=list(parameters.learning_goals),
            count=parameters.count,
            difficulty=parameters.difficulty,
            language=parameters.language,
            question_types=list(parameters.question_types),
            type_counts=dict(parameters.type_counts),
            difficulty_counts=dict(parameters.difficulty_counts),
            progress=ProgressOut.of(view.progress),
            usage=UsageOut.of(view.usage),
            cards=CardsOut.of(view.cards),
            missing=[MissingOut.of(each) for each in view.missing],
            result=ResultOut.of(view.result),
            error=None if view.failure is None else FailureOut.of(view.failure),
            waiting_until=view.waiting_until,
            created_at=view.created_at,
            updated_at=view.updated_at,
            version=view.version,
        )
