"""Attempts in memory."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from aksio.adapters.memory.assessments.quizzes import MemoryQuizzes, versions_of
from aksio.adapters.memory.store import MemorySession, MemoryStore, MemoryTable
from aksio.application.assessments.quizzes.quiz_ports import AttemptRef, DoomedAttempt, Standing
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.closing import Closing
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_errors import AttemptNotFound, QuizNotFound
from aksio.domain.assessments.quizzes.quiz_version import QuizVersion
from aksio.domain.shared.errors import Raced
from aksio.domain.shared.ids import AttemptId, CourseId, LearnerId, QuizId


class MemoryAttempts(MemoryTable[Attempt]):
    """See the port."""

    def __init__(self, session: MemorySession) -> None:
        super().__init__(session, "quiz_attempts")

    async def get(self, attempt_id: AttemptId, *, taker_id: LearnerId) -> Attempt:
        """See the port."""
        return self._find(attempt_id, missing=AttemptNotFound, taker_id=taker_id)

    async def get_for_owner(self, attempt_id: AttemptId, *, owner_id: LearnerId) -> Attempt:
        """See the port."""
        return self._find(attempt_id, missing=AttemptNotFound, owner_id=owner_id)

    async def standing(self, quiz_id: QuizId, *, owner_id: LearnerId, taker_id: LearnerId) -> Standing:
        """See the port."""
        quiz = await MemoryQuizzes(self._session).get(quiz_id, learner_id=owner_id)
        theirs = [one for one in self._all() if one.quiz_id == quiz_id and one.taker_id == taker_id]
        return Standing(
            course_id=quiz.course_id,
            status=quiz.status,
            version=versions_of(self._session.store, quiz_id)[-1] if quiz.published_version else None,
            attempts=len(theirs),
            open_attempt_id=next((one.id for one in theirs if not one.is_over), None),
        )

    async def closing(self, quiz_id: QuizId) -> Closing:
        """See the port."""
        quiz: Quiz | None = self._session.store.rows.get("quizzes", {}).get(quiz_id)
        if quiz is None:
            raise QuizNotFound
        return quiz.closing

    async def are_by_others(self, quiz_id: QuizId, *, owner_id: LearnerId) -> bool:
        """See the port."""
        return any(one.quiz_id == quiz_id and one.taker_id != owner_id for one in self._all())

    def add(self, attempt: Attempt) -> None:
        """See the port."""
        self._session.change(lambda: self._require_number(attempt))
        self._put(attempt.id, attempt, new=True)

    def save(self, attempt: Attempt) -> None:
        """See the port."""
        self._put(attempt.id, attempt, new=False)

    async def at_quiz(self, quiz_id: QuizId) -> list[DoomedAttempt]:
        """See the port."""
        return [_doomed(one) for one in self._all() if one.quiz_id == quiz_id]

    async def of(self, course_id: CourseId | None, *, learner_id: LearnerId, at_most: int) -> list[DoomedAttempt]:
        """See the port."""
        chosen = [
            _doomed(one)
            for one in self._all()
            if (one.owner_id == learner_id and course_id in (None, one.course_id))
            or (course_id is None and one.taker_id == learner_id)
        ]
        return chosen[:at_most]

    def remove(self, doomed: Sequence[DoomedAttempt], *, now: datetime) -> None:
        """See the port."""
        present = {one.id: one for one in self._all()}
        for one in doomed:
            self._drop(one.attempt_id, present[one.attempt_id])
        self._session.tell(*(one.deleted(now) for one in doomed))

    def _require_number(self, attempt: Attempt) -> None:
        taken = {(one.quiz_id, one.taker_id, one.number) for one in self._all()}
        if (attempt.quiz_id, attempt.taker_id, attempt.number) in taken:
            raise Raced("Something with the same unique value exists already.")


def _doomed(attempt: Attempt) -> DoomedAttempt:
    return DoomedAttempt(
        attempt_id=attempt.id,
        quiz_id=attempt.quiz_id,
        taker_id=attempt.taker_id,
        question_ids=tuple(question.id for question in attempt.paper.questions),
    )


class MemoryAttemptQueues:
    """See the port."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    async def overdue(self, *, now: datetime, limit: int) -> list[AttemptRef]:
        """See the port."""
        return self._refs(lambda one: one.is_overdue(now), limit)

    async def graded_otherwise(self, quiz_id: QuizId, *, number: int, limit: int) -> list[AttemptRef]:
        """See the port."""
        return self._refs(lambda one: one.quiz_id == quiz_id and one.is_over and one.graded_version < number, limit)

    async def to_reveal(self, *, now: datetime, limit: int) -> list[AttemptRef]:
        """See the port."""
        quizzes: dict[UUID, Quiz] = self._store.rows.get("quizzes", {})
        return self._refs(lambda one: one.awaits_closing and quizzes[one.quiz_id].closing.is_past(now), limit)

    async def unread(self, *, now: datetime, limit: int) -> list[AttemptRef]:
        """See the port."""

        def is_due(attempt: Attempt) -> bool:
            due_at = attempt.reading_job.due_at if attempt.reading_job else None
            return due_at is not None and due_at <= now

        return self._refs(is_due, limit)

    async def version(self, quiz_id: QuizId, *, number: int) -> QuizVersion | None:
        """See the port."""
        return next((one for one in versions_of(self._store, quiz_id) if one.number == number), None)

    def _refs(self, is_wanted: Callable[[Attempt], bool], limit: int) -> list[AttemptRef]:
        found = [one for one in self._store.rows.get("quiz_attempts", {}).values() if is_wanted(one)]
        found.sort(key=lambda one: (one.expires_at is None, one.expires_at, one.id))
        return [AttemptRef(attempt_id=one.id, taker_id=one.taker_id) for one in found[:limit]]
