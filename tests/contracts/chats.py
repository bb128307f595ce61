"""What every storage of conversations promises."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol

import pytest

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.chat.views import ChatView, MessageView
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.chat.context_window import Said
from aksio.domain.chat.conversation import ChatNotFound, Conversation
from aksio.domain.chat.feedback import Feedback, Thumb
from aksio.domain.chat.message import AnswerTaken, Message, MessageNotFound, MessageStatus
from aksio.domain.chat.proposal import ProposalNotFound
from aksio.domain.chat.tutoring_session import TutoringSessionNotFound
from aksio.domain.shared.errors import Conflict, Raced
from aksio.domain.shared.ids import ChatId, LearnerId, MessageId
from tests.make.chats import (
    COURSE,
    ENDING,
    LEARNER,
    NOW,
    STRANGER,
    a_conversation,
    a_proposal,
    a_question,
    a_session,
    an_answer,
    named,
)

NewUnitOfWork = Callable[[], ChatUnitOfWork]
LATER = NOW + timedelta(hours=1)


class MessagesReader(Protocol):
    """The part of ChatReader that answering needs."""

    async def chat(self, chat_id: ChatId, *, learner_id: LearnerId) -> ChatView:
        """See ChatReader."""

    async def messages(self, chat_id: ChatId, page: PageRequest, *, learner_id: LearnerId) -> Page[MessageView]:
        """See ChatReader."""

    async def message(self, message_id: MessageId, *, learner_id: LearnerId) -> MessageView:
        """See ChatReader."""

    async def branch(self, leaf_id: MessageId | None, *, learner_id: LearnerId, limit: int) -> list[Said]:
        """See ChatReader."""

    async def pieces(self, message_id: MessageId, *, after: int) -> Sequence[tuple[int, str]]:
        """See ChatReader."""


async def begun(new_uow: NewUnitOfWork, name: str = "Cells", **more: Any) -> Conversation:
    """A conversation that is stored."""
    chat = a_conversation(name, **more)
    async with new_uow() as uow:
        uow.chats.add(chat)
        await uow.commit()
    return chat


async def appended(new_uow: NewUnitOfWork, chat: Conversation, *messages: Message) -> list[Message]:
    """Messages at its end."""
    async with new_uow() as uow:
        await uow.messages.active(chat.id, learner_id=chat.learner_id)
        placed = await uow.messages.append(chat.id, *messages)
        await uow.commit()
    return placed


async def a_turn(new_uow: NewUnitOfWork, chat: Conversation, name: str = "") -> tuple[Message, Message]:
    """A question with an answer that is being written."""
    question = a_question(f"question{name}", chat=chat)
    placed = await appended(new_uow, chat, question, an_answer(question, f"answer{name}"))
    return placed[0], placed[1]


async def settled(new_uow: NewUnitOfWork, message: Message) -> bool:
    """Whether it was ended by this."""
    async with new_uow() as uow:
        done = await uow.messages.settle(message)
        await uow.commit()
    return done


def said_by(*messages: Message) -> list[Said]:
    """What a model is told of them."""
    return [Said(role=each.role, text=each.content) for each in messages]


def fields_of(aggregate: Any) -> dict[str, Any]:
    """All but its events."""
    return {name: getattr(aggregate, name) for name in aggregate.__dataclass_fields__ if name != "_events"}


class ChatsContract:
    """Inherited for each storage, with `new_uow`, and a reader of the same storage as `reader`."""

    async def test_a_conversation_comes_back_as_it_was_and_a_change_is_kept_once(self, new_uow: NewUnitOfWork) -> None:
        chat = await begun(new_uow)
        async with new_uow() as uow:
            found, stale = [await uow.chats.get(chat.id, learner_id=LEARNER) for _ in range(2)]
        assert fields_of(found) == fields_of(chat)
        for changed in (found, stale):
            changed.edit(title="Again", now=LATER)
        async with new_uow() as uow:
            uow.chats.save(found)
            await uow.commit()
        with pytest.raises(Conflict):
            async with new_uow() as uow:
                uow.chats.save(stale)
                await uow.commit()

    async def test_what_is_anothers_is_not_there(self, new_uow: NewUnitOfWork, reader: MessagesReader) -> None:
        chat = await begun(new_uow)
        question, _ = await a_turn(new_uow, chat)
        proposal, session = a_proposal(chat), a_session(chat)
        async with new_uow() as uow:
            uow.proposals.add(proposal)
            uow.tutoring_sessions.add(session)
            await uow.commit()
        async with new_uow() as uow:
            with pytest.raises(ChatNotFound):
                await uow.messages.active(chat.id, learner_id=STRANGER)
            with pytest.raises(MessageNotFound):
                await uow.messages.get(question.id, learner_id=STRANGER)
            with pytest.raises(ProposalNotFound):
                await uow.proposals.get(proposal.id, learner_id=STRANGER)
            with pytest.raises(TutoringSessionNotFound):
                await uow.tutoring_sessions.get(session.id, learner_id=STRANGER)
            with pytest.raises(ChatNotFound):
                await uow.chats.get(chat.id, learner_id=STRANGER)
            assert await uow.messages.by_request(str(question.request_key), learner_id=STRANGER) is None
            assert await uow.messages.being_written(chat.id, learner_id=STRANGER) == []
            assert await uow.chats.all(STRANGER, course_id=None) == []
        assert await reader.branch(question.id, learner_id=STRANGER, limit=9) == []
        with pytest.raises(ChatNotFound):
            await reader.chat(chat.id, learner_id=STRANGER)
        with pytest.raises(MessageNotFound):
            await reader.message(question.id, learner_id=STRANGER)

    async def test_messages_have_one_order_and_the_last_is_active(
        self, new_uow: NewUnitOfWork, reader: MessagesReader
    ) -> None:
        chat = await begun(new_uow)
        question, answer = await a_turn(new_uow, chat)
        another = an_answer(question, "another")
        await appended(new_uow, chat, another)
        view = await reader.chat(chat.id, learner_id=LEARNER)
        assert (view.message_count, view.active_message_id) == (3, another.id)
        assert view.updated_at == another.created_at
        first = await reader.messages(chat.id, PageRequest(limit=2), learner_id=LEARNER)
        rest = await reader.messages(chat.id, PageRequest(limit=2, cursor=first.next_cursor), learner_id=LEARNER)
        assert [(each.sequence, each.id) for each in [*first.items, *rest.items]] == [
            (1, question.id),
            (2, answer.id),
            (3, another.id),
        ]
        async with new_uow() as uow:
            assert await uow.messages.get(question.id, learner_id=LEARNER) == question
            assert await uow.messages.by_request(str(question.request_key), learner_id=LEARNER) == question
            assert await uow.messages.answer_to(question.id) == answer
            await uow.messages.activate(question)
            await uow.commit()
        async with new_uow() as uow:
            assert await uow.messages.active(chat.id, learner_id=LEARNER) == another.id

    async def test_a_branch_is_read_from_its_leaf(self, new_uow: NewUnitOfWork, reader: MessagesReader) -> None:
        chat = await begun(new_uow)
        question, answer = await a_turn(new_uow, chat)
        follow_up = a_question("and then", chat=chat, parent_id=answer.id)
        await appended(new_uow, chat, follow_up, a_question("elsewhere", chat=chat))
        assert await reader.branch(follow_up.id, learner_id=LEARNER, limit=9) == said_by(follow_up, question)
        assert await settled(new_uow, replace(answer, **ENDING))
        ended = replace(answer, **ENDING)
        assert await reader.branch(follow_up.id, learner_id=LEARNER, limit=9) == said_by(follow_up, ended, question)
        assert await reader.branch(follow_up.id, learner_id=LEARNER, limit=2) == said_by(follow_up, ended)
        assert await reader.branch(None, learner_id=LEARNER, limit=2) == []

    async def test_an_answer_grows_by_pieces_and_is_settled_once(
        self, new_uow: NewUnitOfWork, reader: MessagesReader
    ) -> None:
        chat = await begun(new_uow)
        _, answer = await a_turn(new_uow, chat)
        for number, text in ((1, "In the "), (2, "nucleus.")):
            async with new_uow() as uow:
                await uow.messages.add_piece(answer, number=number, text=text, lease_expires_at=LATER)
                await uow.commit()
        with pytest.raises(Raced):
            async with new_uow() as uow:
                await uow.messages.add_piece(answer, number=2, text="nucleus.", lease_expires_at=LATER)
                await uow.commit()
        assert list(await reader.pieces(answer.id, after=1)) == [(2, "nucleus.")]
        async with new_uow() as uow:
            assert await uow.messages.written(answer.id) == "In the nucleus."
            assert [each.id for each in await uow.messages.being_written(chat.id, learner_id=LEARNER)] == [answer.id]
        assert not await settled(new_uow, replace(answer, lease_token=named("another"), status=MessageStatus.COMPLETE))
        ended = replace(answer, **ENDING)
        assert await settled(new_uow, ended)
        assert not await settled(new_uow, ended)
        async with new_uow() as uow:
            found = await uow.messages.get(answer.id, learner_id=LEARNER)
        assert found == replace(ended, lease_token=None, lease_expires_at=None)
        assert await reader.message(answer.id, learner_id=LEARNER) == MessageView.of(found)
        with pytest.raises(AnswerTaken):
            async with new_uow() as uow:
                await uow.messages.add_piece(answer, number=3, text="Late", lease_expires_at=LATER)
                await uow.commit()

    async def test_an_answer_without_a_sign_of_life_is_lost(self, new_uow: NewUnitOfWork) -> None:
        chat = await begun(new_uow)
        _, answer = await a_turn(new_uow, chat)
        _, alive = await a_turn(new_uow, chat, " two")
        async with new_uow() as uow:
            await uow.messages.renew(alive, lease_expires_at=LATER)
            await uow.commit()
        async with new_uow() as uow:
            lost = await uow.messages.lost(now=NOW + timedelta(minutes=30), limit=5)
        assert [each.id for each in lost] == [answer.id]

    async def test_a_generated_title_never_replaces_a_chosen_one(
        self, new_uow: NewUnitOfWork, reader: MessagesReader
    ) -> None:
        for name, is_titled in (("chosen", True), ("made up", False)):
            chat = await begun(new_uow, name, is_titled=is_titled)
            async with new_uow() as uow:
                uow.chats.name(chat.id, "Generated")
                await uow.commit()
            title = (await reader.chat(chat.id, learner_id=LEARNER)).title
            assert title == ("chosen" if is_titled else "Generated")

    async def test_the_latest_verdict_counts(self, new_uow: NewUnitOfWork, reader: MessagesReader) -> None:
        _, answer = await a_turn(new_uow, await begun(new_uow))
        for thumb in (Thumb.UP, Thumb.DOWN):
            async with new_uow() as uow:
                uow.messages.rate(
                    Feedback(message_id=answer.id, learner_id=LEARNER, rating=thumb, reason="So", created_at=NOW)
                )
                await uow.commit()
        view = await reader.message(answer.id, learner_id=LEARNER)
        assert (view.rating, view.rating_reason) == ("down", "So")

    async def test_proposals_and_sessions_come_back_as_they_were(self, new_uow: NewUnitOfWork) -> None:
        chat = await begun(new_uow)
        proposal, session = a_proposal(chat), a_session(chat)
        async with new_uow() as uow:
            uow.proposals.add(proposal)
            uow.tutoring_sessions.add(session)
            await uow.commit()
        proposal.confirm(now=LATER)
        proposal.came_about(named("plan"), now=LATER)
        session.start(now=LATER)
        async with new_uow() as uow:
            assert await uow.tutoring_sessions.under_way(chat.id) is None
            uow.proposals.save(proposal)
            uow.tutoring_sessions.save(session)
            await uow.commit()
        async with new_uow() as uow:
            found = await uow.proposals.get(proposal.id, learner_id=LEARNER)
            under_way = await uow.tutoring_sessions.under_way(chat.id)
        assert fields_of(found) == fields_of(proposal)
        assert under_way is not None
        assert fields_of(under_way) == fields_of(session)

    async def test_everything_goes_with_a_conversation(self, new_uow: NewUnitOfWork) -> None:
        chat, other = await begun(new_uow), await begun(new_uow, "Other", course_id=None)
        question, _ = await a_turn(new_uow, chat)
        proposal = a_proposal(chat)
        async with new_uow() as uow:
            assert {each.id for each in await uow.chats.all(LEARNER, course_id=None)} == {chat.id, other.id}
            assert [each.id for each in await uow.chats.all(LEARNER, course_id=COURSE)] == [chat.id]
            uow.proposals.add(proposal)
            await uow.commit()
        async with new_uow() as uow:
            uow.chats.remove(chat)
            await uow.commit()
        async with new_uow() as uow:
            assert [each.id for each in await uow.chats.all(LEARNER, course_id=None)] == [other.id]
            with pytest.raises(MessageNotFound):
                await uow.messages.get(question.id, learner_id=LEARNER)
            with pytest.raises(ProposalNotFound):
                await uow.proposals.get(proposal.id, learner_id=LEARNER)
