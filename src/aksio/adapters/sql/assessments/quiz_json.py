"""Questions, rules, answers and marks as JSON, and back. Fractions travel as "1/3"."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from aksio.domain.assessments.generation_parameters import Difficulty
from aksio.domain.assessments.quizzes.appeal import Appeal
from aksio.domain.assessments.quizzes.mark_change import MarkChange
from aksio.domain.assessments.quizzes.model_reading import ModelReading
from aksio.domain.assessments.quizzes.question import Original, Question
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.assessments.quizzes.quiz_heading import QuizHeading
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.assessments.quizzes.response import Grade, Response
from aksio.domain.assessments.quizzes.task import ANSWERS, TASKS
from aksio.domain.assessments.source import Source
from aksio.domain.shared.ids import QuestionId
from aksio.domain.shared.leased_work import LeasedWork

T = TypeVar("T")
Json = dict[str, Any]


def to_json(value: object) -> Any:
    """Any of our frozen values."""
    return msgspec.to_builtins(value, enc_hook=_written)


def from_json(raw: object, kind: type[T]) -> T:
    """The value again."""
    return msgspec.convert(raw, kind, dec_hook=_read)


def question_to_json(question: Question) -> Json:
    """With the type beside, by which it is read again."""
    raw: Json = to_json(question)
    return {"type": question.kind.value, **raw}


def question_from_json(raw: Mapping[str, Any]) -> Question:
    """The question again."""
    difficulty, source = raw["difficulty"], raw["source"]
    return Question(
        id=QuestionId(UUID(raw["id"])),
        text=raw["text"],
        task=from_json(raw["task"], TASKS[QuestionKind(raw["type"])]),
        points=Decimal(raw["points"]),
        name=raw["name"],
        explanation=raw["explanation"],
        hint=raw["hint"],
        hint_cost=Fraction(raw["hint_cost"]),
        tags=tuple(raw["tags"]),
        difficulty=None if difficulty is None else Difficulty(difficulty),
        source=None if source is None else from_json(source, Source),
        section=raw["section"],
        revision=raw.get("revision", 1),
        twin_of=None if (twin_of := raw.get("twin_of")) is None else from_json(twin_of, Original),
    )


def questions_from_json(raw: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    """All of them."""
    return tuple(map(question_from_json, raw))


def settings_from_json(raw: Mapping[str, Any]) -> QuizSettings:
    """The rules again."""
    return from_json(raw, QuizSettings)


def heading_from_json(raw: object) -> QuizHeading | None:
    """What a twin's heading translates."""
    return None if raw is None else from_json(raw, QuizHeading)


def sections_from_json(raw: Iterable[Mapping[str, Any]]) -> tuple[QuizSection, ...]:
    """The sections again."""
    return from_json(raw, tuple[QuizSection, ...])


def response_from_json(raw: Mapping[str, Any], kind: QuestionKind) -> Response:
    """The response to a question of that type again."""
    answer, answered_at, grade = raw["answer"], raw["answered_at"], raw["grade"]
    return Response(
        question_id=QuestionId(UUID(raw["question_id"])),
        answer=None if answer is None else from_json(answer, ANSWERS[kind]),
        answered_at=None if answered_at is None else datetime.fromisoformat(answered_at),
        confidence=raw["confidence"],
        duration_ms=raw["duration_ms"],
        hint_taken=raw["hint_taken"],
        grade=None if grade is None else from_json(grade, Grade),
        reading=reading_from_json(raw.get("reading")),
        appeal=appeal_from_json(raw.get("appeal")),
    )


def reading_from_json(raw: object) -> ModelReading | None:
    """What a model made of an answer. Rows from before models read any have nothing there."""
    return None if raw is None else from_json(raw, ModelReading)


def appeal_from_json(raw: object) -> Appeal | None:
    """An objection to a mark."""
    return None if raw is None else from_json(raw, Appeal)


def job_from_json(raw: object) -> LeasedWork | None:
    """The work of having answers read."""
    return None if raw is None else from_json(raw, LeasedWork)


def changes_from_json(raw: Iterable[Mapping[str, Any]]) -> tuple[MarkChange, ...]:
    """The record again."""
    return from_json(raw, tuple[MarkChange, ...])


def _written(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(f"No JSON for {type(value)}.")


def _read(kind: type, raw: object) -> object:
    if kind is Fraction:
        return Fraction(str(raw))
    raise NotImplementedError(f"No {kind} out of JSON.")
