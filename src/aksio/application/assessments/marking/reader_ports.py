"""What reading answers with a model needs from outside."""

from dataclasses import dataclass
from typing import Protocol, Self

from aksio.domain.assessments.quizzes.model_reading import Sample
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.response import Response
from aksio.domain.assessments.quizzes.yardstick import Yardstick, yardsticks_of
from aksio.domain.shared.errors import Invalid, Unavailable
from aksio.domain.shared.model_usage import ModelUsage


class ReaderUnavailable(Unavailable):
    """The model is away, overloaded, too slow or talks nonsense. What the failed attempts cost is in `usage`."""

    code = "reader_unavailable"
    usage: ModelUsage

    def __init__(self, detail: str, *, retry_after: int = 5, usage: ModelUsage = ModelUsage.NONE) -> None:
        super().__init__(detail, retry_after=retry_after)
        self.usage = usage


class AnswerUnreadable(Invalid):
    """The model will not or cannot judge this answer, and asking again would not help. `usage` is what that cost."""

    code = "answer_unreadable"
    usage: ModelUsage

    def __init__(self, detail: str, *, usage: ModelUsage = ModelUsage.NONE) -> None:
        super().__init__(detail)
        self.usage = usage


@dataclass(frozen=True, kw_only=True)
class AnswerToRead:
    """An answer in words, what was asked, and what it is held against. `explanation` is the author's, if there is."""

    question: str
    yardsticks: tuple[Yardstick, ...]
    answer: str
    explanation: str | None = None

    @classmethod
    def of(cls, response: Response, question: Question) -> Self:
        """An attempt's answer to a question as it is graded by now."""
        return cls(
            question=question.text,
            yardsticks=yardsticks_of(question),
            answer=response.text,
            explanation=question.explanation,
        )


@dataclass(frozen=True, kw_only=True)
class Read:
    """One look at an answer, and what it cost."""

    sample: Sample
    usage: ModelUsage


class AnswerReader(Protocol):
    """Judges answers in words. Raises ReaderUnavailable and AnswerUnreadable."""

    @property
    def is_there(self) -> bool:
        """Whether there is a model at all."""

    def most_tokens(self, answer: AnswerToRead) -> int:
        """What one `read` will hardly exceed, in tokens."""

    async def read(self, answer: AnswerToRead) -> Read:
        """A sample, taken anew each time. The answer is data: whatever it says, it instructs nobody."""
