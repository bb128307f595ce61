"""How quizzes travel: what a file holds, and the ports that read and write it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from aksio.application.assessments.interchange.interchange_ports import UnreadableFile
from aksio.application.assessments.quizzes.question_content import QuestionContent
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_section import QuizSection
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.shared.errors import FieldError, TooLarge

MOST_QUESTIONS = 20_000
MOST_ERRORS = 100


@dataclass(frozen=True, kw_only=True)
class QuestionRecord:
    """A question of a file. `place` tells people where it stands there, such as "Line 12"."""

    place: str
    content: QuestionContent


@dataclass(frozen=True, kw_only=True)
class SkippedQuestion:
    """Something in the file that is no question of ours, and why."""

    place: str
    reason: str
    message: str


@dataclass(frozen=True, kw_only=True)
class QuizRecord:
    """A quiz as a file holds it, before questions have ids. A format without rules leaves them at their defaults."""

    format: str
    questions: Sequence[QuestionRecord]
    skipped: Sequence[SkippedQuestion] = ()
    title: str | None = None
    description: str | None = None
    settings: QuizSettings | None = None
    sections: tuple[QuizSection, ...] = ()


class TooManyQuestions(TooLarge):
    """More questions than one file may bring."""

    code = "too_many_questions"

    def __init__(self) -> None:
        super().__init__(f"A file may bring at most {MOST_QUESTIONS:,} questions.")


class QuizReader(Protocol):
    """Reads quizzes."""

    def read(self, file: BinaryIO) -> QuizRecord:
        """Raises UnreadableFile with every mistake in the file, and TooManyQuestions."""


@dataclass(frozen=True, kw_only=True)
class Loss:
    """Something of a question that a format has no words for. `is_whole`: the question cannot be written at all."""

    message: str
    is_whole: bool = False


class QuizWriter(Protocol):
    """Writes quizzes of one format."""

    @property
    def media_type(self) -> str:
        """The Content-Type of the file."""

    def losses(self, question: Question) -> Sequence[Loss]:
        """What would be lost of it."""

    def rule_losses(self, quiz: QuizView) -> Sequence[Loss]:
        """What would be lost of the quiz around its questions."""

    def write(
        self, quiz: QuizView, questions: Iterable[Question], lost: Mapping[str, Sequence[Loss]], exported_at: datetime
    ) -> Iterator[bytes]:
        """The file, in parts. `lost` is by the id of its question; the file says it, where it can."""


def mistakes(found: Iterable[tuple[str, str]]) -> UnreadableFile:
    """A refusal that lists what is wrong, each as a place and a message: the first hundred."""
    texts = [f"{place}: {message}" for place, message in found]
    errors = [FieldError(pointer="/file", code="mistake", message=text) for text in texts[:MOST_ERRORS]]
    detail = texts[0] if len(texts) == 1 else f"The file has {len(texts)} mistakes; nothing of it was taken."
    return UnreadableFile(detail, errors)
