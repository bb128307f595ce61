"""A tutor that was asked the same thing before: the same learner, question and passages cost once."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from aksio.adapters.openai.answer_cache import AnswerCache, cache_key
from aksio.adapters.openai.tutor import OpenAITutor
from aksio.application.chat.tutor_ports import Brief, Prompt
from aksio.domain.chat.message import TurnUsage


class RememberingTutor:
    """See the port. Only whole answers are kept; one that is written again is asked for again.

    The key holds everything that the model is told but the random fence, so another version of the prompt, another
    model, a changed document or other facts are another question.
    """

    def __init__(self, tutor: OpenAITutor, cache: AnswerCache, *, model: str) -> None:
        self._tutor = tutor
        self._cache = cache
        self._model = model

    @property
    def window_tokens(self) -> int:
        """See the port."""
        return self._tutor.window_tokens

    @property
    def quotes_only(self) -> bool:
        """See the port."""
        return self._tutor.quotes_only

    def instructions(self, brief: Brief, fence: str) -> str:
        """See the port."""
        return self._tutor.instructions(brief, fence)

    def most_tokens(self, prompt: Prompt) -> int:
        """See the port."""
        return self._tutor.most_tokens(prompt)

    async def answer(self, prompt: Prompt) -> AsyncGenerator[str | TurnUsage, None]:
        """See the port. An answer from before comes in one piece and costs nothing."""
        key = self._key(prompt)
        known = None if prompt.afresh else await self._cache.get(key)
        if known is not None:
            yield known.decode()
            yield TurnUsage(model=self._model)
            return
        text = ""
        async with aclosing(self._tutor.answer(prompt)) as pieces:
            async for piece in pieces:
                if isinstance(piece, str):
                    text += piece
                yield piece
        await self._cache.put(key, text.encode())

    async def close(self) -> None:
        """Close the connections."""
        await self._tutor.close()

    def _key(self, prompt: Prompt) -> str:
        window = prompt.window
        return cache_key(
            prompt.learner_id,
            self._model,
            window.instructions.replace(prompt.fence, ""),
            prompt.brief,
            window.history,
            window.summary,
            prompt.sources,
            window.question,
        )
