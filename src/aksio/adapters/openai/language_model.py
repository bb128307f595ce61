"""A language model that answers in a given shape: retries, deadline, breaker, bounded calls, usage."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, Generic, TypeVar

import msgspec
import structlog

from aksio.adapters.openai.client import CompletionsClient, ModelTimeouts
from aksio.adapters.openai.errors import ModelRefused, ModelTruncated, ModelUnavailable
from aksio.adapters.openai.patience import Patience
from aksio.adapters.openai.pricing import Price
from aksio.adapters.openai.strict_schema import strict_schema
from aksio.adapters.openai.wire import Choice, Completion, Usage
from aksio.domain.shared.model_usage import ModelUsage

T = TypeVar("T", bound=msgspec.Struct)

DEFAULT_RETRY_AFTER = 5

log = structlog.get_logger("aksio.openai")


@dataclass(frozen=True, kw_only=True)
class Question(Generic[T]):
    """`instructions` are ours, `material` is data; the answer has the shape of `answer`."""

    instructions: str
    material: str
    answer: type[T]
    most_output_tokens: int


@dataclass(frozen=True, kw_only=True)
class Answer(Generic[T]):
    """What the model said, and what that cost with all attempts."""

    content: T
    usage: ModelUsage


class LanguageModel:
    """One model of one provider."""

    def __init__(
        self,
        client: CompletionsClient,
        *,
        model: str,
        price: Price,
        timeouts: ModelTimeouts,
        most_in_flight: int = 16,
        patience: Patience | None = None,
    ) -> None:
        self.model = model
        self._client = client
        self._price = price
        self._timeouts = timeouts
        self._in_flight = asyncio.Semaphore(most_in_flight)
        self._patience = patience or Patience()

    async def ask(self, question: Question[T]) -> Answer[T]:
        """Raises ModelUnavailable, ModelRefused and ModelTruncated."""
        request = self._request(question)
        async with self._slot():
            try:
                async with asyncio.timeout(self._timeouts.total):
                    return await self._persist(request, question.answer)
            except TimeoutError:
                self._patience.failed()
                raise ModelUnavailable("The language model is too slow.", retry_after=DEFAULT_RETRY_AFTER) from None

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def _persist(self, request: dict[str, Any], kind: type[T]) -> Answer[T]:
        spent = ModelUsage.NONE
        for attempt in count(1):
            try:
                answer = await self._attempt(request, kind)
                return Answer(content=answer.content, usage=spent.plus(answer.usage))
            except ModelUnavailable as unavailable:
                spent = spent.plus(unavailable.usage)
                wait = self._patience.wait_after(attempt, retry_after=unavailable.retry_after)
                if wait is None:
                    _log_failure(unavailable, self.model, attempt)
                    later = unavailable.retry_after or DEFAULT_RETRY_AFTER
                    raise ModelUnavailable(unavailable.detail, retry_after=later, usage=spent) from unavailable
            await asyncio.sleep(wait)
        raise AssertionError("the loop returns or raises")

    async def _attempt(self, request: dict[str, Any], kind: type[T]) -> Answer[T]:
        self._patience.before_call()
        try:
            answer = self._read(await self._client.complete(request), kind)
        except ModelUnavailable:
            self._patience.failed()
            raise
        self._patience.succeeded()
        return answer

    def _read(self, completion: Completion, kind: type[T]) -> Answer[T]:
        usage = self._price.of(completion.usage or Usage(), model=self.model)
        if not completion.choices:
            raise ModelUnavailable("The language model gave no answer.", usage=usage)
        choice = completion.choices[0]
        _require_whole(choice, usage)
        try:
            return Answer(content=msgspec.json.decode(choice.message.content or "", type=kind), usage=usage)
        except msgspec.MsgspecError as error:
            raise ModelUnavailable("The language model gave an answer that makes no sense.", usage=usage) from error

    def _request(self, question: Question[T]) -> dict[str, Any]:
        return {
            "model": self.model,
            "messages": [
                {"role": "system", "content": question.instructions},
                {"role": "user", "content": question.material},
            ],
            "max_completion_tokens": question.most_output_tokens,
            "response_format": {
                "type": "json_schema",
                "json_schema": {
                    "name": question.answer.__name__,
                    "strict": True,
                    "schema": strict_schema(question.answer),
                },
            },
        }

    @asynccontextmanager
    async def _slot(self) -> AsyncIterator[None]:
        """One of the calls that may be under way at once; waiting for it is bounded too."""
        try:
            async with asyncio.timeout(self._timeouts.queue):
                await self._in_flight.acquire()
        except TimeoutError:
            raise ModelUnavailable("The language model is busy.", retry_after=DEFAULT_RETRY_AFTER) from None
        try:
            yield
        finally:
            self._in_flight.release()


def _log_failure(unavailable: ModelUnavailable, model: str, attempts: int) -> None:
    """Whoever runs this should know that nobody writes, and whether it is the key."""
    status = getattr(unavailable.__cause__, "status_code", None)
    log.warning("model_unavailable", model=model, reason=unavailable.detail, status=status, attempts=attempts)


def _require_whole(choice: Choice, usage: ModelUsage) -> None:
    if choice.finish_reason == "length":
        raise ModelTruncated("The language model's answer was cut off.", usage=usage)
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise ModelRefused("The language model declined.", usage=usage)
