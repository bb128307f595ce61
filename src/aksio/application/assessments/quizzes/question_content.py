"""Questions as they are written, before they have ids."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypedDict

from aksio.application.assessments.errors import within
from aksio.application.shared.ports import Ids
from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.source import Source
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.domain.shared.ids import QuestionId


class QuestionChanges(TypedDict, total=False):
    """What all types have: a key that is absent leaves its field as it is."""

    text: str
    points: Decimal
    name: str | None
    explanation: str | None
    hint: str | None
    hint_cost: Fraction
    tags: tuple[str, ...]
    difficulty: Difficulty | None
    source: Source | None
    section: str | None


class QuestionContent(QuestionChanges):
    """A question without an id. `text` is needed."""

    task: Task


def written(contents: Sequence[QuestionContent], ids: Ids, *, place: str) -> tuple[Question, ...]:
    """The questions, each with a new id. Raises Invalid with the errors of all, by index under `place`."""
    questions: list[Question] = []
    errors: list[FieldError] = []
    for number, content in enumerate(contents):
        try:
            questions.append(Question(id=QuestionId(ids.new()), **content))
        except Invalid as refusal:
            errors += within(f"{place}/{number}", refusal.errors)
    refuse(errors)
    return tuple(questions)
