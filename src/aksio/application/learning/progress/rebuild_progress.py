"""Make the read models anew from the ledgers, or see how far they are from that."""

from dataclasses import dataclass

from aksio.application.learning.progress.storage_ports import LearningUnitOfWork
from aksio.domain.learning.activity import Activity
from aksio.domain.learning.mastery import mastery
from aksio.domain.learning.streak import ActiveDay, days_in_a_row
from aksio.domain.learning.study_record import study_record
from aksio.domain.shared.ids import LearnerId

DAYS_AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class RebuildProgressCommand:
    """Whose, and whether only to look."""

    learner_id: LearnerId
    dry_run: bool = False


@dataclass(frozen=True, kw_only=True)
class Rebuilt:
    """What there is, and how much of it differed; of streaks a learner has one."""

    acts: int
    days: int
    topics: int
    days_differing: int
    topics_differing: int
    streaks_differing: int


class RebuildProgress:
    """From the ledger of activities and the evidence."""

    def __init__(self, uow: LearningUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: RebuildProgressCommand) -> Rebuilt:
        async with self._uow as uow:
            await uow.ledger.hold(command.learner_id)
            acts, active, days, days_differing = await self._days(uow, command.learner_id)
            streaks_differing = await self._streak(uow, command.learner_id, active)
            topics, topics_differing = await self._topics(uow, command.learner_id)
            if not command.dry_run:
                await uow.commit()
        return Rebuilt(
            acts=acts,
            days=days,
            topics=topics,
            days_differing=days_differing,
            topics_differing=topics_differing,
            streaks_differing=streaks_differing,
        )

    async def _days(self, uow: LearningUnitOfWork, learner_id: LearnerId) -> tuple[int, list[ActiveDay], int, int]:
        present = await uow.ledger.records(learner_id)
        days = sorted({*await uow.ledger.days(learner_id), *present})
        acts, differing, active = 0, 0, list[ActiveDay]()
        for start in range(0, len(days), DAYS_AT_ONCE):
            some = days[start : start + DAYS_AT_ONCE]
            found: list[Activity] = await uow.ledger.on_days(some, learner_id=learner_id)
            records = {day: study_record(act for act in found if act.day.date == day) for day in some}
            wrong = {day: record for day, record in records.items() if record != present.get(day, study_record([]))}
            uow.ledger.keep_records(wrong, learner_id=learner_id)
            active += [day for record in records.values() if (day := record.active_day) is not None]
            acts += len(found)
            differing += len(wrong)
        return acts, active, len(days), differing

    async def _streak(self, uow: LearningUnitOfWork, learner_id: LearnerId, active: list[ActiveDay]) -> int:
        present, rebuilt = await uow.ledger.days_in_a_row(learner_id), days_in_a_row(active)
        if present == rebuilt or (present is None and not active):
            return 0
        uow.ledger.keep_days_in_a_row(rebuilt, learner_id=learner_id)
        return 1

    async def _topics(self, uow: LearningUnitOfWork, learner_id: LearnerId) -> tuple[int, int]:
        present = await uow.topics.all(learner_id)
        evidence = await uow.topics.evidence(list(present), learner_id=learner_id)
        rebuilt = {topic_id: mastery(evidence.get(topic_id, {}).values()) for topic_id in present}
        wrong = {topic_id: found for topic_id, found in rebuilt.items() if found != present[topic_id]}
        uow.topics.save(wrong, learner_id=learner_id)
        return len(present), len(wrong)
