"""The rules of a quiz."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from aksio.domain.assessments.quizzes.counting import AttemptCounting
from aksio.domain.shared.errors import FieldError, refuse

LONGEST_MINUTES = 10_080
MOST_ATTEMPTS = 100


class QuizKind(StrEnum):
    """What a quiz is for."""

    PRACTICE = "practice"
    EXAM = "exam"
    REVIEW = "review"
    DIAGNOSTIC = "diagnostic"


class ShowAnswers(StrEnum):
    """When takers see marks question by question, and the key. A quiz closes at `closes_at` or when it is archived."""

    NEVER = "never"
    AFTER_ATTEMPT = "after_attempt"
    AFTER_CLOSE = "after_close"


@dataclass(frozen=True, kw_only=True)
class QuizSettings:
    """Invalid names every broken field at once.

    With `instant_feedback` each answer is marked as it is given, and stands. `negative_marking` lets wrong answers
    cost something. None is no limit. `grade_with_model` lets a model, where there is one, suggest marks for answers
    in words that the key cannot judge.
    """

    kind: QuizKind = QuizKind.PRACTICE
    time_limit_minutes: int | None = None
    max_attempts: int | None = None
    attempt_counting: AttemptCounting = AttemptCounting.HIGHEST
    passing_percent: Decimal | None = None
    shuffle_questions: bool = False
    shuffle_options: bool = False
    show_answers: ShowAnswers = ShowAnswers.AFTER_ATTEMPT
    instant_feedback: bool = False
    negative_marking: bool = False
    ask_confidence: bool = False
    grade_with_model: bool = True
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse(self._errors())

    def deadline(self, started_at: datetime) -> datetime | None:
        """When an attempt that starts now has to be over."""
        limit = None if self.time_limit_minutes is None else started_at + timedelta(minutes=self.time_limit_minutes)
        return min((instant for instant in (limit, self.closes_at) if instant is not None), default=None)

    def is_passed(self, percent: Fraction) -> bool | None:
        """Whether that is enough; None without a passing mark."""
        return None if self.passing_percent is None else percent >= Fraction(self.passing_percent)

    def _errors(self) -> Iterable[FieldError]:
        numbers = (
            ("time_limit_minutes", self.time_limit_minutes, LONGEST_MINUTES),
            ("max_attempts", self.max_attempts, MOST_ATTEMPTS),
        )
        for name, number, most in numbers:
            if number is not None and not 1 <= number <= most:
                yield FieldError(pointer=f"/{name}", code="out_of_range", message=f"Must be from 1 to {most}.")
        passing = self.passing_percent
        if passing is not None and not (passing.is_finite() and 0 <= passing <= 100):
            yield FieldError(pointer="/passing_percent", code="out_of_range", message="Must be from 0 to 100.")
        if self.opens_at is not None and self.closes_at is not None and self.closes_at <= self.opens_at:
            yield FieldError(pointer="/closes_at", code="before_opening", message="Must be later than opens_at.")
        if self.instant_feedback and self.show_answers is not ShowAnswers.AFTER_ATTEMPT:
            message = "Feedback to each answer tells the key, so answers cannot be hidden after the attempt."
            yield FieldError(pointer="/instant_feedback", code="tells_the_key", message=message)
