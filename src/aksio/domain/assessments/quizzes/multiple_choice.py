"""Choose all that are right."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from aksio.domain.assessments.quizzes.answers import Answer, ChosenOptions, expect, refuse_answer
from aksio.domain.assessments.quizzes.mark import ALL, NOTHING, UNANSWERED, Mark
from aksio.domain.assessments.quizzes.option import Option, feedback_to, option_errors
from aksio.domain.assessments.quizzes.question_kind import QuestionKind
from aksio.domain.shared.errors import FieldError


class ChoiceStrategy(StrEnum):
    """How several choices make one mark."""

    SUM_OF_FRACTIONS = "sum_of_fractions"
    ALL_OR_NOTHING = "all_or_nothing"
    EVERY_DECISION = "every_decision"


@dataclass(frozen=True, kw_only=True)
class MultipleChoice:
    """The fractions of the right options add up to 1. Choosing nothing is no answer.

    By sum of fractions, wrong options of fraction 0 cost an equal share of 1 each, so that choosing all earns nothing.
    """

    kind: ClassVar = QuestionKind.MULTIPLE_CHOICE
    options: tuple[Option, ...]
    strategy: ChoiceStrategy = ChoiceStrategy.SUM_OF_FRACTIONS

    def errors(self) -> Iterable[FieldError | None]:
        """What is wrong, field by field."""
        yield from option_errors(self.options)
        if sum(option.fraction for option in self.options if option.is_correct) != ALL:
            message = "The fractions of the right options must add up to 1."
            yield FieldError(pointer="/options", code="fractions_do_not_add_up", message=message)

    def grade(self, answer: Answer) -> Mark:
        """Raises Invalid for another shape, and for options that are not there."""
        chosen = self._chosen(expect(answer, ChosenOptions).option_ids)
        if not chosen:
            return UNANSWERED
        fraction = _STRATEGIES[self.strategy](self.options, chosen)
        said = feedback_to([option for option in self.options if option.id in chosen])
        return Mark(fraction=min(ALL, max(NOTHING, fraction)), feedback=said)

    def _chosen(self, option_ids: tuple[str, ...]) -> frozenset[str]:
        known = {option.id for option in self.options}
        for number, option_id in enumerate(option_ids):
            if option_id not in known:
                raise refuse_answer(f"/option_ids/{number}", "unknown_option", "There is no such option.")
        return frozenset(option_ids)


def _sum_of_fractions(options: tuple[Option, ...], chosen: frozenset[str]) -> Fraction:
    unpriced = sum(option.fraction == NOTHING for option in options)
    return sum((option.fraction or -Fraction(1, unpriced) for option in options if option.id in chosen), start=NOTHING)


def _every_decision(options: tuple[Option, ...], chosen: frozenset[str]) -> Fraction:
    return Fraction(sum(option.is_correct == (option.id in chosen) for option in options), len(options))


def _all_or_nothing(options: tuple[Option, ...], chosen: frozenset[str]) -> Fraction:
    return ALL if _every_decision(options, chosen) == ALL else NOTHING


_STRATEGIES = {
    ChoiceStrategy.SUM_OF_FRACTIONS: _sum_of_fractions,
    ChoiceStrategy.ALL_OR_NOTHING: _all_or_nothing,
    ChoiceStrategy.EVERY_DECISION: _every_decision,
}
