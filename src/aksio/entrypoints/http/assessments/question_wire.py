"""Questions on the wire, as their owners write them."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, cast
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from aksio.application.assessments.errors import within
from aksio.application.assessments.quizzes.question_content import QuestionChanges, QuestionContent
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.quizzes.numeric import ToleranceKind
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.task import task_of
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.entrypoints.http.assessments.flashcard_wire import SourceBody
from aksio.entrypoints.http.assessments.task_wire import (
    AcceptedBody,
    AcceptedNumberBody,
    CriterionBody,
    GapBody,
    OptionBody,
    PairBody,
    read_task_field,
)
from aksio.entrypoints.http.wire import Body

Texts = Annotated[list[str], Meta(max_length=100)]
Number = str | float

COMMON = tuple(QuestionChanges.__annotations__)


class QuestionBody(Body, frozen=True, kw_only=True):
    """What a question may have besides its type: first what all have, then what belongs to some types."""

    points: float | UnsetType = UNSET
    name: str | None | UnsetType = UNSET
    explanation: str | None | UnsetType = UNSET
    hint: str | None | UnsetType = UNSET
    hint_cost: float | UnsetType = UNSET
    tags: Annotated[tuple[str, ...], Meta(max_length=1_000)] | UnsetType = UNSET
    difficulty: Difficulty | None | UnsetType = UNSET
    source: SourceBody | None | UnsetType = UNSET
    section: str | None | UnsetType = UNSET

    options: Annotated[list[OptionBody], Meta(max_length=100)] | UnsetType = UNSET
    correct: bool | UnsetType = UNSET
    accepted: Annotated[list[str | AcceptedBody], Meta(max_length=100)] | UnsetType = UNSET
    allow_typos: bool | UnsetType = UNSET
    value: Number | UnsetType = UNSET
    tolerance: Number | UnsetType = UNSET
    tolerance_kind: ToleranceKind | UnsetType = UNSET
    unit: str | None | UnsetType = UNSET
    alternatives: Annotated[list[AcceptedNumberBody], Meta(max_length=100)] | UnsetType = UNSET
    feedback_right: str | None | UnsetType = UNSET
    feedback_wrong: str | None | UnsetType = UNSET
    gaps: Annotated[list[GapBody], Meta(max_length=100)] | UnsetType = UNSET
    pairs: Annotated[list[PairBody], Meta(max_length=100)] | UnsetType = UNSET
    distractors: Texts | UnsetType = UNSET
    items: Texts | UnsetType = UNSET
    item_ids: Texts | UnsetType = UNSET
    strategy: str | UnsetType = UNSET
    rubric: Annotated[list[CriterionBody], Meta(max_length=100)] | None | UnsetType = UNSET
    max_words: int | None | UnsetType = UNSET

    def common(self) -> QuestionChanges:
        """What all types have, as far as it was sent. Raises Invalid."""
        given = {name: value for name in COMMON if (value := getattr(self, name, UNSET)) is not UNSET}
        if "points" in given:
            given["points"] = Decimal(str(given["points"]))
        if "hint_cost" in given:
            given["hint_cost"] = Fraction(str(given["hint_cost"]))
        if isinstance(self.source, SourceBody):
            given["source"] = self.source.to_source()
        return cast(QuestionChanges, given)

    def task_fields(self) -> dict[str, Any]:
        """What belongs to a type, as far as it was sent. Raises Invalid with every field that is wrong."""
        names = [name for name in QuestionBody.__struct_fields__ if name not in (*COMMON, "item_ids")]
        given: dict[str, Any] = {name: value for name in names if (value := getattr(self, name)) is not UNSET}
        if not isinstance(self.item_ids, UnsetType) or "items" in given:
            item_ids = None if isinstance(self.item_ids, UnsetType) else self.item_ids
            given["items"] = (given.get("items", []), item_ids)
        errors: list[FieldError] = []
        for name, value in given.items():
            try:
                given[name] = read_task_field(name, value)
            except Invalid as refusal:
                errors += refusal.errors
        refuse(errors)
        return given


class NewQuestion(QuestionBody, frozen=True, kw_only=True):
    """A question to write. Which fields it needs depends on its type."""

    type: QuestionKind
    text: str

    def to_content(self) -> QuestionContent:
        """Raises Invalid, naming every field that is wrong."""
        task = task_of(self.type, self.task_fields())
        return cast(QuestionContent, {**self.common(), "text": self.text, "task": task})


class QuestionEdit(QuestionBody, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay, and so does the type."""

    text: str | UnsetType = UNSET


class NewQuestions(Body, frozen=True, kw_only=True):
    """Questions to write, all or none."""

    questions: Annotated[list[NewQuestion], Meta(min_length=1, max_length=500)]


class QuestionOrder(Body, frozen=True, kw_only=True):
    """Every question of the quiz, in the order wanted."""

    question_ids: Annotated[list[UUID], Meta(max_length=1_000)]


def contents_of(bodies: Sequence[NewQuestion], place: str) -> list[QuestionContent]:
    """Raises Invalid with the errors of all questions, by index under `place`."""
    contents: list[QuestionContent] = []
    errors: list[FieldError] = []
    for number, body in enumerate(bodies):
        try:
            contents.append(body.to_content())
        except Invalid as refusal:
            errors += within(f"{place}/{number}", refusal.errors)
    refuse(errors)
    return contents
