"""Leaving Kafka: at once where it answers, and after a while where it does not."""

from collections.abc import Callable
from threading import Event
from time import monotonic

import pytest

from aksio.adapters.kafka import parting


class Client:
    """Closes by doing `what`."""

    def __init__(self, what: Callable[[], object]) -> None:
        self._what = what

    def close(self) -> object:
        return self._what()


def test_who_leaves_is_let_go() -> None:
    left = Event()
    assert parting.part_from(Client(left.set))
    assert left.is_set()


def test_nobody_waits_for_a_client_that_never_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "LEAVES_WITHIN_SECONDS", 0.05)
    never, began = Event(), monotonic()
    assert not parting.part_from(Client(never.wait))
    assert monotonic() - began < 5
    never.set()
