"""JSON: nothing is lost, and what does not fit is refused with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.interchange.json_cards import JsonDeckReader, JsonDeckWriter
from aksio.application.assessments.interchange.interchange_ports import CardRecord, UnreadableFile
from tests.make.interchange import HEAD, a_card_record, card_records, read, written


@given(st.lists(card_records(), max_size=4))
def test_cards_come_back_as_they_were_written(cards: list[CardRecord]) -> None:
    deck, found = read(JsonDeckReader(), written(JsonDeckWriter(), cards))
    assert (deck.format, deck.name, deck.description) == ("json", HEAD.name, HEAD.description)
    assert found == cards


def test_a_file_is_one_json_document_with_a_card_a_line() -> None:
    content = written(JsonDeckWriter(), [a_card_record(1), a_card_record(2)])
    assert [card["front"][:9] for card in json.loads(content)["cards"]] == ["What is 1", "What is 2"]
    assert len(content.splitlines()) == 4


def test_a_hand_made_file_needs_fronts_and_backs_only() -> None:
    _, cards = read(JsonDeckReader(), b'{"cards": [{"front": "a", "back": "b", "colour": "blue"}]}')
    assert cards == [CardRecord(front="a", back="b")]


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        (b'{"cards": [', "broken_json", "JSON"),
        (b'{"cards": [{"front": "\\ud800", "back": "b"}]}', "broken_json", "JSON"),
        (b'{"cards": [{"front": "a", "back": "b"}, {"front": "a"}]}', "misfit", "Card 2"),
        (b'{"cards": [{"front": "a", "back": "b", "tags": [1]}]}', "misfit", "tags[0]"),
        (b'{"cards": 7}', "misfit", "at cards"),
        (b'{"version": 2, "cards": []}', "unknown_version", "version 1"),
        (b'{"format": "other", "cards": []}', "unknown_version", "version 1"),
        (b'{"cards": ' + b"[" * 100_000, "broken_json", "JSON"),
        ('{"cards": [{"front": "ä", "back": "b"}]}'.encode("latin-1"), "misfit", "Card 1"),
        (b'{"cards": [{"front": "a", "back": "b", "schedule": {"repetitions": 1e400}}]}', "misfit", "Card 1"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(content: bytes, code: str, where: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read(JsonDeckReader(), content)
    assert refusal.value.errors[0].code == code
    assert where in refusal.value.detail


def test_a_time_without_a_zone_is_refused() -> None:
    review = {"id": "0195f000-0000-7000-8000-000000000001", "rating": 4, "reviewed_at": "2026-01-01T10:00:00"}
    content = json.dumps({"cards": [{"front": "a", "back": "b", "reviews": [review]}]})
    with pytest.raises(UnreadableFile, match="time zone"):
        read(JsonDeckReader(), content.encode())
