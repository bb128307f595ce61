"""What stands between the braces of a GIFT question: the task."""

import re
from decimal import Decimal
from fractions import Fraction

from aksio.adapters.interchange.gift.marks import bare, split
from aksio.adapters.interchange.gift.texts import GiftMistake, plain
from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.essay import Essay
from aksio.domain.assessments.quizzes.fraction_text import fraction_of
from aksio.domain.assessments.quizzes.mark import ALL, NOTHING
from aksio.domain.assessments.quizzes.matching import Matching, Pair
from aksio.domain.assessments.quizzes.multiple_choice import MultipleChoice
from aksio.domain.assessments.quizzes.number_text import NotANumber, read_number
from aksio.domain.assessments.quizzes.numeric import AcceptedNumber, Numeric
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.assessments.quizzes.short_answer import ShortAnswer
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task import Task
from aksio.domain.assessments.quizzes.true_false import TrueFalse

_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{0,20})?)%")
_TOO_WIDE = 60


def task_of(text: str, *, mark: str | None) -> Task:
    """What is asked for by the text between the braces, without general feedback. Raises GiftMistake.

    `mark` is the format of the question, which its answers share unless they have one of their own.
    """
    text = text.strip()
    if not text:
        return Essay()
    if text.startswith("#"):
        return _numeric(text[1:], mark)
    head, *said = split(text, "#")
    if (correct := _TRUTH.get(head.strip().upper())) is not None:
        return _true_false(correct, said, mark)
    marks = {match[0] for match in bare(text, "[~=]")}
    if "~" in marks:
        return _choice(text, mark)
    if "=" in marks:
        return _matching(text, mark) if any(bare(text, "->")) else _short_answer(text, mark)
    raise GiftMistake("The answer begins with none of = ~ # TRUE FALSE.")


def _true_false(correct: bool, said: list[str], mark: str | None) -> TrueFalse:
    """The first word is for those who were wrong, the second for those who were right."""
    if len(said) > 2:
        raise GiftMistake("TRUE or FALSE is followed by at most two pieces of feedback.")
    wrong, right = (*[plain(piece, mark) or None for piece in said], None, None)[:2]
    return TrueFalse(correct=correct, feedback_wrong=wrong, feedback_right=right)


def _choice(text: str, mark: str | None) -> SingleChoice | MultipleChoice:
    """With an = one option is right; without one, the weights say which are."""
    options, is_single = [], False
    for sign, piece in _signed(text, "[~=]"):
        is_single |= sign == "="
        weight, rest = (ALL, piece) if sign == "=" else _weighted(piece, NOTHING)
        said, feedback = _with_feedback(rest, mark)
        options.append(Option.worth(weight, said, feedback=feedback))
    is_single |= sum(option.fraction for option in options if option.is_correct) != ALL and any(
        option.fraction == ALL for option in options
    )
    return SingleChoice(options=tuple(options)) if is_single else MultipleChoice(options=tuple(options))


def _short_answer(text: str, mark: str | None) -> ShortAnswer:
    accepted = []
    for _, piece in _signed(text, "="):
        weight, rest = _weighted(piece, ALL)
        said, feedback = _with_feedback(rest, mark)
        accepted.append(AcceptedText(text=said, fraction=weight, feedback=feedback))
    return ShortAnswer(accepted=tuple(accepted), allow_typos=False)


def _matching(text: str, mark: str | None) -> Matching:
    pairs, distractors = [], []
    for _, piece in _signed(text, "="):
        left, *right = split(piece, "->", most=1)
        if not right:
            raise GiftMistake("Every = of a matching question needs a ->.")
        left_text, right_part = plain(left, mark), Part.of(plain(right[0], mark))
        if left_text:
            pairs.append(Pair(left=Part.of(left_text), right=right_part))
        else:
            distractors.append(right_part)
    return Matching(pairs=tuple(pairs), distractors=tuple(distractors))


def _numeric(text: str, mark: str | None) -> Numeric:
    """The first number that earns everything is the value; the others are alternatives."""
    accepted, wrong = [], None
    pieces = _signed(text, "[~=]") if any(bare(text, "=")) else [("=", text)]
    for sign, piece in pieces:
        if sign == "~":
            _, wrong = _with_feedback(piece, mark)
            continue
        weight, rest = _weighted(piece, ALL)
        number, *said = split(rest, "#", most=1)
        value, tolerance = _range(number.strip())
        feedback = plain(said[0], mark) or None if said else None
        accepted.append(AcceptedNumber(value=value, tolerance=tolerance, fraction=weight, feedback=feedback))
    main = next((one for one in accepted if one.fraction == ALL), None)
    if main is None:
        raise GiftMistake("No number earns everything.")
    accepted.remove(main)
    return Numeric(
        value=main.value,
        tolerance=main.tolerance,
        alternatives=tuple(accepted),
        feedback_right=main.feedback,
        feedback_wrong=wrong,
    )


def _range(text: str) -> tuple[Decimal, Decimal]:
    """A number with its tolerance: "3", "3:0.1", or the middle of "2.9..3.1"."""
    lowest, dots, highest = text.partition("..")
    if dots:
        low, high = _number(lowest), _number(highest)
        if low > high or max(abs(low.adjusted()), abs(high.adjusted())) > _TOO_WIDE:
            raise GiftMistake("The range ends before it begins, or is too wide.")
        tolerance = (high - low) / 2
        return low + tolerance, tolerance
    value, *tolerance_text = split(text, ":", most=1)
    return _number(value), _number(tolerance_text[0]) if tolerance_text else Decimal(0)


def _number(text: str) -> Decimal:
    try:
        return read_number(text)
    except NotANumber as error:
        raise GiftMistake(f"{text.strip()[:30] or 'Nothing'} where a number is needed: {error}") from None


def _signed(text: str, marks: str) -> list[tuple[str, str]]:
    """The pieces after each mark, with it. Nothing may stand before the first."""
    found = list(bare(text, marks))
    if text[: found[0].start()].strip():
        raise GiftMistake("Text stands before the first answer.")
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [(match[0], text[match.end() : end]) for match, end in zip(found, ends, strict=True)]


def _weighted(text: str, default: Fraction) -> tuple[Fraction, str]:
    match = _WEIGHT.match(text)
    if match is None:
        return default, text
    return fraction_of(Decimal(match[1]) / 100), text[match.end() :]


def _with_feedback(text: str, mark: str | None) -> tuple[str, str | None]:
    said, *feedback = split(text, "#", most=1)
    return plain(said, mark), plain(feedback[0], mark) or None if feedback else None
