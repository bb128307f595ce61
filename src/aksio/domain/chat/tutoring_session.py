"""A learner sits down with the tutor, with objectives and in a mode."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from aksio.domain.chat.events import TutoringSessionCompleted, TutoringSessionStarted
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import Conflict, FieldError, NotFound, refuse
from aksio.domain.shared.ids import ChatId, CourseId, DocumentId, LearnerId, TutoringSessionId
from aksio.domain.shared.text import text_error

MOST_OBJECTIVES = 20


class TutoringSessionNotFound(NotFound):
    """There is no such session of this learner's."""

    code = "tutoring_session_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such tutoring session.")


class WrongSessionState(Conflict):
    """It was started or completed before, or not yet."""

    code = "wrong_session_state"


class TutoringMode(StrEnum):
    """How the tutor goes about it."""

    EXPLAIN = "explain"
    SOCRATIC = "socratic"
    QUIZ_ME = "quiz_me"
    EXAM_PREPARATION = "exam_preparation"
    HOMEWORK_HELP = "homework_help"


class SessionStatus(StrEnum):
    """Where it stands."""

    PLANNED = "planned"
    STARTED = "started"
    COMPLETED = "completed"


@dataclass(frozen=True, kw_only=True)
class CitedDocument:
    """A document that answers of a session cited, with the pages."""

    document_id: DocumentId
    document_name: str
    pages: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SessionSummary:
    """Only what the records say: what was asked, how many answers came and had sources, and what they cited.

    `objectives_touched` are those whose words came up in a question.
    """

    seconds: int
    questions: tuple[str, ...]
    answers: int
    answers_with_sources: int
    documents: tuple[CitedDocument, ...]
    objectives_touched: tuple[str, ...]


@dataclass(kw_only=True, eq=False)
class TutoringSession(Aggregate):
    """It takes place in a conversation. `summary` is there once it is completed."""

    id: TutoringSessionId
    learner_id: LearnerId
    chat_id: ChatId
    course_id: CourseId | None
    mode: TutoringMode
    objectives: tuple[str, ...]
    status: SessionStatus = SessionStatus.PLANNED
    summary: SessionSummary | None = None
    created_at: datetime
    started_at: datetime | None = None
    completed_at: datetime | None = None

    @classmethod
    def plan(
        cls,
        *,
        id: TutoringSessionId,
        learner_id: LearnerId,
        chat_id: ChatId,
        course_id: CourseId | None,
        mode: TutoringMode,
        objectives: tuple[str, ...],
        now: datetime,
    ) -> Self:
        """A session to come. Raises Invalid with every field that is wrong."""
        errors = [text_error(f"/objectives/{place}", text, longest=500) for place, text in enumerate(objectives)]
        if len(objectives) > MOST_OBJECTIVES:
            message = f"At most {MOST_OBJECTIVES} objectives."
            errors.append(FieldError(pointer="/objectives", code="too_many", message=message))
        refuse(errors)
        return cls(
            id=id,
            learner_id=learner_id,
            chat_id=chat_id,
            course_id=course_id,
            mode=mode,
            objectives=objectives,
            created_at=now,
        )

    def start(self, *, now: datetime) -> None:
        """Raises WrongSessionState."""
        if self.status is not SessionStatus.PLANNED:
            raise WrongSessionState("This session was started before.")
        self.status = SessionStatus.STARTED
        self.started_at = now
        self._record(
            TutoringSessionStarted(
                occurred_at=now,
                chat_id=self.chat_id,
                learner_id=self.learner_id,
                session_id=self.id,
                mode=self.mode.value,
                course_id=self.course_id,
            )
        )

    def complete(self, summary: SessionSummary, *, now: datetime) -> None:
        """Raises WrongSessionState."""
        if self.status is not SessionStatus.STARTED:
            raise WrongSessionState("Only a session that was started can be completed.")
        self.status = SessionStatus.COMPLETED
        self.completed_at = now
        self.summary = summary
        self._record(
            TutoringSessionCompleted(
                occurred_at=now,
                chat_id=self.chat_id,
                learner_id=self.learner_id,
                session_id=self.id,
                mode=self.mode.value,
                questions=len(summary.questions),
                seconds=summary.seconds,
            )
        )
