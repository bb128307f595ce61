"""What every way into the ledger has in common: the acts, the days summed up, and what they show of topics.

All of it is a function of the ledger, so it makes no difference in which order, or how often, something is told.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from aksio.application.learning.progress.storage_ports import LearningUnitOfWork
from aksio.domain.learning.activity import Activity
from aksio.domain.learning.mastery import Evidence, Mastery, mastery
from aksio.domain.learning.streak import ActiveDay, days_in_a_row
from aksio.domain.learning.study_record import study_record
from aksio.domain.learning.topic import Topic
from aksio.domain.shared.ids import ActivityId, LearnerId, TopicId


@dataclass(frozen=True, kw_only=True)
class Told:
    """An act, and the topics for which it is evidence."""

    activity: Activity
    topics: tuple[Topic, ...] = ()


async def enter(uow: LearningUnitOfWork, learner_id: LearnerId, told: Sequence[Told]) -> None:
    """Put acts into the ledger, and bring up to date what follows from them. The caller holds the ledger."""
    known = {act.id: act for act in await uow.ledger.known([one.activity.id for one in told], learner_id=learner_id)}
    changed = [
        replace(one, activity=act)
        for one in told
        if (act := _as_known(known.get(one.activity.id), one.activity)) != known.get(act.id)
    ]
    if not changed:
        return
    acts = {one.activity.id: one.activity for one in changed}
    uow.ledger.put(list(acts.values()))
    await _sum_up(uow, learner_id, acts)
    new = [one for one in changed if not _told_of_memory(known.get(one.activity.id))]
    await _show(uow, learner_id, new, [act for act in acts.values() if _told_of_memory(known.get(act.id))])


def _told_of_memory(known: Activity | None) -> bool:
    """An answer that waits for its mark is evidence only when it has one."""
    return known is not None and known.recall is not None


def _as_known(known: Activity | None, told: Activity) -> Activity:
    """What was fixed at the moment of the act stays so: the day, the course; and undone stays undone."""
    if known is None:
        return told
    undone_at = known.undone_at or told.undone_at
    return replace(told, day=known.day, course_id=known.course_id or told.course_id, undone_at=undone_at)


async def _sum_up(uow: LearningUnitOfWork, learner_id: LearnerId, acts: dict[ActivityId, Activity]) -> None:
    touched = {act.day.date for act in acts.values()}
    present = {act.id: act for act in await uow.ledger.on_days(touched, learner_id=learner_id)} | acts
    days: dict[date, list[Activity]] = defaultdict(list)
    for act in present.values():
        days[act.day.date].append(act)
    records = {day: study_record(acts_of_day) for day, acts_of_day in days.items()}
    uow.ledger.keep_records(records, learner_id=learner_id)
    await _count_days(uow, learner_id, {day: record.active_day for day, record in records.items()})


async def _count_days(uow: LearningUnitOfWork, learner_id: LearnerId, changed: dict[date, ActiveDay | None]) -> None:
    """Most acts are of today: only what changes an earlier day makes all days be counted again."""
    present = await uow.ledger.days_in_a_row(learner_id)
    found = None if present is None else present.with_changed(changed)
    if found is None:
        days = {day.date: day for day in await uow.ledger.active_days(learner_id)} | changed
        found = days_in_a_row(day for day in days.values() if day is not None)
    if found != present:
        uow.ledger.keep_days_in_a_row(found, learner_id=learner_id)


async def _show(uow: LearningUnitOfWork, learner_id: LearnerId, new: Sequence[Told], known: Sequence[Activity]) -> None:
    """What new acts show of their topics, and what known ones no longer show, or show otherwise."""
    arriving = _arriving(new)
    if arriving:
        uow.topics.introduce(arriving, learner_id=learner_id)
    for topic, found in arriving.items():
        uow.topics.put(topic.id, found, learner_id=learner_id)
    mended, gone = await _mended(uow, learner_id, known)
    masteries = await uow.topics.masteries([topic.id for topic in arriving], learner_id=learner_id)
    for topic, found in arriving.items():
        stands = masteries.get(topic.id, Mastery())
        if topic.id in mended or not stands.comes_last(found[0]):
            mended[topic.id] = mended.get(topic.id, {}) | {one.activity_id: one for one in found}
        else:
            masteries[topic.id] = _continued(stands, found)
    masteries |= await _refolded(uow, learner_id, mended, gone)
    uow.topics.save(masteries, learner_id=learner_id)


def _arriving(new: Sequence[Told]) -> dict[Topic, list[Evidence]]:
    """New evidence by topic, in the order of the acts."""
    found: dict[Topic, list[Evidence]] = defaultdict(list)
    for one in sorted(new, key=lambda one: one.activity.place):
        evidence = _evidence(one.activity)
        if evidence is not None and one.activity.counts:
            for topic in one.topics:
                found[topic].append(evidence)
    return found


async def _mended(
    uow: LearningUnitOfWork, learner_id: LearnerId, acts: Sequence[Activity]
) -> tuple[dict[TopicId, dict[ActivityId, Evidence]], frozenset[ActivityId]]:
    """Acts that were undone are evidence no more; of others what they say of retention may have changed."""
    shown = await uow.topics.shown_by([act.id for act in acts], learner_id=learner_id) if acts else {}
    changes: dict[TopicId, dict[ActivityId, Evidence]] = defaultdict(dict)
    for act in acts:
        for topic_id, evidence in shown.get(act.id, {}).items():
            now = _evidence(act, contested_like=evidence)
            if not act.counts or now is None:
                uow.topics.drop(topic_id, act.id, learner_id=learner_id)
                changes[topic_id].setdefault(act.id, evidence)
            elif now != evidence:
                uow.topics.put(topic_id, [now], learner_id=learner_id)
                changes[topic_id][act.id] = now
    return changes, frozenset(act.id for act in acts if not act.counts or act.recall is None)


def _continued(found: Mastery, later: Sequence[Evidence]) -> Mastery:
    for one in later:
        found = found.after(one)
    return found


async def _refolded(
    uow: LearningUnitOfWork,
    learner_id: LearnerId,
    changes: dict[TopicId, dict[ActivityId, Evidence]],
    gone: frozenset[ActivityId] = frozenset(),
) -> dict[TopicId, Mastery]:
    """Topics anew from all their evidence, with these changes to it."""
    if not changes:
        return {}
    stored = await uow.topics.evidence(list(changes), learner_id=learner_id)
    return {
        topic_id: mastery(one for key, one in (stored.get(topic_id, {}) | changed).items() if key not in gone)
        for topic_id, changed in changes.items()
    }


async def refold(uow: LearningUnitOfWork, learner_id: LearnerId, changed: dict[TopicId, Evidence]) -> None:
    """Topics anew after a change to one act's evidence."""
    changes = {topic_id: {one.activity_id: one} for topic_id, one in changed.items()}
    for topic_id, one in changed.items():
        uow.topics.put(topic_id, [one], learner_id=learner_id)
    uow.topics.save(await _refolded(uow, learner_id, changes), learner_id=learner_id)


def _evidence(act: Activity, *, contested_like: Evidence | None = None) -> Evidence | None:
    if act.recall is None:
        return None
    return Evidence(
        activity_id=act.id,
        occurred_at=act.occurred_at,
        correct=act.recall.passed,
        retention=act.recall.is_retention,
        contested_at=None if contested_like is None else contested_like.contested_at,
    )
