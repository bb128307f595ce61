"""What a deck holds and refuses."""

from datetime import timedelta

import pytest

from aksio.domain.shared.errors import Invalid
from tests.make.cards import NOW, a_deck


def test_a_deck_is_edited_field_by_field() -> None:
    deck = a_deck()
    deck.edit(name="Verbs", now=NOW + timedelta(hours=1))
    assert (deck.name, deck.description, deck.scheduler) == ("Verbs", "All of it.", "sm2_delphi")
    assert deck.updated_at == NOW + timedelta(hours=1)


def test_every_wrong_text_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refusal:
        a_deck().edit(name="", description="x" * 5_001, now=NOW)
    assert [error.pointer for error in refusal.value.errors] == ["/name", "/description"]


def test_an_unknown_scheduler_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        a_deck().edit(scheduler="fsrs", now=NOW)
    assert refusal.value.errors[0].pointer == "/scheduler"
