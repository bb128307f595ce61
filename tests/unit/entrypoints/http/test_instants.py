from datetime import UTC, datetime

import msgspec
import pytest

from aksio.domain.shared.errors import Invalid
from aksio.entrypoints.http.request import decode
from aksio.entrypoints.http.wire import Body


class Window(Body, frozen=True, kw_only=True):
    opens_at: datetime


class NewQuiz(Body, frozen=True, kw_only=True):
    windows: list[Window]


def test_a_moment_before_the_first_or_after_the_last_day_is_named() -> None:
    moments = ("2026-03-01T08:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-00:01")
    body = msgspec.json.encode({"windows": [{"opens_at": moment} for moment in moments]})
    with pytest.raises(Invalid) as caught:
        decode(body, NewQuiz)
    assert [error.pointer for error in caught.value.errors] == ["/windows/1/opens_at", "/windows/2/opens_at"]


def test_the_first_and_the_last_moment_are_taken() -> None:
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    body = msgspec.json.encode({"windows": [{"opens_at": first}, {"opens_at": last}]})
    assert decode(body, NewQuiz) == NewQuiz(windows=[Window(opens_at=first), Window(opens_at=last)])
