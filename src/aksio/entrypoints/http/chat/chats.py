"""Routes of conversations."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import Controller, delete, get, patch, post, put
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIResponse, OpenAPIType, Operation, Schema
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.response import Stream

from aksio.application.chat.cancel_answers import CancelAnswers, CancelAnswersCommand
from aksio.application.chat.create_chat import CreateChat, CreateChatCommand
from aksio.application.chat.edit_chat import (
    ActivateMessage,
    ActivateMessageCommand,
    DeleteChat,
    DeleteChatCommand,
    EditChat,
    EditChatCommand,
)
from aksio.application.chat.get_analytics import GetChatAnalytics, GetChatAnalyticsQuery
from aksio.application.chat.get_chat import GetChat, GetChatQuery
from aksio.application.chat.list_chats import ListChats, ListChatsQuery
from aksio.application.chat.list_messages import ExportChat
from aksio.application.chat.ports import ChatFilter
from aksio.application.chat.views import ChatView, MessageView
from aksio.application.shared.page import PageRequest
from aksio.domain.chat.conversation import ChatChanges, ChatKind
from aksio.domain.chat.message import Role
from aksio.domain.shared.ids import ChatId, CourseId, DocumentId, MessageId
from aksio.entrypoints.http.chat.wire import (
    ActiveMessage,
    CancelledOut,
    ChatAnalyticsOut,
    ChatEdit,
    ChatOut,
    MessageOut,
    NewChat,
)
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest

_EXPORTS = {
    "text/markdown": OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING)),
    "application/json": OpenAPIMediaType(schema=Schema(type=OpenAPIType.OBJECT)),
}


@dataclass
class ChatExport(Operation):
    """Describes both formats."""

    def __post_init__(self) -> None:
        """Replace the content of the answer."""
        found = (self.responses or {}).get("200")
        assert isinstance(found, OpenAPIResponse)
        found.content = dict(_EXPORTS)


class ChatsController(Controller):
    """A learner's conversations."""

    path = "/chat"
    tags = ("chat",)

    @post("/chats", operation_id="createChat", summary="Begin a chat")
    async def create(
        self, request: AksioRequest, data: JSONBody[NewChat], create_chat: NamedDependency[CreateChat]
    ) -> ChatOut:
        command = CreateChatCommand(
            learner_id=request.user.id,
            title=data.title,
            kind=data.kind,
            course_id=None if data.course_id is None else CourseId(data.course_id),
            document_ids=tuple(DocumentId(each) for each in data.document_ids),
            language=data.language,
        )
        return ChatOut.of(await create_chat(command))

    @get("/chats", operation_id="listChats", summary="List and search my chats, newest first")
    async def list(
        self,
        request: AksioRequest,
        page: NamedDependency[PageRequest],
        list_chats: NamedDependency[ListChats],
        q: Annotated[str | None, QueryParameter(max_length=200, description="In titles and messages.")] = None,
        course_id: Annotated[UUID | None, QueryParameter()] = None,
        kind: Annotated[ChatKind | None, QueryParameter()] = None,
        is_pinned: Annotated[bool | None, QueryParameter()] = None,
        is_archived: Annotated[bool | None, QueryParameter()] = None,
    ) -> PageOut[ChatOut]:
        chosen = ChatFilter(
            text=q,
            course_id=None if course_id is None else CourseId(course_id),
            kind=kind,
            is_pinned=is_pinned,
            is_archived=is_archived,
        )
        found = await list_chats(ListChatsQuery(learner_id=request.user.id, chosen=chosen, page=page))
        return PageOut(items=[ChatOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/chats/{chat_id:uuid}", operation_id="getChat", summary="Show a chat")
    async def read(self, request: AksioRequest, chat_id: FromPath[UUID], get_chat: NamedDependency[GetChat]) -> ChatOut:
        return ChatOut.of(await get_chat(GetChatQuery(chat_id=ChatId(chat_id), learner_id=request.user.id)))

    @patch("/chats/{chat_id:uuid}", operation_id="editChat", summary="Rename, pin or archive a chat")
    async def edit(
        self,
        request: AksioRequest,
        chat_id: FromPath[UUID],
        data: JSONBody[ChatEdit],
        expected_version: NamedDependency[int | None],
        edit_chat: NamedDependency[EditChat],
    ) -> ChatOut:
        command = EditChatCommand(
            chat_id=ChatId(chat_id),
            learner_id=request.user.id,
            changes=data.given(ChatChanges),
            expected_version=expected_version,
        )
        return ChatOut.of(await edit_chat(command))

    @delete("/chats/{chat_id:uuid}", operation_id="deleteChat", summary="Delete a chat with all its messages")
    async def delete(
        self,
        request: AksioRequest,
        chat_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_chat: NamedDependency[DeleteChat],
    ) -> None:
        command = DeleteChatCommand(
            chat_id=ChatId(chat_id), learner_id=request.user.id, expected_version=expected_version
        )
        await delete_chat(command)

    @put(
        "/chats/{chat_id:uuid}/active-message",
        operation_id="activateMessage",
        summary="Go on from another message",
        status_code=204,
    )
    async def activate(
        self,
        request: AksioRequest,
        chat_id: FromPath[UUID],
        data: JSONBody[ActiveMessage],
        activate_message: NamedDependency[ActivateMessage],
    ) -> None:
        await activate_message(
            ActivateMessageCommand(
                message_id=MessageId(data.message_id), chat_id=ChatId(chat_id), learner_id=request.user.id
            )
        )

    @post(
        "/chats/{chat_id:uuid}/cancel",
        operation_id="cancelAnswers",
        summary="Stop what is being written; what is there stays",
        status_code=200,
    )
    async def cancel(
        self, request: AksioRequest, chat_id: FromPath[UUID], cancel_answers: NamedDependency[CancelAnswers]
    ) -> CancelledOut:
        command = CancelAnswersCommand(chat_id=ChatId(chat_id), learner_id=request.user.id)
        return CancelledOut(message_ids=list(await cancel_answers(command)))

    @get(
        "/chats/{chat_id:uuid}/export",
        operation_id="exportChat",
        operation_class=ChatExport,
        summary="A chat as Markdown or JSON",
    )
    async def export(
        self,
        request: AksioRequest,
        chat_id: FromPath[UUID],
        export_chat: NamedDependency[ExportChat],
        format: Annotated[Literal["markdown", "json"], QueryParameter()] = "markdown",
    ) -> Stream:
        chat, messages = await export_chat(ChatId(chat_id), request.user.id)
        if format == "json":
            return Stream(_json(chat, messages), media_type="application/json")
        return Stream(_markdown(chat, messages), media_type="text/markdown")

    @get("/analytics", operation_id="getChatAnalytics", summary="My chats, counted")
    async def analytics(
        self,
        request: AksioRequest,
        get_chat_analytics: NamedDependency[GetChatAnalytics],
        days: Annotated[int | None, QueryParameter(ge=1, le=3650)] = None,
    ) -> ChatAnalyticsOut:
        query = GetChatAnalyticsQuery(learner_id=request.user.id, days=days)
        return ChatAnalyticsOut.of(await get_chat_analytics(query))


async def _json(chat: ChatView, messages: AsyncIterator[MessageView]) -> AsyncIterator[bytes]:
    yield b'{"chat":' + msgspec.json.encode(ChatOut.of(chat)) + b',"messages":['
    separator = b""
    async for message in messages:
        yield separator + msgspec.json.encode(MessageOut.of(message))
        separator = b","
    yield b"]}"


async def _markdown(chat: ChatView, messages: AsyncIterator[MessageView]) -> AsyncIterator[bytes]:
    yield f"# {chat.title or 'Chat'}\n".encode()
    async for message in messages:
        yield f"\n## {message.sequence}. {'You' if message.role is Role.USER else 'Tutor'}\n\n".encode()
        yield message.content.encode() + b"\n"
        for citation in message.citations:
            quoted = " ".join(citation.text.split())
            yield f"\n> [{citation.number}] {citation.document_name}, p. {citation.page}: {quoted}\n".encode()
