"""Answers, one shape for each way of asking, and how they are refused when the shape is another."""

from dataclasses import dataclass
from typing import TypeVar

from aksio.domain.shared.errors import Invalid

LONGEST_SHORT_ANSWER = 1_000
LONGEST_ESSAY = 50_000


@dataclass(frozen=True, kw_only=True)
class ChosenOption:
    """To a single choice."""

    option_id: str


@dataclass(frozen=True, kw_only=True)
class ChosenOptions:
    """To a multiple choice; their order means nothing."""

    option_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TruthValue:
    """To true or false."""

    value: bool


@dataclass(frozen=True, kw_only=True)
class WrittenText:
    """To a short answer or an essay."""

    text: str


@dataclass(frozen=True, kw_only=True)
class WrittenNumber:
    """To a numeric question, as it was written."""

    value: str
    unit: str | None = None


@dataclass(frozen=True, kw_only=True)
class FilledGaps:
    """To a cloze, gap by gap; None leaves one open."""

    gaps: tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """A right-hand thing put to a left-hand one."""

    left_id: str
    right_id: str


@dataclass(frozen=True, kw_only=True)
class MatchedPairs:
    """To a matching; what is left out is not answered."""

    pairs: tuple[Pairing, ...]


@dataclass(frozen=True, kw_only=True)
class OrderedItems:
    """To an ordering: every item, once."""

    item_ids: tuple[str, ...]


Answer = (
    ChosenOption | ChosenOptions | TruthValue | WrittenText | WrittenNumber | FilledGaps | MatchedPairs | OrderedItems
)

_FIELDS: dict[type, str] = {
    ChosenOption: "option_id",
    ChosenOptions: "option_ids",
    TruthValue: "value (true or false)",
    WrittenText: "text",
    WrittenNumber: "value (a number) and unit",
    FilledGaps: "gaps",
    MatchedPairs: "pairs",
    OrderedItems: "item_ids",
}

A = TypeVar("A", bound=Answer)


def expect(answer: Answer, shape: type[A]) -> A:
    """The answer, when it has that shape; Invalid at `/answer` when it has another."""
    if not isinstance(answer, shape):
        raise Invalid.field("/answer", "wrong_shape", f"An answer to this question has the field {_FIELDS[shape]}.")
    return answer


def refuse_answer(place: str, code: str, message: str) -> Invalid:
    """The refusal of an answer whose field at `place`, such as `/option_id`, will not do."""
    return Invalid.field(f"/answer{place}", code, message)
