"""One taker's way through a quiz."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from aksio.domain.assessments.quizzes.answers import Answer
from aksio.domain.assessments.quizzes.appealed_attempt import AppealedAttempt
from aksio.domain.assessments.quizzes.paper import Paper
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_errors import AnswerLocked, AttemptOver, NoHint
from aksio.domain.assessments.quizzes.quiz_events import AttemptSubmitted
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.assessments.quizzes.response import Response
from aksio.domain.shared.calendar import StudyCalendar
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import AttemptId, CourseId, LearnerId, QuestionId

LONGEST_MS = 86_400_000


@dataclass(kw_only=True, eq=False)
class Attempt(AppealedAttempt):
    """Starts, takes answers until it is submitted, and is judged then."""

    @classmethod
    def start(
        cls,
        *,
        id: AttemptId,
        version: QuizVersion,
        taker_id: LearnerId,
        course_id: CourseId,
        number: int,
        now: datetime,
    ) -> Self:
        """Draw a paper by the attempt's own id, and let the clock run."""
        paper = Paper.drawn(version, id.hex)
        return cls(
            id=id,
            quiz_id=version.quiz_id,
            owner_id=version.learner_id,
            taker_id=taker_id,
            course_id=course_id,
            number=number,
            paper=paper,
            key=paper.questions,
            graded_version=version.number,
            started_at=now,
            expires_at=version.settings.deadline(now),
            updated_at=now,
        )

    def answer(
        self,
        question_id: QuestionId,
        answer: Answer | None,
        *,
        confidence: float | None = None,
        duration_ms: int | None = None,
        now: datetime,
    ) -> None:
        """Take an answer in place of an earlier one; None takes it back. The same again changes nothing.

        Raises QuestionNotFound, AttemptOver, AnswerLocked, and Invalid when it cannot be an answer to that question.
        """
        question = self._open_question(question_id, now)
        _check_numbers(confidence, duration_ms)
        question.grade(answer)
        before = self.responses.get(question_id, Response(question_id=question_id))
        if before.grade is not None:
            if before.answer != answer:
                raise AnswerLocked
            return
        given = replace(before, answer=answer, confidence=confidence, duration_ms=duration_ms)
        if given == before and before.answered_at is not None:
            return
        given = replace(given, answered_at=now)
        if self.paper.settings.instant_feedback and answer is not None:
            given = replace(given, grade=self._grade_by_key(question, given, now))
        self.responses[question_id] = given
        self.updated_at = now

    def take_hint(self, question_id: QuestionId, *, now: datetime) -> str:
        """The hint. Taking it twice costs as much as once. Raises QuestionNotFound, AttemptOver and NoHint."""
        question = self._open_question(question_id, now)
        if question.hint is None:
            raise NoHint
        before = self.responses.get(question_id, Response(question_id=question_id))
        if before.grade is None and not before.hint_taken:
            self.responses[question_id] = replace(before, hint_taken=True)
            self.updated_at = now
        return question.hint

    def submit(self, *, calendar: StudyCalendar, has_reader: bool = False, now: datetime) -> None:
        """Finish. Submitting twice is once; when the time was up before, it counts as submitted then."""
        if self.is_over:
            return
        at = self.expires_at if self.expires_at is not None and now >= self.expires_at else now
        self.submitted_at, self.submitted_on = at, calendar.day_of(at)
        self._judge_anew(has_reader, at)
        self._settle(now)
        self._record(self._event(AttemptSubmitted, now))
        self._say_when_graded(now)

    def _open_question(self, question_id: QuestionId, now: datetime) -> Question:
        question = self.paper.question(question_id)
        if self.is_over or self.is_overdue(now):
            raise AttemptOver
        return question


def _check_numbers(confidence: float | None, duration_ms: int | None) -> None:
    if confidence is not None and not 0 <= confidence <= 1:
        raise Invalid.field("/confidence", "out_of_range", "Must be from 0 to 1.")
    if duration_ms is not None and not 0 <= duration_ms <= LONGEST_MS:
        raise Invalid.field("/duration_ms", "out_of_range", f"Must be from 0 to {LONGEST_MS}.")
