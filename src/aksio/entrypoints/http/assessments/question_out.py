"""Questions with their keys, as their owners see them, and takers once they may."""

from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.essay import Criterion, Essay
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import AcceptedNumber, Numeric, ToleranceKind
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.ordering import Ordering
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from aksio.entrypoints.http.assessments.flashcard_wire import SourceOut
from aksio.entrypoints.http.wire import Out


class OptionOut(Out, frozen=True, kw_only=True):
    """An option and what it is worth."""

    id: str
    text: str
    is_correct: bool
    fraction: float
    feedback: str | None


class AcceptedOut(Out, frozen=True, kw_only=True):
    """A text that is accepted, and what it is worth."""

    text: str
    fraction: float
    feedback: str | None


class GapOut(Out, frozen=True, kw_only=True):
    """What may stand in a gap."""

    accepted: list[AcceptedOut]


class AcceptedNumberOut(Out, frozen=True, kw_only=True):
    """Another number that is accepted, and what it is worth."""

    value: str | float
    tolerance: str | float
    fraction: float
    feedback: str | None


class PairOut(Out, frozen=True, kw_only=True):
    """What belongs together."""

    left: str
    right: str
    left_id: str
    right_id: str


class LevelOut(Out, frozen=True, kw_only=True):
    """How well a criterion can be met."""

    text: str
    points: float


class CriterionOut(Out, frozen=True, kw_only=True):
    """One thing that is looked for."""

    name: str
    levels: list[LevelOut]


class KeyOut(Out, frozen=True, kw_only=True, omit_defaults=True):
    """A question with its key. Fields of other types are left out."""

    id: UUID
    type: QuestionKind
    text: str
    points: float
    name: str | None
    explanation: str | None
    hint: str | None
    hint_cost: float
    tags: list[str]
    difficulty: Difficulty | None
    source: SourceOut | None
    section: str | None
    options: list[OptionOut] | None = None
    correct: bool | None = None
    accepted: list[AcceptedOut] | None = None
    allow_typos: bool | None = None
    value: str | float | None = None
    tolerance: str | float | None = None
    tolerance_kind: ToleranceKind | None = None
    unit: str | None = None
    alternatives: list[AcceptedNumberOut] | None = None
    feedback_right: str | None = None
    feedback_wrong: str | None = None
    gaps: list[GapOut] | None = None
    pairs: list[PairOut] | None = None
    distractors: list[str] | None = None
    items: list[str] | None = None
    item_ids: list[str] | None = None
    strategy: str | None = None
    rubric: list[CriterionOut] | None = None
    max_words: int | None = None

    @classmethod
    def of_question(cls, question: Question) -> Self:
        """The wire form of a question."""
        return cls(**_fields(question))


class QuestionOut(KeyOut, frozen=True, kw_only=True, omit_defaults=True):
    """A question of a quiz. `version` is the quiz's: a quiz is changed as a whole."""

    quiz_id: UUID
    version: int

    @classmethod
    def of(cls, view: Any) -> Self:
        """The wire form of a QuestionView."""
        return cls(**_fields(view.question), quiz_id=view.quiz_id, version=view.version)


class QuestionsOut(Out, frozen=True, kw_only=True):
    """The questions that were written, in the order in which they were sent."""

    items: list[QuestionOut]


def number_out(number: Decimal) -> str | float:
    """As a number where that is exact, else as text."""
    short = float(number)
    return short if Decimal(str(short)) == number else str(number)


def _fields(question: Question) -> dict[str, Any]:
    source = question.source
    return {
        "id": question.id,
        "type": question.kind,
        "text": question.text,
        "points": float(question.points),
        "name": question.name,
        "explanation": question.explanation,
        "hint": question.hint,
        "hint_cost": float(question.hint_cost),
        "tags": list(question.tags),
        "difficulty": question.difficulty,
        "source": None if source is None else SourceOut.of(source),
        "section": question.section,
        **_task_fields(question.task),
    }


def _task_fields(task: Task) -> dict[str, Any]:  # noqa: C901, PLR0911  a case for each type
    match task:
        case SingleChoice(options=options):
            return {"options": [_option(option) for option in options]}
        case MultipleChoice(options=options, strategy=strategy):
            return {"options": [_option(option) for option in options], "strategy": strategy.value}
        case TrueFalse(correct=correct):
            return {"correct": correct, **_feedback(task)}
        case ShortAnswer(accepted=accepted, allow_typos=allow_typos):
            return {"accepted": list(map(_accepted, accepted)), "allow_typos": allow_typos}
        case Numeric():
            numbers = {"value": number_out(task.value), "tolerance": number_out(task.tolerance)}
            others = [_accepted_number(one) for one in task.alternatives]
            kept = {"tolerance_kind": task.tolerance_kind, "unit": task.unit, "alternatives": others or None}
            return {**numbers, **kept, **_feedback(task)}
        case Cloze(gaps=gaps, allow_typos=allow_typos):
            shown = [GapOut(accepted=list(map(_accepted, gap.accepted))) for gap in gaps]
            return {"gaps": shown, "allow_typos": allow_typos}
        case Matching():
            return {"pairs": _pairs(task), "distractors": [part.text for part in task.distractors]}
        case Ordering(items=items, strategy=strategy):
            texts, ids = [item.text for item in items], [item.id for item in items]
            return {"items": texts, "item_ids": ids, "strategy": strategy.value}
        case Essay(rubric=rubric, max_words=max_words):
            return {
                "rubric": list(map(_criterion, rubric)),
                "max_words": max_words,
            }


def _option(option: Option) -> OptionOut:
    return OptionOut(
        id=option.id,
        text=option.text,
        is_correct=option.is_correct,
        fraction=float(option.fraction),
        feedback=option.feedback,
    )


def _accepted(text: AcceptedText) -> AcceptedOut:
    return AcceptedOut(text=text.text, fraction=float(text.fraction), feedback=text.feedback)


def _accepted_number(number: AcceptedNumber) -> AcceptedNumberOut:
    value, tolerance = number_out(number.value), number_out(number.tolerance)
    fraction = float(number.fraction)
    return AcceptedNumberOut(value=value, tolerance=tolerance, fraction=fraction, feedback=number.feedback)


def _feedback(task: TrueFalse | Numeric) -> dict[str, str | None]:
    return {"feedback_right": task.feedback_right, "feedback_wrong": task.feedback_wrong}


def _pairs(task: Matching) -> list[PairOut]:
    return [
        PairOut(left=pair.left.text, right=pair.right.text, left_id=pair.left.id, right_id=pair.right.id)
        for pair in task.pairs
    ]


def _criterion(criterion: Criterion) -> CriterionOut:
    levels = [LevelOut(text=level.text, points=float(level.points)) for level in criterion.levels]
    return CriterionOut(name=criterion.name, levels=levels)
