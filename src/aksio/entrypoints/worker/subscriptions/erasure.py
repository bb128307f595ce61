"""The last step of an erasure."""

from aksio.application.accounts.erase_account import EraseAccountCommand
from aksio.application.courses.erase_courses import EraseCoursesCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def erase(delivered: Delivered, container: Container) -> None:
    """Courses first (their own events take along what belongs to them), then the account."""
    match delivered.event:
        case ErasureRequested(account_id=id):
            await container.courses.erase_courses()(EraseCoursesCommand(learner_id=id))
            await container.accounts.erase_account()(EraseAccountCommand(account_id=id))
