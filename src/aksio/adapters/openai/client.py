"""The SDK, held at arm's length: imported when first needed, with our own timeouts, and every error sorted."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from aksio.adapters.openai.errors import (
    ModelGarbled,
    ModelRateLimited,
    ModelRefused,
    ModelTimedOut,
    ModelTruncated,
    ModelUnavailable,
)
from aksio.adapters.openai.streaming import Chunk, streamed
from aksio.adapters.openai.wire import Completion

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncOpenAI

DEFAULT_BASE_URL = "https://api.openai.com/v1"
_REJECTED = (400, 413, 422)
"""Statuses that are about this very request. Every other one is about us or about them, and may pass."""


def load_sdk() -> None:
    """A second of processor time, and several on a busy machine: for the start of a process that will need it."""
    import_module("openai")


@dataclass(frozen=True, kw_only=True)
class ModelTimeouts:
    """In seconds: `read` without a byte; `total` for a call with all its retries; `queue` for a free place."""

    connect: float = 5.0
    read: float = 60.0
    total: float = 120.0
    queue: float = 30.0


class CompletionsClient:
    """Sends one request and reads the answer. No retries here, and none in the SDK."""

    def __init__(self, *, api_key: str, base_url: str | None, timeouts: ModelTimeouts) -> None:
        self._api_key = api_key
        self._base_url = base_url or DEFAULT_BASE_URL
        self._timeouts = timeouts
        self._client: AsyncOpenAI | None = None

    async def complete(self, request: dict[str, Any]) -> Completion:
        """`request` is the body of POST /chat/completions. Raises ModelUnavailable and ModelRefused."""
        client = await self._sdk_client()
        from openai import APIConnectionError, APIStatusError, OpenAIError  # noqa: PLC0415 (costs seconds)

        try:
            answer = await client.chat.completions.with_raw_response.create(**request)
            return msgspec.json.decode(answer.content, type=Completion)
        except APIStatusError as error:
            raise _sorted(error) from error
        except APIConnectionError as error:
            raise ModelUnavailable("The language model does not answer.") from error
        except (OpenAIError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise ModelUnavailable("The language model gave an answer that makes no sense.") from error

    async def stream(self, request: dict[str, Any]) -> AsyncGenerator[Chunk, None]:
        """The same, as it is written. Raises ModelTimedOut, too, where nothing comes for too long."""
        client = await self._sdk_client()
        from httpx2 import HTTPError, TimeoutException  # noqa: PLC0415
        from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError  # noqa: PLC0415

        try:
            async with aclosing(streamed(client, request)) as events:
                async for chunk in events:
                    yield chunk
        except APIStatusError as error:
            raise _sorted(error) from error
        except (APITimeoutError, TimeoutException) as error:
            raise ModelTimedOut("The language model is too slow.") from error
        except APIConnectionError as error:
            raise ModelUnavailable("The language model does not answer.") from error
        except HTTPError as error:
            raise ModelTruncated("The language model hung up in the middle.") from error
        except (OpenAIError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise ModelGarbled("The language model gave an answer that makes no sense.") from error

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()

    async def _sdk_client(self) -> "AsyncOpenAI":
        openai = await asyncio.to_thread(import_module, "openai")  # several calls may wait for the first import
        if self._client is None:
            self._client = self._new_client(openai)
        return self._client

    def _new_client(self, openai: Any) -> "AsyncOpenAI":
        timeout = openai.Timeout(
            connect=self._timeouts.connect,
            read=self._timeouts.read,
            write=self._timeouts.read,
            pool=self._timeouts.queue,
        )
        client: AsyncOpenAI = openai.AsyncOpenAI(
            api_key=self._api_key, base_url=self._base_url, max_retries=0, timeout=timeout
        )
        return client


def _sorted(error: "APIStatusError") -> ModelUnavailable | ModelRefused:
    if error.status_code in _REJECTED:
        return ModelRefused("The language model does not accept this request.")
    kind = ModelRateLimited if error.status_code == 429 else ModelUnavailable
    return kind(
        "The language model cannot serve this now.", retry_after=_retry_after(error.response.headers.get("retry-after"))
    )


def _retry_after(value: str | None) -> int:
    """Seconds, rounded up; 0 where the server named none that makes sense."""
    try:
        seconds = float(value or "")
    except ValueError:
        return 0
    return int(-(-seconds // 1)) if 0 <= seconds <= 86_400 else 0
