"""Material cut into parts, quotes looked up in them, and summaries put together."""

from dataclasses import replace
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.courses.passage import FoundPassage
from aksio.domain.courses.summaries.composing import composed, weightiest
from aksio.domain.courses.summaries.content import Concept, Point
from aksio.domain.courses.summaries.parts import in_reading_order, parts_of, sources_of
from aksio.domain.courses.summaries.quoting import quoted
from aksio.domain.shared.ids import DocumentId
from tests.make.generation import OXYGEN
from tests.make.summaries import a_found_passage, a_quote

PASSAGES = st.lists(
    st.builds(
        lambda document, page, text: replace(
            a_found_passage(text, page=page), document_id=DocumentId(UUID(int=document))
        ),
        st.integers(1, 3),
        st.integers(1, 9),
        st.text(min_size=1, max_size=30),
    )
)


@given(PASSAGES, st.integers(1, 60))
def test_every_passage_is_in_one_part_and_no_part_is_too_long(passages: list[FoundPassage], longest: int) -> None:
    parts = parts_of(passages, longest=longest)
    assert [passage for part in parts for passage in part.passages] == passages
    for part in parts:
        assert len({passage.document_id for passage in part.passages}) == 1
        assert len(part.passages) == 1 or sum(len(each.text) for each in part.passages) <= longest
    assert set(sources_of(parts)) == {each.document_id for each in passages}


@given(PASSAGES)
def test_reading_order_keeps_all_and_goes_by_pages(passages: list[FoundPassage]) -> None:
    ordered = in_reading_order(passages)
    assert sorted(map(repr, ordered)) == sorted(map(repr, passages))
    for one, next_one in pairwise(ordered):
        assert one.document_id != next_one.document_id or one.page <= next_one.page


def test_a_part_that_says_something_else_is_another() -> None:
    (one,), (other,) = parts_of([a_found_passage()]), parts_of([a_found_passage(OXYGEN + "!")])
    assert one.key != other.key


def test_a_quote_is_given_back_as_it_stands_there() -> None:
    passage = a_found_passage("He wrote:\n  all flows.\nThen he left.", page=7)
    found = quoted(" all   flows. ", [a_found_passage(), passage])
    assert found is not None
    assert (found.text, found.page) == ("all flows.", 7)
    assert quoted("wrote: all flows.", [passage]) is not None
    assert quoted("all flowed.", [passage]) is None
    assert quoted("  ", [passage]) is None
    assert quoted("a" * 2_000, [a_found_passage("a" * 3_000)]) is None


def test_references_are_counted_anew_in_the_order_in_which_they_appear() -> None:
    points = [Point(text=f"Point {place}.", quote=a_quote(f"quote {place}")) for place in (1, 2, 3)]
    concept = Concept(term="Oxygen", definition="A gas.", quote=a_quote("quote 3"))
    content = composed("Third [3], first [1][3], none [4] [0].", points, [concept])
    assert content.text == "Third [1], first [2][1], none."
    assert [(each.number, each.text) for each in content.citations] == [(1, "quote 3"), (2, "quote 1")]
    assert content.key_concepts[0].citation == 1


@given(st.text(max_size=200), st.integers(0, 4))
def test_every_reference_of_a_text_can_be_followed(text: str, points: int) -> None:
    given_points = [Point(text="p", quote=a_quote(str(place))) for place in range(points)]
    content = composed(f"{text} [1] [2] [99]", given_points, [])
    numbers = {each.number for each in content.citations}
    assert numbers == set(range(1, len(numbers) + 1))
    assert len(numbers) <= points
    assert "[99]" not in content.text


def test_what_several_parts_explain_weighs_most() -> None:
    def a_concept(term: str, definition: str, weight: float) -> Concept:
        return Concept(term=term, definition=definition, quote=a_quote(), weight=weight)

    said = [a_concept("Helium", "h", 3), a_concept("Oxygen", "first", 2), a_concept(" oxygen", "second", 2)]
    assert [each.definition for each in weightiest(said)] == ["first", "h"]
    assert weightiest([a_concept("x", " ", 1)]) == []
