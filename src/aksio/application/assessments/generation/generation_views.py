"""What the use cases about generations answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import GenerationParameters
from aksio.domain.assessments.generation_status import GenerationKind, GenerationStatus
from aksio.domain.assessments.missing_type import MissingType
from aksio.domain.shared.ids import CourseId, DeckId, FlashcardId, GenerationId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class ProgressView:
    """`done` of `total` cards or questions are there."""

    done: int
    total: int


@dataclass(frozen=True, kw_only=True)
class UsageView:
    """What the writing cost; `cost_micros` are millionths of a US dollar."""

    model: str | None
    calls: int
    input_tokens: int
    output_tokens: int
    cost_micros: int


@dataclass(frozen=True, kw_only=True)
class TallyView:
    """What became of the proposed cards or questions; `dropped` counts by reason."""

    written: int
    repaired: int
    dropped: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class ResultView:
    """Where the cards or questions are."""

    deck_id: DeckId | None
    flashcard_ids: tuple[FlashcardId, ...]
    quiz_id: QuizId | None
    question_ids: tuple[QuestionId, ...]


@dataclass(frozen=True, kw_only=True)
class FailureView:
    """Why there are no cards."""

    code: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class GenerationView:
    """A generation as its owner sees it. `waiting_until` is set while something outside does not answer."""

    id: GenerationId
    kind: GenerationKind
    course_id: CourseId
    status: GenerationStatus
    parameters: GenerationParameters
    progress: ProgressView
    usage: UsageView
    cards: TallyView
    missing: tuple[MissingType, ...]
    result: ResultView
    failure: FailureView | None
    waiting_until: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, generation: Generation) -> Self:
        """The view of a generation that was just read or changed."""
        usage, tally, failure = generation.usage, generation.tally, generation.failure
        return cls(
            id=generation.id,
            kind=generation.kind,
            course_id=generation.course_id,
            status=generation.status,
            parameters=generation.parameters,
            progress=ProgressView(done=generation.written, total=generation.expected),
            usage=UsageView(**{name: getattr(usage, name) for name in UsageView.__dataclass_fields__}),
            cards=TallyView(written=tally.written, repaired=tally.repaired, dropped=tally.dropped),
            missing=generation.missing,
            result=ResultView(
                deck_id=generation.deck_id,
                flashcard_ids=generation.flashcard_ids,
                quiz_id=generation.quiz_id,
                question_ids=generation.question_ids,
            ),
            failure=None if failure is None else FailureView(code=failure.code, detail=failure.detail),
            waiting_until=generation.work.resume_at if generation.work.pauses else None,
            created_at=generation.created_at,
            updated_at=generation.updated_at,
            version=generation.version,
        )
