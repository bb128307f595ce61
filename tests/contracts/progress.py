"""What every storage of progress promises: the ledger, the days summed up, topics, and how they are shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from aksio.application.learning.progress.entering import Told, enter
from aksio.application.learning.progress.ports import ProgressReader, Span, TallyBy
from aksio.application.learning.progress.storage_ports import LearningUnitOfWork
from aksio.application.shared.page import PageRequest
from aksio.domain.learning.activity import Activity, ActivityKind, Recall
from aksio.domain.learning.mastery import Mastery, mastery
from aksio.domain.learning.streak import ActiveDay, DaysInARow, Freezes, Streak, days_in_a_row
from aksio.domain.learning.study_record import StudyRecord, Tally, study_record
from aksio.domain.learning.topic import Topic, TopicNotFound
from aksio.domain.shared.ids import LearnerId
from tests.make.cards import COURSE, LEARNER, NOW, some_id
from tests.make.progress import (
    BEGUN,
    ELSEWHERE,
    LIGHT,
    OTHER_COURSE,
    WAVES,
    acts_a_minute_apart,
    an_act,
    evidence_of,
)

STRANGER = LearnerId(some_id("stranger"))
NewUnitOfWork = Callable[[], LearningUnitOfWork]
ONE_DAY = timedelta(days=1)


async def keep(new_uow: NewUnitOfWork, *acts: Activity, topics: Sequence[Topic] = ()) -> None:
    """Enter acts as use cases do."""
    async with new_uow() as uow:
        await uow.ledger.hold(acts[0].learner_id)
        await enter(uow, acts[0].learner_id, [Told(activity=act, topics=tuple(topics)) for act in acts])
        await uow.commit()


class LedgerContract:
    """Inherited for each storage."""

    async def test_an_act_comes_back_as_it_was(self, new_uow: NewUnitOfWork) -> None:
        act, plain = an_act(undone_at=NOW), an_act("plain", recall=None, course_id=None)
        await keep(new_uow, act, plain)
        async with new_uow() as uow:
            [found] = await uow.ledger.known([act.id], learner_id=LEARNER)
            assert found == act
            assert set(await uow.ledger.on_days([act.day.date], learner_id=LEARNER)) == {act, plain}
            assert await uow.ledger.on_days([act.day.date + ONE_DAY], learner_id=LEARNER) == []
            assert await uow.ledger.days(LEARNER) == [act.day.date]

    async def test_of_a_known_act_only_some_things_change(self, new_uow: NewUnitOfWork) -> None:
        act = an_act()
        recall = Recall(correct=0.25, interval_days=3, expected=0.5)
        later = replace(act, course_id=OTHER_COURSE, recall=recall, undone_at=NOW)
        async with new_uow() as uow:
            uow.ledger.put([act])
            await uow.commit()
        async with new_uow() as uow:
            uow.ledger.put([replace(later, seconds=99, pages=99, occurred_at=NOW + ONE_DAY)])
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.ledger.known([act.id], learner_id=LEARNER) == [later]

    async def test_without_commit_nothing_is_kept(self, new_uow: NewUnitOfWork) -> None:
        act = an_act()
        async with new_uow() as uow:
            await uow.ledger.hold(LEARNER)
            await enter(uow, LEARNER, [Told(activity=act, topics=(LIGHT,))])
        async with new_uow() as uow:
            assert await uow.ledger.known([act.id], learner_id=LEARNER) == []
            assert await uow.ledger.learners(after=None, limit=5) == []
            assert await uow.topics.all(LEARNER) == {}

    async def test_the_same_id_may_name_an_act_of_another(self, new_uow: NewUnitOfWork) -> None:
        mine, theirs = an_act(), an_act(learner_id=STRANGER, kind=ActivityKind.ANSWER)
        await keep(new_uow, mine)
        await keep(new_uow, theirs)
        async with new_uow() as uow:
            assert await uow.ledger.known([mine.id], learner_id=LEARNER) == [mine]
            assert await uow.ledger.known([mine.id], learner_id=STRANGER) == [theirs]
            everybody = sorted([LEARNER, STRANGER])
            assert await uow.ledger.learners(after=None, limit=5) == everybody
            assert await uow.ledger.learners(after=everybody[0], limit=5) == everybody[1:]
            assert await uow.ledger.learners(after=None, limit=1) == everybody[:1]

    async def test_days_are_kept_as_a_whole(self, new_uow: NewUnitOfWork) -> None:
        acts = acts_a_minute_apart(5)
        day = acts[0].day.date
        full, less = study_record(acts), study_record(acts[:2])
        tomorrow = study_record([an_act(at=BEGUN + ONE_DAY)])
        assert full.hours
        assert full.bins
        for record in (full, less, StudyRecord(hours=(), bins=())):
            async with new_uow() as uow:
                uow.ledger.keep_records({day: record, day + ONE_DAY: tomorrow}, learner_id=LEARNER)
                await uow.commit()
            async with new_uow() as uow:
                found = await uow.ledger.records(LEARNER)
                assert found.get(day, StudyRecord(hours=(), bins=())) == record
                assert await uow.ledger.records(STRANGER) == {}
        assert found == {day + ONE_DAY: tomorrow}

    async def test_a_learner_is_forgotten_and_nobody_else(self, new_uow: NewUnitOfWork) -> None:
        for learner_id in (LEARNER, STRANGER):
            await keep(new_uow, an_act(learner_id=learner_id), topics=[LIGHT])
        async with new_uow() as uow:
            uow.ledger.forget(LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.ledger.learners(after=None, limit=5) == [STRANGER]
            assert (await uow.ledger.days(LEARNER), await uow.ledger.records(LEARNER)) == ([], {})
            assert (await uow.topics.all(LEARNER), await uow.topics.evidence([LIGHT.id], learner_id=LEARNER)) == (
                {},
                {},
            )
            assert len(await uow.ledger.records(STRANGER)) == len(await uow.topics.all(STRANGER)) == 1


class TopicsContract:
    """Inherited for each storage."""

    async def test_a_topic_is_introduced_once(self, new_uow: NewUnitOfWork) -> None:
        stands = mastery([evidence_of(an_act())])
        async with new_uow() as uow:
            uow.topics.introduce([LIGHT], learner_id=LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.topics.all(LEARNER) == {LIGHT.id: Mastery()}
            uow.topics.save({LIGHT.id: stands, WAVES.id: stands}, learner_id=LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            uow.topics.introduce([LIGHT], learner_id=LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.topics.masteries([LIGHT.id, WAVES.id], learner_id=LEARNER) == {LIGHT.id: stands}
            assert await uow.topics.masteries([LIGHT.id], learner_id=STRANGER) == {}

    async def test_evidence_is_kept_changed_and_dropped(self, new_uow: NewUnitOfWork) -> None:
        one, other = (evidence_of(an_act(name)) for name in ("one", "other"))
        async with new_uow() as uow:
            uow.topics.put(LIGHT.id, [one, other], learner_id=LEARNER)
            uow.topics.put(WAVES.id, [one], learner_id=LEARNER)
            await uow.commit()
        contested = replace(one, correct=False, retention=False, contested_at=NOW)
        async with new_uow() as uow:
            uow.topics.put(LIGHT.id, [replace(contested, occurred_at=NOW + ONE_DAY)], learner_id=LEARNER)
            uow.topics.drop(LIGHT.id, other.activity_id, learner_id=LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.topics.evidence([LIGHT.id, ELSEWHERE.id], learner_id=LEARNER) == {
                LIGHT.id: {one.activity_id: contested}
            }
            shown = await uow.topics.shown_by([one.activity_id, other.activity_id], learner_id=LEARNER)
            assert shown == {one.activity_id: {LIGHT.id: contested, WAVES.id: one}}
            assert await uow.topics.shown_by([one.activity_id], learner_id=STRANGER) == {}

    async def test_a_course_takes_its_topics_along(self, new_uow: NewUnitOfWork) -> None:
        await keep(new_uow, an_act(), topics=[LIGHT, WAVES, ELSEWHERE])
        async with new_uow() as uow:
            uow.topics.forget_course(COURSE, learner_id=STRANGER)
            uow.topics.forget_course(COURSE, learner_id=LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            assert list(await uow.topics.all(LEARNER)) == [ELSEWHERE.id]
            left = await uow.topics.evidence([LIGHT.id, WAVES.id, ELSEWHERE.id], learner_id=LEARNER)
            assert list(left) == [ELSEWHERE.id]
            assert await uow.ledger.days(LEARNER), "that it was studied stays"


class ProgressReaderContract:
    """Inherited for each storage, with a reader of the same storage as `reader`."""

    async def test_acts_come_latest_first_without_those_undone(
        self, new_uow: NewUnitOfWork, reader: ProgressReader
    ) -> None:
        acts = acts_a_minute_apart(5)
        await keep(new_uow, *acts, an_act("undone", undone_at=NOW))
        await keep(new_uow, an_act("theirs", learner_id=STRANGER))
        first = await reader.activities(LEARNER, None, PageRequest(limit=3))
        rest = await reader.activities(LEARNER, None, PageRequest(limit=3, cursor=first.next_cursor))
        assert [view.id for view in [*first.items, *rest.items]] == [act.id for act in reversed(acts)]
        assert rest.next_cursor is None
        reading = await reader.activities(LEARNER, ActivityKind.READING, PageRequest())
        assert [view.id for view in reading.items] == [acts[3].id, acts[1].id]
        assert (reading.items[0].seconds, reading.items[0].correct, reading.items[0].course_id) == (12, 0.75, COURSE)

    async def test_sums_can_be_made_by_day_hour_course_and_all(
        self, new_uow: NewUnitOfWork, reader: ProgressReader
    ) -> None:
        acts = [
            an_act(1),
            an_act(2, at=BEGUN + timedelta(hours=1), course_id=None),
            an_act(3, at=BEGUN + ONE_DAY, recall=Recall(correct=0.0, interval_days=2, expected=0.84)),
        ]
        await keep(new_uow, *acts)
        await keep(new_uow, an_act("theirs", learner_id=STRANGER))
        first, last = acts[0].day, acts[2].day
        one = Tally(acts=1, reviews=1, reviews_passed=1, pages=2, seconds=12, mature=1, mature_passed=1)
        wrong = Tally(acts=1, reviews=1, pages=2, seconds=12, young=1)
        everything = Span()
        assert await reader.tallies(LEARNER, everything, by=TallyBy.ALL) == {None: one + one + wrong}
        by_day = await reader.tallies(LEARNER, everything, by=TallyBy.DAY)
        assert list(by_day.items()) == [(first.date, one + one), (last.date, wrong)]
        by_hour = await reader.tallies(LEARNER, everything, by=TallyBy.HOUR)
        assert list(by_hour.items()) == [(10, one + wrong), (11, one)]
        by_course = await reader.tallies(LEARNER, everything, by=TallyBy.COURSE)
        assert list(by_course.items()) == [(None, one), (COURSE, one + wrong)]
        for span, expected in (
            (Span(since=last.date), wrong),
            (Span(until=first.date), one + one),
            (Span(course_id=COURSE), one + wrong),
            (Span(since=last.date + ONE_DAY), Tally()),
        ):
            assert await reader.tallies(LEARNER, span, by=TallyBy.ALL) == {None: expected}
        assert await reader.tallies(LEARNER, Span(since=last.date + ONE_DAY), by=TallyBy.DAY) == {}

    async def test_what_was_expected_is_summed_up_by_tenths(
        self, new_uow: NewUnitOfWork, reader: ProgressReader
    ) -> None:
        poor = Recall(correct=0.0, interval_days=2, expected=0.25)
        acts = [an_act(1), an_act(2, at=BEGUN + ONE_DAY), an_act(3, recall=poor)]
        await keep(new_uow, *acts)
        low, high = await reader.bins(LEARNER, Span())
        assert (low.bin, low.recalls, low.expected, low.passed) == (2, 1, 0.25, 0)
        assert (high.bin, high.recalls, high.expected, high.passed, high.day) == (8, 2, 1.75, 2, acts[1].day.date)
        assert [one.recalls for one in await reader.bins(LEARNER, Span(since=acts[1].day.date))] == [1]
        assert await reader.bins(STRANGER, Span()) == []

    async def test_active_days_come_in_order_with_their_ends(
        self, new_uow: NewUnitOfWork, reader: ProgressReader
    ) -> None:
        acts = [an_act(1, at=BEGUN + ONE_DAY), an_act(2), an_act(3, at=BEGUN + timedelta(hours=1))]
        undone = an_act("undone", at=BEGUN + 5 * ONE_DAY, undone_at=NOW)
        await keep(new_uow, *acts, undone)
        days = [act.day for act in (acts[1], acts[0])]
        expected = [ActiveDay(date=day.date, starts_at=day.starts_at, ends_at=day.ends_at) for day in days]
        async with new_uow() as uow:
            assert await uow.ledger.active_days(LEARNER) == expected
            assert await uow.ledger.active_days(STRANGER) == []
            assert await uow.ledger.days_in_a_row(STRANGER) is None
        assert await reader.days_in_a_row(LEARNER) == days_in_a_row(expected)
        assert await reader.days_in_a_row(STRANGER) == DaysInARow()

    async def test_days_in_a_row_are_kept_and_forgotten(self, new_uow: NewUnitOfWork, reader: ProgressReader) -> None:
        day = an_act().day
        last = ActiveDay(date=day.date, starts_at=day.starts_at, ends_at=day.ends_at)
        frozen = Freezes(held=1, used=3, used_on=(day.date - 2 * ONE_DAY,))
        counted = Streak(
            current_days=9, longest_days=20, last_active_on=day.date, started_on=day.date - 9 * ONE_DAY, freezes=frozen
        )
        for found in (DaysInARow(), DaysInARow(last=last, streak=counted)):
            async with new_uow() as uow:
                uow.ledger.keep_days_in_a_row(found, learner_id=LEARNER)
                await uow.commit()
            async with new_uow() as uow:
                assert await uow.ledger.days_in_a_row(LEARNER) == await reader.days_in_a_row(LEARNER) == found
        async with new_uow() as uow:
            uow.ledger.forget(LEARNER)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.ledger.days_in_a_row(LEARNER) is None

    async def test_days_that_were_never_counted_are_counted_when_asked_for(
        self, new_uow: NewUnitOfWork, reader: ProgressReader
    ) -> None:
        act = an_act()
        async with new_uow() as uow:
            uow.ledger.keep_records({act.day.date: study_record([act])}, learner_id=LEARNER)
            await uow.commit()
        assert (await reader.days_in_a_row(LEARNER)).streak.current_days == 1

    async def test_topics_come_weakest_first_with_their_latest_evidence(
        self, new_uow: NewUnitOfWork, reader: ProgressReader
    ) -> None:
        acts = acts_a_minute_apart(4)
        await keep(new_uow, *acts, topics=[LIGHT])
        wrong = an_act("wrong", recall=Recall(correct=0.0, interval_days=1, expected=0.5))
        await keep(new_uow, wrong, topics=[WAVES, ELSEWHERE])
        found = (await reader.topics(LEARNER, COURSE, PageRequest(), latest=2)).items
        assert [view.name for view in found] == [WAVES.label, LIGHT.label]
        light = found[1]
        assert (light.evidence_count, light.correct_count, light.contested_count) == (4, 4, 0)
        assert (light.retention.passed, light.retention.total, light.last_evidence_at) == (4, 4, acts[3].occurred_at)
        assert light.mastery == mastery(map(evidence_of, acts)).known
        assert [one.id for one in light.evidence] == [acts[3].id, acts[2].id]
        assert (light.evidence[0].kind, light.evidence[0].subject_id) == ("reading", some_id("card"))
        first = await reader.topics(LEARNER, None, PageRequest(limit=2), latest=0)
        rest = await reader.topics(LEARNER, None, PageRequest(limit=2, cursor=first.next_cursor), latest=0)
        assert [view.id for view in rest.items] == [LIGHT.id]
        assert rest.items[0].evidence == ()
        assert (await reader.topics(STRANGER, None, PageRequest(), latest=1)).items == []

    async def test_masteries_are_told_by_course(self, new_uow: NewUnitOfWork, reader: ProgressReader) -> None:
        await keep(new_uow, an_act(), topics=[LIGHT, WAVES, ELSEWHERE])
        async with new_uow() as uow:
            uow.topics.introduce([Topic(course_id=COURSE, kind=LIGHT.kind, label="unknown")], learner_id=LEARNER)
            await uow.commit()
        known = mastery([evidence_of(an_act())]).known
        assert dict(await reader.masteries(LEARNER)) == {COURSE: [known, known], OTHER_COURSE: [known]}
        assert dict(await reader.masteries(STRANGER)) == {}

    async def test_evidence_comes_latest_first_and_in_pages(
        self, new_uow: NewUnitOfWork, reader: ProgressReader
    ) -> None:
        acts = acts_a_minute_apart(3)
        await keep(new_uow, *acts, topics=[LIGHT])
        async with new_uow() as uow:
            uow.topics.put(LIGHT.id, [evidence_of(acts[0], contested=True)], learner_id=LEARNER)
            await uow.commit()
        first = await reader.evidence(LEARNER, LIGHT.id, PageRequest(limit=2))
        rest = await reader.evidence(LEARNER, LIGHT.id, PageRequest(limit=2, cursor=first.next_cursor))
        shown = [(view.id, view.contested) for view in [*first.items, *rest.items]]
        assert shown == [(acts[2].id, False), (acts[1].id, False), (acts[0].id, True)]
        for learner_id, topic in ((STRANGER, LIGHT), (LEARNER, WAVES)):
            with pytest.raises(TopicNotFound):
                await reader.evidence(learner_id, topic.id, PageRequest())


class ProgressContract(LedgerContract, TopicsContract, ProgressReaderContract):
    """All of it."""
