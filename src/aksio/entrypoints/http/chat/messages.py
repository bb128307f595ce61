"""Routes of messages: ask, edit, have answered again, and look on while an answer is written."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, HeaderParameter, JSONBody
from litestar.response import Stream

from aksio.application.chat.answer_desk import AnswerDesk
from aksio.application.chat.branch_off import (
    EditMessage,
    EditMessageCommand,
    RegenerateAnswer,
    RegenerateAnswerCommand,
)
from aksio.application.chat.give_feedback import RateAnswer, RateAnswerCommand
from aksio.application.chat.list_messages import GetTurn, ListMessages, ListMessagesQuery
from aksio.application.chat.post_message import PostMessage, PostMessageCommand, Turn
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import ChatId, DocumentId, LearnerId, MessageId
from aksio.entrypoints.http.chat.events import BEGINNING, EVENT_STREAM, Events, place_of
from aksio.entrypoints.http.chat.wire import (
    MessageEdit,
    MessageOut,
    NewMessage,
    NewRating,
    RatingOut,
    TurnOut,
)
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.rate_limits import GENERATIONS
from aksio.entrypoints.http.request import AksioRequest

Key = Annotated[str | None, HeaderParameter(name="Idempotency-Key", min_length=1, max_length=200)]
LastEventId = Annotated[str | None, HeaderParameter(name="Last-Event-ID", max_length=60)]
Accept = Annotated[str | None, HeaderParameter(name="Accept", max_length=1000)]

ASKING = {"no_idempotency_key": True, **GENERATIONS}
"""An answer outlives its request, so the key is kept with the question and not with the response."""

TURN = {
    201: ResponseSpec(
        TurnOut,
        description="The question with its whole answer, or a stream of events.",
        generate_examples=False,
    )
}


class ChatMessagesController(Controller):
    """Messages of a conversation."""

    path = "/chat/chats/{chat_id:uuid}/messages"
    tags = ("chat",)

    @get(operation_id="listMessages", summary="All messages of a chat, in their order")
    async def list(
        self,
        request: AksioRequest,
        chat_id: FromPath[UUID],
        page: NamedDependency[PageRequest],
        list_chat_messages: NamedDependency[ListMessages],
    ) -> PageOut[MessageOut]:
        query = ListMessagesQuery(chat_id=ChatId(chat_id), learner_id=request.user.id, page=page)
        found = await list_chat_messages(query)
        return PageOut(items=[MessageOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @post(
        operation_id="postMessage",
        summary="Ask; with Accept: text/event-stream the answer is streamed",
        opt=ASKING,
        responses=TURN,
    )
    async def ask(
        self,
        request: AksioRequest,
        chat_id: FromPath[UUID],
        data: JSONBody[NewMessage],
        post_message: NamedDependency[PostMessage],
        answer_desk: NamedDependency[AnswerDesk],
        get_turn: NamedDependency[GetTurn],
        cancel_when_left: NamedDependency[bool],
        key: Key = None,
        last_event_id: LastEventId = None,
        accept: Accept = None,
    ) -> Response[Any]:
        command = PostMessageCommand(
            chat_id=ChatId(chat_id),
            learner_id=request.user.id,
            content=data.content,
            document_ids=tuple(DocumentId(each) for each in data.document_ids),
            parent_id=None if data.parent_id is None else MessageId(data.parent_id),
            request_key=key,
        )
        turn = await post_message(command)
        answering = Answering(answer_desk, get_turn, request.user.id, cancel_when_left=cancel_when_left)
        return await answering.answer(turn, accept, last_event_id)


class AnswersController(Controller):
    """What can be done with one message."""

    path = "/chat/messages/{message_id:uuid}"
    tags = ("chat",)

    @post("/edit", operation_id="editMessage", summary="Ask in other words", opt=ASKING, responses=TURN)
    async def edit(
        self,
        request: AksioRequest,
        message_id: FromPath[UUID],
        data: JSONBody[MessageEdit],
        edit_message: NamedDependency[EditMessage],
        answer_desk: NamedDependency[AnswerDesk],
        get_turn: NamedDependency[GetTurn],
        cancel_when_left: NamedDependency[bool],
        accept: Accept = None,
    ) -> Response[Any]:
        command = EditMessageCommand(message_id=MessageId(message_id), learner_id=request.user.id, content=data.content)
        answering = Answering(answer_desk, get_turn, request.user.id, cancel_when_left=cancel_when_left)
        return await answering.answer(await edit_message(command), accept)

    @post("/regenerate", operation_id="regenerateAnswer", summary="Answer again", opt=ASKING, responses=TURN)
    async def regenerate(
        self,
        request: AksioRequest,
        message_id: FromPath[UUID],
        regenerate_answer: NamedDependency[RegenerateAnswer],
        answer_desk: NamedDependency[AnswerDesk],
        get_turn: NamedDependency[GetTurn],
        cancel_when_left: NamedDependency[bool],
        accept: Accept = None,
    ) -> Response[Any]:
        command = RegenerateAnswerCommand(message_id=MessageId(message_id), learner_id=request.user.id)
        answering = Answering(answer_desk, get_turn, request.user.id, cancel_when_left=cancel_when_left)
        return await answering.answer(await regenerate_answer(command), accept)

    @get("/stream", operation_id="streamAnswer", summary="An answer as events, from Last-Event-ID on")
    async def stream(
        self,
        request: AksioRequest,
        message_id: FromPath[UUID],
        answer_desk: NamedDependency[AnswerDesk],
        get_turn: NamedDependency[GetTurn],
        last_event_id: LastEventId = None,
    ) -> Stream:
        answer_id = MessageId(message_id)
        await get_turn(answer_id, request.user.id)
        place = place_of(last_event_id, answer_id)
        return Events(answer_desk, get_turn).response(answer_id, request.user.id, after=place, status=200)

    @post("/feedback", operation_id="rateAnswer", summary="Thumb up or down, and why")
    async def rate(
        self,
        request: AksioRequest,
        message_id: FromPath[UUID],
        data: JSONBody[NewRating],
        rate_answer: NamedDependency[RateAnswer],
    ) -> RatingOut:
        command = RateAnswerCommand(
            message_id=MessageId(message_id), learner_id=request.user.id, rating=data.rating, reason=data.reason
        )
        return RatingOut.of(await rate_answer(command))


class Answering:
    """The answer to one request that asks: whole, or as it is written."""

    def __init__(self, desk: AnswerDesk, get_turn: GetTurn, learner_id: LearnerId, *, cancel_when_left: bool) -> None:
        self._desk = desk
        self._get_turn = get_turn
        self._learner_id = learner_id
        self._cancel_when_left = cancel_when_left

    async def answer(self, turn: Turn, accept: str | None, last_event_id: str | None = None) -> Response[Any]:
        """Begin the writing, and show it in the form that is wanted."""
        answer_id = turn.answer.id
        place = place_of(last_event_id, answer_id) if last_event_id else BEGINNING
        self._desk.begin(turn)
        if EVENT_STREAM in (accept or ""):
            events = Events(self._desk, self._get_turn, leave=self._leave(turn))
            return events.response(answer_id, self._learner_id, after=place, status=201)
        await self._desk.finished(answer_id, learner_id=self._learner_id)
        return Response(TurnOut.of(await self._get_turn(answer_id, self._learner_id)), status_code=201)

    def _leave(self, turn: Turn) -> Any:
        if not self._cancel_when_left:
            return None

        async def stop() -> None:
            await self._desk.stop(turn.answer.id)

        return stop
