"""Words of first letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.courses.summaries.acronym import acronym_of, spells


@pytest.mark.parametrize(
    ("items", "word"),
    [
        (["red", "orange", "yellow"], "ROY"),
        (["Huron", "Ontario", "Michigan", "Erie", "Superior"], "HOMES"),
        (["Zoll", "Äon", "Takt"], "ZÄT"),
        (["光", "合", "作"], "光合作"),
    ],
)
def test_a_list_whose_first_letters_can_be_said_keeps_its_order(items: list[str], word: str) -> None:
    found = acronym_of(items, in_order=True)
    assert found is not None
    assert (found.word, list(found.items)) == (word, items)


def test_another_order_may_help_where_it_does_not_matter() -> None:
    items = ["sky", "tree", "moon", "apple", "egg"]
    assert acronym_of(items, in_order=True) is None
    found = acronym_of(items, in_order=False)
    assert found is not None
    assert found.word == "SATEM"


@pytest.mark.parametrize("items", [["sky", "tree", "moon"], ["a", "e"], ["a"] * 13, ["1", "2", "3"], ["a", "", "e"]])
def test_there_is_none_where_it_would_be_no_help(items: list[str]) -> None:
    assert acronym_of(items, in_order=False) is None


@given(st.lists(st.text(min_size=1, max_size=9), max_size=14), st.booleans())
def test_an_acronym_has_every_item_once(items: list[str], in_order: bool) -> None:
    found = acronym_of(items, in_order=in_order)
    if found is not None:
        assert sorted(found.items) == sorted(items)
        assert not in_order or list(found.items) == items


def test_what_spells_a_list_has_its_first_letters_and_no_others() -> None:
    assert spells("HOMES", ["superior", "Erie", "michigan", "ontario", "huron"])
    assert not spells("HOME", ["superior", "Erie", "michigan", "ontario", "huron"])
