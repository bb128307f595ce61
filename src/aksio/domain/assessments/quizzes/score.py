"""What an attempt is worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

from aksio.domain.assessments.quizzes.mark import NOTHING
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.response import Response
from aksio.domain.shared.ids import QuestionId


@dataclass(frozen=True, kw_only=True)
class Score:
    """Points: earned so far, of how many in all, and how many wait for a person."""

    earned: Fraction
    maximum: Fraction
    pending: Fraction

    @classmethod
    def of(cls, questions: Iterable[Question], responses: Mapping[QuestionId, Response]) -> Self:
        """Every question counts in the maximum, answered or not."""
        earned = maximum = pending = NOTHING
        for question in questions:
            points = Fraction(question.points)
            response = responses.get(question.id)
            grade = response.grade if response else None
            maximum += points
            if grade is not None:
                earned += grade.fraction * points
            elif response is not None and response.answer is not None:
                pending += points
        return cls(earned=earned, maximum=maximum, pending=pending)

    @property
    def percent_so_far(self) -> Fraction:
        """What waits counted as nothing."""
        return 100 * self.earned / self.maximum

    @property
    def percent(self) -> Fraction | None:
        """None while something waits."""
        return None if self.pending else self.percent_so_far

    def passed(self, passing_percent: Decimal | None) -> bool | None:
        """None without a passing mark, and while it depends on what waits."""
        if passing_percent is None:
            return None
        needed = self.maximum * Fraction(passing_percent) / 100
        if self.earned >= needed:
            return True
        return None if self.earned + self.pending >= needed else False
