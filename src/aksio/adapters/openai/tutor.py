"""Answers and titles by a language model of OpenAI, or of anything that speaks its HTTP."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from secrets import token_hex
from typing import Any

from aksio.adapters.openai.client import CompletionsClient
from aksio.adapters.openai.errors import (
    ModelGarbled,
    ModelRateLimited,
    ModelRefused,
    ModelTimedOut,
    ModelTruncated,
    ModelUnavailable,
)
from aksio.adapters.openai.pricing import Price
from aksio.adapters.openai.prompts import prompt as words_of
from aksio.adapters.openai.streaming import Chunk
from aksio.adapters.openai.wire import Usage
from aksio.application.chat.tutor_ports import (
    Brief,
    Prompt,
    TutorFailed,
    TutorGarbled,
    TutorRateLimited,
    TutorRefused,
    TutorTimedOut,
    TutorTruncated,
    TutorUnavailable,
)
from aksio.domain.chat.context_window import tokens_of
from aksio.domain.chat.message import Role, TurnUsage
from aksio.domain.chat.tutoring_session import TutoringMode

ANSWER_TOKENS = 2_000
TITLE_TOKENS = 200

_MODES = {
    TutoringMode.EXPLAIN: "Explain step by step, with one example.",
    TutoringMode.SOCRATIC: "Lead with questions: ask one at a time, and let the student find the answer.",
    TutoringMode.QUIZ_ME: "Ask one question from the sources, wait for the answer, then say what was right.",
    TutoringMode.EXAM_PREPARATION: "Prepare for the exam: what is likely to be asked, and how a full answer looks.",
    TutoringMode.HOMEWORK_HELP: "Give hints and the next step. Do not hand over the finished answer.",
}
_ERRORS: dict[type[Exception], type[TutorFailed]] = {
    ModelRateLimited: TutorRateLimited,
    ModelTimedOut: TutorTimedOut,
    ModelGarbled: TutorGarbled,
    ModelUnavailable: TutorUnavailable,
    ModelTruncated: TutorTruncated,
    ModelRefused: TutorRefused,
}


class OpenAITutor:
    """See the port. Data goes between lines that no author of a document can know."""

    def __init__(self, client: CompletionsClient, *, model: str, price: Price, window_tokens: int) -> None:
        self._client = client
        self._model = model
        self._price = price
        self._window_tokens = window_tokens

    @property
    def window_tokens(self) -> int:
        """See the port."""
        return self._window_tokens

    @property
    def quotes_only(self) -> bool:
        """See the port."""
        return False

    def instructions(self, brief: Brief, fence: str) -> str:
        """See the port."""
        lines = [words_of("tutor").fenced_by(fence)]
        if brief.language:
            lines.append(f"Answer in the language {brief.language}; quotations stay in their own language.")
        if brief.insist_on_language:
            lines.append("The last attempt was in another language. Write every sentence of your own in this one.")
        if brief.mode:
            lines.append(_MODES[brief.mode])
        return "\n".join(lines)

    def most_tokens(self, prompt: Prompt) -> int:
        """See the port."""
        return prompt.window.tokens + ANSWER_TOKENS

    async def answer(self, prompt: Prompt) -> AsyncGenerator[str | TurnUsage, None]:
        """See the port."""
        async with aclosing(_written(self._client, _request(self._model, prompt), self._price, self._model)) as pieces:
            async for piece in pieces:
                yield piece

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


class OpenAITitler:
    """See the port."""

    def __init__(self, client: CompletionsClient, *, model: str, price: Price) -> None:
        self._client = client
        self._model = model
        self._price = price

    def most_tokens(self, question: str) -> int:
        """See the port."""
        return tokens_of(question[:1000]) + TITLE_TOKENS + 100

    async def title(self, question: str) -> tuple[str, TurnUsage]:
        """See the port."""
        fence = token_hex(16)
        request = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": words_of("title").fenced_by(fence)},
                {"role": "user", "content": f"{fence}\n{question[:1000]}\n{fence}"},
            ],
            "max_completion_tokens": TITLE_TOKENS,
        }
        text, usage = "", TurnUsage.NONE
        async for piece in _written(self._client, request, self._price, self._model):
            if isinstance(piece, TurnUsage):
                usage = piece
            else:
                text += piece
        return text, usage

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def _request(model: str, prompt: Prompt) -> dict[str, Any]:
    window, fence = prompt.window, prompt.fence
    history = [
        {"role": "user" if said.role is Role.USER else "assistant", "content": said.text} for said in window.history
    ]
    return {
        "model": model,
        "messages": [
            {"role": "system", "content": window.instructions},
            *history,
            {"role": "user", "content": _material(prompt, fence)},
        ],
        "max_completion_tokens": ANSWER_TOKENS,
    }


def _material(prompt: Prompt, fence: str) -> str:
    notes = [*prompt.brief.facts, *(f"objective: {each}" for each in prompt.brief.objectives), *prompt.window.summary]
    sources = [
        f"[{source.number}] {source.document_name}, page {source.page}\n{source.text}" for source in prompt.sources
    ]
    parts = ["\n".join(notes), "\n\n".join(sources), prompt.window.question]
    names = ("notes", "sources", "question")
    return "\n".join(f"{name}:\n{fence}\n{part}\n{fence}" for name, part in zip(names, parts, strict=True))


async def _written(
    client: CompletionsClient, request: dict[str, Any], price: Price, model: str
) -> AsyncGenerator[str | TurnUsage, None]:
    """Pieces, then the usage; every error in the words of the port, with what it cost."""
    usage, finish, refused = TurnUsage.NONE, None, False
    try:
        async with aclosing(client.stream(request)) as chunks:
            async for chunk in chunks:
                usage = _usage(chunk, price, model) or usage
                for choice in chunk.choices[:1]:
                    refused = refused or bool(choice.delta.refusal)
                    if choice.delta.content:
                        yield choice.delta.content
                    finish = choice.finish_reason or finish
    except tuple(_ERRORS) as error:
        kind = next(kind for known, kind in _ERRORS.items() if isinstance(error, known))
        raise kind(str(error), usage=usage) from error
    if refused or finish == "content_filter":
        raise TutorRefused("The language model declined.", usage=usage)
    if finish != "stop":
        raise TutorTruncated("The language model's answer was cut off.", usage=usage)
    yield usage


def _usage(chunk: Chunk, price: Price, model: str) -> TurnUsage | None:
    if chunk.usage is None:
        return None
    spent = price.of(Usage(chunk.usage.prompt_tokens, chunk.usage.completion_tokens), model=model)
    return TurnUsage(
        model=model,
        calls=1,
        input_tokens=spent.input_tokens,
        output_tokens=spent.output_tokens,
        cost_micros=spent.cost_micros,
    )
