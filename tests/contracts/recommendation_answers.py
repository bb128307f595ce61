"""What every storage of answers to recommendations promises."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from aksio.application.learning.guidance.storage_ports import GuidanceUnitOfWork
from aksio.domain.learning.recommendation import Decision, RecommendationAnswer, RecommendationReason
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import LearnerId, RecommendationId
from tests.make.cards import LEARNER, NOW, some_id

STRANGER = LearnerId(some_id("stranger"))
NewUnitOfWork = Callable[[], GuidanceUnitOfWork]


def an_answer(
    name: object = "answer", *, learner_id: LearnerId = LEARNER, on: date | None = None
) -> RecommendationAnswer:
    """An answer that says something in every field."""
    return RecommendationAnswer(
        id=RecommendationId(some_id(name)),
        learner_id=learner_id,
        reason=RecommendationReason.UNREAD_MATERIAL,
        decision=Decision.DISMISSED,
        size=12.5,
        answered_on=on or NOW.date(),
        answered_at=NOW,
    )


def fields_of(answer: RecommendationAnswer) -> dict[str, object]:
    """All that is to come back."""
    return {name: getattr(answer, name) for name in answer.__dataclass_fields__ if name != "_events"}


class RecommendationAnswersContract:
    """Subclassed by the tests of each storage."""

    async def add(self, new_uow: NewUnitOfWork, *answers: RecommendationAnswer) -> None:
        async with new_uow() as uow:
            for answer in answers:
                uow.recommendation_answers.add(answer)
            await uow.commit()

    async def of(self, new_uow: NewUnitOfWork, learner_id: LearnerId = LEARNER) -> list[dict[str, object]]:
        async with new_uow() as uow:
            return [fields_of(one) for one in await uow.recommendation_answers.of(learner_id)]

    async def test_an_answer_comes_back_as_it_was_and_as_it_became(self, new_uow: NewUnitOfWork) -> None:
        answer = an_answer()
        await self.add(new_uow, answer)
        assert await self.of(new_uow) == [fields_of(answer)]
        later = NOW + timedelta(days=1)
        async with new_uow() as uow:
            answer.decision, answer.size = Decision.ACCEPTED, 3
            answer.answered_on, answer.answered_at = later.date(), later
            uow.recommendation_answers.save(answer)
            await uow.commit()
        assert await self.of(new_uow) == [fields_of(answer)]

    async def test_everybody_has_their_own(self, new_uow: NewUnitOfWork) -> None:
        mine, theirs = an_answer("mine"), an_answer("theirs", learner_id=STRANGER)
        await self.add(new_uow, mine, theirs)
        assert await self.of(new_uow) == [fields_of(mine)]
        async with new_uow() as uow:
            uow.recommendation_answers.forget(LEARNER)
            await uow.commit()
        assert await self.of(new_uow) == []
        assert await self.of(new_uow, STRANGER) == [fields_of(theirs)]

    async def test_old_ones_go_unless_they_are_given_anew(self, new_uow: NewUnitOfWork) -> None:
        old = NOW.date() - timedelta(days=20)
        gone, renewed, recent = an_answer("gone", on=old), an_answer("renewed", on=old), an_answer("recent")
        await self.add(new_uow, gone, renewed, recent)
        async with new_uow() as uow:
            renewed.answered_on = NOW.date()
            uow.recommendation_answers.save(renewed)
            uow.recommendation_answers.forget(LEARNER, before=NOW.date() - timedelta(days=8))
            await uow.commit()
        kept = sorted([renewed, recent], key=lambda one: one.id)
        assert await self.of(new_uow) == [fields_of(one) for one in kept]

    async def test_a_lost_race_is_told(self, new_uow: NewUnitOfWork) -> None:
        await self.add(new_uow, an_answer())
        stale = an_answer()
        async with new_uow() as uow:
            uow.recommendation_answers.save(stale)
            with pytest.raises(Conflict):
                await uow.commit()
