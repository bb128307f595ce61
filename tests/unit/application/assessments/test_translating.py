"""A few cards at a time: translated, held against the language, tried once more, and left out."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aksio.adapters.languages.langdetect_detector import LangdetectLanguageDetector
from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.chunks import MOST_BYTES, MOST_PIECES, Piece, chunks_of
from aksio.application.assessments.translations.translator_port import Texts, Translator
from aksio.domain.assessments.wording import Wording
from tests.contracts.translator import TranslatorContract
from tests.make.cards import NOW, a_card
from tests.make.parallel import LANGUAGES, dictionary, pairs
from tests.make.translating import USAGE, ByHeart

TEXT = st.text(st.characters(categories=["L", "P"]), min_size=1, max_size=40)


class TestByHeart(TranslatorContract):
    @pytest.fixture
    def translator(self) -> Translator:
        return ByHeart()


def cards(count: int, *, start: int = 0) -> list[Piece]:
    """English questions with their answers."""
    made = []
    for number, (question, answer) in enumerate(pairs("en")[start : start + count]):
        card = a_card(number)
        card.edit(front=question, back=answer, explanation=None, hint=None, now=NOW)
        made.append(Piece(id=card.id, said=card.wording))
    return made


def work(some: list[Piece], translator: ByHeart, language: str = "es") -> ChunkWork:
    return ChunkWork(pieces=some, language=language, translator=translator, languages=LangdetectLanguageDetector())


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("start", range(0, 200, 50))
async def test_what_people_translated_passes(language: str, start: int) -> None:
    """Fifty questions at a time, with answers as short as a name."""
    some, translator = cards(50, start=start), ByHeart()
    chunks = [work(chunk, translator, language) for chunk in chunks_of(some)]
    for chunk in chunks:
        await chunk.translate()
    kept = {card_id: said.texts[0] for chunk in chunks for card_id, said in chunk.told.items()}
    assert len(kept) >= 49, "one in fifty may be taken for another language"
    fronts = {card.id: dictionary(language)[card.said.texts[0]] for card in some}
    assert kept.items() <= fronts.items()


async def test_cards_that_stay_in_their_language_are_asked_for_once_more_and_then_skipped() -> None:
    def nothing_done(groups: Sequence[Texts], insist: bool) -> tuple[Texts | None, ...]:
        return tuple(groups)

    translator, some = ByHeart(nothing_done), cards(5)
    chunk = work(some, translator)
    await chunk.translate()
    assert (chunk.told, translator.asked) == ({}, [(5, False), (5, True)])
    assert chunk.skipped == {card.id: "wrong_language" for card in some}
    assert chunk.usage == USAGE.plus(USAGE)


async def test_only_what_is_wrong_is_asked_for_again() -> None:
    def first_left_out(groups: Sequence[Texts], insist: bool) -> tuple[Texts | None, ...] | None:
        return None if insist else (None, ("", ""), *pairs("es")[2:5])

    translator, some = ByHeart(first_left_out), cards(5)
    chunk = work(some, translator)
    await chunk.translate()
    assert translator.asked == [(5, False), (2, True)]
    assert chunk.skipped == {}
    assert [chunk.told[card.id].texts[0] for card in some] == [question for question, _ in pairs("es")[:5]]


@given(st.lists(st.builds(Wording, front=TEXT, back=TEXT, explanation=st.none() | TEXT, hint=st.none() | TEXT)))
def test_a_wording_is_retold_text_by_text(wordings: list[Wording]) -> None:
    for wording in wordings:
        assert wording.retold(wording.texts) == wording
        told = wording.retold(tuple(f"{text}!" for text in wording.texts))
        assert told.texts == tuple(f"{text}!" for text in wording.texts)
        assert (told.explanation is None, told.hint is None) == (wording.explanation is None, wording.hint is None)


@given(st.lists(st.integers(min_value=1, max_value=5_000), max_size=60))
def test_chunks_keep_the_order_and_stay_small(lengths: list[int]) -> None:
    some = []
    for number, length in enumerate(lengths):
        some.append(Piece(id=UUID(int=number), said=Wording(front="é" * length, back="b")))
    chunks = chunks_of(some)
    assert [card for chunk in chunks for card in chunk] == some
    for chunk in chunks:
        size = sum(len(text.encode()) for card in chunk for text in card.said.texts)
        assert 1 <= len(chunk) <= MOST_PIECES
        assert size <= MOST_BYTES or len(chunk) == 1
