"""The schedulers that a learner's cards need: FSRS has the parameters of theirs."""

from collections.abc import Iterable

from aksio.application.assessments.ports import MemoryModels, ParameterStore
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.schedulers import SM2_ONLY, Schedulers
from aksio.domain.assessments.scheduling import FSRS
from aksio.domain.shared.ids import LearnerId


async def schedulers_of(learner_id: LearnerId, store: ParameterStore, models: MemoryModels) -> Schedulers:
    """All of them, which is one reading."""
    found = await store.find(learner_id)
    return Schedulers(model=models(None if found is None else found.parameters))


async def schedulers_for(cards: Iterable[Flashcard], store: ParameterStore, models: MemoryModels) -> Schedulers:
    """Those that these cards of one learner follow. Cards of SM-2 need no reading."""
    owner = next((card.learner_id for card in cards if card.schedule.scheduler == FSRS), None)
    return SM2_ONLY if owner is None else await schedulers_of(owner, store, models)
