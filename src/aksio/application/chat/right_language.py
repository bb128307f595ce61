"""Answers in the language that was asked for: a wrong one is noticed by its first words, and asked for once more."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from aksio.application.chat.paid_tutor import PaidTutor
from aksio.application.chat.tutor_ports import Prompt, Tutor
from aksio.application.chat.writing import Writing
from aksio.application.shared.languages import LanguageDetector
from aksio.domain.shared.language import spoken

ENOUGH_TO_TELL = 80
"""Characters after which the language of an answer is told."""


class RightLanguage:
    """Quotes stay in their own language, so a tutor that only quotes is taken at its word."""

    def __init__(self, tutor: Tutor, paid: PaidTutor, languages: LanguageDetector) -> None:
        self._tutor = tutor
        self._paid = paid
        self._languages = languages

    async def pieces(self, writing: Writing, prompt: Prompt) -> AsyncGenerator[str, None]:
        """The answer. Its first words wait until their language is known, and are dropped where it is wrong."""
        held, is_right = "", self._tutor.quotes_only or prompt.brief.language is None
        async with aclosing(self._paid.pieces(writing, prompt)) as pieces:
            async for piece in pieces:
                held += piece
                if not is_right and len(held) >= ENOUGH_TO_TELL:
                    if await self._is_wrong(held, prompt):
                        break
                    is_right = True
                if is_right:
                    yield held
                    held = ""
        if not held:
            return
        if not await self._is_wrong(held, prompt):
            yield held
            return
        async with aclosing(self._paid.pieces(writing, self._insisting(prompt))) as pieces:
            async for piece in pieces:
                yield piece

    async def _is_wrong(self, text: str, prompt: Prompt) -> bool:
        found = await self._languages.language_of(text)
        return found is not None and spoken(found) != spoken(prompt.brief.language or "")

    def _insisting(self, prompt: Prompt) -> Prompt:
        brief = replace(prompt.brief, insist_on_language=True)
        instructions = self._tutor.instructions(brief, prompt.fence)
        return replace(prompt, brief=brief, window=replace(prompt.window, instructions=instructions))
