"""What a plan is made of."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from aksio.domain.shared.ids import CourseId, DocumentId, PlannedSessionId, QuizId


class SessionKind(StrEnum):
    """What is done in a session."""

    READ = "read"
    REVIEW = "review"
    PRACTICE = "practice"
    MOCK_EXAM = "mock_exam"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedSession:
    """Something to do on a day. `title` names it; reading has a document with pages, reviewing cards, practice a quiz.

    Of the `cards`, `new_cards` are begun. `moved` sessions were put on their day by the learner; `done` ones are over.
    `spent_minutes` is what a done one really took; None where nobody knows.
    """

    id: PlannedSessionId
    date: datetime.date
    kind: SessionKind
    course_id: CourseId
    minutes: int
    title: str
    document_id: DocumentId | None = None
    start_page: int | None = None
    end_page: int | None = None
    cards: int = 0
    new_cards: int = 0
    quiz_id: QuizId | None = None
    moved: bool = False
    done: bool = False
    spent_minutes: int | None = None

    @property
    def takes(self) -> int:
        """Minutes of its day: those that were spent, as soon as they are known."""
        return self.minutes if self.spent_minutes is None else self.spent_minutes

    @property
    def stays(self) -> bool:
        """Whether planning anew leaves it where it is."""
        return self.moved or self.done


class Reason(StrEnum):
    """Why something has no day."""

    TOO_LITTLE_TIME = "too_little_time"
    EXAM_PASSED = "exam_passed"
    NOTHING_TO_STUDY = "nothing_to_study"
    LENGTH_UNKNOWN = "length_unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unscheduled:
    """What does not fit, and how many more minutes it would take."""

    kind: SessionKind | None
    course_id: CourseId
    title: str
    minutes: int
    reason: Reason
    document_id: DocumentId | None = None
    start_page: int | None = None
    end_page: int | None = None
    cards: int = 0
    quiz_id: QuizId | None = None
