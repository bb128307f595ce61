"""Import a quiz from a file: all of it, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import BinaryIO
from uuid import uuid5

from aksio.application.assessments.interchange.quiz_file_ports import (
    MOST_QUESTIONS,
    QuestionRecord,
    QuizReader,
    QuizRecord,
    SkippedQuestion,
    TooManyQuestions,
    mistakes,
)
from aksio.application.assessments.ports import OwnCourses
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.references import require_course
from aksio.application.shared.in_thread import in_thread
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz import MOST_QUESTIONS as MOST_IN_A_QUIZ
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_errors import QuizNotFound
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import CourseId, LearnerId, QuestionId, QuizId

_LONGEST_TITLE = 200
_DEFAULT_TITLE = "Imported quiz"


@dataclass(frozen=True, kw_only=True)
class ImportQuizCommand:
    """The title is `title`, or the file's own, or how the file is called. `key` names this import, so that sending it
    again makes no second quiz."""

    learner_id: LearnerId
    file: BinaryIO
    course_id: CourseId | None
    title: str | None = None
    file_name: str | None = None
    key: str | None = None


@dataclass(frozen=True, kw_only=True)
class ImportedQuiz:
    """A quiz that an import wrote."""

    id: QuizId
    title: str
    question_count: int


@dataclass(frozen=True, kw_only=True)
class QuizImportReport:
    """What was taken, and what was left out and why."""

    format: str
    course_id: CourseId
    quizzes: tuple[ImportedQuiz, ...]
    questions: int
    skipped: Sequence[SkippedQuestion]


class ImportQuiz:
    """A file with more questions than a quiz may have becomes several, in one transaction.

    Raises UnreadableFile with every mistake, TooManyQuestions, UnknownCourse, Invalid.
    """

    def __init__(self, uow: QuizUnitOfWork, reader: QuizReader, courses: OwnCourses, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._reader = reader
        self._courses = courses
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: ImportQuizCommand) -> QuizImportReport:
        if command.course_id is None:
            raise Invalid.field("/course_id", "missing", "Say which course this quiz belongs to.")
        await require_course(self._courses, command.course_id, learner_id=command.learner_id)
        record, questions = await in_thread(partial(self._read, command.file))
        quizzes = list(self._quizzes(command, command.course_id, record, questions))
        async with self._uow as uow:
            if not await _is_there(uow, quizzes[0]):
                for quiz in quizzes:
                    uow.quizzes.add(quiz)
                await uow.commit()
        return QuizImportReport(
            format=record.format,
            course_id=command.course_id,
            quizzes=tuple(
                ImportedQuiz(id=one.id, title=one.title, question_count=len(one.questions)) for one in quizzes
            ),
            questions=len(questions),
            skipped=record.skipped,
        )

    def _read(self, file: BinaryIO) -> tuple[QuizRecord, list[Question]]:
        record = self._reader.read(file)
        if len(record.questions) > MOST_QUESTIONS:
            raise TooManyQuestions
        return record, _written(record.questions, self._ids)

    def _quizzes(
        self, command: ImportQuizCommand, course_id: CourseId, record: QuizRecord, questions: list[Question]
    ) -> Iterator[Quiz]:
        parts = [questions[at : at + MOST_IN_A_QUIZ] for at in range(0, len(questions), MOST_IN_A_QUIZ)] or [[]]
        title = _title_of(record, command)
        for number, part in enumerate(parts, start=1):
            used = {question.section for question in part}
            key = f"{command.key}/{number}" if number > 1 else command.key
            yield Quiz.write(
                id=QuizId(uuid5(command.learner_id, str(key)) if command.key else self._ids.new()),
                learner_id=command.learner_id,
                course_id=course_id,
                title=title if len(parts) == 1 else f"{title[: _LONGEST_TITLE - 10]} ({number})",
                description=record.description,
                settings=record.settings,
                sections=tuple(one for one in record.sections if len(parts) == 1 or one.name in used),
                questions=part,
                now=self._clock.now(),
            )


def _written(records: Sequence[QuestionRecord], ids: Ids) -> list[Question]:
    questions: list[Question] = []
    found: list[tuple[str, str]] = []
    for record in records:
        try:
            questions.append(Question(id=QuestionId(ids.new()), **record.content))
        except Invalid as refusal:
            found += [(record.place, f"{error.pointer.lstrip('/')}: {error.message}") for error in refusal.errors]
    if found:
        raise mistakes(found)
    return questions


def _title_of(record: QuizRecord, command: ImportQuizCommand) -> str:
    title = command.title or record.title or PurePath(command.file_name or "").stem
    return title.strip()[:_LONGEST_TITLE].strip() or _DEFAULT_TITLE


async def _is_there(uow: QuizUnitOfWork, quiz: Quiz) -> bool:
    try:
        await uow.quizzes.get(quiz.id, learner_id=quiz.learner_id)
    except QuizNotFound:
        return False
    return True
