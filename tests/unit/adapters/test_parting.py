"""Leaving Kafka: at once where it answers, and after a while where it does not."""

from threading import Event

import pytest

from aksio.adapters.kafka import parting


def test_who_leaves_is_let_go() -> None:
    left: list[object] = []
    assert parting.part_from(client := [object()], by=left.append)
    assert client == []
    assert len(left) == 1


def test_nobody_waits_for_a_client_that_never_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "LEAVES_WITHIN_SECONDS", 0.05)
    never = Event()
    assert not parting.part_from([object()], by=lambda _: (never.wait(), None)[1])
    never.set()
