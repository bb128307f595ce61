"""Delete the cards and decks of a course that is gone, or everything of a learner who leaves."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.domain.shared.ids import CourseId, LearnerId

AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class DeleteCardsCommand:
    """Of a course; or of all courses, and then the review log and what was learnt from it too."""

    learner_id: LearnerId
    course_id: CourseId | None = None


class DeleteCards:
    """Some at a time, so that no transaction is long. May be repeated, also after it was interrupted."""

    def __init__(self, uow: AssessmentsUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: DeleteCardsCommand) -> None:
        while await self._some_cards(command):
            pass
        async with self._uow as uow:
            uow.decks.remove_all(command.course_id, learner_id=command.learner_id)
            if command.course_id is None:
                uow.parameters.remove(command.learner_id)
            await uow.commit()
        while command.course_id is None and await self._some_reviews(command):
            pass

    async def _some_cards(self, command: DeleteCardsCommand) -> int:
        async with self._uow as uow:
            removed = await uow.flashcards.remove_some(
                command.course_id, learner_id=command.learner_id, at_most=AT_ONCE
            )
            await uow.commit()
        return removed

    async def _some_reviews(self, command: DeleteCardsCommand) -> int:
        async with self._uow as uow:
            removed = await uow.reviews.remove_some(learner_id=command.learner_id, at_most=AT_ONCE)
            await uow.commit()
        return removed
