"""Summaries cut out of real articles, without a model."""

import pytest

from aksio.adapters.embedded.summary_writer import ExtractiveSummaryWriter
from aksio.application.courses.summaries.checked_digest import checked
from aksio.application.courses.summaries.writer_ports import SummaryBrief
from tests.contracts.summary_writer import SummaryWriterContract
from tests.make.generation import OXYGEN, study_texts
from tests.make.summaries import a_part


class TestExtractiveSummaryWriter(SummaryWriterContract):
    @pytest.fixture
    def writer(self) -> ExtractiveSummaryWriter:
        return ExtractiveSummaryWriter()


async def test_the_same_part_always_gives_the_same() -> None:
    part = a_part(*study_texts("en")[:3])
    writer = ExtractiveSummaryWriter()
    assert await writer.digest(part, SummaryBrief()) == await writer.digest(part, SummaryBrief())


async def test_what_is_said_twice_is_noted_once() -> None:
    draft = await ExtractiveSummaryWriter().digest(a_part(OXYGEN, OXYGEN), SummaryBrief())
    assert len({point.text for point in draft.points}) == len(draft.points)


async def test_a_definition_makes_a_concept_with_its_sentence() -> None:
    part = a_part("Helium is a noble gas without colour and smell. Balloons are filled with helium at every fair.")
    (concept, *_) = checked(await ExtractiveSummaryWriter().digest(part, SummaryBrief()), part).concepts
    assert concept.term == "Helium"
    assert concept.definition == "Helium is a noble gas without colour and smell."


async def test_sentences_about_the_topic_come_first() -> None:
    text = " ".join(
        f"The keeper number {number} of the tall tower lit the lamp of the tower at dusk." for number in range(9)
    )
    part = a_part(f"{text}\n\nThe foghorn of the bay was built in the year 1871 by a smith.")
    draft = await ExtractiveSummaryWriter().digest(part, SummaryBrief(topic="foghorn"))
    assert any("foghorn" in point.text for point in draft.points)
