"""Delete the cards and decks of a course that is gone."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.domain.shared.ids import CourseId, LearnerId

AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class DeleteCourseCardsCommand:
    """Whose course, and which."""

    course_id: CourseId
    learner_id: LearnerId


class DeleteCourseCards:
    """Some at a time, so that no transaction is long. May be repeated, also after it was interrupted."""

    def __init__(self, uow: AssessmentsUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: DeleteCourseCardsCommand) -> None:
        while await self._some(command):
            pass
        async with self._uow as uow:
            uow.decks.remove_of_course(command.course_id, learner_id=command.learner_id)
            await uow.commit()

    async def _some(self, command: DeleteCourseCardsCommand) -> int:
        async with self._uow as uow:
            removed = await uow.flashcards.remove_of_course(
                command.course_id, learner_id=command.learner_id, at_most=AT_ONCE
            )
            await uow.commit()
        return removed
