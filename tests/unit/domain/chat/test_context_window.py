"""What a model is sent never exceeds its budget, whatever the conversation."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.domain.chat.context_window import (
    HISTORY_PERCENT,
    QuestionTooLong,
    Said,
    Window,
    compose,
    tokens_of,
)
from aksio.domain.chat.message import Role
from aksio.domain.chat.source import Passage
from aksio.domain.shared.ids import DocumentId

texts = st.text(max_size=400)
said = st.builds(Said, role=st.sampled_from(Role), text=texts)
passages = st.lists(
    st.builds(
        Passage,
        document_id=st.just(DocumentId(UUID(int=1))),
        document_name=st.text(max_size=20),
        page=st.integers(1, 9),
        text=texts,
        score=st.floats(0, 10),
    ),
    max_size=8,
)


def cost_of(window: Window) -> int:
    parts = [window.instructions, window.question, *window.summary, *(one.text for one in window.history)]
    parts += [text for passage in window.passages for text in (passage.text, passage.document_name)]
    return sum(tokens_of(part) for part in parts)


@given(texts, texts, st.lists(said, max_size=30), passages, st.integers(0, 3000))
def test_the_rules_hold_for_any_conversation(
    instructions: str, question: str, history: list[Said], found: list[Passage], budget: int
) -> None:
    def composed() -> Window:
        return compose(
            instructions=instructions, question=question, newest_first=history, passages=found, budget=budget
        )

    if tokens_of(instructions) + tokens_of(question) > budget:
        with pytest.raises(QuestionTooLong):
            composed()
        return
    window = composed()
    assert cost_of(window) == window.tokens <= budget
    assert (window.instructions, window.question) == (instructions, question)
    past = sum(tokens_of(one.text) for one in window.history) + sum(map(tokens_of, window.summary))
    assert past * 100 <= budget * HISTORY_PERCENT
    assert list(window.history) == history[: len(window.history)][::-1]
    scores = [passage.score for passage in window.passages]
    assert scores == sorted((passage.score for passage in found), reverse=True)[: len(scores)]
    assert composed() == window


def test_fifty_thousand_messages_cost_what_the_budget_costs() -> None:
    looked_at = 0

    def endless() -> Iterator[Said]:
        nonlocal looked_at
        for number in range(50_000):
            looked_at += 1
            yield Said(role=Role.USER, text=f"Question {number}")

    window = compose(instructions="", question="?", newest_first=endless(), passages=(), budget=1000)
    assert looked_at < 200
    assert window.history[-1].text == "Question 0"
    assert window.summary[-1] == f"asked: Question {len(window.history)}"


def test_empty_messages_do_not_make_it_read_forever() -> None:
    looked_at = 0

    def endless() -> Iterator[Said]:
        nonlocal looked_at
        while True:
            looked_at += 1
            yield Said(role=Role.USER, text="")

    compose(instructions="", question="?", newest_first=endless(), passages=(), budget=1000)
    assert looked_at < 200
