"""What should be done next? And what does the learner say to that?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from aksio.application.learning.guidance.exam_facts import FindExamFacts
from aksio.application.learning.guidance.ports import Leeches
from aksio.application.learning.guidance.reasons import State, recommendations
from aksio.application.learning.guidance.storage_ports import GuidanceUnitOfWork
from aksio.application.learning.guidance.today import Today
from aksio.application.learning.progress.ports import SectionTitles
from aksio.application.shared.ports import Clock
from aksio.domain.learning.recommendation import (
    COOL_DOWN,
    Decision,
    Recommendation,
    RecommendationAnswer,
    advice,
    chosen,
)
from aksio.domain.learning.topic import TopicKind
from aksio.domain.shared.ids import LearnerId, RecommendationId, SectionId


class FindReasons:
    """Computed from the present state, each time; a constant number of statements."""

    def __init__(self, facts: FindExamFacts, today: Today, leeches: Leeches, titles: SectionTitles) -> None:
        self._facts = facts
        self._today = today
        self._leeches = leeches
        self._titles = titles

    async def of(self, learner_id: LearnerId) -> State:
        """What is looked at."""
        return State(
            learner_id=learner_id,
            facts=await self._facts.of(learner_id),
            goals=await self._today.goals(learner_id),
            leeches=await self._leeches.count(learner_id),
        )

    async def named(self, found: Sequence[Recommendation], state: State) -> list[Recommendation]:
        """Sections get their titles."""
        sections: dict[UUID | None, SectionId] = {
            one.topic.id: SectionId(UUID(one.topic.label))
            for one in state.facts.topics
            if one.topic.kind is TopicKind.SECTION
        }
        asked = [sections[one.subject_id] for one in found if one.subject_id in sections]
        titles = await self._titles.of(asked, learner_id=state.learner_id) if asked else {}
        return [
            replace(one, title=titles.get(sections[one.subject_id])) if one.subject_id in sections else one
            for one in found
        ]


class ListRecommendations:
    """In order. What was accepted or dismissed does not come back at once."""

    def __init__(self, reasons: FindReasons, uow: GuidanceUnitOfWork) -> None:
        self._reasons = reasons
        self._uow = uow

    async def __call__(self, learner_id: LearnerId) -> list[Recommendation]:
        state = await self._reasons.of(learner_id)
        async with self._uow as uow:
            answers = await uow.recommendation_answers.of(learner_id)
        found = advice(recommendations(state), answers, today=state.facts.today)
        return await self._reasons.named(found, state)


@dataclass(frozen=True, kw_only=True)
class AnswerRecommendationCommand:
    """Whose, which, and what they say."""

    learner_id: LearnerId
    recommendation_id: RecommendationId
    decision: Decision


class AnswerRecommendation:
    """Saying the same again changes nothing but the day. Raises RecommendationNotFound where its reason is gone."""

    def __init__(self, reasons: FindReasons, uow: GuidanceUnitOfWork, clock: Clock) -> None:
        self._reasons = reasons
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: AnswerRecommendationCommand) -> RecommendationAnswer:
        state = await self._reasons.of(command.learner_id)
        about = chosen(recommendations(state), command.recommendation_id)
        given = RecommendationAnswer(
            id=about.id,
            learner_id=command.learner_id,
            reason=about.reason,
            decision=command.decision,
            size=about.size,
            answered_on=state.facts.today,
            answered_at=self._clock.now(),
        )
        async with self._uow as uow:
            known = {one.id: one for one in await uow.recommendation_answers.of(command.learner_id)}
            if about.id in known:
                given.version = known[about.id].version
                uow.recommendation_answers.save(given)
            else:
                uow.recommendation_answers.add(given)
            uow.recommendation_answers.forget(command.learner_id, before=state.facts.today - 2 * COOL_DOWN)
            await uow.commit()
        return given


class ForgetRecommendations:
    """What a learner said goes with them."""

    def __init__(self, uow: GuidanceUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, learner_id: LearnerId) -> None:
        async with self._uow as uow:
            uow.recommendation_answers.forget(learner_id)
            await uow.commit()
