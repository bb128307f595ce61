"""Study plans follow what becomes of courses and of the sessions that came from them, and go with their learner."""

from uuid import UUID

from aksio.application.learning.planning.delete_plan import DropCourseCommand
from aksio.application.learning.planning.tick_off import TickOffCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.courses.course import CourseDeleted
from aksio.domain.learning.study_session import EndedBy, StudySessionCompleted
from aksio.domain.shared.ids import PlannedSessionId
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def keep_plans(delivered: Delivered, container: Container) -> None:
    """What is repeated changes nothing."""
    use_cases = container.planning
    match delivered.event:
        case StudySessionCompleted(
            study_session_id=done, learner_id=whose, planned_session_id=UUID() as entry, ended_by=EndedBy.LEARNER
        ):
            command = TickOffCommand(session_id=PlannedSessionId(entry), study_session_id=done, learner_id=whose)
            await use_cases.tick_off()(command)
        case CourseDeleted(course_id=id, learner_id=whose):
            await use_cases.drop_course()(DropCourseCommand(course_id=id, learner_id=whose))
        case ErasureRequested(account_id=id):
            await use_cases.forget_plans()(id)
