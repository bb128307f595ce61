"""What cards become in quizzes."""

from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.assessments.quizzes.key_text import key_text
from aksio.domain.assessments.quizzes.single_choice import SingleChoice
from aksio.domain.assessments.quizzes.task_of_card import LONGEST_TO_WRITE, task_of_card

BACKS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=250)


@given(BACKS, st.lists(BACKS, max_size=12), st.booleans())
def test_whatever_the_cards_a_task_is_right_and_its_key_is_the_back(
    back: str, others: list[str], prefers_choice: bool
) -> None:
    task = task_of_card(back, others, prefers_choice=prefers_choice)
    if task is None:
        return
    assert [error for error in task.errors() if error is not None] == []
    assert (key_text(task) or "").split() == back.split()
    if isinstance(task, SingleChoice):
        texts = [option.text for option in task.options]
        assert len({text.casefold() for text in texts}) == len(texts) == 4


def test_the_wrong_options_are_as_long_as_the_right_one() -> None:
    others = ["a", "beta rays", "gamma ray", "alpha par", "a very long answer about something else", "Gamma  Ray!"]
    task = task_of_card("x-rays", others, prefers_choice=True)
    assert isinstance(task, SingleChoice)
    assert {option.text for option in task.options if not option.is_correct} <= {"beta rays", "Gamma Ray!", "alpha par"}


def test_a_long_back_beside_nothing_cannot_be_asked() -> None:
    assert task_of_card("x" * (LONGEST_TO_WRITE + 1), ["y"], prefers_choice=False) is None
