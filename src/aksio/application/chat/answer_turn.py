"""Write one answer: look for passages, compose, stream, keep every piece, and end the message whatever happens."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing

from aksio.application.chat.kept_writing import KeptWriting
from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.chat.post_message import Turn
from aksio.application.chat.prepare_turn import PreparedTurn, PrepareTurn
from aksio.application.chat.right_language import RightLanguage
from aksio.application.chat.tutor_ports import TutorFailed
from aksio.application.chat.writing import Writing
from aksio.application.shared.patience import patiently
from aksio.application.shared.ports import Clock
from aksio.domain.chat.message import AnswerTaken, Grounding, MessageStatus
from aksio.domain.chat.notices import Notice, notice
from aksio.domain.chat.plain_answer import PlainStream
from aksio.domain.chat.secrecy import Secrecy
from aksio.domain.shared.errors import AksioError

LEAVING = "the process is leaving"
"""What a cancelled writing is told when nobody wanted it to stop."""

LONGEST_ANSWER = 40_000


class _Withheld(TutorFailed):
    """The answer began to recite what is not for the learner."""

    code = "withheld"


class AnswerTurn:
    """No database connection is held while it waits for passages or the model."""

    def __init__(
        self, *, uow: Callable[[], ChatUnitOfWork], prepare: PrepareTurn, tutor: RightLanguage, clock: Clock
    ) -> None:
        self._uow = uow
        self._prepare = prepare
        self._tutor = tutor
        self._clock = clock

    async def __call__(self, turn: Turn, publish: Callable[[int, str], None]) -> bool:
        """`publish` is told of each piece with its number once it is kept. True for an answer that is complete."""
        writing = Writing(turn, publish)
        kept = KeptWriting(writing, self._uow, self._clock)
        alive = asyncio.create_task(kept.show_life(asyncio.current_task()))
        try:
            await self._write(writing, kept)
            await patiently(lambda: kept.end(MessageStatus.COMPLETE))
            return True
        except asyncio.CancelledError as stopped:
            status = MessageStatus.INTERRUPTED if LEAVING in stopped.args else MessageStatus.CANCELLED
            await asyncio.shield(kept.end(status))
        except AnswerTaken:
            pass
        except _Withheld as error:
            writing.withhold()
            await _fail(kept, error.code)
        except AksioError as error:
            await _fail(kept, error.code)
        except Exception:
            await _fail(kept, "internal_error")
            raise
        finally:
            alive.cancel()
        return False

    async def _write(self, writing: Writing, kept: KeptWriting) -> None:
        prepared = writing.prepared = await patiently(lambda: self._prepare(writing.turn))
        if prepared.grounding is Grounding.UNAVAILABLE:
            await kept.keep(notice(Notice.SEARCH_DOWN, prepared.language) + "\n\n")
        screen = _Screen(prepared)
        async with aclosing(self._tutor.pieces(writing, prepared.prompt)) as pieces:
            async for piece in pieces:
                writing.waiting += screen.push(piece)
                if writing.is_time_to_keep(asyncio.get_running_loop().time()):
                    await kept.keep()
                if len(writing.text) > LONGEST_ANSWER:
                    break
        await kept.keep(screen.rest())


class _Screen:
    """What of an answer may be shown: plain text with known sources, and nothing of our own instructions."""

    def __init__(self, prepared: PreparedTurn) -> None:
        prompt, window = prepared.prompt, prepared.prompt.window
        known = " ".join([window.question, *(passage.text for passage in window.passages)])
        self._plain = PlainStream(frozenset(source.number for source in prompt.sources))
        self._secrecy = Secrecy(window.instructions, fence=prompt.fence, known=known)

    def push(self, piece: str) -> str:
        """What may be shown by now. Raises _Withheld."""
        return _allowed(self._secrecy.push(self._plain.push(piece)))

    def rest(self) -> str:
        """What was still held. Raises _Withheld."""
        return _allowed(self._secrecy.push(self._plain.rest())) + _allowed(self._secrecy.rest())


def _allowed(text: str | None) -> str:
    if text is None:
        raise _Withheld("This answer was withheld.")
    return text


async def _fail(kept: KeptWriting, failure: str) -> None:
    await patiently(lambda: kept.end(MessageStatus.FAILED, failure=failure))
