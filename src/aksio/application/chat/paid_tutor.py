"""The tutor's calls: each reserved before and settled after it, however it ends."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import partial

from aksio.application.chat.tutor_ports import Prompt, Tutor, TutorBudget, TutorFailed
from aksio.application.chat.writing import Writing
from aksio.application.shared.patience import patiently
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.chat.message import TurnUsage

PURPOSE = "chat"
_BYTES_OF_A_TOKEN = 3


class PaidTutor:
    """What is used is counted to the learner who asked; a tutor that calls no model reserves nothing."""

    def __init__(self, tutor: Tutor, budget: TutorBudget, clock: Clock, ids: Ids) -> None:
        self._tutor = tutor
        self._budget = budget
        self._clock = clock
        self._ids = ids

    async def pieces(self, writing: Writing, prompt: Prompt) -> AsyncGenerator[str, None]:
        """The answer. Raises TutorFailed, LimitReached, and Unavailable where storage stays away."""
        tokens, call_id, meter = self._tutor.most_tokens(prompt), self._ids.new(), _Meter()
        if tokens:
            whose = writing.turn.question.learner_id
            reserve = partial(self._budget.reserve, call_id=call_id, learner_id=whose, purpose=PURPOSE)
            await patiently(partial(reserve, tokens=tokens, now=self._clock.now()))
        try:
            async with aclosing(self._tutor.answer(prompt)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, TurnUsage):
                        meter.tell(piece)
                    else:
                        meter.bytes_seen += len(piece.encode("utf-8", "replace"))
                        yield piece
        except TutorFailed as error:
            meter.told = meter.told.plus(error.usage)
            raise
        finally:
            used = meter.used(prompt) if tokens else meter.told
            writing.usage = writing.usage.plus(used)
            if tokens:
                settle = partial(self._budget.settle, call_id=call_id, usage=used, now=self._clock.now())
                await asyncio.shield(patiently(settle))


class _Meter:
    """What one call used, as the model says, or by our own count where it was stopped before the model said so."""

    def __init__(self) -> None:
        self.told = TurnUsage.NONE
        self.bytes_seen = 0
        self._is_told = False

    def tell(self, usage: TurnUsage) -> None:
        """The model's own count."""
        self.told, self._is_told = self.told.plus(usage), True

    def used(self, prompt: Prompt) -> TurnUsage:
        """By now."""
        if self._is_told or self.told.calls or not self.bytes_seen:
            return self.told
        output_tokens = self.bytes_seen // _BYTES_OF_A_TOKEN
        return TurnUsage(calls=1, input_tokens=prompt.window.tokens, output_tokens=output_tokens)
