"""How marks are given to an attempt that is over: by the key, by the owner, and by a model until a person looks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from uuid import UUID

from aksio.domain.assessments.quizzes.attempt_record import AttemptRecord
from aksio.domain.assessments.quizzes.mark_change import earned_points, mark_changes
from aksio.domain.assessments.quizzes.model_reading import LeftBecause, ModelReading
from aksio.domain.assessments.quizzes.paper import Paper
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_errors import AttemptNotSubmitted
from aksio.domain.assessments.quizzes.quiz_events import AnswersAwaitModel
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.assessments.quizzes.response import (
    Grade,
    GradedBy,
    Response,
    graded_by_key,
    graded_by_model,
    is_for_a_model,
)
from aksio.domain.shared.errors import Invalid, refuse
from aksio.domain.shared.ids import QuestionId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.leased_work import LeasedWork, WorkTaken
from aksio.domain.shared.text import text_error

LONGEST_COMMENT = 5_000

MOST_PAUSES = 9
"""Pauses in a row without an answer read in between, about half an hour; a person is not kept waiting longer."""


@dataclass(kw_only=True, eq=False)
class JudgedAttempt(AttemptRecord):
    """`has_reader` says whether there is a model that may read answers. Every step of its work shows a lease."""

    def grade(self, question_id: QuestionId, fraction: Fraction, *, comment: str | None = None, now: datetime) -> None:
        """The owner's word on an answer, which is final. Raises QuestionNotFound, AttemptNotSubmitted and Invalid."""
        self.graded_question(question_id)
        if not self.is_over:
            raise AttemptNotSubmitted
        if not 0 <= fraction <= 1:
            raise Invalid.field("/score", "out_of_range", "Must be from 0 to the points of the question.")
        self._give(question_id, fraction, comment=comment, now=now)

    def regrade(self, version: QuizVersion, *, has_reader: bool = False, now: datetime) -> None:
        """Grade by another version. The owner's marks stand; a question that is gone there is graded as before.

        A question that is the same there keeps its marks, a model's too.
        """
        if not self.is_over:
            raise AttemptNotSubmitted
        if version.number == self.graded_version:
            return
        before, earlier = earned_points(self.key, self.responses), {question.id: question for question in self.key}
        self.key, self.graded_version = key_of(self.paper, version), version.number
        self._judge_anew(has_reader, now, unless=earlier)
        self._note_changes(before, GradedBy.KEY, now)

    def take_up_reading(self, lease: Lease, *, now: datetime) -> None:
        """Begin, or go on. WorkTaken while another worker is alive, and when nothing waits for a model."""
        self.reading_job = self._job().taken_up(lease, now)
        self.updated_at = now

    def keep_reading(self, lease: Lease) -> None:
        """Show that the worker is alive, by a longer lease."""
        self.reading_job = self._job().kept(lease)

    def record_reading(self, question_id: QuestionId, reading: ModelReading, *, lease: Lease, now: datetime) -> None:
        """What became of one answer. It counts only where the answer still waits: the owner may have been faster."""
        self.reading_job = self._job().advanced(lease)
        response = self.responses[question_id]
        before = earned_points(self.key, self.responses)
        if response.waits_for_model:
            response = replace(response, reading=reading)
            grade = graded_by_model(response, self.graded_question(question_id), now=now)
            self.responses[question_id] = replace(response, grade=grade)
        self._note_changes(before, GradedBy.MODEL, now)

    def pause_reading(self, *, token: UUID, at_least: timedelta, now: datetime) -> None:
        """The model does not answer: let go, and go on later. At last, leave it all to the owner."""
        job = self._job()
        job.require_holder(token)
        if job.pauses < MOST_PAUSES:
            self.reading_job = job.paused(token, at_least=at_least, now=now)
            return
        for question_id, response in self.responses.items():
            if response.waits_for_model:
                self.responses[question_id] = replace(response, reading=ModelReading.left(LeftBecause.UNAVAILABLE))
        self._settle(now)
        self._settle_job()

    def hand_back_reading(self, *, token: UUID, now: datetime) -> None:
        """Let another worker go on at once: this one is told to stop."""
        self.reading_job = self._job().handed_back(token, now)

    def requeue_reading(self, *, now: datetime) -> None:
        """Put it before a worker again. WorkTaken unless it was due for that."""
        self.reading_job = self._job().requeued(now)
        self._ask_for_a_model(now)

    def _judge_anew(
        self, has_reader: bool, now: datetime, *, unless: Mapping[QuestionId, Question] | None = None
    ) -> None:
        """By the key, or by a model that is asked for now; `unless` names questions that were judged as they are."""
        for question in self.key:
            response = self.responses.get(question.id, Response(question_id=question.id))
            is_final = response.grade is not None and response.grade.by is GradedBy.OWNER
            if not is_final and question != (unless or {}).get(question.id):
                response = self._judged(question, response, has_reader, now)
            self.responses[question.id] = response
        self._settle_job()
        if self.reading_job is None and any(response.waits_for_model for response in self.responses.values()):
            self.reading_job = LeasedWork.queued(now)
            self._ask_for_a_model(now)

    def _judged(self, question: Question, response: Response, has_reader: bool, now: datetime) -> Response:
        if has_reader and self.paper.settings.grade_with_model and is_for_a_model(response, question):
            return replace(response, grade=None, reading=ModelReading.PENDING)
        return replace(response, grade=self._grade_by_key(question, response, now), reading=None)

    def _grade_by_key(self, question: Question, response: Response, now: datetime) -> Grade | None:
        return graded_by_key(response, question, negative_marking=self.paper.settings.negative_marking, now=now)

    def _give(self, question_id: QuestionId, fraction: Fraction, *, comment: str | None, now: datetime) -> None:
        """The owner's mark. An answer that a model was to look at waits no longer."""
        refuse([None if comment is None else text_error("/comment", comment, longest=LONGEST_COMMENT)])
        before, response = earned_points(self.key, self.responses), self.responses[question_id]
        grade = Grade(fraction=fraction, by=GradedBy.OWNER, graded_at=now, comment=comment)
        reading = None if response.waits_for_model else response.reading
        self.responses[question_id] = replace(response, grade=grade, reading=reading)
        self._note_changes(before, GradedBy.OWNER, now)

    def _note_changes(self, before: dict[QuestionId, Fraction], by: GradedBy, now: datetime) -> None:
        after = earned_points(self.key, self.responses)
        changes = mark_changes(before, after, by=by, version=self.graded_version, now=now)
        self._settle(now)
        self._settle_job()
        if changes:
            self.changes += changes
            self._say_when_graded(now)

    def _settle_job(self) -> None:
        if not any(response.waits_for_model for response in self.responses.values()):
            self.reading_job = None

    def _job(self) -> LeasedWork:
        if self.reading_job is None:
            raise WorkTaken
        return self.reading_job

    def _ask_for_a_model(self, now: datetime) -> None:
        self._record(
            AnswersAwaitModel(occurred_at=now, attempt_id=self.id, quiz_id=self.quiz_id, learner_id=self.taker_id)
        )


def key_of(paper: Paper, version: QuizVersion) -> tuple[Question, ...]:
    """The paper's questions as that version has them. One that is gone there stays as it was served."""
    newer = {(question.id, question.kind): question for question in version.questions}
    return tuple(newer.get((question.id, question.kind), question) for question in paper.questions)
