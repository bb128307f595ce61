"""Passages, and the order in which they are written from."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.passage import spread
from aksio.domain.shared.ids import DocumentId
from tests.make.generation import a_passage


def test_the_key_changes_with_document_page_and_text_only() -> None:
    passage = a_passage()
    assert passage.key == a_passage(document_name="Renamed").key
    assert passage.key != a_passage(page=4).key
    assert passage.key != a_passage("Other words.").key
    assert passage.key != replace(passage, document_id=DocumentId(UUID(int=9))).key


def test_a_quote_is_kept_as_the_passage_has_it() -> None:
    passage = a_passage("Its last keeper\nwas  Margaret Lyle (1987).")
    assert passage.as_written("keeper was Margaret\nLyle (1987)") == "keeper\nwas  Margaret Lyle (1987)"
    assert passage.as_written("keeper was Samuel Okoye") is None


def test_the_first_passages_cover_the_whole_material() -> None:
    passages = [a_passage(f"text {number}", page=number) for number in range(1, 11)]
    assert [passage.page for passage in spread(passages, 3)] == [1, 4, 7, 2, 3, 5, 6, 8, 9, 10]


@given(st.integers(0, 30), st.integers(0, 40))
def test_spreading_loses_and_doubles_nothing(count: int, wanted: int) -> None:
    passages = [a_passage(f"text {number}", page=number) for number in range(1, count + 1)]
    assert sorted(passage.page for passage in spread(passages, wanted)) == list(range(1, count + 1))
