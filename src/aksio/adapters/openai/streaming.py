"""A chat completion as it is written, line by line over server-sent events."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any

import msgspec

from aksio.adapters.openai.wire import Usage


class Delta(msgspec.Struct):
    """The next piece."""

    content: str | None = None
    refusal: str | None = None


class ChunkChoice(msgspec.Struct):
    """One answer; we ask for one."""

    delta: Delta = msgspec.field(default_factory=Delta)
    finish_reason: str | None = None


class Chunk(msgspec.Struct):
    """One event of the stream; the last one has the usage and no choices."""

    choices: list[ChunkChoice]
    usage: Usage | None = None


async def chunks(lines: AsyncIterator[str]) -> AsyncGenerator[Chunk, None]:
    """Events until `[DONE]`. Raises msgspec.MsgspecError for what is no such stream."""
    async for line in lines:
        if line.startswith("data:"):
            data = line.removeprefix("data:").strip()
            if data == "[DONE]":
                return
            yield msgspec.json.decode(data, type=Chunk)
        elif line and not line.startswith((":", "event:", "id:", "retry:")):
            raise msgspec.DecodeError("This is no event stream.")


async def streamed(client: Any, request: dict[str, Any]) -> AsyncGenerator[Chunk, None]:
    """The events that answer a request. Leaving the iteration hangs up, and the model stops."""
    call = client.chat.completions.with_streaming_response.create(
        **request, stream=True, stream_options={"include_usage": True}
    )
    async with call as response, aclosing(chunks(response.iter_lines())) as events:
        async for chunk in events:
            yield chunk
