"""What an answer in words is held against, whether by a rubric or by accepted texts: criteria with levels."""

from dataclasses import dataclass
from fractions import Fraction

from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.mark import NOTHING
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer

MEANS_NONE = "It means none of the accepted answers."
MEANING = "meaning"


@dataclass(frozen=True, kw_only=True)
class Level:
    """How well a criterion can be met; `worth` is not yet held against the other criteria."""

    text: str
    worth: Fraction


@dataclass(frozen=True, kw_only=True)
class Yardstick:
    """One criterion and its levels, as they are counted from 0."""

    name: str
    levels: tuple[Level, ...]

    @property
    def most(self) -> Fraction:
        """What the best level is worth."""
        return max(level.worth for level in self.levels)


def yardsticks_of(question: Question) -> tuple[Yardstick, ...]:
    """Those that a model can hold an answer against; none where only a person can judge.

    A short answer has one: which accepted text it means. So no model can give more than the key does.
    """
    match question.task:
        case ShortAnswer(accepted=accepted):
            right = (Level(text=each.text, worth=each.fraction) for each in accepted if each.fraction > NOTHING)
            return (Yardstick(name=MEANING, levels=(Level(text=MEANS_NONE, worth=NOTHING), *right)),)
        case Essay(rubric=rubric):
            found = tuple(
                Yardstick(
                    name=criterion.name,
                    levels=tuple(Level(text=each.text, worth=Fraction(each.points)) for each in criterion.levels),
                )
                for criterion in rubric
            )
            return found if sum(each.most for each in found) > 0 else ()
    return ()
