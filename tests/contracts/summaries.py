"""What every storage of summaries promises."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from aksio.application.courses.ports import CoursesUnitOfWork
from aksio.application.courses.summaries.storage_ports import (
    SummariesReader,
    SummaryFilter,
    SummaryOfLearner,
    SummaryUnitOfWork,
)
from aksio.application.courses.summaries.views import SummaryLine, SummaryView
from aksio.application.shared.page import PageRequest
from aksio.domain.courses.course import Course, CourseNotFound
from aksio.domain.courses.summaries.status import SummaryNotFound, SummaryStatus
from aksio.domain.courses.summaries.summary import Summary
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SummaryId
from aksio.domain.shared.leased_work import LeasedWork
from tests.make.generation import COURSE, DOCUMENT, LEARNER, NOW
from tests.make.summaries import LEASE, USAGE, a_content, a_digest, a_running_summary, a_summary

STRANGER = LearnerId(UUID(int=99))
OTHER_COURSE = CourseId(UUID(int=98))
SECOND = timedelta(seconds=1)
ANY = SummaryFilter()


class CoursesAndSummaries(SummaryUnitOfWork, CoursesUnitOfWork):
    """What the contract needs of a unit of work."""


NewUnitOfWork = Callable[[], CoursesAndSummaries]


def a_full_summary() -> Summary:
    """No field at its default."""
    summary = a_running_summary(parts=5, parts_done=4)
    summary.take_events()
    summary.content, summary.language, summary.usage = a_content(), "en", USAGE
    summary.failure = Failure(code="c", detail="d")
    summary.outdated_at, summary.updated_at = NOW + 2 * SECOND, NOW + 3 * SECOND
    summary.work = LeasedWork(lease=LEASE, resume_at=NOW + SECOND, pauses=3)
    return summary


def numbered(number: int, *, course_id: CourseId = COURSE) -> Summary:
    """Summary number so and so, made in that order."""
    summary = a_summary(id=SummaryId(UUID(int=1000 + number)), title=f"Number {number} Ärger_%")
    summary.take_events()
    summary.course_id, summary.created_at = course_id, NOW + number * SECOND
    return summary


async def add(new_uow: NewUnitOfWork, *summaries: Summary) -> None:
    course = Course.create(id=COURSE, learner_id=LEARNER, name="Chemistry", now=NOW)
    async with new_uow() as uow:
        uow.courses.add(course)
        for summary in summaries:
            uow.summaries.add(summary)
            uow.summaries.name_sources(summary)
        await uow.commit()


class SummariesContract:
    """Subclasses give the fixtures `new_uow` and `reader`, both on one storage."""

    async def test_every_field_comes_back(self, new_uow: NewUnitOfWork, reader: SummariesReader) -> None:
        summary = a_full_summary()
        await add(new_uow, summary)
        async with new_uow() as uow:
            found = await uow.summaries.get(summary.id, learner_id=LEARNER, course_id=COURSE)
        fields = [name for name in summary.__dataclass_fields__ if name != "_events"]
        assert {name: getattr(found, name) for name in fields} == {name: getattr(summary, name) for name in fields}
        assert await reader.summary(summary.id, course_id=COURSE, learner_id=LEARNER) == SummaryView.of(summary)

    async def test_a_change_is_kept_unless_somebody_was_faster(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, numbered(1))
        async with new_uow() as uow:
            mine = await uow.summaries.get(numbered(1).id, learner_id=LEARNER)
            theirs = await uow.summaries.get(numbered(1).id, learner_id=LEARNER)
        mine.take_up(lease=LEASE, now=NOW)
        theirs.take_up(lease=LEASE, now=NOW)
        async with new_uow() as uow:
            uow.summaries.save(mine)
            await uow.commit()
        async with new_uow() as uow:
            uow.summaries.save(theirs)
            with pytest.raises(Conflict):
                await uow.commit()

    async def test_it_is_nobody_elses(self, new_uow: NewUnitOfWork, reader: SummariesReader) -> None:
        await add(new_uow, numbered(1))
        summary_id = numbered(1).id
        async with new_uow() as uow:
            for learner_id, course_id in ((STRANGER, COURSE), (LEARNER, OTHER_COURSE)):
                with pytest.raises(SummaryNotFound):
                    await uow.summaries.get(summary_id, learner_id=learner_id, course_id=course_id)
                with pytest.raises(SummaryNotFound):
                    await reader.summary(summary_id, course_id=course_id, learner_id=learner_id)
        with pytest.raises(CourseNotFound):
            await reader.summaries(COURSE, ANY, PageRequest(), learner_id=STRANGER)
        with pytest.raises(CourseNotFound):
            await reader.summaries(OTHER_COURSE, ANY, PageRequest(), learner_id=LEARNER)

    async def test_parts_are_kept_until_they_are_cleared(self, new_uow: NewUnitOfWork) -> None:
        await add(new_uow, numbered(1), numbered(2))
        first, second = numbered(1).id, numbered(2).id
        async with new_uow() as uow:
            uow.summaries.add_digest(first, "a", a_digest("one"))
            uow.summaries.add_digest(first, "b", a_digest("two"))
            uow.summaries.add_digest(second, "a", a_digest("three"))
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.summaries.digests(first) == {"a": a_digest("one"), "b": a_digest("two")}
            uow.summaries.clear_digests(first)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.summaries.digests(first) == {}
            assert await uow.summaries.digests(second) == {"a": a_digest("three")}

    async def test_they_are_listed_newest_first_and_found_by_words(
        self, new_uow: NewUnitOfWork, reader: SummariesReader
    ) -> None:
        full = a_full_summary()
        await add(new_uow, full, *(numbered(number) for number in (1, 2, 3)))
        page = await reader.summaries(COURSE, ANY, PageRequest(limit=3), learner_id=LEARNER)
        assert page.items[0] == SummaryLine.of(_saved(numbered(3)))
        rest = await reader.summaries(COURSE, ANY, PageRequest(limit=3, cursor=page.next_cursor), learner_id=LEARNER)
        listed = [each.id for each in (*page.items, *rest.items)]
        assert listed == [*(numbered(number).id for number in (3, 2, 1)), full.id]
        for chosen, expected in (
            (SummaryFilter(text="PRIESTLEY"), [full.id]),
            (SummaryFilter(text="number 2 ärger_%"), [numbered(2).id]),
            (SummaryFilter(text="%"), [numbered(number).id for number in (3, 2, 1)]),
            (SummaryFilter(status=SummaryStatus.RUNNING), [full.id]),
            (SummaryFilter(is_stale=True), [full.id]),
            (SummaryFilter(is_stale=False, text="number 1"), [numbered(1).id]),
        ):
            found = await reader.summaries(COURSE, chosen, PageRequest(), learner_id=LEARNER)
            assert [each.id for each in found.items] == expected, chosen

    async def test_those_that_are_due_are_found_the_longest_waiting_first(
        self, new_uow: NewUnitOfWork, reader: SummariesReader
    ) -> None:
        late, soon, over = numbered(1), numbered(2), numbered(3)
        late.work, soon.work, over.work = LeasedWork(resume_at=NOW + SECOND), LeasedWork(lease=LEASE), LeasedWork()
        await add(new_uow, late, soon, over)
        assert [each.summary_id for each in await reader.stalled(now=NOW + 60 * SECOND, limit=9)] == [late.id, soon.id]
        assert await reader.stalled(now=NOW, limit=9) == []
        assert len(await reader.stalled(now=NOW + 60 * SECOND, limit=1)) == 1

    async def test_those_read_from_a_document_before_it_changed_are_found(
        self, new_uow: NewUnitOfWork, reader: SummariesReader
    ) -> None:
        read, outdated, unread = a_running_summary(), numbered(1), numbered(2)
        read.take_events()
        outdated.source_ids, outdated.read_at, outdated.outdated_at = (DOCUMENT,), NOW, NOW
        await add(new_uow, read, outdated, unread)
        mine = SummaryOfLearner(summary_id=read.id, learner_id=LEARNER)
        assert await reader.read_before(DOCUMENT, at=NOW + SECOND, limit=9) == [mine]
        assert await reader.read_before(DOCUMENT, at=NOW, limit=9) == []
        assert await reader.read_before(DocumentId(UUID(int=5)), at=NOW + SECOND, limit=9) == []

    async def test_what_is_removed_is_gone_with_its_parts(
        self, new_uow: NewUnitOfWork, reader: SummariesReader
    ) -> None:
        await add(new_uow, a_running_summary(), numbered(1), numbered(2, course_id=OTHER_COURSE))
        summary_id = a_summary().id
        async with new_uow() as uow:
            uow.summaries.add_digest(summary_id, "a", a_digest())
            await uow.commit()
        async with new_uow() as uow:
            uow.summaries.remove(await uow.summaries.get(summary_id, learner_id=LEARNER))
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.summaries.digests(summary_id) == {}
            await uow.summaries.remove_of(LEARNER, course_id=COURSE)
            await uow.commit()
        assert await reader.read_before(DOCUMENT, at=NOW + SECOND, limit=9) == []
        async with new_uow() as uow:
            with pytest.raises(SummaryNotFound):
                await uow.summaries.get(numbered(1).id, learner_id=LEARNER)
            await uow.summaries.get(numbered(2).id, learner_id=LEARNER)
            await uow.summaries.remove_of(LEARNER, course_id=None)
            await uow.commit()
        async with new_uow() as uow:
            with pytest.raises(SummaryNotFound):
                await uow.summaries.get(numbered(2).id, learner_id=LEARNER)


def _saved(summary: Summary) -> Summary:
    summary.version += 1
    return summary
