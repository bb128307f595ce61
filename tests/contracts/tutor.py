"""What every tutor keeps, whether it quotes or asks a model."""

from uuid import UUID

import pytest

from aksio.application.chat.tutor_ports import Brief, Prompt, Tutor
from aksio.domain.chat.context_window import Said, compose
from aksio.domain.chat.message import Role, TurnUsage
from aksio.domain.chat.source import Passage, cited, numbered
from aksio.domain.shared.ids import DocumentId

FENCE = "6f1ed002ab5595859014ebf0951522d9"
QUESTION = "Where is the genome kept?"
BOOK = ("Mitochondria turn sugar into energy.", "The nucleus keeps the genome.", "Ribosomes build proteins.")


def a_prompt(tutor: Tutor, *texts: str, question: str = QUESTION, fence: str = FENCE) -> Prompt:
    """A turn after an earlier one, with a passage of each text, one a page."""
    brief = Brief(language="en", objectives=("know the cell",), facts=("Cards due today: 3.",))
    passages = [
        Passage(document_id=DocumentId(UUID(int=7)), document_name="cells.md", page=page, text=text, score=9.0 - page)
        for page, text in enumerate(texts, 1)
    ]
    window = compose(
        instructions=tutor.instructions(brief, fence),
        question=question,
        newest_first=[Said(role=Role.ASSISTANT, text="A cell."), Said(role=Role.USER, text="What is this?")],
        passages=passages,
        budget=tutor.window_tokens,
    )
    return Prompt(brief=brief, window=window, sources=numbered(window.passages), fence=fence)


async def answered(tutor: Tutor, prompt: Prompt) -> tuple[str, list[TurnUsage]]:
    """The text, and what was said about its cost."""
    pieces = [piece async for piece in tutor.answer(prompt)]
    assert isinstance(pieces[-1], TurnUsage)
    return "".join(each for each in pieces if isinstance(each, str)), [
        each for each in pieces if isinstance(each, TurnUsage)
    ]


class TutorContract:
    """Subclasses give `tutor`, and are collected by pytest."""

    @pytest.fixture
    def tutor(self) -> Tutor:
        raise NotImplementedError

    async def test_it_refers_to_the_source_that_holds_the_answer(self, tutor: Tutor) -> None:
        prompt = a_prompt(tutor, *BOOK)
        text, _ = await answered(tutor, prompt)
        assert "nucleus" in text
        assert BOOK[1] in [source.text for source in cited(text, prompt.sources)]

    async def test_the_cost_comes_once_at_the_end_and_within_what_was_foreseen(self, tutor: Tutor) -> None:
        prompt = a_prompt(tutor, *BOOK)
        _, [usage] = await answered(tutor, prompt)
        assert usage.model
        assert usage.input_tokens + usage.output_tokens <= tutor.most_tokens(prompt)
        assert (usage.calls > 0) is (tutor.most_tokens(prompt) > 0)

    async def test_without_sources_it_still_says_something_and_refers_to_none(self, tutor: Tutor) -> None:
        prompt = a_prompt(tutor)
        text, _ = await answered(tutor, prompt)
        assert text.strip()
        assert cited(text, a_prompt(tutor, *BOOK).sources) == ()

    async def test_it_can_be_left_in_the_middle_and_asked_again(self, tutor: Tutor) -> None:
        prompt = a_prompt(tutor, *BOOK)
        answer = tutor.answer(prompt)
        assert await anext(answer)
        await answer.aclose()
        assert (await answered(tutor, prompt))[0]

    async def test_what_it_asks_for_leaves_room_for_a_question(self, tutor: Tutor) -> None:
        longest = "Where is the genome kept? " * 400
        assert a_prompt(tutor, *BOOK, question=longest).window.tokens <= tutor.window_tokens

    async def test_data_stands_between_lines_that_instructions_name(self, tutor: Tutor) -> None:
        instructions = tutor.instructions(Brief(), FENCE)
        assert tutor.quotes_only or FENCE in instructions
