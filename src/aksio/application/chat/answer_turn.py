"""Write one answer: look for passages, compose, stream, keep every piece, and end the message whatever happens."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import replace
from functools import partial
from typing import Any

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.chat.post_message import LEASE, Turn
from aksio.application.chat.prepare_turn import PreparedTurn, PrepareTurn
from aksio.application.chat.tutor_ports import Prompt, Tutor, TutorBudget, TutorFailed
from aksio.application.chat.writing import Writing
from aksio.application.shared.languages import LanguageDetector
from aksio.application.shared.patience import patiently
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.uninterrupted import uninterrupted
from aksio.domain.chat.events import AnswerEnded
from aksio.domain.chat.message import AnswerTaken, Grounding, Message, MessageStatus, TurnUsage
from aksio.domain.chat.notices import Notice, notice
from aksio.domain.chat.plain_answer import PlainStream
from aksio.domain.chat.secrecy import Secrecy
from aksio.domain.shared.errors import AksioError, Raced
from aksio.domain.shared.language import spoken

PURPOSE = "chat"
LEAVING = "the process is leaving"
"""What a cancelled writing is told when nobody wanted it to stop."""

ALIVE_EVERY = 0.8
LONGEST_ANSWER = 40_000
ENOUGH_TO_TELL = 80
"""Characters after which the language of an answer is told."""


class _Withheld(TutorFailed):
    """The answer began to recite what is not for the learner."""

    code = "withheld"


class AnswerTurn:
    """No database connection is held while it waits for passages or the model."""

    def __init__(
        self,
        *,
        uow: Callable[[], ChatUnitOfWork],
        prepare: PrepareTurn,
        tutor: Tutor,
        languages: LanguageDetector,
        budget: TutorBudget,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._uow = uow
        self._prepare = prepare
        self._tutor = tutor
        self._languages = languages
        self._budget = budget
        self._clock = clock
        self._ids = ids

    async def __call__(self, turn: Turn, publish: Callable[[int, str], None]) -> bool:
        """`publish` is told of each piece with its number once it is kept. True for an answer that is complete."""
        writing = Writing(turn, publish)
        alive = asyncio.create_task(self._show_life(writing, asyncio.current_task()))
        try:
            await self._write(writing)
            await patiently(lambda: self._end(writing, MessageStatus.COMPLETE))
            return True
        except asyncio.CancelledError as stopped:
            status = MessageStatus.INTERRUPTED if LEAVING in stopped.args else MessageStatus.CANCELLED
            await asyncio.shield(self._end(writing, status))
        except AnswerTaken:
            pass
        except _Withheld as error:
            writing.withhold()
            await self._fail(writing, error.code)
        except AksioError as error:
            await self._fail(writing, error.code)
        except Exception:
            await self._fail(writing, "internal_error")
            raise
        finally:
            alive.cancel()
        return False

    async def _fail(self, writing: Writing, failure: str) -> None:
        await patiently(lambda: self._end(writing, MessageStatus.FAILED, failure=failure))

    async def _write(self, writing: Writing) -> None:
        prepared = writing.prepared = await patiently(lambda: self._prepare(writing.turn))
        await self._stream(writing, prepared)

    async def _stream(self, writing: Writing, prepared: PreparedTurn) -> None:
        if prepared.grounding is Grounding.UNAVAILABLE:
            await self._keep(writing, notice(Notice.SEARCH_DOWN, prepared.language) + "\n\n")
        clean = PlainStream(frozenset(source.number for source in prepared.prompt.sources))
        window = prepared.prompt.window
        known = " ".join([window.question, *(passage.text for passage in window.passages)])
        secrecy = Secrecy(window.instructions, fence=prepared.prompt.fence, known=known)
        async with aclosing(self._in_its_language(writing, prepared)) as pieces:
            async for piece in pieces:
                writing.waiting += _allowed(secrecy.push(clean.push(piece)))
                if writing.is_time_to_keep(asyncio.get_running_loop().time()):
                    await self._keep_waiting(writing)
                if len(writing.text) > LONGEST_ANSWER:
                    break
        writing.waiting += _allowed(secrecy.push(clean.rest())) + _allowed(secrecy.rest())
        await self._keep_waiting(writing)

    async def _in_its_language(self, writing: Writing, prepared: PreparedTurn) -> AsyncGenerator[str, None]:
        """The first words wait until their language is known; in a wrong one they are dropped, and asked for again."""
        held, is_right = "", self._tutor.quotes_only or prepared.prompt.brief.language is None
        async with aclosing(self._pieces(writing, prepared.prompt)) as pieces:
            async for piece in pieces:
                held += piece
                if not is_right and len(held) >= ENOUGH_TO_TELL:
                    if await self._is_wrong(held, prepared):
                        break
                    is_right = True
                if is_right:
                    yield held
                    held = ""
        if not held:
            return
        if not await self._is_wrong(held, prepared):
            yield held
            return
        async with aclosing(self._pieces(writing, self._insisting(prepared.prompt))) as pieces:
            async for piece in pieces:
                yield piece

    async def _is_wrong(self, text: str, prepared: PreparedTurn) -> bool:
        found = await self._languages.language_of(text)
        return found is not None and spoken(found) != spoken(prepared.prompt.brief.language or "")

    def _insisting(self, prompt: Prompt) -> Prompt:
        brief = replace(prompt.brief, insist_on_language=True)
        instructions = self._tutor.instructions(brief, prompt.fence)
        return replace(prompt, brief=brief, window=replace(prompt.window, instructions=instructions))

    async def _pieces(self, writing: Writing, prompt: Prompt) -> AsyncGenerator[str, None]:
        """One call, reserved before and settled after it, however it ends."""
        tokens, call_id = self._tutor.most_tokens(prompt), self._ids.new()
        learner_id, used, length, counted = writing.turn.question.learner_id, TurnUsage.NONE, 0, False
        if tokens:
            now = self._clock.now()
            reserve = partial(self._budget.reserve, call_id=call_id, learner_id=learner_id, purpose=PURPOSE)
            await patiently(partial(reserve, tokens=tokens, now=now))
        try:
            async with aclosing(self._tutor.answer(prompt)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, TurnUsage):
                        used, counted = used.plus(piece), True
                    else:
                        length += len(piece.encode("utf-8", "replace"))
                        yield piece
        except TutorFailed as error:
            used = used.plus(error.usage)
            raise
        finally:
            if (
                tokens and not counted and used.calls == 0 and length
            ):  # stopped before the model counted: by our own count
                used = TurnUsage(calls=1, input_tokens=prompt.window.tokens, output_tokens=length // 3)
            writing.usage = writing.usage.plus(used)
            if tokens:
                settle = partial(self._budget.settle, call_id=call_id, usage=used, now=self._clock.now())
                await asyncio.shield(patiently(settle))

    async def _keep(self, writing: Writing, text: str) -> None:
        writing.waiting += text
        await self._keep_waiting(writing)

    async def _keep_waiting(self, writing: Writing) -> None:
        """Storage that is busy or away for a moment ends no answer: the same piece is offered again."""
        if writing.waiting:
            await patiently(lambda: uninterrupted(self._store(writing)))

    async def _store(self, writing: Writing) -> None:
        loop = asyncio.get_running_loop()
        started = loop.time()
        with suppress(Raced):  # an attempt before did keep it, and its answer was lost
            async with self._uow() as uow:
                await uow.messages.add_piece(
                    writing.turn.answer,
                    number=writing.pieces + 1,
                    text=writing.waiting,
                    lease_expires_at=self._clock.now() + LEASE,
                )
                await uow.commit()
        writing.kept(started=started, now=loop.time())

    async def _show_life(self, writing: Writing, task: "asyncio.Task[Any] | None") -> None:
        """Renew the lease, as each piece does; where it is gone (cancelled elsewhere) stop the writing."""
        while True:
            await asyncio.sleep(ALIVE_EVERY)
            if asyncio.get_running_loop().time() - writing.kept_at < ALIVE_EVERY:
                continue
            try:
                async with self._uow() as uow:
                    await uow.messages.renew(writing.turn.answer, lease_expires_at=self._clock.now() + LEASE)
                    await uow.commit()
            except AnswerTaken:
                assert task is not None
                task.cancel("taken")
                return
            except AksioError:
                continue

    async def _end(self, writing: Writing, status: MessageStatus, *, failure: str | None = None) -> None:
        """Keep what waits, and say how it ended; what has ended already stays so. Does no harm when repeated."""
        if writing.waiting:
            with suppress(AnswerTaken):
                await self._store(writing)
        message = replace(writing.ended(status, failure), finished_at=self._clock.now())
        async with self._uow() as uow:
            await uow.messages.settle(message, answer_ended(message))
            await uow.commit()


def _allowed(text: str | None) -> str:
    if text is None:
        raise _Withheld("This answer was withheld.")
    return text


def answer_ended(message: Message) -> AnswerEnded:
    """What others may know of an ended answer."""
    assert message.finished_at is not None
    return AnswerEnded(
        occurred_at=message.finished_at,
        chat_id=message.chat_id,
        learner_id=message.learner_id,
        message_id=message.id,
        status=message.status.value,
        citations=len(message.citations),
        input_tokens=message.usage.input_tokens,
        output_tokens=message.usage.output_tokens,
    )
