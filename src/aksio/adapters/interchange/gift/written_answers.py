"""Tasks as the lines between the braces of GIFT."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from aksio.adapters.interchange.gift.marks import escaped
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Cloze
from aksio.domain.assessments.quizzes.mark import ALL, NOTHING
from aksio.domain.assessments.quizzes.matching import Matching
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.numeric import Numeric
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.quizzes.true_false import TrueFalse

_LIKE_A_WEIGHT = re.compile(r"%-?\d")
_PERCENT = Context(prec=30, rounding=ROUND_HALF_EVEN)
_DECIMALS = Decimal("0.00001")


def answer_lines(task: Task) -> Iterator[str]:  # noqa: C901  a case for each type
    """One for each answer. An essay has none, and what GIFT has no words for never comes here."""
    match task:
        case SingleChoice(options=options):
            yield from (_option(option, key="=") for option in options)
        case MultipleChoice(options=options):
            yield from (_option(option, key=None) for option in options)
        case TrueFalse():
            yield _true_false(task)
        case ShortAnswer(accepted=accepted):
            yield from map(_accepted, accepted)
        case Cloze(gaps=gaps):
            yield from map(_accepted, gaps[0].accepted)
        case Numeric():
            yield from _numbers(task)
        case Matching():
            for pair in task.pairs:
                yield f"={_text(pair.left.text)} -> {_text(pair.right.text)}"
            for part in task.distractors:
                yield f"= -> {_text(part.text)}"


def percent(fraction: Fraction) -> Decimal:
    """As it is written: exact, or rounded to five decimals."""
    exact = _PERCENT.divide(Decimal(100 * fraction.numerator), Decimal(fraction.denominator))
    return exact.quantize(_DECIMALS, context=_PERCENT).normalize(_PERCENT)


def _text(text: str) -> str:
    return escaped(text, begins=True)


def _option(option: Option, *, key: str | None) -> str:
    if key and option.fraction == ALL:
        return f"{key}{_text(option.text)}{_said(option.feedback)}"
    needs_weight = option.fraction != NOTHING or _LIKE_A_WEIGHT.match(option.text)
    weight = _weight(option.fraction) if needs_weight else ""
    return f"~{weight}{_text(option.text)}{_said(option.feedback)}"


def _accepted(accepted: AcceptedText) -> str:
    needs_weight = accepted.fraction != ALL or _LIKE_A_WEIGHT.match(accepted.text)
    weight = _weight(accepted.fraction) if needs_weight else ""
    return f"={weight}{_text(accepted.text)}{_said(accepted.feedback)}"


def _true_false(task: TrueFalse) -> str:
    wrong, right = (_text(said or "") for said in (task.feedback_wrong, task.feedback_right))
    return ("TRUE" if task.correct else "FALSE") + (f"#{wrong}#{right}" if wrong or right else "")


def _numbers(task: Numeric) -> Iterator[str]:
    yield "#"
    yield f"={task.value}:{task.nominal_tolerance}{_said(task.feedback_right)}"
    for one in task.alternatives:
        weight = "" if one.fraction == ALL else _weight(one.fraction)
        yield f"={weight}{one.value}:{one.tolerance}{_said(one.feedback)}"
    if task.feedback_wrong:
        yield f"~{_said(task.feedback_wrong)}"


def _weight(fraction: Fraction) -> str:
    return f"%{percent(fraction):f}%"


def _said(feedback: str | None) -> str:
    return f"#{_text(feedback)}" if feedback else ""
