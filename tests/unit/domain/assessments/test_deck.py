"""What a deck holds and refuses."""

from datetime import timedelta

import pytest

from aksio.domain.assessments.deck_events import DeckSchedulingChanged
from aksio.domain.assessments.scheduling import Scheduling
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


def test_an_unknown_scheduler_and_an_aim_out_of_bounds_are_refused() -> None:
    for aim in (0.69, 0.98, 9, float("nan")):
        with pytest.raises(Invalid) as refusal:
            a_deck().edit(scheduler="sm17", desired_retention=aim, now=NOW)
        assert [error.pointer for error in refusal.value.errors] == ["/scheduler", "/desired_retention"]


def test_a_deck_tells_when_its_cards_are_to_be_scheduled_in_another_way() -> None:
    deck = a_deck()
    told = DeckSchedulingChanged(occurred_at=NOW, deck_id=deck.id, learner_id=deck.learner_id)
    for changes, events in (
        ({"name": "Verbs"}, []),
        ({"desired_retention": 0.8}, []),  # means nothing to SM-2
        ({"scheduler": "fsrs"}, [told]),
        ({"scheduler": "fsrs", "desired_retention": 0.8}, []),
        ({"desired_retention": 0.85}, [told]),
        ({"scheduler": "sm2"}, [told]),
    ):
        deck.edit(now=NOW, **changes)
        assert deck.take_events() == events
    assert deck.scheduling == Scheduling(scheduler="sm2", desired_retention=0.85)
