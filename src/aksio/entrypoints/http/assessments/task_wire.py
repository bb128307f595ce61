"""What belongs to one type of question, as its owner writes it."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Any

from msgspec import Meta

from aksio.domain.assessments.quizzes.accepted_text import AcceptedText
from aksio.domain.assessments.quizzes.cloze import Gap
from aksio.domain.assessments.quizzes.essay import Criterion, RubricLevel
from aksio.domain.assessments.quizzes.fraction_text import fraction_of
from aksio.domain.assessments.quizzes.matching import Pair
from aksio.domain.assessments.quizzes.numeric import AcceptedNumber
from aksio.domain.assessments.quizzes.option import Option
from aksio.domain.assessments.quizzes.part import Part
from aksio.domain.shared.errors import FieldError, Invalid, refuse
from aksio.entrypoints.http.wire import Body


class OptionBody(Body, frozen=True, kw_only=True):
    """An option: right or wrong, or worth a fraction of the points. `id` keeps the id that it had."""

    text: str
    is_correct: bool | None = None
    fraction: float | None = None
    feedback: str | None = None
    id: str | None = None


class AcceptedBody(Body, frozen=True, kw_only=True):
    """A text that earns a fraction of the points."""

    text: str
    fraction: float = 1.0
    feedback: str | None = None


class AcceptedNumberBody(Body, frozen=True, kw_only=True):
    """Another number that earns a fraction of the points; its tolerance is an amount."""

    value: str | float
    tolerance: str | float = 0.0
    fraction: float = 1.0
    feedback: str | None = None


class GapBody(Body, frozen=True, kw_only=True):
    """What may stand in a gap."""

    accepted: Annotated[list[str | AcceptedBody], Meta(max_length=100)]


class PairBody(Body, frozen=True, kw_only=True):
    """What belongs together. The ids keep those that they had."""

    left: str
    right: str
    left_id: str | None = None
    right_id: str | None = None


class LevelBody(Body, frozen=True, kw_only=True):
    """How well a criterion can be met, and what that is worth."""

    text: str
    points: float


class CriterionBody(Body, frozen=True, kw_only=True):
    """One thing that is looked for."""

    name: str
    levels: Annotated[list[LevelBody], Meta(max_length=100)]


def read_task_field(name: str, value: Any) -> Any:
    """A field as the domain has it. Raises Invalid at the field."""
    return _READ[name](value) if name in _READ else value


def _options(bodies: Sequence[OptionBody]) -> tuple[Option, ...]:
    """Options that are right and say no more share the whole among them."""
    refuse(_option_error(number, body) for number, body in enumerate(bodies))
    right = sum(body.fraction is None and body.is_correct is True for body in bodies)
    share = Fraction(1, max(1, right))
    return tuple(Option.worth(_fraction(body, share), body.text, feedback=body.feedback, id=body.id) for body in bodies)


def _fraction(body: OptionBody, share: Fraction) -> Fraction:
    if body.fraction is None:
        return share if body.is_correct else Fraction(0)
    return fraction_of(Decimal(str(body.fraction)))


def _option_error(number: int, body: OptionBody) -> FieldError | None:
    if body.fraction is None and body.is_correct is None:
        message = "Say whether it is correct, or what fraction it is worth."
        return FieldError(pointer=f"/options/{number}/is_correct", code="missing", message=message)
    if body.fraction is not None and body.is_correct is not None and body.is_correct != (body.fraction > 0):
        message = "A correct option is worth more than 0, a wrong one is not."
        return FieldError(pointer=f"/options/{number}/fraction", code="contradiction", message=message)
    return None


def _accepted(bodies: Sequence[str | AcceptedBody]) -> tuple[AcceptedText, ...]:
    return tuple(_accepted_text(AcceptedBody(text=body) if isinstance(body, str) else body) for body in bodies)


def _accepted_text(body: AcceptedBody) -> AcceptedText:
    return AcceptedText(text=body.text, fraction=fraction_of(Decimal(str(body.fraction))), feedback=body.feedback)


def _gaps(bodies: Sequence[GapBody]) -> tuple[Gap, ...]:
    return tuple(Gap(accepted=_accepted(body.accepted)) for body in bodies)


def _pairs(bodies: Sequence[PairBody]) -> tuple[Pair, ...]:
    return tuple(
        Pair(left=Part.of(body.left, id=body.left_id), right=Part.of(body.right, id=body.right_id)) for body in bodies
    )


def _parts(texts: Sequence[str]) -> tuple[Part, ...]:
    return tuple(map(Part.of, texts))


def _items(given: tuple[Sequence[str], Sequence[str] | None]) -> tuple[Part, ...]:
    texts, ids = given
    if ids is None:
        return _parts(texts)
    if len(ids) != len(texts):
        raise Invalid.field("/item_ids", "wrong_number", "Must have one id for each item.")
    return tuple(Part.of(text, id=known) for text, known in zip(texts, ids, strict=True))


def _number(pointer: str) -> Callable[[str | float], Decimal]:
    def read(value: str | float) -> Decimal:
        text = str(value).strip()
        try:
            number = Decimal(text) if len(text) <= 200 else Decimal("NaN")
        except InvalidOperation:
            raise Invalid.field(pointer, "not_a_number", "Must be a number.") from None
        return number.quantize(Decimal(1)) if number.is_finite() and _is_whole(number) else number

    return read


def _alternatives(bodies: Sequence[AcceptedNumberBody]) -> tuple[AcceptedNumber, ...]:
    return tuple(
        AcceptedNumber(
            value=_number(f"/alternatives/{number}/value")(body.value),
            tolerance=_number(f"/alternatives/{number}/tolerance")(body.tolerance),
            fraction=fraction_of(Decimal(str(body.fraction))),
            feedback=body.feedback,
        )
        for number, body in enumerate(bodies)
    )


def _is_whole(number: Decimal) -> bool:
    """Whether it is a small whole number, which is kept without a point: 5, not 5.0."""
    return abs(number) < 10**15 and number == number.to_integral_value()


def _rubric(bodies: Sequence[CriterionBody] | None) -> tuple[Criterion, ...]:
    return tuple(Criterion(name=body.name, levels=tuple(map(_level, body.levels))) for body in bodies or ())


def _level(body: LevelBody) -> RubricLevel:
    return RubricLevel(text=body.text, points=Decimal(str(body.points)))


_READ: dict[str, Callable[[Any], Any]] = {
    "options": _options,
    "accepted": _accepted,
    "gaps": _gaps,
    "pairs": _pairs,
    "distractors": _parts,
    "items": _items,
    "value": _number("/value"),
    "tolerance": _number("/tolerance"),
    "alternatives": _alternatives,
    "rubric": _rubric,
}
