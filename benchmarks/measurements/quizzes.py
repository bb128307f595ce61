"""Quizzes: an answer graded, by type, and the item analysis of 10,000 attempts at 50 questions.

Grading: processor time for the right answer to one question of each type. Analysis: marks of single choices in a fresh
SQLite file, summed up by the adapter that the service uses; memory is what Python holds at most beside the file.
"""

import asyncio
import random
import timeit
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from uuid import UUID

from sqlalchemy import create_engine, insert

from aksio.adapters.sql.assessments.quiz_analyses import SqlQuizAnalyses
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.tables import metadata
from aksio.adapters.sql.tables.quizzes import quiz_answers
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.ids import LearnerId, QuizId
from benchmarks.apparatus.lab import Lab
from benchmarks.figures import Aim, Figure
from tests.make.quizzes import a_question, right_answer

_ATTEMPTS, _QUESTIONS = 10_000, 50
_QUIZ, _OWNER = QuizId(UUID(int=1)), LearnerId(UUID(int=2))
_NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    for kind in QuestionKind:
        yield Figure(what=f"an answer graded, {kind}", value=_grading(kind), unit="µs", aim=Aim(most=100))
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'quizzes.db'}"
        _fill(url)
        seconds, megabytes = asyncio.run(_analysis(url))
    of = f"{_ATTEMPTS:,} attempts × {_QUESTIONS} questions"
    yield Figure(what=f"item analysis of {of}", value=seconds, unit="s", aim=Aim(most=5))
    yield Figure(what="    memory", value=megabytes, unit="MB", aim=Aim(most=10))


def _grading(kind: QuestionKind) -> float:
    question = a_question(kind)
    answer = right_answer(question)
    timer = timeit.Timer(lambda: question.grade(answer), timer=process_time)
    times, _ = timer.autorange()
    return 1e6 * min(timer.repeat(3, times)) / times


def _fill(url: str) -> None:
    chance = random.Random(2)
    engine = create_engine(url)
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(metadata.tables["quizzes"]), [_quiz_row()])
        for number in range(_ATTEMPTS):
            connection.execute(insert(quiz_answers), list(_answers(number, chance)))
    engine.dispose()


def _quiz_row() -> dict[str, object]:
    documents: dict[str, object] = {"settings": {}, "sections": [], "questions": [], "question_count": 0}
    return documents | {
        "id": _QUIZ,
        "learner_id": _OWNER,
        "version": 1,
        "course_id": _QUIZ,
        "title": "Benchmark",
        "status": "published",
        "published_version": 1,
        "has_changes": False,
        "created_at": _NOW,
        "updated_at": _NOW,
    }


def _answers(attempt: int, chance: random.Random) -> Iterator[dict[str, object]]:
    marks = [float(chance.random() < 0.7) for _ in range(_QUESTIONS)]
    for number, mark in enumerate(marks):
        yield {
            "attempt_id": UUID(int=100 + attempt),
            "question_id": UUID(int=number),
            "learner_id": _OWNER,
            "quiz_id": _QUIZ,
            "kind": QuestionKind.SINGLE_CHOICE.value,
            "answer": {"option_id": f"option {int(mark) or chance.randrange(2, 5)}"},
            "points": 1.0,
            "mark": mark,
            "rest": sum(marks) - mark,
            "duration_ms": chance.randrange(60_000),
            "submitted_at": _NOW,
        }


async def _analysis(url: str) -> tuple[float, float]:
    database = Database(url)
    analyses = SqlQuizAnalyses(database)
    tracemalloc.start()
    begun = perf_counter()
    found = await analyses.of(_QUIZ, learner_id=_OWNER)
    seconds, (_, peak) = perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    await database.dispose()
    assert len(found.sums) == _QUESTIONS
    return seconds, peak / 1e6
