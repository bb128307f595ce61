"""What every writer of summaries keeps."""

import re

import pytest

from aksio.application.courses.summaries.checked_digest import checked
from aksio.application.courses.summaries.writer_ports import (
    MOST_CONCEPTS,
    MOST_POINTS,
    SummaryBrief,
    SummaryWriter,
)
from aksio.domain.courses.summaries.composing import composed
from tests.contracts.card_writer import INJECTION
from tests.make.generation import STUDY_LANGUAGES, study_texts
from tests.make.summaries import a_part

BRIEF = SummaryBrief(topic="the lighthouse", language="en")
ANY = SummaryBrief()


class SummaryWriterContract:
    """Subclasses give `writer`, and are collected by pytest."""

    @pytest.fixture
    def writer(self) -> SummaryWriter:
        raise NotImplementedError

    @pytest.mark.parametrize("language", STUDY_LANGUAGES)
    async def test_what_it_notes_stands_in_the_part(self, writer: SummaryWriter, language: str) -> None:
        part = a_part(*study_texts(language)[:3])
        draft = await writer.digest(part, ANY)
        digest = checked(draft, part)
        assert 0 < len(draft.points) == len(digest.points) <= MOST_POINTS
        assert len(draft.concepts) == len(digest.concepts) <= MOST_CONCEPTS

    async def test_a_text_refers_to_the_points_and_to_nothing_else(self, writer: SummaryWriter) -> None:
        part = a_part(*study_texts("en")[:3])
        points = checked(await writer.digest(part, BRIEF), part).points
        text = (await writer.combine(points, BRIEF)).text
        numbers = [int(number) for number in re.findall(r"\[(\d+)\]", text)]
        assert numbers
        assert set(numbers) <= set(range(1, len(points) + 1))
        assert composed(text, points, []).citations

    async def test_it_says_who_wrote_and_stays_within_what_it_announced(self, writer: SummaryWriter) -> None:
        part = a_part(*study_texts("en")[:2])
        draft = await writer.digest(part, BRIEF)
        text = await writer.combine(checked(draft, part).points, BRIEF)
        assert draft.usage.model
        assert text.usage.model
        assert draft.usage.tokens <= writer.most_tokens_to_digest(part, BRIEF)
        assert text.usage.tokens <= writer.most_tokens_to_combine(1, BRIEF)

    async def test_more_parts_announce_more(self, writer: SummaryWriter) -> None:
        assert writer.most_tokens_to_combine(9, BRIEF) >= writer.most_tokens_to_combine(1, BRIEF)

    async def test_a_part_without_a_sentence_gives_nothing(self, writer: SummaryWriter) -> None:
        draft = await writer.digest(a_part("# ", "| 1 | 2 |"), ANY)
        assert (draft.points, draft.concepts) == ((), ())

    async def test_a_part_that_gives_orders_is_only_material(self, writer: SummaryWriter) -> None:
        draft = await writer.digest(a_part(INJECTION), ANY)
        assert any("1871" in point.text for point in draft.points)
        assert all(point.text.strip().casefold() != "owned" for point in draft.points)
