"""Questions find their places: as many as the material has room for, and never a fact twice."""

from collections import Counter
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.question_room import MATCHING, Room, facts_for, place
from aksio.domain.assessments.quizzes.question_kind import QuestionKind

CLOZE, CHOICE, TRUE = QuestionKind.CLOZE, QuestionKind.SINGLE_CHOICE, QuestionKind.TRUE_FALSE
SINGLE = st.frozensets(st.sampled_from([CLOZE, CHOICE, TRUE]))
SMALL_ROOMS = st.lists(st.lists(SINGLE, max_size=2), max_size=2).map(
    lambda rooms: {number: Room(facts=tuple(facts)) for number, facts in enumerate(rooms)}
)
SMALL_WANTED = st.dictionaries(st.sampled_from([CLOZE, CHOICE, TRUE]), st.integers(1, 2), max_size=2).map(
    lambda counts: tuple(counts.items())
)


def most_by_trying_all(wanted: list[QuestionKind], facts: list[frozenset[QuestionKind]]) -> int:
    """How many of the wanted questions have a fact of their own at best."""
    padded = facts + [frozenset()] * len(wanted)
    orders = permutations(padded, len(wanted))
    return max(sum(kind in fact for kind, fact in zip(wanted, order, strict=True)) for order in orders)


@given(SMALL_ROOMS, SMALL_WANTED)
def test_no_other_placing_misses_fewer(rooms: dict[int, Room], wanted: tuple[tuple[QuestionKind, int], ...]) -> None:
    placing = place(wanted, rooms)
    placed = sum((count.total() for count in placing.placed.values()), start=0)
    questions = list(Counter(dict(wanted)).elements())
    facts = [fact for room in rooms.values() for fact in room.facts]
    assert placed == most_by_trying_all(questions, facts)
    assert sum(placing.placed.values(), start=Counter()) + placing.missing == Counter(dict(wanted))


@given(st.lists(SINGLE, max_size=8), SMALL_WANTED)
def test_each_fact_is_asked_in_a_type_that_it_allows(
    facts: list[frozenset[QuestionKind]], wanted: tuple[tuple[QuestionKind, int], ...]
) -> None:
    chosen = facts_for(wanted, facts)
    assert all(kind in facts[number] for number, kind in chosen.items())
    assert Counter(chosen.values()) <= Counter(dict(wanted))


def test_a_type_that_any_fact_allows_leaves_the_rare_fact_to_the_rare_type() -> None:
    rooms = {"a": Room(facts=(frozenset({CLOZE, CHOICE}),)), "b": Room(facts=(frozenset({CLOZE}),))}
    placing = place(((CLOZE, 1), (CHOICE, 1)), rooms)
    assert placing.placed == {"a": Counter({CHOICE: 1}), "b": Counter({CLOZE: 1})}
    assert not placing.missing


def test_pairs_to_match_are_taken_where_the_other_types_lose_least() -> None:
    triple = frozenset({0, 1, 2})
    rooms = {
        "rich": Room(facts=(frozenset({CLOZE}),) * 3, groups=(triple,)),
        "poor": Room(facts=(frozenset({TRUE}),) * 3, groups=(triple,)),
    }
    placing = place(((CLOZE, 3), (MATCHING, 1)), rooms)
    assert placing.placed == {"poor": Counter({MATCHING: 1}), "rich": Counter({CLOZE: 3})}


def test_what_has_no_place_is_missing() -> None:
    placing = place(((MATCHING, 2), (CLOZE, 2)), {"a": Room(facts=(frozenset({CLOZE}),))})
    assert placing.missing == Counter({MATCHING: 2, CLOZE: 1})


def test_questions_spread_over_the_passages() -> None:
    rooms = {number: Room(facts=(frozenset({CLOZE}),) * 5) for number in range(4)}
    assert place(((CLOZE, 4),), rooms).placed == {number: Counter({CLOZE: 1}) for number in range(4)}


def test_a_long_text_is_guessed_to_have_room_for_more() -> None:
    short, long = (Room.by_length("word " * count, [CLOZE, MATCHING]) for count in (30, 90))
    assert (short.most(CLOZE), short.most(MATCHING)) == (2, 0)
    assert (long.most(CLOZE), long.most(MATCHING)) == (7, 2)
