"""When two cards ask the same."""

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.known_cards import KnownCards

VOCABULARY = ("oxygen", "gas", "named", "element", "symbol", "year", "who", "when")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=8)
TEXTS = WORDS.map(" ".join)


def test_spelling_and_punctuation_make_no_new_card() -> None:
    known = KnownCards([("What is the symbol of oxygen?", "O")])
    assert known.holds("what is the SYMBOL of oxygen", "o")


def test_nearly_the_same_front_with_the_same_answer_is_the_same_card() -> None:
    known = KnownCards([("In which year did Lavoisier name the element oxygen?", "1783")])
    assert known.holds("In what year did Lavoisier name the element oxygen?", "1783")
    assert known.holds("In what year did Lavoisier name the element oxygen?", "in 1783")


def test_nearly_the_same_front_with_another_answer_is_another_card() -> None:
    known = KnownCards([("In which year did Lavoisier name the element oxygen?", "1783")])
    assert not known.holds("In which town did Lavoisier name the element oxygen?", "Paris")


def test_another_question_with_the_same_answer_is_another_card() -> None:
    known = KnownCards([("Which organelle makes ATP?", "mitochondria")])
    assert not known.holds("What do plants and animals inherit from the mother alone?", "mitochondria")


def test_chinese_is_compared_by_characters() -> None:
    known = KnownCards([("谁在1783年命名了氧元素？", "拉瓦锡")])
    assert known.holds("是谁在1783年命名了氧元素？", "拉瓦锡")
    assert not known.holds("氧的原子序数是多少？", "8")


def test_arabic_vowel_marks_make_no_new_card() -> None:
    assert KnownCards([("من سَمَّى الأكسجين؟", "لافوازييه")]).holds("من سمى الأكسجين؟", "لافوازييه")


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=20))
def test_what_was_added_is_known(cards: list[tuple[str, str]]) -> None:
    known = KnownCards(cards)
    assert all(known.holds(front, back) for front, back in cards)


@given(TEXTS, TEXTS)
def test_nothing_is_known_at_first(front: str, back: str) -> None:
    assert not KnownCards().holds(front, back)
