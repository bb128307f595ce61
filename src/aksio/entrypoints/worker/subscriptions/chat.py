"""Conversations end with the course that they are about, and with their learner."""

from aksio.application.chat.edit_chat import DeleteChatsCommand
from aksio.domain.accounts.events import ErasureRequested
from aksio.domain.courses.course import CourseDeleted
from aksio.entrypoints.composition.container import Container
from aksio.entrypoints.worker.subscriptions.delivered import Delivered


async def keep_chats(delivered: Delivered, container: Container) -> None:
    """Messages, proposals and tutoring sessions go with their conversation."""
    match delivered.event:
        case CourseDeleted(course_id=id, learner_id=whose):
            await container.chat.delete_chats()(DeleteChatsCommand(learner_id=whose, course_id=id))
        case ErasureRequested(account_id=id):
            await container.chat.delete_chats()(DeleteChatsCommand(learner_id=id))
