"""Study plans follow what becomes of courses, and go with their learner."""

from aksio.application.learning.planning.delete_plan import DropCourseCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.courses.course import CourseDeleted
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def keep_plans(delivered: Delivered, container: Container) -> None:
    """What is repeated changes nothing."""
    use_cases = container.planning
    match delivered.event:
        case CourseDeleted(course_id=id, learner_id=whose):
            await use_cases.drop_course()(DropCourseCommand(course_id=id, learner_id=whose))
        case ErasureRequested(account_id=id):
            await use_cases.forget_plans()(id)
