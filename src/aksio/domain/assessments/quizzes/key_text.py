"""A question's key in words, as the back of a card has it."""

from decimal import Decimal

from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.mark import ALL
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.ordering import Ordering
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.quizzes.true_false import TrueFalse


def key_text(task: Task) -> str | None:  # noqa: C901, PLR0911  a case for each type
    """What earns everything; None for an essay, which has no key. Signs stand for words, to fit every language."""
    match task:
        case SingleChoice() | MultipleChoice():
            return "\n".join(option.text for option in task.options if option.is_correct)
        case TrueFalse():
            return "✓" if task.correct else "✗"
        case ShortAnswer():
            return _best(task.accepted)
        case Numeric():
            return " ".join(part for part in (_plain(task.value), task.unit) if part)
        case Cloze():
            return "\n".join(_best(gap.accepted) for gap in task.gaps)
        case Matching():
            return "\n".join(f"{pair.left.text} → {pair.right.text}" for pair in task.pairs)
        case Ordering():
            return "\n".join(f"{place}. {item.text}" for place, item in enumerate(task.items, start=1))
        case Essay():
            return None


def _best(accepted: tuple[AcceptedText, ...]) -> str:
    return next(one.text for one in accepted if one.fraction == ALL)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
