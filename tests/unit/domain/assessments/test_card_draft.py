"""What is left of a draft when markup and links are gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.card_draft import plain
from tests.make.generation import a_draft


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<b>Oxygen</b> is <script>alert(1)</script>a gas", "Oxygen is alert(1)a gas"),
        ("**Oxygen** is a `gas`", "Oxygen is a gas"),
        ("[Oxygen](https://example.org/o) is a gas", "Oxygen is a gas"),
        ("![x](javascript:alert(1)) Oxygen", "x Oxygen"),
        ("see https://example.org/a?b=c and www.example.org", "see and"),
        ("## Oxygen", "Oxygen"),
        ("> quoted\n- item", "quoted item"),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
        ("snake_case stays, __bold__ goes", "snake_case stays, bold goes"),
        ("In _____ he named it", "In _____ he named it"),
        ("3 * 4 = 12", "3 * 4 = 12"),
        ("Oxy\x00gen\x1b is\x0ca gas", "Oxygen is a gas"),
    ],
)
def test_markup_goes_and_words_stay(written: str, kept: str) -> None:
    assert plain(written) == kept


def test_an_explanation_that_was_only_a_link_is_none() -> None:
    assert a_draft(explanation="https://example.org", hint=" ").cleaned() == a_draft()


def test_the_lines_of_an_answer_become_a_list() -> None:
    assert a_draft(back="Lavoisier\nPriestley").cleaned().back == "Lavoisier; Priestley"


def test_the_quote_stays_as_the_passage_has_it() -> None:
    assert a_draft(quote="**In** 1783").cleaned().quote == "**In** 1783"


@given(st.text(alphabet="ab /", max_size=20))
def test_no_tag_survives(inside: str) -> None:
    assert "<" not in plain(f"one <a{inside}> two </a{inside}> three")
