"""What a question asks for, in one of nine types, each with `grade`."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from typing import Any

from aksio.domain.assessments.quizzes.answers import (
    Answer,
    ChosenOption,
    ChosenOptions,
    FilledGaps,
    MatchedPairs,
    OrderedItems,
    TruthValue,
    WrittenNumber,
    WrittenText,
)
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import ChoiceStrategy, MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.ordering import Ordering, OrderStrategy
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.true_false import TrueFalse
from aksio.domain.shared.errors import FieldError, Invalid, refuse

Task = SingleChoice | MultipleChoice | TrueFalse | ShortAnswer | Numeric | Cloze | Matching | Ordering | Essay

ANSWERS: dict[QuestionKind, type[Answer]] = {
    QuestionKind.SINGLE_CHOICE: ChosenOption,
    QuestionKind.MULTIPLE_CHOICE: ChosenOptions,
    QuestionKind.TRUE_FALSE: TruthValue,
    QuestionKind.SHORT_ANSWER: WrittenText,
    QuestionKind.NUMERIC: WrittenNumber,
    QuestionKind.CLOZE: FilledGaps,
    QuestionKind.MATCHING: MatchedPairs,
    QuestionKind.ORDERING: OrderedItems,
    QuestionKind.ESSAY: WrittenText,
}
"""What an answer to each type looks like."""

TASKS: dict[QuestionKind, type[Task]] = {
    task.kind: task
    for task in (SingleChoice, MultipleChoice, TrueFalse, ShortAnswer, Numeric, Cloze, Matching, Ordering, Essay)
}


_STRATEGIES: dict[QuestionKind, type[ChoiceStrategy] | type[OrderStrategy]] = {
    QuestionKind.MULTIPLE_CHOICE: ChoiceStrategy,
    QuestionKind.ORDERING: OrderStrategy,
}


def task_of(kind: QuestionKind, given: Mapping[str, Any]) -> Task:
    """A task out of its fields by name. Raises Invalid for those that are missing or belong to another type."""
    known = _checked(kind, given)
    needed = [one.name for one in fields(TASKS[kind]) if one.default is MISSING and one.name not in known]
    refuse(FieldError(pointer=f"/{name}", code="missing", message="This field is required.") for name in needed)
    return TASKS[kind](**known)


def mended_task(task: Task, given: Mapping[str, Any]) -> Task:
    """The task with some fields changed. Raises Invalid for fields of another type."""
    return replace(task, **_checked(task.kind, given))


def _checked(kind: QuestionKind, given: Mapping[str, Any]) -> dict[str, Any]:
    names = {one.name for one in fields(TASKS[kind])}
    message = f"A question of type {kind} has no such field."
    refuse(
        FieldError(pointer=f"/{name}", code="not_of_this_type", message=message) for name in given if name not in names
    )
    return {name: _strategy(kind, value) if name == "strategy" else value for name, value in given.items()}


def _strategy(kind: QuestionKind, name: str) -> ChoiceStrategy | OrderStrategy:
    try:
        return _STRATEGIES[kind](name)
    except ValueError:
        words = ", ".join(_STRATEGIES[kind])
        raise Invalid.field("/strategy", "unknown_strategy", f"Must be one of {words}.") from None
