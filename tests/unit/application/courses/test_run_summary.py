"""Writing a summary, with everything that may come between."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from aksio.adapters.memory.model_budget import MemoryModelBudget
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.courses.find_passages import FindPassagesQuery, MaterialNotReady
from aksio.application.courses.summaries.budgeted_writer import BudgetedWriter
from aksio.application.courses.summaries.paid_calls import PaidCalls
from aksio.application.courses.summaries.run_summary import RunSummary, RunSummaryCommand
from aksio.application.courses.summaries.summary_run import AT_ONCE
from aksio.application.courses.summaries.writer_ports import (
    DraftDigest,
    DraftPoint,
    DraftText,
    SummaryBrief,
    SummaryWriterUnavailable,
)
from aksio.domain.courses.document import DocumentNotFound
from aksio.domain.courses.passage import FoundPassage
from aksio.domain.courses.summaries.content import Point
from aksio.domain.courses.summaries.parts import PART_LENGTH, Part
from aksio.domain.courses.summaries.status import SummaryNotFound, SummaryStatus
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.errors import AksioError
from tests.make.clock import FixedClock
from tests.make.generation import LEARNER, NOW
from tests.make.summaries import SUMMARY, USAGE, a_found_passage, a_summary

LEASE = timedelta(seconds=30)
RUN = RunSummaryCommand(summary_id=SUMMARY, learner_id=LEARNER)


class Killed(BaseException):
    """The process ends here: nobody catches this."""


class ToldWriter:
    """Notes the beginning of each part; `before` may do something else first. Costs 900 tokens a call."""

    writes_any_language = True

    def __init__(self) -> None:
        self.read: list[int] = []
        self.combined = 0
        self.at_once = self.most_at_once = 0
        self.before: Callable[[int], None] = lambda page: None

    def most_tokens_to_digest(self, part: Part, brief: SummaryBrief) -> int:
        return 1_000

    def most_tokens_to_combine(self, parts: int, brief: SummaryBrief) -> int:
        return 1_000

    async def digest(self, part: Part, brief: SummaryBrief) -> DraftDigest:
        page = part.passages[0].page
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        self.before(page)
        self.read.append(page)
        words = part.passages[0].text[:20]
        return DraftDigest(points=(DraftPoint(text=f"Page {page}.", quote=words),), concepts=(), usage=USAGE)

    async def combine(self, points: Sequence[Point], brief: SummaryBrief) -> DraftText:
        self.combined += 1
        return DraftText(text=" ".join(f"{each.text} [{place}]" for place, each in enumerate(points, 1)), usage=USAGE)


class World:
    """A summary of `parts` pages, each a part of its own, and who works on it."""

    def __init__(self, *, parts: int = 3, tokens: int = 1_000_000) -> None:
        self.store = MemoryStore()
        self.writer = ToldWriter()
        self.trouble: AksioError | None = None
        self.clock = FixedClock(NOW)
        self.budget = MemoryModelBudget(tokens=tokens)
        self._parts = parts

    async def __call__(self, query: FindPassagesQuery) -> list[FoundPassage]:
        if self.trouble is not None:
            raise self.trouble
        text = " and the sea" * (PART_LENGTH // 12)
        return [a_found_passage(f"Page {page} is of the land{text}", page=page) for page in range(1, self._parts + 1)]

    async def language_of(self, text: str) -> str | None:
        return "en"

    async def run(self) -> Summary:
        ids = RandomIds()
        calls = PaidCalls(budget=self.budget, clock=self.clock, ids=ids)
        await RunSummary(
            uow=MemoryUnitOfWork(self.store),
            finder=self,
            writer=BudgetedWriter(writer=self.writer, calls=calls),
            languages=self,
            clock=self.clock,
            ids=ids,
            lease=LEASE,
        )(RUN)
        return await self.summary()

    async def summary(self) -> Summary:
        async with MemoryUnitOfWork(self.store) as uow:
            return await uow.summaries.get(SUMMARY, learner_id=LEARNER)


@pytest.fixture
async def world() -> World:
    return await with_a_summary(World())


async def with_a_summary(world: World) -> World:
    async with MemoryUnitOfWork(world.store) as uow:
        uow.summaries.add(a_summary())
        await uow.commit()
    return world


async def test_every_part_is_read_once_and_put_together_in_order() -> None:
    world = await with_a_summary(World(parts=20))
    summary = await world.run()
    assert summary.status is SummaryStatus.SUCCEEDED
    assert summary.content is not None
    assert summary.content.text == " ".join(f"Page {page}. [{page}]" for page in range(1, 21))
    assert [each.page for each in summary.content.citations] == list(range(1, 21))
    assert sorted(world.writer.read) == list(range(1, 21))
    assert world.writer.most_at_once == AT_ONCE
    assert (summary.usage.calls, world.budget.spent_by(LEARNER)) == (21, 21 * 900)


async def test_a_killed_process_loses_no_finished_part() -> None:
    parts = 2 * AT_ONCE + 1
    world = await with_a_summary(World(parts=parts))

    def killed_at_the_last(page: int) -> None:
        if page == parts:
            raise Killed

    world.writer.before = killed_at_the_last
    with pytest.raises(Killed):
        await world.run()
    kept = (await world.summary()).parts_done
    assert kept >= AT_ONCE
    world.writer.before = lambda page: None
    assert (await world.run()).status is SummaryStatus.RUNNING, "the lease of the dead one still holds"
    world.clock.go_on(LEASE)
    world.writer.read.clear()
    assert (await world.run()).status is SummaryStatus.SUCCEEDED
    assert len(world.writer.read) == parts - kept


async def test_while_the_writer_is_away_it_waits_and_keeps_what_it_has(world: World) -> None:
    def away(page: int) -> None:
        if page == 2:
            raise SummaryWriterUnavailable("away", retry_after=60, usage=USAGE)

    world.writer.before = away
    summary = await world.run()
    assert (summary.status, summary.work.resume_at) == (SummaryStatus.RUNNING, NOW + timedelta(seconds=60))
    world.writer.before = lambda page: None
    summary = await world.run()
    assert summary.status is SummaryStatus.SUCCEEDED
    assert sorted(world.writer.read) == [1, 2, 3]
    assert world.budget.spent_by(LEARNER) == 5 * 900, "the failed call was paid, too"


async def test_the_budget_ends_it_before_it_is_overdrawn() -> None:
    world = await with_a_summary(World(tokens=2_500))
    summary = await world.run()
    assert summary.failure is not None
    assert summary.failure.code == "model_budget_reached"
    assert world.budget.spent_by(LEARNER) <= 2_500


async def test_a_document_that_is_gone_ends_it_and_one_on_its_way_makes_it_wait(world: World) -> None:
    world.trouble = MaterialNotReady()
    assert (await world.run()).work.resume_at is not None
    world.trouble = DocumentNotFound()
    failure = (await world.run()).failure
    assert failure is not None
    assert failure.code == "document_not_found"


async def test_one_that_was_deleted_meanwhile_is_left_alone(world: World) -> None:
    async with MemoryUnitOfWork(world.store) as uow:
        uow.summaries.remove(await uow.summaries.get(SUMMARY, learner_id=LEARNER))
        await uow.commit()
    with pytest.raises(SummaryNotFound):  # of the look afterwards; the run itself says nothing
        await world.run()
    assert world.writer.read == []
