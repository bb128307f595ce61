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
    """Points: earned so far, of how many in all, and how many are not settled yet.

    `pending` are the points of answers that wait for a mark. `provisional` are those of answers with a mark that a
    model suggested and nobody has confirmed; `earned_provisionally` is what these marks give, a part of `earned`.
    """

    earned: Fraction
    maximum: Fraction
    pending: Fraction
    provisional: Fraction
    earned_provisionally: Fraction

    @classmethod
    def of(cls, questions: Iterable[Question], responses: Mapping[QuestionId, Response]) -> Self:
        """Every question counts in the maximum, answered or not. What was left out is settled: it earns nothing."""
        earned = maximum = pending = provisional = earned_provisionally = NOTHING
        for question in questions:
            points = Fraction(question.points)
            response = responses.get(question.id)
            grade = response.grade if response else None
            maximum += points
            if grade is not None:
                earned += grade.fraction * points
                if grade.is_provisional:
                    provisional += points
                    earned_provisionally += grade.fraction * points
            elif response is not None and response.answer is not None:
                pending += points
        return cls(
            earned=earned,
            maximum=maximum,
            pending=pending,
            provisional=provisional,
            earned_provisionally=earned_provisionally,
        )

    @property
    def percent_so_far(self) -> Fraction:
        """By all marks that there are, what waits counted as nothing."""
        return 100 * self.earned / self.maximum

    @property
    def percent(self) -> Fraction | None:
        """The final one; None while anything is not settled."""
        return None if self.pending or self.provisional else self.percent_so_far

    @property
    def settled(self) -> Fraction:
        """The points of the questions whose marks are final."""
        return self.maximum - self.pending - self.provisional

    @property
    def settled_percent(self) -> Fraction | None:
        """Of the points of what is settled; None while nothing is."""
        return 100 * self._earned_for_good / self.settled if self.settled else None

    def passed(self, passing_percent: Decimal | None) -> bool | None:
        """None without a passing mark, and while it depends on what is not settled."""
        if passing_percent is None:
            return None
        needed = self.maximum * Fraction(passing_percent) / 100
        if self._earned_for_good >= needed:
            return True
        return None if self._earned_for_good + self.pending + self.provisional >= needed else False

    @property
    def _earned_for_good(self) -> Fraction:
        return self.earned - self.earned_provisionally
