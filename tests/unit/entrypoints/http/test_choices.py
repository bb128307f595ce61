"""Whoever sends a value that is none of a few is told which they are."""

from enum import StrEnum
from typing import Any, Literal

import msgspec
import pytest

from aksio.domain.shared.errors import Invalid
from aksio.entrypoints.http.choices import choices
from aksio.entrypoints.http.request import decode
from aksio.entrypoints.http.wire import Body


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Shade(Body, frozen=True, kw_only=True):
    colour: Colour


class Paint(Body, frozen=True, kw_only=True):
    colour: Colour | None = None
    more: list[Colour] = msgspec.field(default_factory=list)
    finish: Literal["matt", "gloss"] = "matt"
    shade: Shade | None = None
    litres: int = 1


@pytest.mark.parametrize(
    ("body", "pointer", "said"),
    [
        ({"colour": "green"}, "/colour", "Invalid enum value 'green'. It has to be one of: red, blue."),
        ({"more": ["red", "green"]}, "/more/1", "Invalid enum value 'green'. It has to be one of: red, blue."),
        ({"finish": "silk"}, "/finish", "Invalid enum value 'silk'. It has to be one of: gloss, matt."),
        ({"shade": {"colour": "x"}}, "/shade/colour", "Invalid enum value 'x'. It has to be one of: red, blue."),
        ({"litres": "two"}, "/litres", "Expected `int`, got `str`."),
    ],
)
def test_what_it_could_have_been_is_said(body: dict[str, Any], pointer: str, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        decode(msgspec.json.encode(body), Paint)
    assert [(error.pointer, error.message) for error in caught.value.errors] == [(pointer, said)]


def test_what_nobody_would_read_is_not_said() -> None:
    many = StrEnum("Many", [f"M{number}" for number in range(100)])  # type: ignore[misc]
    assert choices(many) == []
