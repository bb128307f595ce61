"""Which sentences stand for the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.courses.summaries.centrality import centrality, choose, likeness, vectors

SENTENCES = st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), max_size=12)


def test_the_sentence_that_shares_most_with_the_others_is_the_most_central() -> None:
    said = [["sun", "moon"], ["sun", "tide"], ["sun", "moon", "tide"], ["bread", "salt"]]
    scores = centrality(vectors(said))
    assert scores.index(max(scores)) == 2
    assert scores.index(min(scores)) == 3


def test_a_rare_term_makes_sentences_more_alike_than_a_common_one() -> None:
    one, two, three, *_ = vectors([["the", "quark"], ["the", "quark"], ["the", "tree"], ["the"], ["the"]])
    assert likeness(one, two) == pytest.approx(1)
    assert likeness(one, three) < 0.5


@given(SENTENCES)
def test_scores_are_positive_and_add_up_to_one(said: list[list[str]]) -> None:
    scores = centrality(vectors(said))
    assert len(scores) == len(said)
    assert all(score > 0 for score in scores)
    assert not said or sum(scores) == pytest.approx(1, abs=1e-3)


@given(SENTENCES)
def test_the_order_of_sentences_does_not_change_their_scores(said: list[list[str]]) -> None:
    forwards, backwards = centrality(vectors(said)), centrality(vectors(said[::-1]))
    assert forwards == pytest.approx(backwards[::-1], abs=1e-4)


@given(SENTENCES, st.integers(min_value=0, max_value=5))
def test_a_choice_is_in_order_within_bounds_and_says_nothing_twice(said: list[list[str]], most: int) -> None:
    compared = vectors(said)
    chosen = choose(compared, centrality(compared), fits=lambda places: len(places) <= most)
    assert chosen == sorted(set(chosen))
    assert len(chosen) <= most
    assert all(likeness(compared[a], compared[b]) < 0.8 for a in chosen for b in chosen if a < b)


def test_of_two_that_say_the_same_one_is_chosen() -> None:
    compared = vectors([["sun", "moon"], ["moon", "sun"], ["bread", "salt"]])
    assert choose(compared, [0.5, 0.4, 0.1], fits=lambda places: True) == [0, 2]
