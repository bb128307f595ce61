"""Routes of conversations with the tutor."""

from collections.abc import Sequence

from litestar.types import ControllerRouterHandler

from aksio.entrypoints.http.chat.chats import ChatsController
from aksio.entrypoints.http.chat.messages import AnswersController, ChatMessagesController
from aksio.entrypoints.http.chat.tutoring import ProposalsController, TutoringSessionsController

CHAT: Sequence[ControllerRouterHandler] = [
    ChatsController,
    ChatMessagesController,
    AnswersController,
    ProposalsController,
    TutoringSessionsController,
]
