"""What answering needs from outside: passages, a tutor, a budget, languages."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Protocol
from uuid import UUID

from aksio.domain.chat.context_window import Window
from aksio.domain.chat.message import Citation, TurnUsage
from aksio.domain.chat.source import Passage
from aksio.domain.chat.tutoring_session import TutoringMode
from aksio.domain.shared.errors import AksioError
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


class TutorFailed(AksioError):
    """No answer, or only a part of one. `code` says why and stays on the message; `usage` is what it cost."""

    code: ClassVar[str] = "tutor_failed"
    usage: TurnUsage

    def __init__(self, detail: str, *, usage: TurnUsage = TurnUsage.NONE) -> None:
        super().__init__(detail)
        self.usage = usage


class TutorRefused(TutorFailed):
    """The model declined."""

    code = "refused"


class TutorTruncated(TutorFailed):
    """The answer stopped in the middle."""

    code = "truncated"


class TutorRateLimited(TutorFailed):
    """Too many calls; later it may work."""

    code = "rate_limited"


class TutorTimedOut(TutorFailed):
    """Nothing came for too long."""

    code = "timed_out"


class TutorGarbled(TutorFailed):
    """What came makes no sense."""

    code = "garbled"


class TutorUnavailable(TutorFailed):
    """Away, or not letting us in."""

    code = "unavailable"


@dataclass(frozen=True, kw_only=True)
class Brief:
    """How to answer: in which language (BCP 47; None: that of the question), in which mode, towards what.

    `facts` are lines about the learner's studies, from records. `insist_on_language` after an answer in another one.
    """

    language: str | None = None
    mode: TutoringMode | None = None
    objectives: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    insist_on_language: bool = False


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """Everything for one answer. `fence` is a random line between which data stands.

    `afresh` asks for another answer than the one that was given before.
    """

    brief: Brief
    window: Window
    sources: tuple[Citation, ...]
    fence: str
    learner_id: LearnerId | None = None
    afresh: bool = False


class Tutor(Protocol):
    """Writes answers."""

    @property
    def window_tokens(self) -> int:
        """How much it can be sent at most, in tokens."""

    @property
    def quotes_only(self) -> bool:
        """Whether it says nothing of its own, so that its words are in the language of the documents."""

    def instructions(self, brief: Brief, fence: str) -> str:
        """The system's words for such an answer; empty where there is no model."""

    def most_tokens(self, prompt: Prompt) -> int:
        """What an answer will hardly exceed; 0 where no model is asked."""

    def answer(self, prompt: Prompt) -> AsyncGenerator[str | TurnUsage, None]:
        """Pieces of text as they come, then once what it cost. Closing it hangs up. Raises TutorFailed."""

    async def close(self) -> None:
        """Close the connections."""


class Titler(Protocol):
    """Finds titles for conversations."""

    def most_tokens(self, question: str) -> int:
        """What a title will hardly exceed; 0 where no model is asked."""

    async def title(self, question: str) -> tuple[str, TurnUsage]:
        """A few words on what was asked, and what they cost. Raises TutorFailed."""

    async def close(self) -> None:
        """Close the connections."""


class PassagesOfLearners(Protocol):
    """Finds what a learner's own documents say. Raises Unavailable."""

    async def about(
        self,
        question: str,
        *,
        learner_id: LearnerId,
        course_id: CourseId | None,
        document_ids: tuple[DocumentId, ...],
        limit: int,
    ) -> list[Passage]:
        """Best first; in a course or in all of them, in these documents or in all."""


@dataclass(frozen=True, kw_only=True)
class CourseFacts:
    """What the tutor may know of a course."""

    name: str
    language: str | None
    exam_date: date | None


class CoursesOfLearners(Protocol):
    """Tells about courses."""

    async def facts(self, course_id: CourseId, *, learner_id: LearnerId) -> CourseFacts | None:
        """None where there is no such course of the learner's."""


class StudyRecords(Protocol):
    """What the records say about a learner's studies. Read-only."""

    async def lines(self, *, learner_id: LearnerId, course_id: CourseId | None) -> tuple[str, ...]:
        """Cards that are due and topics that are weak, one line each, in English."""


class TutorBudget(Protocol):
    """Keeps what a learner spends on models within bounds. Raises LimitReached from `reserve`."""

    async def reserve(self, *, call_id: UUID, learner_id: LearnerId, purpose: str, tokens: int, now: datetime) -> None:
        """Set tokens aside before a call."""

    async def settle(self, *, call_id: UUID, usage: TurnUsage, now: datetime) -> None:
        """Replace the reservation by what was used."""


class CardMaking(Protocol):
    """Has flashcards made. Asking again with the same id is asking once."""

    async def request(
        self,
        *,
        id: UUID,
        learner_id: LearnerId,
        course_id: CourseId,
        document_ids: tuple[DocumentId, ...],
        topic: str,
        count: int,
    ) -> UUID:
        """The id of the generation that was asked for."""


class StudyPlanning(Protocol):
    """Makes room for a course in the learner's study plan. Asking again changes nothing."""

    async def make_room(self, course_id: CourseId, *, learner_id: LearnerId, date: date | None) -> UUID:
        """The active plan with that course, or a new one; with a date, the next session is moved there. Its id.

        Raises Invalid where there is no such course, or nothing fits on that day.
        """
