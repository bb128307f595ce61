"""The learner says that an answer does not show what they know, or takes that back."""

from dataclasses import dataclass, replace

from aksio.application.learning.progress.entering import refold
from aksio.application.learning.progress.storage_ports import LearningUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.learning.topic import EvidenceNotFound
from aksio.domain.shared.ids import ActivityId, LearnerId


@dataclass(frozen=True, kw_only=True)
class ContestEvidenceCommand:
    """Whose evidence, which, and whether it is contested from now on."""

    learner_id: LearnerId
    evidence_id: ActivityId
    contested: bool


class ContestEvidence:
    """For all topics that it is evidence for; the answer stays in the ledger. Raises EvidenceNotFound."""

    def __init__(self, uow: LearningUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: ContestEvidenceCommand) -> None:
        async with self._uow as uow:
            await uow.ledger.hold(command.learner_id)
            shown = await uow.topics.shown_by([command.evidence_id], learner_id=command.learner_id)
            if command.evidence_id not in shown:
                raise EvidenceNotFound
            now = self._clock.now() if command.contested else None
            changed = {
                topic_id: replace(one, contested_at=now)
                for topic_id, one in shown[command.evidence_id].items()
                if (one.contested_at is None) == command.contested
            }
            if changed:
                await refold(uow, command.learner_id, changed)
                await uow.commit()
