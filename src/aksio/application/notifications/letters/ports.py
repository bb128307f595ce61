"""What letters need from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from aksio.domain.notifications.kind import Kind
from aksio.domain.shared.errors import NotFound
from aksio.domain.shared.ids import CourseId, LearnerId


@dataclass(frozen=True, kw_only=True)
class Exam:
    """An exam that lies ahead."""

    course_id: CourseId
    course: str
    date: date


class StudyFacts(Protocol):
    """How a learner stands today."""

    async def due_cards(self, learner_id: LearnerId) -> int:
        """Cards that are due on their study day, limits not counted."""

    async def streak_days(self, learner_id: LearnerId) -> int:
        """How many days in a row."""

    async def exams(self, learner_id: LearnerId) -> Sequence[Exam]:
        """Of all their courses that are not archived, past ones included."""


@dataclass(frozen=True, kw_only=True)
class Unsubscription:
    """Whose mails, of which kind."""

    learner_id: LearnerId
    kind: Kind


class UnsubscriptionRefused(NotFound):
    """The token is not one of ours."""

    code = "unsubscription_refused"

    def __init__(self) -> None:
        super().__init__("This link is not complete. Please take it from the mail again.")


class UnsubscribeTokens(Protocol):
    """Tokens that let who has a mail stop its kind, without a login. They stay good: mail is read late."""

    def write(self, unsubscription: Unsubscription) -> str:
        """The same again is the same token."""

    def read(self, text: str) -> Unsubscription:
        """Raises UnsubscriptionRefused."""
