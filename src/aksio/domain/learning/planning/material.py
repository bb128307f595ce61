"""What there is to study, as the planner sees it: pages, cards and quizzes by course."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aksio.domain.shared.ids import CourseId, DocumentId, QuizId

DEFAULT_MINUTES_PER_PAGE = 2.0
"""Where too little reading was recorded to measure it."""
REVIEWS_PER_MINUTE = 4
NEW_CARD_MINUTES = 0.5
QUESTION_MINUTES = 1
SHORTEST_QUIZ, LONGEST_QUIZ = 5, 180


@dataclass(frozen=True, kw_only=True, slots=True)
class Pages:
    """Pages of a document that are to be read, both ends included."""

    document_id: DocumentId
    name: str
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many."""
        return self.last - self.first + 1


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedQuiz:
    """A quiz that can be taken. `is_exam` makes it a mock exam, which belongs near the end."""

    id: QuizId
    name: str
    questions: int
    is_exam: bool = False

    @property
    def minutes(self) -> int:
        """A minute for each question, from 5 minutes to 3 hours."""
        return min(LONGEST_QUIZ, max(SHORTEST_QUIZ, self.questions * QUESTION_MINUTES))


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseMaterial:
    """A course. `due` counts cards by due day and interval in days; `priority` is from 1 to 5, 5 first.

    `last_day` is the last on which studying it makes sense, or None when its exam is today or has passed. `unknown`
    are documents of which nobody knows (yet) how long they are.
    """

    id: CourseId
    name: str
    last_day: date | None
    priority: int = 3
    pages: tuple[Pages, ...] = ()
    due: Mapping[tuple[date, int], int]
    new_cards: int = 0
    quizzes: tuple[PlannedQuiz, ...] = ()
    unknown: tuple[tuple[DocumentId, str], ...] = ()
