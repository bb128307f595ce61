"""Questions out of files: 10,000 of GIFT read, and imported over the use case into a fresh SQLite file.

Memory is what Python holds at most beside the file.
"""

import asyncio
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from uuid import UUID

from sqlalchemy import create_engine

from aksio.adapters.interchange.any_quiz import AnyQuizReader
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.tables import metadata
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds, SystemClock
from aksio.application.assessments.interchange.import_quiz import ImportQuiz, ImportQuizCommand
from aksio.domain.shared.ids import CourseId, LearnerId
from benchmarks.apparatus.lab import Lab
from benchmarks.figures import Aim, Figure

_QUESTIONS = 10_000
_COURSE, _LEARNER = CourseId(UUID(int=1)), LearnerId(UUID(int=2))
_KINDS = (
    "::Choice {0}:: Which is number {0}? {{\n\t=this {0}#Yes.\n\t~that {0}#No.\n\t~%-50%neither\n\t####Because.\n}}",
    "How many are {0}? {{#\n\t={0}:1\n\t=%50%{0}:10\n}}",
    "Match {0}. {{\n\t=one {0} -> 1\n\t=two {0} -> 2\n\t=three {0} -> 3\n}}",
    "Water {0} boils at {{=100 =%50%373}} degrees.",
)


class _EveryCourse:
    async def among(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        """All are the learner's."""
        return course_ids


def measure(lab: Lab) -> Iterator[Figure]:
    """See above."""
    content = "\n\n".join(_KINDS[number % len(_KINDS)].format(number) for number in range(_QUESTIONS)).encode()
    begun = process_time()
    AnyQuizReader().read(io.BytesIO(content))
    of = f"{_QUESTIONS:,} questions of GIFT"
    yield Figure(what=f"{of} read", value=process_time() - begun, unit="s", aim=Aim(most=5))
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'quizzes.db'}"
        engine = create_engine(url)
        metadata.create_all(engine)
        engine.dispose()
        seconds, megabytes = asyncio.run(_import(url, content))
    yield Figure(what=f"{of} imported", value=seconds, unit="s", aim=Aim(most=15))
    yield Figure(what="    memory", value=megabytes, unit="MB", aim=Aim(most=150))


async def _import(url: str, content: bytes) -> tuple[float, float]:
    """Timed without the watch on memory, which slows everything down."""
    database = Database(url)
    ids, clock = RandomIds(), SystemClock()
    use_case = ImportQuiz(
        uow=SqlUnitOfWork(database, clock=clock, ids=ids),
        reader=AnyQuizReader(),
        courses=_EveryCourse(),
        clock=clock,
        ids=ids,
    )
    begun = perf_counter()
    report = await use_case(_command(content))
    seconds = perf_counter() - begun
    assert report.questions == _QUESTIONS
    tracemalloc.start()
    await use_case(_command(content))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    await database.dispose()
    return seconds, peak / 1e6


def _command(content: bytes) -> ImportQuizCommand:
    return ImportQuizCommand(learner_id=_LEARNER, file=io.BytesIO(content), course_id=_COURSE, title="Many")
