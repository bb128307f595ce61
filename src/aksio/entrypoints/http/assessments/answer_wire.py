"""Answers on the wire: which fields are there tells which shape it is."""

from collections.abc import Callable
from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from aksio.domain.assessments.quizzes.answers import (
    Answer,
    ChosenOption,
    ChosenOptions,
    FilledGaps,
    MatchedPairs,
    OrderedItems,
    Pairing,
    TruthValue,
    WrittenNumber,
    WrittenText,
)
from aksio.domain.shared.errors import Invalid
from aksio.entrypoints.http.wire import Body, Out

Ids = Annotated[list[str], Meta(max_length=100)]


class PairingBody(Body, frozen=True, kw_only=True):
    """A right-hand thing put to a left-hand one."""

    left_id: str
    right_id: str


class AnswerBody(Body, frozen=True, kw_only=True):
    """The field of its type, and no other; `value` is true or false, or a number with its `unit`."""

    option_id: str | UnsetType = UNSET
    option_ids: Ids | UnsetType = UNSET
    value: bool | str | float | UnsetType = UNSET
    unit: str | None | UnsetType = UNSET
    text: str | UnsetType = UNSET
    gaps: Annotated[list[str | None], Meta(max_length=100)] | UnsetType = UNSET
    pairs: Annotated[list[PairingBody], Meta(max_length=100)] | UnsetType = UNSET
    item_ids: Ids | UnsetType = UNSET

    def to_answer(self) -> Answer:
        """Raises Invalid unless it has exactly one shape."""
        given = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not UNSET}
        unit = given.pop("unit", None)
        if len(given) != 1 or (unit is not None and "value" not in given):
            raise Invalid.field("/answer", "wrong_shape", "An answer has the field of its type, and no other.")
        ((name, value),) = given.items()
        return WrittenNumber(value=_number(value), unit=unit) if _is_number(name, value) else _READ[name](value)


class NewAnswer(Body, frozen=True, kw_only=True):
    """An answer; null takes the earlier one back. `duration_ms` is what the question took so far, in all."""

    answer: AnswerBody | None
    confidence: float | None = None
    duration_ms: int | None = None

    def to_answer(self) -> Answer | None:
        """Raises Invalid unless it has exactly one shape."""
        return None if self.answer is None else self.answer.to_answer()


class PairingOut(Out, frozen=True, kw_only=True):
    """A right-hand thing put to a left-hand one."""

    left_id: str
    right_id: str


class AnswerOut(Out, frozen=True, kw_only=True, omit_defaults=True):
    """An answer as it was given. Fields of other shapes are left out."""

    option_id: str | UnsetType = UNSET
    option_ids: list[str] | UnsetType = UNSET
    value: bool | str | UnsetType = UNSET
    unit: str | None | UnsetType = UNSET
    text: str | UnsetType = UNSET
    gaps: list[str | None] | UnsetType = UNSET
    pairs: list[PairingOut] | UnsetType = UNSET
    item_ids: list[str] | UnsetType = UNSET


def answer_out(answer: Answer | None) -> AnswerOut | None:
    """The wire form of an answer."""
    return None if answer is None else AnswerOut.of(answer)


def _is_number(name: str, value: Any) -> bool:
    return name == "value" and not isinstance(value, bool)


def _number(value: str | float) -> str:
    """Whole numbers come as 5.0: the point is the decoder's."""
    return (
        value if isinstance(value, str) else f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else str(value)
    )


_READ: dict[str, Callable[[Any], Answer]] = {
    "option_id": lambda value: ChosenOption(option_id=value),
    "option_ids": lambda value: ChosenOptions(option_ids=tuple(value)),
    "value": lambda value: TruthValue(value=value),
    "text": lambda value: WrittenText(text=value),
    "gaps": lambda value: FilledGaps(gaps=tuple(value)),
    "pairs": lambda value: MatchedPairs(pairs=tuple(Pairing(left_id=p.left_id, right_id=p.right_id) for p in value)),
    "item_ids": lambda value: OrderedItems(item_ids=tuple(value)),
}
